/** A number in a text. */
export interface Numeral {
  /** As it is written. */
  readonly text: string;
  /** What it can mean, as decimals without needless zeros: `1.000` is `1`, or `1000`. */
  readonly readings: readonly string[];
  /** Whether it has a fraction or a percent sign, so that it is neither part of a date nor an hour of the clock. */
  readonly isMeasure: boolean;
}

const DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g;
const NUMBER = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,’']\d+)*/g;
/** Times, months and multiples, which languages write with different digits: 5 pm and 17:00, 2 million and 200万. */
const OTHER_NOTATION =
  /\d:\d\d|\d{4}-\d\d-\d\d|\d\s*(?:[ap]\.?m\b|uhr\b|h\b|h\d|[時时點点年月万萬億亿千百만억천]|k\b|million|millón|milión|mio\b|mrd\b|mil\b|mille\b|thousand|tausend|dozen|bn\b)/iu;

/** A text with the digits of all scripts as 0 to 9. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[^\P{Nd}0-9]/gu, (digit) => String(valueOfDigit(digit)));
}

/** Digits of a script follow each other from zero to nine. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** Whether the text writes times, dates or multiples, whose numbers differ from language to language. */
export function hasOtherNotation(text: string): boolean {
  return OTHER_NOTATION.test(text) || text.search(DATE) >= 0;
}

/** The numbers in a text with plain digits, without those of dates. */
export function numeralsIn(text: string): readonly Numeral[] {
  const rest = text.replace(DATE, ' ');
  return [...rest.matchAll(NUMBER)].flatMap((match): Numeral[] => {
    const [written] = match;
    const readings = readingsOf(written);
    // A list such as 1,2,3 is no number.
    if (readings.length === 0) return written.split(/\D/).map(wholeNumeral);
    const isPercent = /^\s*%/.test(
      rest.slice(match.index + written.length, match.index + written.length + 3),
    );
    return [{ text: written, readings, isMeasure: isPercent || /[.,]\d{1,2}$/.test(written) }];
  });
}

function wholeNumeral(text: string): Numeral {
  return { text, readings: text.length > MOST_DIGITS ? [] : [shortest(text)], isMeasure: false };
}

/** Whether two numbers can mean the same. */
export function canBeEqual(a: Numeral, b: Numeral): boolean {
  return a.text === b.text || a.readings.some((reading) => b.readings.includes(reading));
}

const POINT = /^(?:\d+|\d{1,3}(?:[, ’'\u00a0\u202f]\d{3})+)(?:\.\d+)?$/;
const COMMA = /^(?:\d+|\d{1,3}(?:[. ’'\u00a0\u202f]\d{3})+)(?:,\d+)?$/;

/** Longer numbers are told apart by how they are written alone. */
const MOST_DIGITS = 40;

/** Read with a point and with a comma before the fraction; none where neither can be meant. */
function readingsOf(written: string): readonly string[] {
  if (written.length > MOST_DIGITS) return [];
  return [
    ...(POINT.test(written) ? [shortest(written.replace(/[^\d.]/g, ''))] : []),
    ...(COMMA.test(written) ? [shortest(written.replace(/[^\d,]/g, '').replace(',', '.'))] : []),
  ];
}

/** A decimal without the zeros that do not change it. */
function shortest(decimal: string): string {
  const whole = decimal.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}
