import { type Exact, exact, greatest, least } from '../exact.ts';
import { type Money, toQuantity } from '../money.ts';
import type { LinearRule } from './credit-rule.ts';
import type { Measurement, Reckoning } from './measurement.ts';

const ZERO = exact(0);

/** What a linear rule credits; undefined without a measured value or with a step that is not above zero. */
export function reckonLinear(rule: LinearRule, measurement: Measurement, base: Money): Reckoning | undefined {
  const { measured, unit = '%' } = measurement;
  if (!measured || rule.step.compare(0) <= 0) return undefined;
  const counted = rule.floor ? greatest(measured, rule.floor) : measured;
  const shortfall = rule.below.sub(counted);
  const isBelow = shortfall.compare(0) > 0;
  const steps = isBelow ? shortfall.div(rule.step).floor() : ZERO;
  const uncapped = isBelow ? (rule.start ?? ZERO).add(rule.percent.mul(steps)) : ZERO;
  const percent = rule.atMost ? least(uncapped, rule.atMost) : uncapped;
  const percentOf = (value: Exact) => ({ value, unit: '%' });
  const sum = [
    ...(rule.start ? [percentOf(rule.start), '+'] : []),
    { value: steps, unit: '' },
    '×',
    percentOf(rule.percent),
  ];
  return {
    credit: base.amount.mul(percent).div(exact(100)),
    formula: 'min(most, start + ⌊(below − measured) ÷ step⌋ × percent) ÷ 100 × base',
    inputs: [
      { symbol: 'measured', value: measured, unit },
      { symbol: 'below', value: rule.below, unit },
      { symbol: 'step', value: rule.step, unit },
      { symbol: 'percent', ...percentOf(rule.percent) },
      ...(rule.start ? [{ symbol: 'start', ...percentOf(rule.start) }] : []),
      ...(rule.floor ? [{ symbol: 'floor', value: rule.floor, unit }] : []),
      ...(rule.atMost ? [{ symbol: 'most', ...percentOf(rule.atMost) }] : []),
    ],
    working: isBelow
      ? [
          '⌊(',
          { value: rule.below, unit },
          '−',
          { value: counted, unit },
          ')',
          '÷',
          { value: rule.step, unit },
          '⌋',
          '=',
          { value: steps, unit: '' },
          ':',
          ...(rule.atMost ? ['min(', percentOf(rule.atMost), ',', ...sum, ')'] : ['(', ...sum, ')']),
          '×',
          toQuantity(base),
        ]
      : [
          { value: measured, unit },
          '≥',
          { value: rule.below, unit },
          ':',
          percentOf(ZERO),
          '×',
          toQuantity(base),
        ],
  };
}
