import type { Exact } from '../../compute/exact.ts';
import { parseUnit } from '../../expression/unit.ts';

/** Units are few and metrics many; a list of more is begun anew. */
const known = new Map<string, Exact | undefined>();
const MOST_KNOWN = 500;

/** How many seconds one of a unit of time has, such as 3,600 for `hours`; undefined for every other unit. */
export function secondsOfUnit(unit: string): Exact | undefined {
  if (!known.has(unit)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(unit, read(unit));
  }
  return known.get(unit);
}

function read(unit: string): Exact | undefined {
  const parsed = parseUnit(unit);
  if (parsed?.dimensions.size !== 1 || parsed.dimensions.get('second') !== 1) return undefined;
  return parsed.scale;
}
