import { symbolOf } from '../../agreement/check-expressions.ts';
import { decapitalise } from '../../agreement/describe-values.ts';
import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, toDecimal } from '../../compute/exact.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { isCondition } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { showExpression } from '../../expression/show-expression.ts';
import { parseUnit, unitDifference } from '../../expression/unit.ts';
import { decided } from '../../figures/figures-context.ts';
import { type DerivedGoal, derivedGoals, matchesResult } from '../goal/derivations.ts';
import { slipOfDerivation, unitOfGoal } from '../goal/percent-slip.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';

/** A goal whose number is not what its own formula gives. */
export const derivedGoalMismatch: Rule = {
  name: 'derived-goal-mismatch',
  severity: 'error',
  kind: 'meaning',
  summary: 'The number of a goal is not what its derivation gives.',
  why:
    'A derivation says why a goal is as high as it is. When an assumption changes and the result does not, the contract prints ' +
    'a sum that is wrong, and nobody can tell which of the two the parties agreed on. The party that relies on the goal ' +
    'plans with a number that its own assumptions do not support.',
  source:
    'The lead goal of a published guide to service level agreements: quota × share ÷ deal size ÷ close rate, computed anew each month.',
  limits:
    'With `confidence` the result is more than the formula gives and is not computed here. With `ceiling-each-step` every ' +
    'result between rounding once and rounding each product and quotient is accepted. A target is compared only where it ' +
    'is “at least”, “at most” or “exactly”, in the unit and period of the goal.',
  bad: {
    example: 'marketing-sales',
    change: { 'goals.lead-goal.derivation.result': '50' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'assumptions.close-rate.value': '51',
      'goals.lead-goal.derivation.margin': '2',
      'goals.lead-goal.derivation.result': '100',
      'goals.lead-goal.value': '100',
      'objectives.monthly-leads.target': '100',
    },
  },
  *check(context) {
    const all = derivedGoals(context);
    yield* withoutResult(context, new Set(all.map(({ goal }) => goal.path)));
    for (const derived of all) {
      const { derivation } = derived;
      const isExplained = slipOfDerivation(derived, context) !== undefined;
      if (isExplained) continue;
      if (derivation.confidence === undefined && !matchesResult(derivation.result, derived)) {
        yield wrongResult(derived);
        continue;
      }
      yield* wrongNumbers(derived, context);
    }
  },
};

function wrongResult(derived: DerivedGoal): Finding {
  const { goal, derivation, value } = derived;
  const result = decided(derivation.result)!;
  const right = toDecimal(value);
  const isTooLow = result.compare(value) < 0;
  const own = decided(goal.value.value);
  const consequence = own?.equals(value)
    ? `the contract shows a sum that does not lead to the ${sayNumber(value)} that \`${goal.value.party}\` owes`
    : isTooLow
      ? `\`${goal.value.party}\` can reach ${sayNumber(result)} and whoever relies on it still falls short`
      : `\`${goal.value.party}\` aims for more than its assumptions call for`;
  const path = `${goal.path}/derivation/result`;
  const isOneResult = derivation.rounding !== 'ceiling-each-step';
  const isStatedTwice = own?.equals(result) ?? false;
  return {
    path,
    message: `“${goal.value.id}” states a result of ${sayNumber(result)}, but ${working(derived)} gives ${sayNumber(value)}: ${consequence}`,
    hint: `write \`result: ${right}\`${isStatedTwice ? ` and \`value: ${right}\`` : ''}, or correct the assumption that is wrong`,
    facts: { stated: derivation.result, derived: right },
    related: [{ path: `${goal.path}/derivation/formula`, message: `gives ${sayNumber(derived.exact)}` }],
    ...(isOneResult && {
      fix: {
        title: `Write the result that the formula gives, ${right}`,
        safe: true,
        changes: [{ type: 'replace', path, text: right }],
      },
    }),
  };
}

/** Formulas that all their assumptions leave without a result, as where one of them is 0 and divides. */
function* withoutResult(context: LintContext, derived: ReadonlySet<string>): Generator<Finding> {
  const values = new Map(
    context.all('assumptions').flatMap(({ value: { id, value } }) => {
      const number = decided(value);
      return number ? [[symbolOf(id), number] as const] : [];
    }),
  );
  for (const { value: goal, path } of context.all('goals')) {
    const expression = goal.derivation && parseExpression(goal.derivation.formula).expression;
    if (!expression || derived.has(path) || isCondition(expression)) continue;
    if ([...namesIn(expression).keys()].some((name) => !values.has(name))) continue;
    const result = evaluate(expression, values);
    if (!('fault' in result)) continue;
    yield {
      path: `${path}/derivation/formula`,
      message: `The formula of “${goal.id}” has no result with its assumptions, because ${decapitalise(result.fault.message)}: the ${goal.derivation!.result} of \`${goal.party}\` follows from nothing`,
      hint: 'correct the assumption that makes it so, or a formula that divides by what can be zero',
      facts: { stated: goal.derivation!.result },
    };
  }
}

