import type { Temporal } from 'temporal-polyfill';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Saturday 2026-04-25" */
export function sayDay(date: Temporal.PlainDate): string {
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.toString()}`;
}

/** "2026-06-09 at 18:00", or "the end of 2026-06-07" for the midnight after it. */
export function sayMoment(moment: Temporal.ZonedDateTime): string {
  const date = moment.toPlainDate();
  if (moment.hour === 0 && moment.minute === 0) return `the end of ${date.subtract({ days: 1 }).toString()}`;
  return `${date.toString()} at ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
