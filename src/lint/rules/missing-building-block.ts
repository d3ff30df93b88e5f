import type { Service } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { boundParties } from '../parts/bound-parties.ts';
import { serviceObjectives } from '../parts/service-objectives.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

/** One of the six parts of a service level agreement without what makes it one. */
export const missingBuildingBlock: Rule = {
  name: 'missing-building-block',
  severity: 'error',
  kind: 'completeness',
  summary: 'One of the six parts that every service level agreement needs has nothing in it.',
  why:
    'A service level agreement says what it covers, what each side sets out to achieve, what each side needs from the other, ' +
    'who answers for it, what follows when a goal is missed, and how it ends. A part can be there in form and still say ' +
    'nothing: a goal without a number, a heading on remedies without a remedy. Then the parties find out in the first ' +
    'dispute that they never agreed on it.',
  source: 'HubSpot, How to Create a Service Level Agreement: the six elements of an agreement.',
  limits:
    'Grounds for termination are judged by `termination-without-test`, contacts by `missing-contact-role` and reviews by ' +
    '`review-outside-term`. A service without an objective of its own is not reported where deliveries, lead times or limits of ' +
    'support say how good it must be.',
  bad: {
    example: 'cloud-service',
    change: {
      remedies: '{ nature: price-adjustment, exclusive: false, singleEventRule: cumulative }',
      'termination.grounds.chronic-failure': '',
      'objectives.platform-availability.strength': 'target',
      'objectives.support-response.strength': 'target',
    },
  },
  good: {
    example: 'marketing-sales',
    change: { 'summary.services': '', 'summary.recipients': '' },
  },
  *check(context) {
    yield* unnamedSuccess(context);
    yield* partiesWithoutGoal(context);
    yield* partiesWithoutDuty(context);
    yield* noReport(context);
    yield* noRemedy(context);
    yield* servicesWithoutObjective(context);
  },
};

/** With one objective everybody knows by what success is measured. */
function* unnamedSuccess({ agreement: { summary }, all }: LintContext): Generator<Finding> {
  const objectives = all('objectives').filter(
    ({ value: { strength } }) => (strength ?? 'commitment') === 'commitment',
  );
  if ((summary.success ?? []).length > 0 || objectives.length < 2) return;
  yield {
    path: '/summary',
    part: 'key',
    severity: 'warning',
    message: `The summary names no objective by which success is measured, although there are ${objectives.length} commitments: the parties can disagree on whether this agreement has worked`,
    hint: `add \`success: [${objectives[0]!.value.id}]\` to \`summary\`, with the objectives that decide`,
    facts: { block: 1, objectives: objectives.length },
  };
}

function* partiesWithoutGoal(context: LintContext): Generator<Finding> {
  const { agreement, all } = context;
  const owners = new Set(agreement.goals.map(({ party }) => party));
  const measured = new Set<string>();
  for (const { party, objective, value, metric, values } of agreement.goals) {
    if (objective !== undefined || value !== undefined || metric !== undefined || (values ?? []).length > 0)
      measured.add(party);
  }
  for (const { value: objective } of all('objectives')) {
    measured.add(objective.obligor).add(objective.beneficiary);
  }
  for (const { value: party, path } of boundParties(context)) {
    if (measured.has(party.id)) continue;
    const name = sayParty(party.id, context);
    const has = owners.has(party.id);
    yield {
      path: has ? '/goals' : path,
      part: has ? 'key' : 'line',
      message: has
        ? `No goal of ${name} has a number, an objective or a metric, and no objective concerns it: nobody can tell whether ${name} has reached its goal`
        : `${name} has no goal, and no objective is owed by it or to it: the agreement does not say what ${name} gains from it`,
      hint: has
        ? `add \`objective\`, or \`value\` and \`unit\`, to a goal of \`${party.id}\``
        : `add a goal with \`party: ${party.id}\` to \`goals\`, with an \`objective\` or a \`value\``,
      facts: { block: 2, party: party.id },
      ...(has ? { related: [{ path, message: 'the party' }] } : {}),
    };
  }
}

