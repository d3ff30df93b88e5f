import type { Agreement } from '../../agreement/generated/types.ts';
import type { Exact } from '../../compute/exact.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import { levelsBesideTarget } from '../constraint/levels-beside-target.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

const OPPOSITE = { gte: 'lte', gt: 'lt', lte: 'gte', lt: 'gt' } as const;
const WRONG = {
  'higher-is-better': new Set<string>(['lte', 'lt']),
  'lower-is-better': new Set<string>(['gte', 'gt']),
} as const;

/** A promise that points away from what its metric calls better. */
export const comparatorDirection: Rule = {
  name: 'comparator-direction',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A promise is kept by a worse figure or missed by a better one, or a level below it asks for more.',
  why:
    'A metric says whether a higher or a lower figure is better, and the promise must look the same way. A response time ' +
    'of “at least” one hour is kept by not answering at all. A figure that must be met “exactly” is missed by whoever ' +
    'does better, and a lowest level above the target is one that no party can read. Credits and strikes then fall on the wrong results.',
  source:
    'A published sample promises a response time of exactly 80 ms; OpenSLO names the operator of each objective.',
  limits:
    'A range (`between`) is taken as meant, and so is an exact figure of a score, of a yes or no, or at the best end of a ' +
    'scale. An exact number of things is a warning, because it may be meant.',
  bad: { example: 'marketing-sales', change: { 'objectives.first-follow-up.comparator': 'gte' } },
  good: { example: 'marketing-sales', change: { 'objectives.first-follow-up.comparator': 'lt' } },
  *check(context) {
    for (const entry of context.all('objectives')) {
      const metric = context.find('metrics', entry.value.metric);
      if (!metric) continue;
      const finding = judge(entry, metric, context);
      const isReported = entry.value.strength === 'informational' && finding !== undefined;
      if (finding) yield isReported ? { ...finding, severity: 'warning' } : finding;
    }
    yield* levelsBesideTarget(context);
  },
};

function judge(
  objective: Entry<Objective>,
  metric: Entry<Metric>,
  context: LintContext,
): Finding | undefined {
  const { comparator, targetUpper, name, target } = objective.value;
  if (target === 'none') return undefined;
  if (comparator === 'between') {
    if (targetUpper !== undefined) return undefined;
    return {
      path: `${objective.path}/comparator`,
      message: `“${name}” promises a figure between two, but has one: which figures above \`target\` miss it cannot be told`,
      hint: `add \`targetUpper\` with the upper figure, or write \`comparator: ${metric.value.direction === 'higher-is-better' ? 'gte' : 'lte'}\``,
    };
  }
  if (targetUpper !== undefined) {
    return {
      path: `${objective.path}/targetUpper`,
      severity: 'warning',
      message: `“${name}” has an upper figure that \`comparator: ${comparator}\` never looks at: no result is judged by it`,
      hint: 'write `comparator: between`, or delete `targetUpper`',
    };
  }
  if (comparator === 'eq') return judgeExact(objective, metric, context);
  return WRONG[metric.value.direction].has(comparator)
    ? pointsAway(objective, metric, comparator, context)
    : undefined;
}

function pointsAway(
  { value: objective, path }: Entry<Objective>,
  metric: Entry<Metric>,
  comparator: keyof typeof OPPOSITE,
  context: LintContext,
): Finding {
  const { direction, name, unit } = metric.value;
  const better = direction === 'higher-is-better' ? 'higher' : 'lower';
  const target = decided(objective.target);
  const promise = target ? sayPromise(comparator, target, unit) : `\`${comparator}\``;
  const other = direction === 'higher-is-better' ? 'lower-is-better' : 'higher-is-better';
  const isMetricWrong = target !== undefined && meansOtherDirection(metric.value, comparator, target);
  const comparators = `\`comparator: ${OPPOSITE[comparator]}\``;
  return {
    path: isMetricWrong ? `${metric.path}/direction` : `${path}/comparator`,
    message:
      `“${objective.name}” promises ${promise}, but a ${better} figure of “${name}” is better: ` +
      `${sayParty(objective.obligor, context)} keeps it by doing worse, and ${sayParty(objective.beneficiary, context)} ` +
      'has a right only when it is served well',
    hint: isMetricWrong
      ? `write \`direction: ${other}\` in the metric, or ${comparators} in the objective if that is the slip`
      : `write ${comparators}, or \`direction: ${other}\` in the metric if that is the slip`,
    facts: { comparator, direction },
    related: [
      isMetricWrong
        ? { path: `${path}/comparator`, message: promise }
        : { path: `${metric.path}/direction`, message: `a ${better} figure is better` },
    ],
    fix: {
      title: `Write \`${isMetricWrong ? other : OPPOSITE[comparator]}\``,
      safe: false,
      changes: [
        isMetricWrong
          ? { type: 'replace', path: `${metric.path}/direction`, text: other }
          : { type: 'replace', path: `${path}/comparator`, text: OPPOSITE[comparator] },
      ],
    },
  };
}

/** Whether the promise is so usual that the direction must be the slip: much of a share, little of one, a limit of time. */
function meansOtherDirection(
  { kind, unit, direction }: Metric,
  comparator: keyof typeof OPPOSITE,
  target: Exact,
): boolean {
  const isLimit = comparator === 'lte' || comparator === 'lt';
  if (isLimit !== (direction === 'higher-is-better')) return false;
  if (unit === '%') return isLimit ? target.compare(50) < 0 : target.compare(50) > 0;
  return isLimit && (kind === 'duration' || secondsOfUnit(unit) !== undefined);
}

/** An exact figure is missed by a better one, but at the best end of its scale. */
function judgeExact(
  { value: objective, path }: Entry<Objective>,
  { value: metric, path: at }: Entry<Metric>,
  context: LintContext,
): Finding | undefined {
  const target = decided(objective.target);
  const { kind, unit, direction } = metric;
  if (!target || kind === 'boolean' || kind === 'score') return undefined;
  const isHigher = direction === 'higher-is-better';
  if (isHigher ? unit === '%' && target.compare(100) >= 0 : target.equals(0)) return undefined;
  const tolerance = decided(objective.tolerance);
  const room = tolerance?.compare(0) ? ` give or take ${sayQuantity(tolerance, unit)}` : '';
  const comparator = isHigher ? 'gte' : 'lte';
  const isMeasured =
    unit === '%' ||
    /^[A-Z]{3}$/.test(unit) ||
    secondsOfUnit(unit) !== undefined ||
    kind === 'throughput' ||
    kind === 'money';
  return {
    path: `${path}/comparator`,
    severity: isMeasured ? 'error' : 'warning',
    message:
      `“${objective.name}” promises ${sayPromise('eq', target, unit)}${room}, but a ${isHigher ? 'higher' : 'lower'} figure of ` +
      `“${metric.name}” is better: ${sayParty(objective.obligor, context)} misses it by doing better`,
    hint: `write \`comparator: ${comparator}\`, or \`between\` with \`targetUpper\` if both ends matter`,
    facts: { comparator: 'eq', direction, target: objective.target },
    related: [{ path: `${at}/direction`, message: `a ${isHigher ? 'higher' : 'lower'} figure is better` }],
    fix: {
      title: `Write \`${comparator}\``,
      safe: false,
      changes: [{ type: 'replace', path: `${path}/comparator`, text: comparator }],
    },
  };
}
