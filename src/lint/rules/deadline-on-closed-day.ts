import type { Temporal } from 'temporal-polyfill';
import {
  type BusinessCalendar,
  isBusinessDay,
  nextOpenDay,
  previousOpenDay,
} from '../../compute/time/business-calendar.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayDay } from '../say/say-date.ts';
import { dayOf } from '../time/day-of.ts';
import {
  type MonthWithoutDay,
  monthsWithoutDay,
  OCCURRENCE_LIMIT,
  occurrences,
} from '../time/occurrences.ts';
import { type NamedRecurrence, type Recurrence, recurrencesOf } from '../time/recurrences.ts';

/** Deadlines on days that are closed, or that some months have not. */
export const deadlineOnClosedDay: Rule = {
  name: 'deadline-on-closed-day',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A day that comes again and again falls on closed days, or on days that some months have not.',
  why:
    'The 25th of a month is a Saturday now and then, and half of the months have no 31st. When nothing says whether the ' +
    'deadline then moves, one party counts on the Friday before and the other on the Monday after. In a month without the ' +
    'day there is no deadline at all, and the party that waits can demand nothing.',
  source:
    'HubSpot, guide to service level agreements of marketing and sales: a goal “by a specific day of each month”; RFC 5545, ' +
    'section 3.3.10, by which dates that do not exist are left out.',
  limits:
    'Intervals above 1 are counted from the week, month or year in which the term begins. Only closed days that the calendar ' +
    'lists are known. Maintenance may fall on closed days. A rule that names no day, such as `FREQ=MONTHLY`, is not judged.',
  bad: {
    example: 'marketing-sales',
    change: {
      'goals.lead-goal.due':
        '{ rrule: FREQ=MONTHLY;BYMONTHDAY=31, at: "17:00", calendar: business-hours, onClosed: previous-open }',
    },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'goals.lead-goal.due':
        '{ rrule: FREQ=MONTHLY;BYMONTHDAY=-1, at: "17:00", calendar: business-hours, onClosed: previous-open }',
    },
  },
  *check(context) {
    const { term } = context;
    if (!term) return;
    const known = new Map<string, ClosedDays | undefined>();
    const open = new Map<string, boolean>();
    const only = onlyCalendar(context);
    const lacking = new Map<string, readonly MonthWithoutDay[]>();
    for (const named of recurrencesOf(context)) {
      const rule = named.recurrence.rrule;
      if (!lacking.has(rule)) lacking.set(rule, monthsWithoutDay(rule, term.from, term.to));
      yield* lackingMonths(named, lacking.get(rule) ?? []);
      if (named.isMaintenance) continue;
      const id = named.recurrence.calendar ?? only;
      const key = `${rule} ${id ?? ''}`;
      if (!known.has(key)) known.set(key, closedDays(rule, id, context, open));
      const closed = known.get(key);
      yield* judgeClosed(named, closed, id, context);
    }
    yield* closedReviews(context, only, open);
  },
};

/** Reviews on days of their own that the only calendar is closed on. */
function* closedReviews(
  context: LintContext,
  id: string | undefined,
  open: Map<string, boolean>,
): Generator<Finding> {
  const calendar = id === undefined ? undefined : context.calendar(id);
  if (!calendar || calendar.type === 'always') return;
  const name = context.find('calendars', id)?.value.name ?? id;
  for (const { value: review, path } of entries(context.agreement.reviews, '/reviews')) {
    for (const { value: text, path: at } of entries(review.at, `${path}/at`)) {
      const day = dayOf(text);
      if (!day) continue;
      const key = `${id} ${day.toString()}`;
      const isOpen = open.get(key) ?? isBusinessDay(calendar, day);
      open.set(key, isOpen);
      const next = isOpen ? undefined : nextOpenDay(calendar, day);
      if (!next) continue;
      yield {
        path: at,
        severity: 'info',
        message: `The review “${review.id}” is set for ${sayDay(day)}, a day without “${name}”: nobody whom it needs may be there`,
        hint: `write ${next.toString()}, which is a ${sayDay(next).split(' ')[0]}, or another open day`,
        facts: { review: review.id, date: day.toString(), calendar: id! },
      };
    }
  }
}

interface ClosedDays {
  readonly count: number;
  readonly first: Temporal.PlainDate;
  /** Whether all days of the rule are closed. */
  readonly isAlways: boolean;
  /** Where the first could move to. */
  readonly wayOut: string;
  /** There may be more than were counted. */
  readonly isCut: boolean;
}

/** The calendar that is meant where none is named: the only one with opening hours. */
function onlyCalendar({ all }: LintContext): string | undefined {
  const [only, ...others] = all('calendars').filter(({ value }) => !value.always);
  return others.length === 0 ? only?.value.id : undefined;
}

