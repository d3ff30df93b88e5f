import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { addDuration, type CalendarDuration, parseDuration } from './duration.ts';

/** How the windows lie over which an objective is measured. */
export interface MeasurementWindow {
  /**
   * `calendar`: months, quarters, half-years, years (any months that divide a year), weeks from Monday, or days.
   * `billing-cycle`, `fiscal`: the same months from a day of their own. `rolling`: one that ends at every step.
   * `trailing`: one that ends with the day of a claim. `term`: end to end from the first day of the term.
   */
  readonly kind: 'calendar' | 'rolling' | 'billing-cycle' | 'fiscal' | 'trailing' | 'term';
  /** ISO 8601 duration. */
  readonly length: string;
  readonly timeZone: string;
  /** The day of the month (1–31) or the day of the year ('MM-DD') that begins a billing cycle or a fiscal year; the first without it. */
  readonly startsOn?: number | string;
  /** How far one rolling window is from the next, as an ISO 8601 duration; P1D without it. */
  readonly step?: string;
}

/** The days of an agreement: from its first day up to the first on which it no longer applies. */
export interface Term {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** One window, half-open: what lies of it in the term, and the whole of it. */
export interface Window {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly wholeStart: Temporal.ZonedDateTime;
  readonly wholeEnd: Temporal.ZonedDateTime;
  readonly isPartial: boolean;
}

/** The most windows that a list has. */
export const WINDOW_LIMIT = 10_000;

const MONDAY = new Temporal.PlainDate(1970, 1, 5);

type Bounds = Pick<Window, 'start' | 'end'>;

/** A series of days that begin a window each, by their number. */
interface Series {
  readonly dayAt: (index: number) => Temporal.PlainDate;
  /** The number of the window that holds a date. */
  readonly indexOf: (date: Temporal.PlainDate) => number;
}

/**
 * The windows of a term in their order, at most 10,000. Those that reach beyond the term are cut to it and partial.
 * Rolling windows lie in the term as a whole, unless the term is shorter than one; the trailing window ends with the
 * term. None when the length is not a duration, is empty, or does not fit the kind (a calendar window of 45 days).
 */
export function windowsIn(spec: MeasurementWindow, term: Term): readonly Window[] {
  const length = lengthOf(spec);
  if (length === undefined || Temporal.PlainDate.compare(term.from, term.to) >= 0) return [];
  const bounds = {
    start: atMidnight(term.from, spec.timeZone),
    end: atMidnight(term.to, spec.timeZone),
  };
  switch (spec.kind) {
    case 'calendar':
    case 'billing-cycle':
    case 'fiscal': {
      const series = seriesOf(spec, length);
      if (series === undefined) return [];
      const first = series.indexOf(term.from);
      return collect(bounds, (index) => [
        atMidnight(series.dayAt(first + index), spec.timeZone),
        atMidnight(series.dayAt(first + index + 1), spec.timeZone),
      ]);
    }
    case 'rolling':
      return rollingWindows(spec, length, bounds);
    case 'trailing':
      return [clip(endingWith(spec, length, term.to.subtract({ days: 1 })), bounds)];
    case 'term':
      return collect(bounds, (index) => [
        addDuration(bounds.start, length, index),
        addDuration(bounds.start, length, index + 1),
      ]);
  }
}

/**
 * The whole window that holds `date`; the rolling or trailing window whose last day it is; the one of the term that
 * holds it when the term is given. Undefined where `windowsIn` has none.
 */
export function windowAt(spec: MeasurementWindow, date: Temporal.PlainDate, term?: Term): Window | undefined {
  const length = lengthOf(spec);
  if (length === undefined) return undefined;
  switch (spec.kind) {
    case 'calendar':
    case 'billing-cycle':
    case 'fiscal': {
      const series = seriesOf(spec, length);
      if (series === undefined) return undefined;
      const index = series.indexOf(date);
      const [start, end] = [series.dayAt(index), series.dayAt(index + 1)];
      return wholeWindow(atMidnight(start, spec.timeZone), atMidnight(end, spec.timeZone));
    }
    case 'rolling':
    case 'trailing':
      return endingWith(spec, length, date);
    case 'term': {
      if (term === undefined) return undefined;
      const midnight = atMidnight(date, spec.timeZone);
      return windowsIn(spec, term).find(
        ({ start, end }) => isBefore(midnight, end) && !isBefore(midnight, start),
      );
    }
  }
}

/** The window of the spec's length whose last day is that of the claim; undefined when the length is no duration or empty. */
export function trailingWindow(spec: MeasurementWindow, claimDate: Temporal.PlainDate): Window | undefined {
  const length = lengthOf(spec);
  return length && endingWith(spec, length, claimDate);
}

/** The seconds that really pass in the window, with the hours that changes of the clocks add and take. */
export function seconds({ start, end }: Bounds): Exact {
  return exact(end.epochNanoseconds - start.epochNanoseconds, 1_000_000_000);
}

/** A count that is due in a whole window, for the days of the window that lie in the term: T · d / D, up to a whole number. */
export function prorate(target: Exact, window: Window, unit = ''): Figure {
  const days = daysBetween(window.start, window.end);
  const wholeDays = daysBetween(window.wholeStart, window.wholeEnd);
  const share = wholeDays === 0 ? exact(1) : exact(days, wholeDays);
  return makeFigure({
    name: 'prorated-target',
    exact: target.mul(share),
    unit,
    rounding: 'up',
    formula: 'T × d ÷ D',
    inputs: [input('T', target, unit), input('d', exact(days), 'day'), input('D', exact(wholeDays), 'day')],
  });
}

/** The windows from the one numbered 0 on, cut to the bounds, until one begins after them. */
function collect(
  bounds: Bounds,
  wholeAt: (index: number) => readonly [Temporal.ZonedDateTime, Temporal.ZonedDateTime],
): readonly Window[] {
  const windows: Window[] = [];
  for (let index = 0; windows.length < WINDOW_LIMIT; index++) {
    const [start, end] = wholeAt(index);
    if (!isBefore(start, bounds.end)) break;
    windows.push(clip(wholeWindow(start, end), bounds));
  }
  return windows;
}

function rollingWindows(
  spec: MeasurementWindow,
  length: CalendarDuration,
  bounds: Bounds,
): readonly Window[] {
  const step = parseDuration(spec.step ?? 'P1D');
  if (step === undefined || isEmpty(step)) return [];
  const windows: Window[] = [];
  while (windows.length < WINDOW_LIMIT) {
    const start = addDuration(bounds.start, step, windows.length);
    const window = wholeWindow(start, addDuration(start, length));
    if (isBefore(bounds.end, window.end)) return windows.length === 0 ? [clip(window, bounds)] : windows;
    windows.push(window);
  }
  return windows;
}

function seriesOf(spec: MeasurementWindow, length: CalendarDuration): Series | undefined {
  const { months, days } = length;
  if (!length.seconds.equals(0)) return undefined;
  const [month, day] = beginningOf(spec);
  if (days === 0 && months > 0 && 12 % months === 0) return monthSeries(months, month, day);
  if (spec.kind === 'calendar' && months === 0 && (days === 1 || days === 7)) {
    const dayAt = (index: number): Temporal.PlainDate => MONDAY.add({ days: index * days });
    return { dayAt, indexOf: (date) => Math.floor(MONDAY.until(date, { largestUnit: 'days' }).days / days) };
  }
  return undefined;
}

/** Windows of whole months from a day of the year; a month without that day begins its window on its last. */
function monthSeries(length: number, month: number, day: number): Series {
  const dayAt = (index: number): Temporal.PlainDate => {
    const months = month - 1 + index * length;
    const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
    return Temporal.PlainDate.from({ ...first, day }, { overflow: 'constrain' });
  };
  const indexOf = (date: Temporal.PlainDate): number => {
    const index = Math.floor((date.year * 12 + date.month - month) / length);
    return Temporal.PlainDate.compare(dayAt(index), date) > 0 ? index - 1 : index;
  };
  return { dayAt, indexOf };
}

/** The month and the day that begin a year's first window: of a billing cycle only the day counts. */
function beginningOf({ kind, startsOn = 1 }: MeasurementWindow): readonly [number, number] {
  if (kind === 'calendar') return [1, 1];
  const [month, day] =
    typeof startsOn === 'number' ? [1, startsOn] : [Number(startsOn.slice(0, 2)), Number(startsOn.slice(3))];
  return [kind === 'fiscal' ? month : 1, day];
}

function endingWith(spec: MeasurementWindow, length: CalendarDuration, lastDay: Temporal.PlainDate): Window {
  const end = atMidnight(lastDay.add({ days: 1 }), spec.timeZone);
  return wholeWindow(addDuration(end, length, -1), end);
}

function wholeWindow(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): Window {
  return { start, end, wholeStart: start, wholeEnd: end, isPartial: false };
}

function clip({ wholeStart, wholeEnd }: Window, bounds: Bounds): Window {
  const start = isBefore(wholeStart, bounds.start) ? bounds.start : wholeStart;
  const end = isBefore(bounds.end, wholeEnd) ? bounds.end : wholeEnd;
  return { start, end, wholeStart, wholeEnd, isPartial: start !== wholeStart || end !== wholeEnd };
}

function lengthOf(spec: MeasurementWindow): CalendarDuration | undefined {
  const length = parseDuration(spec.length);
  return length === undefined || isEmpty(length) ? undefined : length;
}

function isEmpty(duration: CalendarDuration): boolean {
  return duration.months === 0 && duration.days === 0 && duration.seconds.equals(0);
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(a, b) < 0;
}

function atMidnight(date: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime(timeZone);
}

function daysBetween(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): number {
  return start.toPlainDate().until(end.toPlainDate(), { largestUnit: 'days' }).days;
}
