import { symbolOf } from '../../agreement/check-expressions.ts';
import type { Agreement } from '../../agreement/generated/types.ts';
import type { Exact } from '../../compute/exact.ts';
import { evaluate } from '../../expression/evaluate.ts';
import type { Expression } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided } from '../../figures/figures-context.ts';

/** What a formula computes in reverse: so many leads are needed because only a share of them becomes customers. */
export interface Conversion {
  /** What the formula gives, before a margin and before rounding. */
  readonly leads: Exact;
  /** How many of them must become customers. */
  readonly customers: Exact;
  /** The share that does, in percent. */
  readonly rate: Exact;
}

/** The numbers of an agreement by their symbols, and which of them are percentages. */
export interface KnownNumbers {
  readonly values: ReadonlyMap<string, Exact>;
  readonly percentages: ReadonlySet<string>;
}

/** The decided assumptions of an agreement, as formulas see them. */
export function knownNumbers({ assumptions }: Agreement): KnownNumbers {
  const values = new Map<string, Exact>();
  const percentages = new Set<string>();
  for (const { id, value, unit } of assumptions ?? []) {
    const number = decided(value);
    if (number) values.set(symbolOf(id), number);
    if (unit === '%') percentages.add(symbolOf(id));
  }
  return { values, percentages };
}

/**
 * The conversion in a formula: the percentages by which its result is divided, found by doubling each. A rounding around
 * the whole is left aside. Undefined where there are none, where a rate is not within 0 to 100 %, and for formulas
 * without a result.
 */
export function conversionOf(formula: string, { values, percentages }: KnownNumbers): Conversion | undefined {
  const { expression } = parseExpression(formula);
  const inner = expression && withoutRounding(expression);
  const leads = inner && resultOf(inner, values);
  if (!inner || !leads || leads.compare(0) <= 0) return undefined;
  let rate: Exact | undefined;
  for (const name of namesIn(inner).keys()) {
    const value = values.get(name);
    if (!value || !percentages.has(name) || value.equals(0)) continue;
    const half = resultOf(inner, new Map([...values, [name, value.mul(2)]]));
    if (half?.mul(2).equals(leads)) rate = rate ? rate.mul(value).div(100) : value;
  }
  if (!rate || rate.compare(0) <= 0 || rate.compare(100) > 0) return undefined;
  return { leads, customers: leads.mul(rate).div(100), rate };
}

function withoutRounding(expression: Expression): Expression {
  const isRounding = expression.type === 'call' && ['ceil', 'floor', 'round'].includes(expression.name);
  return isRounding ? expression.arguments[0]! : expression;
}

function resultOf(expression: Expression, values: ReadonlyMap<string, Exact>): Exact | undefined {
  const result = evaluate(expression, values);
  return 'value' in result && typeof result.value !== 'boolean' ? result.value : undefined;
}
