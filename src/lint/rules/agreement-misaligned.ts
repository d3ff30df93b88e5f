import type { Agreement } from '../../agreement/generated/types.ts';
import { objectiveElsewhere } from '../constraint/promised-elsewhere.ts';
import {
  type AgreementLookup,
  agreementLookup,
  type LintContext,
  type UnderpinningFile,
} from '../lint-context.ts';
import type { Backing } from '../parts/backing.ts';
import { isDraft } from '../parts/bound-parties.ts';
import { isClaimShorter, sayClaim } from '../parts/compare-claims.ts';
import { compareCounting, type LeftOut, leftOutOf } from '../parts/compare-counting.ts';
import { compareCredits, type MostCredit, mostCredits } from '../parts/compare-credits.ts';
import { type CompareClocks, clockComparison, compareHours } from '../parts/compare-hours.ts';
import { comparePromises } from '../parts/compare-promises.ts';
import { compareWindows } from '../parts/compare-windows.ts';
import type { Finding, Rule } from '../rule.ts';

/** An agreement that rests on another that does not fit under it. */
export const agreementMisaligned: Rule = {
  name: 'agreement-misaligned',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'The agreement that a promise rests on promises less, counts other failures, is measured over other windows or hours, begins later or ends earlier, leaves less time to claim, credits less, is not agreed or is another version.',
  why:
    'A promise is as good as what carries it. If the supplier promises less, measures over a quarter where we measure over a ' +
    'month, leaves out what we count, or is bound for a shorter time, then there are failures that we pay for and the supplier does not.',
  source: 'Regulation (EU) 2022/2554 (DORA), Art. 30; ITIL 4, underpinning contracts.',
  limits:
    'Agreements at web addresses are not read. Whether two meanings of downtime or two formulas come to the same is for the reader: that they differ is a remark. Causes that the supplier excludes are compared by their category, and those that its customer has caused are left aside. Credits are compared without caps, and only where both agreements have one recurring charge in one currency; a difference is a remark, because whoever stands in the middle may choose to bear it.',
  bad: {
    example: 'cloud-service',
    change: { underpinnings: '[{ id: hosting, kind: uc, agreement: ./hosting.sla.yaml, backs: [] }]' },
  },
  good: {
    example: 'cloud-service',
    change: {
      underpinnings:
        '[{ id: hosting, kind: uc, agreement: ./hosting.sla.yaml, backs: [platform-availability] }]',
    },
  },
  *check(context) {
    const prepare = preparation(context);
    for (const { value: link, path } of context.all('underpinnings')) {
      const file = context.underpinnings.get(link.id);
      if (link.backs === undefined || link.backs.length === 0)
        yield {
          path,
          part: 'line',
          message: `The agreement “${link.title ?? link.id}” backs no objective: nobody can tell which promise rests on it`,
          hint: 'add `backs` with the objectives that rest on it',
          facts: { underpinning: link.id },
        };
      if (!file) continue;
      if (file.cycle) yield circle(file, path);
      if (file.agreement) yield* compareWith(link, path, prepare(file.agreement));
    }
  },
};

