import { type Exact, exact, round } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import {
  estimateBinomialTail,
  estimatePoissonTail,
  exactBinomialTail,
  isExactTail,
} from './binomial-tail.ts';

/** A probability in percent. */
export interface Chance extends Figure {
  /** Whether `exact` is that; otherwise it comes from floating point, to nine digits after the point. */
  readonly isExact: boolean;
}

/** The most leads that a chance is computed for. */
const MOST_LEADS = 1_000_000_000;
/** What lies beyond is certainty: floating point could not tell it from that. */
const MOST_CONFIDENCE = exact('0.99999999');

/**
 * The chance that at least `deals` of `leads` close, when each closes with `closeRate` percent, independently, and all
 * deals are equal: P(X ≥ k), X ~ Binomial(n, p). Exact up to 2,000 leads (fewer when the close rate has many digits),
 * in floating point beyond. Undefined for counts that are not whole numbers from 0 to a thousand million, and for a close
 * rate outside 0 to 100 %.
 */
export function chanceOfQuota(leads: number, deals: number, closeRate: Exact): Chance | undefined {
  if (!isCount(leads) || !isCount(deals) || !isPercentage(closeRate)) return undefined;
  const chance = closeRate.div(100);
  const isExact = isExactTail(leads, chance);
  const percent = isExact
    ? toPercent(exactBinomialTail(leads, deals, chance))
    : estimated(estimateBinomialTail(leads, deals, chance));
  const figure = makeFigure({
    name: 'chance-of-quota',
    exact: percent,
    unit: '%',
    formula: 'P ( X ≥ k | n , p )',
    inputs: [input('k', exact(deals), 'deal'), input('n', exact(leads), 'lead'), input('p', closeRate, '%')],
  });
  return { ...figure, isExact };
}

/**
 * The chance that at least `leads` arrive when `mean` arrive on average, independently (Poisson), in floating point.
 * Undefined for a count that is not a whole number or a mean outside 0 to a thousand million.
 */
export function chanceOfLeads(leads: number, mean: Exact): Chance | undefined {
  if (!isCount(leads) || mean.compare(0) < 0 || mean.compare(MOST_LEADS) > 0) return undefined;
  const figure = makeFigure({
    name: 'chance-of-leads',
    exact: estimated(estimatePoissonTail(mean, leads)),
    unit: '%',
    formula: 'P ( N ≥ n | λ )',
    inputs: [input('n', exact(leads), 'lead'), input('λ', mean, 'lead')],
  });
  return { ...figure, isExact: false };
}

/**
 * The fewest leads of which at least `deals` close with `confidence` percent, under the assumptions of `chanceOfQuota`
 * and as exact as it is; the working shows the chance that they have, cut after four digits. Undefined for a number of
 * deals that is not whole, a close rate outside 0 to 100 %, a confidence outside 0 to 100 % or of zero, and where no
 * number of leads up to a thousand million gives the confidence (a close rate of zero, or a confidence above 99.999999 % from one below 100 %).
 */
export function leadsForConfidence(deals: number, closeRate: Exact, confidence: Exact): Figure | undefined {
  const isPossible =
    isCount(deals) && isPercentage(closeRate) && isPercentage(confidence) && confidence.compare(0) > 0;
  if (!isPossible) return undefined;
  const leads = fewestLeads(deals, closeRate.div(100), confidence.div(100));
  const reached = leads === undefined ? undefined : chanceOfQuota(leads, deals, closeRate);
  if (leads === undefined || !reached) return undefined;

  const figure = makeFigure({
    name: 'risk-adjusted-lead-goal',
    exact: exact(leads),
    unit: 'lead',
    rounding: 'up',
    formula: 'least n : P ( X ≥ k | n , p ) ≥ q',
    inputs: [
      input('k', exact(deals), 'deal'),
      input('p', closeRate, '%'),
      input('q', confidence, '%'),
      input('n', exact(leads), 'lead'),
    ],
  });
  const shown = { value: round(reached.exact, 'down', 4), unit: '%' };
  const asked = { value: confidence, unit: '%' };
  const working = [...reached.working.slice(0, reached.working.indexOf('=')), '=', shown, '≥', asked, '→'];
  return { ...figure, working: [...working, { value: exact(leads), unit: 'lead' }] };
}

function fewestLeads(deals: number, chance: Exact, confidence: Exact): number | undefined {
  if (deals === 0 || chance.equals(1)) return deals;
  if (chance.equals(0) || confidence.compare(MOST_CONFIDENCE) > 0) return undefined;
  const wanted = Number(confidence.valueOf());
  const suffices = (leads: number) => {
    if (!isExactTail(leads, chance)) return estimateBinomialTail(leads, deals, chance) >= wanted;
    const { numerator, denominator } = exactBinomialTail(leads, deals, chance);
    return numerator * confidence.d >= denominator * confidence.n;
  };

  let [tooFew, enough] = [deals - 1, deals];
  while (!suffices(enough)) {
    if (enough >= MOST_LEADS) return undefined;
    [tooFew, enough] = [enough, Math.min(MOST_LEADS, enough * 2)];
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

function toPercent({ numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint }) {
  return exact(numerator * 100n, denominator);
}

function estimated(chance: number): Exact {
  return exact((100 * chance).toFixed(9));
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST_LEADS;
}

function isPercentage(value: Exact): boolean {
  return value.compare(0) >= 0 && value.compare(100) <= 0;
}
