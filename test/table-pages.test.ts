import { expect, test } from 'vitest';
import type { Block, Contract, Inline, Table } from '../src/document/contract.ts';
import { layOutContract } from '../src/writers/pdf/lay-out-contract.ts';
import { readTestFonts } from './support/fonts.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';

const fonts = readTestFonts();
const text = (value: string): Inline[] => [{ type: 'text', value }];
const paragraph = (value: string): Block => ({ type: 'paragraph', role: 'text', children: text(value) });

/** A table of so many rows, each of so many paragraphs, behind so many lines. */
function contractOf(lines: number, rows: number, paragraphs = 1): Contract {
  const table: Table = {
    type: 'table',
    kind: 'data',
    columns: [1, 2].map((column) => ({ align: 'left', header: text(`Column ${column}`) })),
    rows: Array.from({ length: rows }, (_, row) => ({
      cells: [1, 2].map((column) => ({
        children: Array.from({ length: paragraphs }, () => paragraph(`row${row} cell${column}`)),
      })),
    })),
  };
  const before = Array.from({ length: lines }, (_, line) => paragraph(`Line ${line}`));
  return { ...sampleContract, blocks: [...before, table] };
}

test.each([2, 3, 4, 5, 9])('no page holds only the first or the last of %i rows', (rows) => {
  let divided = 0;
  // Wherever on the page the table begins.
  for (let lines = 20; lines < 40; lines++) {
    const { pages } = layOutContract({ contract: contractOf(lines, rows), look: testLook, fonts });
    const counts = pages.map(
      (page) =>
        page.filter(
          ({ slab, repeated }) =>
            !repeated && slab.header !== undefined && slab.marks.some(({ type }) => type === 'text'),
        ).length,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
    const parts = counts.filter((count) => count > 0);
    if (parts.length > 1) divided++;
    if (parts.length > 1) expect(Math.min(...parts)).toBeGreaterThan(1);
  }
  // The places were such that it matters.
  expect(divided > 0).toBe(rows > 3);
});

test('a high row may stand alone rather than leave half a page empty', () => {
  const first = Array.from({ length: 40 }, (_, lines) => {
    const { pages } = layOutContract({ contract: contractOf(lines, 3, 6), look: testLook, fonts });
    return pages.find((page) => page.some(({ slab }) => slab.header !== undefined))!;
  });
  const rows = first.map((page) => page.filter(({ slab }) => slab.header !== undefined).length);
  expect(rows).toContain(1);
});
