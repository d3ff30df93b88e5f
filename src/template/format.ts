import { NONE, TO_BE_DECIDED } from '../agreement/open-values.ts';
import { fill, joinList, type Words } from './words.ts';

/** A space that never breaks: between a number and its unit, a day and its month. */
export const NBSP = '\u00a0';

/** An exact decimal as the locale writes it, with its digits as they are: "5000.50" → "5,000.50". */
export function formatDecimal(decimal: string, { locale, numbers = locale }: Words): string {
  const [, sign = '', whole = '', point = '', fraction = ''] = /^([-+]?)(\d*)(\.?)(\d*)$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  const { group, mark } = numberFormat(numbers);
  return `${sign === '-' ? '−' : ''}${group(BigInt(whole))}${point && mark}${fraction}`;
}

interface DecimalFormat {
  readonly group: (whole: bigint) => string;
  readonly mark: string;
}

const numberFormats = new Map<string, DecimalFormat>();

function numberFormat(locale: string): DecimalFormat {
  let format = numberFormats.get(locale);
  if (!format) {
    const whole = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: 'always' });
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
    format = {
      group: (value) => whole.format(value),
      mark: parts.find(({ type }) => type === 'decimal')?.value ?? '.',
    };
    numberFormats.set(locale, format);
  }
  return format;
}

/** What is printed for a value that is not decided yet, or of which expressly nothing is promised; else the value. */
export function formatOpenValue(value: string, words: Words): string {
  if (value === NONE) return words.nothingPromised;
  return value === TO_BE_DECIDED ? words.toBeDecided : value;
}

function isOpenWord(value: string): boolean {
  return value === NONE || value === TO_BE_DECIDED;
}

/** A quantity with its unit, held together by a no-break space: "100 leads", "1 lead", "99.90 %", "USD 5,000". */
export function formatQuantity(decimal: string, unit: string | undefined, words: Words): string {
  if (isOpenWord(decimal)) return formatOpenValue(decimal, words);
  if (unit === undefined || unit === '') return formatDecimal(decimal, words);
  if (isCurrency(unit)) return formatMoney(decimal, unit, words);
  return `${formatDecimal(decimal, words)}${NBSP}${decimal === '1' ? singularOf(unit, words) : unit}`;
}

function singularOf(unit: string, words: Words): string {
  const ending = words.singular.find(([many]) => unit.endsWith(many));
  return ending ? unit.slice(0, -ending[0].length) + ending[1] : unit;
}

/** Whether a unit is an ISO 4217 code. */
export function isCurrency(unit: string): boolean {
  if (!/^[A-Z]{3}$/.test(unit)) return false;
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(unit);
}

let currencies: ReadonlySet<string> | undefined;

/** "USD 2,000.00": the ISO 4217 code, so that no currency sign is ever ambiguous. */
export function formatMoney(amount: string, currency: string, words: Words): string {
  return `${currency}${NBSP}${formatDecimal(amount, words)}`;
}

/** A date `YYYY-MM-DD` as the locale writes it in full: "1 January 2026". */
export function formatDate(date: string, words: Words): string {
  const format = dateFormat(words.locale);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return format.format(new Date(Date.UTC(year, month - 1, day))).replace(/ /g, NBSP);
}

/** A day of any year `MM-DD` as the locale writes it: "1 June". */
export function formatMonthDay(monthDay: string, words: Words): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  // A leap year has every day that a year can have.
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2024, month - 1, day)))
    .replace(/ /g, NBSP);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string): Intl.DateTimeFormat {
  let format = dateFormats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    dateFormats.set(locale, format);
  }
  return format;
}

const DURATION =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DURATION_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** The parts of an ISO 8601 duration that are not zero, largest first. */
function durationParts(duration: string): { unit: (typeof DURATION_UNITS)[number]; count: string }[] {
  const match = DURATION.exec(duration);
  if (!match) return [];
  return DURATION_UNITS.flatMap((unit, index) => {
    const count = match[index + 1];
    return count === undefined || Number(count) === 0 ? [] : [{ unit, count }];
  });
}

/** An ISO 8601 duration in words: "PT4H" → "4 hours", "P1DT12H" → "1 day and 12 hours". */
export function formatDuration(duration: string, words: Words): string {
  const parts = durationParts(duration).map(({ unit, count }) => formatCount(count, unit, words));
  if (parts.length > 0) return joinList(parts, words.and);
  return DURATION.test(duration) ? formatCount('0', 'day', words) : formatOpenValue(duration, words);
}

/** A count of a unit the labels know: "1 hour", "4 hours". */
export function formatCount(count: string, unit: string, words: Words): string {
  return `${count}${NBSP}${unitWord(count, unit, words)}`;
}

function unitWord(count: string, unit: string, words: Words): string {
  const forms = words.units[unit];
  if (!forms) throw new Error(`The labels have no unit ${unit}`);
  return Number(count) === 1 ? forms[0] : forms[1];
}

