import { Temporal } from 'temporal-polyfill';
import { addDuration, parseDuration } from '../time/duration.ts';
import type { Window } from '../time/window.ts';

/** How many windows must be missed for a right to arise, among so many in a row or within a stretch of time (ISO 8601). */
export interface MissCount {
  readonly misses: number;
  readonly of?: number | undefined;
  readonly within?: string | undefined;
}

/**
 * The window with whose end a right can first arise: the last of the first `misses`, when each of them is missed. Undefined
 * when there are fewer windows, when more misses are asked for than windows count, and when the first no longer counts as
 * the last begins.
 */
export function earliestRight(
  windows: readonly Window[],
  { misses, of, within }: MissCount,
): Window | undefined {
  const [first] = windows;
  const last = windows[misses - 1];
  if (!first || !last || (of !== undefined && misses > of)) return undefined;
  const stretch = within === undefined ? undefined : parseDuration(within);
  if (stretch === undefined) return last;
  const forgotten = addDuration(first.wholeStart, stretch);
  return Temporal.ZonedDateTime.compare(last.wholeStart, forgotten) < 0 ? last : undefined;
}
