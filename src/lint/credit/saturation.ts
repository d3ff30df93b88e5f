import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, greatest, least } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { creditBaseOf, ratioOf } from '../../figures/credit-base.ts';
import { readGaps } from '../../figures/gaps.ts';
import type { CreditLimit } from './credit-limits.ts';
import { awardAmount } from './largest-credit.ts';
import type { ReadCredit } from './read-credit.ts';

/** Where a credit has reached its most. */
export interface Saturation {
  /** The best figure that earns the most, or the one below which all do. */
  readonly figure: Exact;
  readonly path: string;
  /** The cap that makes it the most. */
  readonly cap: CreditLimit | undefined;
  /** What would let it grow further, as the end of a hint. */
  readonly remedy: string;
}

/** Where a credit for a lower limit reaches its most or a cap for its window; undefined for one that is neither steps nor a ladder. */
export function saturation(
  read: ReadCredit,
  limits: readonly CreditLimit[],
  reckoned: Agreement,
): Saturation | undefined {
  const { credit, path, terms, objective, target } = read;
  const window = parseDuration(objective.value.window.length);
  const base = window && creditBaseOf(reckoned, credit, window, readGaps())?.base;
  if (!base || base.amount.compare(0) <= 0) return undefined;
  const cap = limits
    .filter(({ period }) => ratioOf(period, window)?.equals(1))
    .reduce<CreditLimit | undefined>((a, b) => (a && a.amount.compare(b.amount) <= 0 ? a : b), undefined);
  const capped = cap?.amount.mul(100).div(base.amount);
  const { rule } = terms;
  if (rule.type === 'linear' && rule.percent.compare(0) > 0) {
    const own = rule.atMost;
    const isCut = capped !== undefined && (own === undefined || capped.compare(own) < 0);
    const most = isCut ? capped : own;
    const start = rule.start ?? exact(0);
    const steps = most && greatest(exact(0), most.sub(start)).div(rule.percent).ceil();
    const end = steps && rule.below.sub(steps.mul(rule.step));
    const figure = end && rule.floor ? greatest(end, rule.floor) : (end ?? rule.floor);
    if (!figure) return undefined;
    const field = end && figure.equals(end) ? 'atMost' : 'downTo';
    return isCut && field === 'atMost'
      ? { figure, path: cap!.path, cap, remedy: 'raise the cap' }
      : {
          figure,
          path: `${path}/linear/${field}`,
          cap: undefined,
          remedy: `a ${field === 'atMost' ? 'larger' : 'smaller'} \`${field}\` in \`linear\``,
        };
  }
  if (rule.type !== 'tiers' || credit.belowTarget) return undefined;
  const tiers = rule.tiers.map(({ award, to, upTo }, index) => {
    const amount = awardAmount(award, base);
    return {
      amount: amount && cap ? least(amount, cap.amount) : amount,
      isCut: cap && amount ? amount.compare(cap.amount) > 0 : false,
      end: to ?? upTo ?? target.value,
      index,
    };
  });
  const amounts = tiers.flatMap(({ amount }) => amount ?? []);
  if (amounts.length < tiers.length || amounts.length === 0) return undefined;
  const most = greatest(amounts[0]!, ...amounts);
  const [best] = tiers.filter(({ amount }) => amount!.equals(most)).sort((a, b) => b.end.compare(a.end));
  return {
    figure: best!.end,
    path: best!.isCut ? cap!.path : credit.tiers ? `${path}/tiers/${best!.index}` : `${path}/flat`,
    cap: best!.isCut ? cap : undefined,
    remedy: best!.isCut ? 'raise the cap' : 'add a tier with a larger credit for worse figures',
  };
}
