import { childShape, entryShape, escapeKey, type Shape } from './shape.ts';

/** Where a path such as `objectives.uptime.target` leads: a field, or the first part of it that is not there. */
export type FieldPath =
  | { readonly type: 'found'; readonly pointer: string; readonly value: unknown; readonly shape: Shape }
  | {
      readonly type: 'unknown';
      /** The part that is not there. */
      readonly part: string;
      /** What stands before it; empty at the beginning. */
      readonly before: string;
      /** What there is in its place. */
      readonly choices: readonly string[];
      /** Whether it is a field that the agreement could have but has not. */
      readonly isField: boolean;
    };

/** Everything with an id in a list, by the collection it stands in. */
export type FindEntry = (
  collection: string,
  id: string,
) => { readonly pointer: string; readonly value: unknown } | undefined;

/**
 * Follows a path through an agreement: names of fields, and ids in lists. From a reference it goes on into what it
 * refers to; `variables.x` is the value of a variable.
 */
export function followPath(path: string, root: unknown, shape: Shape, find: FindEntry): FieldPath {
  let value: unknown = root;
  let node: Shape = shape;
  let pointer = '';
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    const before = parts.slice(0, index).join('.');
    if (node.kind === 'leaf' && node.refTo && typeof value === 'string') {
      const id = value;
      const collection = node.refTo.find((name) => find(name, id) !== undefined);
      const target = collection === undefined ? undefined : find(collection, id);
      const targetShape = collection === undefined ? undefined : entryShape(shape, collection);
      if (!target || !targetShape) return { type: 'unknown', part, before, choices: [], isField: false };
      ({ pointer, value } = target);
      node = targetShape;
    }
    if (node.kind === 'array') {
      const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
      const ids = items.map(idOf);
      const at = ids.indexOf(part);
      if (at < 0)
        return {
          type: 'unknown',
          part,
          before,
          choices: ids.filter((id) => id !== undefined),
          isField: false,
        };
      [pointer, value, node] = [`${pointer}/${at}`, items[at], node.items];
      continue;
    }
    const child = childShape(node, part);
    const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    if (!child || !Object.hasOwn(fields, part)) {
      const choices = node.kind === 'object' ? Object.keys(node.properties) : Object.keys(fields);
      return { type: 'unknown', part, before, choices, isField: child !== undefined };
    }
    [pointer, value, node] = [`${pointer}/${escapeKey(part)}`, fields[part], child];
  }
  if (parts[0] === 'variables' && parts.length === 2 && node.kind === 'object') {
    const given = (value as { readonly value?: unknown }).value;
    return { type: 'found', pointer: `${pointer}/value`, value: given, shape: node.properties.value ?? node };
  }
  return { type: 'found', pointer, value, shape: node };
}

function idOf(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null ? (item as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Whether a value of this shape prints as one piece of text that another text may hold. */
export function isBindable(shape: Shape): boolean {
  return shape.kind === 'leaf'
    ? shape.format !== 'rich' && shape.format !== 'boolean'
    : shape.kind === 'object' && BINDABLE_GROUPS.has(shape.format ?? '');
}

const BINDABLE_GROUPS = new Set(['money', 'time-limit', 'recurrence']);
