import { visitValues } from '../../agreement/check-values.ts';
import { type FindEntry, followPath } from '../../agreement/field-path.ts';
import { isGroup } from '../../agreement/is-group.ts';
import { childShape, type Shape } from '../../agreement/shape.ts';
import { nearest } from '../../nearest.ts';
import type { LintContext } from '../lint-context.ts';

/** A way to a field that ends where there is nothing. */
export interface DanglingPath {
  /** JSON Pointer of the text. */
  readonly path: string;
  /** What it says: `objectives.uptme.target`. */
  readonly way: string;
  /** The part that is not there. */
  readonly part: string;
  /** What stands before it; empty at the beginning. */
  readonly before: string;
  /** The way with the part that was meant; undefined if none is near. */
  readonly meant?: string;
}

/** Only so many names are compared with a wrong one, so that the time does not grow with the square of the file. */
const MOST_COMPARED = 200;

/**
 * Every way to a field that leads nowhere. A field that the agreement could have and has not is none: it may be about to
 * be filled in, or its absence be the point.
 */
export function danglingPaths({ agreement, shape }: LintContext): DanglingPath[] {
  const entries = new Map<string, { readonly pointer: string; readonly value: unknown }>();
  const ways: { readonly path: string; readonly way: string }[] = [];
  visitValues(agreement, shape, ({ shape: node, value, pointer, collection }) => {
    if (node.kind === 'leaf' && node.format === 'path' && typeof value === 'string')
      ways.push({ path: pointer, way: value });
    const id = node.kind === 'object' && isGroup(value) ? value.id : undefined;
    if (typeof id === 'string') entries.set(`${collection} ${id}`, { pointer, value });
  });
  const find: FindEntry = (collection, id) => entries.get(`${collection} ${id}`);
  const judged = new Map<string, Omit<DanglingPath, 'path'> | undefined>();
  return ways.flatMap(({ path, way }) => {
    if (!judged.has(way)) judged.set(way, judge(way, agreement, shape, find));
    const found = judged.get(way);
    return found ? [{ path, ...found }] : [];
  });
}

function judge(
  way: string,
  agreement: unknown,
  shape: Shape,
  find: FindEntry,
): Omit<DanglingPath, 'path'> | undefined {
  const found = followPath(way, agreement, shape, find);
  if (found.type === 'found') return undefined;
  const parts = way.split('.');
  const at = found.before === '' ? 0 : found.before.split('.').length;
  const wrong = found.isField ? firstImpossible(parts, at, found.before, agreement, shape, find) : at;
  if (wrong === undefined) return undefined;
  const before = parts.slice(0, wrong).join('.');
  const part = parts[wrong]!;
  const near = wrong === at ? nearest(part, found.choices.slice(0, MOST_COMPARED)) : undefined;
  const meant =
    near === undefined ? undefined : [...parts.slice(0, wrong), near, ...parts.slice(wrong + 1)].join('.');
  // What was meant must be there, or it only moves the mistake.
  const isThere = meant !== undefined && followPath(meant, agreement, shape, find).type === 'found';
  return { way, part, before, ...(isThere && { meant }) };
}

/** In a field that is not written, the first part that it could not have either: a list that is not there has no entries. */
function firstImpossible(
  parts: readonly string[],
  from: number,
  before: string,
  agreement: unknown,
  root: Shape,
  find: FindEntry,
): number | undefined {
  const start = before === '' ? root : shapeOfWay(before, agreement, root, find);
  let node: Shape | undefined = start;
  for (let index = from; index < parts.length; index++) {
    if (!node || node.kind === 'array') return index;
    if (node.kind === 'leaf') return node.refTo ? undefined : index;
    node = childShape(node, parts[index]!);
    if (!node) return index;
  }
  return undefined;
}

function shapeOfWay(way: string, agreement: unknown, root: Shape, find: FindEntry): Shape | undefined {
  const found = followPath(way, agreement, root, find);
  return found.type === 'found' ? found.shape : undefined;
}
