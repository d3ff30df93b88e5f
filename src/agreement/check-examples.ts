import { exact, round, toDecimal } from '../compute/exact.ts';
import { evaluate } from '../expression/evaluate.ts';
import { namesIn } from '../expression/names.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { listNames } from './describe-values.ts';
import { isGroup } from './is-group.ts';
import type { Source } from './located-source.ts';

/** Worked examples whose numbers do not give their result, or that leave a symbol of the formula without a number. */
export function checkExamples(visits: readonly Visit[], source: Source): Problem[] {
  return visits.flatMap(({ value, pointer, collection }) => {
    if (collection !== '/metrics' || !/^\/metrics\/\d+$/.test(pointer) || !isGroup(value)) return [];
    const { formula, examples } = value;
    if (typeof formula !== 'string' || !Array.isArray(examples)) return [];
    return examples.flatMap((example: unknown, index) =>
      judgeExample(formula, example, `${pointer}/examples/${index}`, source),
    );
  });
}

function judgeExample(formula: string, example: unknown, pointer: string, source: Source): Problem[] {
  const { expression } = parseExpression(formula);
  const { values } = (example ?? {}) as { readonly values?: unknown };
  const written = source.numbers.get(`${pointer}/result`);
  if (!expression || typeof values !== 'object' || values === null || !isDecimal(written)) return [];
  const tell = (rule: string, message: string, hint: string, at: string): Problem[] => [
    { rule: `schema/${rule}`, severity: 'error', message, hint, place: source.locate(at), path: at },
  ];
  const numbers = new Map(
    Object.keys(values).flatMap((name) => {
      const text = source.numbers.get(`${pointer}/values/${name}`);
      return isDecimal(text) ? [[name, exact(text)] as const] : [];
    }),
  );
  const missing = [...namesIn(expression).keys()].filter((name) => !numbers.has(name));
  if (missing.length > 0) {
    const message = `The example has no number for ${listNames(missing)}`;
    return tell('incomplete-example', message, `add \`${missing[0]}\` to \`values\``, `${pointer}/values`);
  }
  const result = evaluate(expression, numbers);
  if ('fault' in result) {
    const { message, hint } = result.fault;
    return tell('wrong-example', `The example cannot be computed: ${message}`, hint, `${pointer}/values`);
  }
  if (typeof result.value === 'boolean') return [];
  const digits = written.split('.')[1]?.length ?? 0;
  const fits = (['half-up', 'down', 'up'] as const).some((rounding) =>
    round(result.value as ReturnType<typeof exact>, rounding, digits).equals(exact(written)),
  );
  if (fits) return [];
  const right = toDecimal(result.value, Math.max(digits, 3));
  return tell(
    'wrong-example',
    `The formula gives ${right} with these numbers, not ${written}`,
    `write \`result: ${right}\`, or mend the numbers`,
    `${pointer}/result`,
  );
}

function isDecimal(text: string | undefined): text is string {
  return text !== undefined && /^-?\d{1,30}(\.\d{1,30})?$/.test(text);
}
