import type { Agreement } from '../../agreement/generated/types.ts';
import { metBounds } from '../../compute/credit/target.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { sayNumber } from '../say/say.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';
import type { Constraint, Objective } from './constraint.ts';
import { workloadLimits } from './workload-limits.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/**
 * One measure: the same metric of the same service, between the same parties, over the same windows and for the same
 * cases. Only of one measure can promises contradict each other for certain.
 */
export interface Measure {
  readonly metric: Entry<Metric>;
  /** The objective by which it was found. */
  readonly objective: Objective;
  /** The commitments that always hold. */
  readonly promises: readonly Constraint[];
  /** The levels that the parties always aim for without owing them. */
  readonly aims: readonly Constraint[];
  /** The levels that hold under a condition, by the text of the condition. */
  readonly conditional: ReadonlyMap<string, readonly Constraint[]>;
  /** The loads up to which promises hold, where they are limits of the same metric. */
  readonly limits: readonly Constraint[];
}

/** All measures of an agreement by their key, in the order of its objectives. */
export function measuresOf(context: LintContext): ReadonlyMap<string, Measure> {
  const { all, find } = context;
  const objectives = all('objectives');
  const [replaced, atTimes] = [false, true].map((isConditional) =>
    replacedObjectives(objectives, isConditional),
  );
  const limits = workloadLimits(context);
  const measures = new Map<string, MutableMeasure>();
  for (const { value: objective, path } of objectives) {
    const metric = find('metrics', objective.metric);
    if (!metric || replaced!.has(objective.id)) continue;
    if (objective.strength !== 'commitment' && objective.strength !== 'target') continue;
    const constraints = constraintsOf(objective, path, metric.value).map((constraint) =>
      atTimes!.has(objective.id) ? { ...constraint, isReplacedAtTimes: true } : constraint,
    );
    if (constraints.length === 0) continue;
    const key = measureKey(objective, context.agreement);
    const measure = measures.get(key) ?? {
      metric,
      objective,
      promises: [],
      aims: [],
      conditional: new Map<string, Constraint[]>(),
      limits: limits(objective, metric.value),
    };
    measures.set(key, measure);
    if (objective.when === undefined)
      (objective.strength === 'commitment' ? measure.promises : measure.aims).push(...constraints);
    else {
      const list = measure.conditional.get(objective.when) ?? [];
      measure.conditional.set(objective.when, list);
      list.push(...constraints);
    }
  }
  return measures;
}

interface MutableMeasure extends Measure {
  readonly promises: Constraint[];
  readonly aims: Constraint[];
  readonly conditional: Map<string, Constraint[]>;
}

/** Equal for objectives that are about one measure. A share of cases is another than the figure of the window. */
export function measureKey(objective: Objective, agreement: Agreement): string {
  const { metric, service, obligor, beneficiary, window, severity, plan, level } = objective;
  return JSON.stringify([
    metric,
    service,
    [obligor, beneficiary].sort(),
    windowKey(objective, agreement),
    window.startsOn,
    window.step,
    severity,
    plan,
    level,
    [...(objective.exclusions ?? [])].sort(),
    objective.entitlement,
    objective.attainment !== undefined,
  ]);
}

/** Equal for objectives with windows of one length and kind. */
export function windowKey({ window }: Objective, { term }: Agreement): string {
  return JSON.stringify([window.length, window.kind, window.timeZone ?? term.timeZone]);
}

/** What one target says; nothing while it is undecided. */
export function constraintsOf(objective: Objective, path: string, metric: Metric): Constraint[] {
  const { comparator, attainment, restWithin, name } = objective;
  const value = decided(objective.target);
  const upper = decided(objective.targetUpper);
  const share = attainment === undefined ? exact(100) : decided(attainment);
  if (!value || !share || (comparator === 'between' && !upper)) return [];
  const constraint = (given: Exact, least: Exact, field: string): Constraint => {
    const target = { comparator, value: given, ...(upper && { upper }) };
    return {
      type: 'promise',
      bounds: metBounds(target),
      share: least,
      path: `${path}/${field}`,
      name,
      values: sayTarget(comparator, given, upper, metric.unit),
      objective,
    };
  };
  const rest = comparator === 'between' || comparator === 'eq' ? undefined : decided(restWithin);
  return [
    constraint(value, share, 'target'),
    ...(rest && attainment !== undefined ? [constraint(rest, exact(100), 'restWithin')] : []),
  ];
}

function sayTarget(
  comparator: Objective['comparator'],
  value: Exact,
  upper: Exact | undefined,
  unit: string,
): string {
  if (comparator !== 'between' || !upper) return sayPromise(comparator, value, unit);
  return `${sayNumber(value, 6)} to ${sayQuantity(upper, unit)}`;
}

/** Objectives whose place another takes for the same measure: always, or where its condition holds. */
function replacedObjectives(
  objectives: readonly Entry<Objective>[],
  isConditional: boolean,
): ReadonlySet<string> {
  return new Set(
    objectives.flatMap(({ value: { overrides, when } }) =>
      overrides === undefined || (when !== undefined) !== isConditional ? [] : [overrides],
    ),
  );
}
