import { type Exact, exact } from '../exact.ts';
import { type Money, minorDigits } from '../money.ts';
import { reckonAward } from './award-credit.ts';
import { type Cap, capLimits, firstWindowOf, isApplicable } from './credit-cap.ts';
import type { Tier } from './credit-rule.ts';
import { tierFor } from './credit-tier.ts';
import { randomNumbers } from './random-numbers.ts';
import { tierSegments } from './tier-segments.ts';

/** What is simulated: how often and how long a service fails, and what its agreement credits for that. */
export interface ExposureInput {
  /** An availability ladder, in percent. */
  readonly tiers: readonly Tier[];
  /** The fee of one window. */
  readonly base: Money;
  /** A rolling or total cap is over the windows of one year, which begins without any credit used. */
  readonly caps: readonly Cap[];
  readonly windowSeconds: Exact;
  readonly windowsPerYear: number;
  /** The mean number of outages a year; their number is Poisson. */
  readonly outagesPerYear: number;
  /** Half of the outages are longer; their length is lognormal. */
  readonly medianSeconds: number;
  /** The standard deviation of the logarithm of the length. */
  readonly sigma: number;
  readonly years: number;
  /** A whole number; the same seed gives the same result. */
  readonly seed: number;
}

/** What the credits of a year come to, as floating-point numbers in the currency of the base. */
export interface Exposure {
  readonly expected: number;
  /** How far `expected` may be off for having simulated so few years: one standard deviation. */
  readonly standardError: number;
  /** The credit that 95 % of the years do not exceed. */
  readonly percentile95: number;
  /** The share of years with any credit, from 0 to 1. */
  readonly shareWithCredit: number;
}

/** The most outages, and the most windows, that one simulation goes through. */
const MOST_DRAWS = 20_000_000;

/**
 * The credits of a year by simulation: Poisson outages of lognormal length in each window, the ladder, the caps, half-up
 * rounding. It uses floating point and a pseudo-random generator, so its figures are estimates, though reproducible ones.
 * Undefined if a number is negative or not finite, a count is not whole and above zero, the caps or tiers are in another
 * currency, or the work would exceed twenty million outages or windows.
 */
export function simulateExposure(input: ExposureInput): Exposure | undefined {
  if (!isSimulable(input)) return undefined;
  const { windowsPerYear, years } = input;
  const creditOf = creditByDowntime(input);
  const drawDowntime = downtimeSource(input);
  const limits = input.caps.map((cap) => ({
    // The base is the same for all windows, and so is the limit of each.
    limit: Number(capLimits(cap, new Array<Exact>(windowsPerYear).fill(input.base.amount))[0]),
    firstOf: (index: number) => Math.max(firstWindowOf(cap, index), 0),
  }));
  const scale = 10 ** minorDigits(input.base.currency);
  const totals = new Float64Array(years);
  const paidUpTo = new Float64Array(windowsPerYear + 1);
  for (let year = 0; year < years; year += 1) {
    for (let index = 0; index < windowsPerYear; index += 1) {
      const before = paidUpTo[index]!;
      let credit = creditOf(drawDowntime());
      for (const { limit, firstOf } of limits) {
        credit = Math.min(credit, limit - (before - paidUpTo[firstOf(index)]!));
      }
      paidUpTo[index + 1] = before + Math.round(Math.max(credit, 0) * scale) / scale;
    }
    totals[year] = paidUpTo[windowsPerYear]!;
  }
  return summarise(totals);
}

function isSimulable(input: ExposureInput): boolean {
  const { outagesPerYear, medianSeconds, sigma, windowsPerYear, years, seed, tiers, base, caps } = input;
  return (
    [outagesPerYear, medianSeconds, sigma].every((value) => Number.isFinite(value) && value >= 0) &&
    [windowsPerYear, years].every((value) => Number.isSafeInteger(value) && value > 0) &&
    Number.isSafeInteger(seed) &&
    input.windowSeconds.compare(0) > 0 &&
    years * Math.max(outagesPerYear, windowsPerYear) <= MOST_DRAWS &&
    caps.every((cap) => isApplicable(cap, base.currency)) &&
    tiers.every(({ award }) => award.type !== 'amount' || award.amount.currency === base.currency)
  );
}

/** The total outage of a window in seconds, drawn anew at each call; no longer than the window. */
function downtimeSource(input: ExposureInput): () => number {
  const { nextNormal, nextExponential } = randomNumbers(input.seed);
  const mean = input.outagesPerYear / input.windowsPerYear;
  const [median, sigma, window] = [input.medianSeconds, input.sigma, Number(input.windowSeconds)];
  return () => {
    let downtime = 0;
    // The gaps between Poisson events are exponential; each is a share of the window.
    for (let at = nextExponential(); at < mean; at += nextExponential()) {
      downtime += median * Math.exp(sigma * nextNormal());
    }
    return Math.min(downtime, window);
  };
}

/** The credit for a downtime in seconds before the caps. */
function creditByDowntime({ tiers, base, windowSeconds }: ExposureInput): (seconds: number) => number {
  const window = Number(windowSeconds);
  const steps = tierSegments(tiers).map(({ upper, tier }) => ({
    upper: upper === 'highest' ? Number.POSITIVE_INFINITY : upper === 'lowest' ? 0 : Number(upper.value),
    credit: creditOfTier(tier === undefined ? undefined : tiers[tier]),
  }));
  // Most windows have no outage: their availability is exactly 100, whichever bound includes it.
  const none = creditOfTier(tierFor(tiers, exact(100))?.tier)(0);
  return (seconds) => {
    if (seconds === 0) return none;
    const availability = 100 * (1 - seconds / window);
    let [low, high] = [0, steps.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle]!.upper <= availability) low = middle + 1;
      else high = middle;
    }
    return steps[low]!.credit(seconds);
  };

  function creditOfTier(tier: Tier | undefined): (seconds: number) => number {
    if (!tier) return () => 0;
    const ofWindow = reckonAward(tier.award, { downtimeSeconds: windowSeconds, windowSeconds }, base);
    const most = Number(ofWindow?.credit ?? 0);
    return tier.award.type === 'multiple' ? (seconds) => (most * seconds) / window : () => most;
  }
}

function summarise(totals: Float64Array): Exposure {
  const years = totals.length;
  const expected = totals.reduce((a, b) => a + b, 0) / years;
  const variance = totals.reduce((a, b) => a + (b - expected) ** 2, 0) / Math.max(years - 1, 1);
  const sorted = totals.toSorted();
  return {
    expected,
    standardError: Math.sqrt(variance / years),
    percentile95: sorted[Math.ceil(0.95 * years) - 1]!,
    shareWithCredit: sorted.filter((total) => total > 0).length / years,
  };
}
