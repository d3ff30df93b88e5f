import type { Mark, Slab } from './slab.ts';
import { gapBetween, heightOf, moveMarks } from './slab.ts';
import { spacing } from './spacing.ts';

/** A row of a table before it is one slab. */
export interface Row {
  readonly cells: readonly (readonly Slab[])[];
  readonly left: number;
  readonly width: number;
  readonly padding: number;
  /** The colour behind the row, and of the line under it. */
  readonly shade?: string;
  readonly rule?: { readonly colour: string; readonly weight: number };
  /** Colours behind columns, as high as the row. */
  readonly grounds?: readonly Ground[];
  readonly header?: Slab;
}

/** A column's colour. */
export interface Ground {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/** Makes one slab of a row's cells; it can be divided, each cell where its own lines allow. */
export function makeRow(row: Row): Slab {
  const height = Math.max(...row.cells.map(heightOf), 0) + 2 * row.padding;
  const marks: Mark[] = [];
  if (row.shade) marks.push({ type: 'fill', x: row.left, y: 0, width: row.width, height, colour: row.shade });
  for (const ground of row.grounds ?? []) marks.push({ type: 'fill', y: 0, height, ...ground });
  if (row.rule) {
    const { colour, weight } = row.rule;
    marks.push({
      type: 'fill',
      x: row.left,
      // On colours it stands within the row: those of the next row would cover the half of it.
      y: height - (row.grounds ? weight : weight / 2),
      width: row.width,
      height: weight,
      colour,
    });
  }
  for (const cell of row.cells) {
    let y = row.padding;
    cell.forEach((slab, i) => {
      if (i > 0) y += gapBetween(cell[i - 1]!, slab);
      for (const mark of moveMarks(slab.marks, 0, y)) marks.push(mark);
      y += slab.height;
    });
  }
  return {
    height,
    before: 0,
    after: 0,
    keep: 'free',
    marks,
    ...(row.header ? { header: row.header } : {}),
    split: (room, force) => splitRow(row, room - 2 * row.padding, force),
  };
}

function splitRow(row: Row, room: number, force: boolean): readonly [Slab, Slab] | undefined {
  const counts = row.cells.map((cell) => countFitting(cell, room, force));
  if (!counts.some((count) => count > 0)) return undefined;
  if (counts.every((count, i) => count === row.cells[i]!.length)) return undefined;
  const { rule: _, ...open } = row;
  return [
    makeRow({ ...open, cells: row.cells.map((cell, i) => cell.slice(0, counts[i])) }),
    makeRow({ ...row, cells: row.cells.map((cell, i) => cell.slice(counts[i])) }),
  ];
}

function countFitting(cell: readonly Slab[], room: number, force: boolean): number {
  let count = 0;
  let y = 0;
  for (let i = 0; i < cell.length; i++) {
    const slab = cell[i]!;
    y += (i > 0 ? gapBetween(cell[i - 1]!, slab) : 0) + slab.height;
    if (y > room) break;
    if (force || slab.keep === 'free' || i === cell.length - 1) count = i + 1;
  }
  return count;
}

/** The thickness of a hairline under a row. */
export function hairline(colour: string): { colour: string; weight: number } {
  return { colour, weight: spacing.hairline };
}
