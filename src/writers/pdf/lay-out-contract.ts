import type { Contract } from '../../document/contract.ts';
import { type Logo, logoRoom } from '../../document/look.ts';
import { splitFront } from '../../document/walk.ts';
import type { Problem } from '../../problem.ts';
import type { WriterInput } from '../writer.ts';
import type { InlineSetting } from './flatten-inlines.ts';
import { layOutBlocks } from './lay-out-blocks.ts';
import { layOutContents } from './lay-out-contents.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import type { MissingGlyphs } from './missing-glyphs.ts';
import type { Page } from './paginate-slabs.ts';
import { paginateSlabs } from './paginate-slabs.ts';
import { heightOf, type Slab } from './slab.ts';
import type { StructureNode } from './structure-node.ts';
import { createStructure } from './structure-node.ts';
import { createStyleBook } from './text-style.ts';

/** A contract longer than this has a contents list. */
const PAGES_WITHOUT_CONTENTS = 3;

/** On which page each part of the contract stands. */
export interface Pagination {
  readonly pageCount: number;
  /** Page numbers, from 1, by the ids of sections, clauses and terms. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Whether the contract is long enough for a contents list. */
  readonly hasContents: boolean;
}

/** A contract whose every line has its place; painted once, because painting completes its structure. */
export interface Layout extends Pagination {
  readonly pages: readonly Page[];
  readonly structure: StructureNode;
  readonly setting: InlineSetting;
  /** Whether the first page is a cover, with nothing round it. */
  readonly hasCover: boolean;
  readonly missing: MissingGlyphs;
}

interface Part {
  readonly slabs: Slab[];
  readonly structure: StructureNode;
}

/** Sets the contract's blocks and fills its pages; a long one has a contents list, after the cover on a page of its own. */
export function layOutContract({ contract, look, fonts }: WriterInput): Layout {
  const book = createStyleBook(look, fonts);
  const missing: MissingGlyphs = new Map();
  const setting: LayoutSetting = {
    book,
    labels: contract.labels,
    missing,
    prepared: new Map(),
    layOutBlocks,
  };
  const width = look.paper.width - look.paper.margin.left - look.paper.margin.right;
  const height = look.paper.height - look.paper.margin.top - look.paper.margin.bottom;
  const setPart = (blocks: Contract['blocks']): Part => {
    const structure = createStructure('Document');
    const area: Area = { left: 0, width, parent: structure, text: 'body', depth: 1 };
    return { slabs: layOutBlocks(setting, blocks, area), structure };
  };
  const hasCover = contract.blocks[0]?.type === 'cover';
  const hasSections = contract.blocks.some(({ type }) => type === 'section');
  const [front, main] = splitFront(contract).map(setPart) as [Part, Part];
  if (hasCover && main.slabs[0]) main.slabs[0].newPage = true;
  if (look.logo) layOutLogo(look.logo, logoRoom(look), front);
  const short = paginateSlabs([...front.slabs, ...main.slabs], height);
  const hasContents = hasSections && short.length - (hasCover ? 1 : 0) > PAGES_WITHOUT_CONTENTS;
  const setContents = (isTight: boolean): Part => {
    const structure = createStructure('Document');
    return { slabs: layOutContents(setting, contract, structure, { width, isTight }), structure };
  };
  const isOnePage = ({ slabs }: Part): boolean =>
    heightOf(hasCover ? slabs : [...front.slabs, ...slabs]) <= height;
  let contents: Part = { slabs: [], structure: createStructure('Document') };
  if (hasContents) {
    contents = setContents(false);
    if (!isOnePage(contents)) {
      const tight = setContents(true);
      if (isOnePage(tight)) contents = tight;
    }
    if (hasCover) contents.slabs[0]!.newPage = true;
  }
  const pages = hasContents
    ? paginateSlabs([...front.slabs, ...contents.slabs, ...main.slabs], height)
    : short;
  const structure = createStructure('Document');
  for (const part of [front, contents, main]) structure.kids.push(...part.structure.kids);
  return {
    pages,
    structure,
    setting,
    hasCover,
    missing,
    pageCount: pages.length,
    pageOf: findPages(pages),
    hasContents,
  };
}

/** Sets the logo above everything else. */
function layOutLogo({ width, height, alt }: Logo, room: number, { slabs, structure }: Part): void {
  const node =
    alt === ''
      ? undefined
      : createStructure('Figure', { alternative: alt, attributes: { box: [width, height] } });
  if (node) structure.kids.unshift({ type: 'node', node });
  const mark = { type: 'picture', x: 0, y: 0, width, height, ...(node && { node }) } as const;
  slabs.unshift({ height, before: 0, after: room - height, keep: 'never', marks: [mark] });
}

function findPages(pages: readonly Page[]): Map<string, number> {
  const pageOf = new Map<string, number>();
  pages.forEach((page, i) => {
    for (const { slab, repeated } of page) {
      if (repeated) continue;
      for (const mark of slab.marks) {
        if (mark.type !== 'text' || !mark.anchors) continue;
        for (const id of mark.anchors) if (!pageOf.has(id)) pageOf.set(id, i + 1);
      }
    }
  });
  return pageOf;
}

/** The problems found while setting the text, in the order of the text. */
export function problemsOf(layout: Layout): Problem[] {
  return [...layout.missing.values()];
}
