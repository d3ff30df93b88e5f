import { Temporal } from 'temporal-polyfill';

/** A day of the week, 1 for Monday to 7 for Sunday, or the n-th one of a month or year, from its end when n is negative. */
interface WeekdayRule {
  readonly weekday: number;
  readonly place?: number;
}

/** The parts of a recurrence rule (RFC 5545) that slakit knows. */
interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly weekdays: readonly WeekdayRule[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly places: readonly number[];
}

/** A month in which a rule names a day that the month has not. */
export interface MonthWithoutDay {
  /** Its first day. */
  readonly month: Temporal.PlainDate;
  /** The day that it lacks: "31", "5th Monday". */
  readonly day: string;
}

/** The most dates that a rule is followed for. */
export const OCCURRENCE_LIMIT = 1_000;
/** The most days, weeks, months or years that are searched for them. */
const PERIOD_LIMIT = 4_000;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * The dates of a recurrence rule (FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS of RFC 5545) from `from` to the day
 * before `before`, at most 1,000. Intervals count from the week, month or year of `from`; weeks begin on Monday; a date that
 * does not exist is left out. Undefined when the rule names no day, as FREQ=MONTHLY alone, or is none.
 */
export function occurrences(
  rrule: string,
  from: Temporal.PlainDate,
  before: Temporal.PlainDate,
): readonly Temporal.PlainDate[] | undefined {
  const rule = readRule(rrule);
  if (rule === undefined || !namesDays(rule)) return undefined;
  const dates: Temporal.PlainDate[] = [];
  for (let index = 0; index < PERIOD_LIMIT && dates.length < OCCURRENCE_LIMIT; index++) {
    const start = periodStart(rule, from, index);
    if (Temporal.PlainDate.compare(start, before) >= 0) break;
    for (const date of datesOfPeriod(rule, start)) {
      const isWithin =
        Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, before) < 0;
      if (isWithin && dates.length < OCCURRENCE_LIMIT) dates.push(date);
    }
  }
  return dates;
}

/** The months that end between `from` and the day before `before` and lack a day that the rule names: the 31st of June. */
export function monthsWithoutDay(
  rrule: string,
  from: Temporal.PlainDate,
  before: Temporal.PlainDate,
): readonly MonthWithoutDay[] {
  const rule = readRule(rrule);
  if (rule === undefined || !['MONTHLY', 'YEARLY'].includes(rule.frequency) || !namesDays(rule)) return [];
  const lacking: MonthWithoutDay[] = [];
  for (let index = 0; index < PERIOD_LIMIT && lacking.length < OCCURRENCE_LIMIT; index++) {
    const start = periodStart(rule, from, index);
    if (Temporal.PlainDate.compare(start, before) >= 0) break;
    for (const month of monthsOfPeriod(rule, start)) {
      const last = month.with({ day: month.daysInMonth });
      const isWithin =
        Temporal.PlainDate.compare(last, from) >= 0 && Temporal.PlainDate.compare(last, before) < 0;
      const day = isWithin ? lackingDay(rule, month) : undefined;
      if (day !== undefined) lacking.push({ month, day });
    }
  }
  return lacking;
}

/** How many months a rule lets pass from one to the next: 1 for FREQ=MONTHLY, 24 for every other year; undefined for days and weeks. */
export function monthsApart(rrule: string): number | undefined {
  const rule = readRule(rrule);
  if (rule?.frequency === 'MONTHLY') return rule.interval;
  return rule?.frequency === 'YEARLY' ? rule.interval * 12 : undefined;
}

function readRule(rrule: string): RecurrenceRule | undefined {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const numbers = (name: string): readonly number[] =>
    (parts.get(name) ?? '')
      .split(',')
      .filter((text) => text !== '')
      .map(Number);
  const frequency = parts.get('FREQ');
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return undefined;
  }
  return {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: [...(parts.get('BYDAY') ?? '').matchAll(/([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)/g)].map(
      ([, place, day = '']) => ({
        weekday: WEEKDAYS.indexOf(day) + 1,
        ...(place === undefined ? {} : { place: Number(place) }),
      }),
    ),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    places: numbers('BYSETPOS'),
  };
}

/** Whether a rule says by itself on which days it falls. */
function namesDays({ frequency, weekdays, monthDays }: RecurrenceRule): boolean {
  return frequency === 'DAILY' || weekdays.length > 0 || monthDays.length > 0;
}

