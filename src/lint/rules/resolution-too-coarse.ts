import type { Agreement } from '../../agreement/generated/types.ts';
import { probeGridResolution } from '../../compute/availability/availability.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import {
  downtimeStep,
  durationAtMost,
  type MeasuringStep,
  timeStep,
} from '../availability/measuring-step.ts';
import { type TimeBudgets, timeBudgets } from '../availability/time-budgets.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayPercent, saySeconds } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayQuantity } from '../say/say-promise.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

const DAY = 86_400;

/** A measurement whose steps are larger than the room that the promise leaves. */
export const resolutionTooCoarse: Rule = {
  name: 'resolution-too-coarse',
  severity: 'error',
  kind: 'meaning',
  summary: 'A measurement is too coarse to tell whether the promise is kept.',
  why:
    'A target of 99.999 % leaves 26 seconds of downtime in a month. With one probe a minute, a single lost probe counts for ' +
    'more than that, so noise alone misses the promise and a real outage between two probes is never seen. Measure in steps ' +
    'of at most a third of what the promise leaves, or promise what can be seen.',
  source:
    'J. Skene and others, The monitorability of service-level agreements, 2007, on the precision of measurements; published ' +
    'cloud agreements that judge in intervals of five minutes.',
  limits:
    'Without a `kind`, an uptime is a share of time by its name, in words of the agreement’s language. Shares of time on a clock that stops, and windows of hours, are not judged. The means of intervals are not either, ' +
    'because an interval may fail in part.',
  bad: { example: 'cloud-service', change: { 'metrics.availability.source.resolution': 'PT1H' } },
  good: { example: 'cloud-service', change: { 'metrics.availability.source.resolution': 'PT5M' } },
  *check(context) {
    const budgetsOf = timeBudgets(context);
    for (const entry of context.all('objectives')) {
      const metric = context.find('metrics', entry.value.metric);
      if (!metric || entry.value.strength === 'informational') continue;
      const budgets = budgetsOf(entry.value, metric.value);
      const finding = budgets ? judgeDowntime(entry, metric, budgets, context) : judgeLimit(entry, metric);
      if (finding) yield finding;
    }
  },
};

function judgeDowntime(
  { value: objective, path }: Entry<Objective>,
  metric: Entry<Metric>,
  { days, seconds }: TimeBudgets,
  context: LintContext,
): Finding | undefined {
  const step = downtimeStep(metric.value);
  if (!step) return undefined;
  const budget = (count: number): Exact => seconds[days.indexOf(count)]!;
  const [fewest, most] = [Math.min(...days), Math.max(...days)];
  const isUnseen = step.seconds.compare(budget(most)) > 0;
  const finest = budget(fewest).div(3);
  if (!isUnseen && step.seconds.compare(finest) <= 0) return undefined;
  if (step.field === 'minimumDuration') {
    return isUnseen ? neverFits({ value: objective, path }, metric, step, budget(most), most) : undefined;
  }
  const judged = !isUnseen ? fewest : days.includes(30) ? 30 : most;
  const result = probeGridResolution(step.seconds, exact(judged * DAY))?.exact;
  const failures = budget(judged).div(step.seconds).floor().add(1).toFraction();
  const follows = isUnseen
    ? `${result ? `that alone shows ${sayPercent(result, 5)}, so ` : ''}${sayParty(objective.obligor, context)} misses the promise by a single slip of the measurement`
    : `${failures} of them miss the promise, and how much of them was real nobody can tell`;
  return {
    path: `${metric.path}/${step.field}`,
    severity: isUnseen ? 'error' : 'warning',
    message:
      `“${objective.name}” leaves ${saySeconds(budget(judged))} of downtime in ${sayCount(judged, 'day')}, but ${step.what} counts for ` +
      `${saySeconds(step.seconds)}: ${follows}`,
    hint: hintFor(step, durationAtMost(finest.div(step.times))),
    facts: {
      target: objective.target,
      days: judged,
      budgetSeconds: budget(judged).toFraction(),
      stepSeconds: step.seconds.toFraction(),
    },
    related: [{ path: `${path}/target`, message: 'the target that leaves the downtime' }],
    ...fixFor(metric.path, step, durationAtMost(finest.div(step.times))),
  };
}

/** A failure that is long enough to count is too long for the promise. */
function neverFits(
  { value: objective, path }: Entry<Objective>,
  metric: Entry<Metric>,
  { seconds, field }: MeasuringStep,
  budget: Exact,
  days: number,
): Finding {
  return {
    path: `${metric.path}/${field}`,
    severity: 'warning',
    message:
      `“${objective.name}” leaves ${saySeconds(budget)} of downtime in ${sayCount(days, 'day')}, but a failure counts only from ` +
      `${saySeconds(seconds)} on: the first that counts misses the promise, and any number of shorter ones never does`,
    hint: `write a \`minimumDuration\` below ${saySeconds(budget)}, a longer window, or a target that leaves more room`,
    facts: {
      target: objective.target,
      days,
      budgetSeconds: budget.toFraction(),
      stepSeconds: seconds.toFraction(),
    },
    related: [{ path: `${path}/target`, message: 'the target that leaves the downtime' }],
  };
}

/** A limit in time whose own figures come in steps. */
function judgeLimit(
  { value: objective, path }: Entry<Objective>,
  { value: metric, path: at }: Entry<Metric>,
): Finding | undefined {
  const step = timeStep(metric);
  const target = step && decided(objective.target);
  const limit = target && secondsOfUnit(metric.unit)?.mul(target);
  if (!target || !limit || !step || limit.compare(0) <= 0) return undefined;
  if (objective.comparator !== 'lte' && objective.comparator !== 'lt') return undefined;
  const isUnseen = step.seconds.compare(limit) > 0;
  if (!isUnseen && step.seconds.mul(3).compare(limit) <= 0) return undefined;
  return {
    path: `${at}/${step.field}`,
    severity: isUnseen ? 'error' : 'warning',
    message:
      `“${objective.name}” allows ${sayQuantity(target, metric.unit)}, but the figures of “${metric.name}” come in steps of ` +
      `${saySeconds(step.seconds)}: ${isUnseen ? 'whether the limit was kept cannot be seen' : 'a case close to the limit is in time or late by the luck of the step'}`,
    hint: hintFor(step, durationAtMost(limit.div(3))),
    facts: {
      target: objective.target,
      limitSeconds: limit.toFraction(),
      stepSeconds: step.seconds.toFraction(),
    },
    related: [{ path: `${path}/target`, message: 'the limit' }],
    ...fixFor(at, step, durationAtMost(limit.div(3))),
  };
}

function hintFor({ field }: MeasuringStep, finest: string | undefined): string {
  const name = field.slice(field.lastIndexOf('/') + 1);
  if (finest === undefined) return 'write a longer window or a lower target: no measurement is that fine';
  return `write \`${name}: ${finest}\` or finer, a longer window, or a target that leaves more room`;
}

function fixFor(at: string, { field }: MeasuringStep, finest: string | undefined): Pick<Finding, 'fix'> {
  if (finest === undefined) return {};
  const changes = [{ type: 'replace', path: `${at}/${field}`, text: finest }] as const;
  return { fix: { title: `Measure in steps of ${finest}`, safe: false, changes } };
}
