import type { Agreement } from '../agreement/generated/types.ts';
import { boundaryTable } from '../compute/credit/boundary-table.ts';
import type { Tier } from '../compute/credit/credit-rule.ts';
import { exact } from '../compute/exact.ts';
import { timeObjective } from './budget-sheets.ts';
import { type FigureTree, quantityLeaf } from './figure-tree.ts';
import { byId, decided, entries } from './figures-context.ts';

const DAY = 86_400;
type Credit = NonNullable<Agreement['remedies']['credits']>[number];

/**
 * For each credit, in the order of the agreement, what each whole second of downtime at a bound of its ladder credits;
 * undefined for credits without a ladder of availability.
 */
export function ladderSheets(agreement: Agreement): FigureTree[] {
  const objectives = byId(agreement.objectives, '/objectives');
  const metrics = byId(agreement.metrics, '/metrics');
  return entries(agreement.remedies.credits, '/remedies/credits').map(({ value: credit, path }) => {
    const objective = objectives.get(credit.objective);
    const metric = objective && metrics.get(objective.value.metric)?.value;
    const time = objective && timeObjective(objective.value, metric, agreement);
    const tiers = credit.belowTarget ? undefined : tiersOf(credit);
    if (!objective || !time || !tiers) return undefined;
    const days = time.days.includes(30) ? 30 : time.days[0]!;
    const { comparator } = objective.value;
    const target = { comparator: comparator === 'gt' ? 'gt' : 'gte', value: time.target } as const;
    return {
      days: quantityLeaf({ value: exact(days), unit: 'day' }, `${objective.path}/window/length`),
      rows: boundaryTable(tiers, target, exact(days * DAY)).map(({ downtimeSeconds, tier }) => ({
        downtime: quantityLeaf({ value: downtimeSeconds, unit: 's' }, path),
        tier: tier === undefined ? undefined : { type: 'field', path: `${path}/tiers/${tier}` },
      })),
    };
  });
}

/** The bounds of a ladder; what its tiers award is printed from the agreement. Undefined while a bound is undecided. */
function tiersOf({ tiers }: Credit): readonly Tier[] | undefined {
  const found = (tiers ?? []).map((tier): Tier | undefined => {
    const bounds = (['from', 'above', 'to', 'upTo'] as const)
      .filter((name) => tier[name] !== undefined)
      .map((name) => [name, decided(tier[name])] as const);
    if (bounds.some(([, value]) => value === undefined)) return undefined;
    return { ...Object.fromEntries(bounds), award: { type: 'percent', percent: exact(0) } };
  });
  return found.length > 0 && found.every((tier) => tier !== undefined) ? found : undefined;
}
