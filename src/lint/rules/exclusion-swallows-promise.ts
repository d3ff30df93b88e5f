import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, sum } from '../../compute/exact.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import { type AppliedExclusions, appliedExclusions } from '../availability/applied-exclusions.ts';
import { type DowntimeBudget, downtimeBudgets } from '../availability/downtime-budget.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList, saySeconds } from '../say/say.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { plainProse } from '../text/plain-prose.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

type Exclusion = NonNullable<Agreement['exclusions']>[number];
type Objective = NonNullable<Agreement['objectives']>[number];

/** Exclusions that leave nothing of what they are taken from. */
export const exclusionSwallowsPromise: Rule = {
  name: 'exclusion-swallows-promise',
  severity: 'warning',
  kind: 'meaning',
  summary: 'An exclusion covers what the party that owes a promise controls, or a whole window.',
  why:
    'Exclusions are for what a party cannot help. One that covers its own technical problems, its own suppliers or repairs ' +
    'at a time of its choice lets it explain away every failure, and one without a limit does so for a whole window. The ' +
    'other party pays for a promise that is never missed. Who must prove an exclusion decides most disputes about one.',
  source:
    'Common Paper, Cloud Service Agreement 4.3 (causes not within the provider’s reasonable control); a published agreement that excludes the cloud it chose and all emergency maintenance.',
  limits:
    'Causes are known by the phrases of a list, as faults of something that belongs to the party that owes the promise, and by the names of suppliers and subcontractors; texts that name the customer, its users or the limits of control are left alone, ' +
    'as are exclusions with conditions. Limits are added up for promises of availability around the clock. That nobody is named who must prove an exclusion is a remark, and a warning in regulated agreements.',
  bad: {
    example: 'cloud-service',
    change: {
      'exclusions.customer-network.text': 'technical problems of the hosting infrastructure',
      'exclusions.customer-network.category': 'other',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'exclusions.customer-network.text': 'technical problems of the hosting infrastructure',
      'exclusions.customer-network.category': 'other',
      'exclusions.customer-network.maxPerWindow': 'PT5M',
    },
  },
  *check(context) {
    const exclusionsOf = appliedExclusions(context);
    const promises = promisesOf(context, exclusionsOf);
    yield* judgeCauses(context, promises);
    const budgets = downtimeBudgets(context);
    yield* judgeLimits(budgets, exclusionsOf);
    yield* judgeMaintenance(context, budgets, exclusionsOf);
    yield* judgeBurden(context, promises);
  },
};

/** The first commitment that each exclusion takes from. */
function promisesOf(
  { all }: LintContext,
  exclusionsOf: ReturnType<typeof appliedExclusions>,
): ReadonlyMap<string, Objective> {
  const promises = new Map<string, Objective>();
  const done = new Set<readonly Entry<Exclusion>[]>();
  for (const { value } of all('objectives')) {
    if (value.strength !== 'commitment') continue;
    const { own, common } = exclusionsOf(value);
    for (const { value: exclusion } of done.has(common) ? own : [...own, ...common])
      if (!promises.has(exclusion.id)) promises.set(exclusion.id, value);
    done.add(common);
  }
  return promises;
}

const FOREIGN = new Set<Exclusion['category']>(['customer-cause', 'misuse', 'suspension', 'beta']);

