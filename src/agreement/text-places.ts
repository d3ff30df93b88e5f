import type { Place } from '../problem.ts';

/** Finds the place of a stretch of a text, given as offsets in UTF-16 units. */
export type FindPlace = (from: number, to?: number) => Place;

/** Prepares the finding of places in `text`; lines end with a line feed, before which a carriage return may stand. */
export function textPlaces(text: string, file: string): FindPlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const position = (offset: number): { readonly line: number; readonly column: number } => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  return (from, to = from + 1) => {
    const start = position(Math.min(from, text.length));
    const end = position(Math.min(Math.max(to, from), text.length));
    return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
}
