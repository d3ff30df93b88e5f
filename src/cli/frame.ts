import type { Place } from '../index.ts';
import { type Cell, layOutCells } from './visible-text.ts';

/** A line of the user's file and the pointer under it, as wide as the room allows. */
export interface FramedLine {
  readonly number: number;
  readonly text: string;
  /** Blanks, then carets; empty where nothing is pointed at. */
  readonly pointer: string;
}

/** A span of more lines than this shows its first line only. */
const MOST_LINES = 3;

/** So much of a very long line is looked at on each side of the span, in UTF-16 units. */
const REACH = 500;

/** The lines of `lines` that `place` spans, each clipped to `room` columns round the span. */
export function frameLines(lines: readonly string[], place: Place, room: number): FramedLine[] {
  // A span that ends before the first character of a line does not reach into that line.
  const endsBeforeLine = place.endColumn <= 1 && place.endLine > place.line;
  const endLine = Math.min(endsBeforeLine ? place.endLine - 1 : place.endLine, lines.length);
  const shownTo = endLine - place.line < MOST_LINES ? endLine : place.line;
  const framed: FramedLine[] = [];
  for (let number = place.line; number <= Math.max(place.line, shownTo); number++) {
    const line = lines[number - 1];
    if (line === undefined) break;
    const indent = line.length - line.trimStart().length;
    const from = number === place.line ? place.column - 1 : indent;
    const to = number === place.endLine ? place.endColumn - 1 : line.trimEnd().length;
    framed.push({ number, ...frameLine(line, from, to, room) });
  }
  return framed;
}

/** One line with carets under the UTF-16 units `from` to `to`, clipped round them to `room` columns. */
export function frameLine(line: string, from: number, to: number, room: number): Omit<FramedLine, 'number'> {
  const start = Math.min(Math.max(from, 0), line.length);
  const cutFrom = wholeCharacter(line, Math.max(0, start - REACH));
  const cutTo = wholeCharacter(line, Math.min(line.length, start + REACH));
  const cells = layOutCells(line.slice(cutFrom, cutTo));
  const first = countUntil(cells, (cell) => cell.to > start - cutFrom);
  const last = Math.max(
    first + 1,
    countUntil(cells, (cell) => cell.from >= to - cutFrom),
  );
  const window = chooseWindow(cells, first, Math.max(10, room), cutFrom > 0, cutTo < line.length);
  const shown = cells.slice(window.from, window.to);
  const before = (window.clippedLeft ? 1 : 0) + widthOf(cells.slice(window.from, first));
  const carets = widthOf(cells.slice(first, Math.min(last, window.to)));
  const text = shown.map((cell) => cell.shown).join('');
  return {
    text: `${window.clippedLeft ? '…' : ''}${text}${window.clippedRight ? '…' : ''}`.trimEnd(),
    pointer: ' '.repeat(before) + '^'.repeat(Math.max(1, carets)),
  };
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly clippedLeft: boolean;
  readonly clippedRight: boolean;
}

/** The cells to show: all of them if they fit, else from a third of the room before the span. */
function chooseWindow(
  cells: readonly Cell[],
  first: number,
  room: number,
  moreLeft: boolean,
  moreRight: boolean,
): Window {
  if (!moreLeft && !moreRight && widthOf(cells) <= room) {
    return { from: 0, to: cells.length, clippedLeft: false, clippedRight: false };
  }
  // Two columns are kept for the signs that something was left out.
  const free = room - 2;
  let from = first;
  let width = 0;
  while (from > 0 && width + cells[from - 1]!.width <= free / 3) width += cells[--from]!.width;
  let to = from;
  width = 0;
  while (to < cells.length && width + cells[to]!.width <= free) width += cells[to++]!.width;
  while (to === cells.length && from > 0 && width + cells[from - 1]!.width <= free)
    width += cells[--from]!.width;
  return { from, to, clippedLeft: from > 0 || moreLeft, clippedRight: to < cells.length || moreRight };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function countUntil(cells: readonly Cell[], found: (cell: Cell) => boolean): number {
  const index = cells.findIndex(found);
  return index < 0 ? cells.length : index;
}

/** `at`, or one less where it would cut a surrogate pair in two. */
function wholeCharacter(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
