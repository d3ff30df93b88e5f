import { Temporal } from 'temporal-polyfill';
import { type BusinessCalendar, previousOpenDay } from './business-calendar.ts';
import { addBusinessDays, addBusinessTime, type DayCount } from './business-time.ts';
import { addDuration, addDurationToDate, type CalendarDuration, parseDuration } from './duration.ts';
import { type MeasurementWindow, windowAt } from './window.ts';

/** One renewal of a term. */
export interface Renewal {
  /** The day on which the term ends and the renewed one begins. */
  readonly date: Temporal.PlainDate;
  /** The last day to say that it shall not renew. */
  readonly lastNoticeDay: Temporal.PlainDate;
  /** The first day after the renewed term. */
  readonly end: Temporal.PlainDate;
}

/** How long after its window a claim may be made. */
export type ClaimLimit =
  | { readonly type: 'within'; readonly duration: string }
  | ({ readonly type: 'business-days'; readonly days: number } & DayCount)
  /** By the end of the n-th billing cycle after that in which the window ends; cycles begin on a day of the month, 1 without it. */
  | { readonly type: 'billing-cycles'; readonly cycles: number; readonly startsOn?: number | string }
  /** By the end of the month, quarter or year in which the window ends. */
  | { readonly type: 'end-of'; readonly period: 'month' | 'quarter' | 'year' }
  | { readonly type: 'end-of-term'; readonly termEnd: Temporal.PlainDate };

/** The longest list of renewals. */
const RENEWAL_LIMIT = 1_000;
/** The last year that a date of an agreement can have. */
const LAST_YEAR = 9_999;
const PERIODS = { month: 'P1M', quarter: 'P3M', year: 'P1Y' } as const;

/**
 * The last day on which notice of so long (ISO 8601) before `end` is in time; with a calendar, the last day up to it that
 * is open. Months are counted by the calendar and hours as begun days. Undefined when the notice is no duration, or the
 * calendar has no open day in the ten years before.
 */
export function lastNoticeDay(
  end: Temporal.PlainDate,
  notice: string,
  calendar?: BusinessCalendar,
): Temporal.PlainDate | undefined {
  const duration = parseDuration(notice);
  if (duration === undefined) return undefined;
  const day = addDurationToDate(end, duration, -1);
  return calendar === undefined ? day : previousOpenDay(calendar, day);
}

/**
 * The next renewals of a term that ends at `end` (its first day after) and renews for `length` at a time, both ISO 8601:
 * at most `count`, at most 1,000, none past the year 9999. All are counted from `end`, so that the last day of a month
 * stays the last. None when a duration is none, the length is empty, or the calendar has no open day for the notice.
 */
export function renewalDates(
  end: Temporal.PlainDate,
  length: string,
  notice: string,
  count: number,
  calendar?: BusinessCalendar,
): readonly Renewal[] {
  const duration = parseDuration(length);
  const renewals: Renewal[] = [];
  if (duration === undefined) return renewals;
  let date = end;
  while (renewals.length < Math.min(count, RENEWAL_LIMIT)) {
    const next = addDurationToDate(end, duration, renewals.length + 1);
    const noticeDay = lastNoticeDay(date, notice, calendar);
    const isLater = Temporal.PlainDate.compare(next, date) > 0;
    if (!isLater || next.year > LAST_YEAR || noticeDay === undefined) break;
    renewals.push({ date, lastNoticeDay: noticeDay, end: next });
    date = next;
  }
  return renewals;
}

/**
 * The day on which a termination takes effect: when both the notice and the time to cure, which begin on the day of
 * notice, have passed. Both are ISO 8601; undefined when one is no duration.
 */
export function terminationDate(
  noticeDate: Temporal.PlainDate,
  notice: string,
  cure = 'P0D',
): Temporal.PlainDate | undefined {
  const durations = [notice, cure].map(parseDuration);
  if (!durations.every((duration): duration is CalendarDuration => duration !== undefined)) return undefined;
  return durations
    .map((duration) => addDurationToDate(noticeDate, duration))
    .reduce((a, b) => (Temporal.PlainDate.compare(b, a) > 0 ? b : a));
}

/**
 * The moment before which a claim for a window is in time. Days are counted from the last day of the window, which is not
 * one of them unless `dayCount` says so: 7 days after January end with 7 February, 24:00. Business days end when the last
 * one closes, and a limit in hours alone runs on the calendar if one is given. Undefined when the limit is no duration,
 * when business days have no calendar, and when the calendar does not open for so long within ten years.
 */
export function claimDeadline(
  windowEnd: Temporal.ZonedDateTime,
  limit: ClaimLimit,
  calendar?: BusinessCalendar,
): Temporal.ZonedDateTime | undefined {
  const zone = windowEnd.timeZoneId;
  const lastMoment = windowEnd.subtract({ nanoseconds: 1 });
  switch (limit.type) {
    case 'within': {
      const duration = parseDuration(limit.duration);
      if (duration === undefined) return undefined;
      if (calendar === undefined || duration.months !== 0 || duration.days !== 0)
        return addDuration(windowEnd, duration);
      return addBusinessTime(windowEnd.toInstant(), duration.seconds, calendar)?.toZonedDateTimeISO(zone);
    }
    case 'business-days':
      return (
        calendar &&
        addBusinessDays(lastMoment.toInstant(), limit.days, calendar, limit)?.toZonedDateTimeISO(zone)
      );
    case 'billing-cycles': {
      const { startsOn = 1 } = limit;
      const cycle = { kind: 'billing-cycle', length: 'P1M', timeZone: zone, startsOn } as const;
      return cycleEnd(cycle, lastMoment, limit.cycles);
    }
    case 'end-of': {
      const period = { kind: 'calendar', length: PERIODS[limit.period], timeZone: zone } as const;
      return windowAt(period, lastMoment.toPlainDate())?.end;
    }
    case 'end-of-term':
      return limit.termEnd.toZonedDateTime(zone);
  }
}

/** The end of the n-th billing cycle after that of a moment. */
function cycleEnd(
  cycle: MeasurementWindow,
  moment: Temporal.ZonedDateTime,
  count: number,
): Temporal.ZonedDateTime | undefined {
  const current = windowAt(cycle, moment.toPlainDate());
  // Each month begins one cycle, on its last day at the latest.
  const month = current?.start
    .toPlainDate()
    .with({ day: 1 })
    .add({ months: count + 1 });
  return month && windowAt(cycle, month.subtract({ days: 1 }))?.end;
}
