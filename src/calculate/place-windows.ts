import type { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../compute/exact.ts';
import { addDuration, type CalendarDuration, secondsOf } from '../compute/time/duration.ts';
import { seconds } from '../compute/time/window.ts';

/** The length of a window. */
export interface PlacedWindow {
  readonly from?: Temporal.ZonedDateTime;
  readonly to?: Temporal.ZonedDateTime;
  readonly seconds: Exact;
  readonly days: Exact;
}

/** Whether so many windows together are too long for a calendar. */
export function reachesBeyondDates(
  { months, days, seconds: passed }: CalendarDuration,
  count: number,
): boolean {
  const years = passed.div(31_536_000).add(exact(days, 365)).add(exact(months, 12)).mul(count);
  return years.compare(10_000) > 0;
}

/** Windows one after the other from a day on; without one each month is taken as 30 days, and twelve months as 365. */
export function placeWindows(
  start: Temporal.PlainDate | undefined,
  length: CalendarDuration,
  zone: string,
  count: number,
): readonly PlacedWindow[] {
  return Array.from({ length: count }, (_, index): PlacedWindow => {
    if (!start) {
      const years = Math.floor(length.months / 12);
      const days = length.days + years * 365 + (length.months % 12) * 30;
      const all = secondsOf({ months: 0, days, seconds: length.seconds }, { dayOf24Hours: true });
      return { seconds: all!, days: all!.div(86_400) };
    }
    const first = start.toZonedDateTime(zone);
    const [from, to] = [addDuration(first, length, index), addDuration(first, length, index + 1)];
    const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days;
    const passed = seconds({ start: from, end: to });
    return { from, to, seconds: passed, days: days > 0 ? exact(days) : passed.div(86_400) };
  });
}
