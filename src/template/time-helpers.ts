import {
  formatConsecutive,
  formatDuration,
  formatHours,
  formatOpeningHours,
  formatOpenValue,
  formatPer,
  formatPeriodic,
  formatWindow,
  formatWindowNoun,
  type TimeRange,
  type WindowFields,
} from './format.ts';
import { formatBusinessDays, formatDateAs, formatShortDuration } from './format-dates.ts';
import type { Helper } from './helper.ts';
import { fieldOf, pathOf, rawOf, textOf, windowFields } from './helper-arguments.ts';
import { formatRecurrence, type RecurrenceFields } from './recurrence.ts';

/** Helpers that print dates, durations, windows and hours. */
export const TIME_HELPERS = {
  /** `{{per goal.per}}`: "per month". */
  per: ({ binder, words }, [duration]) =>
    binder.bind(formatPer(String(rawOf(duration)), words), pathOf(duration)),
  /** `{{periodic review.every}}`: "every month". */
  periodic: ({ binder, words }, [duration]) =>
    binder.bind(formatPeriodic(String(rawOf(duration)), words), pathOf(duration)),
  /** `{{window objective.window}}`: "each calendar month". */
  window: ({ binder, words }, [window]) => {
    const zone = textOf(fieldOf(binder.root, 'term.timeZone'));
    return binder.bind(formatWindow(rawOf(window) as WindowFields, zone, words), pathOf(window));
  },
  /** `{{windowNoun objective}}`: what its window is called: "month". */
  windowNoun: ({ words }, [objective]) => formatWindowNoun(windowFields(objective), words),
  /** `{{windows misses objective}}`: "3 months". */
  windows: ({ binder, words }, [count, objective]) =>
    binder.bind(formatWindowNoun(windowFields(objective), words, String(rawOf(count))), pathOf(count)),
  /** `{{consecutive misses objective}}`: "3 consecutive months". */
  consecutive: ({ binder, words }, [count, objective]) =>
    binder.bind(formatConsecutive(windowFields(objective), String(rawOf(count)), words), pathOf(count)),
  /** `{{starting maintenance.schedule}}`: a recurrence whose time of day is a start: "every Sunday, from 02:00". */
  starting: ({ binder, words }, [schedule]) =>
    binder.bind(
      typeof rawOf(schedule) === 'string'
        ? formatOpenValue(String(rawOf(schedule)), words)
        : formatRecurrence(rawOf(schedule) as RecurrenceFields, closingCalendar(schedule), words, 'starting'),
      pathOf(schedule),
    ),
  /** `{{openingHours calendar.week}}`: "Monday to Friday, 09:00 to 17:00". */
  openingHours: ({ binder, words }, [week]) =>
    binder.bind(
      formatOpeningHours(rawOf(week) as Parameters<typeof formatOpeningHours>[0], words),
      pathOf(week),
    ),
  /** `{{hours exception.open}}`: stretches of a day: "08:00 to 12:00 and 13:00 to 15:00". */
  hours: ({ binder, words }, [ranges]) =>
    binder.bind(formatHours(rawOf(ranges) as readonly TimeRange[], words), pathOf(ranges)),
  /** `{{date term.effective "weekday"}}`: a date with its weekday, in its `short` or `iso` form, or in full. */
  date: ({ binder, words }, [date, style]) =>
    binder.bind(
      formatDateAs(String(rawOf(date)), style === undefined ? 'long' : String(rawOf(style)), words),
      pathOf(date),
    ),
  /** `{{duration term.length "short"}}`: a duration in full, or with `short` in short units. */
  duration: ({ binder, words }, [duration, style]) =>
    binder.bind(
      style === undefined
        ? formatDuration(String(rawOf(duration)), words)
        : formatShortDuration(String(rawOf(duration)), String(rawOf(style)), words),
      pathOf(duration),
    ),
  /** `{{businessDays limit.businessDays}}`: "5 Business Days". */
  businessDays: ({ binder, words }, [days]) =>
    binder.bind(formatBusinessDays(String(rawOf(days)), words), pathOf(days)),
} satisfies Readonly<Record<string, Helper>>;

/** The name of the calendar of a schedule, if it is ever closed. */
function closingCalendar(schedule: unknown): string | undefined {
  return fieldOf(schedule, 'calendar.always') === true ? undefined : textOf(fieldOf(schedule, 'calendar'));
}
