import type { Place } from '../problem.ts';
import type { Source } from './located-source.ts';

/**
 * The place of a part of a text of the file, given as offsets in the text: where its own characters stand. A text that
 * is written with escapes, or is not of the file at all, is shown whole.
 */
export function placeInText(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  pointer: string,
  source: Source,
): Place {
  const whole = source.locate(pointer);
  const lines = source.text.split('\n', whole.endLine).slice(whole.line - 1);
  const at = (lines[0] ?? '').indexOf(text, whole.column - 1);
  if (at >= 0 && !text.includes('\n')) return onLine(whole, whole.line, at + from, at + to);
  const part = text.slice(from, to);
  if (part.trim() === '') return whole;
  const earlier = text.slice(0, from).split(part).length - 1;
  let seen = 0;
  for (const [index, line] of lines.entries()) {
    let found = line.indexOf(part, index === 0 ? whole.column - 1 : 0);
    for (; found >= 0; found = line.indexOf(part, found + 1)) {
      if (seen++ === earlier) return onLine(whole, whole.line + index, found, found + part.length);
    }
  }
  return whole;
}

function onLine({ file }: Place, line: number, from: number, to: number): Place {
  return { file, line, column: from + 1, endLine: line, endColumn: Math.max(to, from + 1) + 1 };
}
