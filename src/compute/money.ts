import { type Exact, type Rounding, round } from './exact.ts';
import type { Quantity, WorkingPart } from './figure.ts';

/** An exact amount in one currency, named by its ISO 4217 code. */
export interface Money {
  readonly amount: Exact;
  readonly currency: string;
}

// `Intl.NumberFormat` gives the digits in daily use instead (forint 0, Iraqi dinar 0), and other ones in other versions of
// Node; a contract needs the standard's.
const EXCEPTIONS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  EXCEPTIONS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

/** How many digits after the point the minor unit of a currency has (ISO 4217); two for a code without an exception. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS.get(currency) ?? 2;
}

/** `money` in whole minor units of its currency: half-up unless told otherwise. */
export function roundMoney(money: Money, rounding: Rounding = 'half-up'): Money {
  return { amount: round(money.amount, rounding, minorDigits(money.currency)), currency: money.currency };
}

/** `money` as a figure and its working show it. */
export function toQuantity({ amount, currency }: Money): Quantity {
  return { value: amount, unit: currency };
}

/** How a working ends: `= USD 333.333…`, then `→ USD 333.33` if it was rounded. */
export function resultParts(unrounded: Exact, { amount, currency }: Money): readonly WorkingPart[] {
  const result = ['=', { value: unrounded, unit: currency }];
  return amount.equals(unrounded) ? result : [...result, '→', { value: amount, unit: currency }];
}
