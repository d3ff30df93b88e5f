import { type Exact, exact, sum } from '../exact.ts';

/** The most that the probability of some of several events can be, with the events and the divisor that decide it. */
export interface MostJoint {
  readonly chance: Exact;
  /** The events, by their places, whose sum ÷ `divisor` is the chance, unless that passes 1. */
  readonly deciding: readonly number[];
  readonly divisor: number;
}

/**
 * The most that the probability of at least `needed` of some events can be, whatever their dependence; chances from 0 to 1.
 * When k of n events happen, at least k − r of any n − r of them do; so by Markov's inequality the probability is at most
 * the sum of the n − r smallest chances ÷ (k − r), for every r < k. The smallest of these, at most 1, is the bound. With
 * equal chances it is n · A ÷ k; for one of n it is their sum, for all of n the smallest.
 */
export function mostJoint(needed: number, chances: readonly Exact[]): MostJoint {
  const places = chances.map((_, place) => place).sort((a, b) => chances[a]!.compare(chances[b]!));
  let total = sum(chances);
  let [best, dropped] = [total.div(needed), 0];
  for (let without = 1; without < needed; without++) {
    total = total.sub(chances[places[places.length - without]!]!);
    const bound = total.div(needed - without);
    if (bound.compare(best) < 0) [best, dropped] = [bound, without];
  }
  return {
    chance: best.compare(1) > 0 ? exact(1) : best,
    deciding: places.slice(0, places.length - dropped).sort((a, b) => a - b),
    divisor: needed - dropped,
  };
}

/**
 * The least that the probability of at least `needed` of some events can be: 1 − the most that n − k + 1 of them fail
 * can be. With equal chances it is 1 − n · (1 − A) ÷ (n − k + 1), at least 0.
 */
export function leastJoint(needed: number, chances: readonly Exact[]): MostJoint {
  const failing = mostJoint(
    chances.length - needed + 1,
    chances.map((chance) => exact(1).sub(chance)),
  );
  return { ...failing, chance: exact(1).sub(failing.chance) };
}

/** A probability as `up` ÷ `all`, not reduced. */
export interface Odds {
  readonly up: bigint;
  readonly all: bigint;
}

/** The probability of at least `needed` of some independent events, exactly, by counting the rarer of those up and those down. */
export function independentJoint(needed: number, parts: readonly Odds[]): Odds {
  const all = parts.reduce((product, part) => product * part.all, 1n);
  const isCountingUp = needed <= parts.length - needed + 1;
  const limit = isCountingUp ? needed : parts.length - needed + 1;
  const ways: bigint[] = [1n, ...Array<bigint>(limit - 1).fill(0n)];
  for (const part of parts) {
    const down = part.all - part.up;
    const [counted, other] = isCountingUp ? [part.up, down] : [down, part.up];
    for (let count = limit - 1; count > 0; count--) {
      ways[count] = ways[count]! * other + ways[count - 1]! * counted;
    }
    ways[0] = ways[0]! * other;
  }
  const fewer = ways.reduce((total, way) => total + way, 0n);
  return { up: isCountingUp ? all - fewer : fewer, all };
}
