import { Temporal } from 'temporal-polyfill';

/** The day of a date of the agreement; undefined for one that is missing or undecided. */
export function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined;
}

/** Whether the first day is before the second. */
export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
