import { type Cut, compareCuts, earlierCut, laterCut } from '../../compute/credit/bounds.ts';
import type { Exact } from '../../compute/exact.ts';

/** A stretch of values between two places, empty if the second does not come after the first. */
export interface Stretch {
  readonly lower: Cut;
  readonly upper: Cut;
}

/** All values. */
export const EVERYTHING: Stretch = { lower: 'lowest', upper: 'highest' };

/** The values in both. */
export function intersect(a: Stretch, b: Stretch): Stretch {
  return { lower: laterCut(a.lower, b.lower), upper: earlierCut(a.upper, b.upper) };
}

/** Whether there is no value in it. */
export function isEmpty({ lower, upper }: Stretch): boolean {
  return compareCuts(lower, upper) >= 0;
}

/** The stretch from the first multiple of `step` within it to the last one; the same without a step. */
export function onSteps({ lower, upper }: Stretch, step: Exact | undefined): Stretch {
  if (step === undefined) return { lower, upper };
  return {
    lower: typeof lower === 'string' ? lower : { value: stepAt(lower, step).add(step), side: 'before' },
    upper: typeof upper === 'string' ? upper : { value: stepAt(upper, step), side: 'after' },
  };
}

/** The last multiple of `step` that comes before a place. */
function stepAt({ value, side }: Exclude<Cut, string>, step: Exact): Exact {
  const count = value.div(step);
  const below = side === 'after' ? count.floor() : count.ceil().sub(1);
  return below.mul(step);
}

/** The same values in as few stretches as possible, in their order. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => compareCuts(a.lower, b.lower))) {
    const last = joined.at(-1);
    if (isEmpty(stretch)) continue;
    if (last && compareCuts(stretch.lower, last.upper) <= 0)
      joined[joined.length - 1] = { lower: last.lower, upper: laterCut(last.upper, stretch.upper) };
    else joined.push(stretch);
  }
  return joined;
}

/** The values that are in one of the first and in one of the second stretches, in their order. */
export function commonStretches(first: readonly Stretch[], second: readonly Stretch[]): readonly Stretch[] {
  const [a, b] = [joinStretches(first), joinStretches(second)];
  const common: Stretch[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const both = intersect(a[i]!, b[j]!);
    if (!isEmpty(both)) common.push(both);
    if (compareCuts(a[i]!.upper, b[j]!.upper) < 0) i += 1;
    else j += 1;
  }
  return common;
}
