import type { Payment } from '../compute/credit/cap-credits.ts';
import type { Cap } from '../compute/credit/credit-cap.ts';
import type { Money } from '../compute/money.ts';
import { capsOf } from '../figures/caps-of.ts';
import { ROUNDINGS } from '../figures/objective-result.ts';
import type { AssessedWindow, CreditJob } from './assess-credit.ts';
import { describeCap } from './describe-credit.ts';
import { showResult } from './show-figure.ts';

/** How the credits are paid, with the caps in words. */
export interface NamedPayment extends Payment {
  /** The caps of the agreement in words. */
  readonly texts: readonly (readonly [Cap, string])[];
  readonly beginsWithFirst: boolean;
}

/** The caps, the smallest credit and the rounding; where one cannot be computed, that is told. */
export function paymentOf(
  { agreement, chosen, base, length, windows, gaps }: CreditJob,
  assessed: readonly AssessedWindow[],
): NamedPayment {
  const { minimumPayable, rounding = 'half-up' } = agreement.remedies;
  const { currency } = base.base;
  const found = capsOf(agreement, {
    ...base,
    credit: chosen.credit,
    length,
    count: windows.length,
    days: windows[0]!.days,
    reader: gaps,
  });
  const texts = found.map(({ cap, index }) => [cap, describeCap(agreement.remedies.caps![index]!)] as const);
  const own = assessed.find(({ atMost }) => atMost !== undefined)?.atMost;
  const ownCap: readonly (readonly [Cap, string])[] = own
    ? [
        [
          { type: 'window', limit: { type: 'percent', percent: own } },
          `${showResult({ value: own, unit: '%' })} for this credit`,
        ],
      ]
    : [];
  const minimum: Money | undefined =
    minimumPayable === undefined
      ? undefined
      : gaps.money(minimumPayable, currency, '/remedies/minimumPayable');
  return {
    caps: [...ownCap, ...texts].map(([cap]) => cap),
    ...(minimum ? { minimum } : {}),
    rounding: ROUNDINGS[rounding],
    texts: [...ownCap, ...texts],
    beginsWithFirst: found.some(({ beginsWithFirst }) => beginsWithFirst),
  };
}
