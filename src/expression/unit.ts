import { type Exact, exact } from '../compute/exact.ts';

/** What a number counts or measures: a product of dimensions. */
export interface Unit {
  /** Exponents by dimension, never zero: `second`, `month`, a currency code, or a noun in the singular. */
  readonly dimensions: ReadonlyMap<string, number>;
  /** How many seconds and months one of it has, where it has time: 60 for minutes, 1/12 for USD/year. */
  readonly scale: Exact;
  /**
   * How often percent points are in it (1 for `%`, 0 for a plain share), as the least and the most it can be: a factor
   * of 100 in a formula may or may not turn a share into percent points.
   */
  readonly percent: readonly [least: number, most: number];
  /** Whether a percentage took part: a share of leads may count customers, so its nouns stand for each other. */
  readonly isShare: boolean;
}

/** The unit of a plain number. */
export const NO_UNIT: Unit = { dimensions: new Map(), scale: exact(1), percent: [0, 0], isShare: false };

/** Words for time, with the dimension and how much of it one is. Months have no fixed number of seconds. */
const TIME_WORDS: readonly (readonly [dimension: string, scale: Exact, shown: string, ...words: string[]])[] =
  [
    ['second', exact(1, 1000), 'ms', 'ms', 'millisecond', 'msec'],
    ['second', exact(1), 's', 's', 'sec', 'second'],
    ['second', exact(60), 'min', 'min', 'minute'],
    ['second', exact(3600), 'h', 'h', 'hr', 'hour', 'business hour', 'working hour'],
    ['second', exact(86400), 'day', 'd', 'day', 'calendar day'],
    ['second', exact(604800), 'week', 'week', 'wk'],
    ['month', exact(1), 'month', 'month', 'mo', 'calendar month'],
    ['month', exact(3), 'quarter', 'quarter'],
    ['month', exact(12), 'year', 'year', 'yr'],
  ];

const PERCENT_WORDS = ['%', 'percent', 'per cent', 'percent point', 'percentage point', 'pp'];
const PLAIN_WORDS = ['', '1', 'number', 'ratio', 'factor', 'share'];
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['req', 'request'],
  ['people', 'person'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]);
/** Words that make a phrase something else than a noun with its adjectives. */
const NOT_IN_NOUNS = [
  'a',
  'an',
  'each',
  'every',
  'for',
  'in',
  'and',
  'or',
  'to',
  'hundred',
  'thousand',
  'million',
];

/**
 * The unit of a text such as `USD/month`, `customers per lead` or `%`. A noun's plural and its adjectives make no
 * difference: `Qualified Leads` are leads. Undefined for a text that this does not understand.
 */
export function parseUnit(text: string): Unit | undefined {
  if (text.length > 200) return undefined;
  const words = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^per ?cent\b/i, '%')
    .replace(/\bper\b/gi, '/');
  const pieces = words.split(/\s*([/×·*])\s*/);
  let unit: Unit = NO_UNIT;
  for (let index = 0; index < pieces.length; index += 2) {
    const piece = parsePiece(pieces[index]!);
    if (!piece || (pieces[index] === '' && pieces.length > 1)) return undefined;
    unit = multiplyUnits(unit, pieces[index - 1] === '/' ? invertUnit(piece) : piece);
  }
  return unit;
}

function parsePiece(text: string): Unit | undefined {
  const words = text
    .replace(/ of .*$/i, '')
    .split(' ')
    .map(normaliseWord);
  const phrase = words.join(' ');
  if (PLAIN_WORDS.includes(phrase)) return NO_UNIT;
  if (PERCENT_WORDS.includes(phrase)) return { ...NO_UNIT, percent: [1, 1], isShare: true };
  const time = TIME_WORDS.find(([, , , ...spellings]) => spellings.includes(phrase));
  if (time) return { ...NO_UNIT, dimensions: new Map([[time[0], 1]]), scale: time[1] };
  const noun = words.at(-1)!;
  const isPhrase = words.every((word) => /^[\p{L}\p{Sc}-]+$/u.test(word) && !NOT_IN_NOUNS.includes(word));
  if (!isPhrase || words.length > 4 || VAGUE_WORDS.includes(phrase)) return undefined;
  const isTime = TIME_WORDS.some(([, , , ...spellings]) => spellings.includes(noun));
  return { ...NO_UNIT, dimensions: new Map([[isTime ? phrase : noun, 1]]) };
}

