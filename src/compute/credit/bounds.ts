import { type Exact, exact } from '../exact.ts';

/**
 * A range of measured values, each bound with its own inclusivity. A bound that is absent is open; of two bounds on
 * one side the tighter holds.
 */
export interface Bounds {
  /** The lowest value, which belongs to the range. */
  readonly from?: Exact;
  /** The value above which the range begins. */
  readonly above?: Exact;
  /** The value below which the range ends. */
  readonly to?: Exact;
  /** The highest value, which belongs to the range. */
  readonly upTo?: Exact;
}

/** Whether `value` lies within `bounds`. */
export function holds(bounds: Bounds, value: Exact): boolean {
  return (
    (bounds.from === undefined || value.compare(bounds.from) >= 0) &&
    (bounds.above === undefined || value.compare(bounds.above) > 0) &&
    (bounds.to === undefined || value.compare(bounds.to) < 0) &&
    (bounds.upTo === undefined || value.compare(bounds.upTo) <= 0)
  );
}

/** A place between two values: just before or just after `value`, or beyond all values. Every range is [cut, cut). */
export type Cut = 'lowest' | 'highest' | { readonly value: Exact; readonly side: 'before' | 'after' };

/** Below zero if `a` comes before `b`, 0 if they are one place, above zero if it comes after. */
export function compareCuts(a: Cut, b: Cut): number {
  if (a === b) return 0;
  if (a === 'lowest' || b === 'highest') return -1;
  if (a === 'highest' || b === 'lowest') return 1;
  return a.value.compare(b.value) || Number(a.side === 'after') - Number(b.side === 'after');
}

/** The place where `bounds` begin. */
export function lowerCut({ from, above }: Bounds): Cut {
  const atFrom: Cut = from === undefined ? 'lowest' : { value: from, side: 'before' };
  const atAbove: Cut = above === undefined ? 'lowest' : { value: above, side: 'after' };
  return laterCut(atFrom, atAbove);
}

/** The place where `bounds` end. */
export function upperCut({ to, upTo }: Bounds): Cut {
  const atTo: Cut = to === undefined ? 'highest' : { value: to, side: 'before' };
  const atUpTo: Cut = upTo === undefined ? 'highest' : { value: upTo, side: 'after' };
  return earlierCut(atTo, atUpTo);
}

/** The one of two places that comes later. */
export function laterCut(a: Cut, b: Cut): Cut {
  return compareCuts(a, b) < 0 ? b : a;
}

/** The one of two places that comes earlier. */
export function earlierCut(a: Cut, b: Cut): Cut {
  return compareCuts(a, b) > 0 ? b : a;
}

/** The range between two places, written with the bounds that say so. */
export function boundsBetween(lower: Cut, upper: Cut): Bounds {
  return {
    ...(typeof lower === 'object' && { [lower.side === 'before' ? 'from' : 'above']: lower.value }),
    ...(typeof upper === 'object' && { [upper.side === 'before' ? 'to' : 'upTo']: upper.value }),
  };
}

/** Whether any value lies between two places; of whole numbers only, if `whole` says that nothing else is measured. */
export function holdsAny(lower: Cut, upper: Cut, whole = false): boolean {
  if (compareCuts(lower, upper) >= 0) return false;
  if (!whole || typeof lower === 'string') return true;
  const floor = lower.value.floor();
  const first = lower.side === 'before' && floor.equals(lower.value) ? floor : floor.add(exact(1));
  return compareCuts({ value: first, side: 'after' }, upper) <= 0;
}

/** Whether all values between two places lie within `range`. */
export function isWithin(lower: Cut, upper: Cut, range: Bounds): boolean {
  return compareCuts(lower, lowerCut(range)) >= 0 && compareCuts(upper, upperCut(range)) <= 0;
}
