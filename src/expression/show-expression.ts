import type { Expression } from './expression.ts';

/** A piece of an expression as it is printed: a sign brings its spaces and brackets, so that all pieces join as they are. */
export type ExpressionPart =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'number'; readonly text: string; readonly unit?: string }
  | { readonly type: 'sign'; readonly text: string };

/** How tightly each kind binds, loosest first; what binds more loosely than its place allows stands in brackets. */
const STRENGTH = {
  implies: 1,
  or: 2,
  and: 3,
  not: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  unary: 8,
  leaf: 9,
} as const;

const SHOWN_SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;
const SHOWN_COMPARISONS = { '<': '<', '<=': '≤', '=': '=', '!=': '≠', '>=': '≥', '>': '>' } as const;

/**
 * An expression in its one canonical print: true signs, no bracket that reading it would not miss, names as `nameOf`
 * gives them. With names as they are, reading it again gives the same tree.
 */
export function showExpression(
  expression: Expression,
  nameOf: (name: string) => string = (name) => name,
): string {
  return showParts(expression)
    .map((part) => {
      if (part.type === 'name') return nameOf(part.name);
      if (part.type === 'sign') return part.text;
      // A number and its unit never part at the end of a line.
      return part.unit === undefined ? part.text : `${part.text}\u00A0${part.unit}`;
    })
    .join('');
}

/** The same print in pieces, for whoever prints each name as a value. */
export function showParts(expression: Expression): ExpressionPart[] {
  switch (expression.type) {
    case 'number': {
      const { text, unit } = expression;
      return [{ type: 'number', text, ...(unit !== undefined && { unit }) }];
    }
    case 'name':
      return [{ type: 'name', name: expression.name }];
    case 'call':
      return [
        sign(`${expression.name}(`),
        ...expression.arguments.flatMap((part, index) => [
          ...(index > 0 ? [sign(', ')] : []),
          ...showParts(part),
        ]),
        sign(')'),
      ];
    case 'unary':
      return [sign('−'), ...show(expression.operand, STRENGTH.leaf)];
    case 'not':
      return [sign('not '), ...show(expression.operand, STRENGTH.not)];
    case 'binary':
      return showPair(expression, SHOWN_SIGNS[expression.sign], strengthOf(expression));
    case 'comparison':
      return showPair(expression, SHOWN_COMPARISONS[expression.sign], STRENGTH.sum, STRENGTH.sum);
    case 'and':
    case 'or':
      return showPair(expression, expression.type, strengthOf(expression));
    case 'implies':
      return showPair(expression, expression.type, STRENGTH.or, STRENGTH.or);
  }
}

function showPair(
  { left, right }: { readonly left: Expression; readonly right: Expression },
  between: string,
  least: number,
  leastRight = least + 1,
): ExpressionPart[] {
  // Two signs in a row are read wrongly, so a negative value on the right has brackets.
  const shownRight = right.type === 'unary' ? STRENGTH.leaf : leastRight;
  return [...show(left, least), sign(` ${between} `), ...show(right, shownRight)];
}

function show(expression: Expression, least: number): ExpressionPart[] {
  const parts = showParts(expression);
  return strengthOf(expression) >= least ? parts : [sign('('), ...parts, sign(')')];
}

function strengthOf(expression: Expression): number {
  switch (expression.type) {
    case 'number':
    case 'name':
    case 'call':
      return STRENGTH.leaf;
    case 'binary':
      return expression.sign === '+' || expression.sign === '-' ? STRENGTH.sum : STRENGTH.product;
    default:
      return STRENGTH[expression.type];
  }
}

function sign(text: string): ExpressionPart {
  return { type: 'sign', text };
}
