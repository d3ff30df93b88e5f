import type { Credit } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { largestCredit } from '../credit/largest-credit.ts';
import { type ReadCredit, readCredits } from '../credit/read-credit.ts';
import { withReckonedCharges } from '../credit/reckoned-charges.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayPercent } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';

/** Credits that nothing limits and that can exceed the charges. */
export const uncappedRemedy: Rule = {
  name: 'uncapped-remedy',
  severity: 'warning',
  kind: 'meaning',
  summary: 'Credits can come to more than the charges, and no cap limits them.',
  why:
    'A credit for each hour, event or step goes on for as long as the failure does. Without a cap, one long failure costs the ' +
    'party that pays more than it earns, which it could neither price nor insure. Courts may then take the credit for a penalty.',
  source:
    'C. Müller and others, A Framework for Compensable Guarantees in SLAs, 2018: penalties without a ceiling. Common Paper, SLA: a cap of 8 % of the fees.',
  limits:
    'Credits by a formula or for a share of cases are not judged. A ladder and an amount at risk limit themselves, so that only ' +
    'several ladders together are looked at.',
  bad: {
    example: 'cloud-service',
    change: {
      'remedies.credits.availability-credits.tiers': '',
      'remedies.credits.availability-credits.each': '{ per: hour, percent: 5, partial: round-up }',
      'remedies.caps': '',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.credits.availability-credits.tiers': '',
      'remedies.credits.availability-credits.each':
        '{ per: hour, percent: 5, partial: round-up, atMost: 50 }',
      'remedies.caps': '',
    },
  },
  *check(context) {
    const { agreement } = context;
    // A cap for each incident leaves open how many there are.
    if (
      (agreement.remedies.caps ?? []).some(({ scope, each }) => scope !== 'penalties' && each !== 'incident')
    )
      return;
    const reckoned = withReckonedCharges(agreement);
    const shares: Share[] = [];
    let isTold = false;
    for (const read of readCredits(context)) {
      const largest = largestCredit(read, reckoned);
      const share = largest.type === 'amount' ? largest.amount.mul(100).div(largest.charges) : undefined;
      const field = openField(read.credit);
      const isOpen =
        largest.type === 'unlimited' || (share ? share.compare(100) > 0 : isEndless(read.credit));
      if (field !== undefined && isOpen) {
        isTold = true;
        yield openCredit(read, field, share, context);
      } else if (share) shares.push({ read, share });
    }
    if (!isTold) yield* together(shares, context);
  },
};

interface Share {
  readonly read: ReadCredit;
  /** The most that it comes to, in percent of the charges for its window. */
  readonly share: Exact;
}

/** Whether a credit goes on with the failure, where its charges are not known: one a month is no more than one a window. */
function isEndless({ each }: Credit): boolean {
  return each !== undefined && each.per !== 'month';
}

/** The field of a rule that grows with the failure and says no most; undefined for a ladder, which is its own. */
function openField({ linear, each, multiple }: Credit): string | undefined {
  if (linear) return linear.atMost === undefined ? 'linear' : undefined;
  if (each) return each.atMost === undefined ? 'each' : undefined;
  return multiple === undefined ? undefined : 'multiple';
}

function openCredit(
  { credit, path, objective }: ReadCredit,
  field: string,
  share: Exact | undefined,
  context: LintContext,
): Finding {
  const { length } = objective.value.window;
  const period = sayPeriod(length);
  const cap = `\`{ scope: credits, per: ${length}, percent: 50 }\``;
  // With others beside it, a most of its own is not enough.
  const isAlone = (context.agreement.remedies.credits ?? []).length === 1;
  const obligor = sayParty(objective.value.obligor, context);
  const extent = share
    ? `comes to ${sayPercent(share, 1)} of the charges when the service fails for a whole ${period}`
    : 'grows with the failure without an end';
  return {
    path: `${path}/${field}`,
    part: 'key',
    message: `The credit \`${credit.id}\` ${extent}, and no cap limits it: ${obligor} can owe more than it is paid`,
    hint:
      field === 'multiple' || !isAlone
        ? `add a cap to \`remedies.caps\`, such as ${cap}`
        : `add \`atMost: 100\` to \`${field}\`, or a cap to \`remedies.caps\` such as ${cap}`,
    facts: { credit: credit.id, ...(share && { most: sayPercent(share, 1) }) },
  };
}

/** Several credits that a single bad window can all earn: of one party to one other, for the same plan or for every plan. */
function* together(shares: readonly Share[], context: LintContext): Iterable<Finding> {
  const { singleEventRule } = context.agreement.remedies;
  if (singleEventRule === 'highest-only' || singleEventRule === 'customer-chooses') return;
  const groups = new Map<string, Share[]>();
  for (const one of shares) {
    const { obligor, beneficiary, plan, severity, level, when } = one.read.objective.value;
    const key = JSON.stringify([obligor, beneficiary, plan, severity, level, when]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  for (const group of groups.values()) {
    const total = group.reduce((sum, { share }) => sum.add(share), exact(0));
    const [first] = group;
    if (!first || group.length < 2 || total.compare(100) <= 0) continue;
    const obligor = sayParty(first.read.objective.value.obligor, context);
    yield {
      path: '/remedies/credits',
      part: 'key',
      message: `The ${group.length} credits that ${obligor} may owe for one bad ${sayPeriod(first.read.objective.value.window.length)} come to ${sayPercent(total, 1)} of the charges together, and no cap limits them: it can owe more than it is paid`,
      hint: `add a cap to \`remedies.caps\`, such as \`{ scope: credits, per: ${first.read.objective.value.window.length}, percent: 50 }\``,
      facts: { credits: group.length, most: sayPercent(total, 1) },
      related: group.slice(0, 10).map(({ read }) => ({ path: read.path, message: 'one of these credits' })),
    };
  }
}
