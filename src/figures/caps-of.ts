import type { Agreement } from '../agreement/generated/types.ts';
import type { Cap } from '../compute/credit/credit-cap.ts';
import { type Exact, exact } from '../compute/exact.ts';
import type { Money } from '../compute/money.ts';
import { type CalendarDuration, parseDuration } from '../compute/time/duration.ts';
import { type CreditBase, ratioOf } from './credit-base.ts';
import type { GapReader } from './gaps.ts';

type Credit = NonNullable<Agreement['remedies']['credits']>[number];
type AgreementCap = NonNullable<Agreement['remedies']['caps']>[number];

/** A cap as it is computed, and the place of the one of the agreement from which it comes. */
export interface CapOf {
  readonly cap: Cap;
  readonly index: number;
  /** Whether it is for a period that begins with the first window. */
  readonly beginsWithFirst: boolean;
}

/** The windows to which caps apply. */
export interface CappedWindows extends CreditBase {
  readonly credit: Credit;
  readonly length: CalendarDuration;
  /** How many there are, one after the other. */
  readonly count: number;
  /** The days of the first. */
  readonly days: Exact;
  readonly reader: GapReader;
}

/** The caps of an agreement on its credits, as amounts; where one cannot be computed, that is told. */
export function capsOf(agreement: Agreement, windows: CappedWindows): readonly CapOf[] {
  return (agreement.remedies.caps ?? []).flatMap((cap, index) => {
    if (cap.scope === 'penalties') return [];
    const found = capOf(cap, `/remedies/caps/${index}`, agreement, windows);
    return found ? [{ ...found, index }] : [];
  });
}

function capOf(
  cap: AgreementCap,
  path: string,
  { term }: Agreement,
  windows: CappedWindows,
): Omit<CapOf, 'index'> | undefined {
  const { reader, length, count } = windows;
  if (cap.each === 'incident') {
    return reader.tell('A cap counts for each incident, which the result of a window does not tell', path);
  }
  const isOfInvoice = cap.per === undefined && cap.of === 'invoice';
  const period = isOfInvoice ? length : parseDuration(cap.per ?? '');
  const whole = parseDuration(term.length ?? '');
  const periods = period && ratioOf(period, length);
  const isWhole = periods !== undefined && periods.d === 1n && periods.compare(1) >= 0;
  if (cap.per !== undefined && !isWhole) {
    return reader.tell(
      `A cap is for ${cap.per}, which is no whole number of windows of the commitment`,
      `${path}/per`,
    );
  }
  const ofTerm = whole && ratioOf(whole, length);
  const span = cap.of === 'subscription-charges' ? ofTerm : periods;
  const amount = limitOf(cap, path, span, windows);
  if (!amount) return undefined;
  const limit = { type: 'amount', amount } as const;
  if (!periods) return { cap: { type: 'total', limit }, beginsWithFirst: false };
  if (periods.equals(1)) return { cap: { type: 'window', limit }, beginsWithFirst: false };
  const size = Number(periods.valueOf());
  if (cap.rolling) return { cap: { type: 'rolling', windows: size, limit }, beginsWithFirst: false };
  if (count <= size) return { cap: { type: 'total', limit }, beginsWithFirst: true };
  return reader.tell(
    `A cap is for ${cap.per} of the calendar, and these ${count} windows reach into the next`,
    `${path}/per`,
    `give at most ${size} windows`,
  );
}

/** The most that a cap leaves, of the charges for `span` windows. */
function limitOf(
  cap: AgreementCap,
  path: string,
  span: Exact | undefined,
  { base, charges, credit, length, days, reader }: CappedWindows,
): Money | undefined {
  const { currency } = charges;
  if (cap.amount !== undefined) return reader.money(cap.amount, currency, `${path}/amount`);
  if (cap.serviceDays !== undefined) {
    const served = reader.number(cap.serviceDays, `${path}/serviceDays`);
    return { amount: charges.amount.mul(served).div(days), currency };
  }
  if (cap.fees !== undefined) {
    const fees = reader.number(cap.fees, `${path}/fees`);
    const months = ratioOf(length, { months: 1, days: 0, seconds: exact(0) });
    if (months) return { amount: charges.amount.mul(fees).div(months), currency };
    return reader.tell('A cap is a number of monthly fees, but the windows are no months', `${path}/fees`);
  }
  const percent = reader.number(cap.percent ?? '', `${path}/percent`);
  if (cap.of === 'affected-service-charges' && credit.base !== 'affected-service-charges') {
    return reader.tell('A cap is a share of the charges for the affected service, which are not given', path);
  }
  if (!span) {
    return reader.tell(
      'A cap is a share of the charges, but for which time is not said',
      path,
      'write `per`',
    );
  }
  const whole = cap.of === 'affected-service-charges' ? base : charges;
  return { amount: whole.amount.mul(span).mul(percent).div(100), currency };
}