function periodStart(
  { frequency, interval }: RecurrenceRule,
  from: Temporal.PlainDate,
  index: number,
): Temporal.PlainDate {
  const steps = index * interval;
  switch (frequency) {
    case 'DAILY':
      return from.add({ days: steps });
    case 'WEEKLY':
      return from.subtract({ days: from.dayOfWeek - 1 }).add({ weeks: steps });
    case 'MONTHLY':
      return from.with({ day: 1 }).add({ months: steps });
    case 'YEARLY':
      return from.with({ month: 1, day: 1 }).add({ years: steps });
  }
}

/** The dates of a day, week, month or year in their order. */
function datesOfPeriod(rule: RecurrenceRule, start: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const { frequency, weekdays, monthDays, months, places } = rule;
  const isWanted = (date: Temporal.PlainDate): boolean =>
    (months.length === 0 || months.includes(date.month)) &&
    (monthDays.length === 0 || isMonthDay(date, monthDays)) &&
    (weekdays.length === 0 || weekdays.some(({ weekday }) => weekday === date.dayOfWeek));
  let dates: readonly Temporal.PlainDate[];
  if (frequency === 'DAILY') dates = [start].filter(isWanted);
  else if (frequency === 'WEEKLY') dates = days(start, 7).filter(isWanted);
  else if (frequency === 'YEARLY' && monthDays.length === 0 && months.length === 0) {
    dates = days(start, start.daysInYear).filter((date) =>
      weekdays.some((rule) => isPlace(date, rule, date.dayOfYear, date.daysInYear)),
    );
  } else dates = monthsOfPeriod(rule, start).flatMap((month) => datesOfMonth(rule, month));
  if (places.length === 0) return dates;
  const chosen = new Set(places.map((place) => (place > 0 ? place - 1 : dates.length + place)));
  return dates.filter((_, index) => chosen.has(index));
}

/** The first days of the months of a month or year that the rule does not leave out. */
function monthsOfPeriod(
  { frequency, months }: RecurrenceRule,
  start: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const all =
    frequency === 'YEARLY'
      ? Array.from({ length: 12 }, (_, index) => start.with({ month: index + 1, day: 1 }))
      : [start];
  return months.length === 0 ? all : all.filter(({ month }) => months.includes(month));
}

function datesOfMonth(
  { weekdays, monthDays }: RecurrenceRule,
  month: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  return days(month, month.daysInMonth).filter(
    (date) =>
      (monthDays.length === 0 || isMonthDay(date, monthDays)) &&
      (weekdays.length === 0 || weekdays.some((rule) => isPlace(date, rule, date.day, date.daysInMonth))),
  );
}

/** What a month lacks of what the rule names. */
function lackingDay(rule: RecurrenceRule, month: Temporal.PlainDate): string | undefined {
  const { weekdays, monthDays, places, frequency, months } = rule;
  if (places.length > 0) return undefined;
  if (weekdays.length === 0) {
    const day = monthDays.find((one) => Math.abs(one) > month.daysInMonth);
    return day === undefined ? undefined : String(Math.abs(day));
  }
  if (monthDays.length > 0 || (frequency === 'YEARLY' && months.length === 0)) return undefined;
  const lacking = weekdays.find(({ place, weekday }) => place === 5 && !hasFifth(month, weekday));
  return lacking && `5th ${NAMES[lacking.weekday - 1]}`;
}

/** Whether a weekday comes five times in a month: on one of the days after the 28th. */
function hasFifth({ dayOfWeek, daysInMonth }: Temporal.PlainDate, weekday: number): boolean {
  return (weekday - dayOfWeek + 7) % 7 < daysInMonth - 28;
}

function isMonthDay({ day, daysInMonth }: Temporal.PlainDate, monthDays: readonly number[]): boolean {
  return monthDays.includes(day) || monthDays.includes(day - daysInMonth - 1);
}

/** Whether a date that is the `day`-th of `length` is the weekday of a rule, at its place if it names one. */
function isPlace(date: Temporal.PlainDate, rule: WeekdayRule, day: number, length: number): boolean {
  if (date.dayOfWeek !== rule.weekday) return false;
  if (rule.place === undefined) return true;
  return rule.place > 0
    ? Math.ceil(day / 7) === rule.place
    : Math.ceil((length - day + 1) / 7) === -rule.place;
}

function days(first: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, index) => first.add({ days: index }));
}
