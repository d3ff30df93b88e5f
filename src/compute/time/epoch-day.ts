import { Temporal } from 'temporal-polyfill';

const DAY = 86_400_000;

/** The days from 1970-01-01 to a date of the ISO calendar: walks of years count in them, where dates would be slow. */
export function epochDay({ year, month, day }: Pick<Temporal.PlainDate, 'year' | 'month' | 'day'>): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

/** The date so many days after 1970-01-01. */
export function dateOfEpochDay(epochDays: number): Temporal.PlainDate {
  const date = new Date(epochDays * DAY);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day of a 'YYYY-MM-DD'; undefined where the calendar has no such day. */
export function parseEpochDay(text: string): number | undefined {
  const days = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isInteger(days) && new Date(days * DAY).toISOString().startsWith(text) ? days : undefined;
}

/** The day of the week: 0 on Mondays, 6 on Sundays. */
export function weekdayOfEpochDay(epochDays: number): number {
  return (((epochDays + 3) % 7) + 7) % 7;
}

/** The month and the day of the month, as 'MM-DD'. */
export function monthDayOfEpochDay(epochDays: number): string {
  return new Date(epochDays * DAY).toISOString().slice(-19, -14);
}
