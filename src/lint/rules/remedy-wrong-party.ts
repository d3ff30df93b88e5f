import type { Objective } from '../../agreement/generated/types.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import { withParents } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { beginningOf, plainProse, sentencesOf } from '../text/plain-prose.ts';
import { richProseOf } from '../text/prose-of.ts';
import { isContractText, isNormative } from '../text/prose-roles.ts';

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
    'Who acts on a strike is not judged, because the other side or a superior may decide there. Which party a text blames for what ' +
    'another one fails to do is read by a list of phrases, and is a warning.',
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
    yield* paidToOneself(context);
    yield* missesOfOthers(context);
    yield* excusesOfOthers(context);
    yield* blamedForOthers(context);
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

/** Objectives that a party owes itself, with a remedy that it would pay to itself. */
function* paidToOneself(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  const { credits, latePenalties, pool } = agreement.remedies;
  const paid = [
    ...entries(credits, '/remedies/credits'),
    ...entries(latePenalties, '/remedies/latePenalties'),
    ...entries(pool?.shares, '/remedies/pool/shares'),
  ];
  const told = new Set<string>();
  for (const { value, path } of paid) {
    const objective = find('objectives', value.objective);
    if (!objective || told.has(value.objective) || isUndecided(objective.value.obligor, context)) continue;
    const { obligor, beneficiary, name } = objective.value;
    if (obligor !== beneficiary) continue;
    told.add(value.objective);
    yield {
      path: `${objective.path}/beneficiary`,
      message: `${sayParty(obligor, context)} owes “${name}” to itself, and its miss is to be paid for: it would pay itself, and whoever is really let down gets nothing`,
      hint: 'write in `beneficiary` the party to which it is owed',
      facts: { objective: value.objective, party: obligor },
      related: [{ path, message: 'the remedy' }],
    };
  }
}

/** Reports of one party whose absence counts as a miss of what another one owes. */
function* missesOfOthers(context: LintContext): Iterable<Finding> {
  const { agreement, all, find } = context;
  const obligors = new Map<string, Set<string>>();
  for (const { value } of all('objectives')) {
    const known = obligors.get(value.metric);
    if (known) known.add(value.obligor);
    else obligors.set(value.metric, new Set([value.obligor]));
  }
  for (const { value: report, path } of entries(agreement.reports, '/reports')) {
    const author = find('contacts', report.from)?.value;
    if (report.failure !== 'counts-as-miss' || !author) continue;
    const owing = new Set((report.metrics ?? []).flatMap((metric) => [...(obligors.get(metric) ?? [])]));
    const [other] = owing;
    if (other === undefined || [...owing].some((party) => isSameSide(author.party, party, context))) continue;
    yield {
      path: `${path}/failure`,
      message: `${sayParty(author.party, context)} sends the report “${report.name}”, and when it does not, that counts as a miss of what ${sayParty(other, context)} owes: one party fails because the other has not reported`,
      hint: `write \`failure: escalates\`, or a contact of ${sayParty(other, context)} in \`from\``,
      facts: { author: author.party, obligor: other },
      related: [{ path: `${path}/from`, message: 'who sends it' }],
    };
  }
}

/** Needs whose failure excuses a party from an objective that it does not owe. */
function* excusesOfOthers(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  for (const { value: need, path } of entries(agreement.requirements, '/requirements')) {
    if (need.failure !== 'excuses-dependent-objective' && need.failure !== 'extends-deadline') continue;
    const goal = find('goals', need.forGoal)?.value;
    const objective = find('objectives', goal?.objective)?.value;
    if (!objective || isSameSide(objective.obligor, need.party, context)) continue;
    if (!isSameSide(objective.obligor, need.from, context)) continue;
    yield {
      path: `${path}/failure`,
      message: `Where ${sayParty(need.from, context)} does not do what \`${need.id}\` says, ${sayParty(need.party, context)} is relieved, but “${objective.name}”, on which it bears, is owed by ${sayParty(need.from, context)}: the relief falls on nobody, or on the party that failed`,
      hint: 'write `failure: escalates`, or another goal in `forGoal`',
      facts: { from: need.from, obligor: objective.obligor },
    };
  }
}

/** Sentences that hold one party to have failed when another one has. */
function* blamedForOthers(context: LintContext): Iterable<Finding> {
  const { all, words } = context;
  const deemed = phraseFinder(wordList(words, 'deemedFailures'));
  const failing = phraseFinder(wordList(words, 'failingWords'));
  const conditions = phraseFinder(wordList(words, 'failureConditions'));
  const parties = all('parties').flatMap(({ value: { id, name, shortName } }) =>
    [name, shortName].flatMap((text) => (text === undefined ? [] : [{ id, text }])),
  );
  /** The party that is named at the end of a text, with no more than so many words behind its name. */
  const subject = (text: string, most: number): string | undefined => {
    let found: { readonly id: string; readonly end: number } | undefined;
    for (const { id, text: name } of parties) {
      const at = text.lastIndexOf(name);
      if (at >= 0 && (!found || at + name.length > found.end)) found = { id, end: at + name.length };
    }
    const between =
      found &&
      text
        .slice(found.end)
        .split(/\s+/)
        .filter((word) => word !== '');
    return between && between.length <= most ? found?.id : undefined;
  };
  for (const leaf of richProseOf(context)) {
    if (!isNormative(leaf) || !isContractText(leaf)) continue;
    const text = plainProse(leaf.text, { quotations: true });
    if (deemed(text).length === 0) continue;
    for (const { text: sentence } of sentencesOf(text)) {
      const [blame] = deemed(sentence);
      const [condition] = blame ? conditions(sentence.slice(blame.from)) : [];
      if (!blame || !condition) continue;
      const rest = sentence.slice(blame.from + condition.from);
      const [fails] = failing(rest);
      // "shall always be deemed", but "has not" right after its subject.
      const blamed = subject(sentence.slice(0, blame.from), 3);
      const failed = fails && subject(rest.slice(0, fails.from), 1);
      if (blamed === undefined || failed === undefined || isSameSide(blamed, failed, context)) continue;
      yield {
        path: leaf.path,
        severity: 'warning',
        message: `By “${beginningOf(sentence, 14)}”, ${sayParty(blamed, context)} is held to fail when ${sayParty(failed, context)} does not do its part: one party answers for what the other fails to do`,
        hint: `name the same party in both places, or write that ${sayParty(blamed, context)} is excused`,
        facts: { blamed, failed },
      };
    }
  }
}

/** Whether two parties are one, or one belongs to the other. */
function isSameSide(a: string, b: string, context: LintContext): boolean {
  return withParents(context, a).has(b) || withParents(context, b).has(a);
}

function isUndecided(party: string, { find }: LintContext): boolean {
  return find('parties', party) === undefined;
}
