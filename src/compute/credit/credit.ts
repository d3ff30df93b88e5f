import { type Exact, exact } from '../exact.ts';
import type { Figure, WorkingPart } from '../figure.ts';
import { type Money, resultParts, roundMoney, toQuantity } from '../money.ts';
import { reckonAward } from './award-credit.ts';
import type { Bounds } from './bounds.ts';
import type { CreditRule, PointsRule, TierRule } from './credit-rule.ts';
import { tierFor } from './credit-tier.ts';
import { reckonLinear } from './linear-credit.ts';
import type { Measurement, Reckoning } from './measurement.ts';
import { isMet } from './target.ts';
import { reckonUnits } from './unit-credit.ts';

const ZERO = exact(0);

/**
 * The credit for one window before any cap, rounded half-up to the minor unit: 95 % ≤ 98.7 % < 99 %: 25 % ×
 * USD 2,000.00 = USD 500.00. Undefined if the measurement lacks what the rule needs, a divisor is not above zero, or the
 * rule credits another currency than that of `base`.
 */
export function creditFor(rule: CreditRule, measurement: Measurement, base: Money): Figure | undefined {
  const reckoning = reckon(rule, measurement, base);
  if (!reckoning) return undefined;
  const { credit, formula, inputs, working } = reckoning;
  const value = roundMoney({ amount: credit, currency: base.currency });
  return {
    name: 'service-credit',
    ...toQuantity(value),
    exact: credit,
    rounding: 'half-up',
    formula,
    inputs: [...inputs, { symbol: 'base', ...toQuantity(base) }],
    working: [...working, ...resultParts(credit, value)],
  };
}

function reckon(rule: CreditRule, measurement: Measurement, base: Money): Reckoning | undefined {
  switch (rule.type) {
    case 'tiers':
      return reckonTier(rule, measurement, base);
    case 'linear':
      return reckonLinear(rule, measurement, base);
    case 'multiple':
      return reckonAward({ type: 'multiple', times: rule.times }, measurement, base);
    case 'ratio':
      return reckonAward({ type: 'multiple', times: exact(1) }, measurement, base);
    case 'per-unit':
      return reckonUnits(rule, measurement, base);
    case 'points':
      return reckonPoints(rule, measurement, base);
  }
}

function reckonTier(rule: TierRule, measurement: Measurement, base: Money): Reckoning | undefined {
  const { measured, unit = '%' } = measurement;
  if (!measured) return undefined;
  const input = { symbol: 'measured', value: measured, unit };
  const match = tierFor(rule.tiers, measured);
  if (!match) return { credit: ZERO, formula: '0', inputs: [input], working: [{ value: measured, unit }] };
  const award = reckonAward(match.tier.award, measurement, base);
  return (
    award && {
      ...award,
      inputs: [input, ...award.inputs],
      working: [...withinBounds(match.tier, measured, unit), ':', ...award.working],
    }
  );
}

/** 95 % ≤ 98.7 % < 99 % */
function withinBounds({ from, above, to, upTo }: Bounds, value: Exact, unit: string): readonly WorkingPart[] {
  return [
    ...(from ? [{ value: from, unit }, '≤'] : []),
    ...(above ? [{ value: above, unit }, '<'] : []),
    { value, unit },
    ...(to ? ['<', { value: to, unit }] : []),
    ...(upTo ? ['≤', { value: upTo, unit }] : []),
  ];
}

function reckonPoints(rule: PointsRule, measurement: Measurement, base: Money): Reckoning | undefined {
  const { measured, unit = '%' } = measurement;
  if (!measured) return undefined;
  const [pool, weight] = [
    { value: rule.pool, unit: '%' },
    { value: rule.weight, unit: '%' },
  ];
  const multiplier = { value: rule.multiplier, unit: '' };
  const atRisk = base.amount.mul(rule.pool).mul(rule.weight).div(exact(10_000)).mul(rule.multiplier);
  const met = isMet(rule.target, measured);
  return {
    credit: met ? ZERO : atRisk,
    formula: 'pool ÷ 100 × weight ÷ 100 × multiplier × base',
    inputs: [
      { symbol: 'measured', value: measured, unit },
      { symbol: 'pool', ...pool },
      { symbol: 'weight', ...weight },
      { symbol: 'multiplier', ...multiplier },
    ],
    working: [
      { value: measured, unit },
      ':',
      ...(met
        ? [{ value: ZERO, unit: '' }, '×', toQuantity(base)]
        : [pool, '×', weight, '×', multiplier, '×', toQuantity(base)]),
    ],
  };
}
