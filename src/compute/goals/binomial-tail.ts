import { type Exact, exact, toDecimal } from '../exact.ts';

/** A probability as a quotient that is not reduced, because reducing large ones costs more than computing them. */
export interface Quotient {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Beyond this many trials, or this many bits in the denominator, a tail is no longer computed exactly. */
const MOST_EXACT_TRIALS = 2000;
const MOST_EXACT_BITS = 40_000;

/** Whether `exactBinomialTail` takes so many trials of `chance`. */
export function isExactTail(trials: number, chance: Exact): boolean {
  return trials <= MOST_EXACT_TRIALS && trials * chance.d.toString(2).length <= MOST_EXACT_BITS;
}

/**
 * The exact P(X ≥ `least`) of X ~ Binomial(`trials`, `chance`), the chance from 0 to 1:
 * Σ C(n, j) · p^j · (1 − p)^(n − j), summed over the shorter of the two tails.
 */
export function exactBinomialTail(trials: number, least: number, chance: Exact): Quotient {
  const denominator = chance.d ** BigInt(trials);
  if (least <= 0) return { numerator: denominator, denominator };
  if (least > trials || chance.n === 0n) return { numerator: 0n, denominator };
  if (chance.n === chance.d) return { numerator: denominator, denominator };
  const [hit, miss] = [chance.n, chance.d - chance.n];
  const isUpperShorter = trials - least + 1 <= least;
  const numerator = isUpperShorter
    ? sumOfTerms(trials, trials - least + 1, hit, miss)
    : denominator - sumOfTerms(trials, least, miss, hit);
  return { numerator, denominator };
}

/** The sum of the first `count` terms of (`first` + `second`)^`trials`, from `first`^`trials` on. */
function sumOfTerms(trials: number, count: number, first: bigint, second: bigint): bigint {
  let term = first ** BigInt(trials);
  let total = term;
  for (let at = 1; at < count; at++) {
    term = (term * BigInt(trials - at + 1) * second) / (BigInt(at) * first);
    total += term;
  }
  return total;
}

/** A term this small beside the largest changes no digit of a floating-point sum. */
const NEGLIGIBLE = 1e-20;

/**
 * P(X ≥ `least`) of X ~ Binomial(`trials`, `chance`) in floating point, right to about twelve digits after the point.
 * Terms are taken relative to the largest, so that none overflows and only some √n of them count.
 */
export function estimateBinomialTail(trials: number, least: number, chance: Exact): number {
  const [hit, miss] = [toNumber(chance), toNumber(exact(1).sub(chance))];
  if (least <= 0 || miss === 0) return least <= trials ? 1 : 0;
  if (least > trials || hit === 0) return 0;
  const odds = hit / miss;
  return relativeTail({
    mode: Math.min(trials, Math.floor((trials + 1) * hit)),
    last: trials,
    least,
    ratio: (at) => ((trials - at) / (at + 1)) * odds,
  });
}

/** P(X ≥ `least`) of X ~ Poisson(`mean`) in floating point, right to about twelve digits after the point. */
export function estimatePoissonTail(mean: Exact, least: number): number {
  const rate = toNumber(mean);
  if (least <= 0) return 1;
  if (rate === 0) return 0;
  return relativeTail({
    mode: Math.floor(rate),
    last: Number.POSITIVE_INFINITY,
    least,
    ratio: (at) => rate / (at + 1),
  });
}

interface Terms {
  /** Where the largest term is; terms fall on both sides of it. */
  readonly mode: number;
  readonly last: number;
  readonly least: number;
  /** The term after `at` ÷ the term at `at`. */
  readonly ratio: (at: number) => number;
}

/** The share of the terms from `least` on in all terms. */
function relativeTail({ mode, last, least, ratio }: Terms): number {
  let [all, tail] = [0, 0];
  const add = (at: number, term: number) => {
    all += term;
    if (at >= least) tail += term;
  };
  for (let [at, term] = [mode, 1]; at <= last && term >= NEGLIGIBLE; at++) {
    add(at, term);
    term *= ratio(at);
  }
  for (let [at, term] = [mode, 1]; at > 0; at--) {
    term /= ratio(at - 1);
    if (term < NEGLIGIBLE) break;
    add(at - 1, term);
  }
  return tail / all;
}

function toNumber(value: Exact): number {
  return Number(toDecimal(value, 25));
}
