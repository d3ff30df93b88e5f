import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capCredits } from '../src/compute/credit/cap-credits.ts';
import { chronicFailures } from '../src/compute/credit/chronic-failure.ts';
import { combineCredits } from '../src/compute/credit/combine-credits.ts';
import { creditFor } from '../src/compute/credit/credit.ts';
import type { Cap } from '../src/compute/credit/credit-cap.ts';
import type { CreditRule, Tier } from '../src/compute/credit/credit-rule.ts';
import { creditSeries } from '../src/compute/credit/credit-series.ts';
import type { Measurement } from '../src/compute/credit/measurement.ts';
import { type Exact, exact, round, toDecimal } from '../src/compute/exact.ts';
import { minorDigits, roundMoney } from '../src/compute/money.ts';
import {
  AVAILABILITY,
  afterDowntime,
  amountOf,
  DAY,
  EXAMPLE,
  EXAMPLE_CAPS,
  FEE,
  flaws,
  ladder,
  MONTH,
  measured,
  money,
  percent,
  show,
} from './support/credit-example.ts';

describe('money', () => {
  test.each([
    ['USD', 2],
    ['JPY', 0],
    ['HUF', 2],
    ['IQD', 3],
    ['KWD', 3],
    ['CLF', 4],
    ['XXX', 2],
  ])('%s has %i digits after the point', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });

  test.each([
    ['10.005', 'USD', '10.01'],
    ['10.0049', 'USD', '10'],
    ['0.5', 'JPY', '1'],
    ['1.2345', 'KWD', '1.235'],
    ['-10.005', 'USD', '-10.01'],
  ])('%s %s rounds half-up to %s', (amount, currency, rounded) => {
    expect(toDecimal(roundMoney(money(amount, currency)).amount)).toBe(rounded);
  });
});

describe('the ladder of 3.12', () => {
  test.each([
    ['98.7 %', measured('98.7'), '500'],
    ['60 min down in 30 days', afterDowntime(3600), '200'],
    ['43.20 min down, exactly 99.9 %', afterDowntime(2592), '0'],
    ['43 min 13 s down', afterDowntime(2593), '200'],
    ['95 %', measured(95), '500'],
    ['less than 95 %', measured('94.999'), '2000'],
    ['40 min down in January', afterDowntime(2400, DAY.mul(31)), '0'],
    ['40 min down in February', afterDowntime(2400, DAY.mul(28)), '0'],
    ['both in 30 rolling days', afterDowntime(4800), '200'],
  ])('%s', (_, measurement, credit) => {
    expect(amountOf(creditFor(EXAMPLE, measurement, FEE))).toBe(credit);
  });

  test('60 min of 30 days is 99.861 %', () => {
    expect(toDecimal(afterDowntime(3600).measured!, 3)).toBe('99.861');
  });

  test('shows how', () => {
    const figure = creditFor(EXAMPLE, measured('98.7'), FEE);
    expect(show(figure)).toBe('95 % ≤ 98.7 % < 99 % : 25 % × 2000 USD = 500 USD');
    expect(figure).toMatchObject({ name: 'service-credit', unit: 'USD', rounding: 'half-up' });
    expect(figure!.inputs.map(({ symbol }) => symbol)).toEqual(['measured', 'percent', 'base']);
  });

  test('98.7 % five months in a row: 500, 500, 500, 420, 0', () => {
    const series = creditSeries({
      rule: EXAMPLE,
      measurements: Array.from({ length: 5 }, () => measured('98.7')),
      base: FEE,
      caps: EXAMPLE_CAPS,
    })!;
    expect(series.windows.map(({ paid }) => amountOf(paid))).toEqual(['500', '500', '500', '420', '0']);
    expect(series.windows.map(({ cappedBy }) => cappedBy?.type)).toEqual([
      undefined,
      undefined,
      undefined,
      'rolling',
      'rolling',
    ]);
    expect(amountOf(series.total)).toBe('1920');
    expect(show(series.windows[0]!.before)).toContain('25 % × 2000 USD');
    expect(show(series.windows[3]!.paid)).toBe('min( 500 USD , 600 USD , 1920 USD − 1500 USD ) = 420 USD');
  });

  test('the rolling cap frees what is older than twelve months', () => {
    const months = ['98.7', '98.7', '98.7', '98.7', ...Array<string>(8).fill('100'), '98.7', '90'];
    const series = creditSeries({
      rule: EXAMPLE,
      measurements: months.map(measured),
      base: FEE,
      caps: EXAMPLE_CAPS,
    })!;
    // Month 13 no longer counts the 500 of month 1, nor month 14 that of month 2; the window cap makes 2,000 into 600.
    expect(series.windows.slice(12).map(({ paid }) => amountOf(paid))).toEqual(['500', '500']);
    expect(series.windows[13]!.capped.equals(500)).toBe(true);
  });
});

