import { toDecimal } from '../compute/exact.ts';
import type { Quantity, WorkingPart } from '../compute/figure.ts';
import { minorDigits } from '../compute/money.ts';
import { durationParts } from '../compute/time/show-duration.ts';
import { formatCount, formatDecimal, formatQuantity, isCurrency, NBSP } from './format.ts';
import type { Words } from './words.ts';

/** A computed quantity: "43 min 12 s", "99.34 %", "USD 1,920.00", "30 days", "100 leads". */
export function formatFigure({ value, unit }: Quantity, words: Words): string {
  if (unit === 's') return formatSeconds(value, words);
  if (unit === '%') return `${formatDecimal(toDecimal(value), words)}${NBSP}%`;
  if (isCurrency(unit)) return formatQuantity(padded(toDecimal(value), minorDigits(unit)), unit, words);
  if (Object.hasOwn(words.units, unit)) return formatCount(toDecimal(value), unit, words);
  return formatQuantity(toDecimal(value), unit, words);
}

function formatSeconds(seconds: Quantity['value'], words: Words): string {
  return durationParts(seconds)
    .map(
      ({ count, unit }) =>
        `${formatDecimal(toDecimal(count, 3), words)}${NBSP}${words.shortUnits[unit] ?? unit}`,
    )
    .join(' ');
}

/** An amount with cents has all of them. */
function padded(decimal: string, digits: number): string {
  const [whole = '', fraction] = decimal.split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}

/** A working on one line: "USD 5,000 × 100 % ÷ 100 ÷ USD 100 = 50". */
export function formatWorking(parts: readonly WorkingPart[], words: Words): string {
  return parts
    .map((part) => (typeof part === 'string' ? part.replaceAll('_', ' ') : formatFigure(part, words)))
    .join('');
}
