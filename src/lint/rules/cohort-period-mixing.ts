import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import { laggedCloseRate } from '../../compute/goals/recalculation.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import type { Expression } from '../../expression/expression.ts';
import { parseUnit } from '../../expression/unit.ts';
import { daysOfWindow, decided, type Entry } from '../../figures/figures-context.ts';
import { type Assumption, type DerivedGoal, derivedGoals } from '../goal/derivations.ts';
import { isPercent } from '../goal/percent-slip.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList, sayNumber, sayPercent } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';

type Input = Entry<Assumption>;

/** Rates in one formula that were counted over different customers. */
export const cohortPeriodMixing: Rule = {
  name: 'cohort-period-mixing',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A goal is computed from rates that follow different groups of leads, or from a close rate of leads that had no time to close.',
  why:
    'The customers of a month come from leads of earlier months. Divided by the leads of the same month they show too low a ' +
    'rate while leads grow and too high a one while they shrink, and a rate of one group times the deal size of another is ' +
    'the revenue of nobody. The goal that follows asks too much of one team or too little for the other.',
  source:
    'The monthly recalculation of a published guide, which asks for the length of the sales cycle and then does not use it.',
  limits:
    'Only assumptions with a `basis` are compared, and only those on the same side of a fraction: a share of the revenue of a month stands above it by right. ' +
    'The growth of leads is no field of an agreement, so that the size of the error is shown for 10 % a month.',
  bad: {
    example: 'marketing-sales',
    change: {
      'assumptions.close-rate.recalculation': '{ every: P1M, basis: closed-in-period }',
      'assumptions.deal-size.recalculation': '{ every: P1M, basis: cohort }',
    },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'assumptions.close-rate.recalculation': '{ every: P1M, basis: cohort }',
      'assumptions.deal-size.recalculation': '{ every: P1M, basis: cohort }',
      'assumptions.marketing-share.recalculation': '{ every: P1M, basis: closed-in-period }',
    },
  },
  *check(context) {
    const cycle = salesCycle(context);
    const told = new Set<string>();
    for (const derived of derivedGoals(context)) {
      const sides = sidesOf(derived);
      for (const inputs of [sides.over, sides.under]) {
        const finding = mixedBasis(derived, inputs);
        if (finding) yield finding;
      }
      for (const input of sides.under) {
        const finding = cycle && !told.has(input.path) ? tooShort(derived, input, cycle) : undefined;
        if (!finding) continue;
        told.add(input.path);
        yield finding;
      }
    }
  },
};

function mixedBasis({ goal }: DerivedGoal, inputs: readonly Input[]): Finding | undefined {
  const of = (basis: string): readonly Input[] =>
    inputs.filter(({ value }) => value.recalculation?.basis === basis);
  const [cohort, period] = [of('cohort'), of('closed-in-period')];
  const [first] = period;
  if (!first || cohort.length === 0) return undefined;
  const ids = (some: readonly Input[]): string => sayList(some.map(({ value }) => value.id));
  return {
    path: `${goal.path}/derivation/formula`,
    message: `“${goal.value.id}” joins ${ids(cohort)}, which ${cohort.length === 1 ? 'follows' : 'follow'} one group of leads to its end, with ${ids(period)}, which ${period.length === 1 ? 'counts' : 'count'} what closed in the period: they are rates of different customers, so that the goal of \`${goal.value.party}\` is wrong whenever the number of leads changes`,
    hint: `measure ${ids(period)} by the same leads and write \`basis: cohort\``,
    facts: { cohort: cohort.length, closedInPeriod: period.length },
    related: [...cohort, ...period].map(({ path, value }) => ({
      path: `${path}/recalculation/basis`,
      message: value.recalculation!.basis!,
    })),
  };
}

/** How long a lead takes to become a customer. */
interface SalesCycle {
  readonly path: string;
  readonly text: string;
  readonly days: Exact;
  /** The whole months that it lasts. */
  readonly months: number;
}

const DAYS_OF_MONTH = exact(30);
/** The growth a month for which the error is shown, in percent. */
const SHOWN_GROWTH = exact(10);

