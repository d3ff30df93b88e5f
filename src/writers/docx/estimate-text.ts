import type { Block, Inline } from '../../document/contract.ts';
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

/** Width in points of the longest word in `text`: what a column cannot go below. */
export function estimateWordWidth(text: string, size: number): number {
  let longest = 0;
  for (const word of text.split(/[ \t\n-]/)) longest = Math.max(longest, estimateWidth(word, size));
  return longest;
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
