import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';

/** What each of some equal legs in series must keep, in percent. */
export interface NeededLeg {
  /** Enough whatever the dependence between the legs is: 1 − (1 − A) ÷ n, exactly. */
  readonly guaranteed: Figure;
  /** Enough when the legs are independent: the n-th root of A, which has no end, so rounded up at nine digits after the point. */
  readonly independent: Figure;
}

const MOST_LEGS = 1000;
const ROOT_DIGITS = 9;

/** What each of `legs` equal legs in series must keep for `endToEnd` percent. Undefined for a number of legs that is not whole and from 1 to 1,000, and for a promise outside 0 to 100 %. */
export function neededLeg(endToEnd: Exact, legs: number): NeededLeg | undefined {
  const isPromise = endToEnd.compare(0) >= 0 && endToEnd.compare(100) <= 0;
  if (!isPromise || !Number.isInteger(legs) || legs < 1 || legs > MOST_LEGS) return undefined;
  const inputs = [input('A', endToEnd, '%'), input('n', exact(legs), 'leg')];
  const whole = exact(100);
  return {
    guaranteed: makeFigure({
      name: 'needed-leg-guaranteed',
      exact: whole.sub(whole.sub(endToEnd).div(legs)),
      unit: '%',
      formula: '1 − ( 1 − A ) ÷ n',
      inputs,
    }),
    independent: {
      ...makeFigure({
        name: 'needed-leg-independent',
        exact: rootUp(endToEnd.div(100), legs).mul(100),
        unit: '%',
        formula: 'A ^ ( 1 ÷ n )',
        inputs,
      }),
      rounding: 'up',
    },
  };
}

/** The smallest decimal, of nine digits in percent, whose `degree`-th power is at least `chance`. */
function rootUp(chance: Exact, degree: number): Exact {
  const scale = 10n ** BigInt(ROOT_DIGITS + 2);
  const power = BigInt(degree);
  const wanted = chance.n * scale ** power;
  let [below, enough] = [-1n, scale];
  while (enough - below > 1n) {
    const middle = (below + enough) / 2n;
    if (middle ** power * chance.d >= wanted) enough = middle;
    else below = middle;
  }
  return exact(enough, scale);
}
