import { Temporal } from 'temporal-polyfill';
import type { Agreement, Objective, Report } from '../agreement/generated/types.ts';
import type { BusinessCalendar } from '../compute/time/business-calendar.ts';
import { type MeasurementWindow, type Term, windowAt } from '../compute/time/window.ts';
import { calendarOf } from './calendar-of.ts';
import { type Entry, entries } from './figures-context.ts';
import { type LimitContext, timeLimitEnd } from './time-limit-end.ts';

/** The reports on one metric to one party that are compared: nobody sends more. */
const MOST_REPORTS = 20;

/** A report with the last day on which it is in time. */
export interface DueReport {
  readonly path: string;
  readonly due: Temporal.PlainDate;
}

/** The first report on an objective that its beneficiary receives after a window, and when it is due. */
export function reportReader(
  agreement: Agreement,
  term: Term,
): (objective: Objective, windowEnd: Temporal.ZonedDateTime) => DueReport | undefined {
  const calendars = new Map<string, BusinessCalendar | undefined>();
  const context: LimitContext = {
    agreement,
    term,
    calendar: (id) => {
      if (!calendars.has(id)) calendars.set(id, calendarOf(id, agreement));
      return calendars.get(id);
    },
  };
  const parties = new Map((agreement.contacts ?? []).map(({ id, party }) => [id, party]));
  const received = new Map<string, Entry<Report>[]>();
  for (const entry of entries(agreement.reports, '/reports')) {
    const readers = new Set(entry.value.to.flatMap((contact) => parties.get(contact) ?? []));
    for (const metric of new Set(entry.value.metrics)) {
      for (const reader of readers) {
        const key = `${metric} ${reader}`;
        const list = received.get(key);
        if (!list) received.set(key, [entry]);
        else if (list.length < MOST_REPORTS) list.push(entry);
      }
    }
  }
  const known = new Map<string, DueReport | undefined>();
  return ({ metric, beneficiary }, windowEnd) => {
    const key = `${metric} ${beneficiary}`;
    const moment = `${key} ${windowEnd.toString()}`;
    if (!known.has(moment)) known.set(moment, firstDue(received.get(key) ?? [], windowEnd, context));
    return known.get(moment);
  };
}

function firstDue(
  reports: readonly Entry<Report>[],
  windowEnd: Temporal.ZonedDateTime,
  context: LimitContext,
): DueReport | undefined {
  let first: DueReport | undefined;
  for (const { value, path } of reports) {
    const due = reportDue(value, windowEnd, context);
    if (due && (!first || Temporal.PlainDate.compare(due, first.due) < 0)) first = { path, due };
  }
  return first;
}

/** The last day for a report of each month, quarter or year on the window; undefined for one with days of its own. */
function reportDue(
  { every, due, onRequest }: Report,
  windowEnd: Temporal.ZonedDateTime,
  context: LimitContext,
): Temporal.PlainDate | undefined {
  if (due === undefined || onRequest) return undefined;
  const [, frequency, interval = '1'] =
    /^FREQ=(MONTHLY|YEARLY)(?:;INTERVAL=(\d+))?$/.exec(every?.rrule ?? '') ?? [];
  if (every !== undefined && frequency === undefined) return undefined;
  const period: MeasurementWindow = {
    kind: 'calendar',
    length: `P${Number(interval) * (frequency === 'YEARLY' ? 12 : 1)}M`,
    timeZone: windowEnd.timeZoneId,
  };
  const lastMoment = windowEnd.subtract({ nanoseconds: 1 });
  const start = every === undefined ? windowEnd : windowAt(period, lastMoment.toPlainDate())?.end;
  const end = timeLimitEnd(start ?? windowEnd, due, context);
  return end?.subtract({ nanoseconds: 1 }).toPlainDate();
}
