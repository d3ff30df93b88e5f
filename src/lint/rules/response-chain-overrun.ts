import { timeChain } from '../../compute/composition/chain.ts';
import type { Exact } from '../../compute/exact.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { type PartPromise, promiseOfPart } from '../constraint/promised-elsewhere.ts';
import type { Rule } from '../rule.ts';
import { saySeconds } from '../say/say.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';

const METRIC =
  '{ id: step-metric, name: Time of a step, unit: hours, direction: lower-is-better, clock: around-the-clock, startEvent: the report, endEvent: the answer, unresolved: count-as-missed, source: { system: the ticket system, operator: alsterkrone, accessibleTo: [alsterkrone, maasvliet], retention: P2Y } }';
const step = (id: string, hours: number): string =>
  `{ id: ${id}, name: ${id}, metric: step-metric, obligor: alsterkrone, beneficiary: maasvliet, comparator: lte, target: ${hours}, strength: informational, window: { length: P1M, kind: calendar, partial: full-target } }`;
const CHAIN =
  '[{ id: answers, objective: in-all, kind: time, parts: [{ id: whole, kind: series, of: [first, second] }, { id: first, kind: leaf, objective: triage }, { id: second, kind: leaf, objective: repair }] }]';

/** Steps that follow each other and together take longer than what is promised for the whole. */
export const responseChainOverrun: Rule = {
  name: 'response-chain-overrun',
  severity: 'error',
  kind: 'meaning',
  summary: 'The steps of a chain may together take longer than the time that is promised from end to end.',
  why:
    'Each step may use the whole of its own limit. If the limits add up to more than the time that the last party in the row ' +
    'promises, everybody can keep their part and the promise is missed all the same; the one in front pays.',
  source: 'ITIL 4, service level management: operational level agreements back the service level agreement.',
  limits:
    'Steps on clocks with different opening hours are not compared, because their worst case depends on the hour of the start. Steps of agreements at web addresses are not read.',
  bad: {
    example: 'cloud-service',
    change: {
      'metrics.+': METRIC,
      'objectives.+': `[${step('triage', 4)}, ${step('repair', 8)}, ${step('in-all', 10)}]`,
      chains: CHAIN,
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'metrics.+': METRIC,
      'objectives.+': `[${step('triage', 4)}, ${step('repair', 8)}, ${step('in-all', 12)}]`,
      chains: CHAIN,
    },
  },
  *check(context) {
    for (const { value: one, path } of entries(context.agreement.chains, '/chains')) {
      const objective = context.find('objectives', one.objective);
      const [whole] = one.parts;
      const parts = new Map(one.parts.map((part) => [part.id, part]));
      if (one.kind !== 'time' || whole?.kind !== 'series' || !objective) continue;
      const promised = limitOf({ objective: objective.value, there: context });
      const legs = (whole.of ?? []).map((id) => promiseOfPart(parts.get(id), context));
      const limits = legs.map((leg) => leg && limitOf(leg));
      const known = limits.filter((limit) => limit !== undefined);
      if (!promised || known.length < 2 || known.length < limits.length) continue;
      if (known.some(({ clock }) => clock !== promised.clock)) continue;
      const total = timeChain(known.map(({ seconds }) => seconds))?.exact;
      if (!total || total.compare(promised.seconds) <= 0) continue;
      yield {
        path: `${objective.path}/target`,
        message: `“${objective.value.name}” is promised within ${saySeconds(promised.seconds)}, but its ${known.length} steps may take ${saySeconds(total)} together: \`${objective.value.obligor}\` misses it by ${saySeconds(total.sub(promised.seconds))} although every step is in time`,
        hint: `promise ${saySeconds(total)}, or shorten the steps by ${saySeconds(total.sub(promised.seconds))}`,
        facts: { promised: saySeconds(promised.seconds), steps: saySeconds(total) },
        related: [{ path, message: 'the chain of its steps' }],
      };
    }
  },
};

/** The longest time that an objective allows, and the clock that it is counted on: another agreement has its own. */
function limitOf({
  objective,
  there,
}: PartPromise): { readonly seconds: Exact; readonly clock: string } | undefined {
  const metric = there.find('metrics', objective.metric)?.value;
  const target = decided(objective.target);
  const unit = metric && secondsOfUnit(metric.unit);
  if (!metric || !target || !unit || !['lte', 'lt'].includes(objective.comparator)) return undefined;
  const calendar = there.calendar(metric.clock);
  return { seconds: target.mul(unit), clock: calendar?.type === 'always' ? '' : JSON.stringify(calendar) };
}
