import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chronicFailures, severeFailures } from '../src/compute/credit/chronic-failure.ts';
import {
  type LatePenaltyRule,
  latePenalty,
  latePenaltyAmount,
  penaltySaturation,
} from '../src/compute/credit/late-penalty.ts';
import { type Exact, exact, toDecimal } from '../src/compute/exact.ts';
import { amountOf, DAY, money, show } from './support/credit-example.ts';

describe('late penalty', () => {
  const rule = (partial: LatePenaltyRule['partial']): LatePenaltyRule => ({
    ...{ rate: exact('10.5'), per: DAY.mul(2), cap: exact(55) },
    partial,
  });

  test.each([
    ['prorate', '26.25', '10.476190', true],
    ['round-up', '31.5', '10', false],
    ['full-only', '21', '12', true],
  ] as const)('%s: %s %% on day 5, the cap at day %s', (partial, percentage, days, isReached) => {
    expect(amountOf(latePenalty(rule(partial), DAY.mul(5)))).toBe(percentage);
    const saturation = penaltySaturation(rule(partial))!;
    expect(toDecimal(saturation.delaySeconds.div(DAY))).toBe(toDecimal(exact(days)));
    expect(saturation.isReached).toBe(isReached);

    const penaltyAt = (seconds: Exact) => latePenalty(rule(partial), seconds)!.exact;
    expect(penaltyAt(saturation.delaySeconds).equals(55)).toBe(isReached);
    expect(penaltyAt(saturation.delaySeconds.add(exact(1))).equals(55)).toBe(true);
    expect(penaltyAt(saturation.delaySeconds.sub(exact(1))).lt(55)).toBe(true);
  });

  test('10.48 days, as printed', () => {
    expect(toDecimal(penaltySaturation(rule('prorate'))!.delaySeconds.div(DAY), 2)).toBe('10.48');
  });

  test('as an amount', () => {
    const figure = latePenaltyAmount(rule('prorate'), DAY.mul(5), money('100.10'));
    expect(show(figure)).toBe(
      'min( 55 % , 10.5 % × 2.5 ) = 26.25 % : 26.25 % × 100.1 USD = 26.27625 USD → 26.28 USD',
    );
  });

  test('early costs nothing; a period of no length and a rate of zero have no answer', () => {
    expect(amountOf(latePenalty(rule('prorate'), exact(-5)))).toBe('0');
    expect(latePenalty({ ...rule('prorate'), per: exact(0) }, DAY)).toBeUndefined();
    expect(penaltySaturation({ ...rule('prorate'), rate: exact(0) })).toBeUndefined();
    expect(penaltySaturation({ ...rule('prorate'), per: exact(0) })).toBeUndefined();
    for (const partial of ['prorate', 'round-up', 'full-only'] as const) {
      const uncharged = penaltySaturation({ ...rule(partial), cap: exact(0) })!;
      expect(`${toDecimal(uncharged.delaySeconds)} ${uncharged.isReached}`).toBe('0 true');
    }
  });
});

describe('chronic failure', () => {
  const missed = (text: string) => [...text].map((letter) => letter === 'x');

  test.each([
    ['x.x.xx.xxx', { type: 'consecutive', misses: 3 }, [9]],
    ['x.x.xx.xxx', { type: 'consecutive', misses: 2 }, [5, 8, 9]],
    ['x...x.x', { type: 'rolling', misses: 3, windows: 6 }, []],
    ['x...x.x', { type: 'rolling', misses: 3, windows: 7 }, [6]],
    ['xx', { type: 'rolling', misses: 2, windows: 3 }, [1]],
    ['.x', { type: 'consecutive', misses: 1 }, [1]],
    ['xxx', { type: 'rolling', misses: 4, windows: 3 }, []],
    ['xxx', { type: 'consecutive', misses: 0 }, []],
    ['', { type: 'consecutive', misses: 1 }, []],
  ] as const)('%s %o arises at %j', (windows, rule, expected) => {
    expect(chronicFailures(missed(windows), rule)).toEqual(expected);
  });

  test('k in a row is k of any k', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 5 }), (windows, misses) => {
        const found = chronicFailures(windows, { type: 'consecutive', misses });
        expect(found).toEqual(chronicFailures(windows, { type: 'rolling', misses, windows: misses }));
        const byHand = windows.flatMap((_, index) =>
          index + 1 >= misses && windows.slice(index + 1 - misses, index + 1).every(Boolean) ? [index] : [],
        );
        expect(found).toEqual(byHand);
      }),
    );
  });

  test('one severe month is enough', () => {
    const months = ['99.9', '94.9', '95'].map((value) => exact(value));
    expect(severeFailures(months, { comparator: 'gte', value: exact(95) })).toEqual([1]);
  });
});
