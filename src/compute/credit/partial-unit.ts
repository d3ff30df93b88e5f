import { type Exact, round } from '../exact.ts';

/** What a unit that is not full counts for: its share, a whole one, or nothing. */
export type PartialUnit = 'prorate' | 'round-up' | 'full-only';

/** How many units count. */
export function countUnits(units: Exact, partial: PartialUnit): Exact {
  switch (partial) {
    case 'prorate':
      return units;
    case 'round-up':
      return round(units, 'up');
    case 'full-only':
      return round(units, 'down');
  }
}
