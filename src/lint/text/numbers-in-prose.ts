import { type Exact, exact } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { type LintWords, wordList, wordTable } from '../lint-words.ts';
import { phraseFinder } from './find-phrases.ts';

/** What a number of the prose or a field of the agreement says, so that both can be compared. */
export type Quantity =
  | { readonly kind: 'percent'; readonly value: Exact }
  | {
      readonly kind: 'time';
      readonly unit: 'seconds' | 'days' | 'months' | 'business-days';
      readonly value: Exact;
    }
  | { readonly kind: 'count'; readonly unit: string; readonly value: Exact }
  | { readonly kind: 'money'; readonly unit: string; readonly value: Exact }
  | { readonly kind: 'date'; readonly value: string };

/** A number in a sentence, with the places of its digits or words and of all that belongs to it. */
export interface NumberInProse {
  readonly from: number;
  /** Behind the number itself. */
  readonly numberTo: number;
  /** Behind its unit. */
  readonly to: number;
  readonly quantity: Quantity;
}

/** Two numbers that should be one: "thirty (20)". */
export interface DoubledNumber {
  readonly words: string;
  readonly isSame: boolean;
}

/** Finds the numbers of one language; without its words there are none. */
export interface NumberReader {
  /** Whether a text may have numbers at all. */
  readonly mayCount: (text: string) => boolean;
  readonly doubled: (sentence: string) => readonly DoubledNumber[];
  /** Percentages, times, dates and amounts, and counts of `units`, which are nouns in the singular. */
  readonly numbers: (sentence: string, units: ReadonlySet<string>) => readonly NumberInProse[];
}

/** Prepares the words for numbers, units and months of a language. */
export function numberReader(words: LintWords): NumberReader {
  const values = wordTable(words, 'numberWords');
  const months = wordTable(words, 'months');
  if (values.size === 0) return { mayCount: () => false, doubled: () => [], numbers: () => [] };
  const oneOf = (list: Iterable<string>): string =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|');
  const word = `(?:${oneOf(values.keys())})`;
  const spelt = `${word}(?:(?:[ -]| and )${word}){0,4}`;
  const digits = '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,9})?';
  const start = '(?<![\\p{L}\\p{N}][.,:/-]?|[.,:/#§–−-])';
  const number = `(?:${digits}|${spelt})`;
  const pair = new RegExp(`${start}(${number}) ?\\((${number})(?: ?%)?\\)`, 'giu');
  const single = new RegExp(
    `${start}(${number})(?![\\p{L}\\p{N}-]|[.,:/]\\p{N})(?: ?\\(${number}\\))?`,
    'giu',
  );
  const date = new RegExp(
    `(?<!\\p{N})(?:(\\d{1,2}) (${oneOf(months.keys())}) (\\d{4})|(${oneOf(months.keys())}) (\\d{1,2}), (\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?!\\p{N})`,
    'giu',
  );
  const units = readUnits(words);
  const numberOf = (text: string): Exact | undefined =>
    /^\d/.test(text) ? exact(text.replaceAll(',', '')) : speltValue(text, values);

  const findWord = phraseFinder(values.keys());
  return {
    mayCount: (text) => /\p{N}/u.test(text) || findWord(text).length > 0,
    doubled: (sentence) =>
      (sentence.includes('(') ? [...sentence.matchAll(pair)] : []).flatMap(
        ([whole, first = '', second = '']) => {
          const isSpelt = /^\d/.test(first) !== /^\d/.test(second);
          const [one, other] = [numberOf(first), numberOf(second)];
          return isSpelt && one && other ? [{ words: whole, isSame: one.equals(other) }] : [];
        },
      ),
    numbers: (sentence, nouns) => {
      const dates = [...sentence.matchAll(date)].flatMap((match) => readDate(match, months));
      const others = [...sentence.matchAll(single)].flatMap((match): NumberInProse[] => {
        const from = match.index;
        if (dates.some((day) => from < day.to && day.from < from + match[0].length)) return [];
        const value = numberOf(match[1] ?? '');
        return value ? readQuantity(sentence, match, value, units, nouns) : [];
      });
      return [...dates, ...others].sort((a, b) => a.from - b.from);
    },
  };
}

interface Units {
  readonly percent: RegExp;
  readonly time: RegExp;
  readonly lengths: ReadonlyMap<string, string>;
}