describe('published agreements', () => {
  const GITHUB = ladder('(99.0,99.9] 10', '(,99.0) 25');

  test.each([
    ['99.95', '0'],
    ['99.9', '200'],
    ['99.01', '200'],
    ['99.0', '0'],
    ['98.99', '500'],
  ])('GitHub at %s %% credits %s', (value, credit) => {
    expect(amountOf(creditFor(GITHUB, measured(value), FEE))).toBe(credit);
  });

  test('GitHub leaves a gap at exactly 99.0 and credits at exactly its target', () => {
    expect(flaws(GITHUB.tiers, AVAILABILITY)).toEqual(['gap [99,99]', 'credit-though-met [99.9,99.9]']);
  });

  const GOOGLE = ladder('[99.0,99.9) 10', '[95.0,99.0) 25', '(,95) 50');

  test.each([
    ['99.9', '0'],
    ['99.0', '200'],
    ['95.0', '500'],
    ['90', '1000'],
  ])('Google at %s %% credits %s', (value, credit) => {
    const caps: readonly Cap[] = [{ type: 'window', limit: { type: 'percent', percent: exact(50) } }];
    const series = creditSeries({ rule: GOOGLE, measurements: [measured(value)], base: FEE, caps });
    expect(amountOf(series?.windows[0]?.paid)).toBe(credit);
    expect(flaws(GOOGLE.tiers, AVAILABILITY)).toEqual([]);
  });

  const STEDI = ladder('[95,99.9) 10', '[90,95) 25', '(,90) 100');

  test('Stedi: 864 of 8,640 intervals at 90 % make 99.0 %, which credits 10 %', () => {
    const mean = exact(864)
      .mul(90)
      .add(exact(8640 - 864).mul(100))
      .div(8640);
    expect(toDecimal(mean)).toBe('99');
    expect(amountOf(creditFor(STEDI, { measured: mean }, FEE))).toBe('200');
    expect(flaws(STEDI.tiers, AVAILABILITY)).toEqual([]);
  });

  test.each([
    ['9.99', '0'],
    ['9.96', '0'],
    ['10', '1'],
    ['10.04', '1'],
  ])('Stedi pays no credit under one dollar: a bill of %s pays %s', (bill, paid) => {
    const series = creditSeries({
      rule: STEDI,
      measurements: [measured(99), measured(100)],
      base: money(bill),
      caps: [],
      minimum: money(1),
    })!;
    expect(amountOf(series.windows[0]!.paid)).toBe(paid);
    expect(series.windows.map(({ belowMinimum }) => belowMinimum)).toEqual([paid === '0', false]);
  });

  test('Common Paper: uptime and response credits add up, to 8 % of the subscription', () => {
    const both = combineCredits(
      [
        { service: 'cloud', credit: money(150) },
        { service: 'cloud', credit: money(50) },
      ],
      'cumulative',
    )!;
    const months = Array.from({ length: 12 }, () => both.exact);
    const caps: readonly Cap[] = [{ type: 'subscription', percent: exact(8), fees: money(12_000) }];
    const paid = capCredits(
      months,
      months.map(() => money(1000)),
      { caps },
    )!;
    // 8 % of 12,000 is 960: four months of 200, then 160.
    expect(paid.slice(0, 6).map((month) => amountOf(month.paid))).toEqual([
      ...['200', '200', '200', '200', '160', '0'],
    ]);
  });

  test('Common Paper: a miss in two of any three months in a row', () => {
    const missed = [false, true, false, false, true, false, true, true];
    expect(chronicFailures(missed, { type: 'rolling', misses: 2, windows: 3 })).toEqual([6, 7]);
  });
});