/** How often, from a duration: "P1M" → "per month", "P3M" → "every 3 months". */
export function formatPer(duration: string, words: Words): string {
  const parts = durationParts(duration);
  const [first] = parts;
  if (!first || parts.length > 1)
    return fill(words.eachPeriod, { duration: formatDuration(duration, words) });
  const unit = unitWord(first.count, first.unit, words);
  return first.count === '1'
    ? fill(words.per, { unit })
    : fill(words.perMany, { count: first.count, units: unit });
}

/** How often, as an adverb: "P1M" → "every month", "P3M" → "every 3 months". */
export function formatPeriodic(duration: string, words: Words): string {
  const [first, ...more] = durationParts(duration);
  if (!first || more.length > 0 || first.count !== '1') return formatPer(duration, words);
  return fill(words.periodic, { unit: unitWord(first.count, first.unit, words) });
}

/** The fields of a window that its words come from. */
export interface WindowFields {
  readonly length: string;
  readonly kind?: string;
  readonly timeZone?: string;
  /** The first day of a fiscal year or, of which only the day counts, of a billing cycle: `MM-DD`. */
  readonly startsOn?: string;
  /** How often it is judged. */
  readonly step?: string;
}

/**
 * A measurement window: "each calendar month", "any period of 30 days, judged every day", "each fiscal quarter (fiscal
 * year from 1 April)". Its time zone is said where it is another than `timeZone`, the agreement's.
 */
