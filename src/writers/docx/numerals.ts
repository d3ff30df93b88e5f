import { unreachable } from '../../problem.ts';

/** The ways of writing an ordinal that our lists use, by their names in WordprocessingML. */
export type NumberFormat = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman';

const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** `ordinal` as Word prints it: letters after z are doubled (aa, bb), not counted on (aa, ab). */
export function formatOrdinal(ordinal: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(ordinal);
    case 'lowerLetter':
      return letters(ordinal, 'a');
    case 'upperLetter':
      return letters(ordinal, 'A');
    case 'lowerRoman':
      return roman(ordinal);
    default:
      return unreachable(format);
  }
}

/** The ordinal that Word would print as `text`, or 0 when there is none. */
export function parseOrdinal(text: string, format: NumberFormat): number {
  const ordinal = guessOrdinal(text, format);
  return ordinal > 0 && formatOrdinal(ordinal, format) === text ? ordinal : 0;
}

function guessOrdinal(text: string, format: NumberFormat): number {
  if (format === 'decimal') return /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  if (format === 'lowerRoman') {
    let rest = text;
    let ordinal = 0;
    for (const [digits, value] of ROMAN) {
      while (rest.startsWith(digits)) {
        ordinal += value;
        rest = rest.slice(digits.length);
      }
    }
    return rest === '' ? ordinal : 0;
  }
  const first = text.toLowerCase().charCodeAt(0) - 96;
  return first >= 1 && first <= 26 ? first + 26 * (text.length - 1) : 0;
}

function letters(ordinal: number, first: 'a' | 'A'): string {
  const letter = String.fromCharCode(first.charCodeAt(0) + ((ordinal - 1) % 26));
  return letter.repeat(Math.ceil(ordinal / 26));
}

function roman(ordinal: number): string {
  let rest = ordinal;
  let digits = '';
  for (const [letter, value] of ROMAN) {
    while (rest >= value) {
      digits += letter;
      rest -= value;
    }
  }
  return digits;
}