describe('credit rules', () => {
  const linear = { type: 'linear', below: exact('99.9'), step: exact('0.1'), percent: exact(5) } as const;
  const day = { type: 'per-unit', award: { type: 'fraction', fraction: exact(1, 30) }, per: DAY } as const;
  const fixed = { type: 'per-unit', award: { type: 'amount', amount: money(8) }, per: DAY } as const;
  const hours = (count: number): Measurement => ({ downtimeSeconds: exact(count).mul(3600) });
  const rules: readonly (readonly [string, CreditRule, Measurement, string, string | undefined])[] = [
    ['5 % per full 0.1 % below', linear, measured('99.65'), '300', '10'],
    ['exactly three full steps', linear, measured('99.6'), '300', '15'],
    ['nothing at the target', linear, measured('99.9'), '300', '0'],
    ['no full step', linear, measured('99.85'), '300', '0'],
    ['a start before the first full step', { ...linear, start: exact(2) }, measured('99.85'), '300', '2'],
    ['a floor', { ...linear, floor: exact('99.75') }, measured('90'), '300', '5'],
    ['the most', { ...linear, atMost: exact(12) }, measured('99'), '300', '12'],
    ['the cost of the downtime', { type: 'ratio' }, afterDowntime(3600), '2000', '0.138889'],
    ['ten times that', { type: 'multiple', times: exact(10) }, afterDowntime(3600), '2000', '1.388889'],
    ['1/30 a full day', { ...day, partial: 'full-only' }, hours(50), '300', '6.666667'],
    ['1/30 a day begun', { ...day, partial: 'round-up' }, hours(50), '300', '10'],
    ['1/30 a day, prorated', { ...day, partial: 'prorate' }, hours(45), '300', '6.25'],
    ['most days', { ...day, partial: 'round-up', atMost: exact(2) }, hours(500), '300', '6.666667'],
    [
      '8 a day after two days',
      { ...fixed, partial: 'full-only', startsAfter: DAY.mul(2) },
      hours(120),
      '400',
      '6',
    ],
    ['not before', { ...fixed, partial: 'round-up', startsAfter: DAY.mul(2) }, hours(48), '400', '0'],
    ['8 an event', { type: 'per-unit', award: fixed.award, per: 'event' }, { events: exact(3) }, '400', '6'],
    [
      'a share of the money at risk',
      { type: 'points', target: AVAILABILITY, pool: exact(10), weight: exact(25), multiplier: exact(2) },
      measured('99.8'),
      '2000',
      '5',
    ],
    [
      'none of it when met',
      { type: 'points', target: AVAILABILITY, pool: exact(10), weight: exact(25), multiplier: exact(2) },
      measured('99.9'),
      '2000',
      '0',
    ],
  ];

  test.each(rules)('%s', (_, rule, measurement, base, percentOfBase) => {
    const figure = creditFor(rule, measurement, money(base))!;
    expect(toDecimal(figure.exact.mul(100).div(exact(base)))).toBe(percentOfBase);
    expect(figure.value.equals(roundMoney({ amount: figure.exact, currency: 'USD' }).amount)).toBe(true);
  });

  test('10 × the cost of an hour, rounded at the end', () => {
    expect(show(creditFor({ type: 'multiple', times: exact(10) }, afterDowntime(3600), FEE))).toBe(
      '10 × 2000 USD × 3600 s ÷ 2592000 s = 27.777778 USD → 27.78 USD',
    );
  });

  test('the steps of a linear rule are shown', () => {
    expect(show(creditFor({ ...linear, atMost: exact(12) }, measured('99'), money(300)))).toBe(
      '⌊( 99.9 % − 99 % ) ÷ 0.1 % ⌋ = 9 : min( 12 % , 9 × 5 % ) × 300 USD = 36 USD',
    );
  });

  test('a tier may credit a multiple of the cost or an amount', () => {
    const rule: CreditRule = {
      type: 'tiers',
      tiers: [
        { from: exact(99), to: exact('99.9'), award: { type: 'multiple', times: exact(25) } },
        { to: exact(99), award: { type: 'amount', amount: money(750) } },
      ],
    };
    expect(amountOf(creditFor(rule, afterDowntime(3600), FEE))).toBe('69.44');
    expect(amountOf(creditFor(rule, measured(98), FEE))).toBe('750');
  });

  const unusable: readonly (readonly [string, CreditRule, Measurement])[] = [
    ['no measured value', EXAMPLE, {}],
    ['no downtime', { type: 'ratio' }, { windowSeconds: MONTH }],
    ['no window', { type: 'ratio' }, { downtimeSeconds: exact(1), windowSeconds: exact(0) }],
    ['no events', { type: 'per-unit', award: fixed.award, per: 'event' }, {}],
    ['a step of zero', { ...linear, step: exact(0) }, measured(99)],
    ['a unit of zero', { ...fixed, per: exact(0), partial: 'prorate' }, hours(1)],
    [
      'another currency',
      { type: 'tiers', tiers: [{ award: { type: 'amount', amount: money(1, 'EUR') } }] },
      measured(99),
    ],
  ];

  test.each(unusable)('%s has no credit', (_, rule, measurement) => {
    expect(creditFor(rule, measurement, FEE)).toBeUndefined();
    expect(creditSeries({ rule, measurements: [measurement], base: FEE, caps: [] })).toBeUndefined();
  });

  test('a series needs a measurement, and a base for each', () => {
    const series = { rule: EXAMPLE, caps: [] };
    expect(creditSeries({ ...series, measurements: [], base: FEE })).toBeUndefined();
    expect(creditSeries({ ...series, measurements: [measured(99)], base: [FEE, FEE] })).toBeUndefined();
    const two = creditSeries({
      ...series,
      measurements: [measured(99), measured(98)],
      base: [FEE, money(100)],
    })!;
    expect(show(two.total)).toBe('200 USD + 25 USD = 225 USD');
  });

  test('a base of zero credits zero', () => {
    expect(amountOf(creditFor(EXAMPLE, measured(90), money(0)))).toBe('0');
  });
});

