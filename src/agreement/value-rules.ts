import { nearest } from '../nearest.ts';
import { daysInMonth, isRealDate } from './suggest-value.ts';

/** What is wrong with a value that is written as its kind is written: its rule, in words, and what would be right. */
export interface Fault {
  readonly rule: string;
  /** As it follows the name of the field. */
  readonly message: string;
  readonly hint: string;
}

/** Judges what a pattern cannot: whether a date, a zone, a currency or a recurrence exists. */
export function judgeValue(format: string, value: string): Fault | undefined {
  switch (format) {
    case 'date':
      return judgeDate(value);
    case 'zone':
      return judgeZone(value);
    case 'currency':
      return judgeCurrency(value);
    case 'rule':
      return judgeRule(value);
    case 'language':
      return judgeLanguage(value);
    default:
      return undefined;
  }
}

function judgeDate(date: string): Fault | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || isRealDate(date)) return undefined;
  const [year = 0, month = 0] = date.split('-').map(Number);
  if (month < 1 || month > 12 || /-(00|3[2-9]|[4-9]\d)$/.test(date)) return undefined;
  const last = daysInMonth(year, month);
  const hint = `the last day of that month is \`${date.slice(0, 8)}${last}\``;
  return { rule: 'schema/bad-date', message: `is no date: there is no ${date}`, hint };
}

let zones: ReadonlySet<string> | undefined;

function judgeZone(zone: string): Fault | undefined {
  zones ??= new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
  if (zones.has(zone) || (/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)+$/.test(zone) && isZone(zone))) return undefined;
  const words = zone.trim().replace(/\s+/g, '_').toLowerCase();
  const names = [...zones];
  const meant =
    names.find((name) => name.toLowerCase() === words || name.toLowerCase().endsWith(`/${words}`)) ??
    nearest(zone, names);
  const hint =
    meant === undefined
      ? 'write the zone of a place, such as `America/New_York`, `Europe/Berlin` or `UTC`'
      : `did you mean \`${meant}\`?`;
  return { rule: 'schema/bad-time-zone', message: `is no time zone: \`${zone}\``, hint };
}

/** Older names of a zone are not listed, but known. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

let currencies: ReadonlySet<string> | undefined;
const signs: Readonly<Record<string, string>> = { $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };

function judgeCurrency(currency: string): Fault | undefined {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  if (currencies.has(currency)) return undefined;
  const upper = currency.trim().toUpperCase();
  const meant = signs[currency] ?? (currencies.has(upper) ? upper : undefined);
  const hint =
    meant === undefined
      ? 'write an ISO 4217 code, such as `USD`, `EUR` or `GBP`'
      : `did you mean \`${meant}\`?`;
  return { rule: 'schema/unknown-currency', message: `is no currency code: \`${currency}\``, hint };
}

/** A language that is not known would be written in the way of whatever machine makes the contract. */
function judgeLanguage(tag: string): Fault | undefined {
  // A tag that is wrong in form is told by the schema.
  if (!isLanguageTag(tag)) return undefined;
  if (Intl.NumberFormat.supportedLocalesOf([tag]).length > 0) return undefined;
  return {
    rule: 'schema/unknown-language',
    message: `is no language that is known: \`${tag}\``,
    hint: 'write a language tag such as `en`, `en-US` or `zh-Hant`',
  };
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

const partRules: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2]))*$/,
  BYSETPOS: /^-?[1-9]\d?(,-?[1-9]\d?)*$/,
};

const partValues: Readonly<Record<string, string>> = {
  FREQ: 'DAILY, WEEKLY, MONTHLY or YEARLY',
  INTERVAL: 'a number from 1 to 999',
  BYDAY: 'days such as MO,WE or 1MO for the first Monday',
  BYMONTHDAY: 'days from 1 to 31, or -1 for the last',
  BYMONTH: 'months from 1 to 12',
  BYSETPOS: 'places such as 1, or -1 for the last',
};

function judgeRule(rule: string): Fault | undefined {
  const seen = new Set<string>();
  const fault = (message: string, hint: string): Fault => ({ rule: 'schema/bad-recurrence', message, hint });
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=', 2);
    const known = partRules[name];
    if (!known) {
      const meant = nearest(name, Object.keys(partRules));
      const all = `a rule has the parts ${Object.keys(partRules).join(', ')}`;
      return fault(
        `has an unknown part \`${name}\``,
        meant === undefined ? all : `did you mean \`${meant}\`?`,
      );
    }
    if (seen.has(name))
      return fault(
        `has the part \`${name}\` twice`,
        name.startsWith('BY') ? 'write it once, with commas between its values' : 'write it once',
      );
    if (!known.test(value))
      return fault(`has a wrong value in \`${part}\``, `\`${name}\` takes ${partValues[name]}`);
    seen.add(name);
  }
  if (!rule.startsWith('FREQ='))
    return fault(
      'does not begin with `FREQ=`',
      'write how often first, such as `FREQ=MONTHLY;BYMONTHDAY=25`',
    );
  if (seen.has('BYSETPOS') && !seen.has('BYDAY') && !seen.has('BYMONTHDAY')) {
    return fault(
      'has `BYSETPOS` without days to choose from',
      'write the days too, such as `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1`',
    );
  }
  if (/FREQ=(DAILY|WEEKLY)/.test(rule) && /BYDAY=[^;]*\d/.test(rule)) {
    return fault('counts days of a week', 'write the day without a number, such as `BYDAY=MO`');
  }
  return undefined;
}
