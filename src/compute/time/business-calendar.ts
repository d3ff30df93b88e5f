import { Temporal } from 'temporal-polyfill';
import { dayAfter } from './day-after.ts';
import { cutSpans, earlier, mergeSpans, NEVER, type Span } from './span.ts';
import { type WallClock, wallClock } from './wall-clock.ts';

/** A stretch of a day's wall clock from 'HH:MM' up to 'HH:MM'; an end that is not later is on the next day. */
export interface TimeRange {
  readonly from: string;
  /** May be '24:00', the end of the day. */
  readonly to: string;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** The open hours of each day of the week; a day that is not named is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly TimeRange[]>>>;

/** Hours that hold from one day of the year to another ('MM-DD', both included), also over the end of the year. */
export interface Season {
  readonly from: string;
  readonly to: string;
  readonly week: WeekHours;
}

/** A calendar of opening hours. A day has the hours of its exception, else none on a holiday, else those of the first season that it is in, else of the week. */
export interface HoursCalendar {
  readonly type: 'hours';
  readonly timeZone: string;
  readonly week: WeekHours;
  /** Closed days, as 'YYYY-MM-DD'. */
  readonly holidays?: ReadonlySet<string>;
  /** The hours of single days by their 'YYYY-MM-DD'; without ranges the day is closed. */
  readonly exceptions?: ReadonlyMap<string, readonly TimeRange[]>;
  readonly seasons?: readonly Season[];
}

/**
 * When a clock runs: always, in opening hours, when any of some calendars runs, or when all of them do. A union or an
 * intersection of no calendars never runs.
 */
export type BusinessCalendar =
  | { readonly type: 'always'; readonly timeZone: string }
  | HoursCalendar
  | { readonly type: 'union'; readonly calendars: readonly BusinessCalendar[] }
  | { readonly type: 'intersection'; readonly calendars: readonly BusinessCalendar[] };

/** A half-open stretch of time. */
export interface Interval {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** How many years are searched for an open moment or day before a calendar counts as closed for good. */
export const HORIZON_YEARS = 10;

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTES_IN_DAY = 1_440;

/**
 * The intervals between `from` and `to` in which `calendar` is open, sorted, disjoint and with time between them.
 * Opening hours are wall-clock times of the calendar's zone: a time that a clock change skips is as much later, one that
 * it repeats is the first of the two. Days are walked as the intervals are asked for.
 */
export function* openIntervals(
  calendar: BusinessCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Generator<Interval, void, undefined> {
  const interval = ({ start, end }: Span): Interval => ({
    start: Temporal.Instant.fromEpochNanoseconds(start),
    end: Temporal.Instant.fromEpochNanoseconds(end),
  });
  let open: Span | undefined;
  for (const span of openSpans(calendar, { start: from.epochNanoseconds, end: to.epochNanoseconds })) {
    if (open?.end === span.start) open = { start: open.start, end: span.end };
    else {
      if (open !== undefined) yield interval(open);
      open = span;
    }
  }
  if (open !== undefined) yield interval(open);
}

/** The same as `openIntervals`, in spans that may touch, so that the first of a clock that never stops comes at once. */
export function* openSpans(calendar: BusinessCalendar, within: Span): Generator<Span, void, undefined> {
  if (within.start >= within.end) return;
  switch (calendar.type) {
    case 'always':
      yield within;
      return;
    case 'hours':
      yield* hourSpans(calendar, within);
      return;
    case 'union':
    case 'intersection':
      yield* combinedSpans(calendar.type, calendar.calendars, within);
  }
}

/** Whether the calendar opens on `date`, which is a day in the zone of each calendar of a union and of the first of an intersection. */
export function isBusinessDay(calendar: BusinessCalendar, date: Temporal.PlainDate): boolean {
  return closingTime(calendar, date) !== undefined;
}

/** `date`, or the first day after it on which the calendar opens; undefined when there is none in ten years. */
export function nextOpenDay(
  calendar: BusinessCalendar,
  date: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  return nearestOpenDay(calendar, date, 1);
}

/** `date`, or the last day before it on which the calendar opens; undefined when there is none in ten years. */
export function previousOpenDay(
  calendar: BusinessCalendar,
  date: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  return nearestOpenDay(calendar, date, -1);
}

/** When the hours that begin on `date` last close, which may be on the next day; undefined when none begin. */
export function closingTime(
  calendar: BusinessCalendar,
  date: Temporal.PlainDate,
): Temporal.Instant | undefined {
  const last = spansOfDay(calendar, date).at(-1);
  return last && Temporal.Instant.fromEpochNanoseconds(last.end);
}

/** The zone whose days the calendar counts: its own or that of its first calendar; undefined when it has none. */
export function zoneOf(calendar: BusinessCalendar): string | undefined {
  if ('timeZone' in calendar) return calendar.timeZone;
  for (const part of calendar.calendars) {
    const zone = zoneOf(part);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

function nearestOpenDay(
  calendar: BusinessCalendar,
  date: Temporal.PlainDate,
  step: 1 | -1,
): Temporal.PlainDate | undefined {
  const last = date.add({ years: HORIZON_YEARS * step });
  for (let day = date; Temporal.PlainDate.compare(day, last) !== step; day = day.add({ days: step })) {
    if (isBusinessDay(calendar, day)) return day;
  }
  return undefined;
}

/** The spans that begin on `date`, sorted and disjoint. */
function spansOfDay(calendar: BusinessCalendar, date: Temporal.PlainDate): readonly Span[] {
  switch (calendar.type) {
    case 'always': {
      const clock = wallClock(calendar.timeZone);
      return mergeSpans([{ start: clock(date, 0), end: clock(date, MINUTES_IN_DAY) }]);
    }
    case 'hours':
      return mergeSpans(daySpans(wallMinutes(calendar, date), date, wallClock(calendar.timeZone)));
    case 'union':
      return mergeSpans(calendar.calendars.flatMap((part) => spansOfDay(part, date)));
    case 'intersection': {
      const [first, ...others] = calendar.calendars;
      if (first === undefined) return [];
      const spans = spansOfDay(first, date);
      if (others.length === 0) return spans;
      return spans.flatMap((span) => [...combinedSpans('intersection', others, span)]);
    }
  }
}

function* hourSpans(calendar: HoursCalendar, within: Span): Generator<Span, void, undefined> {
  const clock = wallClock(calendar.timeZone);
  // Hours of the day before reach into the first day, and a zone that skips a day brings those of one day more.
  let date = dateAt(within.start, calendar.timeZone).subtract({ days: 2 });
  let waiting: readonly Span[] = [];
  for (let end = clock(date, 0); end < within.end; ) {
    waiting = mergeSpans([...waiting, ...daySpans(wallMinutes(calendar, date), date, clock)]);
    date = dayAfter(date);
    end = clock(date, 0);
    // What a later day adds begins at its midnight or after: until then nothing changes any more.
    yield* cutSpans(waiting, { start: within.start, end: earlier(end, within.end) });
    waiting = cutSpans(waiting, { start: end, end: NEVER });
  }
}

/** Walks from one opening or closing to the next and keeps what any, or all, of the calendars are open for. */
function* combinedSpans(
  type: 'union' | 'intersection',
  calendars: readonly BusinessCalendar[],
  within: Span,
): Generator<Span, void, undefined> {
  if (calendars.length === 0) return;
  const streams = calendars.map((calendar) => openSpans(calendar, within));
  const heads = streams.map((stream) => next(stream));
  for (let time = within.start; time < within.end; ) {
    let until = within.end;
    let open = 0;
    for (const [index, stream] of streams.entries()) {
      let head = heads[index];
      while (head !== undefined && head.end <= time) {
        head = next(stream);
        heads[index] = head;
      }
      if (head === undefined) {
        if (type === 'intersection') return;
        continue;
      }
      const isOpen = head.start <= time;
      if (isOpen) open++;
      const change = isOpen ? head.end : head.start;
      if (change < until) until = change;
    }
    if (open >= (type === 'union' ? 1 : calendars.length)) yield { start: time, end: until };
    time = until;
  }
}

function next(stream: Generator<Span, void, undefined>): Span | undefined {
  const { value } = stream.next();
  return value ?? undefined;
}

/** The opening hours of a day as sorted, disjoint minutes after its midnight, up to the end of the day after it. */
function wallMinutes(
  calendar: HoursCalendar,
  date: Temporal.PlainDate,
): readonly (readonly [number, number])[] {
  const merged: [number, number][] = [];
  const ranges = rangesOn(calendar, date)
    .map(({ from, to }): [number, number] => {
      const [start, end] = [minuteOf(from), minuteOf(to)];
      return [start, end <= start ? end + MINUTES_IN_DAY : end];
    })
    .sort((a, b) => a[0] - b[0]);
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function rangesOn(calendar: HoursCalendar, date: Temporal.PlainDate): readonly TimeRange[] {
  const text = date.toString();
  const exception = calendar.exceptions?.get(text);
  if (exception !== undefined) return exception;
  if (calendar.holidays?.has(text)) return [];
  const day = text.slice(-5);
  const week = calendar.seasons?.find((season) => isInSeason(season, day))?.week ?? calendar.week;
  return week[WEEKDAYS[date.dayOfWeek - 1]!] ?? [];
}

function isInSeason({ from, to }: Season, day: string): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function daySpans(
  ranges: readonly (readonly [number, number])[],
  date: Temporal.PlainDate,
  clock: WallClock,
): readonly Span[] {
  return ranges.map(([from, to]) => ({ start: clock(date, from), end: clock(date, to) }));
}

function dateAt(time: bigint, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochNanoseconds(time).toZonedDateTimeISO(timeZone).toPlainDate();
}
