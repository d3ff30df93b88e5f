import type { Agreement } from '../agreement/generated/types.ts';
import type { Target } from '../compute/credit/target.ts';
import { type Exact, exact, type Rounding, round } from '../compute/exact.ts';
import type { GapReader } from './gaps.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** How roundings of an agreement are computed: floor and ceiling go towards less and more. */
export const ROUNDINGS: Readonly<Record<'none' | 'half-up' | 'half-even' | 'floor' | 'ceiling', Rounding>> = {
  none: 'none',
  'half-up': 'half-up',
  'half-even': 'half-even',
  floor: 'down',
  ceiling: 'up',
};

/** What an objective promises. */
export function targetOf(objective: Objective, path: string, reader: GapReader): Target {
  const { comparator, target, targetUpper } = objective;
  return {
    comparator,
    value: reader.number(target, `${path}/target`),
    ...(targetUpper === undefined ? {} : { upper: reader.number(targetUpper, `${path}/targetUpper`) }),
  };
}

/** The promise less what it may be missed by without consequences. */
export function withTolerance(target: Target, objective: Objective, path: string, reader: GapReader): Target {
  if (objective.tolerance === undefined) return target;
  const tolerance = reader.number(objective.tolerance, `${path}/tolerance`);
  const { comparator, value, upper } = target;
  switch (comparator) {
    case 'gte':
    case 'gt':
      return { comparator, value: value.sub(tolerance) };
    case 'lte':
    case 'lt':
      return { comparator, value: value.add(tolerance) };
    case 'eq':
      return { comparator: 'between', value: value.sub(tolerance), upper: value.add(tolerance) };
    case 'between':
      return {
        comparator,
        value: value.sub(tolerance),
        ...(upper === undefined ? {} : { upper: upper.add(tolerance) }),
      };
  }
}

/** A result as it is compared: rounded only if its metric says so. */
export function asCompared(measured: Exact, metric: Metric | undefined): Exact {
  if (metric?.rounding === undefined || metric.precision === undefined) return measured;
  return round(measured, ROUNDINGS[metric.rounding], metric.precision);
}

/** Whether a metric in percent is a share of time, so that downtime tells the result. */
export function isShareOfTime(metric: Metric | undefined): boolean {
  return metric?.unit === '%' && (metric.kind === 'time-ratio' || metric.kind === 'probe-sequence');
}

/** The result of a window in percent after so many seconds of downtime. */
export function resultOfDowntime(downtimeSeconds: Exact, windowSeconds: Exact): Exact {
  return exact(100).mul(windowSeconds.sub(downtimeSeconds)).div(windowSeconds);
}
