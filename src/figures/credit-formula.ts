import type { Exact } from '../compute/exact.ts';
import { evaluate } from '../expression/evaluate.ts';
import { namesIn } from '../expression/names.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import type { GapReader } from './gaps.ts';

/** The credit in percent of the base by a formula; undefined where it has no result, which is told. */
export function creditPercentage(
  formula: string,
  path: string,
  values: ReadonlyMap<string, Exact>,
  reader: GapReader,
): Exact | undefined {
  const { expression, faults } = parseExpression(formula);
  if (!expression) return reader.tell(`\`${path}\`: ${faults[0]!.message}`, path, faults[0]!.hint);
  const missing = [...namesIn(expression).keys()].filter((name) => !values.has(name));
  if (missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(', ');
    const hint = `add --value for each, as --value ${missing[0]}=3`;
    return reader.tell(`The formula \`${formula}\` needs ${names}`, path, hint);
  }
  const result = evaluate(expression, values);
  if ('fault' in result)
    return reader.tell(`\`${formula}\`: ${result.fault.message}`, path, result.fault.hint);
  if (typeof result.value === 'boolean')
    return reader.tell(`\`${formula}\` is a condition, not a value`, path);
  return result.value;
}