const anyAmount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => exact(cents, 300));

describe('properties of credits', () => {
  test('what is paid never exceeds a cap by its minor unit, nor the credit by half of one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyAmount, anyAmount), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        anyAmount,
        (windows, windowPercent, span, most) => {
          const caps: readonly Cap[] = [
            { type: 'total', limit: { type: 'amount', amount: { amount: most, currency: 'USD' } } },
            { type: 'window', limit: { type: 'percent', percent: exact(windowPercent) } },
            {
              type: 'rolling',
              windows: span,
              limit: { type: 'amount', amount: { amount: most.div(2), currency: 'USD' } },
            },
          ];
          const paid = capCredits(
            windows.map(([credit]) => credit),
            windows.map(([, base]) => ({ amount: base, currency: 'USD' })),
            { caps },
          )!.map((window) => window.paid.value);
          const cents = (value: Exact) => round(value, 'half-up', 2);
          const sumOf = (values: readonly Exact[]) => values.reduce((a, b) => a.add(b), exact(0));
          expect(sumOf(paid).lte(cents(most))).toBe(true);
          for (const [index, [credit, base]] of windows.entries()) {
            expect(paid[index]!.gte(0)).toBe(true);
            expect(paid[index]!.lte(cents(credit))).toBe(true);
            expect(paid[index]!.lte(cents(base.mul(windowPercent).div(100)))).toBe(true);
            const rolling = paid.slice(Math.max(0, index - span + 1), index + 1);
            expect(sumOf(rolling).lte(cents(most.div(2)))).toBe(true);
          }
        },
      ),
    );
  });

  test('a worse result never credits less, where every tier credits more than the one above it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
        fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })),
        (bounds, rises, results) => {
          const falling = bounds.sort((a, b) => b - a);
          let credited = 0;
          const tiers = falling.map((to, index): Tier => {
            credited += rises[index]!;
            const from = falling[index + 1];
            return {
              ...(from !== undefined && { from: exact(from) }),
              to: exact(to),
              award: percent(credited),
            };
          });
          const [worse, better] = results.sort((a, b) => a - b).map((value) => measured(value / 10));
          const caps: readonly Cap[] = [{ type: 'window', limit: { type: 'percent', percent: exact(30) } }];
          const paidFor = (measurement: Measurement) =>
            creditSeries({ rule: { type: 'tiers', tiers }, measurements: [measurement], base: FEE, caps })!
              .total.value;
          expect(paidFor(worse!).gte(paidFor(better!))).toBe(true);
        },
      ),
    );
  });

  test('more downtime never credits less under a rule by downtime', () => {
    const rules: readonly CreditRule[] = [
      { type: 'ratio' },
      ...(['prorate', 'round-up', 'full-only'] as const).map(
        (partial): CreditRule => ({
          ...{ type: 'per-unit', award: { type: 'amount', amount: money(8) }, per: DAY, partial },
          ...{ startsAfter: exact(7200), atMost: exact(5) },
        }),
      ),
    ];
    const anyDowntime = fc.integer({ min: 0, max: 2_592_000 });
    fc.assert(
      fc.property(fc.constantFrom(...rules), anyDowntime, anyDowntime, (rule, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((downtime) => afterDowntime(downtime));
        const [lower, higher] = [creditFor(rule, less!, FEE)!, creditFor(rule, more!, FEE)!];
        expect(higher.exact.gte(lower.exact)).toBe(true);
      }),
    );
  });
});
