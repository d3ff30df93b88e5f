import { type Exact, exact } from '../../compute/exact.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { type Call, type Expression, isCondition } from '../../expression/expression.ts';
import { holds } from '../../expression/holds.ts';
import { namesIn } from '../../expression/names.ts';
import { showExpression } from '../../expression/show-expression.ts';

/** Coefficients by monomial: the sorted numbers of its symbols joined by spaces, empty for the constant; never zero. */
type Polynomial = ReadonlyMap<string, Exact>;

/** A value as the quotient of two polynomials over the symbols of a formula. */
export interface RationalForm {
  readonly over: Polynomial;
  readonly under: Polynomial;
}

/** What a form is whatever its symbols stand for: one number, or undefined everywhere because it divides by zero. */
export type ConstantForm =
  | { readonly type: 'constant'; readonly value: Exact }
  | { readonly type: 'divides-by-zero' };

/** How many products of terms one formula takes, and how many factors one has; beyond them nothing is decided. */
const MOST_PRODUCTS = 2000;
const MOST_FACTORS = 16;

/** One simplification: numbers for symbols in the order in which they are met, and the products so far. */
interface Run {
  readonly symbolOf: (name: string) => string;
  readonly symbols: Map<string, number>;
  products: number;
}

/**
 * What a formula is for every value of its symbols. Undefined where that depends on them, where it cannot be decided, and
 * for a formula without symbols. `symbolOf` gives names that stand for the same thing one name. A quotient of polynomials is constant
 * exactly if one is a multiple of the other; calls of functions count as symbols of their own.
 */
export function constantFormula(
  expression: Expression,
  symbolOf: (name: string) => string = (name) => name,
): ConstantForm | undefined {
  if (isCondition(expression) || namesIn(expression).size === 0) return undefined;
  const form = formOf(expression, { symbolOf, symbols: new Map(), products: 0 });
  return form && constantOf(form);
}

/** Whether a condition holds for every value of its symbols, or for none; undefined where it depends on them. */
export function constantCondition(expression: Expression): boolean | undefined {
  return truthOf(expression, { symbolOf: (name) => name, symbols: new Map(), products: 0 });
}

function truthOf(expression: Expression, run: Run): boolean | undefined {
  const inside = (part: Expression): boolean | undefined => truthOf(part, run);
  switch (expression.type) {
    case 'not': {
      const inner = inside(expression.operand);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
      return both(inside(expression.left), inside(expression.right));
    case 'or':
      return either(inside(expression.left), inside(expression.right));
    case 'implies': {
      const left = inside(expression.left);
      return either(left === undefined ? undefined : !left, inside(expression.right));
    }
    case 'comparison': {
      const left = formOf(expression.left, run);
      const right = formOf(expression.right, run);
      const difference = left && right && add(left, scale(right, exact(-1)), run);
      const constant = difference && constantOf(difference);
      if (constant?.type !== 'constant') return undefined;
      return holds(expression.sign, constant.value.compare(0));
    }
    default:
      return undefined;
  }
}

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === true || b === true) return true;
  return a === undefined || b === undefined ? undefined : false;
}

function constantOf({ over, under }: RationalForm): ConstantForm | undefined {
  if (under.size === 0) return { type: 'divides-by-zero' };
  if (over.size === 0) return { type: 'constant', value: exact(0) };
  if (over.size !== under.size) return undefined;
  let ratio: Exact | undefined;
  for (const [monomial, coefficient] of under) {
    const other = over.get(monomial);
    if (!other) return undefined;
    const quotient = other.div(coefficient);
    if (ratio && !ratio.equals(quotient)) return undefined;
    ratio = quotient;
  }
  return ratio && { type: 'constant', value: ratio };
}

function formOf(expression: Expression, run: Run): RationalForm | undefined {
  const inside = (part: Expression): RationalForm | undefined => formOf(part, run);
  switch (expression.type) {
    case 'number':
      return constant(expression.value);
    case 'name':
      return symbol(run.symbolOf(expression.name), run);
    case 'unary': {
      const operand = inside(expression.operand);
      return operand && scale(operand, exact(-1));
    }
    case 'binary': {
      const [left, right] = [inside(expression.left), inside(expression.right)];
      if (!left || !right) return undefined;
      switch (expression.sign) {
        case '+':
          return add(left, right, run);
        case '-':
          return add(left, scale(right, exact(-1)), run);
        case '*':
          return quotient(multiply(left.over, right.over, run), multiply(left.under, right.under, run));
        case '/':
          // What is divided by zero somewhere inside stays so: its divisor must not become a factor above.
          if (right.under.size === 0) return { over: right.over, under: right.under };
          return quotient(multiply(left.over, right.under, run), multiply(left.under, right.over, run));
      }
      break;
    }
    case 'call':
      return callForm(expression, run);
    default:
      return undefined;
  }
}

function callForm(call: Call, run: Run): RationalForm | undefined {
  const [first, second, third] = call.arguments;
  if (namesIn(call).size === 0) {
    const result = evaluate(call, new Map());
    return 'value' in result && typeof result.value !== 'boolean' ? constant(result.value) : undefined;
  }
  if (call.name === 'minutes' || call.name === 'days') {
    const operand = formOf(first!, run);
    return operand && scale(operand, exact(call.name === 'minutes' ? 60 : 86_400));
  }
  if (call.name === 'if') {
    const [yes, no] = [formOf(second!, run), formOf(third!, run)];
    const difference = yes && no && add(yes, scale(no, exact(-1)), run);
    if (difference && difference.under.size > 0 && difference.over.size === 0) return yes;
  }
  return symbol(showExpression(call, run.symbolOf), run);
}

function symbol(name: string, { symbols }: Run): RationalForm {
  const number = symbols.get(name) ?? symbols.size;
  symbols.set(name, number);
  return { over: new Map([[String(number), exact(1)]]), under: new Map([['', exact(1)]]) };
}

function constant(value: Exact): RationalForm {
  return { over: value.equals(0) ? new Map() : new Map([['', value]]), under: new Map([['', exact(1)]]) };
}

function quotient(over: Polynomial | undefined, under: Polynomial | undefined): RationalForm | undefined {
  return over && under && { over, under };
}

function add(left: RationalForm, right: RationalForm, run: Run): RationalForm | undefined {
  const [a, b] = [multiply(left.over, right.under, run), multiply(right.over, left.under, run)];
  const under = multiply(left.under, right.under, run);
  if (!a || !b || !under) return undefined;
  const over = new Map(a);
  for (const [monomial, coefficient] of b) accumulate(over, monomial, coefficient);
  return { over, under };
}

function scale({ over, under }: RationalForm, factor: Exact): RationalForm {
  return { over: new Map([...over].map(([monomial, one]) => [monomial, one.mul(factor)])), under };
}

function multiply(left: Polynomial, right: Polynomial, run: Run): Polynomial | undefined {
  run.products += left.size * right.size;
  if (run.products > MOST_PRODUCTS) return undefined;
  const product = new Map<string, Exact>();
  for (const [a, one] of left) {
    for (const [b, other] of right) {
      const factors = [...a.split(' '), ...b.split(' ')].filter((factor) => factor !== '').sort();
      if (factors.length > MOST_FACTORS) return undefined;
      accumulate(product, factors.join(' '), one.mul(other));
    }
  }
  return product;
}

function accumulate(polynomial: Map<string, Exact>, monomial: string, coefficient: Exact): void {
  const total = coefficient.add(polynomial.get(monomial) ?? 0);
  if (total.equals(0)) polynomial.delete(monomial);
  else polynomial.set(monomial, total);
}
