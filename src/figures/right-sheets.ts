import { Temporal } from 'temporal-polyfill';
import type { Agreement, Ground, Objective, Report } from '../agreement/generated/types.ts';
import { earliestRight, type MissCount } from '../compute/credit/earliest-right.ts';
import type { BusinessCalendar } from '../compute/time/business-calendar.ts';
import { addDurationToDate, parseDuration } from '../compute/time/duration.ts';
import { terminationDate } from '../compute/time/notice.ts';
import {
  type MeasurementWindow,
  type Term,
  type Window,
  windowAt,
  windowsIn,
} from '../compute/time/window.ts';
import { calendarOf } from './calendar-of.ts';
import type { FigureTree } from './figure-tree.ts';
import { byId, type Entry, entries, termOf, windowOf } from './figures-context.ts';
import { type LimitContext, timeLimitEnd } from './time-limit-end.ts';

/** How many renewals are looked into for windows: a right that needs more is not for the worst case. */
const MOST_RENEWALS = 3;

/**
 * For each right that misses of an objective give: when it can first arise, the windows from the first on being missed; when
 * the report on the last of them is due, by which the party knows; and the day on which a notice of that day ends the
 * agreement. Rights that cannot arise in the term with its first renewals are left out.
 */
export function rightSheets(agreement: Agreement): FigureTree[] {
  const term = termOf(agreement);
  if (!term) return [];
  const objectives = byId(agreement.objectives, '/objectives');
  const windows = windowReader(agreement, term);
  const reports = reportReader(agreement, term);
  return rightsOf(agreement).flatMap(({ path, objective: id, count, ground }): FigureTree[] => {
    const objective = id === undefined ? undefined : objectives.get(id);
    const window = objective && earliestRight(windows(objective.value), count);
    if (!objective || !window) return [];
    const arises = window.end.subtract({ nanoseconds: 1 }).toPlainDate();
    const report = reports(objective.value, window.end);
    const exercise = report?.due ?? window.end.toPlainDate();
    const ends = ground && terminationDate(exercise, ground.notice, ground.cure);
    const date = (day: Temporal.PlainDate, at: string): FigureTree => ({
      type: 'date',
      path: at,
      date: day.toString(),
    });
    return [
      {
        ...(ground ? {} : { failure: { type: 'field', path } }),
        objective: { type: 'field', path: objective.path },
        arises: date(arises, path),
        report: report && { type: 'field', path: report.path },
        exercise: date(exercise, report ? `${report.path}/due` : path),
        ends: ends && date(ends, `${path}/notice`),
      },
    ];
  });
}

interface MissRight {
  readonly path: string;
  readonly objective: string | undefined;
  readonly count: MissCount;
  /** With its notice; a chronic failure has none. */
  readonly ground?: Ground;
}

function rightsOf({ termination, remedies }: Agreement): readonly MissRight[] {
  // A single window far below the level is enough.
  const countOf = (trigger: Partial<MissCount> & { readonly below?: string }): MissCount => ({
    misses: trigger.below === undefined ? (trigger.misses ?? 1) : 1,
    of: trigger.of,
    within: trigger.within,
  });
  return [
    ...entries(termination.grounds, '/termination/grounds').map(({ value: ground, path }) => ({
      path,
      objective: ground.trigger.objective,
      count: countOf(ground.trigger),
      ground,
    })),
    ...entries(remedies.chronicFailures, '/remedies/chronicFailures').map(({ value, path }) => ({
      path,
      objective: value.objective,
      count: countOf(value),
    })),
  ];
}

/** The judged windows of an objective in the term and its first renewals; the same windows are made once. */
function windowReader(agreement: Agreement, term: Term): (objective: Objective) => readonly Window[] {
  const made = new Map<string, readonly Window[]>();
  const whole = { from: term.from, to: lastDay(agreement, term) };
  return (objective) => {
    const spec = windowOf(objective, agreement);
    if (spec.kind === 'trailing') return [];
    const skips = objective.window.partial === 'not-assessed';
    const key = JSON.stringify([spec, skips]);
    const windows = made.get(key) ?? windowsIn(spec, whole).filter(({ isPartial }) => !(skips && isPartial));
    made.set(key, windows);
    return windows;
  };
}

function lastDay({ term: { renewal } }: Agreement, { to }: Term): Temporal.PlainDate {
  const length = renewal?.mode === 'automatic' ? parseDuration(renewal.length ?? '') : undefined;
  return length ? addDurationToDate(to, length, Math.min(renewal?.max ?? MOST_RENEWALS, MOST_RENEWALS)) : to;
}

interface DueReport {
  readonly path: string;
  /** The last day on which it is in time. */
  readonly due: Temporal.PlainDate;
}

/** The first report on an objective that its beneficiary receives after a window, and when it is due. */
function reportReader(
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
        if (list) list.push(entry);
        else received.set(key, [entry]);
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