export function formatWindow(window: WindowFields, timeZone: string | undefined, words: Words): string {
  const { startsOn, step } = window;
  const details = [
    ...(startsOn === undefined ? [] : [windowStart(window.kind, startsOn, words)]),
    ...(window.timeZone === undefined || window.timeZone === timeZone
      ? []
      : [phrase('window.timeZone', { zone: window.timeZone }, words)]),
  ];
  const text = `${windowStretch(window, words)}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
  return step === undefined
    ? text
    : phrase('window.step', { window: text, step: formatPeriodic(step, words) }, words);
}

function windowStretch({ length, kind }: WindowFields, words: Words): string {
  const duration = formatDuration(length, words);
  const noun = words.windowNouns[length]?.[0];
  switch (kind) {
    case 'rolling':
      return fill(words.rollingWindow, { duration });
    case 'billing-cycle':
      return phrase(length === 'P1M' ? 'window.cycle' : 'window.cycles', { duration }, words);
    case 'fiscal':
      return phrase(
        noun === undefined ? 'window.fiscalPeriod' : 'window.fiscal',
        { noun: noun ?? '', duration },
        words,
      );
    case 'trailing':
      return phrase('window.trailing', { duration }, words);
    case 'term':
      return phrase('window.term', {}, words);
    default: {
      const name = words.windows[length];
      return name === undefined
        ? fill(words.eachPeriod, { duration })
        : fill(words.eachWindow, { window: name });
    }
  }
}

function windowStart(kind: string | undefined, startsOn: string, words: Words): string {
  const isOpen = isOpenWord(startsOn);
  const date = isOpen ? formatOpenValue(startsOn, words) : formatMonthDay(startsOn, words);
  const day = isOpen ? date : formatOrdinal(String(Number(startsOn.slice(3))), words);
  const key = kind === 'billing-cycle' ? 'cycleFrom' : kind === 'fiscal' ? 'fiscalFrom' : 'from';
  return phrase(`window.${key}`, { date, day }, words);
}

function phrase(key: string, parts: Readonly<Record<string, string>>, words: Words): string {
  const found = words.words[key];
  if (found === undefined) throw new Error(`The labels have no words ${key}`);
  return fill(found, parts);
}

/** The place in an order: "1st", "95th", "99.9th". */
export function formatOrdinal(number: string, words: Words): string {
  if (isOpenWord(number)) return formatOpenValue(number, words);
  const category = new Intl.PluralRules(words.locale, { type: 'ordinal' }).select(Number(number));
  return `${formatDecimal(number, words)}${words.ordinals[category] ?? words.ordinals['other'] ?? ''}`;
}

/** The calendar that a limit runs on. */
export interface Clock {
  readonly name: string;
  readonly always: boolean;
  /** Whether no other calendar of the agreement has opening hours, so that a business day needs no name. */
  readonly only: boolean;
}

/** The fields of a time limit that its words come from. */
export interface TimeLimitFields {
  readonly within?: string;
  readonly businessDays?: number | string;
  readonly billingCycles?: number | string;
  readonly dayCount?: string;
  readonly endOf?: string;
  readonly from?: string;
}

/** A limit on a clock: "4 Business Hours after the report", "30 minutes during Support Hours", "5 Business Days". */
export function formatTimeLimit(limit: TimeLimitFields, clock: Clock | undefined, words: Words): string {
  if (limit.endOf !== undefined) {
    const stretch = fill(words.stretch, { period: formatChoice(limit.endOf, words, 'endOf') });
    return limit.from === undefined ? stretch : fill(words.ofEvent, { limit: stretch, event: limit.from });
  }
  const timed =
    limit.billingCycles !== undefined
      ? formatCount(String(limit.billingCycles), 'billingCycle', words)
      : limit.businessDays === undefined
        ? hoursOn(clock, limit.within ?? '', words)
        : daysOn(clock, String(limit.businessDays), words);
  const after = limit.billingCycles === undefined ? words.afterEvent : words.afterThatOf;
  const whole = limit.from === undefined ? timed : fill(after, { limit: timed, event: limit.from });
  return limit.dayCount === 'include-start' ? fill(words.countingStart, { limit: whole }) : whole;
}

function hoursOn(clock: Clock | undefined, within: string, words: Words): string {
  const duration = formatDuration(within, words);
  if (!clock || clock.always) return duration;
  const [hour, hours] = words.hourClock;
  const parts = durationParts(within);
  const count = parts.length === 1 && parts[0]?.unit === 'hour' ? parts[0].count : undefined;
  if (count === undefined || !clock.name.endsWith(` ${hours}`))
    return fill(words.onClock, { duration, clock: clock.name });
  return `${count}${NBSP}${count === '1' ? clock.name.slice(0, -hours.length) + hour : clock.name}`;
}

function daysOn(clock: Clock | undefined, days: string, words: Words): string {
  const duration = formatCount(days, 'businessDay', words);
  return !clock || clock.only ? duration : fill(words.daysOnClock, { duration, clock: clock.name });
}

/** The fields of a window that its name comes from. */
export interface WindowFields {
  readonly length: string;
  readonly kind?: string;
}

/** One window and several, by kind and length: a fiscal quarter is no quarter, a rolling month no month. */
function nounsOf({ length, kind = 'calendar' }: WindowFields, words: Words): readonly [string, string] {
  const { windowNouns } = words;
  const named = kind === 'calendar' ? windowNouns[length] : windowNouns[`${kind} ${length}`];
  return named ?? windowNouns.other ?? ['window', 'windows'];
}

/** What a window is called: "month", "quarter"; with a count, as many of them: "3 months". */
export function formatWindowNoun(window: WindowFields, words: Words, count?: string): string {
  const nouns = nounsOf(window, words);
  if (count === undefined) return nouns[0];
  return `${count}${NBSP}${Number(count) === 1 ? nouns[0] : nouns[1]}`;
}

/** "3 consecutive months". */
export function formatConsecutive(window: WindowFields, count: string, words: Words): string {
  const [, units] = nounsOf(window, words);
  return fill(words.consecutive, { count, units });
}

/**
 * What is printed for a chosen value of a field: the labels' word for `field.value`, then for `value`,
 * otherwise the value with spaces for hyphens.
 */
export function formatChoice(value: string, words: Words, field = ''): string {
  for (const key of [`${field}.${value}`, value]) {
    if (Object.hasOwn(words.words, key)) return words.words[key]!;
  }
  return value.replaceAll('-', ' ');
}

const COMPARISONS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '!=': '≠' };

/** A formula as it is read aloud: "quota * (share / 100)" → "quota × (share ÷ 100)", "close_rate" → "close rate". */
export function formatFormula(formula: string): string {
  return formula
    .replace(/\s*\*\s*/g, ' × ')
    .replace(/\s*\/\s*/g, ' ÷ ')
    .replace(/\s+-\s+/g, ' − ')
    .replace(/\s*(>=|<=|!=)\s*/g, (_, sign: string) => ` ${COMPARISONS[sign]} `)
    .replaceAll('_', ' ');
}

/** Opening hours by groups of days that follow each other: "Monday to Friday, 09:00 to 17:00". */
export function formatOpeningHours(
  week: Readonly<Record<string, readonly TimeRange[]>>,
  words: Words,
): string {
  const groups: { days: string[]; hours: string }[] = [];
  for (const [key, name] of Object.entries(words.weekKeys)) {
    const hours = formatHours(week[key] ?? [], words);
    const last = groups.at(-1);
    if (last && last.hours === hours) last.days.push(name);
    else groups.push({ days: [name], hours });
  }
  const open = groups.filter(({ hours }) => hours !== '');
  return open.map(({ days, hours }) => `${daySpan(days, words)}, ${hours}`).join('; ');
}

/** A stretch of a day; an end at or before its beginning is on the next day. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** Stretches of a day: "08:00 to 12:00 and 13:00 to 17:00", "22:00 to 06:00 on the next day". */
export function formatHours(ranges: readonly TimeRange[], words: Words): string {
  return joinList(
    ranges.map(({ from, to }) => {
      const [start, end] = [from, to].map((time) => formatOpenValue(time, words));
      const hours = `${start}${NBSP}${words.words['to'] ?? '–'}${NBSP}${end}`;
      return to > from || isOpenWord(from) || isOpenWord(to)
        ? hours
        : phrase('hours.nextDay', { hours }, words);
    }),
    words.and,
  );
}

function daySpan(days: readonly string[], words: Words): string {
  if (days.length < 3) return joinList(days, words.and);
  return `${days[0]} ${words.words['to'] ?? '–'} ${days.at(-1)}`;
}
