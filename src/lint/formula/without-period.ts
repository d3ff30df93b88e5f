import { exact } from '../../compute/exact.ts';
import type { Unit } from '../../expression/unit.ts';

/** Leads per month are leads, for a target whose window is the month; any other unit as it is. */
export function withoutPeriod(unit: Unit): Unit {
  const times = ['second', 'month'].filter((name) => unit.dimensions.get(name) === -1);
  if (times.length === 0) return unit;
  const dimensions = new Map([...unit.dimensions].filter(([name]) => !times.includes(name)));
  return { ...unit, dimensions, scale: exact(1) };
}
