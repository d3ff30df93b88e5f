import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { parseDuration, secondsOf } from '../../compute/time/duration.ts';

type TimeLimit = NonNullable<Agreement['support']>['matrix'][number]['respond'];

const DAY = 86_400;

/** The exact seconds of a duration without months, its days of 24 hours; undefined for any other or none. */
export function durationSeconds(text: string | undefined): Exact | undefined {
  const duration = text === undefined ? undefined : parseDuration(text);
  return duration && secondsOf(duration, { dayOf24Hours: true });
}

/**
 * Seconds that can pass before a limit is missed; more may pass on a clock that stops. So many business days after that of
 * the event are as many days at least. Undefined for limits by a billing cycle or the end of a month, and where nothing
 * is promised or decided.
 */
export function permittedSeconds(limit: TimeLimit | undefined): Exact | undefined {
  if (limit?.within !== undefined) return durationSeconds(limit.within);
  if (typeof limit?.businessDays !== 'number') return undefined;
  return exact((limit.businessDays - (limit.dayCount === 'include-start' ? 1 : 0)) * DAY);
}
