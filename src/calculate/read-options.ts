import { Temporal } from 'temporal-polyfill';
import {
  isPlainNumber,
  isRealDate,
  suggestDate,
  suggestDuration,
  suggestNumber,
} from '../agreement/suggest-value.ts';
import { judgeValue } from '../agreement/value-rules.ts';
import { type Exact, exact } from '../compute/exact.ts';
import { type CalendarDuration, parseDuration, secondsOf } from '../compute/time/duration.ts';
import type { Problem } from '../problem.ts';

/** What a number may be. */
export interface NumberLimits {
  readonly least?: number;
  readonly most?: number;
  /** Whether it must be more than `least`. */
  readonly above?: boolean;
  readonly whole?: boolean;
}

/** A percentage from 0 to 100. */
export const PERCENTAGE: NumberLimits = { least: 0, most: 100 };

/** Reads options and keeps what is wrong with them; what cannot be read is undefined. */
export interface OptionReader {
  readonly problems: readonly Problem[];
  /** Tells what is wrong with an option, and what would be right. */
  readonly refuse: (option: string, message: string, hint: string) => undefined;
  /** An exact number; a percentage may end with a percent sign. */
  readonly number: (option: string, text: string | undefined, limits?: NumberLimits) => Exact | undefined;
  /** Numbers with commas between them, given once or several times. */
  readonly numbers: (option: string, texts: readonly string[], limits?: NumberLimits) => readonly Exact[];
  /** An ISO 8601 duration longer than nothing. */
  readonly duration: (option: string, text: string | undefined) => CalendarDuration | undefined;
  /** The seconds of a duration without months; a day is 24 hours. */
  readonly seconds: (option: string, text: string | undefined) => Exact | undefined;
  /** Durations with commas between them, in seconds; nothing (PT0S) is one too. */
  readonly manySeconds: (option: string, texts: readonly string[]) => readonly Exact[];
  readonly date: (option: string, text: string | undefined) => Temporal.PlainDate | undefined;
  /** The first day of a month written as YYYY-MM. */
  readonly month: (option: string, text: string | undefined) => Temporal.PlainDate | undefined;
  readonly zone: (option: string, text: string | undefined) => string | undefined;
  readonly currency: (option: string, text: string | undefined) => string | undefined;
}

const MOST_LISTED = 1000;
const MOST_WHOLE_DIGITS = 15;
const MOST_DIGITS = 12;

