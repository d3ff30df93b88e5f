import { type Exact, exact } from '../compute/exact.ts';
import { evaluate } from './evaluate.ts';
import type { Binary, ComparisonSign, Expression } from './expression.ts';
import { namesIn } from './names.ts';

/** A comparison with everything brought to its left: Σ coefficient · name + constant, its sign, and zero on the right. */
export interface LinearForm {
  /** Never zero. */
  readonly coefficients: ReadonlyMap<string, Exact>;
  readonly constant: Exact;
  readonly sign: ComparisonSign;
}

type Sum = Omit<LinearForm, 'sign'>;

/**
 * The linear form of one comparison, once names in `constants` have their values; undefined for other conditions and
 * where unknowns are multiplied with each other, divided by, rounded or compared within a value.
 */
export function linearForm(
  expression: Expression,
  constants: ReadonlyMap<string, Exact>,
): LinearForm | undefined {
  if (expression.type !== 'comparison') return undefined;
  const left = sumOf(expression.left, constants);
  const right = left && sumOf(expression.right, constants);
  if (!left || !right) return undefined;
  return { ...add(left, scale(right, exact(-1))), sign: expression.sign };
}

function sumOf(expression: Expression, constants: ReadonlyMap<string, Exact>): Sum | undefined {
  const inside = (part: Expression): Sum | undefined => sumOf(part, constants);
  switch (expression.type) {
    case 'number':
      return { coefficients: new Map(), constant: expression.value };
    case 'name': {
      const constant = constants.get(expression.name);
      if (constant) return { coefficients: new Map(), constant };
      return { coefficients: new Map([[expression.name, exact(1)]]), constant: exact(0) };
    }
    case 'unary': {
      const operand = inside(expression.operand);
      return operand && scale(operand, exact(-1));
    }
    case 'binary':
      return combine(expression, inside(expression.left), inside(expression.right));
    case 'call': {
      const operand = ['minutes', 'days'].includes(expression.name) && inside(expression.arguments[0]!);
      if (operand) return scale(operand, exact(expression.name === 'minutes' ? 60 : 86_400));
      if (![...namesIn(expression).keys()].every((name) => constants.has(name))) return undefined;
      const result = evaluate(expression, constants);
      if ('fault' in result || typeof result.value === 'boolean') return undefined;
      return { coefficients: new Map(), constant: result.value };
    }
    default:
      return undefined;
  }
}

function combine({ sign }: Binary, left: Sum | undefined, right: Sum | undefined): Sum | undefined {
  if (!left || !right) return undefined;
  switch (sign) {
    case '+':
      return add(left, right);
    case '-':
      return add(left, scale(right, exact(-1)));
    case '*':
      if (right.coefficients.size === 0) return scale(left, right.constant);
      return left.coefficients.size === 0 ? scale(right, left.constant) : undefined;
    case '/':
      if (right.coefficients.size > 0 || right.constant.equals(0)) return undefined;
      return scale(left, right.constant.inverse());
  }
}

function add(left: Sum, right: Sum): Sum {
  const coefficients = new Map(left.coefficients);
  for (const [name, coefficient] of right.coefficients) {
    const total = coefficient.add(coefficients.get(name) ?? 0);
    if (total.equals(0)) coefficients.delete(name);
    else coefficients.set(name, total);
  }
  return { coefficients, constant: left.constant.add(right.constant) };
}

function scale({ coefficients, constant }: Sum, factor: Exact): Sum {
  const scaled = factor.equals(0)
    ? []
    : [...coefficients].map(([name, one]) => [name, one.mul(factor)] as const);
  return { coefficients: new Map(scaled), constant: constant.mul(factor) };
}
