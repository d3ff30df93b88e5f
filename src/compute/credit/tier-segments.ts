import type { Exact } from '../exact.ts';
import { type Bounds, type Cut, compareCuts, lowerCut, upperCut } from './bounds.ts';

/** A stretch of values between two neighbouring places, and the first listed tier that holds all of it. */
export interface TierSegment {
  readonly lower: Cut;
  readonly upper: Cut;
  /** Its place in the list; undefined where no tier holds the values. */
  readonly tier: number | undefined;
}

/**
 * All values from the lowest to the highest, cut wherever a tier or one of `ranges` begins or ends, each stretch with
 * the tier that credits it. Takes time n·log n in the number of tiers.
 */
export function tierSegments(
  tiers: readonly Bounds[],
  ranges: readonly Bounds[] = [],
): readonly TierSegment[] {
  const cuts = distinctCuts([...tiers, ...ranges]);
  const owners = new Array<number | undefined>(cuts.length - 1).fill(undefined);
  // Each entry leads towards the next stretch without a tier, so that every stretch is visited about once.
  const nextFree = cuts.map((_, index) => index);
  const findFree = (start: number): number => {
    let free = start;
    while (nextFree[free] !== free) {
      nextFree[free] = nextFree[nextFree[free]!]!;
      free = nextFree[free]!;
    }
    return free;
  };
  for (const [index, tier] of tiers.entries()) {
    const end = indexOfCut(cuts, upperCut(tier));
    for (let at = findFree(indexOfCut(cuts, lowerCut(tier))); at < end; at = findFree(at)) {
      owners[at] = index;
      nextFree[at] = at + 1;
    }
  }
  return owners.map((tier, index) => ({ lower: cuts[index]!, upper: cuts[index + 1]!, tier }));
}

/** The one of neighbouring stretches, which together hold all values, that holds `value`. */
export function segmentAt<Segment extends TierSegment>(segments: readonly Segment[], value: Exact): Segment {
  const justAfter: Cut = { value, side: 'after' };
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(segments[middle]!.upper, justAfter) < 0) low = middle + 1;
    else high = middle;
  }
  return segments[low]!;
}

function distinctCuts(ranges: readonly Bounds[]): readonly Cut[] {
  const cuts: Cut[] = ['lowest', ...ranges.flatMap((range) => [lowerCut(range), upperCut(range)]), 'highest'];
  return cuts
    .sort(compareCuts)
    .filter((cut, index, all) => index === 0 || compareCuts(all[index - 1]!, cut) !== 0);
}

/** The place of a cut that is known to be in a sorted list. */
function indexOfCut(cuts: readonly Cut[], cut: Cut): number {
  let [low, high] = [0, cuts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cuts[middle]!, cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
