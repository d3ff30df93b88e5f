import type { Objective } from '../../agreement/generated/types.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { withParents } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';

/** A remedy that works against the party that it is for. */
export const remedyWrongParty: Rule = {
  name: 'remedy-wrong-party',
  severity: 'error',
  kind: 'meaning',
  summary: 'A strike, a plan, a make-good, a claim or a right to end falls on the wrong party.',
  why:
    'Whoever owes an objective answers for its miss. Where a strike counts against the other party, the plan is to be written by ' +
    'those who were let down, or the claim goes to the claimant, the remedy cannot be used as it is written. Such slips come ' +
    'from clauses that were copied from the other side of an agreement.',
  source:
    'Accord Project, SLA clause 5.3: the supplier is deemed to fail where the customer has failed to report.',
  limits:
    'Who acts on a strike is not judged, because the other side or a superior may decide there. Which party a text names is not read.',
  bad: { example: 'marketing-sales', change: { 'remedies.strikes.marketing-strikes.against': 'sales' } },
  good: {
    example: 'marketing-sales',
    change: {
      'remedies.strikes.marketing-strikes.steps.1.owner': 'kendra',
      'remedies.plans.revenue-plan.owner': 'priya',
    },
  },
  *check(context) {
    yield* strikesAgainstOthers(context);
    yield* ownersOfOthers(context);
    yield* claimToOneself(context);
    yield* rightsOfTheObligor(context);
  },
};

function* strikesAgainstOthers(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  for (const { value: strikes, path } of entries(agreement.remedies.strikes, '/remedies/strikes')) {
    const objective = find('objectives', strikes.objective);
    if (!objective || isUndecided(strikes.against, context) || isUndecided(objective.value.obligor, context))
      continue;
    const { obligor, name } = objective.value;
    if (isSameSide(strikes.against, obligor, context)) continue;
    yield {
      path: `${path}/against`,
      message: `\`${strikes.id}\` counts the misses of “${name}” against ${sayParty(strikes.against, context)}, but ${sayParty(obligor, context)} owes it: one party is struck for what the other fails to do`,
      hint: `write \`against: ${obligor}\``,
      facts: { against: strikes.against, obligor },
      related: [{ path: `${objective.path}/obligor`, message: 'the party that owes it' }],
      fix: {
        title: `Count the strikes against ${obligor}`,
        safe: false,
        changes: [{ type: 'replace', path: `${path}/against`, text: obligor }],
      },
    };
  }
}

/** Plans, make-goods and explanations are owed by the party that missed; its own people and its superiors may see to them. */
function* ownersOfOthers(context: LintContext): Iterable<Finding> {
  const { agreement, all, find } = context;
  const { plans, makeGoods, consequences } = agreement.remedies;
  const owed = [
    ...entries(plans, '/remedies/plans').map(({ value, path }) => ({ value, path, duty: 'the plan' })),
    ...entries(makeGoods, '/remedies/makeGoods').map(({ value, path }) => ({
      value,
      path,
      duty: 'the make-good',
    })),
    ...entries(consequences, '/remedies/consequences')
      .filter(({ value: { kind } }) => kind === 'corrective-plan' || kind === 'justification')
      .map(({ value, path }) => ({ value, path, duty: 'the consequence' })),
  ];
  const owners = new Map(
    all('contacts').flatMap(({ value: { party, functions, id } }) =>
      functions.includes('owner') ? [[party, id] as const] : [],
    ),
  );
  for (const { value, path, duty } of owed) {
    const objective = find('objectives', value.objective)?.value;
    const owner = find('contacts', value.owner)?.value;
    if (!objective || !owner || isSameSide(owner.party, objective.obligor, context)) continue;
    if (!isSameSide(owner.party, objective.beneficiary, context)) continue;
    const own = owners.get(objective.obligor);
    yield {
      path: `${path}/owner`,
      message: `${owner.name ?? owner.id} of ${sayParty(owner.party, context)} is to see to ${duty} \`${value.id}\`, but ${sayParty(objective.obligor, context)} owes “${objective.name}”: the party that was let down would answer for the miss`,
      hint: own
        ? `write \`owner: ${own}\`, or another contact of ${sayParty(objective.obligor, context)}`
        : `write a contact of ${sayParty(objective.obligor, context)} in \`owner\``,
      facts: { owner: owner.id, obligor: objective.obligor },
    };
  }
}

/** A claim goes to a party that owes credits, not to one that only receives them. */
function* claimToOneself(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  const to = find('contacts', agreement.remedies.claim?.to)?.value;
  if (!to) return;
  const credited = [
    ...(agreement.remedies.credits ?? []),
    ...(agreement.remedies.pool?.shares ?? []),
    ...(agreement.remedies.latePenalties ?? []),
  ].flatMap(({ objective }) => find('objectives', objective)?.value ?? []);
  const isOf = (side: (objective: Objective) => string): boolean => {
    const parties = new Set(credited.map(side));
    return [...parties].some((party) => isSameSide(to.party, party, context));
  };
  if (credited.length === 0 || isOf(({ obligor }) => obligor) || !isOf(({ beneficiary }) => beneficiary))
    return;
  const obligors = [...new Set(credited.map(({ obligor }) => obligor))];
  yield {
    path: '/remedies/claim/to',
    message: `A claim for a credit goes to ${to.name ?? to.id} of ${sayParty(to.party, context)}, the party that makes the claim: ${sayParty(obligors[0]!, context)}, which owes the credits, never receives it`,
    hint: `write a contact of ${sayParty(obligors[0]!, context)} in \`to\``,
    facts: { to: to.id, claimant: to.party },
  };
}

/** Grounds by which only the party that misses an objective may leave because of it. */
function* rightsOfTheObligor(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  for (const { value: ground, path } of entries(agreement.termination.grounds, '/termination/grounds')) {
    const objective = find('objectives', ground.trigger.objective)?.value;
    if (!objective || !ground.by || ground.by.length === 0) continue;
    const { obligor, beneficiary, name } = objective;
    if (!ground.by.every((party) => party === obligor) || obligor === beneficiary) continue;
    yield {
      path: `${path}/by`,
      message: `Only ${sayParty(obligor, context)} may end the agreement by \`${ground.id}\` when “${name}” is missed, which it owes itself: it can leave by failing, and ${sayParty(beneficiary, context)}, which is let down, cannot`,
      hint: `write \`by: [${beneficiary}]\``,
      facts: { by: obligor, beneficiary },
      fix: {
        title: `Give the right to ${beneficiary}`,
        safe: false,
        changes: [{ type: 'replace', path: `${path}/by`, text: `[${beneficiary}]` }],
      },
    };
  }
}

/** Whether two parties are one, or one belongs to the other. */
function isSameSide(a: string, b: string, context: LintContext): boolean {
  return withParents(context, a).has(b) || withParents(context, b).has(a);
}

function isUndecided(party: string, { find }: LintContext): boolean {
  return find('parties', party) === undefined;
}
