import { exact } from '../../compute/exact.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { type Expression, isCondition } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';

/** More symbols could stand for each other in too many ways. */
const MOST_SYMBOLS = 5;
/** Points at which two formulas that differ do not agree by chance. */
const POINTS = [
  [1009, 211, 31, 7, 3],
  [13, 4001, 97, 577, 19],
] as const;

/**
 * Whether two formulas compute the same from their symbols, whatever those are called: `(t - d) / t * 100` and
 * `100 * (all - down) / all`. Undefined where a formula cannot be read or has more than five symbols.
 */
export function isSameFormula(one: string, other: string): boolean | undefined {
  if (one === other) return true;
  const [a, b] = [parseExpression(one).expression, parseExpression(other).expression];
  if (!a || !b || isCondition(a) || isCondition(b)) return undefined;
  const [names, others] = [[...namesIn(a).keys()], [...namesIn(b).keys()]];
  if (names.length > MOST_SYMBOLS || others.length > MOST_SYMBOLS) return undefined;
  if (names.length !== others.length) return false;
  const wanted = POINTS.map((point) => valueAt(a, names, point));
  if (wanted.includes(undefined)) return undefined;
  return orders(others).some((order) =>
    POINTS.every((point, place) => valueAt(b, order, point) === wanted[place]),
  );
}

function valueAt(
  expression: Expression,
  names: readonly string[],
  point: readonly number[],
): string | undefined {
  const values = new Map(names.map((name, place) => [name, exact(point[place]!)]));
  const result = evaluate(expression, values);
  return 'value' in result && typeof result.value !== 'boolean' ? result.value.toFraction() : undefined;
}

function orders(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names];
  return names.flatMap((first, place) =>
    orders(names.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
  );
}
