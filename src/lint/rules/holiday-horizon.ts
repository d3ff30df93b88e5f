import { Temporal } from 'temporal-polyfill';
import { isBusinessDay } from '../../compute/time/business-calendar.ts';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import type { Term } from '../../compute/time/window.ts';
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
  summary: 'The list of holidays of a calendar ends before the term does, or leaves out a year of it.',
  why:
    'After the last day that the list knows, every holiday counts as an ordinary open day. Clocks run on Christmas Day, and ' +
    'deadlines fall on days on which nobody works. The party that has to answer then misses limits that nobody meant.',
  source:
    'Practice of calendars in agreements: closed days are listed as dates, and lists are made for a year.',
  limits:
    'Which days are holidays is not known: only the dates that the calendar lists are, and that no year goes without one. A ' +
    'calendar without `holidays` is not judged, nor is a renewal beyond the first.',
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
      if (isListedThroughout(calendar, context)) yield* horizon(calendar, path, context);
      else yield* yearWithout(calendar, path, context);
      yield* closedAnyway(calendar, path, context);
    }
  },
};

/** Holidays of one year may fall so far from those of the next: Easter moves by five weeks. */
const LONGEST_WITHOUT = 400;
/** A shorter term may have none, such as July and August. */
const SHORTEST_WITH = 330;

/** The longest stretch of the term in which no holiday is listed, up to where the list ends. */
function longestGap(
  { holidays }: Calendar,
  { from, to }: Term,
): { readonly first: Temporal.PlainDate; readonly before: Temporal.PlainDate; readonly days: number } {
  const listed = (holidays?.dates ?? []).flatMap((date) => dayOf(date) ?? []);
  const until = dayOf(holidays?.coversUntil)?.add({ days: 1 });
  // Where nothing says how far the list goes, and where it ends early, that alone is told.
  const end = until && isBefore(until, to) ? until : holidays?.coversUntil === undefined ? undefined : to;
  const inTerm = listed.filter((day) => !isBefore(day, from) && isBefore(day, to));
  const days = [
    ...inTerm.sort(Temporal.PlainDate.compare),
    ...(end ? [end] : inTerm.length === 0 ? [to] : []),
  ];
  let gap = { first: from, before: from, days: 0 };
  let first = from;
  for (const before of days) {
    const length = first.until(before).days;
    if (length > gap.days) gap = { first, before, days: length };
    first = before.add({ days: 1 });
  }
  return gap;
}

/** Whether the holidays are listed year by year, as far as the list goes. */
function isListedThroughout(calendar: Calendar, { term }: LintContext): boolean {
  if (!term) return true;
  const { days } = longestGap(calendar, term);
  return days <= LONGEST_WITHOUT && (days < SHORTEST_WITH || days < term.from.until(term.to).days);
}

function* yearWithout(calendar: Calendar, path: string, { term }: LintContext): Generator<Finding> {
  if (!term) return;
  const { first, before, days } = longestGap(calendar, term);
  const last = before.subtract({ days: 1 });
  const isEmpty = calendar.holidays?.dates.length === 0;
  yield {
    path: `${path}/holidays/dates`,
    // An empty list that is said to go far may be meant.
    ...(isEmpty && calendar.holidays?.coversUntil !== undefined ? { severity: 'info' as const } : {}),
    message: `“${calendar.name}” ${isEmpty ? 'has an empty list of holidays' : 'lists holidays, but none'} in the ${sayCount(days, 'day')} of the term from ${first.toString()} to ${last.toString()}: there every holiday counts as open, and limits run out while nobody works`,
    hint: `add the holidays from ${first.toString()} to ${last.toString()} to \`dates\`${isEmpty ? ', or leave `holidays` out' : ''}`,
    facts: { from: first.toString(), to: last.toString(), days },
  };
}

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
      const later = holidays.dates.filter((date) => {
        const day = dayOf(date);
        return day !== undefined && isBefore(until, day) && !isBefore(last, day);
      }).length;
      const open =
        later === 0
          ? 'a holiday counts as open'
          : `every holiday but the ${later} that it lists counts as open`;
      yield {
        path: at,
        message: `“${name}” knows its holidays until ${until.toString()}, but the term lasts until ${last.toString()}: on the ${sayCount(days, 'day')} between, ${open}, and limits run out while nobody works`,
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
