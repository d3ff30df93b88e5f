import { originOf } from './bind.ts';

/** The agreement's own data behind a value that a helper is given, or the value itself. */
export function rawOf(value: unknown): unknown {
  const origin = originOf(value);
  return origin ? origin.raw : value;
}

/** The pointer of the field that a value came from; empty for what is no field. */
export function pathOf(value: unknown): string {
  return originOf(value)?.path ?? '';
}

/** What a value prints; undefined for what does not print. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return originOf(value)?.text;
}

/** Whether a value counts as not there in a condition. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

/** The items of a list whose field is, or is a list that holds, a value. */
export function itemsWhere(list: unknown, field: unknown, value: unknown): readonly unknown[] {
  return Array.isArray(list) ? (itemsByField(list, String(field)).get(rawOf(value)) ?? []) : [];
}

/** The items of each list that was asked for by a field: a table asks once a row, and must not grow with its square. */
const INDEXES = new WeakMap<readonly unknown[], Map<string, ReadonlyMap<unknown, readonly unknown[]>>>();

/** Items by what their field is or holds, in the order of the list. */
function itemsByField(list: readonly unknown[], field: string): ReadonlyMap<unknown, readonly unknown[]> {
  const indexes = INDEXES.get(list) ?? new Map<string, ReadonlyMap<unknown, readonly unknown[]>>();
  INDEXES.set(list, indexes);
  const known = indexes.get(field);
  if (known) return known;
  const index = new Map<unknown, unknown[]>();
  for (const item of list) {
    const found = rawOf(fieldOf(item, field));
    for (const key of Array.isArray(found) ? new Set<unknown>(found) : [found]) {
      const items = index.get(key) ?? [];
      index.set(key, items);
      items.push(item);
    }
  }
  indexes.set(field, index);
  return index;
}

/** A field of an item, or a field of its field: "window.partial". */
export function fieldOf(item: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>(ownField, item);
}

/** A field that a group of fields has itself, never one of its prototype. */
export function ownField(group: unknown, name: string): unknown {
  return typeof group === 'object' && group !== null && Object.hasOwn(group, name)
    ? (group as Record<string, unknown>)[name]
    : undefined;
}

/** A group of fields, given itself or by a reference to it. */
export function groupOf(value: unknown): { readonly raw: unknown; readonly path: string } {
  const origin = originOf(value);
  return origin?.target ?? { raw: origin?.raw, path: origin?.path ?? '' };
}

/** A place in a list, from 0. */
export function placeOf(index: unknown): number {
  const place = Number(rawOf(index));
  if (!Number.isInteger(place) || place < 0 || place > 10_000) throw new RangeError('not a place in a list');
  return place;
}

/** The window of an objective. */
export function windowFields(objective: unknown): ObjectiveFields['window'] {
  return (groupOf(objective).raw as ObjectiveFields).window;
}

/** The fields of an objective that its words come from. */
export interface ObjectiveFields {
  readonly window: { readonly length: string; readonly kind?: string };
  readonly comparator: string;
  readonly target: string;
  readonly targetUpper?: string;
}
