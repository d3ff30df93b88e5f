import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../exact.ts';

/** The dates from `from` to the day before `before` that fall on a weekday: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayDates(
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7,
  from: Temporal.PlainDate,
  before: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = [];
  let date = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
  while (Temporal.PlainDate.compare(date, before) < 0) {
    dates.push(date);
    date = date.add({ weeks: 1 });
  }
  return dates;
}

/** How often in a mean month something happens every `days` days: 365.25 ÷ days ÷ 12; undefined if not above zero. */
export function meanPerMonth(days: Exact): Exact | undefined {
  return days.compare(0) > 0 ? exact('365.25').div(days).div(exact(12)) : undefined;
}
