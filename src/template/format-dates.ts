import { formatCount, formatDate, formatDecimal, formatOpenValue, NBSP } from './format.ts';
import { joinList, type Words } from './words.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  weekday: { weekday: 'long' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

/**
 * A date `YYYY-MM-DD` as the locale writes it: `long` "1 February 2026", `medium` "1 Feb 2026", `short` "01/02/2026",
 * `weekday` "Sunday, 1 February 2026"; `iso` is the same everywhere.
 */
export function formatDateAs(date: string, style: string, words: Words): string {
  if (formatOpenValue(date, words) !== date) return formatOpenValue(date, words);
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined) throw new RangeError(`${date} is not a date`);
  if (style === 'iso') return date;
  if (style === 'long') return formatDate(date, words);
  const options = Object.hasOwn(STYLES, style) ? STYLES[style] : undefined;
  if (!options) throw new RangeError(`no style ${style}`);
  const text = new Intl.DateTimeFormat(words.locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
    .format(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))))
    .replace(/ /g, NBSP);
  if (style !== 'weekday') return text;
  // Versions of Unicode's data differ in the comma behind the weekday; a contract has it, whoever makes it.
  const whole = formatDate(date, words);
  return /^(zh|ja|ko)\b/.test(words.locale) ? `${whole}${text}` : `${text},${NBSP}${whole}`;
}

const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** An ISO 8601 duration in short units as the locale writes them: "4 hrs", "1 day and 12 hrs". */
export function formatShortDuration(duration: string, style: string, words: Words): string {
  if (formatOpenValue(duration, words) !== duration) return formatOpenValue(duration, words);
  const match = DURATION.exec(duration);
  if (!match || style !== 'short') throw new RangeError(`${duration} is not a duration`);
  const parts = UNITS.flatMap((unit, at) => {
    const count = match[at + 1];
    if (count === undefined || Number(count) === 0) return [];
    const format = new Intl.NumberFormat(words.locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      numberingSystem: 'latn',
    });
    return [format.format(count as Intl.StringNumericLiteral).replace(/ /g, NBSP)];
  });
  return parts.length > 0 ? joinList(parts, words.and) : formatCount('0', 'day', words);
}

/** A number of business days: "1 Business Day", "10 Business Days". */
export function formatBusinessDays(days: string, words: Words): string {
  if (formatOpenValue(days, words) !== days) return formatOpenValue(days, words);
  if (!/^\d+$/.test(days)) throw new RangeError(`${days} is not a number of days`);
  return formatCount(formatDecimal(days, words), 'businessDay', words);
}
