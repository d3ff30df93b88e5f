import type { Agreement, Cap } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { type CalendarDuration, parseDuration } from '../../compute/time/duration.ts';
import { capsOf } from '../../figures/caps-of.ts';
import { creditBaseOf } from '../../figures/credit-base.ts';
import { entries } from '../../figures/figures-context.ts';
import { readGaps } from '../../figures/gaps.ts';
import { sayCount } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';

/** A cap on all credits of an agreement, as an amount. */
export interface CreditLimit {
  readonly cap: Cap;
  readonly path: string;
  readonly amount: Exact;
  /** The charges for its period, in the same currency. */
  readonly charges: Exact;
  /** As the agreement writes it; the term for a cap on everything. */
  readonly per: string;
  readonly period: CalendarDuration;
}

/**
 * The caps that limit all credits of an agreement together, by charges with which they can be compared: not those on
 * penalties, in days of service, of the charges for one service, or that count for each line, region or incident apart.
 */
export function creditLimits(reckoned: Agreement): readonly CreditLimit[] {
  return entries(reckoned.remedies.caps, '/remedies/caps').flatMap(({ value: cap, path }) => {
    if (cap.scope === 'penalties' || (cap.each !== undefined && cap.each !== 'agreement')) return [];
    if (cap.of === 'affected-service-charges' || cap.serviceDays !== undefined) return [];
    const per = periodOf(cap, reckoned);
    const period = per === undefined ? undefined : parseDuration(per);
    const reader = readGaps();
    const credit = { id: 'all', objective: '' };
    const found = period && creditBaseOf(reckoned, credit, period, reader);
    if (per === undefined || !period || !found) return [];
    const alone = { ...reckoned, remedies: { ...reckoned.remedies, caps: [{ ...cap, per }] } };
    const [limit] = capsOf(alone, { ...found, credit, length: period, count: 1, days: exact(30), reader });
    if (!limit || reader.gaps.length > 0 || limit.cap.type === 'subscription') return [];
    if (limit.cap.limit.type !== 'amount') return [];
    return [{ cap, path, amount: limit.cap.limit.amount.amount, charges: found.charges.amount, per, period }];
  });
}

/** What a cap is for, in words: "50 % of the charges in a month". */
export function sayLimit({ cap, per }: CreditLimit): string {
  const { percent, amount, fees } = cap;
  const most =
    percent !== undefined
      ? `${percent} % of the charges`
      : amount !== undefined
        ? `${amount.currency} ${amount.amount}`
        : sayCount(fees ?? '', 'monthly fee');
  return `${most} in ${sayStretch(per)}`;
}

function periodOf(cap: Cap, { term, charges }: Agreement): string | undefined {
  if (cap.per !== undefined) return cap.per;
  if (cap.of === 'invoice') return charges?.per;
  return cap.of === 'subscription-charges' || cap.amount !== undefined ? term.length : undefined;
}

/** A period with its article: "a month", "14 months". */
export function sayStretch(per: string): string {
  const noun = sayPeriod(per, '');
  return noun === '' ? formatLength(per) : `a ${noun}`;
}

function formatLength(per: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([YMWD])$/.exec(per) ?? [];
  const names: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };
  return unit === '' ? `\`${per}\`` : sayCount(count, names[unit]!);
}
