import { timeChain } from '../../compute/composition/chain.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { type PartPromise, promiseOfPart, stepsOf } from '../constraint/promised-elsewhere.ts';
import type { LintContext } from '../lint-context.ts';
import { wordTable } from '../lint-words.ts';
import type { Rule } from '../rule.ts';
import { sayNumber, saySeconds } from '../say/say.ts';
import { sayMoment } from '../say/say-date.ts';
import { sayParty } from '../say/say-party.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';
import { type ChainStep, type WorstChain, worstChain } from '../time/worst-chain.ts';

const DAY = 86_400;
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
    'Steps on several clocks are tried from every start of the first year at which a wait can be longest; a promise in business days is not compared. Only steps that follow each other are added up. Steps of agreements at web addresses are not read.',
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
    for (const { value: chain, path } of entries(context.agreement.chains, '/chains')) {
      const objective = context.find('objectives', chain.objective);
      const parts = chain.kind === 'time' ? stepsOf(chain) : undefined;
      const promised = objective && limitOf({ objective: objective.value, there: context }, context);
      if (!parts || !objective || !promised || 'businessDays' in promised.limit) continue;
      const steps = parts.map((part) => stepOf(part, chain, promised, context));
      const known = steps.filter((step) => step !== undefined);
      if (known.length < steps.length) continue;
      const most = mostTime(known, promised, context);
      const limit = promised.limit.seconds;
      if (!most || most.seconds.compare(limit) <= 0) continue;
      const over = saySeconds(most.seconds.sub(limit));
      const { name, obligor } = objective.value;
      yield {
        path: `${objective.path}/target`,
        message: `“${name}” is promised within ${saySeconds(limit)}, but its ${known.length} steps may take ${saySeconds(most.seconds)} together${most.start ? sayStart(most.start) : ''}: ${sayParty(obligor, context)} misses it by ${over} although every step is in time`,
        hint: hintFor(known, promised, most, over),
        facts: { promised: saySeconds(limit), steps: saySeconds(most.seconds), over },
        related: [{ path, message: 'the chain of its steps' }],
      };
    }
  },
};

/** The clock of the promise, and the start that is the worst; one that is just after a moment is a nanosecond later. */
function sayStart(start: WorstChain['start']): string {
  const { nanosecond } = start;
  return ` on its clock when the first begins ${nanosecond === 0 ? 'on' : 'just after'} ${sayMoment(start.subtract({ nanoseconds: nanosecond }))}`;
}

interface Step extends ChainStep {
  readonly name: string;
  /** How many seconds one of the unit of its metric has. */
  readonly unit: Exact;
}

interface MostTime {
  readonly seconds: Exact;
  readonly start?: WorstChain['start'];
}

/** On one clock the limits add up; on several it depends on when the first step begins. */
function mostTime(steps: readonly Step[], promised: Step, { term }: LintContext): MostTime | undefined {
  const key = clockOf(promised);
  const seconds = steps.flatMap(({ limit }) => ('seconds' in limit ? limit.seconds : []));
  if (seconds.length === steps.length && steps.every((step) => clockOf(step) === key)) {
    const total = timeChain(seconds)?.exact;
    return total && { seconds: total };
  }
  return term && worstChain(steps, promised.calendar, term.from);
}

function clockOf({ calendar }: Step): string {
  return calendar.type === 'always'
    ? ''
    : JSON.stringify(calendar, (_, value: unknown) =>
        value instanceof Set || value instanceof Map ? [...value] : value,
      );
}

function hintFor(steps: readonly Step[], promised: Step, { seconds, start }: MostTime, over: string): string {
  const longest = steps.reduce((most, step) => (sizeOf(step).compare(sizeOf(most)) > 0 ? step : most));
  const target = `write \`target: ${sayNumber(seconds.div(promised.unit), 4, 'up').replaceAll(',', '')}\``;
  if (start) return `${target}, or have every step run on the clock of the promise`;
  const isEnough = sizeOf(longest).compare(seconds.sub(limitSeconds(promised))) > 0;
  return `${target}, or shorten ${isEnough ? `“${longest.name}”, the longest step,` : 'the steps'} by ${over}`;
}

function sizeOf(step: Step): Exact {
  return 'seconds' in step.limit ? step.limit.seconds : exact(step.limit.businessDays * DAY);
}

function limitSeconds({ limit }: Step): Exact {
  return 'seconds' in limit ? limit.seconds : exact(0);
}

type Chain = NonNullable<LintContext['agreement']['chains']>[number];

/** What a part of a chain allows; a number of its own is in the unit and on the clock of the promise. */
function stepOf(
  part: Chain['parts'][number],
  chain: Chain,
  promised: Step,
  context: LintContext,
): Step | undefined {
  const promise = promiseOfPart(part, chain, context);
  if (promise) return limitOf(promise, context);
  const value = part.underpinning === undefined ? decided(part.value) : undefined;
  return value && { ...promised, name: part.name ?? part.id, limit: { seconds: value.mul(promised.unit) } };
}

/** The longest time that an objective allows, and the clock that it is counted on: another agreement has its own. */
function limitOf({ objective, there }: PartPromise, { words }: LintContext): Step | undefined {
  const metric = there.find('metrics', objective.metric)?.value;
  const target = decided(objective.target);
  const calendar = there.calendar(metric?.clock);
  if (!metric || !target || !calendar || !['lte', 'lt'].includes(objective.comparator)) return undefined;
  const { name } = objective;
  const unit = secondsOfUnit(metric.unit);
  if (unit) return { name, calendar, unit, limit: { seconds: target.mul(unit) } };
  const isDays = wordTable(words, 'timeUnits').get(metric.unit.toLowerCase()) === 'business day';
  const businessDays = target.valueOf();
  return isDays && Number.isInteger(businessDays) && businessDays < 1000
    ? { name, calendar, unit: exact(DAY), limit: { businessDays } }
    : undefined;
}
