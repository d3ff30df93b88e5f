import { percentileChain } from '../../compute/composition/chain.ts';
import { neededLeg } from '../../compute/composition/needed-leg.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { type PartPromise, promiseOfPart, stepsOf } from '../constraint/promised-elsewhere.ts';
import type { Rule } from '../rule.ts';
import { sayPercent } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';

/** A share of cases in time from end to end that the shares of its steps do not give. */
export const percentileComposition: Rule = {
  name: 'percentile-composition',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A share of cases is promised in time from end to end that the shares of the steps do not guarantee.',
  why:
    'If each of two steps is in time for 95 of 100 cases, the late ones of the first need not be those of the second: ten cases ' +
    'may be late from end to end. Whoever promises 95 for the whole then misses it although everybody keeps their part.',
  source: 'The union bound of probability (Boole’s inequality).',
  bad: {
    example: 'cloud-service',
    change: {
      'objectives.support-response.attainment': '95',
      'objectives.+':
        '{ id: first-step, name: First step, metric: response-attainment, obligor: alsterkrone, beneficiary: maasvliet, comparator: gte, target: 95, attainment: 95, strength: informational, window: { length: P1M, partial: full-target } }',
      chains:
        '[{ id: answers, objective: support-response, kind: time, parts: [{ id: whole, kind: series, of: [first, second] }, { id: first, kind: leaf, objective: first-step }, { id: second, kind: leaf, objective: first-step }] }]',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'objectives.support-response.attainment': '90',
      'objectives.+':
        '{ id: first-step, name: First step, metric: response-attainment, obligor: alsterkrone, beneficiary: maasvliet, comparator: gte, target: 95, attainment: 95, strength: informational, window: { length: P1M, partial: full-target } }',
      chains:
        '[{ id: answers, objective: support-response, kind: time, parts: [{ id: whole, kind: series, of: [first, second] }, { id: first, kind: leaf, objective: first-step }, { id: second, kind: leaf, objective: first-step }] }]',
    },
  },
  *check(context) {
    const { agreement, find } = context;
    for (const { value: chain, path } of entries(agreement.chains, '/chains')) {
      const objective = find('objectives', chain.objective);
      const steps = chain.kind === 'time' ? stepsOf(chain) : undefined;
      const promised = objective && shareOf({ objective: objective.value, there: context });
      if (!steps || !objective || !promised) continue;
      const shares = steps.map((part) => {
        const promise = promiseOfPart(part, chain, context);
        return promise && shareOf(promise)?.share;
      });
      const known = shares.filter((share) => share !== undefined);
      if (known.length < shares.length) continue;
      const guaranteed = percentileChain(known)?.guaranteed.exact;
      const { share, field } = promised;
      if (!guaranteed || share.compare(guaranteed) <= 0) continue;
      const leg = share.compare(100) < 0 ? neededLeg(share, known.length)?.guaranteed.exact : exact(100);
      const lower =
        guaranteed.compare(0) > 0
          ? `write \`${field}: ${sayPercent(guaranteed).replace(' %', '')}\`, or agree`
          : 'agree';
      yield {
        path:
          field === 'percentile' || objective.value[field] === undefined
            ? objective.path
            : `${objective.path}/${field}`,
        ...(field === 'percentile' || objective.value[field] === undefined ? { part: 'line' as const } : {}),
        message: `“${objective.value.name}” is promised in time for ${share.equals(100) ? 'all' : `${sayPercent(share)} of`} cases, but the ${known.length} steps of its chain guarantee only ${sayPercent(guaranteed)}: the late cases of one step need not be those of another, and ${sayParty(objective.value.obligor, context)} misses it although every step is kept`,
        hint: `${lower} on ${leg ? sayPercent(leg, 4, 'up') : 'more'} for each step`,
        facts: { promised: sayPercent(share), guaranteed: sayPercent(guaranteed), steps: known.length },
        related: [{ path, message: 'the chain of its steps' }],
      };
    }
  },
};

interface PromisedShare {
  readonly share: Exact;
  /** The field that says so, or that would say less. */
  readonly field: 'attainment' | 'percentile' | 'target';
}

/**
 * The share of cases that an objective promises in time: its attainment, its percentile, or its level where it is itself a
 * share in percent. A time without any of these is for every case, unless it is a mean or the like.
 */
function shareOf({ objective, there }: PartPromise): PromisedShare | undefined {
  const metric = there.find('metrics', objective.metric)?.value;
  if (!metric) return undefined;
  const as = (share: Exact | undefined, field: PromisedShare['field']): PromisedShare | undefined =>
    share && share.compare(0) >= 0 && share.compare(100) <= 0 ? { share, field } : undefined;
  if (objective.attainment !== undefined) return as(decided(objective.attainment), 'attainment');
  if (metric.unit === '%')
    return objective.comparator === 'gte' ? as(decided(objective.target), 'target') : undefined;
  if (!secondsOfUnit(metric.unit) || objective.comparator !== 'lte') return undefined;
  if (metric.aggregation === 'percentile') return as(decided(metric.percentile), 'percentile');
  return metric.aggregation === undefined || metric.aggregation === 'max'
    ? as(exact(100), 'attainment')
    : undefined;
}
