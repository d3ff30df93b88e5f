import type { Agreement } from '../agreement/generated/types.ts';
import type { Bounds } from '../compute/credit/bounds.ts';
import type { Award, CreditRule, FixedAward, LinearRule, Tier } from '../compute/credit/credit-rule.ts';
import type { Target } from '../compute/credit/target.ts';
import { type Exact, exact } from '../compute/exact.ts';
import { parseDuration, secondsOf } from '../compute/time/duration.ts';
import { creditPercentage } from './credit-formula.ts';
import type { GapReader } from './gaps.ts';

type Credit = NonNullable<Agreement['remedies']['credits']>[number];
type CreditTier = NonNullable<Credit['tiers']>[number];
type UnitCredit = NonNullable<Credit['each']>;

/** What the credit of one window depends on beside the agreement. */
export interface CreditContext {
  /** The pointer to the credit. */
  readonly path: string;
  /** What its objective promises. */
  readonly target: Target;
  readonly calendars: Agreement['calendars'];
  readonly currency: string;
  /** The days of the window. */
  readonly days: Exact;
  /** What symbols of a formula stand for. */
  readonly values: ReadonlyMap<string, Exact>;
  /** How long the service failed, if that is known. */
  readonly downtimeSeconds: Exact | undefined;
  readonly reader: GapReader;
}

/** The rule of a credit as it is computed; `atMost` is the most in percent of the base, where the rule has no such bound. */
export interface CreditTerms {
  readonly rule: CreditRule;
  readonly atMost?: Exact;
}

/** How a credit of the agreement is computed for a missed objective; undefined where something is missing, which is told. */
export function creditRuleOf(credit: Credit, context: CreditContext): CreditTerms | undefined {
  const { path, reader } = context;
  const always = (award: Award): CreditTerms => ({ rule: { type: 'tiers', tiers: [{ award }] } });
  if (credit.tiers) return { rule: { type: 'tiers', tiers: tiersOf(credit, credit.tiers, context) } };
  if (credit.flat) return always(fixedAward(credit.flat, `${path}/flat`, context));
  if (credit.linear) {
    const rule = linearRule(credit.linear, context);
    return rule && { rule };
  }
  if (credit.each) return unitTerms(credit.each, context);
  if (credit.multiple !== undefined) {
    return { rule: { type: 'multiple', times: reader.number(credit.multiple, `${path}/multiple`) } };
  }
  if (credit.formula === undefined) return undefined;
  const percent = creditPercentage(credit.formula, `${path}/formula`, context.values, reader);
  return percent && always({ type: 'percent', percent });
}

function tiersOf(credit: Credit, tiers: readonly CreditTier[], context: CreditContext): readonly Tier[] {
  const { path, target, reader } = context;
  return tiers.map((tier, index): Tier => {
    const at = `${path}/tiers/${index}`;
    const written = (['from', 'above', 'to', 'upTo'] as const).flatMap((name) =>
      tier[name] === undefined ? [] : [[name, reader.number(tier[name], `${at}/${name}`)] as const],
    );
    const bounds: Bounds = Object.fromEntries(
      credit.belowTarget
        ? written.map(([name, points]) => [MIRRORED[name], target.value.sub(points)])
        : written,
    );
    return { ...bounds, award: tierAward(tier, at, context) };
  });
}

/** Points below the level run the other way: at least so many points is at most that figure. */
const MIRRORED = { from: 'upTo', above: 'to', to: 'above', upTo: 'from' } as const;

function tierAward(tier: CreditTier, path: string, context: CreditContext): Award {
  const { reader, days } = context;
  if (tier.multiple !== undefined) {
    return { type: 'multiple', times: reader.number(tier.multiple, `${path}/multiple`) };
  }
  if (tier.serviceDays !== undefined) {
    const served = reader.number(tier.serviceDays, `${path}/serviceDays`);
    return { type: 'fraction', fraction: served.div(days) };
  }
  return fixedAward(tier, path, context);
}