function circle({ cycle = [] }: UnderpinningFile, path: string): Finding {
  return {
    path: `${path}/agreement`,
    severity: 'error',
    message: `These agreements rest on each other in a circle: ${cycle.map((name) => `\`${name}\``).join(' → ')}, so none of them carries the others`,
    hint: 'delete the underpinning that leads back',
    facts: { cycle: cycle.join(' ') },
  };
}

type Link = NonNullable<LintContext['agreement']['underpinnings']>[number];

/** An agreement with one below it, and what is looked up of both. */
interface Pair {
  readonly context: LintContext;
  readonly there: AgreementLookup;
  readonly clocks: CompareClocks;
  readonly leftOut: readonly [here: LeftOut, there: LeftOut];
  readonly credits: readonly [here: MostCredit, there: MostCredit];
}

/** Prepares each agreement below once, and the one here when the first is compared. */
function preparation(context: LintContext): (other: Agreement) => Pair {
  const pairs = new Map<Agreement, Pair>();
  let here: { readonly leftOut: LeftOut; readonly credits: MostCredit } | undefined;
  return (other) => {
    const known = pairs.get(other);
    if (known) return known;
    here ??= { leftOut: leftOutOf(context), credits: mostCredits(context) };
    const there = agreementLookup(other);
    const pair: Pair = {
      context,
      there,
      clocks: clockComparison(context, there),
      leftOut: [here.leftOut, leftOutOf(there)],
      credits: [here.credits, mostCredits(there)],
    };
    pairs.set(other, pair);
    return pair;
  };
}

function* compareWith(link: Link, path: string, pair: Pair): Iterable<Finding> {
  yield* compareFrames(link, path, pair);
  const { context, there, clocks, leftOut, credits } = pair;
  const theirs = objectiveElsewhere(link.id, context);
  if (!theirs) {
    yield* nothingToCompare(link, path, there.agreement);
    return;
  }
  for (const id of link.backs ?? []) {
    const objective = context.find('objectives', id)?.value;
    if (!objective) continue;
    const backing: Backing = { objective, theirs, context, there, path: `${path}/backs` };
    yield* comparePromises(backing);
    yield* compareWindows(backing);
    yield* compareHours(backing, clocks);
    yield* compareCounting(backing, ...leftOut);
    yield* compareCredits(backing, ...credits);
  }
}

/** What belongs to the agreements as wholes: version, status, term, time to claim. */
function* compareFrames(link: Link, path: string, { context, there }: Pair): Iterable<Finding> {
  const other = there.agreement;
  if (link.version !== undefined && link.version !== other.version)
    yield {
      path: `${path}/version`,
      message: `This agreement rests on version ${link.version} of “${other.title}”, but the file is version ${other.version}: what was agreed on may have changed`,
      hint: `compare the two, and write \`version: ${other.version}\``,
      facts: { version: link.version, found: other.version },
    };
  yield* otherStatus(path, context, other);
  yield* otherTerm(path, context, there);
  const [claim, claimBelow] = [context.agreement.remedies.claim, other.remedies.claim];
  if (claim && claimBelow && isClaimShorter(claim, claimBelow))
    yield {
      path: `${path}/agreement`,
      message: `A credit of this agreement may be claimed for ${sayClaim(claim)}, but one of “${other.title}” only for ${sayClaim(claimBelow)}: what is claimed here late can no longer be claimed there`,
      hint: `agree with the supplier on ${sayClaim(claim)} or longer, or write a shorter \`limit\` in \`remedies.claim\``,
      facts: { ours: sayClaim(claim), theirs: sayClaim(claimBelow) },
      related: [{ path: '/remedies/claim', message: 'the time to claim of this agreement' }],
    };
}

const OVER: ReadonlySet<string> = new Set(['suspended', 'expired', 'terminated']);

function* otherStatus(path: string, { agreement }: LintContext, other: Agreement): Iterable<Finding> {
  const isOpen = isDraft(other) && !isDraft(agreement);
  if (!isOpen && !OVER.has(other.status)) return;
  if (OVER.has(agreement.status)) return;
  yield {
    path: `${path}/agreement`,
    message: `The status of “${other.title}” is \`${other.status}\`, but this agreement is \`${agreement.status}\`: ${isOpen ? 'nobody is bound yet to what is to carry its promises' : 'nothing carries the promises that rest on it now'}`,
    hint: isOpen
      ? `have “${other.title}” agreed first, or set \`status: in-review\` here until it is`
      : 'name the agreement that has taken its place',
    facts: { status: agreement.status, below: other.status },
    related: [{ path: '/status', message: 'the status of this agreement' }],
  };
}

function* otherTerm(
  path: string,
  { term: ours }: LintContext,
  { agreement, term: theirs }: AgreementLookup,
): Iterable<Finding> {
  if (!ours || !theirs) return;
  const [from, to] = [ours.from.toString(), ours.to.toString()];
  const [fromBelow, toBelow] = [theirs.from.toString(), theirs.to.toString()];
  const { title } = agreement;
  if (from < fromBelow)
    yield {
      path: `${path}/agreement`,
      message: `“${title}” begins on ${fromBelow}, after this agreement begins on ${from}: until then nothing carries the promises that rest on it`,
      hint: `agree with the supplier on \`effective: ${from}\` or earlier, or write \`effective: ${fromBelow}\` here`,
      facts: { begins: fromBelow, needed: from },
    };
  if (toBelow >= to) return;
  const renews = agreement.term.renewal?.mode === 'automatic';
  yield {
    path: `${path}/agreement`,
    ...(renews && { severity: 'info' as const }),
    message: `“${title}” ends on ${toBelow}, before this agreement ends on ${to}: ${renews ? 'it renews by itself, but if the supplier gives notice, nothing carries the promises that rest on it from then on' : 'after that nothing carries the promises that rest on it'}`,
    hint: 'agree on a term of the supplier that is as long, or end this agreement earlier',
    facts: { ends: toBelow, needed: to },
  };
}

/** Without knowing which promise there is meant, nothing can be compared. */
function* nothingToCompare(
  link: Link,
  path: string,
  { title, objectives = [] }: LintContext['agreement'],
): Iterable<Finding> {
  const first = objectives[0]?.id;
  // One that is named and not there is for `dangling-reference` to tell.
  if (link.objective !== undefined || (link.backs ?? []).length === 0 || first === undefined) return;
  yield {
    path,
    part: 'line',
    severity: 'info',
    message: `“${title}” has ${objectives.length} objectives, and which of them carries the promises here is not said: none could be compared`,
    hint: `add \`objective\` with the one that is meant, such as \`objective: ${first}\``,
    facts: { objectives: objectives.length },
  };
}
