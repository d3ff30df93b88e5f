import type { Look } from '../../document/look.ts';

/** Where the number of a heading or second-level clause ends and its text begins, in points. */
export const NUMBER_COLUMN = 34;

const LEVEL_STEP = 25;

/** From a bullet to its text, in points. */
export const BULLET_STEP = 12;

/** How far text stands in: 0 at the margin, 2 beside the number of a heading or clause, 3 and 4 as deeper clauses. */
export type TextLevel = 0 | 2 | 3 | 4;

/** Left indent in points of the text at `level`. */
export function clauseIndent(level: TextLevel): number {
  return level === 0 ? 0 : NUMBER_COLUMN + (level - 2) * LEVEL_STEP;
}

/** How far the number of a clause at `level` stands left of its text, in points. */
export function clauseHanging(level: 2 | 3 | 4): number {
  return level === 2 ? NUMBER_COLUMN : LEVEL_STEP;
}

/** Padding of a table cell in points. */
export const CELL_PADDING = { top: 4, bottom: 4, side: 7 } as const;

/** Width of the text area in points. */
export function textWidth(look: Look): number {
  return look.paper.width - look.paper.margin.left - look.paper.margin.right;
}

/** Height of the text area in points. */
export function textHeight(look: Look): number {
  return look.paper.height - look.paper.margin.top - look.paper.margin.bottom;
}
