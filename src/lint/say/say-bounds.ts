import type { Bounds } from '../../compute/credit/bounds.ts';
import { sayQuantity } from './say-promise.ts';

/** A range of figures as it follows "a figure": "of 95 % to less than 99 %", "above 98.99 % and below 99 %", "of exactly 99 %". */
export function sayBounds({ from, above, to, upTo }: Bounds, unit: string): string {
  const end = upTo ?? to;
  const start = from ?? above;
  if (start === undefined && end === undefined) return 'of any size';
  if (start === undefined)
    return upTo ? `of ${sayQuantity(upTo, unit)} or less` : `below ${sayQuantity(end!, unit)}`;
  if (end === undefined)
    return from ? `of ${sayQuantity(from, unit)} or more` : `above ${sayQuantity(start, unit)}`;
  const last = `${upTo ? 'at most' : 'below'} ${sayQuantity(end, unit)}`;
  if (from && upTo && from.equals(upTo)) return `of exactly ${sayQuantity(from, unit)}`;
  return `${from ? 'of at least' : 'above'} ${sayQuantity(start, unit)} and ${last}`;
}
