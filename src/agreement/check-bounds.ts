import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { nameFirst } from './describe-values.ts';
import type { Source } from './located-source.ts';

/** Bounds that are the wrong way round, and bounds of which a group may have only one. */
export function checkBounds(visits: readonly Visit[], source: Source): Problem[] {
  return visits.flatMap(({ shape, value, pointer }) => {
    if (shape.kind !== 'object' || !(shape.atMostOne || shape.ascending)) return [];
    if (typeof value !== 'object' || value === null) return [];
    const fields = value as Readonly<Record<string, unknown>>;
    const problem = (rule: string, field: string, message: string, hint: string): Problem => ({
      rule: `schema/${rule}`,
      severity: 'error',
      message: `${nameFirst(pointer)} ${message}`,
      hint,
      place: source.locate(`${pointer}/${field}`, rule === 'choose-one' ? 'key' : 'value'),
      path: `${pointer}/${field}`,
    });
    const both = (shape.atMostOne ?? [])
      .map((names) => names.filter((name) => fields[name] !== undefined))
      .flatMap(([first, second]) =>
        first !== undefined && second !== undefined
          ? [
              problem(
                'choose-one',
                second,
                `has both \`${first}\` and \`${second}\``,
                `write \`${first}\` or \`${second}\`, not both`,
              ),
            ]
          : [],
      );
    const swapped = (shape.ascending ?? []).flatMap(([low, high]) => {
      const [lower, upper] = [fields[low], fields[high]];
      if (!isAbove(lower, upper, `${pointer}/${low}`, `${pointer}/${high}`, source)) return [];
      const [a, b] = [textAt(low), textAt(high)];
      return [
        problem(
          'swapped-bounds',
          low,
          `begins at ${a}, above its end at ${b}`,
          `swap them: \`${low}: ${b}\` and \`${high}: ${a}\``,
        ),
      ];
    });
    function textAt(field: string): string {
      return source.numbers.get(`${pointer}/${field}`) ?? String(fields[field]);
    }
    return [...both, ...swapped];
  });
}

/** Whether a lower bound is above an upper one; dates compare as text, what is no number or date does not. */
function isAbove(lower: unknown, upper: unknown, low: string, high: string, source: Source): boolean {
  if (typeof lower === 'string' && typeof upper === 'string') {
    const date = /^\d{4}-\d{2}-\d{2}$/;
    return date.test(lower) && date.test(upper) && lower > upper;
  }
  if (typeof lower !== 'number' || typeof upper !== 'number') return false;
  // Beyond the digits of a number of the machine the texts of the file decide.
  const [a, b] = [source.numbers.get(low) ?? '', source.numbers.get(high) ?? ''];
  return lower > upper || (lower === upper && a !== b && compareDecimals(a, b) > 0);
}

function compareDecimals(a: string, b: string): number {
  const digits = Math.max(fraction(a), fraction(b));
  const difference = scaled(a, digits) - scaled(b, digits);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function fraction(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

function scaled(decimal: string, digits: number): bigint {
  const plain = /^-?\d+(\.\d+)?$/.test(decimal) ? decimal : '0';
  return BigInt(plain.replace('.', '') + '0'.repeat(digits - fraction(plain)));
}
