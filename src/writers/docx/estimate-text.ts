import type { Block, Inline } from '../../document/contract.ts';
import type { Extent, WordExtent } from '../../document/share-width.ts';
import { plainText, walkBlocks } from '../../document/walk.ts';

/** Width of `text` in points at `size`, guessed from classes of letters: enough to share out a table's columns. */
export function estimateWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x2e80) ems += 1;
    else if (NARROW.has(character)) ems += 0.28;
    else if (character === 'm' || character === 'w' || character === 'M' || character === 'W') ems += 0.86;
    else if (code >= 0x41 && code <= 0x5a) ems += 0.65;
    else ems += 0.54;
  }
  return ems * size;
}

const NARROW = new Set([..." ijlt.,;:'|!()[]\u00a0\u2019"]);

/** What a column needs for `text`: what it cannot go below is the longest word. */
export function estimateExtent(text: string, size: number): Extent {
  const words = text.split(/(?<=-)|[ \t\n]/).map(
    (word): WordExtent => ({
      word: estimateWidth(word, size),
      space: word.endsWith('-') ? 0 : estimateWidth(' ', size),
    }),
  );
  return {
    narrowest: Math.max(0, ...words.map(({ word }) => word)),
    widest: estimateWidth(text, size),
    texts: [words],
  };
}

/** How many lines `inlines` fill in a measure of `width` points; at least one. */
export function estimateLines(inlines: readonly Inline[], size: number, width: number): number {
  // A line is filled to about 95 % when words are not broken.
  return Math.max(1, Math.ceil(estimateWidth(plainText(inlines), size) / (width * 0.95)));
}

/** The texts of the paragraphs in `blocks`, in reading order: what a table cell measures. */
export function paragraphsOf(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  const paragraphs: (readonly Inline[])[] = [];
  walkBlocks(blocks, {
    block: (block) => {
      if (block.type === 'paragraph' || block.type === 'title') paragraphs.push(block.children);
    },
  });
  return paragraphs;
}
