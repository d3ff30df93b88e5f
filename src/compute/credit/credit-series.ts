import { sum } from '../exact.ts';
import type { Figure } from '../figure.ts';
import type { Money } from '../money.ts';
import { capCredits, type PaidCredit, type Payment } from './cap-credits.ts';
import { creditFor } from './credit.ts';
import type { CreditRule } from './credit-rule.ts';
import type { Measurement } from './measurement.ts';

/** A rule applied to successive windows. */
export interface CreditSeriesInput extends Payment {
  readonly rule: CreditRule;
  readonly measurements: readonly Measurement[];
  /** What a percentage is of: one amount for every window, or one for each. */
  readonly base: Money | readonly Money[];
}

/** One window of a series: its credit before the caps with its working, and what is paid. */
export interface SeriesWindow extends PaidCredit {
  readonly before: Figure;
}

/** The credits of successive windows and what is paid in all. */
export interface CreditSeries {
  readonly windows: readonly SeriesWindow[];
  /** The sum of what is paid, which is not rounded again. */
  readonly total: Figure;
}

/**
 * The credits of successive windows under the caps: the tier or rule first, then window, rolling and total caps, then the
 * minimum, then one rounding. Undefined without a measurement, if one lacks what the rule needs, or if currencies or the
 * numbers of windows and bases differ.
 */
export function creditSeries(input: CreditSeriesInput): CreditSeries | undefined {
  const { rule, measurements, base } = input;
  const bases = 'amount' in base ? measurements.map(() => base) : base;
  if (measurements.length === 0 || measurements.length !== bases.length) return undefined;
  const credits = measurements.map((measurement, index) => creditFor(rule, measurement, bases[index]!));
  if (!credits.every((credit) => credit !== undefined)) return undefined;
  const paid = capCredits(
    credits.map((credit) => credit.exact),
    bases,
    input,
  );
  return (
    paid && {
      windows: paid.map((window, index) => ({ ...window, before: credits[index]! })),
      total: totalOf(paid.map((window) => window.paid)),
    }
  );
}

function totalOf(paid: readonly Figure[]): Figure {
  const unit = paid[0]!.unit;
  const total = sum(paid.map(({ value }) => value));
  return {
    name: 'credits-paid',
    value: total,
    exact: total,
    unit,
    rounding: 'none',
    formula: 'Σ paid',
    inputs: paid.map(({ value }) => ({ symbol: 'paid', value, unit })),
    working: [
      ...paid.flatMap(({ value }, index) => (index === 0 ? [{ value, unit }] : ['+', { value, unit }])),
      '=',
      { value: total, unit },
    ],
  };
}
