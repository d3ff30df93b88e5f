import type { Exact } from '../exact.ts';

/**
 * How the availability of a whole depends on that of its parts. A leaf is available for that many percent; leaves of one
 * id are the same thing. A series needs all its parts, a parallel one of them, a k-of-n `needed` of them.
 */
export type System =
  | { readonly type: 'leaf'; readonly availability: Exact; readonly id?: string }
  | { readonly type: 'series' | 'parallel'; readonly parts: readonly System[] }
  | { readonly type: 'k-of-n'; readonly needed: number; readonly parts: readonly System[] };

/** A system that is not a leaf. */
export type CompositeSystem = Exclude<System, { readonly type: 'leaf' }>;

/** How many of its parts a system needs. */
export function neededParts(system: CompositeSystem): number {
  if (system.type === 'k-of-n') return system.needed;
  return system.type === 'series' ? system.parts.length : 1;
}

/** How many leaves and composites a system may have, and how deep they may lie. */
const MOST_NODES = 500;
const MOST_LEVELS = 50;

/**
 * Whether a system can be computed: it has at most 500 nodes on 50 levels, every availability is from 0 to 100 %, every
 * composite has parts and needs a whole number of them from one to all, and leaves of one id have one availability.
 */
export function isSoundSystem(system: System): boolean {
  const availabilities = new Map<string, Exact>();
  let nodes = 0;
  const isSound = (node: System, level: number): boolean => {
    nodes++;
    if (nodes > MOST_NODES || level > MOST_LEVELS) return false;
    if (node.type === 'leaf') return isSoundLeaf(node.availability, node.id, availabilities);
    const needed = neededParts(node);
    if (!Number.isInteger(needed) || needed < 1 || needed > node.parts.length) return false;
    return node.parts.every((part) => isSound(part, level + 1));
  };
  return isSound(system, 1);
}

function isSoundLeaf(
  availability: Exact,
  id: string | undefined,
  availabilities: Map<string, Exact>,
): boolean {
  if (availability.compare(0) < 0 || availability.compare(100) > 0) return false;
  if (id === undefined) return true;
  const known = availabilities.get(id) ?? availability;
  availabilities.set(id, known);
  return known.equals(availability);
}
