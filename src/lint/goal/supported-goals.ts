import { type Exact, exact, sum } from '../../compute/exact.ts';
import { expectedDeals } from '../../compute/goals/value-tiers.ts';
import { parseUnit, type Unit, unitDifference } from '../../expression/unit.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { conversionOf, type KnownNumbers, knownNumbers } from './conversion-of.ts';
import { type DerivedGoal, derivedGoals, deriveWith, type Goal } from './derivations.ts';
import { isPercent, unitOfGoal } from './percent-slip.ts';

/** A goal with its number, as far as an agreement decides it. */
export interface NumberedGoal {
  readonly entry: Entry<Goal>;
  readonly number: Exact;
  /** The field with the number. */
  readonly path: string;
  readonly unit: string;
}

/** How far a goal that is exactly reached brings the goal that it supports. */
export interface Support {
  readonly from: NumberedGoal;
  /** How much of the supported goal it brings: 1 for all of it. */
  readonly coverage: Exact;
  /** How it is reckoned: by the formula of the goal, by the close rates of its tiers, or because both count the same thing. */
  readonly by: 'formula' | 'tiers' | 'same-unit';
}

/** The goals that others support, each with what the supporting ones bring it. */
export function supportedGoals(
  context: LintContext,
): readonly { readonly goal: NumberedGoal; readonly supports: readonly Support[] }[] {
  const known: Known = {
    context,
    numbers: knownNumbers(context.agreement),
    derived: new Map(derivedGoals(context).map((one) => [one.goal.path, one])),
    closeRates: new Map(
      (context.agreement.leadModel?.tiers ?? []).flatMap(({ id, closeRate }) => {
        const rate = decided(closeRate);
        return rate ? [[id, rate] as const] : [];
      }),
    ),
  };
  const supported = new Map<string, { goal: NumberedGoal; supports: Support[] }>();
  for (const entry of context.all('goals')) {
    const from = numbered(entry, context);
    for (const id of from ? (entry.value.supports ?? []) : []) {
      const other = context.find('goals', id);
      const goal = supported.get(id)?.goal ?? (other && numbered(other, context));
      if (!from || !goal || periodOf(goal, context) !== periodOf(from, context)) continue;
      const support = supportOf(from, goal, known);
      if (!support) continue;
      const group = supported.get(id);
      if (group) group.supports.push(support);
      else supported.set(id, { goal, supports: [support] });
    }
  }
  return [...supported.values()];
}

interface Known {
  readonly context: LintContext;
  readonly numbers: KnownNumbers;
  readonly derived: ReadonlyMap<string, DerivedGoal>;
  readonly closeRates: ReadonlyMap<string, Exact>;
}

/** A goal whose number is to be reached from below; its own, or that of its objective. */
function numbered(entry: Entry<Goal>, context: LintContext): NumberedGoal | undefined {
  const { value: goal, path } = entry;
  const objective = context.find('objectives', goal.objective);
  if (objective && !['gte', 'gt', 'eq'].includes(objective.value.comparator)) return undefined;
  const own = decided(goal.value);
  const number = own ?? decided(objective?.value.target);
  const unit = unitOfGoal(goal, context);
  if (!number || unit === undefined || number.compare(0) <= 0) return undefined;
  return { entry, number, unit, path: own ? `${path}/value` : `${objective!.path}/target` };
}

function periodOf({ entry: { value: goal } }: NumberedGoal, { find }: LintContext): string | undefined {
  return goal.per ?? find('objectives', goal.objective)?.value.window.length;
}

function supportOf(from: NumberedGoal, goal: NumberedGoal, known: Known): Support | undefined {
  const [given, wanted] = [parseUnit(from.unit), parseUnit(goal.unit)];
  if (!given || !wanted) return undefined;
  if (unitDifference(given, wanted) === undefined && !given.isShare) {
    return { from, coverage: from.number.div(goal.number), by: 'same-unit' };
  }
  const deals = isCount(given) && isCount(wanted) ? dealsOfTiers(from, known) : undefined;
  if (deals) return { from, coverage: deals.div(goal.number), by: 'tiers' };
  const derived = known.derived.get(from.entry.path);
  const needed = derived && neededFor(derived, goal, wanted, known);
  return needed && needed.compare(0) > 0
    ? { from, coverage: from.number.div(needed), by: 'formula' }
    : undefined;
}

