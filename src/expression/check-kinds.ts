import { type Expression, type Fault, isCondition } from './expression.ts';

/**
 * A fault for each value that stands where a condition must, and each condition where a value must. What is inside a
 * misplaced part is checked too.
 */
export function checkKinds(expression: Expression): Fault[] {
  switch (expression.type) {
    case 'number':
    case 'name':
      return [];
    case 'call':
      return expression.arguments.flatMap((part, index) =>
        expression.name === 'if' && index === 0
          ? wantCondition(part, 'the first part of `if(…)`')
          : wantValue(part, `\`${expression.name}(…)\``),
      );
    case 'unary':
      return wantValue(expression.operand, '`-`');
    case 'not':
      return wantCondition(expression.operand, '`not`');
    case 'binary':
    case 'comparison':
      return [expression.left, expression.right].flatMap((part) => wantValue(part, `\`${expression.sign}\``));
    case 'and':
    case 'or':
    case 'implies':
      return [expression.left, expression.right].flatMap((part) =>
        wantCondition(part, `\`${expression.type}\``),
      );
  }
}

/** The fault of a whole expression that is a condition where a number is asked for, or a number for a condition. */
export function checkYield(expression: Expression, yields: 'number' | 'condition'): readonly Fault[] {
  if (isCondition(expression) === (yields === 'condition')) return [];
  const { from, to } = expression;
  return yields === 'condition'
    ? [{ message: 'This is a value, but a condition is needed', hint: COMPARE, from, to }]
    : [{ message: 'This holds or does not, but a number is needed', hint: CHOOSE, from, to }];
}

const COMPARE = 'compare it with another value, as in `leads >= 100`';
const CHOOSE = 'make a number of it with `if(condition, value, value)`';

function wantValue(part: Expression, user: string): Fault[] {
  const inner = checkKinds(part);
  if (!isCondition(part)) return inner;
  const message = `This holds or does not, but ${user} needs a value`;
  const hint = 'join conditions with `and`, or make a value of one with `if(condition, value, value)`';
  return [{ message, hint, from: part.from, to: part.to }, ...inner];
}

function wantCondition(part: Expression, user: string): Fault[] {
  const inner = checkKinds(part);
  if (isCondition(part)) return inner;
  const message = `This is a value, but ${user} needs a condition`;
  return [{ message, hint: COMPARE, from: part.from, to: part.to }, ...inner];
}
