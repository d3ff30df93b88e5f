import { Temporal } from 'temporal-polyfill';
import {
  dateOfEpochDay,
  epochDay,
  monthDayOfEpochDay,
  parseEpochDay,
  weekdayOfEpochDay,
} from './epoch-day.ts';
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
  return closingOfDay(calendar, epochDay(date)) !== undefined;
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

/** When the hours that begin on a day, counted from 1970-01-01, last close, which may be on the next; undefined when none begin. */
export function closingOfDay(calendar: BusinessCalendar, day: number): bigint | undefined {
  return spansOfDay(calendar, day).at(-1)?.end;
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
  const last = epochDay(date.add({ years: HORIZON_YEARS * step }));
  for (let day = epochDay(date); day !== last + step; day += step) {
    if (closingOfDay(calendar, day) !== undefined) return dateOfEpochDay(day);
  }
  return undefined;
}

/** The spans that begin on a day, sorted and disjoint. */
function spansOfDay(calendar: BusinessCalendar, day: number): readonly Span[] {
  switch (calendar.type) {
    case 'always': {
      const clock = wallClock(calendar.timeZone);
      return mergeSpans([{ start: clock(day, 0), end: clock(day, MINUTES_IN_DAY) }]);
    }
    case 'hours':
      return mergeSpans(daySpans(minutesOf(calendar)(day), day, wallClock(calendar.timeZone)));
    case 'union':
      return mergeSpans(calendar.calendars.flatMap((part) => spansOfDay(part, day)));
    case 'intersection': {
      const [first, ...others] = calendar.calendars;
      if (first === undefined) return [];
      const spans = spansOfDay(first, day);
      if (others.length === 0) return spans;
      return spans.flatMap((span) => [...combinedSpans('intersection', others, span)]);
    }
  }
}

function* hourSpans(calendar: HoursCalendar, within: Span): Generator<Span, void, undefined> {
  const clock = wallClock(calendar.timeZone);
  const minutes = minutesOf(calendar);
  // Hours of the day before reach into the first day, and a zone that skips a day brings those of one day more.
  let day = epochDay(dateAt(within.start, calendar.timeZone)) - 2;
  let waiting: readonly Span[] = [];
  for (let end = clock(day, 0); end < within.end; ) {
    const own = daySpans(minutes(day), day, clock);
    if (own.length > 0) waiting = mergeSpans([...waiting, ...own]);
    day++;
    end = clock(day, 0);
    if (waiting.length === 0) continue;
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

/** Stretches of a day as sorted, disjoint minutes after its midnight, up to the end of the day after it. */
type DayMinutes = readonly (readonly [number, number])[];

/** The open minutes of each calendar that was asked for, by the day. */
const MINUTES = new WeakMap<HoursCalendar, (day: number) => DayMinutes>();

/** The opening hours of a calendar on a day; its texts are read once. */
function minutesOf(calendar: HoursCalendar): (day: number) => DayMinutes {
  const known = MINUTES.get(calendar) ?? readMinutes(calendar);
  MINUTES.set(calendar, known);
  return known;
}

function readMinutes(calendar: HoursCalendar): (day: number) => DayMinutes {
  const closed = new Set([...(calendar.holidays ?? [])].map(parseEpochDay));
  const exceptions = new Map(
    [...(calendar.exceptions ?? [])].map(([date, ranges]) => [parseEpochDay(date), minutesIn(ranges)]),
  );
  const usual = weekMinutes(calendar.week);
  const seasons = (calendar.seasons ?? []).map((season) => ({ season, week: weekMinutes(season.week) }));
  return (day) => {
    const exception = exceptions.get(day);
    if (exception !== undefined) return exception;
    if (closed.has(day)) return [];
    let week = usual;
    if (seasons.length > 0) {
      const date = monthDayOfEpochDay(day);
      week = seasons.find(({ season }) => isInSeason(season, date))?.week ?? usual;
    }
    return week[weekdayOfEpochDay(day)]!;
  };
}

/** The open minutes of Monday to Sunday. */
function weekMinutes(week: WeekHours): readonly DayMinutes[] {
  return WEEKDAYS.map((weekday) => minutesIn(week[weekday] ?? []));
}

function minutesIn(texts: readonly TimeRange[]): DayMinutes {
  const merged: [number, number][] = [];
  const ranges = texts
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

function isInSeason({ from, to }: Season, day: string): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function daySpans(ranges: DayMinutes, day: number, clock: WallClock): readonly Span[] {
  return ranges.map(([from, to]) => ({ start: clock(day, from), end: clock(day, to) }));
}

function dateAt(time: bigint, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochNanoseconds(time).toZonedDateTimeISO(timeZone).toPlainDate();
}
