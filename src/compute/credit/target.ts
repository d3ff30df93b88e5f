import type { Exact } from '../exact.ts';
import { type Bounds, holds } from './bounds.ts';

/** How a measured value compares with its target: at least, more than, at most, less than, exactly, between two values. */
export type Comparator = 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'between';

/** What an objective promises, in the unit of its metric. */
export interface Target {
  readonly comparator: Comparator;
  readonly value: Exact;
  /** The upper value of `between`, which belongs to the range; without it nothing bounds the range above. */
  readonly upper?: Exact;
}

/** The values that meet `target`. */
export function metBounds({ comparator, value, upper }: Target): Bounds {
  switch (comparator) {
    case 'gte':
      return { from: value };
    case 'gt':
      return { above: value };
    case 'lte':
      return { upTo: value };
    case 'lt':
      return { to: value };
    case 'eq':
      return { from: value, upTo: value };
    case 'between':
      return upper === undefined ? { from: value } : { from: value, upTo: upper };
  }
}

/** Whether `measured`, unrounded, meets `target`. */
export function isMet(target: Target, measured: Exact): boolean {
  return holds(metBounds(target), measured);
}
