import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { nextOpenDay, previousOpenDay } from '../../compute/time/business-calendar.ts';
import { type MeasurementWindow, windowAt } from '../../compute/time/window.ts';
import { timeLimitEnd } from '../../figures/time-limit-end.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, wordList } from '../lint-words.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { monthsApart, occurrences } from './occurrences.ts';
import type { Recurrence } from './recurrences.ts';

type Report = NonNullable<Agreement['reports']>[number];

/** What a time limit runs from, as far as its words tell: a report, the end of a window, something that happens in it. */
export type StartOfLimit = 'report' | 'window' | 'event' | 'unknown' | 'unsaid';

/** How far ahead the next report is looked for. */
const YEARS_AHEAD = 2;

/** Reads what a time limit runs from by the words of the language; `unknown` for any other words. */
export function startReader(words: LintWords): (from: string | undefined) => StartOfLimit {
  const finders = (
    [
      ['report', 'tellingWords'],
      ['window', 'windowEnds'],
      ['event', 'failureWords'],
    ] as const
  ).map(([start, list]) => [start, phraseFinder(wordList(words, list))] as const);
  return (from) => {
    if (from === undefined) return 'unsaid';
    return finders.find(([, find]) => find(from).length > 0)?.[0] ?? 'unknown';
  };
}

/**
 * The latest moment at which a report on the window that ends with `windowEnd` is in time; undefined when the report says no
 * time, comes only when it is asked for, or counts its time from something else.
 */
export function reportDue(
  report: Report,
  windowEnd: Temporal.ZonedDateTime,
  context: LintContext,
  startOf: (from: string | undefined) => StartOfLimit,
): Temporal.ZonedDateTime | undefined {
  const { every, due, onRequest } = report;
  if (onRequest) return undefined;
  const fixed = every && dayOfReport(every, windowEnd, context);
  if (fixed) return fixed;
  if (typeof due !== 'object' || !['window', 'unsaid'].includes(startOf(due.from))) return undefined;
  return timeLimitEnd(every ? periodEnd(every, windowEnd) : windowEnd, due, context);
}

/** The first day after the window on which a report is due that comes on days of its own; undefined for any other. */
function dayOfReport(
  { rrule, calendar, onClosed, at }: Recurrence,
  windowEnd: Temporal.ZonedDateTime,
  context: LintContext,
): Temporal.ZonedDateTime | undefined {
  const from = windowEnd.toPlainDate();
  const [date] = occurrences(rrule, from, from.add({ years: YEARS_AHEAD })) ?? [];
  const hours = context.calendar(calendar);
  if (!date || !hours) return undefined;
  const moved =
    onClosed === 'previous-open'
      ? previousOpenDay(hours, date)
      : onClosed === 'next-open' || onClosed === 'skip'
        ? nextOpenDay(hours, date)
        : date;
  return moved?.toZonedDateTime({
    timeZone: windowEnd.timeZoneId,
    plainTime: Temporal.PlainTime.from(at ?? '00:00'),
  });
}

/** The end of the month, quarter or year of the report that the window ends in. */
function periodEnd({ rrule }: Recurrence, windowEnd: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const months = monthsApart(rrule);
  if (months === undefined) return windowEnd;
  const period: MeasurementWindow = {
    kind: 'calendar',
    length: `P${months}M`,
    timeZone: windowEnd.timeZoneId,
  };
  return windowAt(period, windowEnd.subtract({ nanoseconds: 1 }).toPlainDate())?.end ?? windowEnd;
}