function readUnits(words: LintWords): Units {
  const lengths = wordTable(words, 'timeUnits');
  const longest = [...lengths.keys()].sort((a, b) => b.length - a.length);
  return {
    percent: new RegExp(`^ ?(?:${wordList(words, 'percentSigns').join('|')})(?!\\p{L})`, 'iu'),
    time: new RegExp(`^ (${longest.join('|')})(?!\\p{L})`, 'iu'),
    lengths,
  };
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' };

function readQuantity(
  sentence: string,
  match: RegExpExecArray,
  value: Exact,
  { percent, time, lengths }: Units,
  nouns: ReadonlySet<string>,
): NumberInProse[] {
  const from = match.index;
  const numberTo = from + match[0].length;
  const rest = sentence.slice(numberTo, numberTo + 60);
  const currency = /(?:\b([A-Z]{3}) ?|([€£]) ?)$/.exec(sentence.slice(Math.max(0, from - 4), from));
  if (currency) {
    const unit = currency[1] ?? CURRENCY_SIGNS[currency[2] ?? ''] ?? '';
    return [
      { from: from - currency[0].length, numberTo, to: numberTo, quantity: { kind: 'money', unit, value } },
    ];
  }
  const share = percent.exec(rest);
  if (share)
    return [{ from, numberTo, to: numberTo + share[0].length, quantity: { kind: 'percent', value } }];
  const unit = time.exec(rest);
  if (unit) {
    const quantity = timeOf(value, lengths.get((unit[1] ?? '').toLowerCase()) ?? '');
    return quantity ? [{ from, numberTo, to: numberTo + unit[0].length, quantity }] : [];
  }
  const code = /^ ([A-Z]{3})(?!\p{L})/u.exec(rest);
  if (code)
    return [
      {
        from,
        numberTo,
        to: numberTo + code[0].length,
        quantity: { kind: 'money', unit: code[1] ?? '', value },
      },
    ];
  const counted = /^(?: \p{L}+){1,3}/u
    .exec(rest)?.[0]
    .trim()
    .split(' ')
    .map(singularNoun)
    .find((each) => nouns.has(each));
  if (counted === undefined) return [];
  return [{ from, numberTo, to: numberTo, quantity: { kind: 'count', unit: counted, value } }];
}

/** A noun in the singular, in small letters. */
export function singularNoun(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
}

/** So many of an ISO 8601 duration, or of the word `business day`. */
export function timeOf(value: Exact, length: string): Quantity | undefined {
  if (length === 'business day') return { kind: 'time', unit: 'business-days', value };
  const one = parseDuration(length);
  if (!one) return undefined;
  if (one.months > 0) return { kind: 'time', unit: 'months', value: value.mul(one.months) };
  if (one.days > 0) return { kind: 'time', unit: 'days', value: value.mul(one.days) };
  const seconds = value.mul(one.seconds);
  // Whole days are days, however they are counted.
  return seconds.mod(86_400).equals(0) && seconds.compare(0) > 0
    ? { kind: 'time', unit: 'days', value: seconds.div(86_400) }
    : { kind: 'time', unit: 'seconds', value: seconds };
}

/** "one hundred and twenty-five": a hundred multiplies what is before it, all else adds. */
function speltValue(text: string, values: ReadonlyMap<string, string>): Exact | undefined {
  const parts = text
    .toLowerCase()
    .split(/ and |[ -]/)
    .map((each) => values.get(each));
  if (parts.some((part) => part === undefined)) return undefined;
  const total = parts
    .map(Number)
    .reduce((sum, part) => (part === 100 ? Math.max(sum, 1) * 100 : sum + part), 0);
  return exact(total);
}

function readDate(match: RegExpExecArray, months: ReadonlyMap<string, string>): NumberInProse[] {
  const [whole, day, month, year, month2, day2, year2, year3, month3, day3] = match;
  const number = month3 ?? months.get((month ?? month2 ?? '').toLowerCase()) ?? '';
  const value = `${year ?? year2 ?? year3}-${number.padStart(2, '0')}-${(day ?? day2 ?? day3 ?? '').padStart(2, '0')}`;
  const to = match.index + whole.length;
  return [{ from: match.index, numberTo: to, to, quantity: { kind: 'date', value } }];
}

/** Whether two quantities are of one kind, so that they can contradict each other. */
export function isComparable(one: Quantity, other: Quantity): boolean {
  if (one.kind !== other.kind) return false;
  if ((one.kind === 'count' || one.kind === 'money') && 'unit' in other) return one.unit === other.unit;
  return true;
}

/** Whether two quantities are the same: 24 hours and one day are, 30 days and one month are not. */
export function isSameQuantity(one: Quantity, other: Quantity): boolean {
  if (!isComparable(one, other)) return false;
  if (one.kind === 'date') return other.kind === 'date' && one.value === other.value;
  if (other.kind === 'date' || !one.value.equals(other.value)) return false;
  return one.kind !== 'time' || other.kind !== 'time' || one.unit === other.unit;
}