/** The value of the goal and the target of its objective, where they are not the result. */
function* wrongNumbers({ goal, derivation }: DerivedGoal, context: LintContext): Generator<Finding> {
  const result = decided(derivation.result);
  if (!result) return;
  const { value: written, id, party, objective: objectiveId } = goal.value;
  const value = decided(written);
  if (value && !value.equals(result)) {
    yield differs(`${goal.path}/value`, `“${id}” is ${sayNumber(value)}`, result, goal.path, party, {
      field: 'value',
      written: written!,
    });
  }
  const objective = context.find('objectives', objectiveId);
  const target = objective && comparableTarget(objective.value, goal.value, context);
  if (!objective || !target || target.equals(result)) return;
  yield differs(
    `${objective.path}/target`,
    `“${objective.value.name}”, which measures “${id}”, has a target of ${sayNumber(target)}`,
    result,
    goal.path,
    objective.value.obligor,
    { field: 'target', written: objective.value.target },
  );
}

function differs(
  path: string,
  what: string,
  result: Exact,
  goalPath: string,
  party: string,
  { field, written }: { readonly field: string; readonly written: string },
): Finding {
  const right = toDecimal(result);
  return {
    path,
    message: `${what}, but its derivation gives ${sayNumber(result)}: the contract shows a sum that does not lead to what \`${party}\` owes`,
    hint: `write \`${field}: ${right}\`, or change the assumptions or the \`margin\` so that the formula gives ${written}`,
    facts: { stated: written, derived: right },
    related: [{ path: `${goalPath}/derivation/result`, message: 'what the formula gives' }],
    fix: {
      title: `Write what the derivation gives, ${right}`,
      safe: false,
      changes: [{ type: 'replace', path, text: right }],
    },
  };
}

type Objective = NonNullable<Agreement['objectives']>[number];

/** The target of an objective that is in the unit and for the period of a goal. */
function comparableTarget(
  objective: Objective,
  goal: DerivedGoal['goal']['value'],
  context: LintContext,
): Exact | undefined {
  const [own, measured] = [unitOfGoal(goal, context), context.find('metrics', objective.metric)?.value.unit];
  const [a, b] = [parseUnit(own ?? '?'), parseUnit(measured ?? '?')];
  const isSameUnit = a !== undefined && b !== undefined && unitDifference(a, b) === undefined;
  const isSamePeriod = goal.per === undefined || goal.per === objective.window.length;
  const isPlain = ['gte', 'lte', 'eq'].includes(objective.comparator);
  return isSameUnit && isSamePeriod && isPlain ? decided(objective.target) : undefined;
}

/** The formula with its numbers, in short: "5,000 × (100 ÷ 100) ÷ 100 ÷ (50 ÷ 100)". */
function working({ expression, inputs, derivation }: DerivedGoal): string {
  const shown = showExpression(expression, (name) => {
    const value = decided(inputs.get(name)?.value.value);
    return value ? sayNumber(value) : name;
  });
  const margin = derivation.margin === undefined ? '' : ` with a margin of ${derivation.margin} %`;
  return shown.length > 160 ? `its formula${margin}` : `${shown}${margin}`;
}
