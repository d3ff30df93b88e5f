import type { Agreement } from '../../agreement/generated/types.ts';
import type { Bounds } from '../../compute/credit/bounds.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { parseUnit } from '../../expression/unit.ts';
import { sayCount } from '../say/say.ts';

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

/** The steps in which a metric is measured, and why, as it follows its name: "is counted in whole numbers". */
export interface MetricStep {
  readonly step: Exact;
  readonly reason: string;
  /** Whether that is by its kind, and not because it is rounded. */
  readonly isByKind: boolean;
}

/** Finer steps are as good as none. */
const MOST_DIGITS = 12;

const WHOLE_AGGREGATIONS: readonly unknown[] = [undefined, 'sum', 'min', 'max', 'last'];

/** How far two figures of a metric are apart at least; undefined where every figure in between can be measured. */
export function metricStep({ kind, aggregation, rounding, precision }: Metric): MetricStep | undefined {
  if (rounding !== undefined && rounding !== 'none' && precision !== undefined) {
    // What is undecided is a word.
    if (typeof precision !== 'number' || precision > MOST_DIGITS) return undefined;
    const digits = precision === 0 ? 'a whole number' : `${sayCount(precision, 'digit')} after the point`;
    return { step: exact(1, 10n ** BigInt(precision)), reason: `is rounded to ${digits}`, isByKind: false };
  }
  if (kind === 'boolean') return { step: exact(1), reason: 'is yes (1) or no (0)', isByKind: true };
  if (kind !== 'count' || !WHOLE_AGGREGATIONS.includes(aggregation)) return undefined;
  return { step: exact(1), reason: 'is counted in whole numbers', isByKind: true };
}

/** A code of three capitals or a sign: a balance in money may be below zero. */
function isMoney(unit: string): boolean {
  return /^([A-Z]{3}|\p{Sc})\b/u.test(unit.trim()) || /^\p{Sc}/u.test(unit.trim());
}
