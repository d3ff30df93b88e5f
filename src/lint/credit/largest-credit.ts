import type { Agreement } from '../../agreement/generated/types.ts';
import type { Award } from '../../compute/credit/credit-rule.ts';
import { countUnits } from '../../compute/credit/partial-unit.ts';
import { type Exact, exact, greatest, least } from '../../compute/exact.ts';
import type { Money } from '../../compute/money.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { creditBaseOf } from '../../figures/credit-base.ts';
import { daysOfWindow } from '../../figures/figures-context.ts';
import { readGaps } from '../../figures/gaps.ts';
import { durationSeconds } from '../time/limit-seconds.ts';
import { measurableResults } from './measurable-values.ts';
import type { ReadCredit } from './read-credit.ts';

/** The most that a credit can come to in one window, before any cap. */
export type LargestCredit =
  /** With the charges of the window; both in one currency. */
  | { readonly type: 'amount'; readonly amount: Exact; readonly charges: Exact }
  /** It grows with the number of events, of which there may be any. */
  | { readonly type: 'unlimited' }
  | { readonly type: 'unknown' };

const UNKNOWN: LargestCredit = { type: 'unknown' };

/** The credit of the worst window that can be measured, by charges with which it can be compared. */
export function largestCredit(read: ReadCredit, reckoned: Agreement): LargestCredit {
  const { credit, objective, terms, metric } = read;
  const { rule } = terms;
  const length = parseDuration(objective.value.window.length);
  const found = length && creditBaseOf(reckoned, credit, length, readGaps());
  if (rule.type === 'per-unit' && rule.per === 'event' && terms.atMost === undefined)
    return { type: 'unlimited' };
  if (!found) return UNKNOWN;
  const { base } = found;
  const most = terms.atMost && base.amount.mul(terms.atMost).div(100);
  const amount = (value: Exact | undefined): LargestCredit =>
    value === undefined
      ? UNKNOWN
      : { type: 'amount', amount: most ? least(value, most) : value, charges: found.charges.amount };
  switch (rule.type) {
    case 'tiers': {
      const amounts = rule.tiers.map(({ award }) => awardAmount(award, base));
      return amounts.some((one) => one === undefined)
        ? UNKNOWN
        : amount(greatest(exact(0), ...(amounts as readonly Exact[])));
    }
    case 'linear': {
      const lowest = measurableResults(metric).range.from ?? exact(0);
      const worst = rule.floor ? greatest(lowest, rule.floor) : lowest;
      const steps = greatest(exact(0), rule.below.sub(worst)).div(rule.step).floor();
      const percent = (rule.start ?? exact(0)).add(rule.percent.mul(steps));
      return amount(base.amount.mul(rule.atMost ? least(percent, rule.atMost) : percent).div(100));
    }
    case 'multiple':
      return amount(base.amount.mul(rule.times));
    case 'per-unit': {
      if (rule.per === 'event') return amount(most);
      const seconds = longestSeconds(objective.value.window.length);
      const award = awardAmount(rule.award, base);
      return seconds && award
        ? amount(award.mul(countUnits(seconds.div(rule.per), rule.partial)))
        : amount(most);
    }
    default:
      return UNKNOWN;
  }
}

/** What an award comes to when the whole window failed; undefined for an amount in another currency. */
export function awardAmount(award: Award, { amount, currency }: Money): Exact | undefined {
  switch (award.type) {
    case 'percent':
      return amount.mul(award.percent).div(100);
    case 'fraction':
      return amount.mul(award.fraction);
    case 'amount':
      return award.amount.currency === currency ? award.amount.amount : undefined;
    case 'multiple':
      return amount.mul(award.times);
  }
}

/** The seconds of the longest window of a length. */
function longestSeconds(length: string): Exact | undefined {
  const days = daysOfWindow(length);
  return days ? exact(Math.max(...days) * 86_400) : durationSeconds(length);
}