function* judgeCauses(context: LintContext, promises: ReadonlyMap<string, Objective>): Iterable<Finding> {
  const { all, words, agreement } = context;
  const causes = phraseFinder(wordList(words, 'ownCauses'));
  const works = phraseFinder(wordList(words, 'ownMaintenance'));
  const isLimited = (agreement.maintenance ?? []).some(
    ({ kind, maxPerWindow, budget }) => kind === 'emergency' && (maxPerWindow ?? budget) !== undefined,
  );
  const suppliers = phraseFinder(supplierNames(context));
  const others = new Map<string, FindPhrases>();
  const ownParts = new Map<string, (text: string) => readonly { readonly words: string }[]>();
  for (const { value: exclusion, path } of all('exclusions')) {
    const objective = promises.get(exclusion.id);
    if (!objective || FOREIGN.has(exclusion.category)) continue;
    if (exclusion.maxPerWindow !== undefined || exclusion.conditions !== undefined) continue;
    const text = plainProse(exclusion.text);
    const { beneficiary, obligor } = objective;
    const foreign =
      others.get(beneficiary) ??
      phraseFinder([...wordList(words, 'notOwnCauses'), ...namesOf(beneficiary, context)]);
    others.set(beneficiary, foreign);
    if (foreign(text).length > 0) continue;
    const own =
      ownParts.get(obligor) ?? ownPartFinder(ownNames(obligor, context), wordList(words, 'faultNouns'));
    ownParts.set(obligor, own);
    const [cause] = [...causes(text), ...(isLimited ? [] : works(text)), ...suppliers(text), ...own(text)];
    if (!cause) continue;
    yield {
      path: `${path}/text`,
      message: `The exclusion \`${exclusion.id}\` covers “${cause.words}” without a limit, which is in the hands of \`${obligor}\`: it can explain away every failure of “${objective.name}”, and \`${beneficiary}\` has nothing left to claim`,
      hint: 'write `maxPerWindow` with the most time that it may exclude, such as `maxPerWindow: PT30M`, or add to `text` that the cause was beyond the control of the party that owes the promise',
      facts: { cause: cause.words, objective: objective.id },
      related: [{ path: promisePath(context, objective), message: 'the promise from which it takes' }],
    };
  }
}

/** Finds faults of what belongs to the party that owes the promise: "a failure of the servers of Alsterkrone". */
function ownPartFinder(
  names: readonly string[],
  faults: readonly string[],
): (text: string) => readonly { readonly words: string }[] {
  const quoted = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (faults.length === 0 || names.length === 0) return () => [];
  const owner = `(?:${quoted.join('|')})(?![\\p{L}\\p{N}-])`;
  const part = '(?:(?!that |which |who )[\\p{L}\\p{N}-]+,? ){1,8}?';
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${faults.join('|')}) (?:of|in|with) ${part}(?:of|at|by) ${owner}|(?<![\\p{L}\\p{N}-])(?:${faults.join('|')}) (?:of|in|with) ${owner}[’']s [\\p{L}-]+`,
    'iu',
  );
  return (text) => {
    const found = pattern.exec(text);
    return found ? [{ words: found[0] }] : [];
  };
}

function promisePath({ find }: LintContext, { id }: Objective): string {
  return find('objectives', id)?.path ?? '/objectives';
}

function namesOf(id: string, { find }: LintContext): readonly string[] {
  const party = find('parties', id)?.value;
  return party ? [party.name, ...(party.shortName === undefined ? [] : [party.shortName])] : [];
}

/** A party by its names, and as the provider if it is the only one. */
function ownNames(id: string, context: LintContext): readonly string[] {
  const providers = context.all('parties').filter(({ value: { roles } }) => roles.includes('provider'));
  const isProvider = providers.length === 1 && providers[0]?.value.id === id;
  return [...namesOf(id, context), ...(isProvider ? wordList(context.words, 'providerNames') : [])];
}

/** The names of those on whom whoever owes a promise relies by its own choice. */
function supplierNames(context: LintContext): readonly string[] {
  const backing = new Set(
    context.all('underpinnings').flatMap(({ value }) => (value.party === undefined ? [] : [value.party])),
  );
  return context
    .all('parties')
    .filter(
      ({ value: { id, roles } }) =>
        !roles.some((role) => CUSTOMERS.has(role)) &&
        (backing.has(id) || roles.some((role) => SUPPLIERS.has(role))) &&
        !roles.includes('provider'),
    )
    .flatMap(({ value }) => namesOf(value.id, context));
}

const CUSTOMERS = new Set<string>(['customer', 'recipient', 'end-user']);
const SUPPLIERS = new Set<string>(['subcontractor', 'supplier', 'supporting-party']);

