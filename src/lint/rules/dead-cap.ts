import { type Exact, exact } from '../../compute/exact.ts';
import type { Money } from '../../compute/money.ts';
import { type CalendarDuration, compareDurations, parseDuration } from '../../compute/time/duration.ts';
import { creditBaseOf, ratioOf } from '../../figures/credit-base.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { readGaps } from '../../figures/gaps.ts';
import { type CreditLimit, creditLimits, sayLimit, sayStretch } from '../credit/credit-limits.ts';
import { awardAmount, largestCredit } from '../credit/largest-credit.ts';
import { awardField, type ReadCredit, readCredits, sayAward } from '../credit/read-credit.ts';
import { withReckonedCharges } from '../credit/reckoned-charges.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber, sayPercent } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

/** A cap that never limits anything, and a credit that a cap never lets be paid in full. */
export const deadCap: Rule = {
  name: 'dead-cap',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A cap is never reached, or a credit is larger than a cap and never paid in full.',
  why:
    'A cap that nothing can reach protects nobody, and shows that somebody reckoned with other numbers: two caps that are the ' +
    'same share of a month and of a year say one thing twice. A credit above its cap is a promise that is taken back a few ' +
    'lines below. Both are found out when the money is due.',
  source:
    'C. Müller and others, A Framework for Compensable Guarantees in SLAs, 2018: terms that never apply. Accord Project, SLA: 11 % under a cap of 10 %.',
  limits:
    'Credits and caps on other charges than those of the window are not compared, nor caps for each service, region, line or ' +
    'incident, nor penalties for delay, whose base stands in words.',
  bad: { example: 'cloud-service', change: { 'remedies.caps.1.percent': '50' } },
  good: { example: 'cloud-service', change: { 'remedies.caps.1.percent': '49' } },
  *check(context) {
    const reckoned = withReckonedCharges(context.agreement);
    const all = creditLimits(reckoned);
    yield* capsOnNothing(context);
    yield* belowMinimum(context);
    const limits = all.filter(({ amount }) => amount.compare(0) > 0);
    for (const limit of all) if (!limits.includes(limit)) yield capOfNothing(limit, context);
    if (all.length === 0 || limits.length < all.length) return;
    const least = leastByPeriod(limits);
    yield* clippedCredits(context, reckoned, least);
    const supply = supplyOf(context, reckoned);
    const hasPenalties = (context.agreement.remedies.latePenalties ?? []).length > 0;
    for (const limit of limits) {
      const isOfAll = limit.cap.scope === 'all' && hasPenalties;
      const other = least.find(
        (one) => one !== limit && (!isOfAll || one.cap.scope === 'all') && isBelow(one, limit),
      );
      if (other) yield deadByCap(limit, other);
      else if (!isOfAll) yield* deadByCredits(limit, supply);
    }
  },
};

/** Caps on what the agreement has none of. */
function* capsOnNothing({ agreement: { remedies } }: LintContext): Iterable<Finding> {
  const { credits = [], pool, latePenalties = [], chronicFailures = [], rewards = [], caps } = remedies;
  const hasCredits = credits.length > 0 || pool !== undefined;
  const hasMore = chronicFailures.length > 0 || rewards.length > 0;
  for (const { value: cap, path } of entries(caps, '/remedies/caps')) {
    const isIdle =
      (cap.scope === 'penalties' && latePenalties.length === 0) ||
      (cap.scope === 'credits' && !hasCredits && !hasMore) ||
      (cap.scope === 'all' && !hasCredits && !hasMore && latePenalties.length === 0);
    if (!isIdle) continue;
    const noun = cap.scope === 'penalties' ? 'penalties for delay' : 'credits';
    yield {
      path,
      part: 'line',
      message: `This cap limits ${noun}, and the agreement has none: it protects nobody, and whoever reads it looks for a remedy that is not there`,
      hint: `leave the cap out, or add the ${cap.scope === 'penalties' ? '`latePenalties`' : '`credits`'} that it is to limit`,
      facts: { scope: cap.scope },
      fix: { title: 'Leave this cap out', safe: false, changes: [{ type: 'delete', path }] },
    };
  }
}

/** A cap that lets nothing through. */
function capOfNothing(limit: CreditLimit, { agreement }: LintContext): Finding {
  const credits = agreement.remedies.credits ?? [];
  return {
    path: limit.path,
    part: 'line',
    message: `The cap of ${sayLimit(limit)} lets no credit through: ${credits.length === 1 ? 'the credit that is' : `the ${credits.length} credits that are`} promised ${credits.length === 1 ? 'is' : 'are'} never given, whatever is missed`,
    hint: 'write a cap above zero, or leave out the credits that nobody is to get',
    facts: { cap: sayLimit(limit), credits: credits.length },
  };
}

