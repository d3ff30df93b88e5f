import type { Agreement } from '../../agreement/generated/types.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { parseUnit } from '../../expression/unit.ts';
import { ratioOf } from '../../figures/credit-base.ts';
import { byId, decided, type Entry } from '../../figures/figures-context.ts';
import { isCurrency, unitGap } from '../formula/unit-gap.ts';
import { withoutPeriod } from '../formula/without-period.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { sayQuantity } from '../say/say-promise.ts';
import { sayUnitField } from '../say/say-unit-field.ts';

type Goal = Agreement['goals'][number];
type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** Goals in another unit, for another period or in another currency than what measures them. */
export function* mismatchedGoals(context: LintContext, vague: ReadonlySet<string>): Generator<Finding> {
  const tiers = byId(context.agreement.leadModel?.tiers, '/leadModel/tiers');
  for (const goal of context.all('goals')) {
    const objective = context.find('objectives', goal.value.objective);
    const metric = context.find('metrics', objective?.value.metric ?? goal.value.metric);
    const findings = [
      metric && otherUnit(goal, metric, objective, vague, context),
      objective && metric && otherPeriod(goal, objective, metric),
      otherCurrency(goal, tiers),
    ];
    yield* findings.filter((finding) => finding !== undefined);
  }
}

function otherUnit(
  { value: goal, path }: Entry<Goal>,
  metric: Entry<Metric>,
  objective: Entry<Objective> | undefined,
  vague: ReadonlySet<string>,
  context: LintContext,
): Finding | undefined {
  const [own, measured] = [parseUnit(goal.unit ?? '?'), parseUnit(metric.value.unit)];
  const gap = goal.unit !== undefined && own && measured && unitGap(withoutPeriod(own), measured, vague);
  if (!gap || !unitGap(own, measured, vague)) return undefined;
  const base = {
    path: `${path}/unit`,
    facts: { unit: goal.unit, measured: metric.value.unit },
    related: [{ path: `${metric.path}/unit`, message: 'the unit of what is measured' }],
  } as const;
  if (gap === 'length of time') {
    const [value, target] = [decided(goal.value), decided(objective?.value.target)];
    const same = value?.mul(own.scale).div(measured.scale);
    // An hour is as good as sixty minutes.
    if (!same || !target || same.equals(target)) return undefined;
    return {
      ...base,
      message:
        `The goal \`${goal.id}\` is ${sayQuantity(value!, goal.unit)}, which is ${sayQuantity(same, metric.value.unit)}, but “${objective!.value.name}”, which measures it, ` +
        `has ${sayQuantity(target, metric.value.unit)} as its target: ${sayParty(goal.party, context)} has two goals`,
      hint: `write \`value: ${objective!.value.target}\` and ${sayUnitField(metric.value.unit)}, or the same level in both`,
    };
  }
  return {
    ...base,
    severity: gap === 'things' ? 'warning' : 'error',
    message:
      `The goal \`${goal.id}\` counts \`${goal.unit}\`, but it is measured by “${metric.value.name}” in \`${metric.value.unit}\`: ` +
      'no result says whether it was reached',
    hint: `write ${sayUnitField(metric.value.unit)} with the number that belongs to it, or name a metric in \`${goal.unit}\``,
  };
}

/** The same number of things for a month and for a quarter are two promises. */
function otherPeriod(
  { value: goal, path }: Entry<Goal>,
  { value: objective, path: at }: Entry<Objective>,
  { value: { unit, kind, aggregation } }: Entry<Metric>,
): Finding | undefined {
  const [value, target] = [decided(goal.value), decided(objective.target)];
  const [per, window] = [parseDuration(goal.per ?? ''), parseDuration(objective.window.length)];
  const times = per && window && ratioOf(per, window);
  const parsed = parseUnit(unit);
  const isSum =
    parsed?.dimensions.size === 1 && !['second', 'month'].some((time) => parsed.dimensions.has(time));
  const isCounted = isSum && (kind === undefined || kind === 'count' || kind === 'money');
  if (!isCounted || (aggregation !== undefined && aggregation !== 'sum')) return undefined;
  if (!times || times.equals(1) || !value || !target?.equals(value) || objective.attainment !== undefined)
    return undefined;
  return {
    path: `${path}/per`,
    message:
      `The goal \`${goal.id}\` is ${goal.value} ${goal.unit ?? unit} in \`${goal.per}\`, but “${objective.name}”, which measures it, asks for the same ` +
      `${objective.target} in \`${objective.window.length}\`: one of them is ${times.compare(1) > 0 ? times.toFraction() : times.inverse().toFraction()} times the other`,
    hint: `write \`per: ${objective.window.length}\`, or the number for \`${goal.per}\``,
    facts: { per: goal.per ?? '', window: objective.window.length },
    related: [{ path: `${at}/window/length`, message: 'the period of the objective' }],
  };
}

/** Lead values add up in one currency, that of the goal. */
function otherCurrency(
  { value: goal, path }: Entry<Goal>,
  tiers: ReadonlyMap<string, Entry<{ readonly value: { readonly currency: string } }>>,
): Finding | undefined {
  const found = (goal.values ?? []).flatMap(({ tier }) => tiers.get(tier) ?? []);
  const currency = isCurrency(goal.unit ?? '') ? goal.unit! : found[0]?.value.value.currency;
  const other = found.find(
    ({ value: { value } }) => value.currency !== undefined && value.currency !== currency,
  );
  if (!other || currency === undefined) return undefined;
  return {
    path: `${path}/values`,
    part: 'key',
    message: `The goal \`${goal.id}\` adds up values in \`${currency}\`, but one of its tiers is worth \`${other.value.value.currency}\`: the sum is in neither`,
    hint: `write the value of each tier in \`${currency}\``,
    facts: { currency, other: other.value.value.currency },
    related: [{ path: `${other.path}/value/currency`, message: 'another currency' }],
  };
}
