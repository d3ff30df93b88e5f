import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type AllocationMethod, type Allotment, allocate, allocateEach } from '../src/compute/allocation.ts';
import { exact, toDecimal } from '../src/compute/exact.ts';
import { meanPerMonth, weekdayDates } from '../src/compute/time/recurrence.ts';

const MONDAYS = weekdayDates(1, Temporal.PlainDate.from('2026-01-01'), Temporal.PlainDate.from('2027-01-01'));
const ADDRESSES = equalShares('east', 'west');

function equalShares(...ids: readonly string[]) {
  return ids.map((id) => ({ id, weight: exact(1) }));
}

function mondaysIn(month: number): readonly string[] {
  return MONDAYS.filter((date) => date.month === month).map(String);
}

function amounts(allotments: readonly Allotment[] | undefined): readonly string[] | undefined {
  return allotments?.map(({ amount }) => toDecimal(amount));
}

describe('Mondays of 2026', () => {
  test('4 4 5 4 4 5 4 5 4 4 5 4', () => {
    const counts = Array.from({ length: 12 }, (_, index) => mondaysIn(index + 1).length);
    expect(counts.join(' ')).toBe('4 4 5 4 4 5 4 5 4 4 5 4');
  });

  test('weekly is 52 a year and 4.348 a mean month; four a month is 48', () => {
    expect(MONDAYS).toHaveLength(52);
    expect(toDecimal(meanPerMonth(exact(7))!, 3)).toBe('4.348');
    expect(meanPerMonth(exact(0))).toBeUndefined();
  });

  test('are Mondays from the first to before the end', () => {
    expect(MONDAYS.every((date) => date.dayOfWeek === 1)).toBe(true);
    expect(`${MONDAYS[0]} ${MONDAYS.at(-1)}`).toBe('2026-01-05 2026-12-28');
    const [monday, next] = ['2026-01-05', '2026-01-12'].map((date) => Temporal.PlainDate.from(date));
    expect(weekdayDates(1, monday!, next!).map(String)).toEqual(['2026-01-05']);
  });
});

describe('50 reams', () => {
  test.each<[AllocationMethod, string[]]>([
    ['largest-remainder', ['13', '13', '12', '12']],
    ['front-loaded', ['13', '13', '12', '12']],
    ['back-loaded', ['12', '12', '13', '13']],
    ['fractional-allowed', ['12.5', '12.5', '12.5', '12.5']],
  ])('over the four Mondays of January, %s', (method, expected) => {
    expect(amounts(allocate(exact(50), equalShares(...mondaysIn(1)), { method }))).toEqual(expected);
  });

  test('over the five Mondays of March are 10 each', () => {
    const march = allocate(exact(50), equalShares(...mondaysIn(3)), { method: 'largest-remainder' });
    expect(amounts(march)).toEqual(['10', '10', '10', '10', '10']);
  });

  test('in packs of 5 are 15, 15, 10, 10', () => {
    const packs = allocate(exact(50), equalShares('a', 'b', 'c', 'd'), {
      method: 'largest-remainder',
      unit: exact(5),
    });
    expect(amounts(packs)).toEqual(['15', '15', '10', '10']);
    const fair = allocate(exact(50), equalShares('a', 'b', 'c'), {
      method: 'fractional-allowed',
      unit: exact(5),
    });
    expect(amounts(fair)).toEqual(['16.666667', '16.666667', '16.666667']);
  });

  test('to two addresses alternate the odd ream and come to 25 and 25 a month', () => {
    for (let month = 1; month <= 12; month += 1) {
      const dates = allocate(exact(50), equalShares(...mondaysIn(month)), { method: 'largest-remainder' })!;
      const perDate = allocateEach(
        dates.map(({ amount }) => amount),
        ADDRESSES,
      )!;
      if (month === 1) {
        expect(perDate.map(amounts)).toEqual([
          ['7', '6'],
          ['6', '7'],
          ['6', '6'],
          ['6', '6'],
        ]);
      }
      for (const address of [0, 1]) {
        const total = perDate.reduce((reams, row) => reams.add(row[address]!.amount), exact(0));
        expect(toDecimal(total)).toBe('25');
      }
    }
  });
});

