import { isOpenValue } from '../../agreement/open-values.ts';
import type { Facts } from './facts.ts';
import type { Constant, Known } from './known-value.ts';

/** Why two values are never the same, in plain words. */
export interface Impossible {
  readonly message: string;
  readonly choices: readonly string[];
  readonly wanted: string;
}

/** Whether two values are the same, undefined if that depends on the agreement; or why they never are. */
export function compareValues(
  one: Known,
  other: Known,
  facts: Facts,
): { readonly truth: boolean | undefined; readonly impossible?: Impossible } {
  if (one.type === 'written' && other.type === 'written') return { truth: one.constant === other.constant };
  if (one.type === 'written') return compareValues(other, one, facts);
  if (one.identity === other.identity && one.type !== 'anything') return { truth: true };
  if (other.type !== 'written') return { truth: undefined };
  const { constant } = other;
  const impossible = neverEquals(one, constant);
  if (impossible) return { truth: false, impossible };
  if (one.presence === 'never') return { truth: constant === undefined };
  const fact = facts.get(one.identity);
  if (fact?.equals) return { truth: fact.equals.value === constant };
  if (fact?.differs?.includes(constant)) return { truth: false };
  if (constant === undefined || constant === null) {
    if (fact?.truthy === true || one.presence === 'always') return { truth: false };
    return { truth: undefined };
  }
  if (typeof constant !== 'boolean' && fact?.truthy === false) return { truth: false };
  if (typeof constant === 'boolean' && fact?.truthy === !constant && fact.truthy) return { truth: false };
  return { truth: undefined };
}

/** Why a field never has a value that is written out; undefined if it may. */
function neverEquals(known: Known, constant: Constant): Impossible | undefined {
  if (known.type !== 'field' || constant === undefined || constant === null) return undefined;
  const { shape } = known;
  const wanted = String(constant);
  if (shape.kind === 'array' || (shape.kind === 'object' && !isOpenValue(constant, shape)))
    return {
      message: `is ${shape.kind === 'array' ? 'a list' : 'a group of fields'}, not a value`,
      choices: [],
      wanted,
    };
  if (shape.kind !== 'leaf' || isOpenValue(constant, shape)) return undefined;
  const isYesNo = shape.format === 'boolean';
  if (isYesNo !== (typeof constant === 'boolean'))
    return isYesNo
      ? { message: `is yes or no, never \`${wanted}\``, choices: ['true', 'false'], wanted }
      : { message: `is never yes or no`, choices: shape.enum ?? [], wanted };
  if (isYesNo) return undefined;
  const isNumber = shape.format === 'integer';
  if (typeof constant === 'number' && !isNumber)
    return { message: 'is compared with a number, but is a text', choices: [`"${wanted}"`], wanted };
  if (typeof constant === 'string' && isNumber)
    return { message: 'is compared with a text, but is a number', choices: [wanted], wanted };
  if (shape.refAlso?.includes(wanted)) return undefined;
  if (shape.enum && !shape.enum.includes(wanted))
    return { message: `is never \`${wanted}\``, choices: shape.enum, wanted };
  return undefined;
}
