import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, round } from '../../compute/exact.ts';

type Comparator = NonNullable<Agreement['objectives']>[number]['comparator'];
type MetricRounding = NonNullable<NonNullable<Agreement['metrics']>[number]['rounding']>;

/**
 * The figure from which a rounded result keeps a promise: the lowest that is rounded to the target or above it, or the
 * highest that is rounded to it or below. Where that figure itself does not keep it, those beside it do. Undefined for a
 * promise with two ends.
 */
export function effectiveTarget(
  target: Exact,
  comparator: Comparator,
  rounding: MetricRounding,
  digits: number,
): Exact | undefined {
  if (comparator === 'eq' || comparator === 'between') return undefined;
  if (rounding === 'none') return target;
  const step = exact(1, 10n ** BigInt(digits));
  const isLower = comparator === 'gte' || comparator === 'gt';
  const towards = isLower ? step : step.neg();
  const kept = round(target, isLower ? 'up' : 'down', digits);
  const isExcluded = (comparator === 'gt' || comparator === 'lt') && kept.equals(target);
  const nearest = isExcluded ? kept.add(towards) : kept;
  if (rounding === 'half-up' || rounding === 'half-even') return nearest.sub(towards.div(2));
  // Cutting off never lifts a figure to a lower limit, but lets one above an upper limit keep it.
  return (rounding === 'floor') === isLower ? nearest : nearest.sub(towards);
}
