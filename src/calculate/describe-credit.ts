import type { Agreement } from '../agreement/generated/types.ts';
import type { Target } from '../compute/credit/target.ts';
import { toDecimal } from '../compute/exact.ts';
import { parseDuration } from '../compute/time/duration.ts';
import type { ChosenCredit } from './credit-options.ts';

type Credit = NonNullable<Agreement['remedies']['credits']>[number];
type AgreementCap = NonNullable<Agreement['remedies']['caps']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

const COMPARATORS = {
  gte: 'at least',
  gt: 'more than',
  lte: 'at most',
  lt: 'less than',
  eq: 'exactly',
} as const;

/** A promise in words: "at least 99.9 %". */
export function describeTarget({ comparator, value, upper }: Target, unit: string): string {
  const figure = `${toDecimal(value, 12)} ${unit}`.trimEnd();
  if (comparator === 'between') {
    return upper ? `from ${figure} to ${toDecimal(upper, 12)} ${unit}`.trimEnd() : `at least ${figure}`;
  }
  return `${COMPARATORS[comparator]} ${figure}`;
}

/** What a tier credits, in words: "25 %", "USD 16.00", "10 × downtime". */
export function describeTier(tier: NonNullable<Credit['tiers']>[number]): string {
  if (tier.percent !== undefined) return `${tier.percent} %`;
  if (tier.amount !== undefined) return `${tier.amount.currency} ${tier.amount.amount}`;
  if (tier.fraction !== undefined) return tier.fraction;
  if (tier.multiple !== undefined) return `${tier.multiple} × downtime`;
  return `${tier.serviceDays} days`;
}

/** A cap in words: "15 % in any P12M". */
export function describeCap({ percent, amount, fees, serviceDays, per, rolling, of }: AgreementCap): string {
  const most =
    percent !== undefined
      ? `${percent} %`
      : amount !== undefined
        ? `${amount.currency} ${amount.amount}`
        : fees !== undefined
          ? `${fees} monthly fees`
          : `${serviceDays} days of service`;
  const whole = of === undefined || percent === undefined ? '' : ` of the ${of.replaceAll('-', ' ')}`;
  const period = per === undefined ? 'all' : `${rolling ? 'any' : 'each'} ${describePeriod(per, rolling)}`;
  return `${most}${whole} in ${period}`;
}

/** A period in words: "month", "quarter", "12 months" where it rolls; the ISO 8601 text of one that has no such words. */
export function describePeriod(text: string, isRolling: boolean | undefined): string {
  const { months = 0, days = 0, seconds } = parseDuration(text) ?? {};
  if (!seconds?.equals(0)) return text;
  if (months > 0 && days === 0) {
    const name = isRolling ? undefined : { 3: 'quarter', 12: 'year' }[months];
    return name ?? (months === 1 ? 'month' : `${months} months`);
  }
  if (months > 0) return text;
  return { 1: 'day', 7: isRolling ? '7 days' : 'week' }[days] ?? `${days} days`;
}

/** What a calculation assumed. */
export interface Assumptions {
  readonly isFeeGiven: boolean;
  readonly beginsWithFirst: boolean;
  readonly usesUsualLength: boolean;
  /** The metric whose rounding changed a result. */
  readonly rounded: Metric | undefined;
  readonly isTierUnused: boolean;
}

/** What was assumed, and what the agreement says that was left out, a sentence each. */
export function creditNotes(
  agreement: Agreement,
  { credit }: ChosenCredit,
  assumed: Assumptions,
): readonly string[] {
  const { credits = [], caps = [], earnBack } = agreement.remedies;
  const { rounded, isFeeGiven, beginsWithFirst, usesUsualLength, isTierUnused } = assumed;
  const notes: readonly (readonly [boolean, string])[] = [
    [usesUsualLength, 'A month is taken as 30 days, a year as 365; --month or --from takes the real ones.'],
    [
      rounded !== undefined,
      `Results are rounded (${rounded?.rounding}, ${rounded?.precision} digits) before they are compared, as the metric says.`,
    ],
    [
      isTierUnused,
      'A tier holds a result that meets the commitment; nothing is due, because nothing was missed.',
    ],
    [beginsWithFirst, 'The first window is taken as the first of the period of a cap.'],
    [
      credits.length > 1 && caps.length > 0,
      'Credits of other commitments count towards the same caps; here they are taken as none.',
    ],
    [
      !isFeeGiven && (credit.baseExcludes ?? []).length > 0,
      'The recurring charge is taken whole: what the base excludes is not deducted.',
    ],
    [earnBack !== undefined, 'That credits can be earned back is left out.'],
    [credit.notes !== undefined, `Left out, as the agreement adds it in words: ${credit.notes}`],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}
