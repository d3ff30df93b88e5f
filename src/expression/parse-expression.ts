import { checkKinds } from './check-kinds.ts';
import { type Cursor, EXPRESSION_LIMITS, makeCursor } from './cursor.ts';
import type { ComparisonSign, Expression, Fault, SumOrProductSign } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { readOperand } from './read-operand.ts';
import { readTokens } from './read-tokens.ts';

/** The tree of an expression, or the faults for which it has none; a tree's functions, arguments and kinds are right. */
export interface ParsedExpression {
  readonly expression?: Expression;
  readonly faults: readonly Fault[];
}

/** How many faults of one expression are told: more would hide the first. */
const MOST_FAULTS = 20;

const COMPARISONS: readonly string[] = ['<', '<=', '=', '!=', '>=', '>'] satisfies ComparisonSign[];

/**
 * Reads a formula or condition. Beside the plain signs it takes × · ÷ − – ≤ ≥ ≠. Goes on after a fault where it can
 * tell what was meant, so one reading tells most of what is wrong.
 */
export function parseExpression(text: string): ParsedExpression {
  const { characters } = EXPRESSION_LIMITS;
  if (text.length > characters) {
    const message = `An expression has at most ${characters} characters`;
    return {
      faults: [{ message, hint: 'split it into several metrics', from: characters, to: text.length }],
    };
  }
  const { tokens, faults: found } = readTokens(text);
  const faults = [...found];
  if (tokens.length === 1 && faults.length === 0) {
    const hint = 'write a formula, as in `customers / leads * 100`';
    return { faults: [{ message: 'The expression is empty', hint, from: 0, to: text.length }] };
  }
  if (tokens.length === 1) return { faults };
  const cursor = makeCursor(text, tokens, faults);
  const expression = readImplies(cursor);
  while (!cursor.isAtEnd()) readLeftover(cursor);
  if (faults.length === 0) faults.push(...checkKinds(expression));
  if (faults.length === 0) return { expression, faults };
  return { faults: faults.sort((a, b) => a.from - b.from || a.to - b.to).slice(0, MOST_FAULTS) };
}

/** Goes past what cannot follow a whole expression, with the sign behind it, so that the rest is still checked. */
function readLeftover(cursor: Cursor): void {
  const wrong = cursor.advance();
  if (wrong.text === ')') {
    cursor.report('No bracket opens for this `)`', 'delete it, or write `(` where it begins', wrong);
    if (cursor.isAt('+', '-', '*', '/', 'and', 'or', 'implies', ...COMPARISONS)) cursor.advance();
  } else if (wrong.text === ',') {
    const hint = 'write a decimal number with a point, or the name of a function and a bracket';
    cursor.report('A comma stands between the parts of a function only', hint, wrong);
  } else {
    const hint = 'join two conditions with `and`, `or` or `implies`';
    cursor.report(`\`${cursor.written(wrong)}\` cannot stand here`, hint, wrong);
  }
  if (!cursor.isAtEnd() && !cursor.isAt(')', ',')) readImplies(cursor);
}

function readImplies(cursor: Cursor): Expression {
  const start = cursor.token();
  const left = readOr(cursor);
  if (!cursor.isAt('implies')) return left;
  cursor.advance();
  const implies = cursor.place(start, { type: 'implies', left, right: readOr(cursor) } as const);
  while (cursor.isAt('implies')) {
    const hint = 'put brackets round one of the two';
    cursor.report('Two `implies` in a row can be read in two ways', hint, cursor.advance());
    readOr(cursor);
  }
  return implies;
}

function readOr(cursor: Cursor): Expression {
  const start = cursor.token();
  let left = readAnd(cursor);
  while (cursor.isAt('or')) {
    cursor.advance();
    const right = readAnd(cursor);
    left = cursor.place(start, { type: 'or', left, right });
  }
  return left;
}

function readAnd(cursor: Cursor): Expression {
  const start = cursor.token();
  let left = readNot(cursor);
  while (cursor.isAt('and')) {
    cursor.advance();
    const right = readNot(cursor);
    left = cursor.place(start, { type: 'and', left, right });
  }
  return left;
}

function readNot(cursor: Cursor): Expression {
  const start = cursor.token();
  if (!cursor.isAt('not')) return readComparison(cursor);
  cursor.advance();
  const operand = cursor.descend(() => readNot(cursor));
  return cursor.place(start, { type: 'not', operand });
}

function readComparison(cursor: Cursor): Expression {
  const start = cursor.token();
  const left = readSum(cursor);
  if (!cursor.isAt(...COMPARISONS)) return left;
  const sign = cursor.advance().text as ComparisonSign;
  const right = readSum(cursor);
  const comparison = cursor.place(start, { type: 'comparison', sign, left, right } as const);
  while (cursor.isAt(...COMPARISONS)) {
    const hint = 'join two comparisons with `and`, as in `a < b and b < c`';
    cursor.report('A comparison has two sides', hint, cursor.advance());
    readSum(cursor);
  }
  return comparison;
}

function readSum(cursor: Cursor): Expression {
  const start = cursor.token();
  let left = readTerm(cursor);
  while (cursor.isAt('+', '-')) {
    const sign = cursor.advance().text as SumOrProductSign;
    const right = readTerm(cursor);
    left = cursor.place(start, { type: 'binary', sign, left, right });
  }
  return left;
}

function readTerm(cursor: Cursor): Expression {
  const start = cursor.token();
  const read = (): Expression => readOperand(cursor, () => readImplies(cursor));
  let left = read();
  for (;;) {
    if (cursor.isAt('*', '/')) {
      const sign = cursor.advance().text as SumOrProductSign;
      const right = read();
      left = cursor.place(start, { type: 'binary', sign, left, right });
    } else if (cursor.isAt('%')) {
      const hint =
        'write `/ 100` to make a share of percent points, or `* 100` to make percent points of a share';
      cursor.report('`%` stands behind a number only', hint, cursor.advance());
    } else if (['number', 'word'].includes(cursor.token().type) || cursor.isAt('(')) {
      reportMissingSign(cursor);
      read();
    } else {
      return left;
    }
  }
}

function reportMissingSign(cursor: Cursor): void {
  const [before, after] = [cursor.token(-1), cursor.token()];
  // An unknown character between the two was perhaps meant as their sign.
  if (cursor.isTold({ from: before.to, to: after.from })) return;
  const [first, second] = [cursor.written(before), cursor.written(after)];
  let hint = 'write one of the signs + - * / < <= = != >= > between the two';
  if (before.type === 'number' && after.type === 'number' && /^\d{3}$/.test(second))
    hint = `write \`${first}${second}\` if it is one number, or a sign between the two`;
  else if (FUNCTIONS.has(first)) hint = `write \`${FUNCTIONS.get(first)!.usage}\``;
  else if (first === 'x' || second === 'x') hint = 'write `*` to multiply';
  cursor.report(`No sign stands between \`${first}\` and \`${second}\``, hint, {
    from: before.from,
    to: after.to,
  });
}
