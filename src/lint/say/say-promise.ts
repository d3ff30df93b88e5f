import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { sayNumber } from './say.ts';

type Comparator = NonNullable<Agreement['objectives']>[number]['comparator'];

const AT: Readonly<Record<Comparator, string>> = {
  gte: 'at least ',
  gt: 'more than ',
  lte: 'at most ',
  lt: 'less than ',
  eq: 'exactly ',
  between: '',
};

/** A number in its unit: "99.9 %", "1 hour", "16 hours", "USD 5,000". */
export function sayQuantity(value: Exact, unit: string): string {
  const number = sayNumber(value, 6);
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${number}`;
  return `${number} ${value.equals(exact(1)) ? singular(unit) : unit}`;
}

/** One of a unit: "delivery" of "deliveries"; symbols such as `ms` and `kbps` have no plural. */
function singular(unit: string): string {
  if (!/[A-Za-z]{3}[^s]?s$/.test(unit) || /(ss|us|is|bps)$/i.test(unit)) return unit;
  return unit.endsWith('ies') ? `${unit.slice(0, -3)}y` : unit.slice(0, -1);
}

/** What a comparator and a target promise: "at least 99.9 %", "between 20 and 22 °C" with the upper target. */
export function sayPromise(comparator: Comparator, value: Exact, unit: string, upper?: Exact): string {
  if (comparator === 'between' && upper)
    return `between ${sayNumber(value, 6)} and ${sayQuantity(upper, unit)}`;
  return `${AT[comparator]}${sayQuantity(value, unit)}`;
}
