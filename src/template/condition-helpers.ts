import type { Helper } from './helper.ts';
import { fieldOf, isEmpty, itemsWhere, ownField, rawOf } from './helper-arguments.ts';

/** Helpers that ask and choose: for conditions and loops. */
export const CONDITION_HELPERS = {
  /** `(eq a b)`: whether two values are the same. */
  eq: (_, [a, b]) => rawOf(a) === rawOf(b),
  /** `(not a)`: whether there is no such value. */
  not: (_, [a]) => isEmpty(a),
  /** `(and a b …)`: whether all are there. */
  and: (_, args) => args.every((arg) => !isEmpty(arg)),
  /** `(or a b …)`: the first that is there. */
  or: (_, args) => args.find((arg) => !isEmpty(arg)),
  /** `(where list "field" value)`: the items whose field is, or is a list that holds, the value. */
  where: (_, [list, field, value]) => itemsWhere(list, field, value),
  /** `(except list "field" value)`: the items that `where` leaves out. */
  except: (_, [list, field, value]) => {
    const left = new Set(itemsWhere(list, field, value));
    return Array.isArray(list) ? list.filter((item: unknown) => !left.has(item)) : [];
  },
  /** `(some list "field" value)`: whether `where` finds any. */
  some: (_, [list, field, value]) => itemsWhere(list, field, value).length > 0,
  /** `(every list "field" value)`: whether `where` finds all. */
  every: (_, [list, field, value]) =>
    Array.isArray(list) && itemsWhere(list, field, value).length === list.length,
  /** `(distinct list "field")`: the field of each item, each value once, in order. */
  distinct: (_, [list, field]) => distinctOf(list, String(field)),
  /** `(at map key)`: the entry of a map, or the field of a group, that a value names. */
  at: (_, [map, key]) => ownField(map, String(rawOf(key))),
} satisfies Readonly<Record<string, Helper>>;

function distinctOf(list: unknown, field: string): unknown[] {
  const found = new Map<unknown, unknown>();
  for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
    const value = fieldOf(item, field);
    if (value !== undefined && !found.has(rawOf(value))) found.set(rawOf(value), value);
  }
  return [...found.values()];
}
