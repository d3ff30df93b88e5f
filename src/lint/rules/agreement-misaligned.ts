import type { Objective } from '../../agreement/generated/types.ts';
import { type Exact, exact, greatest } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { decided, termOf } from '../../figures/figures-context.ts';
import { objectiveElsewhere } from '../constraint/promised-elsewhere.ts';
import { largestCredit } from '../credit/largest-credit.ts';
import { readCredits } from '../credit/read-credit.ts';
import { withReckonedCharges } from '../credit/reckoned-charges.ts';
import {
  type AgreementLookup,
  agreementLookup,
  type LintContext,
  type UnderpinningFile,
} from '../lint-context.ts';
import { isClaimShorter, sayClaim } from '../parts/compare-claims.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';
import { sayQuantity } from '../say/say-promise.ts';

/** An agreement that rests on another that does not fit under it. */
export const agreementMisaligned: Rule = {
  name: 'agreement-misaligned',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'The agreement that a promise rests on promises less, is measured over other windows, ends earlier, leaves less time to claim, credits less or is another version.',
  why:
    'A promise is as good as what carries it. If the supplier promises less, measures over a quarter where we measure over a ' +
    'month, or is bound for a shorter time, then there are failures that we pay for and the supplier does not.',
  source: 'Regulation (EU) 2022/2554 (DORA), Art. 30; ITIL 4, underpinning contracts.',
  limits:
    'Agreements at web addresses are not read; texts such as the definition of downtime are not compared. Credits are compared without caps, and only where both agreements have one recurring charge in one currency; a difference is a remark, because whoever stands in the middle may choose to bear it.',
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
      if (file.agreement) yield* compareWith(context, link, path, file.agreement);
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

function* compareWith(
  context: LintContext,
  link: Link,
  path: string,
  other: LintContext['agreement'],
): Iterable<Finding> {
  if (link.version !== undefined && link.version !== other.version)
    yield {
      path: `${path}/version`,
      message: `This agreement rests on version ${link.version} of “${other.title}”, but the file is version ${other.version}: what was agreed on may have changed`,
      hint: `compare the two, and write \`version: ${other.version}\``,
      facts: { version: link.version, found: other.version },
    };
  const [ours, theirs] = [context.term, termOf(other)];
  if (ours && theirs && theirs.to.toString() < ours.to.toString())
    yield {
      path: `${path}/agreement`,
      message: `“${other.title}” ends on ${theirs.to.toString()}, before this agreement ends on ${ours.to.toString()}: after that nothing carries the promises that rest on it`,
      hint: 'agree on a term of the supplier that is as long, or end this agreement earlier',
      facts: { ends: theirs.to.toString(), needed: ours.to.toString() },
    };
  const [claim, claimBelow] = [context.agreement.remedies.claim, other.remedies.claim];
  if (claim && claimBelow && isClaimShorter(claim, claimBelow))
    yield {
      path: `${path}/agreement`,
      message: `A credit of this agreement may be claimed for ${sayClaim(claim)}, but one of “${other.title}” only for ${sayClaim(claimBelow)}: what is claimed here late can no longer be claimed there`,
      hint: `agree with the supplier on ${sayClaim(claim)} or longer, or write a shorter \`limit\` in \`remedies.claim\``,
      facts: { ours: sayClaim(claim), theirs: sayClaim(claimBelow) },
      related: [{ path: '/remedies/claim', message: 'the time to claim of this agreement' }],
    };
  const theirObjective = objectiveElsewhere(link.id, context);
  const there = agreementLookup(other);
  for (const id of link.backs ?? []) {
    const objective = context.find('objectives', id)?.value;
    if (!objective || !theirObjective) continue;
    const both = { objective, theirs: theirObjective, there, path: `${path}/backs` };
    yield* lessPromised(both, context);
    yield* longerWindow(both, context);
    yield* unmatchedCredit(both, context);
  }
}

/** A promise here, and the one below on which it rests. */
interface Backing {
  readonly objective: Objective;
  readonly theirs: Objective;
  readonly there: AgreementLookup;
  readonly path: string;
}

function* lessPromised({ objective, theirs, there, path }: Backing, context: LintContext): Iterable<Finding> {
  const [target, carried] = [decided(objective.target), decided(theirs.target)];
  const unit = context.find('metrics', objective.metric)?.value.unit;
  const isHigherBetter = objective.comparator === 'gte' || objective.comparator === 'gt';
  const isLess =
    target && carried && (isHigherBetter ? carried.compare(target) < 0 : carried.compare(target) > 0);
  // Figures in different units are different measures.
  const isSameMeasure =
    theirs.comparator === objective.comparator &&
    unit !== undefined &&
    unit === there.find('metrics', theirs.metric)?.value.unit;
  if (!isLess || !isSameMeasure) return;
  const [promised, found] = [sayQuantity(target, unit), sayQuantity(carried, unit)];
  yield {
    path,
    message: `“${objective.name}” promises ${promised}, but “${theirs.name}” of “${there.agreement.title}” only ${found}: ${sayParty(objective.obligor, context)} pays for failures that the supplier may have`,
    hint: `agree with the supplier on ${promised} or better, or promise no more than ${found}`,
    facts: { promised, carried: found },
  };
}

function* longerWindow({ objective, theirs, there, path }: Backing, context: LintContext): Iterable<Finding> {
  const [ours, below] = [objective.window.length, theirs.window.length];
  const [window, wider] = [parseDuration(ours), parseDuration(below)];
  if (!window || !wider || wider.months * 31 + wider.days <= window.months * 31 + window.days) return;
  const name = (length: string): string => sayPeriod(length, length);
  yield {
    path,
    message: `“${objective.name}” is measured over each ${name(ours)}, but “${theirs.name}” of “${there.agreement.title}” over each ${name(below)}: a bad ${name(ours)} here can hide in a good ${name(below)} there, and ${sayParty(objective.obligor, context)} pays alone`,
    hint: `agree with the supplier on windows of \`${ours}\``,
    facts: { window: ours, below },
  };
}

/** The credits for one and the same bad window, in money: what is owed here and what comes back from below. */
function* unmatchedCredit(
  { objective, theirs, there, path }: Backing,
  context: LintContext,
): Iterable<Finding> {
  if (objective.window.length !== theirs.window.length) return;
  const [owed, returned] = [mostCredit(objective.id, context), mostCredit(theirs.id, there)];
  if (!owed || !returned || owed.currency !== returned.currency) return;
  if (returned.amount.compare(owed.amount) >= 0) return;
  const say = (value: Exact): string => `${owed.currency} ${sayNumber(value, 2)}`;
  const gap = say(owed.amount.sub(returned.amount));
  yield {
    path,
    severity: 'info',
    message: `For one ${sayPeriod(objective.window.length)} in which “${objective.name}” fails ${sayParty(objective.obligor, context)} may owe ${say(owed.amount)}, but “${there.agreement.title}” credits at most ${say(returned.amount)}: ${gap} are its own risk`,
    hint: 'agree with the supplier on higher credits, or plan for the difference',
    facts: { owed: say(owed.amount), returned: say(returned.amount), gap },
  };
}

/** The most that the credits of an objective come to in one window; undefined where charges or a rule leave it open. */
function mostCredit(
  objective: string,
  there: AgreementLookup,
): { readonly amount: Exact; readonly currency: string } | undefined {
  const reckoned = withReckonedCharges(there.agreement);
  const recurring = there.agreement.charges?.recurring;
  if (reckoned !== there.agreement || typeof recurring !== 'object') return undefined;
  const largest = readCredits(there)
    .filter(({ credit }) => credit.objective === objective)
    .map((read) => largestCredit(read, reckoned));
  const amounts = largest.flatMap((one) => (one.type === 'amount' ? one.amount : []));
  if (amounts.length < largest.length) return undefined;
  return { amount: greatest(exact(0), ...amounts), currency: recurring.currency };
}