/** Credits of a single window that are smaller than the smallest credit that is given. */
function* belowMinimum(context: LintContext): Iterable<Finding> {
  const { agreement } = context;
  const minimum = agreement.remedies.minimumPayable;
  const least = decided(minimum?.amount);
  if (!minimum || !least) return;
  for (const read of readCredits(context)) {
    const window = parseDuration(read.objective.value.window.length);
    const found = window && creditBaseOf(agreement, read.credit, window, readGaps());
    if (!found || found.base.currency !== minimum.currency) continue;
    for (const { path, text, amount } of writtenCredits(read, found.base)) {
      if (amount.compare(0) <= 0 || amount.compare(least) >= 0) continue;
      yield {
        path,
        message: `\`${read.credit.id}\` promises ${text}, which is ${found.base.currency} ${sayNumber(amount, 2, 'down')}, but no credit below ${minimum.currency} ${sayNumber(least, 2)} is given: ${sayParty(read.objective.value.beneficiary, context)} never gets what is written`,
        hint: `write a credit of at least ${minimum.currency} ${sayNumber(least, 2)} here, or a smaller \`minimumPayable\``,
        facts: { credit: text, minimum: `${minimum.currency} ${minimum.amount}` },
        related: [{ path: '/remedies/minimumPayable', message: 'the smallest credit that is given' }],
      };
    }
  }
}

/** Caps for more different periods than anybody has; the others are not compared with each other. */
const MOST_PERIODS = 50;

/** The tightest cap of each period, the earlier of equal ones. */
function leastByPeriod(limits: readonly CreditLimit[]): readonly CreditLimit[] {
  const least = new Map<string, CreditLimit>();
  for (const limit of limits) {
    const known = least.get(limit.per);
    if (!known || limit.amount.compare(known.amount) < 0) least.set(limit.per, limit);
  }
  return [...least.values()].slice(0, MOST_PERIODS);
}

/** Whether all credits stay within `limit` because of another cap, for a part of its period or for a longer one. */
function isBelow(other: CreditLimit, limit: CreditLimit): boolean {
  const times = ratioOf(limit.period, other.period);
  if (times && times.d === 1n) return other.amount.mul(times).compare(limit.amount) <= 0;
  const within = ratioOf(other.period, limit.period);
  return within !== undefined && within.compare(1) > 0 && other.amount.compare(limit.amount) <= 0;
}

function deadByCap(limit: CreditLimit, other: CreditLimit): Finding {
  const times = ratioOf(limit.period, other.period);
  const isPart = times !== undefined && times.d === 1n;
  const most = isPart ? other.amount.mul(times) : other.amount;
  const share = percentOf(most, limit.charges);
  return {
    path: limit.path,
    part: 'line',
    message: `The cap of ${sayLimit(limit)} is never reached, because the cap of ${sayLimit(other)} lets no more than ${share} of the charges in ${sayStretch(limit.per)} through: whoever relies on this cap is protected by the other alone`,
    hint:
      limit.cap.percent === undefined
        ? 'write a smaller cap here, or leave this one out'
        : `write a \`percent\` below ${share.replace(' %', '')} here, or leave this cap out`,
    facts: { cap: sayLimit(limit), other: sayLimit(other) },
    related: [{ path: other.path, message: 'the cap that is always reached first' }],
    fix: { title: 'Leave this cap out', safe: false, changes: [{ type: 'delete', path: limit.path }] },
  };
}

/** The most that all credits together come to, by the length of their windows; undefined where there is no such most. */
function supplyOf(
  context: LintContext,
  reckoned: LintContext['agreement'],
): ReadonlyMap<string, Exact> | undefined {
  const { credits = [], pool } = context.agreement.remedies;
  const read = readCredits(context);
  if (credits.length === 0 || read.length < credits.length || pool) return undefined;
  const supply = new Map<string, Exact>();
  for (const one of read) {
    const largest = largestCredit(one, reckoned);
    const { length } = one.objective.value.window;
    // Windows that overlap are more than follow one another in the same time.
    if (largest.type !== 'amount' || !isInSeries(one)) return undefined;
    supply.set(length, largest.amount.add(supply.get(length) ?? 0));
  }
  return supply;
}

function isInSeries({ objective }: ReadCredit): boolean {
  return objective.value.window.kind !== 'rolling' && objective.value.window.kind !== 'trailing';
}

