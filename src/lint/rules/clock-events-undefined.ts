import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import { objectivesByMetric } from '../constraint/objectives-by-metric.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { namesOfParty } from '../text/names-of-party.ts';
import { plainProse } from '../text/plain-prose.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';
import { isTimeOfCases } from '../time/timed-metric.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** A time without the events between which it runs, or with events that its debtor makes. */
export const clockEventsUndefined: Rule = {
  name: 'clock-events-undefined',
  severity: 'error',
  kind: 'meaning',
  summary: 'A time is promised without saying between which events, or by whose hours, it runs.',
  why:
    'Four hours from the report and four hours from the confirmation of the report are different promises, and the party ' +
    'that confirms decides when its own time begins. Four hours of a business day and four hours of the night are different ' +
    'too. Without both events and the clock, the parties measure two times and both are right.',
  source:
    'Common Paper, Service Level Agreement, section 2.2; HubSpot, How to create a service level agreement, step 5.',
  limits:
    'A total of hours is not judged. A missing clock is reported only where the agreement has hours that are not all hours, ' +
    'and for times of a minute or more. Who makes an event is read by words of the agreement’s language.',
  bad: { example: 'marketing-sales', change: { 'metrics.time-to-first-follow-up.startEvent': '' } },
  good: {
    example: 'marketing-sales',
    change: {
      'metrics.time-to-first-follow-up.population': '',
      'metrics.time-to-first-follow-up.unresolved': 'count-as-missed',
    },
  },
  *check(context) {
    const words = (name: string): FindPhrases => phraseFinder(wordList(context.words, name));
    const lists: Words = {
      open: words('openCases'),
      own: words('ownActs'),
      automatic: words('automaticReplies'),
      not: words('notWords'),
    };
    const objectives = objectivesByMetric(context);
    const byGoals = new Set(
      context
        .all('goals')
        .flatMap(({ value: { metric, objective, value } }) =>
          metric !== undefined && objective === undefined && value !== undefined ? [metric] : [],
        ),
    );
    const hours = context.agreement.calendars?.find(({ always }) => always !== true)?.id;
    for (const entry of context.all('metrics')) {
      const measured = (objectives.get(entry.value.id) ?? []).filter(
        ({ value }) => value.strength !== 'informational' && value.target !== 'none',
      );
      const isPromised = measured.length > 0 || byGoals.has(entry.value.id);
      const isTime = isPromised && isTimeOfCases(entry.value, measured);
      const missing = missingParts(entry, isTime, hours);
      yield* [
        missing && !isPromised ? { ...missing, severity: 'warning' as const } : missing,
        isPromised ? sameEvent(entry) : undefined,
        isTime && !missing ? missingEnd(entry, lists) : undefined,
        ownBeginning(entry, measured, lists, context),
        automaticEnd(entry, lists),
      ].filter((finding) => finding !== undefined);
    }
  },
};

interface Words {
  readonly open: FindPhrases;
  readonly own: FindPhrases;
  readonly automatic: FindPhrases;
  readonly not: FindPhrases;
}

const EXAMPLES = {
  startEvent: 'startEvent: the report of the incident',
  endEvent: 'endEvent: the first reply of a person',
} as const;
/** The same for what machines do in less than a minute. */
const EXAMPLES_OF_MACHINES = {
  startEvent: 'startEvent: the arrival of the request',
  endEvent: 'endEvent: the last byte of the answer',
} as const;

/** Below a minute no person acts, and no hours close. */
function isOfMachines({ unit }: Metric): boolean {
  const seconds = secondsOfUnit(unit);
  return seconds !== undefined && seconds.compare(60) < 0;
}

