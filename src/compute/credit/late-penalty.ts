import { type Exact, exact, least } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { type Money, resultParts, roundMoney, toQuantity } from '../money.ts';
import { countUnits, type PartialUnit } from './partial-unit.ts';

/** So many percent for every `per` seconds of delay, up to `cap` percent. */
export interface LatePenaltyRule {
  readonly rate: Exact;
  /** Seconds. */
  readonly per: Exact;
  readonly partial: PartialUnit;
  readonly cap: Exact;
}

const FORMULA = {
  prorate: 'min(cap, rate × delay ÷ per)',
  'round-up': 'min(cap, rate × ⌈delay ÷ per⌉)',
  'full-only': 'min(cap, rate × ⌊delay ÷ per⌋)',
} as const;

/**
 * The penalty for a delay in percent of what is late: P(t) = min(cap, rate · f(t ÷ per)). A delay below zero costs
 * nothing. Undefined if `per` is not above zero.
 */
export function latePenalty(rule: LatePenaltyRule, delaySeconds: Exact): Figure | undefined {
  const { rate, per, partial, cap } = rule;
  if (per.compare(0) <= 0) return undefined;
  const units = countUnits(delaySeconds.compare(0) > 0 ? delaySeconds.div(per) : exact(0), partial);
  const percent = least(cap, rate.mul(units));
  return {
    name: 'late-penalty',
    value: percent,
    exact: percent,
    unit: '%',
    rounding: 'none',
    formula: FORMULA[partial],
    inputs: [
      { symbol: 'rate', value: rate, unit: '%' },
      { symbol: 'delay', value: delaySeconds, unit: 's' },
      { symbol: 'per', value: per, unit: 's' },
      { symbol: 'cap', value: cap, unit: '%' },
    ],
    working: [
      'min(',
      { value: cap, unit: '%' },
      ',',
      { value: rate, unit: '%' },
      '×',
      { value: units, unit: '' },
      ')',
      '=',
      { value: percent, unit: '%' },
    ],
  };
}

/** The penalty for a delay as an amount of `base`, the value of what is late, rounded half-up to the minor unit. */
export function latePenaltyAmount(
  rule: LatePenaltyRule,
  delaySeconds: Exact,
  base: Money,
): Figure | undefined {
  const percent = latePenalty(rule, delaySeconds);
  if (!percent) return undefined;
  const amount = base.amount.mul(percent.exact).div(exact(100));
  const value = roundMoney({ amount, currency: base.currency });
  return {
    ...percent,
    name: 'late-penalty-amount',
    ...toQuantity(value),
    exact: amount,
    rounding: 'half-up',
    formula: `${percent.formula} ÷ 100 × base`,
    inputs: [...percent.inputs, { symbol: 'base', ...toQuantity(base) }],
    working: [
      ...percent.working,
      ':',
      { value: percent.value, unit: '%' },
      '×',
      toQuantity(base),
      ...resultParts(amount, value),
    ],
  };
}

/** The delay at which a penalty reaches its cap. */
export interface PenaltySaturation {
  readonly delaySeconds: Exact;
  /** Whether the cap is reached at that delay, or (`round-up`) only by any longer one. */
  readonly isReached: boolean;
}

/** When a penalty reaches its cap: cap ÷ rate units of `per`; undefined if the rate or `per` is not above zero. */
export function penaltySaturation(rule: LatePenaltyRule): PenaltySaturation | undefined {
  const { rate, per, partial, cap } = rule;
  if (rate.compare(0) <= 0 || per.compare(0) <= 0) return undefined;
  if (cap.compare(0) <= 0) return { delaySeconds: exact(0), isReached: true };
  const units = cap.div(rate);
  switch (partial) {
    case 'prorate':
      return { delaySeconds: units.mul(per), isReached: true };
    case 'round-up':
      return { delaySeconds: units.ceil().sub(exact(1)).mul(per), isReached: false };
    case 'full-only':
      return { delaySeconds: units.ceil().mul(per), isReached: true };
  }
}