function* deadByCredits(
  limit: CreditLimit,
  supply: ReadonlyMap<string, Exact> | undefined,
): Iterable<Finding> {
  let most = exact(0);
  for (const [length, amount] of supply ?? []) {
    const duration = parseDuration(length);
    const times = duration && ratioOf(limit.period, duration);
    if (times?.d !== 1n) return;
    most = most.add(amount.mul(times));
  }
  if (!supply || most.compare(limit.amount) > 0) return;
  const share = percentOf(most, limit.charges);
  const isEqual = most.equals(limit.amount);
  yield {
    path: limit.path,
    part: 'line',
    ...(isEqual && { severity: 'info' as const }),
    message: isEqual
      ? `The cap of ${sayLimit(limit)} is what all credits together come to at most: it limits nothing, and the party that pays is no safer with it`
      : `The cap of ${sayLimit(limit)} is never reached, because all credits together come to ${share} of the charges in ${sayStretch(limit.per)} at most: it limits nothing, and the party that pays is no safer with it`,
    hint:
      limit.cap.percent === undefined
        ? 'write a smaller cap, or leave it out'
        : `write a \`percent\` below ${share.replace(' %', '')}, or leave the cap out`,
    facts: { cap: sayLimit(limit), most: share },
    fix: { title: 'Leave this cap out', safe: false, changes: [{ type: 'delete', path: limit.path }] },
  };
}

/** Credits of a single window that are larger than a cap for at least as long. */
function* clippedCredits(
  context: LintContext,
  reckoned: LintContext['agreement'],
  limits: readonly CreditLimit[],
): Iterable<Finding> {
  const known = new Map<string, CreditLimit | undefined>();
  for (const read of readCredits(context)) {
    const { length } = read.objective.value.window;
    const window = parseDuration(length);
    if (!window) continue;
    if (!known.has(length)) known.set(length, tightest(limits, window));
    const limit = known.get(length);
    const found = limit && creditBaseOf(reckoned, read.credit, window, readGaps());
    if (!found) continue;
    for (const { path, text, amount, isAmount } of writtenCredits(read, found.base)) {
      if (amount.compare(limit.amount) <= 0) continue;
      const paid = isAmount
        ? `${found.base.currency} ${sayNumber(limit.amount, 2, 'down')}`
        : percentOf(limit.amount, found.base.amount);
      yield {
        path,
        message: `\`${read.credit.id}\` promises ${text}, but the cap of ${sayLimit(limit)} lets no more than ${paid} through: ${sayParty(read.objective.value.beneficiary, context)} never gets what is written`,
        hint: `write at most ${paid} here, or raise the cap`,
        facts: { credit: text, cap: sayLimit(limit) },
        related: [{ path: limit.path, message: 'the cap that is smaller' }],
      };
    }
  }
}

function tightest(limits: readonly CreditLimit[], window: CalendarDuration): CreditLimit | undefined {
  return limits
    .filter(({ period }) => {
      const order = compareDurations(period, window);
      return order === 0 || order === 1;
    })
    .reduce<CreditLimit | undefined>((a, b) => (a && a.amount.compare(b.amount) <= 0 ? a : b), undefined);
}

interface WrittenCredit {
  readonly path: string;
  readonly text: string;
  readonly amount: Exact;
  /** Whether it is written as an amount, not as a share. */
  readonly isAmount: boolean;
}

/** The credits of a window that the agreement names, each with its field; days of service are no fixed share of one. */
function writtenCredits({ credit, path, terms }: ReadCredit, base: Money): readonly WrittenCredit[] {
  const { rule } = terms;
  const { tiers, flat, linear, each } = credit;
  if (rule.type === 'tiers') {
    return (tiers ?? (flat ? [flat] : [])).flatMap((tier, index) => {
      const award = rule.tiers[index]?.award;
      const amount = award && awardAmount(award, base);
      if (!amount || award.type === 'multiple' || 'serviceDays' in tier) return [];
      const at = tiers ? `${path}/tiers/${index}` : `${path}/flat`;
      return [
        {
          path: `${at}/${awardField(tier)}`,
          text: sayAward(tier),
          amount,
          isAmount: award.type === 'amount',
        },
      ];
    });
  }
  const field = linear?.atMost === undefined ? 'each' : 'linear';
  const atMost = linear?.atMost ?? each?.atMost;
  if (atMost === undefined) return [];
  return [
    {
      path: `${path}/${field}/atMost`,
      text: `up to ${atMost} %`,
      amount: base.amount.mul(exact(atMost)).div(100),
      isAmount: false,
    },
  ];
}

function percentOf(amount: Exact, whole: Exact): string {
  return sayPercent(amount.mul(100).div(whole), 2);
}
