import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import {
  type BusinessCalendar,
  closingOfDay,
  openSpans,
  zoneOf,
} from '../../compute/time/business-calendar.ts';
import { epochDay } from '../../compute/time/epoch-day.ts';
import { wallClock } from '../../compute/time/wall-clock.ts';
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
  const days = new Map<string, At<OpenDay>>();
  const opens = new Map<string, At<Open>>();
  const first = term?.from ?? Temporal.PlainDate.from('2026-01-01');
  const firstDay = epochDay(first);
  const years = new Map<string, Year>();
  const yearIn = (zone: string): Year => {
    const year = years.get(zone) ?? { firstDay, zone, midnight: midnightsIn(zone, firstDay) };
    years.set(zone, year);
    return year;
  };
  const compute = (limit: TimeLimit): WorstWait | undefined => {
    const calendarOfLimit = calendar(limit.clock);
    const zone = calendarOfLimit && zoneOf(calendarOfLimit);
    if (!calendarOfLimit || zone === undefined) return undefined;
    const year = yearIn(zone);
    const key = limit.clock ?? '';
    if (typeof limit.businessDays === 'number') {
      if (!days.has(key)) days.set(key, lazily(openDays(calendarOfLimit, year)));
      const isStartCounted = limit.dayCount === 'include-start' || limit.businessDays === 0;
      return worstOfDays(days.get(key)!, limit.businessDays, isStartCounted, year);
    }
    const seconds = durationSeconds(limit.within);
    if (!seconds) return undefined;
    if (calendarOfLimit.type === 'always') return { seconds };
    // A day of business hours is not 24 of them, and nothing says how many it is.
    if (/^P\d|^P.*[DW]/.test(limit.within ?? '')) return undefined;
    if (!opens.has(key)) opens.set(key, lazily(openOf(calendarOfLimit, year)));
    const at = opens.get(key)!;
    return at(0) && !at(1) ? { seconds } : worstOfTime(at, seconds, year);
  };
  return (limit) => {
    if (limit === undefined || typeof limit === 'string') return undefined;
    const key = JSON.stringify([limit.clock, limit.within, limit.businessDays, limit.dayCount]);
    if (!known.has(key)) known.set(key, compute(limit));
    return known.get(key);
  };
}

/** What is tried: the days from the first of the term on, in the zone of a calendar. */
interface Year {
  readonly firstDay: number;
  readonly zone: string;
  /** When a day begins, by the number of days after the first. */
  readonly midnight: (day: number) => bigint;
}

/** An item of a list that is made as far as it is asked for; undefined after its end. */
type At<T> = (index: number) => T | undefined;

function lazily<T>(source: Iterator<T, void>): At<T> {
  const items: T[] = [];
  return (index) => {
    while (items.length <= index) {
      const next = source.next();
      if (next.done) return undefined;
      items.push(next.value);
    }
    return items[index];
  };
}

function midnightsIn(zone: string, firstDay: number): (day: number) => bigint {
  const clock = wallClock(zone);
  return (day) => clock(firstDay + day, 0);
}

interface Open {
  readonly start: bigint;
  readonly end: bigint;
  /** Nanoseconds open before it since the first. */
  readonly before: bigint;
}

function* openOf(calendar: BusinessCalendar, { midnight }: Year): Generator<Open, void> {
  const within = {
    start: midnight(0),
    end: midnight(0) + BigInt(DAYS + REACH) * 86_400n * BigInt(NANOSECONDS),
  };
  let before = 0n;
  let open: Open | undefined;
  for (const { start, end } of openSpans(calendar, within)) {
    if (open?.end === start) open = { ...open, end };
    else {
      if (open) yield open;
      before = open ? endOf(open) : 0n;
      open = { start, end, before };
    }
  }
  if (open) yield open;
}

/**
 * The wait is longest just after a start from which the time runs out exactly as the clock stops, or from a moment at which
 * the clock stops: between those it stays the same while the clock runs and shrinks while it stands.
 */
function worstOfTime(at: At<Open>, seconds: Exact, { zone, midnight }: Year): WorstWait | undefined {
  const needed = seconds.mul(NANOSECONDS).ceil().n;
  const last = midnight(DAYS);
  let worst: { readonly wait: bigint; readonly start: bigint } | undefined;
  const consider = (start: bigint, end: bigint): void => {
    if (start < last && (!worst || end - start > worst.wait)) worst = { wait: end - start, start };
  };
  let [begun, done] = [0, 0];
  for (let index = 0; ; index++) {
    const [open, next] = [at(index), at(index + 1)];
    if (!open || !next || at(begun)!.start >= last) break;
    // Just after this start, the time is not used up before the clock runs again.
    const used = next.before - needed;
    while (begun < index && at(begun + 1)!.before <= used) begun++;
    if (used >= 0n) consider(at(begun)!.start + (used - at(begun)!.before), next.start);
    if (open.end >= last) continue;
    // From closing time on, all of the time lies after the next opening.
    const total = next.before + needed;
    for (let final = at(done); final && endOf(final) < total; final = at(done)) done++;
    const final = at(done);
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

function* openDays(calendar: BusinessCalendar, { firstDay, midnight }: Year): Generator<OpenDay, void> {
  for (let day = 0; day < DAYS + REACH; day++) {
    const closing = calendar.type === 'always' ? midnight(day + 1) : closingOfDay(calendar, firstDay + day);
    if (closing !== undefined) yield { day, closing };
  }
}

/** Business days are counted from the next open day on, so that the wait is longest from the first moment of a day. */
function worstOfDays(
  at: At<OpenDay>,
  count: number,
  isStartCounted: boolean,
  { zone, midnight }: Year,
): WorstWait | undefined {
  let worst: { readonly wait: bigint; readonly start: bigint } | undefined;
  let next = 0;
  for (let day = 0; day < DAYS; day++) {
    for (let open = at(next); open && open.day < day; open = at(next)) next++;
    const today = at(next)?.day === day ? at(next) : undefined;
    const starts = [
      { start: midnight(day), from: isStartCounted || !today ? next : next + 1 },
      // After closing time a day no longer counts as the first.
      ...(isStartCounted && today ? [{ start: today.closing, from: next + 1 }] : []),
    ];
    for (const { start, from } of starts) {
      const last = at(from + Math.max(count, 1) - 1);
      if (last && (!worst || last.closing - start > worst.wait))
        worst = { wait: last.closing - start, start };
    }
  }
  return worst && { seconds: exact(worst.wait, NANOSECONDS), start: zoned(worst.start, zone) };
}