function* partiesWithoutDuty(context: LintContext): Generator<Finding> {
  const { agreement, all } = context;
  const obliged = new Set<string>();
  for (const { from } of agreement.requirements) obliged.add(from);
  for (const { value: handoff } of all('handoffs')) obliged.add(handoff.from);
  for (const { value: objective } of all('objectives')) obliged.add(objective.obligor);
  for (const { party } of agreement.customerDuties ?? []) {
    if (party !== undefined) obliged.add(party);
    else for (const { id, roles } of agreement.parties) if (roles.includes('customer')) obliged.add(id);
  }
  const { columns = [], rows = [] } = agreement.responsibilities ?? {};
  const filled = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  for (const { id, party } of columns) if (party !== undefined && filled.has(id)) obliged.add(party);
  const parties = boundParties(context);
  for (const { value: party, path } of parties) {
    if (obliged.has(party.id)) continue;
    const name = sayParty(party.id, context);
    const other = parties.find(({ value: { id } }) => id !== party.id)?.value.id ?? 'the other party';
    yield {
      path: '/requirements',
      part: 'key',
      message: `Nothing is required of ${name}: no requirement, responsibility, handoff or objective names a duty of it, so whoever depends on its help cannot point to one`,
      hint: `add a requirement with \`party: ${other}\`, \`from: ${party.id}\` and the \`need\``,
      facts: { block: 3, party: party.id },
      related: [{ path, message: 'the party' }],
    };
  }
}

function* noReport({ agreement, all }: LintContext): Generator<Finding> {
  const count = all('objectives').length;
  const isRequired = agreement.requirements.some(({ kind }) => kind === 'report');
  if ((agreement.reports ?? []).length > 0 || isRequired || count === 0) return;
  yield {
    path: '/contacts',
    part: 'key',
    severity: 'warning',
    message: `No report is agreed for ${sayCount(count, 'objective')}: nobody is named who sends the figures and who reads them, so a miss can stay unknown to the party that it harms`,
    hint: 'add an entry to `reports` with `from`, `to` and `every`',
    facts: { block: 4, objectives: count },
  };
}

function* noRemedy({ agreement: { remedies }, all }: LintContext): Generator<Finding> {
  const { credits, latePenalties, strikes, makeGoods, plans, chronicFailures, consequences, pool } = remedies;
  const lists = [credits, latePenalties, strikes, makeGoods, plans, chronicFailures, consequences];
  if (pool || lists.some((list) => (list ?? []).length > 0)) return;
  const objective = all('objectives')[0]?.value;
  yield {
    path: '/remedies',
    part: 'key',
    message:
      'The remedies hold no credit, penalty, strike, make-good, plan or other consequence: the parties have no plan for a missed goal, and whoever is harmed by one receives nothing',
    hint:
      objective === undefined
        ? 'add a consequence to `remedies`, such as an entry of `plans`'
        : `add to \`remedies\` an entry of \`plans\` for \`objective: ${objective.id}\` with \`after\`, \`due\`, \`owner\` and \`contents\``,
    facts: { block: 5 },
  };
}

function* servicesWithoutObjective(context: LintContext): Generator<Finding> {
  const objectives = serviceObjectives(context);
  const without = context
    .all('services')
    .filter(({ value }) => objectives.get(value.id)!.length === 0 && !saysHowGood(value));
  // The limits of support are the levels of one service, which no field names.
  if (without.length === 1 && (context.agreement.support?.matrix ?? []).length > 0) return;
  for (const entry of without) yield serviceFinding(context, entry);
}

function saysHowGood({ deliverables, leadTimes, noCommitment, plans }: Service): boolean {
  return (
    (leadTimes ?? []).length > 0 ||
    (noCommitment ?? []).length > 0 ||
    (deliverables ?? []).some(({ quantity, schedule }) => quantity !== undefined || schedule !== undefined) ||
    (plans ?? []).some(({ commitment, objectives }) => commitment === 'none' || (objectives ?? []).length > 0)
  );
}

function serviceFinding(context: LintContext, { value: service, path }: Entry<Service>): Finding {
  return {
    path,
    part: 'line',
    message: `The service “${service.name}” has no objective: nothing says how good it must be, so ${sayParty(service.provider, context)} can provide it in any quality and has kept its word`,
    hint: `add an objective with \`service: ${service.id}\` to \`objectives\`, or list under \`noCommitment\` what is expressly not promised`,
    facts: { block: 2, service: service.id },
  };
}
