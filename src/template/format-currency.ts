import { formatMoney, formatOpenValue, NBSP } from './format.ts';
import type { Words } from './words.ts';

const STYLES: Readonly<Record<string, 'symbol' | 'name'>> = { symbol: 'symbol', name: 'name' };

/**
 * An amount with its currency as the locale writes it: with `name` "5,000.00 US dollars", with `symbol` "US$5,000.00", with
 * `code` as everywhere else, "USD 5,000.00". The amount keeps its digits.
 */
export function formatCurrency(amount: string, currency: string, style: string, words: Words): string {
  if (formatOpenValue(amount, words) !== amount) return formatOpenValue(amount, words);
  if (style === 'code') return formatMoney(amount, currency, words);
  const currencyDisplay = STYLES[style];
  if (currencyDisplay === undefined) throw new RangeError(`no style ${style}`);
  const digits = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(words.numbers ?? words.locale, {
    style: 'currency',
    currency,
    currencyDisplay,
    numberingSystem: 'latn',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // A decimal as text is formatted exactly, whatever its length.
  return format.format(amount as Intl.StringNumericLiteral).replace(/ /g, NBSP);
}

/** Whether a number goes with the singular in the language of the contract. */
export function isSingular(count: number, words: Words): boolean {
  if (!Number.isFinite(count)) throw new RangeError('not a number');
  return new Intl.PluralRules(words.locale).select(count) === 'one';
}