/** Limits of exclusions that together are as long as the longest window. */
function* judgeLimits(
  budgets: readonly DowntimeBudget[],
  exclusionsOf: ReturnType<typeof appliedExclusions>,
): Iterable<Finding> {
  const told = new Set<string>();
  for (const { objective, windowSeconds, window } of budgets) {
    const { own, common } = exclusionsOf(objective.value);
    const limits = [...own, ...common].flatMap(({ value, path }) => {
      const seconds = limitOf(value, objective.value.window.length, windowSeconds);
      return seconds ? [{ seconds, path: `${path}/maxPerWindow`, id: value.id }] : [];
    });
    const total = sum(limits.map(({ seconds }) => seconds));
    const [longest, ...others] = [...limits].sort((a, b) => b.seconds.compare(a.seconds));
    if (!longest || total.compare(windowSeconds) < 0 || told.has(longest.path)) continue;
    told.add(longest.path);
    const { name, obligor, beneficiary } = objective.value;
    yield {
      path: longest.path,
      message: `The exclusions of “${name}” may take ${saySeconds(total)} of ${window}, which is all of it: \`${obligor}\` may call a whole window excluded, and \`${beneficiary}\` is promised nothing in it`,
      hint: `write a shorter \`maxPerWindow\` in ${sayList([longest.id, ...others.slice(0, 3).map(({ id }) => id)])}, so that together they leave most of the window`,
      facts: { excluded: saySeconds(total), window: saySeconds(windowSeconds) },
      related: [
        { path: objective.path, message: 'the promise from which they take' },
        ...others.slice(0, 5).map(({ path, id }) => ({ path, message: `the limit of \`${id}\`` })),
      ],
    };
  }
}

function limitOf({ maxPerWindow }: Exclusion, window: string, whole: Exact): Exact | undefined {
  return maxPerWindow === window ? whole : durationSeconds(maxPerWindow);
}

/** Work at any time and of any length that does not count as downtime. */
function* judgeMaintenance(
  { agreement }: LintContext,
  budgets: readonly DowntimeBudget[],
  exclusionsOf: ReturnType<typeof appliedExclusions>,
): Iterable<Finding> {
  const [first] = budgets;
  const byService = new Map(budgets.map((budget) => [budget.service, budget]));
  for (const { value: work, path } of entries(agreement.maintenance, '/maintenance')) {
    const { kind, effect, maxPerWindow, budget, schedule, duration } = work;
    const isPlanned = schedule !== undefined && duration !== undefined;
    if (effect === 'counts-as-downtime' || (maxPerWindow ?? budget) !== undefined || isPlanned) continue;
    const affected = work.services
      ? work.services.flatMap((service) => byService.get(service) ?? [])[0]
      : first;
    if (!affected || isLimitedElsewhere(exclusionsOf(affected.objective.value))) continue;
    const { name, obligor, beneficiary } = affected.objective.value;
    yield {
      path: `${path}/effect`,
      message: `${kind === 'emergency' ? 'Emergency' : 'Scheduled'} maintenance does not count against “${name}”, and nothing limits it: \`${obligor}\` may call any failure maintenance, and \`${beneficiary}\` has nothing left to claim`,
      hint: 'add `maxPerWindow` with the most of it in one window, such as `maxPerWindow: PT1H`, or write `effect: counts-as-downtime`',
      facts: { effect, objective: affected.objective.value.id },
      related: [{ path: affected.objective.path, message: 'the promise from which it takes' }],
    };
  }
}

function isLimitedElsewhere({ own, common }: AppliedExclusions): boolean {
  return [...own, ...common].some(
    ({ value }) => value.category === 'maintenance' && value.maxPerWindow !== undefined,
  );
}

/** Exclusions that nobody is named to prove, told once. */
function* judgeBurden(
  { all, profile }: LintContext,
  promises: ReadonlyMap<string, Objective>,
): Iterable<Finding> {
  const open = all('exclusions').filter(({ value }) => value.burden === undefined && promises.has(value.id));
  const [first] = open;
  const objective = first && promises.get(first.value.id);
  if (!first || !objective) return;
  const obligors = new Set(open.map(({ value }) => promises.get(value.id)?.obligor));
  const names = open.slice(0, 5).map(({ value }) => value.id);
  const others = open.length > names.length ? ` and ${open.length - names.length} more` : '';
  yield {
    path: first.path,
    severity: profile === 'regulated' ? 'warning' : 'info',
    message: `Nobody is named who must prove ${open.length === 1 ? 'the exclusion' : 'the exclusions'} ${sayList(names)}${others}: when “${objective.name}” is missed, \`${objective.obligor}\` and \`${objective.beneficiary}\` can each leave the proof to the other`,
    hint: `add \`burden: ${objective.obligor}\` to ${open.length === 1 ? 'it' : 'each of them'}`,
    facts: { exclusions: open.length },
    ...(obligors.size === 1 && {
      fix: {
        title: `Let \`${objective.obligor}\` prove the exclusions`,
        safe: false,
        changes: open.map(({ path }) => ({
          type: 'insert' as const,
          path,
          text: `burden: ${objective.obligor}`,
        })),
      },
    }),
  };
}