const VAGUE_WORDS = ['k', 'm', 'mn', 'bn'];

/** A word in small letters and in the singular; codes in capitals stay as they are. */
function normaliseWord(word: string): string {
  const code = /^([A-Z]{2,})s?$/.exec(word)?.[1];
  if (code !== undefined) return code;
  const small = word.toLowerCase();
  const known = ABBREVIATIONS.get(small);
  if (known !== undefined) return known;
  if (small.length < 4 || /(ss|us|is)$/.test(small)) return small === 'hrs' ? 'hr' : small;
  if (/[^aeiou]ies$/.test(small)) return `${small.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(small)) return small.slice(0, -2);
  return small.replace(/s$/, '');
}

export function multiplyUnits(a: Unit, b: Unit): Unit {
  const dimensions = new Map(a.dimensions);
  for (const [dimension, exponent] of b.dimensions) {
    const sum = (dimensions.get(dimension) ?? 0) + exponent;
    if (sum === 0) dimensions.delete(dimension);
    else dimensions.set(dimension, sum);
  }
  return {
    dimensions,
    scale: a.scale.mul(b.scale),
    percent: [a.percent[0] + b.percent[0], a.percent[1] + b.percent[1]],
    isShare: a.isShare || b.isShare,
  };
}

export function invertUnit({ dimensions, scale, percent, isShare }: Unit): Unit {
  const inverse = new Map([...dimensions].map(([dimension, exponent]) => [dimension, -exponent]));
  return { dimensions: inverse, scale: scale.inverse(), percent: [0 - percent[1], 0 - percent[0]], isShare };
}

/** How two units differ, or undefined where numbers in them can be added and compared as they are. */
export function unitDifference(a: Unit, b: Unit): 'dimension' | 'scale' | 'percent' | undefined {
  const mergeNouns = a.isShare || b.isShare;
  const [first, second] = [comparable(a, mergeNouns), comparable(b, mergeNouns)];
  const dimensions = new Set([...first.keys(), ...second.keys()]);
  for (const dimension of dimensions)
    if ((first.get(dimension) ?? 0) !== (second.get(dimension) ?? 0)) return 'dimension';
  if (!a.scale.equals(b.scale)) return 'scale';
  return a.percent[0] > b.percent[1] || b.percent[0] > a.percent[1] ? 'percent' : undefined;
}

function comparable({ dimensions }: Unit, mergeNouns: boolean): ReadonlyMap<string, number> {
  if (!mergeNouns) return dimensions;
  const merged = new Map<string, number>();
  for (const [dimension, exponent] of dimensions) {
    const key = isNoun(dimension) ? 'any noun' : dimension;
    merged.set(key, (merged.get(key) ?? 0) + exponent);
  }
  return merged;
}

function isNoun(dimension: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return (
    !['second', 'month'].includes(dimension) && !currencies.has(dimension) && !/^\p{Sc}$/u.test(dimension)
  );
}

let currencies: ReadonlySet<string> | undefined;

/** A unit in words: `USD/month`, `%`, `lead`; empty for a plain number. */
export function showUnit(unit: Unit): string {
  const { dimensions, percent } = unit;
  const points = percent[0] > 0 ? percent[0] : Math.min(percent[1], 0);
  const over: string[] = points > 0 ? ['%'] : [];
  const under: string[] = points < 0 ? ['%'] : [];
  let rest = unit.scale;
  for (const [dimension, exponent] of dimensions) {
    const word = TIME_WORDS.find(
      ([name, scale]) => name === dimension && Math.abs(exponent) === 1 && rest.equals(scale.pow(exponent)),
    );
    if (word) rest = exact(1);
    const shown = word?.[2] ?? (dimension === 'second' ? 's' : dimension);
    (exponent > 0 ? over : under).push(...Array<string>(Math.abs(exponent)).fill(shown));
  }
  const factor = rest.equals(1) ? [] : [rest.toFraction()];
  const above = [...factor, ...over].join(' × ');
  return under.length === 0 ? above : `${above || '1'}/${under.join('/')}`;
}
