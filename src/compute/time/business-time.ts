import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import {
  type BusinessCalendar,
  closingOfDay,
  HORIZON_YEARS,
  openSpans,
  zoneOf,
} from './business-calendar.ts';
import { epochDay } from './epoch-day.ts';
import { cutSpans, earlier, later, mergeSpans, type Span } from './span.ts';

/** Whether the day from which business days are counted is the first of them; without it the next open day is. */
export interface DayCount {
  readonly dayCount?: 'exclude-start' | 'include-start';
}

const NANOSECONDS = 1_000_000_000;
const WEEK = 604_800;
/** A Monday in a fortnight in which no zone changes its clock, whose week stands for all weeks. */
const ORDINARY_WEEK = '2026-01-05T00:00';

/**
 * The moment at which `calendar` has been open for `seconds` since `start`, to the nanosecond above; `start` itself for
 * no seconds, and undefined when the ten years after it do not have so many.
 */
export function addBusinessTime(
  start: Temporal.Instant,
  seconds: Exact,
  calendar: BusinessCalendar,
): Temporal.Instant | undefined {
  let left = seconds.mul(NANOSECONDS).ceil().n;
  if (seconds.compare(0) <= 0) return start;
  for (const span of openSpans(calendar, { start: start.epochNanoseconds, end: horizonOf(start) })) {
    const length = span.end - span.start;
    if (left <= length) return Temporal.Instant.fromEpochNanoseconds(span.start + left);
    left -= length;
  }
  return undefined;
}

/** The exact seconds between `a` and `b` in which `calendar` is open; below zero when `b` is before `a`. */
export function businessTimeBetween(
  a: Temporal.Instant,
  b: Temporal.Instant,
  calendar: BusinessCalendar,
): Exact {
  if (Temporal.Instant.compare(a, b) > 0) return businessTimeBetween(b, a, calendar).neg();
  return secondsIn(openSpans(calendar, { start: a.epochNanoseconds, end: b.epochNanoseconds }));
}

/**
 * The deadline of `days` business days: when the last of them closes. The first is the next open day after that of
 * `start`; with `include-start` it is the day of `start`, if that has open hours left. No days mean the rest of the day
 * of `start`, or else the next open day. Undefined when the days do not end within ten years.
 */
export function addBusinessDays(
  start: Temporal.Instant,
  days: number,
  calendar: BusinessCalendar,
  { dayCount = 'exclude-start' }: DayCount = {},
): Temporal.Instant | undefined {
  const zone = zoneOf(calendar);
  if (zone === undefined) return undefined;
  const date = start.toZonedDateTimeISO(zone).toPlainDate();
  const [first, last] = [epochDay(date), epochDay(date.add({ years: HORIZON_YEARS }))];
  let closing = closingOfDay(calendar, first);
  const isStartCounted =
    (dayCount === 'include-start' || days === 0) && closing !== undefined && closing > start.epochNanoseconds;
  let counted = isStartCounted ? 1 : 0;
  for (let day = first + 1; counted < Math.max(days, 1); day++) {
    if (day > last) return undefined;
    closing = closingOfDay(calendar, day);
    if (closing !== undefined) counted++;
  }
  return closing === undefined ? undefined : Temporal.Instant.fromEpochNanoseconds(closing);
}

/**
 * The share of an ordinary week's reports, which come at any time of day and night alike, that staff who work on
 * `calendar` can answer within `limitSeconds` of `clock`. An ordinary week has no holidays, exceptions, seasons or clock
 * changes; its zones are those of a northern winter.
 */
export function attainableShare(
  calendar: BusinessCalendar,
  limitSeconds: Exact,
  clock: BusinessCalendar,
): Figure {
  const [staff, limit] = [ordinary(calendar), ordinary(clock)];
  const zone = zoneOf(staff) ?? 'UTC';
  const start = Temporal.PlainDateTime.from(ORDINARY_WEEK).toZonedDateTime(zone).epochNanoseconds;
  const end = start + BigInt(WEEK * NANOSECONDS);
  const fortnight = { start, end: end + (end - start) };
  const ticking = [...openSpans(limit, fortnight)];
  const answered: Span[] = [];
  let closed = start;
  let begun = 0;
  for (const open of openSpans(staff, fortnight)) {
    while (begun < ticking.length && ticking[begun]!.start < open.start) begun++;
    answered.push({
      start: earliestReport(ticking, begun, { start: closed, end: open.start }, limitSeconds),
      end: open.end,
    });
    closed = open.end;
  }
  const attainable = secondsIn(cutSpans(mergeSpans(answered), { start, end }));
  return makeFigure({
    name: 'attainable-share',
    exact: attainable.div(WEEK).mul(100),
    unit: '%',
    formula: '100 × A ÷ W',
    inputs: [input('T', limitSeconds, 's'), input('A', attainable, 's'), input('W', exact(WEEK), 's')],
  });
}

/** The earliest moment of `within` from which no more than `seconds` of the first `count` spans pass up to its end. */
function earliestReport(spans: readonly Span[], count: number, within: Span, seconds: Exact): bigint {
  let left = seconds.mul(NANOSECONDS).floor().n;
  for (let index = count - 1; index >= 0 && spans[index]!.end > within.start; index--) {
    const end = earlier(spans[index]!.end, within.end);
    const length = end - spans[index]!.start;
    if (left < length) return later(end - left, within.start);
    left -= length;
  }
  return within.start;
}

function ordinary(calendar: BusinessCalendar): BusinessCalendar {
  switch (calendar.type) {
    case 'always':
      return calendar;
    case 'hours':
      return { type: 'hours', timeZone: calendar.timeZone, week: calendar.week };
    case 'union':
    case 'intersection':
      return { type: calendar.type, calendars: calendar.calendars.map(ordinary) };
  }
}

function secondsIn(spans: Iterable<Span>): Exact {
  let nanoseconds = 0n;
  for (const { start, end } of spans) nanoseconds += end - start;
  return exact(nanoseconds, NANOSECONDS);
}

function horizonOf(start: Temporal.Instant): bigint {
  return start.toZonedDateTimeISO('UTC').add({ years: HORIZON_YEARS }).epochNanoseconds;
}
