import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extent, joinExtents, shareWidth } from '../src/document/share-width.ts';

const extent: fc.Arbitrary<Extent> = fc
  .array(fc.array(fc.integer({ min: 3, max: 140 }), { minLength: 1, maxLength: 14 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((texts) => joinExtents(texts.map(textOf)));
const columns = fc.array(extent, { minLength: 1, maxLength: 9 });
const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

function textOf(words: readonly number[]): Extent {
  return {
    narrowest: Math.max(...words),
    widest: total(words) + 3 * (words.length - 1),
    texts: [words.map((word) => ({ word, space: 3 }))],
  };
}

/** Lines of a text, counted anew: each line is cut off as long as it can be. */
function linesOf(words: readonly number[], width: number): number {
  let [lines, rest] = [0, [...words]];
  while (rest.length > 0) {
    let taken = 1;
    while (taken < rest.length && total(rest.slice(0, taken + 1)) + 3 * taken <= width + 0.01) taken++;
    rest = rest.slice(taken);
    lines++;
  }
  return lines;
}

const height = (extents: readonly Extent[], widths: readonly number[]): number =>
  Math.max(
    ...extents.flatMap(({ texts }, i) =>
      texts.map((text) =>
        linesOf(
          text.map(({ word }) => word),
          widths[i]!,
        ),
      ),
    ),
  );

describe('widths of columns', () => {
  test('never need more than there is', () => {
    fc.assert(fc.property(columns, (extents) => total(shareWidth(extents, 470)) <= 470 + 1e-3));
  });

  test('keep words whole where they can be', () => {
    fc.assert(
      fc.property(columns, (extents) => {
        fc.pre(total(extents.map(({ narrowest }) => narrowest)) <= 470);
        const widths = shareWidth(extents, 470);
        for (const [i, { narrowest }] of extents.entries())
          expect(widths[i]).toBeGreaterThanOrEqual(narrowest - 1e-3);
      }),
    );
  });

  test('make no row higher than a share by what each column wants', () => {
    fc.assert(
      fc.property(columns, (extents) => {
        const least = total(extents.map(({ narrowest }) => narrowest));
        const wanted = total(extents.map(({ widest }) => widest));
        fc.pre(least <= 450 && wanted > 470);
        const byWant = extents.map(
          ({ narrowest, widest }) => narrowest + ((450 - least) * (widest - narrowest)) / (wanted - least),
        );
        // Half a point for each column: so finely are widths tried.
        expect(height(extents, shareWidth(extents, 470))).toBeLessThanOrEqual(height(extents, byWant));
      }),
    );
  });

  test('give a long address its room, and names and duties the rest', () => {
    // Party, name with capacity, duties, e-mail address with telephone number: the contacts of a contract.
    const contacts = [[48], [35, 40, 30, 45, 40], [36, 30, 24, 30, 40, 52, 20, 45], [150, 74]].map(textOf);
    const widths = shareWidth(contacts, 490);
    expect(widths[3]).toBeLessThan(170);
    expect(height(contacts, widths)).toBe(2);
  });
});
