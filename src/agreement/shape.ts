import { shapes } from './generated/shape.ts';
import type { AgreementType } from './generated/types.ts';
import type { Shape } from './shape-kinds.ts';

export type { ArrayShape, LeafShape, MapShape, ObjectShape, Shape } from './shape-kinds.ts';

/** The shape of an agreement of the given type. */
export function shapeOf(type: AgreementType): Shape {
  return shapes[type];
}

/** The shape at a JSON Pointer; undefined where there is none, as below a field of the user's own. */
export function shapeAt(shape: Shape, pointer: string): Shape | undefined {
  let node: Shape | undefined = shape;
  for (const key of pointer.split('/').slice(1)) node = node && childShape(node, unescapeKey(key));
  return node;
}

/** The shape of the part of `shape` that is called `key`. */
export function childShape(shape: Shape, key: string): Shape | undefined {
  if (shape.kind === 'array') return shape.items;
  if (shape.kind === 'map') return shape.values;
  if (shape.kind === 'leaf') return undefined;
  return Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
}

/** The shape of an entry of a collection such as `/services/plans`, in which lists are left out. */
export function entryShape(root: Shape, collection: string): Shape | undefined {
  let node: Shape | undefined = root;
  for (const key of collection.split('/').slice(1)) {
    while (node?.kind === 'array') node = node.items;
    node = node && childShape(node, key);
  }
  return node?.kind === 'array' ? node.items : undefined;
}

/** A key as a part of a JSON Pointer. */
export function escapeKey(key: string): string {
  // Nearly every key is plain, and this is asked for each field of a file.
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The key that a part of a JSON Pointer stands for. */
export function unescapeKey(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The value at a JSON Pointer in plain data; undefined where there is none. */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = unescapeKey(part);
    value = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value;
}
