import type { Exact } from '../compute/exact.ts';
import { callFunction } from './call-function.ts';
import {
  type Binary,
  type Call,
  type Comparison,
  type Expression,
  type Fault,
  isCondition,
  type Name,
  type Span,
} from './expression.ts';
import { LIST_FUNCTIONS } from './functions.ts';
import { holds } from './holds.ts';

/** What names stand for: one number, or for `sum(…)` and its like a list of them. Percentages are percent points. */
export type Values = ReadonlyMap<string, Exact | readonly Exact[]>;

/** What an expression comes to: a number for a formula, whether it holds for a condition, or why it has no result. */
export type Evaluated = { readonly value: Exact | boolean } | { readonly fault: Fault };

/** How many values one evaluation looks at. */
const MOST_STEPS = 1_000_000;

/** One evaluation: the first fault found ends it. */
interface Run {
  readonly values: Values;
  steps: number;
  fault?: Fault;
}

/**
 * The exact result of an expression. A number's unit changes nothing: `5 min` is 5, and `minutes(5)` is 300 seconds.
 * Of `and`, `or`, `implies` and `if` only the parts that decide are looked at, so the others may have no result.
 */
export function evaluate(expression: Expression, values: Values): Evaluated {
  const run: Run = { values, steps: 0 };
  const value = isCondition(expression) ? truth(expression, run) : number(expression, run);
  if (run.fault) return { fault: run.fault };
  if (value === undefined) throw new Error('An expression without a result has no fault');
  return { value };
}

function fail(run: Run, message: string, hint: string, { from, to }: Span): undefined {
  run.fault ??= { message, hint, from, to };
}

function isOverrun(run: Run, steps: number, span: Span): boolean {
  run.steps += steps;
  if (run.steps <= MOST_STEPS) return false;
  fail(run, 'This takes too many steps', 'use shorter lists of values', span);
  return true;
}

function number(expression: Expression, run: Run): Exact | undefined {
  if (isOverrun(run, 1, expression)) return undefined;
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'name': {
      const value = lookUp(expression, run);
      if (!Array.isArray(value)) return value as Exact | undefined;
      const message = `\`${expression.name}\` is a list of values`;
      return fail(
        run,
        message,
        `write \`sum(${expression.name})\`, or another function of a list`,
        expression,
      );
    }
    case 'unary':
      return number(expression.operand, run)?.neg();
    case 'binary':
      return binary(expression, run);
    case 'call':
      return call(expression, run);
    default:
      return fail(run, 'A condition is no value', 'use `if(condition, value, value)`', expression);
  }
}

function lookUp(name: Name, run: Run): Exact | readonly Exact[] | undefined {
  const value = run.values.get(name.name);
  if (value !== undefined) return value;
  return fail(run, `\`${name.name}\` has no value`, 'give it one', name);
}

function binary(node: Binary, run: Run): Exact | undefined {
  const left = number(node.left, run);
  const right = left && number(node.right, run);
  if (!left || !right) return undefined;
  switch (node.sign) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      if (!right.equals(0)) return left.div(right);
      return fail(
        run,
        'This divides by zero',
        'use `if(condition, value, value)` where it can be zero',
        node.right,
      );
  }
}

function call(node: Call, run: Run): Exact | undefined {
  if (node.name === 'if') {
    const [condition, yes, no] = node.arguments;
    const holds = truth(condition!, run);
    return holds === undefined ? undefined : number(holds ? yes! : no!, run);
  }
  const lists: (readonly Exact[])[] = [];
  for (const [index, part] of node.arguments.entries()) {
    const takesList = LIST_FUNCTIONS.includes(node.name) && !(node.name === 'percentile' && index === 1);
    const value = takesList && part.type === 'name' ? lookUp(part, run) : number(part, run);
    if (value === undefined) return undefined;
    const list: readonly Exact[] = Array.isArray(value) ? value : [value as Exact];
    if (isOverrun(run, list.length, part)) return undefined;
    lists.push(list);
  }
  const result = callFunction(node.name, lists);
  return 'value' in result ? result.value : fail(run, result.message, result.hint, node);
}

function truth(expression: Expression, run: Run): boolean | undefined {
  if (isOverrun(run, 1, expression)) return undefined;
  switch (expression.type) {
    case 'not': {
      const inner = truth(expression.operand, run);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
      return truth(expression.left, run) && truth(expression.right, run);
    case 'or':
    case 'implies': {
      const left = truth(expression.left, run);
      if (left === undefined) return undefined;
      return left === (expression.type === 'or') ? true : truth(expression.right, run);
    }
    case 'comparison':
      return compare(expression, run);
    default:
      return fail(run, 'A value is no condition', 'compare it with another value', expression);
  }
}

function compare(node: Comparison, run: Run): boolean | undefined {
  const left = number(node.left, run);
  const right = left && number(node.right, run);
  if (!left || !right) return undefined;
  return holds(node.sign, left.compare(right));
}
