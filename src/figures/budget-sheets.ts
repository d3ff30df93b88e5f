import type { Agreement } from '../agreement/generated/types.ts';
import { downtimeBudget, experiencedAvailability } from '../compute/availability/availability.ts';
import { type Exact, exact, round } from '../compute/exact.ts';
import { parseDuration, secondsOf } from '../compute/time/duration.ts';
import { type FigureTree, quantityLeaf } from './figure-tree.ts';
import { byId, daysOfWindow, decided, entries } from './figures-context.ts';

const DAY = 86_400;
type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** What is needed to know whether and how an objective leaves a budget of downtime. */
export interface TimeObjective {
  readonly target: Exact;
  /** The lengths in days of its windows. */
  readonly days: readonly number[];
}

/**
 * The target and windows of an objective that is a share of all time in percent, on a clock that never stops; undefined
 * for any other.
 */
export function timeObjective(
  objective: Objective,
  metric: Metric | undefined,
  agreement: Agreement,
): TimeObjective | undefined {
  const isTime = metric?.kind === 'time-ratio' || metric?.kind === 'probe-sequence';
  const clock = agreement.calendars?.find(({ id }) => id === metric?.clock);
  const target = decided(objective.target);
  const days = daysOfWindow(objective.window.length);
  const isPercent = metric?.unit === '%' && ['gte', 'gt'].includes(objective.comparator);
  if (!isTime || !isPercent || !target || !days || target.compare(100) > 0) return undefined;
  return clock === undefined || clock.always ? { target, days } : undefined;
}

/** How much downtime each objective leaves in its windows, and what users see where maintenance is left out. */
export function budgetSheets(agreement: Agreement): FigureTree[] {
  const metrics = byId(agreement.metrics, '/metrics');
  return entries(agreement.objectives, '/objectives').flatMap(({ value: objective, path }): FigureTree[] => {
    const time = timeObjective(objective, metrics.get(objective.metric)?.value, agreement);
    if (!time) return [];
    const at = `${path}/target`;
    const rows = time.days.map((days) => {
      const { value, unit } = downtimeBudget(time.target, exact(days * DAY));
      return {
        days: quantityLeaf({ value: exact(days), unit: 'day' }, `${path}/window/length`),
        budget: quantityLeaf({ value, unit }, at),
      };
    });
    return [{ objective: { type: 'field', path }, rows, ...withMaintenance(objective, time, agreement) }];
  });
}

/** What users see in a window of the usual length when all the maintenance that is left out takes place. */
function withMaintenance(
  objective: Objective,
  { target, days }: TimeObjective,
  agreement: Agreement,
): Record<string, FigureTree> {
  const work = entries(agreement.maintenance, '/maintenance').find(
    ({ value: { effect, services, maxPerWindow } }) =>
      effect === 'left-out' &&
      maxPerWindow !== undefined &&
      (services === undefined || objective.service === undefined || services.includes(objective.service)),
  );
  const limit = work && parseDuration(work.value.maxPerWindow ?? '');
  const most = limit && secondsOf(limit, { dayOf24Hours: true });
  const usual = days.includes(30) ? 30 : days[0];
  if (!work || !most || usual === undefined) return {};
  const seen = experiencedAvailability(target, exact(usual * DAY), most);
  if (!seen) return {};
  return {
    maintenance: { type: 'field', path: `${work.path}/maxPerWindow` },
    usual: quantityLeaf({ value: exact(usual), unit: 'day' }, work.path),
    // What is promised never looks better than it is.
    seen: quantityLeaf({ value: round(seen.exact, 'down', 3), unit: '%' }, work.path),
  };
}