function fixedAward(
  award: Pick<CreditTier, 'percent' | 'amount' | 'fraction'>,
  path: string,
  { reader, currency }: CreditContext,
): FixedAward {
  if (award.amount !== undefined) {
    return { type: 'amount', amount: reader.money(award.amount, currency, `${path}/amount`) };
  }
  if (award.fraction !== undefined) {
    const [dividend, divisor] = award.fraction.split('/');
    return { type: 'fraction', fraction: exact(dividend!, divisor) };
  }
  return { type: 'percent', percent: reader.number(award.percent ?? '', `${path}/percent`) };
}

function linearRule(linear: NonNullable<Credit['linear']>, context: CreditContext): LinearRule | undefined {
  const { path, target, reader } = context;
  const at = `${path}/linear`;
  if (target.comparator !== 'gte' && target.comparator !== 'gt') {
    return reader.tell(
      'The steps of this credit count below a figure, but its commitment is no lower limit',
      at,
    );
  }
  const { percent, step, below, start, downTo, atMost } = linear;
  const size = reader.number(step, `${at}/step`);
  if (size.equals(0) && reader.gaps.length === 0) {
    return reader.tell('The steps of this credit are zero', `${at}/step`, 'write how large a step is');
  }
  return {
    type: 'linear',
    step: size,
    percent: reader.number(percent, `${at}/percent`),
    below: below === undefined ? target.value : reader.number(below, `${at}/below`),
    ...(start === undefined ? {} : { start: reader.number(start, `${at}/start`) }),
    ...(downTo === undefined ? {} : { floor: reader.number(downTo, `${at}/downTo`) }),
    ...(atMost === undefined ? {} : { atMost: reader.number(atMost, `${at}/atMost`) }),
  };
}

const STRETCHES = { hour: 3600, day: 86_400, week: 604_800 } as const;

function unitTerms(each: UnitCredit, context: CreditContext): CreditTerms | undefined {
  const { path, days, reader, downtimeSeconds } = context;
  const at = `${path}/each`;
  const award = fixedAward(each, at, context);
  const atMost = each.atMost === undefined ? {} : { atMost: reader.number(each.atMost, `${at}/atMost`) };
  if (each.per === 'event') return { rule: { type: 'per-unit', award, per: 'event' }, ...atMost };
  const per = each.per === 'month' ? days.mul(86_400) : exact(STRETCHES[each.per]);
  const startsAfter = each.startsAfter && thresholdOf(each.startsAfter, `${at}/startsAfter`, context);
  if (each.startsAfter && !startsAfter) return undefined;
  const counted = downtimeSeconds?.sub(startsAfter ?? 0);
  if (each.partial === undefined && counted && counted.compare(0) > 0 && counted.div(per).d !== 1n) {
    return reader.tell(
      `The failure is no whole number of ${each.per}s, and what a part of one counts as is not said`,
      `${at}/partial`,
      `write \`partial: prorate\`, \`round-up\` or \`full-only\``,
    );
  }
  const partial = each.partial ?? 'prorate';
  return {
    rule: { type: 'per-unit', award, per, partial, ...(startsAfter ? { startsAfter } : {}) },
    ...atMost,
  };
}

/** The seconds before a credit is due, on a clock that never stops. */
function thresholdOf(
  limit: NonNullable<UnitCredit['startsAfter']>,
  path: string,
  { calendars, reader }: CreditContext,
): Exact | undefined {
  const clock = calendars?.find(({ id }) => id === limit.clock);
  const duration = limit.within === undefined ? undefined : parseDuration(limit.within);
  const seconds = duration && secondsOf(duration, { dayOf24Hours: true });
  if (seconds && (limit.clock === undefined || clock?.always === true)) return seconds;
  return reader.tell(
    'The time before a credit is due runs on a calendar, so the length of the failure does not tell the credit',
    path,
  );
}
