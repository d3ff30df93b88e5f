import { type Exact, exact, sum } from '../exact.ts';
import type { Money } from '../money.ts';

/** The most that may be credited: percent of the bases of the windows that the cap is over, or an amount. */
export type Limit =
  | { readonly type: 'percent'; readonly percent: Exact }
  | { readonly type: 'amount'; readonly amount: Money };

/**
 * A cap on credits: of each window; of any so many windows in a row; of all windows together; of all windows together, in
 * percent of the fees of the whole subscription.
 */
export type Cap =
  | { readonly type: 'window'; readonly limit: Limit }
  | { readonly type: 'rolling'; readonly windows: number; readonly limit: Limit }
  | { readonly type: 'total'; readonly limit: Limit }
  | { readonly type: 'subscription'; readonly percent: Exact; readonly fees: Money };

/** The order in which caps apply: window, rolling, total. */
export const CAP_ORDER: readonly Cap['type'][] = ['window', 'rolling', 'total', 'subscription'];

/** The window with which the windows begin that a cap is over, for the one at `index`; below zero before the first. */
export function firstWindowOf(cap: Cap, index: number): number {
  switch (cap.type) {
    case 'window':
      return index;
    case 'rolling':
      return index - cap.windows + 1;
    case 'total':
    case 'subscription':
      return 0;
  }
}

/**
 * The limit of a cap at each window. A rolling cap in percent counts a window before the first with the base of the
 * first, so that 8 % of twelve months' fees is the same from the first month on.
 */
export function capLimits(cap: Cap, bases: readonly Exact[]): readonly Exact[] {
  if (cap.type === 'subscription') return bases.map(() => percentOf(cap.fees.amount, cap.percent));
  const { limit } = cap;
  if (limit.type === 'amount') return bases.map(() => limit.amount.amount);
  if (cap.type === 'total') {
    const all = percentOf(sum(bases), limit.percent);
    return bases.map(() => all);
  }
  const upTo = runningTotals(bases);
  return bases.map((_, index) => {
    const first = firstWindowOf(cap, index);
    const known = upTo[index + 1]!.sub(upTo[Math.max(first, 0)]!);
    const before = first < 0 ? bases[0]!.mul(-first) : exact(0);
    return percentOf(known.add(before), limit.percent);
  });
}

/** The sums of the first 0, 1, 2 … values. */
export function runningTotals(values: readonly Exact[]): readonly Exact[] {
  const totals = [exact(0)];
  for (const value of values) totals.push(totals.at(-1)!.add(value));
  return totals;
}

/** Whether a cap can limit credits in a currency: its amount is in it, and a rolling cap is over 1, 2, 3 … windows. */
export function isApplicable(cap: Cap, currency: string): boolean {
  if (cap.type === 'subscription') return cap.fees.currency === currency;
  if (cap.type === 'rolling' && !(Number.isSafeInteger(cap.windows) && cap.windows >= 1)) return false;
  return cap.limit.type === 'percent' || cap.limit.amount.currency === currency;
}

function percentOf(amount: Exact, percent: Exact): Exact {
  return amount.mul(percent).div(exact(100));
}
