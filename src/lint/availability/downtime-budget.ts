import { downtimeBudget } from '../../compute/availability/availability.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { type TimeObjective, timeObjective } from '../../figures/budget-sheets.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { sayCount } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { shareOfTime } from './share-of-time.ts';

const DAY = 86_400;

/** The downtime that one commitment leaves in its longest window, so that what exceeds it is too long for every window. */
export interface DowntimeBudget {
  readonly objective: Objective;
  /** The level below which something follows, in percent: the target less its tolerance. */
  readonly target: Exact;
  readonly budgetSeconds: Exact;
  readonly windowSeconds: Exact;
  /** The same for the shortest window: what fits into it fits into all. */
  readonly shortest: { readonly budgetSeconds: Exact; readonly windowSeconds: Exact };
  /** The days of the shortest window. */
  readonly fewestDays: number;
  /** "a month of 31 days" */
  readonly window: string;
  /** The service that it is about; that of the agreement where there is only one. */
  readonly service: string | undefined;
}

type Objective = Entry<NonNullable<LintContext['agreement']['objectives']>[number]>;

/** The budgets of all commitments to a share of all time below 100 %, on a clock that never stops. */
export function downtimeBudgets(context: LintContext): readonly DowntimeBudget[] {
  const { agreement, all, find } = context;
  const asShare = shareOfTime(context);
  const only = agreement.services.length === 1 ? agreement.services[0]?.id : undefined;
  const amounts = new Map<string, Amounts | undefined>();
  return all('objectives').flatMap((objective: Objective): DowntimeBudget[] => {
    const { value } = objective;
    if (value.strength !== 'commitment') return [];
    const metric = find('metrics', value.metric)?.value;
    const time = metric && timeObjective(value, asShare(metric), agreement);
    if (!time) return [];
    const key = `${value.target} ${value.tolerance ?? ''} ${value.window.length}`;
    if (!amounts.has(key)) amounts.set(key, amountsOf(time, value));
    const known = amounts.get(key);
    return known ? [{ ...known, objective, service: value.service ?? only }] : [];
  });
}

type Amounts = Omit<DowntimeBudget, 'objective' | 'service'>;

function amountsOf(time: TimeObjective, { tolerance, window }: Objective['value']): Amounts | undefined {
  const target = time.target.sub(decided(tolerance) ?? 0);
  if (time.target.compare(100) >= 0 || target.compare(0) <= 0) return undefined;
  const [fewestDays, mostDays] = [Math.min(...time.days), Math.max(...time.days)];
  const [leastSeconds, windowSeconds] = [exact(fewestDays * DAY), exact(mostDays * DAY)];
  return {
    target,
    budgetSeconds: downtimeBudget(target, windowSeconds).exact,
    windowSeconds,
    shortest: { budgetSeconds: downtimeBudget(target, leastSeconds).exact, windowSeconds: leastSeconds },
    fewestDays,
    window: `a ${sayPeriod(window.length)} of ${sayCount(mostDays, 'day')}`,
  };
}