/** The deals that a goal by tiers brings on average; undefined unless all its tiers have close rates and make its number. */
function dealsOfTiers({ entry, number }: NumberedGoal, { closeRates }: Known): Exact | undefined {
  const tiers = (entry.value.values ?? []).flatMap(({ tier, count }) => {
    const closeRate = closeRates.get(tier);
    const number = decided(count);
    return closeRate && number ? [{ count: number, closeRate }] : [];
  });
  const isWhole =
    tiers.length === entry.value.values?.length && sum(tiers.map(({ count }) => count)).equals(number);
  return isWhole ? expectedDeals(tiers)?.exact : undefined;
}

/** How much the formula of a goal asks for where the goal that it supports is as high as it is. */
function neededFor(
  derived: DerivedGoal,
  goal: NumberedGoal,
  wanted: Unit,
  { context, numbers, derived: all }: Known,
): Exact | undefined {
  const base = withoutMargin(derived, derived.exact);
  const source = inputInUnit(derived, goal, wanted, context);
  if (source !== undefined) {
    const other = deriveWith(derived, new Map([[source, goal.number]]), context.agreement);
    return other && withoutMargin(derived, other.exact);
  }
  // Whether a goal is what its own formula gives is told there.
  if (all.has(goal.entry.path) || !isCount(wanted)) return undefined;
  const conversion = conversionOf(derived.derivation.formula, numbers);
  if (!conversion) return undefined;
  const share = shareAbove(derived, base, context);
  return goal.number.mul(share).div(conversion.rate).mul(100);
}

function withoutMargin({ derivation }: DerivedGoal, value: Exact): Exact {
  const margin = decided(derivation.margin);
  return margin ? value.div(margin.div(100).add(1)) : value;
}

/** The one assumption in the unit of a goal, a month or not, with which a formula doubles: its quota. */
function inputInUnit(
  derived: DerivedGoal,
  goal: NumberedGoal,
  wanted: Unit,
  context: LintContext,
): string | undefined {
  const period = PERIODS[periodOf(goal, context) ?? ''];
  const rate = period === undefined ? undefined : parseUnit(`${goal.unit}/${period}`);
  const fitting = [...derived.inputs].filter(([name, { value }]) => {
    const unit = isPercent(value.unit) ? undefined : parseUnit(value.unit);
    const isSame = unit && [wanted, rate].some((one) => one && unitDifference(unit, one) === undefined);
    return isSame && doubles(derived, name, context);
  });
  return fitting.length === 1 ? fitting[0]![0] : undefined;
}

const PERIODS: Readonly<Record<string, string>> = {
  P1D: 'day',
  P1W: 'week',
  P1M: 'month',
  P3M: 'quarter',
  P1Y: 'year',
};

/** Whether a formula gives twice as much with twice the value of a name. */
function doubles(derived: DerivedGoal, name: string, { agreement }: LintContext): boolean {
  const value = decided(derived.inputs.get(name)?.value.value);
  const other = value && deriveWith(derived, new Map([[name, value.mul(2)]]), agreement);
  return other?.exact.equals(derived.exact.mul(2)) ?? false;
}

/** The percentages by which a formula multiplies, as a share of 1: the part of a goal that comes by this way. */
function shareAbove(derived: DerivedGoal, base: Exact, context: LintContext): Exact {
  if (base.equals(0)) return exact(1);
  return [...derived.inputs].reduce((share, [name, { value }]) => {
    const percent = isPercent(value.unit) ? decided(value.value) : undefined;
    return percent && doubles(derived, name, context) ? share.mul(percent).div(100) : share;
  }, exact(1));
}

function isCount({ dimensions, isShare }: Unit): boolean {
  const [only, ...more] = [...dimensions];
  return (
    !isShare && more.length === 0 && only?.[1] === 1 && !/^(second|month|[A-Z]{3}|\p{Sc})$/u.test(only[0])
  );
}
