import type { Paint } from './paint.ts';
import { showHidden } from './visible-text.ts';

/** The two texts of a diff, by the names that its head gives them. */
export interface DiffNames {
  readonly before: string;
  readonly after: string;
}

/** A line that both texts have, or only the first (`-`), or only the second (`+`). */
interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Tables of lines with more cells than this are not made; what lies between is shown as replaced whole. */
const MOST_CELLS = 4_000_000;

/** The lines that differ between two texts, in the unified format with `context` lines around; empty if none do, whatever their line ends. */
export function unifiedDiff(
  before: string,
  after: string,
  names: DiffNames,
  paint: Paint = (_tone, text) => text,
  context = 3,
): string {
  const lines = diffLines(linesOf(before), linesOf(after));
  const hunks = findHunks(lines, context);
  if (hunks.length === 0) return '';
  const head = [
    paint('strong', `--- ${showHidden(names.before)}`),
    paint('strong', `+++ ${showHidden(names.after)}`),
  ];
  return [...head, ...hunks.flatMap((hunk) => formatHunk(lines, hunk, paint)), ''].join('\n');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A longest common subsequence of lines, found backwards, and what stands between. */
function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  const same = (text: string): DiffLine => ({ sign: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...diffMiddle(old, now),
    ...before.slice(before.length - end).map(same),
  ];
}

function diffMiddle(old: readonly string[], now: readonly string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ sign: '-', text });
  const added = (text: string): DiffLine => ({ sign: '+', text });
  if (old.length * now.length > MOST_CELLS) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ sign: ' ', text: old[i]! });
      [i, j] = [i + 1, j + 1];
    } else if (
      j >= now.length ||
      (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    )
      lines.push(removed(old[i++]!));
    else lines.push(added(now[j++]!));
  }
  return lines;
}

/** The stretches of lines to show: each change with its context, those that touch as one. */
function findHunks(lines: readonly DiffLine[], context: number): [from: number, to: number][] {
  const hunks: [number, number][] = [];
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const from = Math.max(0, at - context);
    const to = Math.min(lines.length, at + 1 + context);
    const last = hunks.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
}

function formatHunk(lines: readonly DiffLine[], [from, to]: [number, number], paint: Paint): string[] {
  const count = (part: readonly DiffLine[], other: string): number =>
    part.filter(({ sign }) => sign !== other).length;
  const shown = lines.slice(from, to);
  const range = (other: string): string => {
    const length = count(shown, other);
    const start = count(lines.slice(0, from), other) + (length === 0 ? 0 : 1);
    return `${start},${length}`;
  };
  return [
    paint('info', `@@ -${range('+')} +${range('-')} @@`),
    ...shown.map(({ sign, text }) => {
      const line = `${sign}${showHidden(text)}`;
      return sign === '-' ? paint('error', line) : sign === '+' ? paint('hint', line) : line;
    }),
  ];
}
