import { findConflict, stretchOf } from '../constraint/conflicting-constraints.ts';
import type { Constraint } from '../constraint/constraint.ts';
import { domainConstraints, rangeConstraint } from '../constraint/domain-constraints.ts';
import { constraintsOf, type Measure, measuresOf } from '../constraint/promised-values.ts';
import { EVERYTHING, intersect, isEmpty, onSteps } from '../constraint/stretches.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { lastPromise, relatedTo, sayConflict, sayObligors } from '../say/say-conflict.ts';

/** Promises that contradict each other. */
export const inconsistentTerms: Rule = {
  name: 'inconsistent-terms',
  severity: 'error',
  kind: 'meaning',
  summary: 'Promises about one measure contradict each other, so that no result keeps them all.',
  why:
    'When one promise needs more than another allows, whoever owes them breaks one in every window, and the other party ' +
    'may claim whatever it does. A court then has to guess which of them the parties meant. Found are the fewest promises ' +
    'that cannot be kept together.',
  source:
    'C. Müller and others, Automated analysis of service level agreements with WS-Agreement: inconsistent terms (University of Seville).',
  limits:
    'Promises are compared that are about one measure: the same metric, service, parties, window, severity, plan, level, exclusions and entitlement. ' +
    'Promises over different windows, promises about metrics that follow from each other, and the figure of a window beside shares of cases are not compared; ' +
    'of a place, only its own targets. Figures are taken to be whole numbers where the metric is a count or yes or no, and to have the steps to which the metric is rounded. A limit of load takes part if it has the id or the name of the metric, and its unit.',
  bad: {
    example: 'dunder-mifflin',
    change: {
      'services.paper-supply.workloadLimits':
        '[{ id: reams-delivered, name: Room for Reams, max: 40, unit: reams, per: P1M }]',
    },
  },
  good: {
    example: 'dunder-mifflin',
    change: {
      'services.paper-supply.workloadLimits':
        '[{ id: reams-delivered, name: Room for Reams, max: 50, unit: reams, per: P1M }]',
    },
  },
  *check(context) {
    for (const measure of measuresOf(context).values()) yield* judgeMeasure(measure);
    yield* judgeInstances(context);
  },
};

function* judgeMeasure({ metric, promises, aims, limits }: Measure): Iterable<Finding> {
  const domain = domainConstraints(metric);
  const possible = domain.map(stretchOf).reduce(intersect, EVERYTHING);
  const [expected] = rangeConstraint(metric);
  const step = domain.find((one) => one.step !== undefined)?.step;
  const impossible = new Set<Constraint>();
  for (const constraint of [...promises, ...aims]) {
    const isPossible = !isEmpty(onSteps(intersect(stretchOf(constraint), possible), step));
    const conflict = isPossible ? undefined : findConflict([constraint, ...domain]);
    if (conflict) {
      impossible.add(constraint);
      yield* tellConflict(conflict);
    } else if (expected) yield* tellUnlikely(constraint, expected);
  }
  const [owed, aimed] = [promises, aims].map((list) => list.filter((one) => !impossible.has(one)));
  const always = [...owed!, ...limits, ...domain];
  const conflict =
    findConflict(always) ?? (aimed!.length > 0 ? findConflict([...always, ...aimed!]) : undefined);
  if (conflict) yield* tellConflict(conflict);
}

/** A target outside of what such a metric is expected to be. */
function* tellUnlikely(constraint: Constraint, range: Constraint): Iterable<Finding> {
  if (constraint.share.compare(0) <= 0) return;
  if (!isEmpty(intersect(stretchOf(constraint), stretchOf(range)))) return;
  const { name, values, objective, path } = constraint;
  yield {
    path,
    severity: 'info',
    message: `“${name}” asks for ${values}, but “${range.name}” ${range.values}: if it is, \`${objective?.obligor}\` misses it in every window`,
    hint: 'correct the figure, or write in the metric the `kind` that says what it can be, such as `kind: ratio`',
    facts: factsOf([constraint, range]),
    related: relatedTo([constraint, range], constraint) ?? [],
  };
}

/** What is missed, and when: a promise stands alone against a limit of load only where it holds. */
function sayMissed(conflict: readonly Constraint[]): string {
  const isOne = conflict.filter(({ type }) => type === 'promise').length === 1;
  const isLimited = conflict.some(({ type, isReplacedAtTimes }) => type === 'limit' || isReplacedAtTimes);
  return `${isOne ? 'it' : 'one of them'} in every window${isLimited ? ` in which ${isOne ? 'it holds' : 'they hold'}` : ', whatever happens'}`;
}

function factsOf(conflict: readonly Constraint[]): NonNullable<Finding['facts']> {
  return Object.fromEntries(conflict.map(({ objective, type, values }) => [objective?.id ?? type, values]));
}

function* tellConflict(conflict: readonly Constraint[]): Iterable<Finding> {
  const told = lastPromise(conflict);
  if (!told) return;
  const isAim = conflict.some(({ objective }) => objective?.strength === 'target');
  const other = conflict.find((one) => one !== told);
  const isBetweenPromises = other?.type === 'promise';
  yield {
    path: told.path,
    ...(isAim && { severity: 'warning' as const }),
    message: `${sayConflict(conflict)}, so that ${sayObligors(conflict)} misses ${sayMissed(conflict)}`,
    hint: isBetweenPromises
      ? `change ${told.path.endsWith('/restWithin') ? '`restWithin`' : '`target` or `comparator`'} of “${told.name}” so that it allows what “${other.name}” promises, or write \`overrides: ${other.objective?.id}\` in it if it takes that place`
      : other?.type === 'limit'
        ? `write a target within the limit “${other.name}”, or raise its \`max\``
        : 'write a target that the metric can reach',
    facts: factsOf(conflict),
    related: relatedTo(conflict, told) ?? [],
  };
}

/** The targets of one place that take the place of those of the objectives. */
function* judgeInstances({ all, find }: LintContext): Iterable<Finding> {
  for (const { value: service, path } of all('services')) {
    for (const [index, instance] of (service.instances ?? []).entries()) {
      for (const [place, { objective: id, target }] of (instance.targets ?? []).entries()) {
        const objective = find('objectives', id)?.value;
        const metric = find('metrics', objective?.metric);
        if (!objective || !metric || objective.when !== undefined) continue;
        const at = `${path}/instances/${index}/targets/${place}`;
        const named = { ...objective, target, name: `${objective.name}, ${instance.name}` };
        const [constraint] = constraintsOf(named, at, metric.value);
        if (!constraint) continue;
        const conflict = findConflict([constraint, ...domainConstraints(metric)]);
        const [expected] = rangeConstraint(metric);
        if (conflict) yield* tellConflict(conflict);
        else if (expected) yield* tellUnlikely(constraint, expected);
      }
    }
  }
}
