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
  const isOne = value.equals(exact(1)) && /^[a-z]+[^s]s$/.test(unit);
  return `${number} ${isOne ? unit.slice(0, -1) : unit}`;
}

/** What a comparator and a target promise: "at least 99.9 %". */
export function sayPromise(comparator: Comparator, value: Exact, unit: string): string {
  return `${AT[comparator]}${sayQuantity(value, unit)}`;
}
