import { exact } from '../../compute/exact.ts';
import { findConflict, intersect, isEmpty, stretchOf } from '../constraint/conflicting-constraints.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import { type Constraint, constraintsOf, type Measure, measuresOf } from '../constraint/promised-values.ts';
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
    'of a place, only its own targets. Counts may be fractions. A limit of load takes part if it has the id or the name of the metric, and its unit.',
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
  const all = [...promises, ...aims];
  const expected = expectedOf(metric);
  const ruledOut = new Set<Constraint>();
  for (const constraint of all) {
    const finding = expected && judgeDomain(constraint, expected);
    if (!finding) continue;
    ruledOut.add(constraint);
    yield finding;
  }
  const owed = promises.filter((constraint) => !ruledOut.has(constraint));
  const conflict =
    findConflict([...owed, ...limits]) ??
    findConflict([...owed, ...aims.filter((constraint) => !ruledOut.has(constraint)), ...limits]);
  if (conflict) yield* tellConflict(conflict);
}

/** What a metric can be, and whether that is certain. */
interface Expected {
  readonly constraint: Constraint;
  readonly isCertain: boolean;
}

function expectedOf({ value, path }: Measure['metric']): Expected | undefined {
  const domain = metricDomain(value);
  if (!domain) return undefined;
  const { bounds, reason, isCertain } = domain;
  return {
    constraint: { type: 'domain', bounds, share: exact(100), path, name: value.name, values: reason },
    isCertain,
  };
}

/** One target that no figure of its metric meets, or none that is likely. */
function judgeDomain(constraint: Constraint, expected: Expected): Finding | undefined {
  // Of no case at all even an impossible figure may be asked.
  if (constraint.share.compare(0) <= 0) return undefined;
  if (!isEmpty(intersect(stretchOf(constraint), stretchOf(expected.constraint)))) return undefined;
  const [finding] = tellConflict([constraint, expected.constraint]);
  if (!finding || expected.isCertain) return finding;
  const { name, values, objective } = constraint;
  return {
    ...finding,
    severity: 'info',
    message: `“${name}” asks for ${values}, but “${expected.constraint.name}” ${expected.constraint.values}: if it is, \`${objective?.obligor}\` misses it in every window`,
    hint: 'correct the figure, or write in the metric the `kind` that says what it can be, such as `kind: ratio`',
  };
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
    message: `${sayConflict(conflict)}, so that ${sayObligors(conflict)} misses one of them in every window, whatever happens`,
    hint: isBetweenPromises
      ? `change \`target\` or \`comparator\` of “${told.name}” so that it allows what “${other.name}” promises, or write \`overrides: ${other.objective?.id}\` in it if it takes that place`
      : other?.type === 'limit'
        ? `write a target within the limit “${other.name}”, or raise its \`max\``
        : 'write a target that the metric can reach',
    facts: Object.fromEntries(conflict.map(({ objective, type, values }) => [objective?.id ?? type, values])),
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
        const expected = expectedOf(metric);
        const finding = constraint && expected && judgeDomain(constraint, expected);
        if (finding) yield finding;
      }
    }
  }
}
