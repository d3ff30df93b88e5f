import type { Agreement } from '../agreement/generated/types.ts';
import { type Exact, exact } from '../compute/exact.ts';
import type { Money } from '../compute/money.ts';
import { decided } from './figures-context.ts';

/** Something that an agreement does not say and without which a figure cannot be computed. */
export interface Gap {
  readonly message: string;
  readonly hint?: string;
  readonly path: string;
}

/** Reads what a computation needs, and keeps what is missing of it; nothing that was read holds while there are gaps. */
export interface GapReader {
  readonly gaps: readonly Gap[];
  readonly tell: (message: string, path: string, hint?: string) => undefined;
  /** A number of the agreement. */
  readonly number: (value: string | number, path: string) => Exact;
  /** An amount of the agreement, which must be in `currency`. */
  readonly money: (value: AgreementMoney, currency: string, path: string) => Money;
}

type AgreementMoney = NonNullable<Agreement['remedies']['minimumPayable']>;

/** Makes a reader without gaps. */
export function readGaps(): GapReader {
  const gaps: Gap[] = [];
  const tell: GapReader['tell'] = (message, path, hint) => {
    if (gaps.every((gap) => gap.path !== path || gap.message !== message)) {
      gaps.push({ message, path, ...(hint === undefined ? {} : { hint }) });
    }
    return undefined;
  };
  const number: GapReader['number'] = (value, path) => {
    const found = decided(value);
    if (!found) tell(`\`${path}\` is still to be decided`, path);
    return found ?? exact(0);
  };
  return {
    gaps,
    tell,
    number,
    money: (value, currency, path) => {
      // In place of an amount there may be a word.
      if (typeof value !== 'object') {
        tell(`\`${path}\` is still to be decided`, path);
        return { amount: exact(0), currency };
      }
      if (value.currency !== currency) {
        tell(`\`${path}\` is in ${value.currency}, but the charges are in ${currency}`, path);
      }
      return { amount: number(value.amount, `${path}/amount`), currency };
    },
  };
}
