import type { Agreement } from './generated/types.ts';
import type { Source } from './read.ts';
import { childShape, escapeKey, type ObjectShape, type Shape } from './shape.ts';

/**
 * The agreement of a source in which nothing is wrong: defaults filled in, numbers with a point or not as the exact text
 * of the file, duties that are written as text alone as objects.
 */
export function buildAgreement(source: Source, shape: Shape): Agreement {
  const build = (value: unknown, node: Shape | undefined, pointer: string): unknown => {
    if (node?.kind === 'leaf') {
      const exact = node.format === 'decimal' || node.format === 'percent';
      return exact && typeof value === 'number' ? (source.numbers.get(pointer) ?? String(value)) : value;
    }
    if (Array.isArray(value)) {
      const items = node?.kind === 'array' ? node.items : undefined;
      return value.map((item: unknown, index) => build(item, items, `${pointer}/${index}`));
    }
    // Objects have no prototype, so that no field, not even one of the user's own, is special.
    const fields: Record<string, unknown> = Object.create(null);
    if (typeof value === 'string' && node?.kind === 'object' && node.shorthand !== undefined) {
      fields[node.shorthand] = value;
      return fillDefaults(fields, node);
    }
    if (typeof value !== 'object' || value === null) return value;
    for (const [key, item] of Object.entries(value))
      fields[key] = build(item, node && childShape(node, key), `${pointer}/${escapeKey(key)}`);
    return fillDefaults(fields, node);
  };
  // The validator has found everything in its place.
  return build(source.data, shape, '') as Agreement;
}

function fillDefaults(
  fields: Record<string, unknown>,
  shape: Shape | undefined,
): Readonly<Record<string, unknown>> {
  if (shape?.kind !== 'object') return fields;
  for (const [key, value] of defaultsOf(shape)) if (!(key in fields)) fields[key] = structuredClone(value);
  return fields;
}

type Defaults = readonly (readonly [field: string, value: unknown])[];
const defaults = new WeakMap<ObjectShape, Defaults>();

/** The fields of a group that have a value when nothing is written; found once for each shape. */
function defaultsOf(shape: ObjectShape): Defaults {
  const known = defaults.get(shape);
  if (known) return known;
  const found = Object.entries(shape.properties).flatMap(([key, field]) =>
    'default' in field && field.default !== undefined ? [[key, field.default] as const] : [],
  );
  defaults.set(shape, found);
  return found;
}
