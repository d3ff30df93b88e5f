import { describe, expect, test } from 'vitest';
import { capCredits } from '../src/compute/credit/cap-credits.ts';
import { combineCredits } from '../src/compute/credit/combine-credits.ts';
import type { Cap } from '../src/compute/credit/credit-cap.ts';
import { exact } from '../src/compute/exact.ts';
import { amountOf, money, show } from './support/credit-example.ts';

describe('several credits in one window', () => {
  const credits = [
    { service: 'mail', credit: money(100) },
    { service: 'mail', credit: money(250) },
    { service: 'web', credit: money(80) },
  ];

  test.each([
    ['highest-only', '250', 'max( 100 USD , 250 USD , 80 USD ) = 250 USD'],
    ['cumulative', '430', '100 USD + 250 USD + 80 USD = 430 USD'],
    ['per-service', '330', 'max( 100 USD , 250 USD ) + 80 USD = 330 USD'],
  ] as const)('%s', (rule, total, working) => {
    const combined = combineCredits(credits, rule);
    expect(amountOf(combined)).toBe(total);
    expect(show(combined)).toBe(working);
  });

  test('of none, or in several currencies, there is no sum', () => {
    expect(combineCredits([], 'cumulative')).toBeUndefined();
    expect(
      combineCredits([...credits, { service: 'web', credit: money(1, 'EUR') }], 'cumulative'),
    ).toBeUndefined();
  });
});

describe('caps', () => {
  const credits = (...amounts: readonly number[]) => amounts.map((amount) => exact(amount));
  const fees = (...amounts: readonly number[]) => amounts.map((amount) => money(amount));
  const total: Cap = { type: 'total', limit: { type: 'percent', percent: exact(10) } };

  test('in percent of each window', () => {
    const caps: readonly Cap[] = [{ type: 'window', limit: { type: 'percent', percent: exact(50) } }];
    const paid = capCredits(credits(90, 90), fees(100, 200), { caps })!;
    expect(paid.map((window) => amountOf(window.paid))).toEqual(['50', '90']);
  });

  test('in percent of all windows', () => {
    const paid = capCredits(credits(20, 20, 20), fees(100, 100, 200), { caps: [total] })!;
    expect(paid.map((window) => amountOf(window.paid))).toEqual(['20', '20', '0']);
  });

  test('in percent of the last windows, the first standing for those before it', () => {
    const caps: readonly Cap[] = [
      { type: 'rolling', windows: 2, limit: { type: 'percent', percent: exact(10) } },
    ];
    const paid = capCredits(credits(99, 99, 99), fees(100, 300, 400), { caps })!;
    // 10 % of 100 + 100; of 100 + 300 less 20; of 300 + 400 less 20.
    expect(paid.map((window) => amountOf(window.paid))).toEqual(['20', '20', '50']);
  });

  test('a cap that falls below what was paid leaves nothing', () => {
    const caps: readonly Cap[] = [
      { type: 'rolling', windows: 2, limit: { type: 'percent', percent: exact(10) } },
    ];
    const paid = capCredits(credits(99, 99), fees(100, 50), { caps })!;
    expect(paid.map((window) => amountOf(window.paid))).toEqual(['20', '0']);
    expect(show(paid[1]!.paid)).toBe('max( 0 USD , min( 99 USD , 15 USD − 20 USD ) ) = 0 USD');
  });

  test('a credit equal to what is left is not capped; one below the minimum shows why it is not paid', () => {
    const [exactly, small] = capCredits(credits(10, 0.5), fees(100, 0), {
      caps: [total],
      minimum: money(1),
    })!;
    expect(exactly!.cappedBy).toBeUndefined();
    expect(small!.cappedBy).toBe(total);
    const [unpaid] = capCredits(credits(0.5), fees(100), { caps: [total], minimum: money(1) })!;
    expect(show(unpaid!.paid)).toBe('min( 0.5 USD , 10 USD ) < 1 USD : 0 USD');
    expect(show(exactly!.paid)).toBe('min( 10 USD , 10 USD ) = 10 USD');
  });

  test.each([
    ['a base is missing', credits(1, 2), fees(100), { caps: [] }],
    ['bases differ in currency', credits(1, 2), [money(1), money(1, 'EUR')], { caps: [] }],
    ['a minimum is in another currency', credits(1), fees(100), { caps: [], minimum: money(1, 'EUR') }],
    [
      'a cap is in another currency',
      credits(1),
      fees(100),
      { caps: [{ type: 'subscription', percent: exact(8), fees: money(1, 'EUR') } as const] },
    ],
    [
      'a rolling cap is over no window',
      credits(1),
      fees(1),
      { caps: [{ ...total, type: 'rolling', windows: 0 } as const] },
    ],
  ])('nothing is said when %s', (_, amounts, bases, payment) => {
    expect(capCredits(amounts, bases, payment)).toBeUndefined();
  });

  test('half-up unless told otherwise, once', () => {
    const thirds = [exact(100, 3).add(exact('0.005')), exact('0.005')];
    const pay = (payment: object) =>
      capCredits(thirds, fees(100, 100), { caps: [], ...payment })!.map(({ paid }) => amountOf(paid));
    expect(pay({})).toEqual(['33.34', '0.01']);
    expect(pay({ rounding: 'down' })).toEqual(['33.33', '0']);
  });
});
