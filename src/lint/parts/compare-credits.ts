import { type Exact, exact, greatest } from '../../compute/exact.ts';
import { largestCredit } from '../credit/largest-credit.ts';
import { readCredits } from '../credit/read-credit.ts';
import { withReckonedCharges } from '../credit/reckoned-charges.ts';
import type { AgreementLookup } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayNumber } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { type Backing, namesOf } from './backing.ts';

/** The most that the credits of an objective come to in one window; undefined where charges or a rule leave it open. */
export type MostCredit = (
  objective: string,
) => { readonly amount: Exact; readonly currency: string } | undefined;

/** Prepares the largest credits of an agreement. */
export function mostCredits(there: AgreementLookup): MostCredit {
  const reckoned = withReckonedCharges(there.agreement);
  const recurring = there.agreement.charges?.recurring;
  if (reckoned !== there.agreement || typeof recurring !== 'object') return () => undefined;
  const amounts = new Map<string, Exact | undefined>();
  for (const read of readCredits(there)) {
    const id = read.credit.objective;
    const one = largestCredit(read, reckoned);
    const before = amounts.has(id) ? amounts.get(id) : exact(0);
    amounts.set(id, before && one.type === 'amount' ? greatest(before, one.amount) : undefined);
  }
  return (objective) => {
    const amount = amounts.has(objective) ? amounts.get(objective) : exact(0);
    return amount && { amount, currency: recurring.currency };
  };
}

/** The credits for one and the same bad window, in money: what is owed here and what comes back from below. */
export function* compareCredits(backing: Backing, here: MostCredit, below: MostCredit): Iterable<Finding> {
  const { objective, theirs, there, path } = backing;
  if (objective.window.length !== theirs.window.length) return;
  const [owed, returned] = [here(objective.id), below(theirs.id)];
  if (!owed || !returned || owed.currency !== returned.currency) return;
  if (returned.amount.compare(owed.amount) >= 0) return;
  const say = (value: Exact): string => `${owed.currency} ${sayNumber(value, 2)}`;
  const gap = say(owed.amount.sub(returned.amount));
  yield {
    path,
    severity: 'info',
    message: `For one ${sayPeriod(objective.window.length)} in which “${objective.name}” fails ${namesOf(backing).bearer} may owe ${say(owed.amount)}, but “${there.agreement.title}” credits at most ${say(returned.amount)}: ${gap} are its own risk`,
    hint: 'agree with the supplier on higher credits, or plan for the difference',
    facts: { owed: say(owed.amount), returned: say(returned.amount), gap },
  };
}
