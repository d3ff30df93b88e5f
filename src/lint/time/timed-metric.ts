import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import { secondsOfUnit } from './seconds-of-unit.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

const OF_CASES = new Set(['mean', 'median', 'percentile']);

/**
 * Whether a metric is the time that each of its cases takes: by its `kind`, or because a limit in units of time holds for
 * a share of cases, for their mean or from an event on. A number of hours delivered or lost is not.
 */
export function isTimeOfCases(metric: Metric, objectives: readonly Entry<Objective>[]): boolean {
  const { kind, unit, direction, aggregation, startEvent, endEvent } = metric;
  if (kind === 'duration') return aggregation !== 'sum';
  if (secondsOfUnit(unit) === undefined || direction !== 'lower-is-better') return false;
  if (kind === 'percentile' || startEvent !== undefined || endEvent !== undefined) return true;
  if (kind !== undefined) return false;
  return (
    (aggregation !== undefined && OF_CASES.has(aggregation)) ||
    objectives.some(({ value }) => value.attainment !== undefined)
  );
}
