import type { Agreement } from '../agreement/generated/types.ts';
import { type Exact, exact } from '../compute/exact.ts';
import type { Money } from '../compute/money.ts';
import { type CalendarDuration, parseDuration, secondsOf } from '../compute/time/duration.ts';
import type { GapReader } from './gaps.ts';

type Credit = NonNullable<Agreement['remedies']['credits']>[number];

/** What the credits of a window are a share of, and the charges for the window, of which caps are. */
export interface CreditBase {
  readonly base: Money;
  readonly charges: Money;
}

const MONTH: CalendarDuration = { months: 1, days: 0, seconds: exact(0) };

/** The base of a credit for windows of a length, from the recurring charge; undefined where it is missing, which is told. */
export function creditBaseOf(
  { charges }: Agreement,
  credit: Credit,
  length: CalendarDuration,
  reader: GapReader,
): CreditBase | undefined {
  const hint = 'add --fee with the charges for one window';
  const at = '/charges/recurring';
  if (charges?.recurring === undefined) {
    return reader.tell('The agreement states no recurring charge', at, hint);
  }
  const { recurring } = charges;
  if (typeof recurring !== 'object') return reader.tell(`\`${at}\` is still to be decided`, at, hint);
  const { amount, currency } = reader.money(recurring, recurring.currency, at);
  const per = charges.per === undefined ? undefined : parseDuration(charges.per);
  const share = per && ratioOf(length, per);
  const ofMonth = per && ratioOf(MONTH, per);
  if (!per || !share) {
    return reader.tell(
      'How much of the recurring charge falls on one window is not said',
      '/charges/per',
      hint,
    );
  }
  const forWindow = { amount: amount.mul(share), currency };
  switch (credit.base) {
    case undefined:
    case 'window-charges':
    case 'fixed':
      return { base: forWindow, charges: forWindow };
    case 'month-charges':
      return ofMonth && { base: { amount: amount.mul(ofMonth), currency }, charges: forWindow };
    default: {
      const what = credit.base.replaceAll('-', ' ');
      return reader.tell(
        `The credit is a share of the ${what}, which the agreement does not state`,
        at,
        hint,
      );
    }
  }
}

/** How many times one duration fits into another, exactly; undefined where that depends on the months. */
export function ratioOf(a: CalendarDuration, b: CalendarDuration): Exact | undefined {
  const [first, second] = [a, b].map(({ months, days, seconds }) =>
    days === 0 && seconds.equals(0) ? months : 0,
  );
  if (first && second) return exact(first, second);
  const [fixed, other] = [secondsOf(a, { dayOf24Hours: true }), secondsOf(b, { dayOf24Hours: true })];
  return fixed && other && !other.equals(0) ? fixed.div(other) : undefined;
}
