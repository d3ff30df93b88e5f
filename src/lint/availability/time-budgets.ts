import type { Agreement } from '../../agreement/generated/types.ts';
import { downtimeBudget } from '../../compute/availability/availability.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { type TimeObjective, timeObjective } from '../../figures/budget-sheets.ts';
import type { LintContext } from '../lint-context.ts';
import { shareOfTime } from './share-of-time.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** The downtime in seconds that a share of all time leaves in each of the lengths that its windows have. */
export interface TimeBudgets extends TimeObjective {
  readonly seconds: readonly Exact[];
}

/** Finds the budgets of an objective below 100 %; undefined for any other. What many objectives share is computed once. */
export function timeBudgets(
  context: Pick<LintContext, 'agreement' | 'words'>,
): (objective: Objective, metric: Metric) => TimeBudgets | undefined {
  const asShare = shareOfTime(context);
  const known = new Map<string, TimeBudgets | undefined>();
  return (objective, stated) => {
    const metric = asShare(stated);
    const { comparator, target, window } = objective;
    const key = [metric.kind, metric.unit, metric.clock, comparator, target, window.length].join('|');
    if (!known.has(key)) {
      const time = timeObjective(objective, metric, context.agreement);
      const seconds = time?.days.map((days) => downtimeBudget(time.target, exact(days * 86_400)).exact);
      known.set(key, time && seconds && time.target.compare(100) < 0 ? { ...time, seconds } : undefined);
    }
    return known.get(key);
  };
}