describe('units left over', () => {
  test('go to the largest rests', () => {
    const shares = [
      { id: 'a', weight: exact(47) },
      { id: 'b', weight: exact(16) },
      { id: 'c', weight: exact('15.8') },
      { id: 'd', weight: exact(12) },
      { id: 'e', weight: exact('6.1') },
      { id: 'f', weight: exact('3.1') },
    ];
    // Of ten: 4.7, 1.6, 1.58, 1.2, 0.61, 0.31, so that a, e and b get one more.
    const seats = allocate(exact(10), shares, { method: 'largest-remainder' });
    expect(amounts(seats)).toEqual(['5', '2', '1', '1', '1', '0']);
  });

  test('go to the id that comes first when rests are equal, whatever the order listed', () => {
    const thirteen = allocate(exact(13), equalShares('west', 'east'), { method: 'largest-remainder' });
    expect(thirteen!.map(({ id, amount }) => `${id} ${toDecimal(amount)}`)).toEqual(['west 6', 'east 7']);
  });

  test.each([
    ['no shares', exact(5), []],
    ['weights of zero', exact(5), [{ id: 'a', weight: exact(0) }]],
    ['a weight below zero', exact(5), [...equalShares('a', 'b'), { id: 'c', weight: exact(-1) }]],
    ['a total that is no whole number of units', exact('5.5'), equalShares('a', 'b')],
    ['a total below zero', exact(-1), equalShares('a', 'b')],
  ])('%s cannot be allocated', (_, total, shares) => {
    expect(allocate(total, shares, { method: 'largest-remainder' })).toBeUndefined();
    expect(allocateEach([total], shares)).toBeUndefined();
  });
});

const anyWeights = fc
  .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 })
  .filter((weights) => weights.some((weight) => weight > 0));

function weighted(weights: readonly number[]) {
  return weights.map((weight, index) => ({ id: `id-${index}`, weight: exact(weight) }));
}

describe('properties', () => {
  test('amounts add up, are whole units, and differ by less than a unit from the exact share', () => {
    const anyMethod = fc.constantFrom<AllocationMethod>('largest-remainder', 'front-loaded', 'back-loaded');
    fc.assert(
      fc.property(
        anyWeights,
        fc.nat(200),
        fc.integer({ min: 1, max: 5 }),
        anyMethod,
        (weights, count, size, method) => {
          const [total, unit] = [exact(count * size), exact(size)];
          const allotments = allocate(total, weighted(weights), { method, unit })!;
          const all = weights.reduce((a, b) => a + b, 0);
          expect(allotments.reduce((a, { amount }) => a.add(amount), exact(0)).equals(total)).toBe(true);
          for (const [index, { amount }] of allotments.entries()) {
            expect(amount.div(unit).d).toBe(1n);
            const share = total.mul(weights[index]!).div(all);
            expect(amount.sub(share).abs().lt(unit)).toBe(true);
          }
        },
      ),
    );
  });

  test('no other allocation is nearer to the exact shares than largest-remainder', () => {
    fc.assert(
      fc.property(anyWeights, fc.nat(60), (weights, count) => {
        const distance = (method: AllocationMethod) => {
          const fair = allocate(exact(count), weighted(weights), { method: 'fractional-allowed' })!;
          const given = allocate(exact(count), weighted(weights), { method })!;
          return given.reduce(
            (a, { amount }, index) => a.add(amount.sub(fair[index]!.amount).abs()),
            exact(0),
          );
        };
        expect(distance('largest-remainder').lte(distance('front-loaded'))).toBe(true);
        expect(distance('largest-remainder').lte(distance('back-loaded'))).toBe(true);
      }),
    );
  });

  test('two addresses never drift more than half a unit from their shares of all totals', () => {
    const anyTotals = fc.array(fc.nat(40), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        anyTotals,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (totals, a, b) => {
          const rows = allocateEach(
            totals.map((total) => exact(total)),
            weighted([a, b]),
          )!;
          let [given, due] = [exact(0), exact(0)];
          for (const [index, row] of rows.entries()) {
            expect(row[0]!.amount.add(row[1]!.amount).equals(totals[index]!)).toBe(true);
            given = given.add(row[0]!.amount);
            due = due.add(exact(totals[index]! * a, a + b));
            expect(given.sub(due).abs().lte(exact(1, 2))).toBe(true);
          }
        },
      ),
    );
  });
});
