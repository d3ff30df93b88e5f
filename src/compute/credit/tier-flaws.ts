import {
  type Bounds,
  boundsBetween,
  compareCuts,
  earlierCut,
  holdsAny,
  isWithin,
  laterCut,
  lowerCut,
  upperCut,
} from './bounds.ts';
import type { Tier } from './credit-rule.ts';
import { metBounds, type Target } from './target.ts';
import { type TierSegment, tierSegments } from './tier-segments.ts';

/** What is wrong with a ladder. Tiers are named by their places in the list, from 0. */
export type TierFlaw =
  /** Values that miss the target and that no tier holds: they credit nothing. */
  | { readonly type: 'gap'; readonly bounds: Bounds }
  /** Values that two tiers hold; the first listed, `used`, credits. */
  | { readonly type: 'overlap'; readonly bounds: Bounds; readonly used: number; readonly unused: number }
  /** A tier that holds no value at all. */
  | { readonly type: 'empty'; readonly tier: number }
  /** A tier whose values earlier listed tiers hold, or that cannot be measured. */
  | { readonly type: 'unreachable'; readonly tier: number }
  /** Values that meet the target and that are credited all the same. */
  | { readonly type: 'credit-though-met'; readonly bounds: Bounds; readonly tier: number };

/** What can be measured at all. */
export interface MeasurableValues {
  /** The least and the greatest value: 0 to 100 for a percentage. */
  readonly range?: Bounds;
  /** Whether only whole numbers are measured, so that nothing is missing between 3 and 4. */
  readonly whole?: boolean;
}

/**
 * Everything wrong with a ladder, with exact bounds: first the tiers that never credit, then overlaps, gaps and credits
 * for a met target, each from the lowest value up. Overlaps together cover all values that several tiers hold, but not
 * every pair of tiers is named.
 */
export function tierFlaws(
  tiers: readonly Tier[],
  target: Target,
  { range = {}, whole = false }: MeasurableValues = {},
): readonly TierFlaw[] {
  const met = metBounds(target);
  const segments = tierSegments(tiers, [met, range]).filter(
    ({ lower, upper }) => isWithin(lower, upper, range) && holdsAny(lower, upper, whole),
  );
  const credited = new Set(segments.map(({ tier }) => tier));
  return [
    ...tiers.flatMap((tier, index): TierFlaw[] => {
      if (!holdsAny(lowerCut(tier), upperCut(tier), whole)) return [{ type: 'empty', tier: index }];
      return credited.has(index) ? [] : [{ type: 'unreachable', tier: index }];
    }),
    ...overlaps(tiers, range, whole),
    ...joined(
      segments.filter(({ lower, upper, tier }) => tier === undefined && !isWithin(lower, upper, met)),
      whole,
    ).map(({ lower, upper }): TierFlaw => ({ type: 'gap', bounds: boundsBetween(lower, upper) })),
    ...joined(
      segments.filter(({ lower, upper, tier }) => tier !== undefined && isWithin(lower, upper, met)),
      whole,
    ).map(
      ({ lower, upper, tier }): TierFlaw => ({
        type: 'credit-though-met',
        bounds: boundsBetween(lower, upper),
        tier: tier!,
      }),
    ),
  ];
}

/** Neighbouring stretches of one tier as one; those of which whole numbers alone count are neighbours over a fraction. */
function joined(segments: readonly TierSegment[], whole: boolean): readonly TierSegment[] {
  const joints: TierSegment[] = [];
  for (const segment of segments) {
    const last = joints.at(-1);
    if (last && last.tier === segment.tier && !holdsAny(last.upper, segment.lower, whole)) {
      joints[joints.length - 1] = { ...last, upper: segment.upper };
    } else joints.push(segment);
  }
  return joints;
}

/** Each tier against the one that reaches furthest up of those that begin no later: what several tiers hold lies there. */
function overlaps(tiers: readonly Tier[], range: Bounds, whole: boolean): readonly TierFlaw[] {
  const spans = tiers
    .map((tier, index) => ({
      index,
      lower: laterCut(lowerCut(tier), lowerCut(range)),
      upper: earlierCut(upperCut(tier), upperCut(range)),
    }))
    .filter(({ lower, upper }) => holdsAny(lower, upper, whole))
    .sort((a, b) => compareCuts(a.lower, b.lower) || a.index - b.index);
  const flaws: TierFlaw[] = [];
  let furthest = spans[0];
  for (const span of spans.slice(1)) {
    const upper = earlierCut(span.upper, furthest!.upper);
    if (holdsAny(span.lower, upper, whole)) {
      const [used, unused] = [Math.min(span.index, furthest!.index), Math.max(span.index, furthest!.index)];
      flaws.push({ type: 'overlap', bounds: boundsBetween(span.lower, upper), used, unused });
    }
    if (compareCuts(span.upper, furthest!.upper) > 0) furthest = span;
  }
  return flaws;
}
