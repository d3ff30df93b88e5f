import { symbolOf } from '../../agreement/check-expressions.ts';
import type { Exact } from '../../compute/exact.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type Box, conditionBoxes, intersectBoxes } from './condition-boxes.ts';
import { findConflict, stretchOf } from './conflicting-constraints.ts';
import type { Constraint, Objective } from './constraint.ts';
import { domainConstraints } from './domain-constraints.ts';
import { type MeantMeasure, measureFinder } from './meant-measure.ts';
import { type Measure, measuresOf } from './promised-values.ts';
import { onSteps } from './stretches.ts';
import { type LimitFinder, workloadLimits } from './workload-limits.ts';

/** A fixed number of the agreement that a condition uses. */
export interface UsedConstant {
  readonly name: string;
  readonly value: Exact;
  readonly path: string;
}

/** Whether a condition can hold. */
export type JudgedCondition =
  | {
      /** As far as can be decided. */
      readonly type: 'possible';
      /**
       * The fewest of these constraints of the metric of a symbol, and of what else always holds, that cannot be kept
       * while the condition holds; undefined if all can, and for a symbol that the condition does not name.
       */
      readonly ruledOut: (
        symbol: string,
        constraints: readonly Constraint[],
      ) => readonly Constraint[] | undefined;
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
  const limits = workloadLimits(context);
  const read = remember((condition: string) => {
    const { expression } = parseExpression(condition);
    return (
      expression && {
        expression,
        boxes: conditionBoxes(expression, values),
        names: [...namesIn(expression).keys()],
      }
    );
  });
  const held = rememberHeld(limits);
  return (objective, condition) => {
    const known = read(condition);
    if (!known) return undefined;
    const { expression, boxes, names } = known;
    const sources = names.flatMap((symbol): Source[] => {
      const metric = metrics.get(symbol);
      const always = metric && held(metric, meant(objective, metric.value.id), objective);
      return (always ?? []).map((constraint) => ({ symbol, constraint }));
    });
    if (narrow(boxes, sources).length > 0)
      return {
        type: 'possible',
        ruledOut: (symbol, constraints) => {
          if (!names.includes(symbol)) return undefined;
          const others = sources.filter((source) => source.symbol !== symbol);
          const all = [...others, ...constraints.map((constraint) => ({ symbol, constraint }))];
          if (narrow(boxes, all).length > 0) return undefined;
          return neededSources(boxes, all).map(({ constraint }) => constraint);
        },
      };
    return {
      type: 'never',
      because: neededSources(boxes, sources).map(({ constraint }) => constraint),
      constants: names.flatMap((name) => {
        const known = constants.get(name);
        if (!known) return [];
        const others = new Map([...values].filter(([other]) => other !== name));
        return narrow(conditionBoxes(expression, others), sources).length > 0 ? known : [];
      }),
    };
  };
}

/** What always holds of a metric in the windows of an objective; only what it can be, where the rest contradicts itself. */
function rememberHeld(
  limits: LimitFinder,
): (
  metric: Measure['metric'],
  measure: MeantMeasure | undefined,
  objective: Objective,
) => readonly Constraint[] {
  const held = new Map<MeantMeasure | undefined, Map<string, readonly Constraint[]>>();
  return (metric, measure, { service, window }) => {
    const known = held.get(measure) ?? new Map<string, readonly Constraint[]>();
    held.set(measure, known);
    const key = `${metric.path} ${service ?? ''} ${window.length}`;
    const found = known.get(key);
    if (found) return found;
    const loads = limits({ ...(service !== undefined && { service }), window }, metric.value);
    const domain = domainConstraints(metric);
    const all = [...(measure?.tightest ?? []), ...new Set([...(measure?.limits ?? []), ...loads]), ...domain];
    // What contradicts itself without the condition is told by another rule, and rules out nothing here.
    const always = findConflict(all) ? domain : all;
    known.set(key, always);
    return always;
  };
}

function remember<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = made.get(text) ?? { value: make(text) };
    made.set(text, known);
    return known.value;
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
    for (const { symbol, constraint } of sources) {
      const stretch = left?.get(symbol);
      if (left && stretch && constraint.step)
        left = intersectBoxes(left, new Map([[symbol, onSteps(stretch, constraint.step)]]));
    }
    return left ?? [];
  });
}

/** Leaves out what is not needed for the contradiction: promises first, as what can be measured at all says more. */
function neededSources(boxes: readonly Box[], sources: readonly Source[]): readonly Source[] {
  const order = ['promise', 'limit', 'domain'] as const;
  let kept = sources;
  for (const source of order.flatMap((type) =>
    sources.filter(({ constraint }) => constraint.type === type),
  )) {
    const rest = kept.filter((other) => other !== source);
    if (narrow(boxes, rest).length === 0) kept = rest;
  }
  return kept;
}
