import type { Exact } from '../exact.ts';
import { holds } from './bounds.ts';
import type { Tier } from './credit-rule.ts';

/** The tier that credits a measured value, and all that hold it. */
export interface TierMatch {
  readonly tier: Tier;
  /** Its place in the list, from 0. */
  readonly index: number;
  /** The places of all tiers that hold the value, in the order listed; the first of them credits. */
  readonly matches: readonly number[];
  /** Whether several tiers hold the value, so that the definition is ambiguous. */
  readonly overlaps: boolean;
}

/** The first listed tier that holds `measured`, unrounded; undefined if none does, and nothing is credited. */
export function tierFor(tiers: readonly Tier[], measured: Exact): TierMatch | undefined {
  const matches = tiers.flatMap((tier, index) => (holds(tier, measured) ? [index] : []));
  const [index] = matches;
  if (index === undefined) return undefined;
  return { tier: tiers[index]!, index, matches, overlaps: matches.length > 1 };
}
