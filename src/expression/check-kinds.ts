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
  const hint = 'compare it with another value, as in `leads >= 100`';
  return [{ message, hint, from: part.from, to: part.to }, ...inner];
}
