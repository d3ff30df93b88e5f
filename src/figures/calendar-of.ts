import type { Agreement } from '../agreement/generated/types.ts';
import type { BusinessCalendar, TimeRange } from '../compute/time/business-calendar.ts';

type Calendar = NonNullable<Agreement['calendars']>[number];

/** More calendars than this inside each other are not followed: no agreement joins so many. */
const DEEPEST = 20;

/**
 * A calendar of the agreement as it is computed: its zone is its own, that of the party whose place it follows, or that
 * of the term; on holidays the hours are those given for them. Undefined if there is none of that id, or if some of its
 * hours are not decided.
 */
export function calendarOf(
  id: string | undefined,
  agreement: Agreement,
  depth = 0,
): BusinessCalendar | undefined {
  const calendar = agreement.calendars?.find((one) => one.id === id);
  if (!calendar || depth > DEEPEST) return undefined;
  const timeZone = zoneOf(calendar, agreement);
  const joined = calendar.union ?? calendar.intersection;
  if (joined) {
    const parts = joined.map((part) => calendarOf(part, agreement, depth + 1));
    const calendars = parts.flatMap((part) => part ?? []);
    return calendars.length < parts.length
      ? undefined
      : { type: calendar.union ? 'union' : 'intersection', calendars };
  }
  if (calendar.always) return { type: 'always', timeZone };
  if (hoursIn(calendar).some(({ from, to }) => !isTime(from) || !isTime(to))) return undefined;
  const exceptions = new Map<string, readonly TimeRange[]>();
  for (const date of calendar.holidays?.dates ?? []) exceptions.set(date, calendar.holidays?.hours ?? []);
  for (const { date, open } of calendar.exceptions ?? []) exceptions.set(date, open);
  return {
    type: 'hours',
    timeZone,
    week: calendar.week ?? {},
    exceptions,
    ...(calendar.seasons ? { seasons: calendar.seasons } : {}),
  };
}

function hoursIn({ week, seasons, holidays, exceptions }: Calendar): readonly TimeRange[] {
  return [
    ...[week, ...(seasons ?? []).map((season) => season.week)].flatMap((one) =>
      Object.values(one ?? {}).flat(),
    ),
    ...(holidays?.hours ?? []),
    ...(exceptions ?? []).flatMap(({ open }) => open),
  ];
}

/** What is still to be decided is no time. */
function isTime(text: string): boolean {
  return /^\d{2}:\d{2}/.test(text);
}

function zoneOf({ timeZone, locationOf }: Calendar, { parties, term }: Agreement): string {
  return timeZone ?? parties.find(({ id }) => id === locationOf)?.location ?? term.timeZone;
}
