import type { Agreement } from '../../agreement/generated/types.ts';
import { availabilityFromRto, downtimeBudget } from '../../compute/availability/availability.ts';
import { type Exact, least, toDecimal } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import { type DowntimeBudget, downtimeBudgets } from '../availability/downtime-budget.ts';
import type { Rule } from '../rule.ts';
import { sayPercent, saySeconds } from '../say/say.ts';
import { isoDuration } from '../time/iso-duration.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

/** A recovery that counts as downtime and may take longer than there may be downtime. */
export const rtoVsAvailability: Rule = {
  name: 'rto-vs-availability',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A recovery after a disaster counts as downtime and may take longer than the availability promise allows.',
  why:
    'The recovery time objective says how long the service may be gone after a disaster, the availability promise how long it ' +
    'may be gone in a month. When the first is longer and counts as downtime, a recovery that is in time breaks the other ' +
    'promise. The customer cannot tell which of the two it has bought, and the provider pays for what it did right.',
  source: 'ISO 22301 (recovery time objective); ISO/IEC 19086-1 (reliability).',
  limits:
    'Nothing is said where a contingency suspends, extends or relaxes the promise far enough, or where the recovery fits into ' +
    'the longest of the windows only. Without an `effect` it is a remark, unless the promise has an exclusion for force majeure.',
  bad: {
    example: 'cloud-service',
    change: { continuity: '{ rpo: PT1H, rto: PT12H, effect: counts-as-downtime, testEvery: P1Y }' },
  },
  good: {
    example: 'cloud-service',
    change: { continuity: '{ rpo: PT1H, rto: PT30M, effect: counts-as-downtime, testEvery: P1Y }' },
  },
  *check(context) {
    const { agreement, find } = context;
    const { continuity } = agreement;
    const rto = durationSeconds(continuity?.rto);
    const effect = continuity?.effect;
    if (!continuity || !rto || (effect !== undefined && effect !== 'counts-as-downtime')) return;
    const services = continuity.services && new Set(continuity.services);
    const relief = reliefOf(agreement);
    const isLeftOut = ({ objective }: DowntimeBudget): boolean =>
      effect === undefined &&
      (objective.value.exclusions ?? []).some(
        (id) => find('exclusions', id)?.value.category === 'force-majeure',
      );
    const broken = downtimeBudgets(context).filter(
      (budget) =>
        rto.compare(budget.budgetSeconds) > 0 &&
        (!services || budget.service === undefined || services.has(budget.service)) &&
        !isLeftOut(budget) &&
        !relief(budget, rto),
    );
    const [first, ...others] = broken;
    if (!first) return;
    const worst = others.reduce((a, b) => (b.budgetSeconds.compare(a.budgetSeconds) < 0 ? b : a), first);
    const { value: objective, path } = worst.objective;
    const left = availabilityFromRto(rto, worst.windowSeconds);
    yield {
      path: '/continuity/rto',
      severity: effect === undefined ? 'info' : 'warning',
      message:
        `A recovery may take ${saySeconds(rto)} and ${effect === undefined ? 'nothing leaves it out of' : 'counts as'} downtime, but “${objective.name}” allows at most ` +
        `${saySeconds(worst.budgetSeconds)} in ${worst.window}: after one recovery that is in time ${left ? `${sayPercent(left.exact)} is left of ${sayPercent(worst.target)}` : 'nothing is left of it'}, ` +
        `and \`${objective.obligor}\` misses the promise`,
      hint: `write an \`rto\` of ${isoDuration(worst.shortest.budgetSeconds)} or less, or \`effect: left-out\` with a limit on how often`,
      facts: {
        rtoSeconds: toDecimal(rto),
        target: objective.target,
        budgetSeconds: toDecimal(worst.budgetSeconds),
        ...(left ? { availabilityLeft: toDecimal(left.exact, 6, 'down') } : {}),
        objectives: broken.length,
      },
      related: [
        { path: `${path}/target`, message: `leaves ${saySeconds(worst.budgetSeconds)} in ${worst.window}` },
      ],
    };
  },
};

/** What contingencies leave of a promise: nothing while it is lifted, or the lowest level to which it is relaxed. */
interface Relief {
  readonly isLifted: boolean;
  readonly floor: Exact | undefined;
}

/** Whether a contingency changes a promise so that the recovery fits: it suspends or extends it, or relaxes it far enough. */
function reliefOf({ contingencies }: Agreement): (budget: DowntimeBudget, rto: Exact) => boolean {
  const reliefs = new Map<string | undefined, Relief>();
  for (const { affects, effect, floor } of contingencies ?? []) {
    const level = decided(floor);
    for (const id of affects ?? [undefined]) {
      const known = reliefs.get(id);
      const lowest = known?.floor && level ? least(known.floor, level) : (known?.floor ?? level);
      reliefs.set(id, { isLifted: effect !== 'relax' || known?.isLifted === true, floor: lowest });
    }
  }
  return ({ objective, windowSeconds }, rto) =>
    [reliefs.get(objective.value.id), reliefs.get(undefined)].some(
      (relief) =>
        relief?.isLifted ||
        (relief?.floor && rto.compare(downtimeBudget(relief.floor, windowSeconds).exact) <= 0),
    );
}
