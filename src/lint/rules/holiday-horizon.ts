import { isBusinessDay } from '../../compute/time/business-calendar.ts';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { dayOf, isBefore } from '../time/day-of.ts';

type Calendar = NonNullable<LintContext['agreement']['calendars']>[number];

/** Lists of holidays that end before the term, name a day twice, or name a day that is closed anyway. */
export const holidayHorizon: Rule = {
  name: 'holiday-horizon',
  severity: 'warning',
  kind: 'meaning',
  summary: 'The list of holidays of a calendar ends before the term does.',
  why:
    'After the last day that the list knows, every holiday counts as an ordinary open day. Clocks run on Christmas Day, and ' +
    'deadlines fall on days on which nobody works. The party that has to answer then misses limits that nobody meant.',
  source:
    'Practice of calendars in agreements: closed days are listed as dates, and lists are made for a year.',
  limits:
    'Which days are holidays is not known: only the dates that the calendar lists are. A calendar without `holidays` is not ' +
    'judged, nor is a renewal beyond the first.',
  bad: {
    example: 'marketing-sales',
    change: { 'calendars.business-hours.holidays.coversUntil': '2026-12-31' },
  },
  good: {
    example: 'marketing-sales',
    change: { 'calendars.business-hours.holidays.coversUntil': '2027-12-31' },
  },
  *check(context) {
    for (const { value: calendar, path } of context.all('calendars')) {
      yield* repeatedDays(calendar, path);
      yield* contradictions(calendar, path);
      if (!calendar.holidays) continue;
      yield* horizon(calendar, path, context);
      yield* closedAnyway(calendar, path, context);
    }
  },
};

function* horizon(
  { holidays, name }: Calendar,
  path: string,
  { term, agreement }: LintContext,
): Generator<Finding> {
  if (!term || !holidays) return;
  const last = term.to.subtract({ days: 1 });
  const until = dayOf(holidays.coversUntil);
  if (holidays.coversUntil !== undefined) {
    if (!until) return;
    const at = `${path}/holidays/coversUntil`;
    if (isBefore(until, last)) {
      const from = isBefore(until, term.from) ? term.from.subtract({ days: 1 }) : until;
      const days = from.until(last, { largestUnit: 'days' }).days;
      yield {
        path: at,
        message: `“${name}” knows its holidays until ${until.toString()}, but the term lasts until ${last.toString()}: on the ${sayCount(days, 'day')} between, a holiday counts as open, and limits run out while nobody works`,
        hint: `add the holidays up to ${last.toString()} to \`dates\` and write \`coversUntil: ${last.toString()}\``,
        facts: { coversUntil: until.toString(), termEnds: last.toString(), days },
      };
      return;
    }
    const { renewal } = agreement.term;
    const length = renewal?.mode === 'automatic' ? parseDuration(renewal.length ?? '') : undefined;
    const renewed = length && addDurationToDate(term.to, length).subtract({ days: 1 });
    if (!renewed || !isBefore(until, renewed)) return;
    yield {
      path: at,
      severity: 'info',
      message: `“${name}” knows its holidays until ${until.toString()}, but the agreement renews by itself until ${renewed.toString()}: from then on a holiday counts as open`,
      hint: 'add the holidays of the next term before the agreement renews',
      facts: { coversUntil: until.toString(), renewedUntil: renewed.toString() },
    };
    return;
  }
  const listed = [...holidays.dates].sort().at(-1);
  const lastListed = dayOf(listed);
  if (!lastListed || !isBefore(lastListed.add({ years: 1 }), last)) return;
  yield {
    path: `${path}/holidays/dates`,
    message: `“${name}” lists no holiday after ${lastListed.toString()}, but the term lasts until ${last.toString()}, more than a year longer: every later holiday counts as open, and limits run out while nobody works`,
    hint: `add the holidays up to ${last.toString()} to \`dates\` and write \`coversUntil: ${last.toString()}\``,
    facts: { lastListed: lastListed.toString(), termEnds: last.toString() },
  };
}

function* repeatedDays({ holidays, name }: Calendar, path: string): Generator<Finding> {
  const seen = new Set<string>();
  for (const { value: date, path: at } of entries(holidays?.dates, `${path}/holidays/dates`)) {
    if (seen.has(date)) {
      yield {
        path: at,
        message: `“${name}” lists ${date} twice: one of the two was meant to be another day, which now counts as open, or it says nothing`,
        hint: 'delete the second, or write the day that was meant',
        facts: { date },
      };
    }
    seen.add(date);
  }
}

/** Days with hours of their own that are written twice, and differ. */
function* contradictions({ exceptions, name }: Calendar, path: string): Generator<Finding> {
  const hours = new Map<string, Entry<string>>();
  for (const { value, path: at } of entries(exceptions, `${path}/exceptions`)) {
    const text = value.open.map(({ from, to }) => `${from}–${to}`).join(', ') || 'closed';
    const before = hours.get(value.date);
    if (before && before.value !== text) {
      yield {
        path: at,
        message: `“${name}” has two sets of hours for ${value.date}: ${before.value}, and ${text}; the parties can rely on neither, and only the last one is computed with`,
        hint: 'delete one of the two',
        facts: { date: value.date, first: before.value, second: text },
        related: [{ path: before.path, message: 'the other hours of the day' }],
      };
    }
    hours.set(value.date, { value: text, path: at });
  }
}

/** Holidays without effect, because the day is closed anyway. */
function* closedAnyway(
  { id, holidays, name }: Calendar,
  path: string,
  { calendar }: LintContext,
): Generator<Finding> {
  const hours = calendar(id);
  if (hours?.type !== 'hours' || !holidays || (holidays.hours ?? []).length > 0) return;
  const ordinary = { ...hours, exceptions: new Map() };
  const closed = [...new Set(holidays.dates)].filter((date) => {
    const day = dayOf(date);
    return day && !isBusinessDay(ordinary, day);
  });
  const [first, ...others] = closed;
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${sayCount(others.length, 'other holiday')}`;
  yield {
    path: `${path}/holidays/dates`,
    severity: 'info',
    message: `“${name}” is closed on ${first}${more} anyway, so that listing ${others.length === 0 ? 'it' : 'them'} changes nothing: no party has a free day in its place`,
    hint: `delete ${first}, or write the working day on which the holiday is kept`,
    facts: { closedAnyway: closed.length, first },
  };
}
