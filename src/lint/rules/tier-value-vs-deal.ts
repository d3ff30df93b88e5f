import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import { impliedCloseRate } from '../../compute/goals/value-tiers.ts';
import { minorDigits } from '../../compute/money.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber, sayPercent } from '../say/say.ts';

type Assumption = NonNullable<Agreement['assumptions']>[number];
type Tier = NonNullable<NonNullable<Agreement['leadModel']>['tiers']>[number];

/** From this share on, in percent, no leads close. */
const INCREDIBLE = exact(90);
/** How far, in percent, a value may be from what its close rate makes it. */
const CLOSE_ENOUGH = exact(10);

/** A lead that is worth as much as a deal. */
export const tierValueVsDeal: Rule = {
  name: 'tier-value-vs-deal',
  severity: 'warning',
  kind: 'meaning',
  summary: 'The value of a lead does not fit the average deal: it takes a close rate that no leads have.',
  why:
    'A lead is worth the share of such leads that become customers, times the deal that one of them makes. A lead that is ' +
    'worth a whole deal would have to become a customer every time. A goal made of such values is met on paper with leads ' +
    'that bring much less revenue, and the receiving party plans with money that does not come.',
  source: 'HubSpot, How to Create an SLA: value tiers; the value of a lead is deal size × close rate.',
  limits:
    'Deals of a tier may be larger than the average: a tier that states a `closeRate` below 90 says so, and what follows from it is only ' +
    'a remark. Nothing is said without exactly one assumption for the size of a deal.',
  bad: {
    example: 'marketing-sales',
    change: { 'leadModel.tiers.ceo.value.amount': '120' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'goals.lead-goal.derivation.confidence': '50',
      'leadModel.tiers.ceo.value.amount': '80',
      'goals.lead-value-goal.values':
        '[{ tier: ceo, count: 15 }, { tier: director, count: 40 }, { tier: manager, count: 45 }]',
    },
  },
  *check({ agreement }) {
    const deals = dealSizes(agreement);
    for (const { value: tier, path } of entries(agreement.leadModel?.tiers, '/leadModel/tiers')) {
      const value = decided(tier.value.amount);
      const deal = deals.get(tier.value.currency);
      const size = decided(deal?.value.value);
      if (!value || !deal || !size) continue;
      const found =
        tier.closeRate === undefined
          ? judgeValue({ tier, path, deal, value, size })
          : judgeRate({ tier, path, deal, value, size }, decided(tier.closeRate));
      if (found) yield found;
    }
  },
};

interface Valued {
  readonly tier: Tier;
  readonly path: string;
  readonly deal: Entry<Assumption>;
  readonly value: Exact;
  readonly size: Exact;
}

function judgeValue({ tier, path, deal, value, size }: Valued): Finding | undefined {
  const { currency } = tier.value;
  const rate = impliedCloseRate(value, size, currency)?.exact;
  if (!rate || rate.compare(INCREDIBLE) < 0) return undefined;
  const isImpossible = rate.compare(100) > 0;
  const half = toDecimal(size.div(2), minorDigits(currency), 'down');
  return {
    path: `${path}/value`,
    message:
      `A lead of the tier “${tier.name}” is worth ${say(value, currency)} and a deal ${say(size, currency)} on average: that takes a close rate of ${sayPercent(rate, 1, 'half-up')}, ` +
      `${isImpossible ? 'which is impossible' : 'which leads do not have'} unless their deals are larger, so a value goal is met with leads that bring less revenue than it says`,
    hint: `write the \`closeRate\` of these leads, and deal size × close rate as their value: ${half} for a \`closeRate\` of 50`,
    facts: { value: toDecimal(value), dealSize: toDecimal(size), impliedCloseRate: toDecimal(rate) },
    related: [{ path: `${deal.path}/value`, message: `${deal.value.name}: ${say(size, currency)}` }],
  };
}

function judgeRate(
  { tier, path, deal, value, size }: Valued,
  closeRate: Exact | undefined,
): Finding | undefined {
  const { currency } = tier.value;
  const follows = closeRate && size.mul(closeRate).div(100);
  if (!closeRate || !follows || closeRate.compare(0) <= 0) return undefined;
  if (closeRate.compare(INCREDIBLE) >= 0) {
    return {
      path: `${path}/closeRate`,
      message: `Leads of the tier “${tier.name}” are to become customers in ${sayPercent(closeRate)} of the cases, which no leads do: a value goal is met with leads that bring less revenue than it says`,
      hint: 'write the `closeRate` of such leads that the last periods show, and deal size × close rate as their value',
      facts: { closeRate: toDecimal(closeRate) },
    };
  }
  const apart = value.sub(follows).abs().mul(100);
  if (apart.compare(follows.mul(CLOSE_ENOUGH)) <= 0) return undefined;
  const [implied, shown] = [value.mul(100).div(closeRate), toDecimal(follows, minorDigits(currency))];
  return {
    path: `${path}/value`,
    severity: 'info',
    message:
      `A lead of the tier “${tier.name}” is worth ${say(value, currency)}, but an average deal of ${say(size, currency)} at a close rate of ${sayPercent(closeRate)} makes ${say(follows, currency)}: ` +
      `the value is right only if deals of this tier are ${say(implied, currency)} on average`,
    hint: `write \`amount: ${shown}\`, unless deals of this tier differ from the average`,
    facts: {
      value: toDecimal(value),
      dealSize: toDecimal(size),
      closeRate: toDecimal(closeRate),
      valueByCloseRate: toDecimal(follows),
    },
    related: [{ path: `${deal.path}/value`, message: `${deal.value.name}: ${say(size, currency)}` }],
  };
}

function say(value: Exact, currency: string): string {
  return `${currency} ${sayNumber(value, minorDigits(currency), 'half-up')}`;
}

/** The one assumption for the size of a deal in each currency: an amount for each customer or deal, or one that is called so. */
function dealSizes({ assumptions }: Agreement): ReadonlyMap<string, Entry<Assumption>> {
  const sizes = new Map<string, Entry<Assumption>[]>();
  for (const entry of entries(assumptions, '/assumptions')) {
    const { id, name, unit } = entry.value;
    const [, currency, per] = /^([A-Z]{3})(?:\s*(?:\/|per)\s*([a-z]+))?$/.exec(unit.trim()) ?? [];
    const isDeal =
      per === undefined
        ? /\b(?:deal|order|contract)[ -](?:size|value)\b/i.test(`${id} ${name}`)
        : /^(?:customer|client|deal|order|sale|contract|account)$/.test(per);
    if (currency !== undefined && isDeal) sizes.set(currency, [...(sizes.get(currency) ?? []), entry]);
  }
  return new Map(
    [...sizes].flatMap(([currency, [only, ...others]]) =>
      only && others.length === 0 ? [[currency, only]] : [],
    ),
  );
}
