import type { Agreement } from './generated/types.ts';
import type { Source } from './read.ts';
import { childShape, escapeKey, type Shape } from './shape.ts';

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
    if (typeof value === 'string' && node?.kind === 'object' && node.shorthand !== undefined) {
      return withDefaults({ [node.shorthand]: value }, node);
    }
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      build(item, node && childShape(node, key), `${pointer}/${escapeKey(key)}`),
    ]);
    return withDefaults(Object.fromEntries(fields), node);
  };
  // The validator has found everything in its place.
  return build(source.data, shape, '') as Agreement;
}

/** Objects have no prototype, so that no field, not even one of the user's own, is special. */
function withDefaults(
  fields: Readonly<Record<string, unknown>>,
  shape: Shape | undefined,
): Record<string, unknown> {
  const filled: Record<string, unknown> = Object.assign(Object.create(null), fields);
  if (shape?.kind !== 'object') return filled;
  for (const [key, field] of Object.entries(shape.properties)) {
    if (!(key in filled) && 'default' in field && field.default !== undefined)
      filled[key] = structuredClone(field.default);
  }
  return filled;
}
