import { Temporal } from 'temporal-polyfill';

/** The day after one of the ISO calendar; within a month without the sums of `add`, which walks of years would feel. */
export function dayAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.day < 28 ? new Temporal.PlainDate(date.year, date.month, date.day + 1) : date.add({ days: 1 });
}
