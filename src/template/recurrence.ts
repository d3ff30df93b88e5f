import { NBSP } from './format.ts';
import { fill, joinList, type Words } from './words.ts';

/** The fields of a recurrence that its words come from. */
export interface RecurrenceFields {
  /** RFC 5545 recurrence rule. */
  readonly rrule: string;
  /** "17:00": the time of day before which it is due. */
  readonly at?: string;
  readonly onClosed?: string;
}

/**
 * A recurrence in words: "every Monday, before 17:00", "on the 25th day of each month".
 * Its time of day is a deadline, or the start of what then takes place.
 */
export function formatRecurrence(
  recurrence: RecurrenceFields,
  calendar: string | undefined,
  words: Words,
  time: 'before' | 'starting' = 'before',
): string {
  const phrases = words.recurrence;
  const when = ruleWords(readRule(recurrence.rrule), words);
  const timed =
    recurrence.at === undefined ? when : fill(phrases[time] ?? '', { recurrence: when, time: recurrence.at });
  if (recurrence.onClosed === undefined || calendar === undefined) return timed;
  return `${timed} (${fill(phrases[recurrence.onClosed] ?? '', { calendar })})`;
}

type Rule = ReadonlyMap<string, string>;

function readRule(rrule: string): Rule {
  return new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]));
}

function ruleWords(rule: Rule, words: Words): string {
  const phrases = words.recurrence;
  const interval = rule.get('INTERVAL') ?? '1';
  const days = rule.get('BYDAY')?.split(',') ?? [];
  const monthDays = rule.get('BYMONTHDAY')?.split(',') ?? [];
  switch (rule.get('FREQ')) {
    case 'DAILY':
      return interval === '1'
        ? (phrases['daily'] ?? '')
        : fill(phrases['dailyMany'] ?? '', { count: interval });
    case 'WEEKLY': {
      const names = joinList(
        days.map((day) => words.weekdays[day] ?? day),
        words.and,
      );
      return interval === '1'
        ? fill(phrases['weekly'] ?? '', { days: names || (words.units['week']?.[0] ?? '') })
        : fill(phrases['weeklyMany'] ?? '', { count: interval, days: names });
    }
    case 'YEARLY':
      return yearWords(rule, interval, monthDays, words);
    default:
      return monthWords(rule, interval, days, monthDays, words);
  }
}

function monthWords(
  rule: Rule,
  interval: string,
  days: readonly string[],
  monthDays: readonly string[],
  words: Words,
): string {
  const phrases = words.recurrence;
  const month =
    interval === '1'
      ? (phrases['eachMonth'] ?? '')
      : fill(phrases['everyMonth'] ?? '', { interval: ordinal(interval, words) });
  const position = rule.get('BYSETPOS');
  if (position !== undefined) {
    const ordinals = ordinal(position, words);
    const [day = '', ...more] = days;
    if (more.length > 0) return fill(phrases['monthlyWorkday'] ?? '', { ordinals, month });
    return fill(phrases['monthlyWeekday'] ?? '', { ordinals, month, day: words.weekdays[day] ?? day });
  }
  if (days.length > 0) {
    const parts = days.map((day) => /^([+-]?\d+)?([A-Z]{2})$/.exec(day));
    const ordinals = joinList(
      parts.map((part) => ordinal(part?.[1] ?? '1', words)),
      words.and,
    );
    return fill(phrases['monthlyWeekday'] ?? '', {
      ordinals,
      month,
      day: words.weekdays[parts[0]?.[2] ?? ''] ?? '',
    });
  }
  if (monthDays.length === 0)
    return interval === '1'
      ? (phrases['monthly'] ?? '')
      : fill(phrases['monthlyMany'] ?? '', { count: interval });
  const ordinals = joinList(
    monthDays.map((day) => ordinal(day, words)),
    words.and,
  );
  if (monthDays.length === 1 && monthDays[0] === '-1')
    return fill(phrases['monthlyLastDay'] ?? '', { month });
  return fill(phrases[monthDays.length === 1 ? 'monthlyDay' : 'monthlyDays'] ?? '', { ordinals, month });
}

function yearWords(rule: Rule, interval: string, monthDays: readonly string[], words: Words): string {
  const month = Number(rule.get('BYMONTH') ?? 0);
  const day = Number(monthDays[0] ?? 1);
  const phrases = words.recurrence;
  if (month === 0)
    return interval === '1'
      ? (phrases['yearly'] ?? '')
      : fill(phrases['yearlyMany'] ?? '', { count: interval });
  const year =
    interval === '1'
      ? (phrases['eachYear'] ?? '')
      : fill(phrases['everyYear'] ?? '', { interval: ordinal(interval, words) });
  const date = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2024, month - 1, day)))
    .replace(/ /g, NBSP);
  return fill(phrases['yearlyDay'] ?? '', { date, year });
}

function ordinal(number: string, words: Words): string {
  const value = Number(number);
  if (value < 0) return words.recurrence['last'] ?? '';
  const category = ordinalRules(words.locale).select(value);
  return `${value}${words.ordinals[category] ?? words.ordinals['other'] ?? ''}`;
}

const rules = new Map<string, Intl.PluralRules>();

function ordinalRules(locale: string): Intl.PluralRules {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale, { type: 'ordinal' });
  rules.set(locale, known);
  return known;
}
