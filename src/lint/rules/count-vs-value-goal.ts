import { type Exact, greatest, least, sum, toDecimal } from '../../compute/exact.ts';
import { parseUnit, type Unit, unitDifference } from '../../expression/unit.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import type { Goal } from '../goal/derivations.ts';
import { unitOfGoal } from '../goal/percent-slip.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';

/** A goal for the number of leads beside one for their value, of which one can be met without the other. */
export const countVsValueGoal: Rule = {
  name: 'count-vs-value-goal',
  severity: 'info',
  kind: 'meaning',
  summary: 'A goal for a number and one for its value can part, and nothing says which decides.',
  why:
    'Fifty leads of the best tier can be worth as much as a hundred of all tiers. Where both their number and their value are ' +
    'goals, one team says that the month was good and the other that it was not, unless `precedence` says which decides.',
  source:
    'A published guide to service level agreements: leads are to be measured by value, not only by quantity.',
  limits: 'Goals of one party and period are compared, by the values of the tiers in one currency.',
  bad: {
    example: 'marketing-sales',
    change: {
      'goals.lead-value-goal.values':
        '[{ tier: ceo, count: 20 }, { tier: director, count: 40 }, { tier: manager, count: 25 }]',
    },
  },
  good: {
    example: 'marketing-sales',
    change: { 'goals.lead-value-goal.precedence': 'both' },
  },
  *check(context) {
    const counted = countGoals(context);
    const tiers = new Map((context.agreement.leadModel?.tiers ?? []).map(({ id, value }) => [id, value]));
    for (const goal of context.all('goals')) {
      const mix = mixOf(goal, tiers, context);
      if (!mix) continue;
      const wrong = wrongSum(goal, mix);
      if (wrong) yield wrong;
      if (mix.currency === undefined || goal.value.precedence !== undefined) continue;
      const other = counted.get(keyOf(goal.value));
      const finding = other && other.value.precedence === undefined ? parting(goal, mix, other) : undefined;
      if (finding) yield finding;
    }
  },
};

/** What the tiers of a goal make. */
interface Mix {
  readonly count: Exact;
  readonly worth: Exact;
  /** What one lead of each tier is worth. */
  readonly values: readonly Exact[];
  /** The currency in which the goal is; undefined for a goal that counts. */
  readonly currency: string | undefined;
  readonly goal: Exact;
  readonly unit: string;
}

function mixOf({ value: goal }: Entry<Goal>, tiers: TierValues, context: LintContext): Mix | undefined {
  const number = decided(goal.value);
  const unit = unitOfGoal(goal, context);
  const lines = (goal.values ?? []).flatMap(({ tier, count }) => {
    const money = tiers.get(tier);
    const value = decided(money?.amount);
    const number = decided(count);
    return money && value && number ? [{ count: number, value, currency: money.currency }] : [];
  });
  const currency = lines[0]?.currency;
  const isComplete = lines.length > 0 && lines.length === goal.values?.length;
  if (!number || unit === undefined || !isComplete || lines.some((line) => line.currency !== currency))
    return undefined;
  const dimensions = parseUnit(unit)?.dimensions;
  const isMoney =
    dimensions?.get(currency!) === 1 &&
    [...dimensions.keys()].every((one) => one === currency || one === 'month');
  const isCount = dimensions?.size === 1 && isNoun(dimensions.keys().next().value!);
  if (!isMoney && !isCount) return undefined;
  return {
    count: sum(lines.map(({ count }) => count)),
    worth: sum(lines.map(({ count, value }) => count.mul(value))),
    values: lines.map(({ value }) => value),
    currency: isMoney ? currency : undefined,
    goal: number,
    unit,
  };
}

type TierValues = ReadonlyMap<string, { readonly amount: string; readonly currency: string }>;

/** The tiers make another number than the goal that they are to make. */
function wrongSum({ value: goal, path }: Entry<Goal>, mix: Mix): Finding | undefined {
  const made = mix.currency === undefined ? mix.count : mix.worth;
  if (made.equals(mix.goal)) return undefined;
  const isShort = made.compare(mix.goal) < 0;
  return {
    path: `${path}/values`,
    // Two numbers for one thing are more than a goal that can part from another.
    severity: 'warning',
    message: `The tiers of “${goal.id}” make ${sayNumber(made)} ${mix.unit}, and its \`value\` is ${sayNumber(mix.goal)}: ${
      isShort
        ? `\`${goal.party}\` can deliver every tier as stated and still miss the goal`
        : `\`${goal.party}\` can meet the goal and still leave tiers short`
    }`,
    hint: `write \`value: ${toDecimal(made)}\`, or change a \`count\` so that the tiers make ${sayNumber(mix.goal)}`,
    facts: { tiers: toDecimal(made), value: toDecimal(mix.goal) },
    related: [{ path: `${path}/value`, message: 'the number that they are to make' }],
  };
}

/** The goals of a number of leads, by whom and what they bind. */
function countGoals(context: LintContext): ReadonlyMap<string, Entry<Goal>> {
  const goals = new Map<string, Entry<Goal>>();
  for (const entry of context.all('goals')) {
    const unit = unitOfGoal(entry.value, context);
    const parsed = unit === undefined ? undefined : parseUnit(unit);
    if (!parsed || !decided(entry.value.value) || !isLead(parsed)) continue;
    if (!goals.has(keyOf(entry.value))) goals.set(keyOf(entry.value), entry);
  }
  return goals;
}

const LEAD = parseUnit('lead')!;

function isLead(unit: Unit): boolean {
  return !unit.isShare && unitDifference(unit, LEAD) === undefined;
}

function keyOf({ party, per }: Goal): string {
  return `${party} ${per ?? ''}`;
}

/** Where the value is met and not the number, and the reverse. */
function parting({ value: goal, path }: Entry<Goal>, mix: Mix, other: Entry<Goal>): Finding | undefined {
  const number = decided(other.value.value)!;
  const [first, ...rest] = mix.values;
  const [best, worst] = [greatest(first!, ...rest), least(first!, ...rest)];
  if (best.compare(0) <= 0) return undefined;
  const fewest = mix.goal.div(best).ceil();
  const cheapest = worst.mul(number);
  const cases = [
    ...(fewest.compare(number) < 0
      ? [`${sayNumber(fewest)} leads of the best tier meet the value and not the number`]
      : []),
    ...(cheapest.compare(mix.goal) < 0
      ? [
          `${sayNumber(number)} of the least tier, worth ${sayNumber(cheapest)} ${mix.currency}, meet the number and not the value`,
        ]
      : []),
  ];
  if (cases.length === 0) return undefined;
  return {
    path,
    message: `\`${goal.party}\` has a goal of ${sayNumber(number)} leads in “${other.value.id}” and one of ${sayNumber(mix.goal)} ${mix.currency} in “${goal.id}”: ${cases.join(', and ')}, so that each side can call the same month good or bad`,
    hint: 'write `precedence: count`, `precedence: value` or `precedence: both` here',
    facts: {
      count: toDecimal(number),
      value: toDecimal(mix.goal),
      fewest: toDecimal(fewest),
      cheapest: toDecimal(cheapest),
    },
    related: [{ path: `${other.path}/value`, message: 'the number of leads' }],
  };
}

function isNoun(dimension: string): boolean {
  return !/^(second|month|[A-Z]{3}|\p{Sc})$/u.test(dimension);
}
