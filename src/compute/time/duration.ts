import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../exact.ts';

/**
 * A length of time as a calendar counts it: years are 12 months and weeks are 7 days, but months, days and seconds do
 * not turn into each other, because a month has 28 to 31 days and a day of 23 or 25 hours is still a day.
 */
export interface CalendarDuration {
  readonly months: number;
  readonly days: number;
  readonly seconds: Exact;
}

/** Whether a day may be taken as exactly 24 hours. */
export interface DayLength {
  readonly dayOf24Hours?: boolean;
}

const DURATION =
  /^P(?=\d|T\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?)?$/;
const DAY = 86_400;
/** The most by which clock changes make a stretch of whole days longer or shorter: Troll moves by two hours. */
const CLOCK_CHANGE = 7_200;
const MONTHS_IN_CYCLE = 4_800;
const DAYS_IN_CYCLE = 146_097;

/** The duration that an ISO 8601 text like P1Y2M, P2W or PT1.5S names; undefined when it names none. */
export function parseDuration(text: string): CalendarDuration | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const part = (group: number): number => Number(match[group] ?? 0);
  return {
    months: part(1) * 12 + part(2),
    days: part(3) * 7 + part(4),
    seconds: exact(match[7] ?? 0).add(exact(part(5) * 3_600 + part(6) * 60)),
  };
}

/**
 * The moment `times` durations after `start`, or before it when `times` is negative. Months are added first and end at
 * the last day of a shorter month, then days at the same time of day, then seconds as they pass (cut to nanoseconds).
 */
export function addDuration(
  start: Temporal.ZonedDateTime,
  duration: CalendarDuration,
  times = 1,
): Temporal.ZonedDateTime {
  const civil = start.add({ months: duration.months * times, days: duration.days * times });
  const nanoseconds = duration.seconds.mul(times).mul(1_000_000_000);
  const whole = (nanoseconds.s * nanoseconds.n) / nanoseconds.d;
  return Temporal.Instant.fromEpochNanoseconds(civil.epochNanoseconds + whole).toZonedDateTimeISO(
    civil.timeZoneId,
  );
}

/**
 * The date `times` durations after `start`, or before it when `times` is negative, with the month's last day where a
 * month is shorter. A date has no hours: those of the duration count as whole days of 24 hours, a begun one as one.
 */
export function addDurationToDate(
  start: Temporal.PlainDate,
  duration: CalendarDuration,
  times = 1,
): Temporal.PlainDate {
  const begun = Number(duration.seconds.div(DAY).ceil().n);
  return start.add({ months: duration.months * times, days: (duration.days + begun) * times });
}

/** The exact seconds of a duration without months and days, or without months when days are of 24 hours; else undefined. */
export function secondsOf(
  duration: CalendarDuration,
  { dayOf24Hours = false }: DayLength = {},
): Exact | undefined {
  if (duration.months !== 0 || (duration.days !== 0 && !dayOf24Hours)) return undefined;
  return duration.seconds.add(duration.days * DAY);
}

/**
 * Which of two durations is longer, from whatever moment they run: 1 for `a`, -1 for `b`, 0 when they are the same, and
 * undefined when it depends on that moment, as with P1M and P30D, or with P1D and PT24H over a change of the clocks.
 */
export function compareDurations(
  a: CalendarDuration,
  b: CalendarDuration,
  { dayOf24Hours = false }: DayLength = {},
): -1 | 0 | 1 | undefined {
  const months = a.months - b.months;
  if (months < 0) {
    const opposite = compareDurations(b, a, { dayOf24Hours });
    return opposite === undefined ? undefined : opposite === 0 ? 0 : opposite === 1 ? -1 : 1;
  }
  const days = a.days - b.days;
  const slack = dayOf24Hours || (months === 0 && days === 0) ? 0 : CLOCK_CHANGE;
  const seconds = a.seconds.sub(b.seconds);
  const [fewest, most] = daysInMonths(months);
  const shortest = seconds.add((fewest + days) * DAY - slack);
  const longest = seconds.add((most + days) * DAY + slack);
  if (shortest.compare(0) > 0) return 1;
  if (longest.compare(0) < 0) return -1;
  return shortest.equals(0) && longest.equals(0) ? 0 : undefined;
}

/** The fewest and the most days that so many months in a row have, over the 400 years after which the calendar repeats. */
function daysInMonths(months: number): readonly [number, number] {
  const cycles = Math.floor(months / MONTHS_IN_CYCLE);
  const rest = months % MONTHS_IN_CYCLE;
  const [fewest, most] = DAYS_IN_MONTHS.get(rest) ?? countDays(rest);
  return [cycles * DAYS_IN_CYCLE + fewest, cycles * DAYS_IN_CYCLE + most];
}

/** The counts that were asked for. */
const DAYS_IN_MONTHS = new Map<number, readonly [number, number]>([[0, [0, 0]]]);

function countDays(months: number): readonly [number, number] {
  let [fewest, most] = [Number.POSITIVE_INFINITY, 0];
  for (let start = 0; start < MONTHS_IN_CYCLE; start++) {
    const days = firstOfMonth(start + months) - firstOfMonth(start);
    fewest = Math.min(fewest, days);
    most = Math.max(most, days);
  }
  DAYS_IN_MONTHS.set(months, [fewest, most]);
  return [fewest, most];
}

/** Days from 1 March of year 0 to the first of the month `index` months later; years that begin in March end with the leap day. */
function firstOfMonth(index: number): number {
  const year = Math.floor(index / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * (index % 12) + 2) / 5);
}
