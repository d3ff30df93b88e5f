import { expect, test } from 'vitest';
import type { Block, Contract, Inline } from '../src/document/contract.ts';
import { layOutContract } from '../src/writers/pdf/lay-out-contract.ts';
import { readTestFonts } from './support/fonts.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';

const fonts = readTestFonts();
const text = (value: string): Inline[] => [{ type: 'text', value }];
const paragraph = (value: string): Block => ({ type: 'paragraph', role: 'text', children: text(value) });

/** A contract of several pages with so many lines before its contents list and so many entries in it. */
function contractOf(lines: number, entries: number): Contract {
  const before = Array.from({ length: lines }, (_, line) => paragraph(`Line ${line}`));
  const sections = Array.from(
    { length: entries },
    (_, index): Block => ({
      type: 'section',
      id: `section-${index}`,
      level: 1,
      numbered: true,
      schedule: false,
      number: String(index + 1),
      heading: text(`Section ${index}`),
      children: Array.from({ length: 12 }, (_, line) => paragraph(`Words ${line}`)),
    }),
  );
  return { ...sampleContract, blocks: [...before, ...sections] };
}

/** How many entries of the contents list each page has that has any. */
function entriesByPage(contract: Contract): number[] {
  const { pages } = layOutContract({ contract, look: testLook, fonts });
  return pages
    .map((page) => page.filter(({ slab }) => slab.marks.some(({ type }) => type === 'page-number')).length)
    .filter((count) => count > 0);
}

test('a contents list goes over to another page by three entries at least', () => {
  const parts = Array.from({ length: 40 }, (_, lines) => entriesByPage(contractOf(lines, 14)));
  for (const counts of parts) {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(14);
    expect(counts.at(-1)).toBeGreaterThanOrEqual(3);
  }
  expect(parts.some((counts) => counts.length === 2)).toBe(true);
});

test('a contents list that is a little too long for its page is set closer', () => {
  const heightOfList = (lines: number): number => {
    const { pages } = layOutContract({ contract: contractOf(lines, 14), look: testLook, fonts });
    const entries = pages[0]!.filter(({ slab }) => slab.marks.some(({ type }) => type === 'page-number'));
    return entries.length < 14 ? 0 : entries.at(-1)!.y - entries[0]!.y;
  };
  const heights = Array.from({ length: 40 }, (_, lines) => heightOfList(lines));
  const [usual] = heights;
  const closer = heights.filter((height) => height > 0 && height < usual! - 1);
  expect(closer.length).toBeGreaterThan(0);
  expect(Math.min(...closer)).toBeGreaterThan(usual! * 0.8);
});
