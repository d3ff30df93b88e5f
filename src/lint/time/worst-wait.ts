import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import {
  type BusinessCalendar,
  closingTime,
  openIntervals,
  zoneOf,
} from '../../compute/time/business-calendar.ts';
import type { LintContext } from '../lint-context.ts';
import { durationSeconds } from './limit-seconds.ts';

type TimeLimit = NonNullable<Agreement['support']>['matrix'][number]['respond'];

/** The longest time that a limit can take by the clock on the wall. */
export interface WorstWait {
  readonly seconds: Exact;
  /** The start from which it takes so long; undefined where every start is the same. */
  readonly start?: Temporal.ZonedDateTime;
}

/** Finds the worst wait of limits; undefined for what cannot be told in seconds or is not decided. */
export type FindWorstWait = (limit: TimeLimit | undefined) => WorstWait | undefined;

const NANOSECONDS = 1_000_000_000;
/** Days that are tried as the day of the start: a year, in which each holiday comes once. */
const DAYS = 366;
/** After the last of them: long enough for the limits of support. */
const REACH = 400;

/**
 * Prepares the worst waits of an agreement: each limit is counted on its own calendar from every start of the first year
 * of the term, or of 2026 while the term is undecided. Limits in months, by billing cycles and by the end of a period are
 * not counted, and neither are limits in days on a clock that stops.
 */
export function worstWaits({ term, calendar }: Pick<LintContext, 'term' | 'calendar'>): FindWorstWait {
  const known = new Map<string, WorstWait | undefined>();
  const days = new Map<string, readonly OpenDay[]>();
  const starts = new Map<string, readonly Open[]>();
  const first = term?.from ?? Temporal.PlainDate.from('2026-01-01');
  const compute = (limit: TimeLimit): WorstWait | undefined => {
    const clock = calendar(limit.clock);
    const zone = clock && zoneOf(clock);
    if (!clock || zone === undefined) return undefined;
    const key = limit.clock ?? '';
    if (typeof limit.businessDays === 'number') {
      if (!days.has(key)) days.set(key, openDays(clock, zone, first));
      return worstOfDays(
        days.get(key)!,
        limit.businessDays,
        limit.dayCount === 'include-start' || limit.businessDays === 0,
        zone,
        first,
      );
    }
    const seconds = durationSeconds(limit.within);
    if (!seconds) return undefined;
    if (clock.type === 'always') return { seconds };
    // A day of business hours is not 24 of them, and nothing says how many it is.
    if (/^P\d|^P.*[DW]/.test(limit.within ?? '')) return undefined;
    if (!starts.has(key)) starts.set(key, openOf(clock, zone, first));
    const opens = starts.get(key)!;
    return opens.length === 1 ? { seconds } : worstOfTime(opens, seconds, zone, first);
  };
  return (limit) => {
    if (limit === undefined || typeof limit === 'string') return undefined;
    const key = JSON.stringify([limit.clock, limit.within, limit.businessDays, limit.dayCount]);
    if (!known.has(key)) known.set(key, compute(limit));
    return known.get(key);
  };
}

interface Open {
  readonly start: bigint;
  readonly end: bigint;
  /** Nanoseconds open before it since the first. */
  readonly before: bigint;
}

function openOf(clock: BusinessCalendar, zone: string, first: Temporal.PlainDate): readonly Open[] {
  const from = first.toZonedDateTime(zone).toInstant();
  const to = first
    .add({ days: DAYS + REACH })
    .toZonedDateTime(zone)
    .toInstant();
  let before = 0n;
  return [...openIntervals(clock, from, to)].map(({ start, end }) => {
    const open = { start: start.epochNanoseconds, end: end.epochNanoseconds, before };
    before += open.end - open.start;
    return open;
  });
}

/**
 * The wait is longest just after a start from which the time runs out exactly as the clock stops, or from a moment at which
 * the clock stops: between those it stays the same while the clock runs and shrinks while it stands.
 */
function worstOfTime(
  opens: readonly Open[],
  seconds: Exact,
  zone: string,
  first: Temporal.PlainDate,
): WorstWait | undefined {
  const needed = seconds.mul(NANOSECONDS).ceil().n;
  const last = first.add({ days: DAYS }).toZonedDateTime(zone).epochNanoseconds;
  let worst: { readonly wait: bigint; readonly start: bigint } | undefined;
  const consider = (start: bigint, end: bigint): void => {
    if (start < last && (!worst || end - start > worst.wait)) worst = { wait: end - start, start };
  };
  let [begun, done] = [0, 0];
  for (const [index, open] of opens.entries()) {
    const next = opens[index + 1];
    if (!next) break;
    // Just after this start, the time is not used up before the clock runs again.
    const used = next.before - needed;
    while (begun < index && opens[begun + 1]!.before <= used) begun++;
    if (used >= 0n) consider(opens[begun]!.start + (used - opens[begun]!.before), next.start);
    // From closing time on, all of the time lies after the next opening.
    const total = next.before + needed;
    while (done < opens.length && endOf(opens[done]!) < total) done++;
    const final = opens[done];
    if (final) consider(open.end, final.start + (total - final.before));
  }
  return worst && { seconds: exact(worst.wait, NANOSECONDS), start: zoned(worst.start, zone) };
}

function endOf({ start, end, before }: Open): bigint {
  return before + (end - start);
}

function zoned(nanoseconds: bigint, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochNanoseconds(nanoseconds).toZonedDateTimeISO(zone);
}

interface OpenDay {
  /** The day as a number of days after the first. */
  readonly day: number;
  readonly closing: bigint;
}

function openDays(clock: BusinessCalendar, zone: string, first: Temporal.PlainDate): readonly OpenDay[] {
  const days: OpenDay[] = [];
  for (let day = 0; day < DAYS + REACH; day++) {
    const closing =
      clock.type === 'always'
        ? first
            .add({ days: day + 1 })
            .toZonedDateTime(zone)
            .toInstant()
        : closingTime(clock, first.add({ days: day }));
    if (closing) days.push({ day, closing: closing.epochNanoseconds });
  }
  return days;
}

/** Business days are counted from the next open day on, so that the wait is longest from the first moment of a day. */
function worstOfDays(
  days: readonly OpenDay[],
  count: number,
  isStartCounted: boolean,
  zone: string,
  first: Temporal.PlainDate,
): WorstWait | undefined {
  let worst: { readonly seconds: Exact; readonly start: Temporal.ZonedDateTime } | undefined;
  let next = 0;
  for (let day = 0; day < DAYS; day++) {
    while (next < days.length && days[next]!.day < day) next++;
    const today = days[next]?.day === day ? days[next] : undefined;
    const midnight = first.add({ days: day }).toZonedDateTime(zone);
    const starts = [
      { start: midnight, from: isStartCounted || !today ? next : next + 1 },
      // After closing time a day no longer counts as the first.
      ...(isStartCounted && today ? [{ start: zoned(today.closing, zone), from: next + 1 }] : []),
    ];
    for (const { start, from } of starts) {
      const last = days[from + Math.max(count, 1) - 1];
      if (!last) continue;
      const seconds = exact(last.closing - start.epochNanoseconds, NANOSECONDS);
      if (!worst || seconds.compare(worst.seconds) > 0) worst = { seconds, start };
    }
  }
  return worst;
}
