import { type Exact, sum } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { type Composition, compose } from './composition.ts';

/** The worst time through steps that follow each other, in seconds: the sum of their limits. Undefined without steps or with a limit below zero. */
export function timeChain(limits: readonly Exact[]): Figure | undefined {
  if (limits.length === 0 || limits.some((limit) => limit.compare(0) < 0)) return undefined;
  const inputs = limits.map((limit, at) => input(`t${at + 1}`, limit, 's'));
  return makeFigure({
    name: 'time-chain',
    exact: sum(limits),
    unit: 's',
    formula: inputs.map((limit) => limit.symbol).join(' + '),
    inputs,
  });
}

/**
 * How many of the cases are in time end to end when each step is for that many percent of them: a series, guaranteed by
 * the union bound. Undefined where a series is. `neededLeg` is its inverse.
 */
export function percentileChain(shares: readonly Exact[]): Composition | undefined {
  const parts = shares.map((availability) => ({ type: 'leaf', availability }) as const);
  return compose({ type: 'series', parts });
}

/** What is left of `count` things after steps that pass on that many percent each. Undefined for a count below zero and a rate outside 0 to 100 %. */
export function volumeChain(
  count: Exact,
  rates: readonly Exact[],
  units: { readonly given: string; readonly left: string },
): Figure | undefined {
  const isPossible =
    count.compare(0) >= 0 && rates.every((rate) => rate.compare(0) >= 0 && rate.compare(100) <= 0);
  if (!isPossible) return undefined;
  const inputs = [input('L', count, units.given), ...rates.map((rate, at) => input(`c${at + 1}`, rate, '%'))];
  return makeFigure({
    name: 'volume-chain',
    exact: rates.reduce((left, rate) => left.mul(rate).div(100), count),
    unit: units.left,
    formula: inputs.map((factor) => factor.symbol).join(' × '),
    inputs,
  });
}
