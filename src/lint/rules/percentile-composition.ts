import { percentileChain } from '../../compute/composition/chain.ts';
import { neededLeg } from '../../compute/composition/needed-leg.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { promiseOfPart } from '../constraint/promised-elsewhere.ts';
import type { Rule } from '../rule.ts';
import { sayPercent } from '../say/say.ts';

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
      const promised = decided(objective?.value.attainment);
      const parts = new Map(chain.parts.map((part) => [part.id, part]));
      const [whole] = chain.parts;
      if (chain.kind !== 'time' || whole?.kind !== 'series' || !objective || !promised) continue;
      const shares = (whole.of ?? []).map((id) =>
        decided(promiseOfPart(parts.get(id), context)?.objective.attainment),
      );
      const known = shares.filter((share) => share !== undefined);
      if (known.length < 2 || known.length < shares.length) continue;
      const guaranteed = percentileChain(known)?.guaranteed.exact;
      if (!guaranteed || promised.compare(guaranteed) <= 0) continue;
      const leg = neededLeg(promised, known.length)?.guaranteed.exact;
      yield {
        path: `${objective.path}/attainment`,
        message: `“${objective.value.name}” is promised in time for ${sayPercent(promised)} of cases, but the ${known.length} steps of its chain guarantee only ${sayPercent(guaranteed)}: the late cases of one step need not be those of another`,
        hint: `write \`attainment: ${sayPercent(guaranteed).replace(' %', '')}\`${leg ? `, or agree on ${sayPercent(leg, 4, 'up')} for each step` : ''}`,
        facts: { promised: sayPercent(promised), guaranteed: sayPercent(guaranteed), steps: known.length },
        related: [{ path, message: 'the chain of its steps' }],
      };
    }
  },
};
