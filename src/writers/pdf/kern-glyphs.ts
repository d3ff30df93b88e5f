import type { LayoutTable, Lookup } from './opentype-layout.ts';
import { classOf, coverageIndex } from './opentype-layout.ts';

const X_PLACEMENT = 1;
const Y_PLACEMENT = 2;
const X_ADVANCE = 4;

/** How far each glyph is moved sideways, and how much its advance changes, in font units. */
export interface Adjustments {
  readonly shifts: Int16Array;
  readonly advances: Int16Array;
}

/** Kerns `glyphs` by the lookups of `table`: GPOS types 1 (single), 2 (pair, both formats) and 8 (chained, format 3). */
export function kernGlyphs(view: DataView, table: LayoutTable, glyphs: readonly number[]): Adjustments {
  const result = { shifts: new Int16Array(glyphs.length), advances: new Int16Array(glyphs.length) };
  for (const lookup of table.active) {
    let at = 0;
    while (at < glyphs.length) at += Math.max(1, applyLookup(view, table, lookup, glyphs, at, result));
  }
  return result;
}

/** Applies the first subtable of `lookup` that fits at `at`; how many glyphs it has dealt with, 0 for none. */
function applyLookup(
  view: DataView,
  table: LayoutTable,
  lookup: Lookup,
  glyphs: readonly number[],
  at: number,
  result: Adjustments,
): number {
  for (const subtable of lookup.subtables) {
    let done = 0;
    if (lookup.type === 1) done = adjustOne(view, subtable, glyphs, at, result);
    else if (lookup.type === 2) done = adjustPair(view, subtable, glyphs, at, result);
    else if (lookup.type === 8) done = adjustInContext(view, table, subtable, glyphs, at, result);
    if (done > 0) return done;
  }
  return 0;
}

function adjustOne(
  view: DataView,
  subtable: number,
  glyphs: readonly number[],
  at: number,
  result: Adjustments,
): number {
  const index = coverageIndex(view, subtable + view.getUint16(subtable + 2), glyphs[at]!);
  if (index < 0) return 0;
  const format = view.getUint16(subtable + 4);
  const record = view.getUint16(subtable) === 1 ? subtable + 6 : subtable + 8 + index * sizeOf(format);
  adjust(view, record, format, at, result);
  return 1;
}

function adjustPair(
  view: DataView,
  subtable: number,
  glyphs: readonly number[],
  at: number,
  result: Adjustments,
): number {
  const right = glyphs[at + 1];
  if (right === undefined) return 0;
  const index = coverageIndex(view, subtable + view.getUint16(subtable + 2), glyphs[at]!);
  if (index < 0) return 0;
  const first = view.getUint16(subtable + 4);
  const second = view.getUint16(subtable + 6);
  let record = -1;
  if (view.getUint16(subtable) === 1) {
    record = findPair(
      view,
      subtable + view.getUint16(subtable + 10 + 2 * index),
      2 + sizeOf(first) + sizeOf(second),
      right,
    );
  } else {
    const left = classOf(view, subtable + view.getUint16(subtable + 8), glyphs[at]!);
    const other = classOf(view, subtable + view.getUint16(subtable + 10), right);
    const columns = view.getUint16(subtable + 14);
    record = subtable + 16 + (left * columns + other) * (sizeOf(first) + sizeOf(second));
  }
  if (record < 0) return 0;
  adjust(view, record, first, at, result);
  adjust(view, record + sizeOf(first), second, at + 1, result);
  // A pair that also places its second glyph has dealt with it; any other leaves it to the next pair.
  return second === 0 ? 1 : 2;
}

function findPair(view: DataView, set: number, size: number, right: number): number {
  let low = 0;
  let high = view.getUint16(set) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = set + 2 + middle * size;
    const glyph = view.getUint16(record);
    if (right < glyph) high = middle - 1;
    else if (right > glyph) low = middle + 1;
    else return record + 2;
  }
  return -1;
}

function adjustInContext(
  view: DataView,
  table: LayoutTable,
  subtable: number,
  glyphs: readonly number[],
  at: number,
  result: Adjustments,
): number {
  if (view.getUint16(subtable) !== 3) return 0;
  let cursor = subtable + 2;
  const covers = (position: number): boolean => {
    const glyph = glyphs[position];
    const covered = glyph !== undefined && coverageIndex(view, subtable + view.getUint16(cursor), glyph) >= 0;
    cursor += 2;
    return covered;
  };
  const before = view.getUint16(cursor);
  cursor += 2;
  let fits = true;
  for (let i = 0; i < before; i++) fits = covers(at - 1 - i) && fits;
  const input = view.getUint16(cursor);
  cursor += 2;
  for (let i = 0; i < input; i++) fits = covers(at + i) && fits;
  const after = view.getUint16(cursor);
  cursor += 2;
  for (let i = 0; i < after; i++) fits = covers(at + input + i) && fits;
  if (!fits) return 0;
  for (let i = 0; i < view.getUint16(cursor); i++) {
    const record = cursor + 2 + 4 * i;
    const lookup = table.all(view.getUint16(record + 2));
    applyLookup(view, table, lookup, glyphs, at + view.getUint16(record), result);
  }
  return input;
}

function adjust(view: DataView, record: number, format: number, at: number, result: Adjustments): void {
  let offset = record;
  if (format & X_PLACEMENT) {
    result.shifts[at]! += view.getInt16(offset);
    offset += 2;
  }
  if (format & Y_PLACEMENT) offset += 2;
  if (format & X_ADVANCE) result.advances[at]! += view.getInt16(offset);
}

function sizeOf(format: number): number {
  let size = 0;
  for (let bit = format; bit; bit &= bit - 1) size += 2;
  return size;
}
