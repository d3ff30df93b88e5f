import { type Exact, exact, round, toDecimal } from '../exact.ts';

export type DurationUnit = 'day' | 'hour' | 'minute' | 'second';

/** How many of one unit a duration has: whole but for seconds. */
export interface DurationPart {
  readonly count: Exact;
  readonly unit: DurationUnit;
}

const UNITS: readonly (readonly [DurationUnit, number, string])[] = [
  ['day', 86_400, 'd'],
  ['hour', 3_600, 'h'],
  ['minute', 60, 'min'],
  ['second', 1, 's'],
];

/**
 * Seconds as days of 24 hours, hours, minutes and seconds, the largest first and none that is zero: 2,592 s is 43 minutes
 * and 12 seconds. The whole is rounded half-up to `digits` digits of a second. No time is 0 seconds; the parts of a
 * duration below zero are those of its opposite.
 */
export function durationParts(seconds: Exact, digits = 3): readonly DurationPart[] {
  let left = round(seconds.abs(), 'half-up', digits);
  const parts: DurationPart[] = [];
  for (const [unit, length] of UNITS) {
    const count = unit === 'second' ? left : left.div(length).floor();
    left = left.sub(count.mul(length));
    if (!count.equals(0)) parts.push({ count, unit });
  }
  return parts.length === 0 ? [{ count: exact(0), unit: 'second' }] : parts;
}

/** The same in short English for a terminal: "43 min 12 s", "8 h 45 min 36 s", "0.864 s"; below zero with a minus sign. */
export function showDuration(seconds: Exact, digits = 3): string {
  const text = durationParts(seconds, digits)
    .map(({ count, unit }) => `${toDecimal(count, digits)} ${UNITS.find(([name]) => name === unit)![2]}`)
    .join(' ');
  return round(seconds, 'half-up', digits).compare(0) < 0 ? `−${text}` : text;
}
