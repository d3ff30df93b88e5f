import type { Exact } from '../compute/exact.ts';

/** A stretch of an expression's text, in UTF-16 units, its end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is wrong in an expression, where, and what would be right; both sentences have no full stop. */
export interface Fault extends Span {
  readonly message: string;
  readonly hint: string;
}

export type SumOrProductSign = '+' | '-' | '*' | '/';
export type ComparisonSign = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** A formula or a condition of an agreement: values are exact numbers, conditions hold or do not. */
export type Expression = Value | Condition;

/** What has a number as its result. */
export type Value = NumberLiteral | Name | Call | Unary | Binary;

/** What holds or does not. */
export type Condition = Not | And | Or | Implies | Comparison;

/** A number as it was written, never below zero, perhaps in a unit: `50 %`, `4 h`, `100 USD/month`. */
export interface NumberLiteral extends Span {
  readonly type: 'number';
  readonly value: Exact;
  readonly text: string;
  readonly unit?: string;
}

/** A metric, an assumption or another symbol; hyphens of its id are underscores here. */
export interface Name extends Span {
  readonly type: 'name';
  readonly name: string;
}

/** A call of one of `FUNCTIONS`, with as many arguments as it takes. */
export interface Call extends Span {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** The negative of a value. */
export interface Unary extends Span {
  readonly type: 'unary';
  readonly operand: Expression;
}

export interface Binary extends Span {
  readonly type: 'binary';
  readonly sign: SumOrProductSign;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Not extends Span {
  readonly type: 'not';
  readonly operand: Expression;
}

export interface And extends Span {
  readonly type: 'and';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Or extends Span {
  readonly type: 'or';
  readonly left: Expression;
  readonly right: Expression;
}

/** Holds unless `left` holds and `right` does not. */
export interface Implies extends Span {
  readonly type: 'implies';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Comparison extends Span {
  readonly type: 'comparison';
  readonly sign: ComparisonSign;
  readonly left: Expression;
  readonly right: Expression;
}

/** Whether `expression` is a condition, not a value. */
export function isCondition(expression: Expression): expression is Condition {
  return ['not', 'and', 'or', 'implies', 'comparison'].includes(expression.type);
}

/** What stands directly inside `expression`, from left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'number':
    case 'name':
      return [];
    case 'call':
      return expression.arguments;
    case 'unary':
    case 'not':
      return [expression.operand];
    case 'binary':
    case 'and':
    case 'or':
    case 'implies':
    case 'comparison':
      return [expression.left, expression.right];
  }
}