function tooShort({ goal, value: due }: DerivedGoal, input: Input, cycle: SalesCycle): Finding | undefined {
  const { recalculation, unit, name, value: written, window } = input.value;
  if (recalculation?.basis !== 'closed-in-period' || !isPercent(unit)) return undefined;
  const period = window ?? recalculation.every;
  const days = longestDays(period);
  if (days === undefined || cycle.days.mul(2).compare(days) <= 0) return undefined;
  const closeRate = decided(written);
  const shown = closeRate && laggedCloseRate({ closeRate, growth: SHOWN_GROWTH, lag: cycle.months });
  const factor = closeRate && shown && shown.exact.compare(0) > 0 ? closeRate.div(shown.exact) : undefined;
  const size =
    shown && factor && cycle.months > 0
      ? `while leads grow by ${sayPercent(SHOWN_GROWTH)} a month, a true ${sayPercent(closeRate!)} shows as ${sayPercent(shown.exact, 1)}, and a goal of ${sayNumber(due)} becomes ${sayNumber(due.mul(factor), 0, 'up')}`
      : 'it shows too low a rate while leads grow, and too high a one while they shrink';
  const word = sayPeriod(period, 'period');
  return {
    path: `${input.path}/recalculation/basis`,
    message: `“${name}” counts what closed in a ${word}, but a lead takes ${cycle.text} to close, so that most of it comes from earlier leads: ${size}, which \`${goal.value.party}\` would have to deliver`,
    hint: 'write `basis: cohort` and take the rate from leads that are at least as old as the sales cycle',
    facts: {
      salesCycleDays: toDecimal(cycle.days),
      periodDays: days,
      ...(shown && { shown: toDecimal(shown.exact) }),
    },
    related: [
      { path: cycle.path, message: 'the sales cycle' },
      { path: `${goal.path}/derivation/formula`, message: 'what is computed from it' },
    ],
  };
}

function salesCycle({ agreement, find }: LintContext): SalesCycle | undefined {
  const entry = find('assumptions', agreement.leadModel?.salesCycle);
  const value = decided(entry?.value.value);
  const unit = entry && parseUnit(entry.value.unit);
  if (!entry || !value || unit?.dimensions.size !== 1) return undefined;
  const inUnit = value.mul(unit.scale);
  const days =
    unit.dimensions.get('month') === 1
      ? inUnit.mul(DAYS_OF_MONTH)
      : unit.dimensions.get('second') === 1
        ? inUnit.div(86_400)
        : undefined;
  if (!days || days.compare(0) <= 0) return undefined;
  return {
    path: `${entry.path}/value`,
    text: `${sayNumber(value)} ${entry.value.unit}`,
    days,
    months: Number(days.div(DAYS_OF_MONTH).floor().n),
  };
}

/** The most days that a period has; undefined for one of hours. */
function longestDays(period: string): number | undefined {
  const known = daysOfWindow(period);
  if (known) return Math.max(...known);
  const length = parseDuration(period);
  return length && length.months > 0 ? length.months * 31 + length.days : undefined;
}

/** The assumptions that a formula multiplies by, and those that it divides by; sums count with what they are part of. */
function sidesOf({ expression, inputs }: DerivedGoal): {
  readonly over: readonly Input[];
  readonly under: readonly Input[];
} {
  const sides = { over: new Map<string, Input>(), under: new Map<string, Input>() };
  const visit = (part: Expression, isUnder: boolean): void => {
    switch (part.type) {
      case 'name': {
        const input = inputs.get(part.name);
        if (input) sides[isUnder ? 'under' : 'over'].set(part.name, input);
        return;
      }
      case 'binary':
        visit(part.left, isUnder);
        visit(part.right, part.sign === '/' ? !isUnder : isUnder);
        return;
      case 'unary':
        visit(part.operand, isUnder);
        return;
      case 'call':
        // Other functions choose or count, and what they are given is no factor.
        if (['ceil', 'floor', 'round'].includes(part.name)) visit(part.arguments[0]!, isUnder);
    }
  };
  visit(expression, false);
  return { over: [...sides.over.values()], under: [...sides.under.values()] };
}
