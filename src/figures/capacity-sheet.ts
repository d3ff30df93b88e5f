import type { Agreement } from '../agreement/generated/types.ts';
import { type Exact, exact, round } from '../compute/exact.ts';
import { expectedAttempts } from '../compute/goals/follow-up.ts';
import { followUpDemand, followUpLoad, followUpSupply } from '../compute/goals/follow-up-capacity.ts';
import { type FigureTree, quantityLeaf } from './figure-tree.ts';
import { decided } from './figures-context.ts';

const MINUTE = 60;
const HOUR = 3_600;

/** Whether those who follow up have the time for the leads that are promised: the worst case and the mean. */
export function capacitySheet(agreement: Agreement): FigureTree {
  const plan = agreement.leadModel?.followUp;
  const leads = leadsOf(agreement);
  if (!plan || !leads) return undefined;
  const [minutes, hours, share] = [plan.minutesPerAttempt, plan.hoursPerRep, plan.share].map(decided);
  const [attempts, reps] = [plan.maxAttempts, plan.reps].map(decided);
  if (!minutes || !hours || !share || !attempts || !reps) return undefined;
  const automated = decided(plan.automatedShare) ?? exact(0);
  const attemptTime = minutes.mul(MINUTE).mul(exact(100).sub(automated)).div(100);
  const supply = followUpSupply({ representatives: reps, workingTime: hours.mul(HOUR), share });
  const connect = decided(plan.connectRate);
  const mean = connect && expectedAttempts(connect, Number(plan.maxAttempts));
  const path = '/leadModel/followUp';
  const row = (count: Exact | undefined): FigureTree => {
    const demand = count && followUpDemand({ leads: leads.value, attempts: count, attemptTime });
    const load = demand && supply && followUpLoad(demand.exact, supply.exact);
    return (
      demand &&
      load && {
        hours: quantityLeaf(
          { value: round(demand.exact.div(HOUR), 'up', 1), unit: 'hour' },
          `${path}/minutesPerAttempt`,
        ),
        load: quantityLeaf({ value: round(load.exact, 'up'), unit: '%' }, `${path}/share`),
        fits: load.exact.compare(100) <= 0,
      }
    );
  };
  return {
    leads: quantityLeaf({ value: leads.value, unit: leads.unit }, leads.path),
    supply:
      supply &&
      quantityLeaf({ value: round(supply.exact.div(HOUR), 'down', 1), unit: 'hour' }, `${path}/hoursPerRep`),
    worst: row(attempts),
    expected: row(mean?.exact),
  };
}

/** The leads that the follow-up is for: the value of the first goal that counts leads. */
function leadsOf(agreement: Agreement): { value: Exact; unit: string; path: string } | undefined {
  const metrics = new Map((agreement.metrics ?? []).map(({ id, unit }) => [id, unit]));
  for (const [index, { target, metric }] of (agreement.objectives ?? []).entries()) {
    const unit = metrics.get(metric);
    const value = decided(target);
    if (value && unit !== undefined && /^leads?$/i.test(unit))
      return { value, unit, path: `/objectives/${index}/target` };
  }
  return undefined;
}
