import { type Exact, exact } from '../exact.ts';
import { type Bounds, boundsBetween, type Cut, isWithin } from './bounds.ts';
import type { Award, Tier } from './credit-rule.ts';
import { metBounds, type Target } from './target.ts';
import { segmentAt, type TierSegment, tierSegments } from './tier-segments.ts';

/** What a whole number of seconds of downtime credits. */
export interface BoundaryRow {
  readonly downtimeSeconds: Exact;
  /** Percent of the window, exact. */
  readonly availability: Exact;
  /** The place of the tier that credits, from 0; undefined with `award` if none does. */
  readonly tier: number | undefined;
  readonly award: Award | undefined;
  readonly isMet: boolean;
}

/** What all values of a range credit. */
export interface ValueRow {
  readonly bounds: Bounds;
  /** The place of the tier that credits, from 0; undefined with `award` if none does. */
  readonly tier: number | undefined;
  readonly award: Award | undefined;
  readonly isMet: boolean;
}

/**
 * For each bound of an availability ladder and for its target the last whole second of downtime before it and the first
 * beyond it, from the least downtime up: 43 min 12 s no credit, 43 min 13 s 10 %. Availability is 100 · (window −
 * downtime) ÷ window. Empty if the window is not above zero.
 */
export function boundaryTable(
  tiers: readonly Tier[],
  target: Target,
  windowSeconds: Exact,
): readonly BoundaryRow[] {
  if (windowSeconds.compare(0) <= 0) return [];
  const segments = ladderSegments(tiers, target);
  const seconds = segments
    .flatMap(({ upper }) => {
      const first = firstSecondBelow(upper, windowSeconds);
      return first === undefined ? [] : [first.sub(exact(1)), first];
    })
    .filter((second) => second.compare(0) >= 0)
    .sort((a, b) => a.compare(b));
  return seconds
    .filter((second, index) => index === 0 || !second.equals(seconds[index - 1]!))
    .map((downtimeSeconds) => {
      const availability = exact(100).mul(windowSeconds.sub(downtimeSeconds)).div(windowSeconds);
      const { tier, isMet } = segmentAt(segments, availability);
      return {
        downtimeSeconds,
        availability,
        tier,
        award: tier === undefined ? undefined : tiers[tier]!.award,
        isMet,
      };
    });
}

/**
 * What every value credits, for metrics other than availability (response times, counts): one row a range, the best
 * values first, or the lowest where the target bounds both sides.
 */
export function valueTable(tiers: readonly Tier[], target: Target): readonly ValueRow[] {
  const rows = ladderSegments(tiers, target).map(({ lower, upper, tier, isMet }) => ({
    bounds: boundsBetween(lower, upper),
    tier,
    award: tier === undefined ? undefined : tiers[tier]!.award,
    isMet,
  }));
  return target.comparator === 'gte' || target.comparator === 'gt' ? rows.reverse() : rows;
}

interface LadderSegment extends TierSegment {
  readonly isMet: boolean;
}

/** The stretches that differ from their neighbours in tier or in whether they meet the target. */
function ladderSegments(tiers: readonly Tier[], target: Target): readonly LadderSegment[] {
  const met = metBounds(target);
  const segments: LadderSegment[] = [];
  for (const segment of tierSegments(tiers, [met])) {
    const isMet = isWithin(segment.lower, segment.upper, met);
    const last = segments.at(-1);
    if (last && last.tier === segment.tier && last.isMet === isMet) {
      segments[segments.length - 1] = { ...last, upper: segment.upper };
    } else segments.push({ ...segment, isMet });
  }
  return segments;
}

/** The first whole second of downtime whose availability is below a cut; undefined if the window has none. */
function firstSecondBelow(cut: Cut, windowSeconds: Exact): Exact | undefined {
  if (typeof cut === 'string' || cut.value.compare(100) > 0) return undefined;
  const atCut = windowSeconds.mul(exact(100).sub(cut.value)).div(exact(100));
  const first = cut.side === 'after' ? atCut.ceil() : atCut.floor().add(exact(1));
  return first.compare(windowSeconds) <= 0 ? first : undefined;
}
