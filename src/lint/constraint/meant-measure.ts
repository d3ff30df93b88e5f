import type { Agreement } from '../../agreement/generated/types.ts';
import { compareCuts } from '../../compute/credit/bounds.ts';
import { stretchOf } from './conflicting-constraints.ts';
import type { Constraint, Objective } from './constraint.ts';
import { type Measure, windowKey } from './promised-values.ts';

/** What always holds of a measure by which conditions are judged. */
export interface MeantMeasure {
  readonly tightest: readonly Constraint[];
  readonly limits: readonly Constraint[];
}

/**
 * Finds the measure that a condition of an objective means by a metric: the only one there is, if it has such windows, or
 * that of the same service and parties. Undefined where it could be either of several.
 */
export function measureFinder(
  measures: ReadonlyMap<string, Measure>,
  agreement: Agreement,
): (objective: Objective, metric: string) => MeantMeasure | undefined {
  const byMetric = new Map<string, Measure | 'several'>();
  const byPlace = new Map<string, Measure | 'several'>();
  const known = new Map<Measure, MeantMeasure>();
  const add = (index: Map<string, Measure | 'several'>, key: string, measure: Measure): void => {
    index.set(key, index.has(key) ? 'several' : measure);
  };
  for (const measure of measures.values()) {
    const { objective } = measure;
    if (objective.attainment !== undefined) continue;
    add(byMetric, objective.metric, measure);
    add(byPlace, `${objective.metric} ${placeKey(objective, agreement)}`, measure);
  }
  return (objective, metric) => {
    const only = byMetric.get(metric);
    const found =
      only === 'several'
        ? byPlace.get(`${metric} ${placeKey(objective, agreement)}`)
        : only && windowKey(only.objective, agreement) === windowKey(objective, agreement)
          ? only
          : undefined;
    if (!found || found === 'several') return undefined;
    const meant = known.get(found) ?? {
      tightest: tightest(found.promises.filter(({ isReplacedAtTimes }) => !isReplacedAtTimes)),
      limits: found.limits,
    };
    known.set(found, meant);
    return meant;
  };
}

function placeKey(objective: Objective, agreement: Agreement): string {
  const { service, obligor, beneficiary, severity, plan, level } = objective;
  return JSON.stringify([
    service,
    [obligor, beneficiary].sort(),
    severity,
    plan,
    level,
    windowKey(objective, agreement),
  ]);
}

/** The constraint that bounds a measure most from below and the one from above. */
export function tightest(constraints: readonly Constraint[]): readonly Constraint[] {
  const [first, ...others] = constraints.map((constraint) => ({ constraint, ...stretchOf(constraint) }));
  if (!first) return [];
  let [low, high] = [first, first];
  for (const other of others) {
    if (compareCuts(other.lower, low.lower) > 0) low = other;
    if (compareCuts(other.upper, high.upper) < 0) high = other;
  }
  return low === high ? [low.constraint] : [low.constraint, high.constraint];
}