/** A time needs both of its events and a clock, and one event needs the other. */
function missingParts(
  { value: metric, path }: Entry<Metric>,
  isTime: boolean,
  hours: string | undefined,
): Finding | undefined {
  const events = (['startEvent', 'endEvent'] as const).filter((name) => metric[name] === undefined);
  const missing = [
    ...(isTime || events.length === 1 ? events : []),
    ...(isTime && hours !== undefined && lacksClock(metric) ? (['clock'] as const) : []),
  ];
  if (missing.length === 0) return undefined;
  const examples = isOfMachines(metric) ? EXAMPLES_OF_MACHINES : EXAMPLES;
  const what = {
    startEvent: 'from which event it runs',
    endEvent: 'at which event it stops',
    clock: 'whether nights and closed days count',
  };
  const follows =
    missing.join() === 'clock'
      ? 'while the agreement has hours that are not all hours: the same case is in time for one party and late for the other'
      : 'so each party may measure another time and claim or deny a miss by it';
  return {
    path,
    part: 'line',
    message: `“${metric.name}” is a time in ${metric.unit}, but it does not say ${eachOf(missing.map((name) => what[name]))}, ${follows}`,
    hint: `add ${sayList(missing.map((name) => (name === 'clock' ? `clock: ${hours}` : examples[name])))}, or what is meant`,
    facts: { missing: missing.join(' ') },
  };
}

/** "a, b or c" */
function eachOf(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(' or ') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

/** A unit of two words, such as business hours, names its clock. */
function lacksClock(metric: Metric): boolean {
  return metric.clock === undefined && !isOfMachines(metric) && !/\s/.test(metric.unit.trim());
}

/** A time that ends when it begins. */
function sameEvent({ value: { name, startEvent, endEvent }, path }: Entry<Metric>): Finding | undefined {
  const [start, end] = [startEvent, endEvent].map((event) =>
    plainProse(event ?? '')
      .trim()
      .toLowerCase(),
  );
  if (!start || start !== end) return undefined;
  return {
    path: `${path}/endEvent`,
    message: `“${name}” runs from “${startEvent}” to the same event: every case takes no time at all, and the promise is kept whatever happens`,
    hint: 'write in `endEvent` the event that ends the wait, such as `the first reply of a person`',
  };
}

/** What is still open at the end counts as something, unless the population says that it counts. */
function missingEnd({ value: metric, path }: Entry<Metric>, { open }: Words): Finding | undefined {
  if (metric.unresolved !== undefined) return undefined;
  if (metric.population !== undefined || isOfMachines(metric)) return undefined;
  if (open(plainProse(metric.description ?? '')).length > 0) return undefined;
  return {
    path,
    part: 'line',
    severity: 'warning',
    message: `“${metric.name}” does not say what a case counts as that is still open at the end of the window: left out, it never counts against anybody`,
    hint: 'add `unresolved: count-as-missed`, or `age-at-window-end`',
  };
}

/** A beginning that the debtor itself declares, by name. */
function ownBeginning(
  { value: metric, path }: Entry<Metric>,
  objectives: readonly Entry<Objective>[],
  { own }: Words,
  context: LintContext,
): Finding | undefined {
  if (metric.startEvent === undefined) return undefined;
  const event = plainProse(metric.startEvent);
  const [act] = own(event);
  if (!act) return undefined;
  const objective = objectives.find(({ value: { obligor, beneficiary } }) => {
    const [debtor, creditor] = [obligor, beneficiary].map((id) => phraseFinder(namesOfParty(id, context)));
    return debtor!(event).length > 0 && creditor!(event).length === 0;
  })?.value;
  if (!objective) return undefined;
  const obligor = sayParty(objective.obligor, context);
  return {
    path: `${path}/startEvent`,
    severity: 'warning',
    message: `“${metric.name}” runs only from “${metric.startEvent}”, which ${obligor} does itself: it decides when its own time begins, and ${sayParty(objective.beneficiary, context)} waits until then without any limit`,
    hint: 'write an event that another party or a monitor makes, such as `the first failed probe or the report of the customer, whichever is earlier`',
    facts: { words: act.words },
  };
}

/** An end that a machine makes without anybody having looked at the case. */
function automaticEnd(
  { value: metric, path }: Entry<Metric>,
  { automatic, not }: Words,
): Finding | undefined {
  if (metric.endEvent === undefined) return undefined;
  const event = plainProse(metric.endEvent);
  const [reply] = automatic(event);
  if (!reply || not(event).length > 0) return undefined;
  return {
    path: `${path}/endEvent`,
    severity: 'warning',
    message: `“${metric.name}” stops at “${metric.endEvent}”: a machine keeps the promise before anybody has looked at the case, so it is worth nothing to the party that waits`,
    hint: 'write an event that a person makes, such as `the first reply of a person that names the incident`',
    facts: { words: reply.words },
  };
}
