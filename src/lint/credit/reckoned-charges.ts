import type { Agreement } from '../../agreement/generated/types.ts';
import { decided } from '../../figures/figures-context.ts';

/** Stands for 100 % of the charges of a month where amounts cannot be compared with shares of the charges. */
const HUNDRED = {
  currency: 'XXX',
  recurring: { amount: '100', currency: 'XXX' },
  per: 'P1M',
  basis: 'total',
} as const;

/**
 * The agreement with charges by which shares can be compared: its own where one recurring charge is all there is to pay,
 * otherwise 100 a month in no currency, so that shares compare with shares and amounts with nothing.
 */
export function withReckonedCharges(agreement: Agreement): Agreement {
  const { charges } = agreement;
  const isWhole =
    typeof charges?.recurring === 'object' &&
    decided(charges.recurring.amount)?.compare(0) === 1 &&
    charges.per !== undefined &&
    (charges.basis === undefined || charges.basis === 'total') &&
    charges.items === undefined &&
    charges.surcharges === undefined;
  return isWhole ? agreement : { ...agreement, charges: HUNDRED };
}
