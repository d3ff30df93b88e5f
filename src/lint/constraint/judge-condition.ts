import { symbolOf } from '../../agreement/check-expressions.ts';
import type { Agreement } from '../../agreement/generated/types.ts';
import { compareCuts } from '../../compute/credit/bounds.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type Box, conditionBoxes, intersectBoxes } from './condition-boxes.ts';
import { intersect, isEmpty, stretchOf } from './conflicting-constraints.ts';
import { metricDomain } from './metric-domain.ts';
import { type Constraint, type Measure, measuresOf, type Objective, windowKey } from './promised-values.ts';

/** A fixed number of the agreement that a condition uses. */
export interface UsedConstant {
  readonly name: string;
  readonly value: Exact;
  readonly path: string;
}

/** Whether a condition can hold. */
export type JudgedCondition =
  | {
      /** As far as can be decided: the cases that are left. */
      readonly type: 'possible';
      readonly boxes: readonly Box[];
    }
  | {
      readonly type: 'never';
      /** What rules it out beside its own words, none of which could be left out. */
      readonly because: readonly Constraint[];
      readonly constants: readonly UsedConstant[];
    };

/** Judges the condition of an objective; undefined for one that cannot be read. */
export type JudgeCondition = (objective: Objective, condition: string) => JudgedCondition | undefined;

/** Prepares what conditions are judged by: the measures, fixed assumptions and what metrics can be at all. */
export function conditionJudge(
  context: LintContext,
  measures: ReadonlyMap<string, Measure> = measuresOf(context),
): JudgeCondition {
  const metrics = new Map(context.all('metrics').map((entry) => [symbolOf(entry.value.id), entry]));
  const domains = new Map<string, readonly Constraint[]>();
  const constants = new Map<string, UsedConstant>();
  for (const { value: assumption, path } of context.all('assumptions')) {
    const value = decided(assumption.value);
    const symbol = symbolOf(assumption.id);
    // What is computed anew may be another number tomorrow.
    if (value && !assumption.recalculation && !metrics.has(symbol))
      constants.set(symbol, { name: assumption.name, value, path: `${path}/value` });
  }
  const values = new Map([...constants].map(([symbol, { value }]) => [symbol, value]));
  const meant = measureFinder(measures, context.agreement);
  return (objective, condition) => {
    const { expression } = parseExpression(condition);
    if (!expression) return undefined;
    const boxes = conditionBoxes(expression, values);
    const names = [...namesIn(expression).keys()];
    const sources = names.flatMap((symbol): Source[] => {
      const metric = metrics.get(symbol);
      if (!metric) return [];
      const measure = meant(objective, metric.value.id);
      if (!domains.has(symbol)) domains.set(symbol, domainConstraint(metric.value, metric.path) ?? []);
      return [...(measure?.tightest ?? []), ...(measure?.limits ?? []), ...(domains.get(symbol) ?? [])].map(
        (constraint) => ({ symbol, constraint }),
      );
    });
    const left = narrow(boxes, sources);
    if (left.length > 0) return { type: 'possible', boxes: left };
    return {
      type: 'never',
      because: neededSources(boxes, sources).map(({ constraint }) => constraint),
      constants: names.flatMap((name) => constants.get(name) ?? []),
    };
  };
}

interface Source {
  readonly symbol: string;
  readonly constraint: Constraint;
}

function narrow(boxes: readonly Box[], sources: readonly Source[]): readonly Box[] {
  return boxes.flatMap((box) => {
    let left: Box | undefined = box;
    for (const { symbol, constraint } of sources)
      left = left && intersectBoxes(left, new Map([[symbol, stretchOf(constraint)]]));
    return left ?? [];
  });
}

/** Leaves out what is not needed for the contradiction: promises first, as what can be measured at all says more. */
function neededSources(boxes: readonly Box[], sources: readonly Source[]): readonly Source[] {
  let kept = sources;
  for (const source of sources) {
    const rest = kept.filter((other) => other !== source);
    if (narrow(boxes, rest).length === 0) kept = rest;
  }
  return kept;
}

interface MeantMeasure {
  readonly tightest: readonly Constraint[];
  readonly limits: readonly Constraint[];
}

/**
 * Finds the measure that a condition of an objective means by a metric: the only one there is, if it has such windows, or
 * that of the same service and parties. Undefined where it could be either of several.
 */
function measureFinder(
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
    const meant = known.get(found) ?? { tightest: tightest(found.promises), limits: found.limits };
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

/** The constraint that bounds a measure most from below and the one from above; none where they contradict each other. */
export function tightest(constraints: readonly Constraint[]): readonly Constraint[] {
  const [first, ...others] = constraints.map((constraint) => ({ constraint, ...stretchOf(constraint) }));
  if (!first) return [];
  let [low, high] = [first, first];
  for (const other of others) {
    if (compareCuts(other.lower, low.lower) > 0) low = other;
    if (compareCuts(other.upper, high.upper) < 0) high = other;
  }
  if (isEmpty(intersect(low, high))) return [];
  return low === high ? [low.constraint] : [low.constraint, high.constraint];
}

/** What a metric can be at all, where that is certain. */
export function domainConstraint(
  metric: Measure['metric']['value'],
  path: string,
): readonly Constraint[] | undefined {
  const domain = metricDomain(metric);
  if (!domain?.isCertain) return undefined;
  return [
    {
      type: 'domain',
      bounds: domain.bounds,
      share: exact(100),
      path,
      name: metric.name,
      values: domain.reason,
    },
  ];
}
