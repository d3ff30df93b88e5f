import { exact } from '../exact.ts';
import { type Money, toQuantity } from '../money.ts';
import type { Award } from './credit-rule.ts';
import type { Measurement, Reckoning } from './measurement.ts';

/**
 * What one award comes to. Undefined for an amount in another currency than that of `base`, and for a multiple without
 * a downtime or with a window that is not above zero.
 */
export function reckonAward(award: Award, measurement: Measurement, base: Money): Reckoning | undefined {
  const baseQuantity = toQuantity(base);
  switch (award.type) {
    case 'percent': {
      const percent = { value: award.percent, unit: '%' };
      return {
        credit: base.amount.mul(award.percent).div(exact(100)),
        formula: 'percent ÷ 100 × base',
        inputs: [{ symbol: 'percent', ...percent }],
        working: [percent, '×', baseQuantity],
      };
    }
    case 'fraction': {
      const [dividend, divisor] = [exact(award.fraction.n * award.fraction.s), exact(award.fraction.d)];
      return {
        credit: base.amount.mul(award.fraction),
        formula: 'fraction × base',
        inputs: [{ symbol: 'fraction', value: award.fraction, unit: '' }],
        working: [{ value: dividend, unit: '' }, '÷', { value: divisor, unit: '' }, '×', baseQuantity],
      };
    }
    case 'amount': {
      if (award.amount.currency !== base.currency) return undefined;
      const amount = toQuantity(award.amount);
      return {
        credit: award.amount.amount,
        formula: 'amount',
        inputs: [{ symbol: 'amount', ...amount }],
        working: [amount],
      };
    }
    case 'multiple': {
      const { downtimeSeconds, windowSeconds } = measurement;
      if (!downtimeSeconds || !windowSeconds || windowSeconds.compare(0) <= 0) return undefined;
      const [times, downtime, window] = [
        { value: award.times, unit: '' },
        { value: downtimeSeconds, unit: 's' },
        { value: windowSeconds, unit: 's' },
      ];
      return {
        credit: base.amount.mul(award.times).mul(downtimeSeconds).div(windowSeconds),
        formula: 'times × base × downtime ÷ window',
        inputs: [
          { symbol: 'times', ...times },
          { symbol: 'downtime', ...downtime },
          { symbol: 'window', ...window },
        ],
        working: [times, '×', baseQuantity, '×', downtime, '÷', window],
      };
    }
  }
}
