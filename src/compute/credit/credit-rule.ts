import type { Exact } from '../exact.ts';
import type { Money } from '../money.ts';
import type { Bounds } from './bounds.ts';
import type { PartialUnit } from './partial-unit.ts';
import type { Target } from './target.ts';

/** What is credited once: a percentage or a fraction (1/30) of the base, or an amount. */
export type FixedAward =
  | { readonly type: 'percent'; readonly percent: Exact }
  | { readonly type: 'fraction'; readonly fraction: Exact }
  | { readonly type: 'amount'; readonly amount: Money };

/** What a tier credits; `multiple` is that many times the cost of the downtime, base × downtime ÷ window. */
export type Award = FixedAward | { readonly type: 'multiple'; readonly times: Exact };

/** A range of measured values and what it credits. */
export interface Tier extends Bounds {
  readonly award: Award;
}

/** A ladder: the first listed tier that holds the measured value credits. */
export interface TierRule {
  readonly type: 'tiers';
  readonly tiers: readonly Tier[];
}

/** So many percent of the base for every full `step` by which the measured value is below `below`. */
export interface LinearRule {
  readonly type: 'linear';
  readonly below: Exact;
  readonly step: Exact;
  /** Percent of the base for each full step. */
  readonly percent: Exact;
  /** Percent of the base for being below at all, before the first full step. */
  readonly start?: Exact;
  /** The measured value under which nothing more accrues. */
  readonly floor?: Exact;
  /** The most, in percent of the base. */
  readonly atMost?: Exact;
}

/** So many times the cost of the downtime: `times` × base × downtime ÷ window. */
export interface MultipleRule {
  readonly type: 'multiple';
  readonly times: Exact;
}

/** The cost of the downtime: base × downtime ÷ window. */
export interface RatioRule {
  readonly type: 'ratio';
}

/** So much for every event. */
export interface PerEventRule {
  readonly type: 'per-unit';
  readonly award: FixedAward;
  readonly per: 'event';
  /** The most events that count. */
  readonly atMost?: Exact;
}

/** So much for every `per` seconds of downtime. */
export interface PerDurationRule {
  readonly type: 'per-unit';
  readonly award: FixedAward;
  readonly per: Exact;
  /** Seconds of downtime that do not count. */
  readonly startsAfter?: Exact;
  readonly partial: PartialUnit;
  /** The most units that count. */
  readonly atMost?: Exact;
}

/** A share of the money at risk for missing `target`: base × pool % × weight % × multiplier. */
export interface PointsRule {
  readonly type: 'points';
  readonly target: Target;
  /** Percent of the base that is at risk. */
  readonly pool: Exact;
  /** Percent of the pool that this objective carries. */
  readonly weight: Exact;
  readonly multiplier: Exact;
}

/** How a measurement becomes a credit. */
export type CreditRule =
  | TierRule
  | LinearRule
  | MultipleRule
  | RatioRule
  | PerEventRule
  | PerDurationRule
  | PointsRule;