function closedDays(
  rrule: string,
  id: string | undefined,
  context: LintContext,
  open: Map<string, boolean>,
): ClosedDays | undefined {
  const calendar = id === undefined ? undefined : context.calendar(id);
  const { term } = context;
  if (!calendar || calendar.type === 'always' || !term) return undefined;
  const isOpen = (date: Temporal.PlainDate): boolean => {
    const key = `${id} ${date.toString()}`;
    const isKnown = open.get(key) ?? isBusinessDay(calendar, date);
    open.set(key, isKnown);
    return isKnown;
  };
  const dates = occurrences(rrule, term.from, term.to) ?? [];
  const closed = dates.filter((date) => !isOpen(date));
  const [first] = closed;
  if (first === undefined) return undefined;
  return {
    count: closed.length,
    first,
    isAlways: closed.length === dates.length,
    wayOut: wayOut(first, calendar),
    isCut: dates.length === OCCURRENCE_LIMIT,
  };
}

function* judgeClosed(
  { recurrence, path, subject }: NamedRecurrence,
  closed: ClosedDays | undefined,
  id: string | undefined,
  context: LintContext,
): Generator<Finding> {
  const { onClosed, calendar } = recurrence;
  const moves = onClosed !== undefined && onClosed !== 'same-day';
  if (calendar === undefined && moves) {
    yield {
      path: `${path}/onClosed`,
      message: `${subject} has \`onClosed: ${onClosed}\` but no \`calendar\`, so no day counts as closed: the deadline stays where it falls, on weekends and holidays too`,
      hint:
        id === undefined
          ? 'add `calendar` with the id of the calendar whose closed days are meant'
          : `add \`calendar: ${id}\` beside it`,
      facts: { onClosed },
    };
    return;
  }
  if (closed === undefined || id === undefined) return;
  const name = context.find('calendars', id)?.value.name ?? id;
  const times = `${closed.isCut ? 'at least ' : ''}${sayCount(closed.count, 'time')}`;
  const facts = { closedDays: closed.count, first: closed.first.toString(), calendar: id };
  if (onClosed === 'skip' && closed.isAlways) {
    yield {
      path: `${path}/onClosed`,
      message: `${subject} falls only on days without “${name}”, ${times} in the term from ${sayDay(closed.first)} on, and \`skip\` leaves every one of them out: it is never due, and nobody can demand it`,
      hint: 'write `onClosed: next-open`, or a day in `rrule` that is open',
      facts,
    };
  } else if (onClosed === undefined) {
    yield {
      path,
      ...(calendar === undefined ? { severity: 'info' as const } : {}),
      message: `${subject} falls on a day without “${name}” ${times} in the term, first on ${sayDay(closed.first)}, and nothing says ${closed.wayOut}: each party may read what suits it`,
      hint: `add ${calendar === undefined ? `\`calendar: ${id}\` and ` : ''}${recurrence.rrule.startsWith('FREQ=DAILY') ? '`onClosed: skip`, so that only open days count' : '`onClosed: next-open`, or `previous-open` if it may not be later'}`,
      facts,
    };
  }
}

/** Where a closed day would move to. */
function wayOut(date: Temporal.PlainDate, calendar: BusinessCalendar): string {
  const days = [previousOpenDay(calendar, date), nextOpenDay(calendar, date)];
  const [before, after] = days.map((day) => day && sayDay(day));
  return before && after
    ? `whether it is then due on that day, on ${before} or on ${after}`
    : 'when it is then due';
}

function* lackingMonths(
  { recurrence, path, subject }: NamedRecurrence,
  lacking: readonly MonthWithoutDay[],
): Generator<Finding> {
  const [first] = lacking;
  if (first === undefined) return;
  const month = first.month.toString().slice(0, 7);
  const more = lacking.length === 1 ? '' : ` and ${sayCount(lacking.length - 1, 'more month')} of the term`;
  const last = lastDayRule(recurrence);
  yield {
    path: `${path}/rrule`,
    message: `${subject} falls on the day “${first.day}” of a month, which ${month}${more} ${lacking.length === 1 ? 'has' : 'have'} not: there is no date then, and nobody can demand what was due`,
    hint: last === undefined ? 'write a day that every month has' : `write \`rrule: ${last}\``,
    facts: { months: lacking.length, first: month, day: first.day },
    ...(last === undefined
      ? {}
      : {
          fix: {
            title: 'Take a day that every month has in place of one that it may not have',
            safe: false,
            changes: [{ type: 'replace' as const, path: `${path}/rrule`, text: JSON.stringify(last) }],
          },
        }),
  };
}

/** The same rule with the last day of the month, or its last weekday, in place of those that a month may not have. */
function lastDayRule({ rrule }: Recurrence): string | undefined {
  const last = rrule
    .replace(/BYMONTHDAY=([^;]+)/, (_, days: string) => {
      const sure = days.split(',').map((day) => (Number(day) > 28 ? '-1' : Number(day) < -28 ? '1' : day));
      return `BYMONTHDAY=${[...new Set(sure)].join(',')}`;
    })
    .replace(/BYDAY=\+?5([A-Z]{2})(?=;|$)/, 'BYDAY=-1$1');
  return last === rrule ? undefined : last;
}