/** Makes a reader of options that are texts. */
export function readOptions(): OptionReader {
  const problems: Problem[] = [];
  const refuse: OptionReader['refuse'] = (option, message, hint) => {
    problems.push({ rule: 'option/wrong-value', severity: 'error', message, hint, path: `/${option}` });
    return undefined;
  };

  const number: OptionReader['number'] = (option, text, limits = {}) => {
    if (text === undefined) return undefined;
    const isPercent = limits.most === 100;
    const plain = isPercent ? text.trim().replace(/\s*%$/, '') : text.trim();
    if (!isPlainNumber(plain)) {
      const meant = suggestNumber(text);
      const hint = meant === undefined ? 'write digits, with a point before decimals' : `write ${meant}`;
      return refuse(option, `\`${text}\` is not a plain number`, hint);
    }
    const [whole = '', digits = ''] = plain.split('.');
    if (whole.length > MOST_WHOLE_DIGITS || digits.length > MOST_DIGITS) {
      const hint = `write at most ${MOST_WHOLE_DIGITS} digits before the point and ${MOST_DIGITS} after it`;
      return refuse(option, `\`${text}\` has too many digits`, hint);
    }
    const value = exact(plain);
    const wanted = describeLimits(limits);
    return isWithin(value, limits)
      ? value
      : refuse(option, `\`${text}\` is not ${wanted}`, `write ${wanted}`);
  };

  const list = (option: string, texts: readonly string[]): readonly string[] => {
    const items = texts.flatMap((text) => text.split(',')).map((item) => item.trim());
    if (items.length <= MOST_LISTED) return items;
    refuse(option, `${items.length} values are too many`, `give at most ${MOST_LISTED}`);
    return [];
  };

  const numbers: OptionReader['numbers'] = (option, texts, limits) => {
    const doubtful = texts.find((text) => /^\s*\d+,\d+\s*%?\s*$/.test(text));
    if (doubtful !== undefined) {
      const [first, second] = doubtful.trim().split(',');
      const hint = `write ${first}.${second} for one, or --${option} ${first} --${option} ${second} for two`;
      refuse(option, `\`${doubtful}\` can be one number or two`, hint);
      return [];
    }
    return present(list(option, texts).map((item) => number(option, item, limits)));
  };

  const duration: OptionReader['duration'] = (option, text) => {
    if (text === undefined) return undefined;
    const parsed = parseDuration(text);
    if (parsed && !isNothing(text)) return parsed;
    const meant = suggestDuration(text) ?? 'PT4H for four hours, P1D for a day, P1M for a month';
    return refuse(option, `\`${text}\` is not a length of time`, `write ${meant}`);
  };

  const seconds: OptionReader['seconds'] = (option, text) => {
    const parsed = duration(option, text);
    const fixed = parsed && secondsOf(parsed, { dayOf24Hours: true });
    if (fixed || !parsed) return fixed;
    return refuse(option, `\`${text}\` has months, which differ in length`, 'write days or hours, as P30D');
  };

  return {
    problems,
    refuse,
    number,
    numbers,
    duration,
    seconds,
    manySeconds: (option, texts) =>
      present(list(option, texts).map((item) => (isNothing(item) ? exact(0) : seconds(option, item)))),
    date: (option, text) => {
      if (text === undefined) return undefined;
      if (/^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(text)) return Temporal.PlainDate.from(text);
      const hint = `write ${suggestDate(text) ?? 'YYYY-MM-DD, for example 2026-01-31'}`;
      return refuse(option, `\`${text}\` is not a date`, hint);
    },
    month: (option, text) => {
      if (text === undefined) return undefined;
      if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainDate.from(`${text}-01`);
      const meant = suggestDate(`${text}-01`) ?? suggestDate(`1 ${text}`) ?? suggestDate(text);
      const hint = `write ${meant?.slice(0, 7) ?? 'YYYY-MM, for example 2026-03'}`;
      return refuse(option, `\`${text}\` is not a month`, hint);
    },
    zone: (option, text) => {
      const fault = text === undefined ? undefined : judgeValue('zone', text);
      return fault ? refuse(option, `\`${text}\` is no time zone`, fault.hint) : text;
    },
    currency: (option, text) => {
      const fault = text === undefined ? undefined : judgeValue('currency', text);
      return fault ? refuse(option, `\`${text}\` is no currency code`, fault.hint) : text;
    },
  };
}

/** Whether a text is a duration of no length. */
function isNothing(text: string): boolean {
  const parsed = parseDuration(text);
  return parsed !== undefined && parsed.months === 0 && parsed.days === 0 && parsed.seconds.equals(0);
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

function isWithin(value: Exact, { least, most, above = false, whole = false }: NumberLimits): boolean {
  const order = least === undefined ? 1 : value.compare(least);
  const isLeast = above ? order > 0 : order >= 0;
  return isLeast && (most === undefined || value.compare(most) <= 0) && (!whole || value.d === 1n);
}

function describeLimits({ least, most, above = false, whole = false }: NumberLimits): string {
  const kind = whole ? 'a whole number' : most === 100 ? 'a percentage' : 'a number';
  if (above) return `${kind} above ${least}${most === undefined ? '' : `, at most ${most}`}`;
  if (least !== undefined && most !== undefined) return `${kind} from ${least} to ${most}`;
  return least === undefined ? kind : `${kind} of at least ${least}`;
}
