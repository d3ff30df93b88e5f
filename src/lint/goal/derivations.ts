import { symbolOf } from '../../agreement/check-expressions.ts';
import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, round, toDecimal } from '../../compute/exact.ts';
import { evaluate } from '../../expression/evaluate.ts';
import type { Expression } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import { deriveGoal } from '../../figures/goal-sheets.ts';
import type { LintContext } from '../lint-context.ts';

export type Goal = Agreement['goals'][number];
export type Derivation = NonNullable<Goal['derivation']>;
export type Assumption = NonNullable<Agreement['assumptions']>[number];

/** A goal that was computed, with all that its formula needs decided. */
export interface DerivedGoal {
  readonly goal: Entry<Goal>;
  readonly derivation: Derivation;
  readonly expression: Expression;
  /** The assumptions that the formula names, by symbol. */
  readonly inputs: ReadonlyMap<string, Entry<Assumption>>;
  /** What the formula gives with its margin, before and after rounding. */
  readonly exact: Exact;
  readonly value: Exact;
}

/** The goals whose formulas have a value, in time that grows with the number of names in formulas only. */
export function derivedGoals(context: LintContext): readonly DerivedGoal[] {
  const assumptions = new Map(
    context.all('assumptions').map((entry) => [symbolOf(entry.value.id), entry] as const),
  );
  return context.all('goals').flatMap((goal): DerivedGoal[] => {
    const { derivation } = goal.value;
    const expression = derivation && parseExpression(derivation.formula).expression;
    if (!derivation || !expression) return [];
    const inputs = new Map(
      [...namesIn(expression).keys()].flatMap((name) => {
        const entry = assumptions.get(name);
        return entry ? [[name, entry] as const] : [];
      }),
    );
    const result = derive(derivation, inputs, context.agreement);
    return result ? [{ goal, derivation, expression, inputs, ...result }] : [];
  });
}

/** What the formula gives where some of its assumptions have other values; undefined where it has none. */
export function deriveWith(
  { derivation, inputs }: Pick<DerivedGoal, 'derivation' | 'inputs'>,
  values: ReadonlyMap<string, Exact>,
  agreement: Agreement,
): { readonly exact: Exact; readonly value: Exact } | undefined {
  const changed = new Map(
    [...inputs].map(([name, { value, path }]) => {
      const other = values.get(name);
      return [name, { path, value: other ? { ...value, value: toDecimal(other, 30) } : value }] as const;
    }),
  );
  return derive(derivation, changed, agreement);
}

function derive(
  derivation: Derivation,
  inputs: ReadonlyMap<string, Entry<Assumption>>,
  agreement: Agreement,
): { readonly exact: Exact; readonly value: Exact } | undefined {
  const assumptions = [...inputs.values()].map(({ value }) => value);
  return deriveGoal(derivation, { ...agreement, assumptions });
}

/**
 * Whether a written result is what the formula gives. A result that is not said to be rounded, or that is rounded to
 * more digits than a whole number, is compared with as many digits as it has.
 */
export function matchesResult(
  written: string,
  { derivation, expression, inputs, exact: whole, value }: Omit<DerivedGoal, 'goal'>,
): boolean {
  const result = decided(written);
  if (!result || result.equals(value)) return true;
  const digits = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0;
  switch (derivation.rounding) {
    case 'ceiling-at-end':
      return false;
    case 'ceiling-each-step': {
      const most = eachStepUp(expression, inputs, derivation);
      return result.compare(value) >= 0 && (most === undefined || result.compare(most) <= 0);
    }
    case 'half-up':
      return digits > 0 && round(whole, 'half-up', digits).equals(result);
    case 'none':
      return digits > 0 && isWithinDigit(result, whole, digits);
    default:
      return isWithinDigit(result, whole, digits);
  }
}

function isWithinDigit(result: Exact, whole: Exact, digits: number): boolean {
  return (
    result
      .sub(whole)
      .abs()
      .compare(exact(1, 10n ** BigInt(digits))) < 0
  );
}

/** The most that comes out when each product and quotient is rounded up on the way. */
function eachStepUp(
  expression: Expression,
  inputs: ReadonlyMap<string, Entry<Assumption>>,
  { margin }: Derivation,
): Exact | undefined {
  const values = new Map(
    [...inputs].flatMap(([name, { value }]) => {
      const number = decided(value.value);
      return number ? [[name, number] as const] : [];
    }),
  );
  const step = (part: Expression): Exact | undefined => {
    if (part.type === 'binary' && (part.sign === '*' || part.sign === '/')) {
      const [left, right] = [step(part.left), numberOf(part.right, values)];
      if (!left || !right || right.compare(0) <= 0) return undefined;
      return round(part.sign === '*' ? left.mul(right) : left.div(right), 'up');
    }
    return numberOf(part, values);
  };
  const last = step(expression);
  const percent = decided(margin);
  return last && percent ? round(last.mul(percent.div(100).add(1)), 'up') : last;
}

function numberOf(expression: Expression, values: ReadonlyMap<string, Exact>): Exact | undefined {
  const result = evaluate(expression, values);
  return 'value' in result && typeof result.value !== 'boolean' ? result.value : undefined;
}
