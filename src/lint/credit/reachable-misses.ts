import { Temporal } from 'temporal-polyfill';
import type { Objective } from '../../agreement/generated/types.ts';
import { exact } from '../../compute/exact.ts';
import {
  addDurationToDate,
  type CalendarDuration,
  compareDurations,
  parseDuration,
} from '../../compute/time/duration.ts';
import { type Term, type Window, windowsIn } from '../../compute/time/window.ts';
import { decidedNumber, windowOf } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

/** Finds the windows of an objective that are judged in the term with its renewals. */
export interface ReachableMisses {
  /**
   * The last window of the first `misses`, or how many there are where there are fewer. Undefined where they and a notice
   * after them fit into the term, where the agreement may go on for any time, and where nothing can be told.
   */
  readonly windowOfMiss: (
    objective: Objective,
    misses: number,
    notice?: CalendarDuration,
  ) => { readonly window: Window } | { readonly count: number } | undefined;
  /** The first day after everything; undefined where the agreement may go on for any time. */
  readonly end: Temporal.PlainDate | undefined;
  /** Whether the parties may agree to go on after that day. */
  readonly mayGoOn: boolean;
}

const NONE: CalendarDuration = { months: 0, days: 0, seconds: exact(0) };

/** Prepares the search, whose answers are the same for all objectives with the same windows. */
export function reachableMisses({ agreement, term }: LintContext): ReachableMisses {
  const end = term && lastDay(term, agreement);
  type Found = ReturnType<ReachableMisses['windowOfMiss']>;
  const windowsOf = new Map<string, readonly Window[]>();
  const answers = new Map<string, { readonly found: Found }>();
  const search = (objective: Objective, misses: number, notice: CalendarDuration): Found => {
    const length = parseDuration(objective.window.length);
    if (!term || !end || !length || objective.window.kind === 'trailing') return undefined;
    // Whole windows end to end that fit are certain; only what does not is counted.
    if (fits(addDurationToDate(term.from, notice), length, misses, end)) return undefined;
    const spec = windowOf(objective, agreement);
    const skips = objective.window.partial === 'not-assessed';
    const key = JSON.stringify([spec, skips]);
    const windows =
      windowsOf.get(key) ??
      windowsIn(spec, { from: term.from, to: end }).filter(({ isPartial }) => !(skips && isPartial));
    windowsOf.set(key, windows);
    const window = windows[misses - 1];
    return window ? { window } : { count: windows.length };
  };
  return {
    end,
    mayGoOn: agreement.term.renewal?.mode === 'by-agreement',
    windowOfMiss: (objective, misses, notice = NONE) => {
      if (!end) return undefined;
      const { months, days, seconds } = notice;
      const key = JSON.stringify([objective.window, misses, months, days, seconds.toFraction()]);
      const answer = answers.get(key) ?? { found: search(objective, misses, notice) };
      answers.set(key, answer);
      return answer.found;
    },
  };
}

/**
 * Whether so many misses of an objective are too far apart for a stretch of time: the first no longer counts when the last
 * comes, because one window begins a whole `within` or more after the other. False where that depends on the months.
 */
export function isTooFarApart({ window }: Objective, misses: number, within: string): boolean {
  const apart = parseDuration(window.kind === 'rolling' ? (window.step ?? 'P1D') : window.length);
  const stretch = parseDuration(within);
  if (!apart || !stretch || window.kind === 'trailing') return false;
  const [times, limit] = [multiply(apart, misses - 1), stretch];
  const isMonths = [times, limit].every(({ days, seconds }) => days === 0 && seconds.equals(0));
  if (isMonths) return times.months >= limit.months;
  const order = compareDurations(times, limit);
  return order === 0 || order === 1;
}

function multiply({ months, days, seconds }: CalendarDuration, times: number): CalendarDuration {
  return { months: months * times, days: days * times, seconds: seconds.mul(times) };
}

/** The end of the term with the renewals that come by themselves; undefined where these may go on for ever. */
function lastDay(
  term: Term,
  { term: { renewal } }: LintContext['agreement'],
): Temporal.PlainDate | undefined {
  if (renewal?.mode !== 'automatic') return term.to;
  const length = parseDuration(renewal.length ?? '');
  const max = decidedNumber(renewal.max);
  if (max === undefined || !length) return undefined;
  return max * (length.months + length.days) > MOST ? undefined : addDurationToDate(term.to, length, max);
}

/** So many months or days that nobody can tell the end from none. */
const MOST = 100_000;

function fits(
  from: Temporal.PlainDate,
  length: CalendarDuration,
  misses: number,
  end: Temporal.PlainDate,
): boolean {
  if (misses * Math.max(length.months, length.days / 31) > MOST) return false;
  return Temporal.PlainDate.compare(addDurationToDate(from, length, misses + 1), end) <= 0;
}
