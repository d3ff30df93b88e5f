import type { Block, Clause, Contract, Section } from '../../document/contract.ts';
import type { Look } from '../../document/look.ts';
import { type Bookmarks, nameBookmarks } from './bookmarks.ts';
import { type ContentControls, createContentControls } from './content-controls.ts';
import { findKeptBlocks } from './find-kept-blocks.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { type NumberPlace, planNumbers } from './plan-numbers.ts';
import { planReferences, type References } from './plan-references.ts';
import { createStyleSheet, type StyleSheet } from './style-sheet.ts';
import { hexColour, val } from './xml.ts';

/** One Word file while it is written. */
export interface Draft {
  readonly contract: Contract;
  readonly look: Look;
  readonly numbering: Numbering;
  readonly styles: StyleSheet;
  readonly numbers: ReadonlyMap<Section | Clause, NumberPlace>;
  readonly bookmarks: Bookmarks;
  readonly references: References;
  readonly controls: ContentControls;
  /** Paragraphs and tables that stay on the page of what follows them. */
  readonly kept: ReadonlySet<Block>;
  /** Relationship ids of links out of the document, by their addresses. */
  readonly links: Map<string, string>;
}

/** Everything about `contract` that has to be known before its text is written. */
export function createDraft(contract: Contract, look: Look): Draft {
  const words = { scheme: look.numbering, labels: contract.labels };
  const numbering = createNumbering(words, val('w:color', hexColour(look.colours.muted)));
  const numbers = planNumbers(contract, numbering, words);
  return {
    contract,
    look,
    numbering,
    styles: createStyleSheet(look, numbering),
    numbers,
    bookmarks: nameBookmarks(contract),
    references: planReferences(contract),
    controls: createContentControls(),
    kept: findKeptBlocks(contract.blocks),
    links: new Map(),
  };
}

/** The relationship of a link to `href`; the reader lets no other scheme through, so another one throws. */
export function linkId(draft: Draft, href: string): string {
  if (!/^(https?|mailto):/i.test(href)) throw new Error(`A link may not lead to ${JSON.stringify(href)}`);
  let id = draft.links.get(href);
  if (id === undefined) {
    id = `rIdLink${draft.links.size + 1}`;
    draft.links.set(href, id);
  }
  return id;
}
