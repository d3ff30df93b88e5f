import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { invertUnit, multiplyUnits, NO_UNIT, parseUnit, type Unit } from '../../expression/unit.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Rule } from '../rule.ts';
import { sayNumber, sayPercent } from '../say/say.ts';

/** A commitment to more than was reached before, without a word of how. */
export const targetAboveBaseline: Rule = {
  name: 'target-above-baseline',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A commitment is better than what was reached before, and nothing says what will bring the improvement.',
  why:
    'The level before the agreement is what the parties know they can do. A commitment to more is likely to be missed unless ' +
    'something changes, and the agreement names nothing that does. The party that promises it pays for the hope, and ' +
    'the other plans with a level that nobody has seen.',
  source:
    'HubSpot, How to Create an SLA: what you want, what you can do, and what you can reasonably provide.',
  limits:
    'A duty in the responsibilities, a plan, an initiative for a goal that it measures or a better level in steps explains the improvement; whether it is enough is not ' +
    'judged. Only levels in units that turn into each other are compared, such as leads and leads/month.',
  bad: {
    example: 'dunder-mifflin',
    change: {
      'assumptions.+':
        '{ id: reams-so-far, name: Reams delivered in 2025, value: 41, unit: Reams/month, asOf: 2026-01-05, source: delivery notes }',
      'objectives.monthly-volume.baseline': 'reams-so-far',
    },
  },
  good: {
    example: 'dunder-mifflin',
    change: {
      'assumptions.+':
        '{ id: reams-so-far, name: Reams delivered in 2025, value: 52, unit: Reams/month, asOf: 2026-01-05, source: delivery notes }',
      'objectives.monthly-volume.baseline': 'reams-so-far',
    },
  },
  *check(context) {
    const { all, find } = context;
    const explained = explainedObjectives(context);
    for (const { value: objective, path } of all('objectives')) {
      const assumption = find('assumptions', objective.baseline);
      const metric = find('metrics', objective.metric)?.value;
      const [target, before] = [decided(objective.target), decided(assumption?.value.value)];
      if (objective.strength !== 'commitment' || !assumption || !metric || !target || !before) continue;
      const baseline = inUnit(before, assumption.value.unit, metric.unit, objective.window.length);
      const isUp = ['gte', 'gt'].includes(objective.comparator);
      if (
        !baseline ||
        explained.has(objective.id) ||
        (!isUp && !['lte', 'lt'].includes(objective.comparator))
      )
        continue;
      const gap = isUp ? target.sub(baseline) : baseline.sub(target);
      if (gap.compare(0) <= 0) continue;
      const unit = (value: Exact): string =>
        metric.unit === '%' ? sayPercent(value) : `${sayNumber(value)} ${metric.unit}`;
      const relative = baseline.equals(0) ? undefined : gap.mul(100).div(baseline.abs());
      yield {
        path: `${path}/target`,
        message:
          `“${objective.name}” promises ${isUp ? 'at least' : 'at most'} ${unit(target)}, but “${assumption.value.name}” was ${unit(baseline)}` +
          `${relative && metric.unit !== '%' ? `, so that it takes ${sayPercent(relative, 1, 'half-up')} ${isUp ? 'more' : 'less'}` : ''}, and no duty or plan says what brings it: ` +
          `\`${objective.obligor}\` can expect to miss it unless something changes`,
        hint:
          `add a duty in \`responsibilities\` with \`objective: ${objective.id}\` that brings the rest` +
          (baseline.compare(0) > 0
            ? `, or write a \`target\` of ${toDecimal(baseline, 4, isUp ? 'down' : 'up')} for now`
            : ''),
        facts: { target: objective.target, baseline: toDecimal(baseline), improvement: toDecimal(gap) },
        related: [{ path: `${assumption.path}/value`, message: `the level so far is ${unit(baseline)}` }],
      };
    }
  },
};

/** The objectives for which a duty, a plan or an initiative says what is done. */
function explainedObjectives({ agreement, find }: LintContext): ReadonlySet<string> {
  const duties = (agreement.responsibilities?.rows ?? []).flatMap(({ cells }) =>
    Object.values(cells).flatMap((duties) => duties.flatMap(({ objective }) => objective ?? [])),
  );
  const plans = (agreement.remedies.plans ?? []).flatMap(({ objective }) => objective ?? []);
  const undertaken = (agreement.initiatives ?? []).flatMap(
    ({ forGoal }) => find('goals', forGoal)?.value.objective ?? [],
  );
  return new Set([...duties, ...plans, ...undertaken]);
}

/** A number in another unit; one for a period (`leads/month`) as that of a window. Undefined where they do not fit. */
function inUnit(value: Exact, from: string, to: string, windowLength: string): Exact | undefined {
  if (from === to) return value;
  const [own, wanted] = [parseUnit(from), parseUnit(to)];
  if (!own || !wanted) return undefined;
  for (const factor of [NO_UNIT, ...unitOfLength(windowLength)]) {
    const { dimensions, scale, percent } = multiplyUnits(multiplyUnits(own, factor), invertUnit(wanted));
    if (dimensions.size === 0 && percent[0] <= 0 && percent[1] >= 0) return value.mul(scale);
  }
  return undefined;
}

function unitOfLength(length: string): readonly Unit[] {
  const duration = parseDuration(length);
  if (!duration?.seconds.equals(0)) return [];
  const { months, days } = duration;
  if (months > 0 && days === 0)
    return [{ ...NO_UNIT, dimensions: new Map([['month', 1]]), scale: exact(months) }];
  return months === 0 && days > 0
    ? [{ ...NO_UNIT, dimensions: new Map([['second', 1]]), scale: exact(days * 86_400) }]
    : [];
}
