import type { Agreement } from '../../agreement/generated/types.ts';
import type { Bounds } from '../../compute/credit/bounds.ts';
import { exact } from '../../compute/exact.ts';
import { parseUnit } from '../../expression/unit.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/** The values that a metric can have at all. */
export interface MetricDomain {
  readonly bounds: Bounds;
  /** Whether that follows from the kind of the metric; otherwise it is only what such a unit lets expect. */
  readonly isCertain: boolean;
  /** Why, as it follows the name of the metric: "is a share of a whole". */
  readonly reason: string;
}

/** Measures that are a part of a whole, so that nothing exceeds 100 %. */
export const SHARE_KINDS: ReadonlySet<string | undefined> = new Set([
  'time-ratio',
  'request-ratio',
  'interval-mean',
  'run-success',
  'user-weighted',
  'probe-sequence',
]);
const QUANTITIES = new Set(['duration', 'count', 'throughput']);

/**
 * What values a metric can have: 0 to 100 for a share in percent, 0 or more for what is counted or timed; undefined where
 * nothing is known. A percentage or a count without a `kind` may be growth or a balance, so that its domain is uncertain.
 */
export function metricDomain({ kind, unit }: Metric): MetricDomain | undefined {
  const isPercent = (parseUnit(unit)?.percent[0] ?? 0) > 0;
  const share: Bounds = { from: exact(0), upTo: exact(100) };
  const quantity: Bounds = { from: exact(0) };
  if (isPercent && SHARE_KINDS.has(kind))
    return { bounds: share, isCertain: true, reason: 'is a share of a whole' };
  if (isPercent && kind === undefined)
    return { bounds: share, isCertain: false, reason: 'looks like a share of a whole' };
  if (!isPercent && kind !== undefined && QUANTITIES.has(kind))
    return { bounds: quantity, isCertain: true, reason: 'is counted or timed' };
  if (kind === 'boolean')
    return { bounds: { from: exact(0), upTo: exact(1) }, isCertain: true, reason: 'is yes (1) or no (0)' };
  if (kind === undefined && !isPercent && !isMoney(unit))
    return { bounds: quantity, isCertain: false, reason: 'looks like something that is counted or timed' };
  return undefined;
}

/** A code of three capitals or a sign: a balance in money may be below zero. */
function isMoney(unit: string): boolean {
  return /^([A-Z]{3}|\p{Sc})\b/u.test(unit.trim()) || /^\p{Sc}/u.test(unit.trim());
}
