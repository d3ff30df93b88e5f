import { type Exact, exact, sum } from '../exact.ts';
import type { Figure, FigureInput } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { minorDigits } from '../money.ts';

/** Leads of one kind and what one of them is worth. */
export interface ValueTier {
  readonly count: Exact;
  /** The value of one lead, in the currency of the computation. */
  readonly value: Exact;
}

/** What all leads are worth together: Σ count × value. Undefined without tiers or with a count or value below zero. */
export function tierValue(tiers: readonly ValueTier[], currency: string): Figure | undefined {
  if (!areCounted(tiers)) return undefined;
  return makeFigure({
    name: 'tier-value',
    exact: totalValue(tiers),
    unit: currency,
    rounding: 'half-up',
    digits: minorDigits(currency),
    ...sumOfProducts(tiers.map(({ count, value }, at) => pairOf(at, count, value, currency))),
  });
}

/** What one lead of the mix is worth on average. Undefined without leads or with a count or value below zero. */
export function meanLeadValue(tiers: readonly ValueTier[], currency: string): Figure | undefined {
  const count = sum(tiers.map((tier) => tier.count));
  if (!areCounted(tiers) || count.compare(0) <= 0) return undefined;
  const value = totalValue(tiers);
  return makeFigure({
    name: 'mean-lead-value',
    exact: value.div(count),
    unit: currency,
    rounding: 'half-up',
    digits: minorDigits(currency),
    formula: 'V ÷ n',
    inputs: [input('V', value, currency), input('n', count, 'lead')],
  });
}

/** Leads of one kind that are to bring `share` percent of a value goal. */
export interface TierShare {
  readonly share: Exact;
  readonly value: Exact;
}

/**
 * How many leads of each tier bring its share of the value goal, each rounded up: ⌈share × goal ÷ value⌉. Undefined for
 * a goal below zero, a value not above zero, a share below zero, or shares that do not add up to 100 %.
 */
export function tierCounts(
  goal: Exact,
  tiers: readonly TierShare[],
  currency: string,
): readonly Figure[] | undefined {
  const isPossible =
    goal.compare(0) >= 0 &&
    tiers.every(({ share, value }) => share.compare(0) >= 0 && value.compare(0) > 0) &&
    sum(tiers.map((tier) => tier.share)).equals(100);
  if (!isPossible) return undefined;
  return tiers.map(({ share, value }) =>
    makeFigure({
      name: 'tier-lead-goal',
      exact: goal.mul(share).div(100).div(value),
      unit: 'lead',
      rounding: 'up',
      formula: 'V × w ÷ v',
      inputs: [input('V', goal, currency), input('w', share, '%'), input('v', value, currency)],
    }),
  );
}

/**
 * The close rate at which a lead is worth its value: value ÷ deal size, in percent. Undefined for a deal size not above
 * zero or a value below zero. From 100 % on no close rate is credible.
 */
export function impliedCloseRate(value: Exact, dealSize: Exact, currency: string): Figure | undefined {
  if (dealSize.compare(0) <= 0 || value.compare(0) < 0) return undefined;
  return makeFigure({
    name: 'implied-close-rate',
    exact: exact(100).mul(value).div(dealSize),
    unit: '%',
    formula: 'v ÷ d',
    inputs: [input('v', value, currency), input('d', dealSize, currency)],
  });
}

/** Whether a lead's value is its deal size × its close rate in percent, exactly. */
export function isConsistentValue(value: Exact, dealSize: Exact, closeRate: Exact): boolean {
  return dealSize.mul(closeRate).div(100).equals(value);
}

/** Leads of one kind and how many of them become customers, in percent. */
export interface ClosingTier {
  readonly count: Exact;
  readonly closeRate: Exact;
}

/** How many deals a mix of leads makes on average: Σ count × close rate. Undefined without tiers, with a count below zero or a rate outside 0 to 100 %. */
export function expectedDeals(tiers: readonly ClosingTier[]): Figure | undefined {
  const isPossible = tiers.every(
    ({ count, closeRate }) =>
      count.compare(0) >= 0 && closeRate.compare(0) >= 0 && closeRate.compare(100) <= 0,
  );
  if (tiers.length === 0 || !isPossible) return undefined;
  return makeFigure({
    name: 'expected-deals',
    exact: sum(tiers.map(({ count, closeRate }) => count.mul(closeRate).div(100))),
    unit: 'deal',
    ...sumOfProducts(
      tiers.map(({ count, closeRate }, at) => [
        input(`n${at + 1}`, count, 'lead'),
        input(`c${at + 1}`, closeRate, '%'),
      ]),
    ),
  });
}

function areCounted(tiers: readonly ValueTier[]): boolean {
  return (
    tiers.length > 0 && tiers.every(({ count, value }) => count.compare(0) >= 0 && value.compare(0) >= 0)
  );
}

function totalValue(tiers: readonly ValueTier[]): Exact {
  return sum(tiers.map(({ count, value }) => count.mul(value)));
}

function pairOf(
  at: number,
  count: Exact,
  value: Exact,
  currency: string,
): readonly [FigureInput, FigureInput] {
  return [input(`n${at + 1}`, count, 'lead'), input(`v${at + 1}`, value, currency)];
}

function sumOfProducts(pairs: readonly (readonly [FigureInput, FigureInput])[]) {
  return {
    formula: pairs.map(([a, b]) => `${a.symbol} × ${b.symbol}`).join(' + '),
    inputs: pairs.flat(),
  };
}
