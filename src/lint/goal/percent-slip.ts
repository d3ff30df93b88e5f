import { type Exact, exact } from '../../compute/exact.ts';
import { type Expression, partsOf } from '../../expression/expression.ts';
import { parseUnit } from '../../expression/unit.ts';
import { unitOf } from '../../expression/units.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type DerivedGoal, deriveWith, matchesResult } from './derivations.ts';

/**
 * How many factors of 100 too many a formula's result has for its unit: 1 where percent points are multiplied as they
 * are, −1 where they are divided by, or where a share is not brought to percent. Undefined where that is right, or where
 * a unit is unknown.
 */
export function percentSlip(
  expression: Expression,
  units: ReadonlyMap<string, string>,
  resultUnit: string | undefined,
): number | undefined {
  const wanted = resultUnit === undefined ? undefined : parseUnit(resultUnit);
  const { unit, faults } = unitOf(expression, units);
  if (!wanted || !unit || faults.length > 0) return undefined;
  const [least, most] = unit.percent;
  if (wanted.percent[1] < least) return least - wanted.percent[1];
  return wanted.percent[0] > most ? most - wanted.percent[0] : undefined;
}

/** The names in percent that a formula uses without dividing them by 100 on the spot. */
export function undividedNames(
  expression: Expression,
  units: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: Expression, isDivided: boolean): void => {
    if (part.type === 'name') {
      if (!isDivided && isPercent(units.get(part.name))) found.add(part.name);
      return;
    }
    const divides = dividesBy100(part);
    for (const inner of partsOf(part)) visit(inner, divides);
  };
  visit(expression, false);
  return found;
}

/** A formula with some of its names divided by 100, where they are not yet. */
function divideNames(expression: Expression, names: ReadonlySet<string>): Expression {
  const inside = <T extends Expression>(part: T): T => divideNames(part, names) as T;
  switch (expression.type) {
    case 'name': {
      const { from, to } = expression;
      if (!names.has(expression.name)) return expression;
      const hundred = { type: 'number', value: exact(100), text: '100', from, to } as const;
      return { type: 'binary', sign: '/', left: expression, right: hundred, from, to };
    }
    case 'binary':
      if (dividesBy100(expression)) return expression;
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'unary':
      return { ...expression, operand: inside(expression.operand) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inside) };
    default:
      return expression;
  }
}

/** Whether a part is something divided by 100 on the spot. */
function dividesBy100(part: Expression): boolean {
  return (
    part.type === 'binary' &&
    part.right.type === 'number' &&
    ((part.sign === '/' && part.right.value.equals(100)) ||
      (part.sign === '*' && part.right.value.equals(exact(1, 100))))
  );
}

/** Whether a unit is percent points and nothing else. */
export function isPercent(unit: string | undefined): boolean {
  const parsed = unit === undefined ? undefined : parseUnit(unit);
  return parsed !== undefined && parsed.percent[0] === 1 && parsed.dimensions.size === 0;
}

/** A derivation whose percent points and shares are mixed up. */
export interface PercentSlip {
  /** `formula`: it takes percent points for shares, or shares for percent points. `value`: assumptions are written as shares. */
  readonly type: 'formula' | 'value';
  /** The names that are to be divided by 100, or whose values are to be multiplied by it. */
  readonly names: readonly string[];
  /** What the formula gives as it is, and as it is meant; the latter undefined where that is not certain. */
  readonly now: Exact;
  readonly meant?: Exact | undefined;
}

/** How a derivation mixes up percent points and shares; undefined where nothing proves that it does. */
export function slipOfDerivation(derived: DerivedGoal, context: LintContext): PercentSlip | undefined {
  const { goal, expression, inputs, value: now } = derived;
  const units = new Map([...inputs].map(([name, { value }]) => [name, value.unit] as const));
  const slip = percentSlip(expression, units, unitOfGoal(goal.value, context));
  if (slip !== undefined) {
    const names = [...undividedNames(expression, units)];
    const divided = divideNames(expression, new Set(names));
    const isMended =
      names.length > 0 && percentSlip(divided, units, unitOfGoal(goal.value, context)) === undefined;
    const meant = isMended
      ? deriveWith(derived, scaled(derived, names, exact(1, 100)), context.agreement)
      : undefined;
    // What gives the same as before mends nothing.
    if (!meant || meant.value.equals(now)) return { type: 'formula', names: [], now };
    return { type: 'formula', names, now, meant: meant.value };
  }
  const names = [...inputs]
    .filter(([, { value }]) => isPercent(value.unit) && isSmall(value.value))
    .map(([name]) => name);
  if (names.length === 0 || matchesResult(derived.derivation.result, derived)) return undefined;
  const other = deriveWith(derived, scaled(derived, names, exact(100)), context.agreement);
  if (!other || !matchesResult(derived.derivation.result, { ...derived, ...other })) return undefined;
  return { type: 'value', names, now, meant: other.value };
}

/** Whether a percentage is above 0 and at most 1, as a share is. */
export function isSmall(decimal: string | undefined): boolean {
  const value = decided(decimal);
  return value !== undefined && value.compare(0) > 0 && value.compare(1) <= 0;
}

/** The unit of a goal: its own, or that of the metric of its objective. */
export function unitOfGoal(
  goal: { readonly unit?: string; readonly objective?: string },
  { find }: LintContext,
): string | undefined {
  return goal.unit ?? find('metrics', find('objectives', goal.objective)?.value.metric)?.value.unit;
}

function scaled(
  { inputs }: DerivedGoal,
  names: readonly string[],
  factor: Exact,
): ReadonlyMap<string, Exact> {
  return new Map(
    names.flatMap((name) => {
      const value = decided(inputs.get(name)?.value.value);
      return value ? [[name, value.mul(factor)] as const] : [];
    }),
  );
}
