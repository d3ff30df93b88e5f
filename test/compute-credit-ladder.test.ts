import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryTable, valueTable } from '../src/compute/credit/boundary-table.ts';
import { holds } from '../src/compute/credit/bounds.ts';
import type { Tier } from '../src/compute/credit/credit-rule.ts';
import { tierFor } from '../src/compute/credit/credit-tier.ts';
import { isMet, type Target } from '../src/compute/credit/target.ts';
import { tierFlaws } from '../src/compute/credit/tier-flaws.ts';
import { type Exact, exact } from '../src/compute/exact.ts';
import {
  AVAILABILITY,
  afterDowntime,
  DAY,
  EXAMPLE,
  flaws,
  MONTH,
  percent,
  showBounds,
  tier,
} from './support/credit-example.ts';

describe('flaws of a ladder', () => {
  const RESPONSE: Target = { comparator: 'lte', value: exact(4) };
  test.each([
    ['a sound one', ['[99,99.9) 10', '[0,99) 25'], AVAILABILITY, []],
    ['a gap between', ['[99.5,99.9) 10', '(,99) 25'], AVAILABILITY, ['gap [99,99.5)']],
    ['a gap below', ['[99,99.9) 10'], AVAILABILITY, ['gap [0,99)']],
    ['a gap of one value', ['(99,99.9) 10', '[0,99) 25'], AVAILABILITY, ['gap [99,99]']],
    ['an overlap', ['[98,99.9) 10', '[0,99) 25'], AVAILABILITY, ['overlap [98,99) 0 1']],
    ['an overlap of one value', ['[99,99.9) 10', '[0,99] 25'], AVAILABILITY, ['overlap [99,99] 0 1']],
    ['an empty tier', ['[0,99.9) 10', '[99,95) 25'], AVAILABILITY, ['empty 1']],
    ['an empty tier does not cut a gap in two', ['[99,95) 25'], AVAILABILITY, ['empty 0', 'gap [0,99.9)']],
    ['an empty half-open tier', ['[0,99.9) 10', '[99,99) 25'], AVAILABILITY, ['empty 1']],
    [
      'a tier hidden by earlier ones',
      ['[99,99.9) 10', '[0,99) 25', '[95,99.5) 50'],
      AVAILABILITY,
      ['unreachable 2', 'overlap [95,99) 1 2', 'overlap [99,99.5) 0 2'],
    ],
    ['a tier beyond what can be measured', ['[0,99.9) 10', '[101,) 5'], AVAILABILITY, ['unreachable 1']],
    ['a credit for what is met', ['[0,99.95) 10'], AVAILABILITY, ['credit-though-met [99.9,99.95)']],
    ['at most: a gap above the target', ['[5,8) 10', '[8,100] 25'], RESPONSE, ['gap (4,5)']],
    [
      'exactly: gaps on both sides',
      [],
      { comparator: 'eq', value: exact(1) } as Target,
      ['gap [0,1)', 'gap (1,100]'],
    ],
    [
      'between: the ends meet the target',
      ['[0,1) 5', '(2,100] 5'],
      { comparator: 'between', value: exact(1), upper: exact(2) } as Target,
      [],
    ],
    ['no tiers at all', [], AVAILABILITY, ['gap [0,99.9)']],
  ] as const)('%s', (_, tiers, target, expected) => {
    expect(flaws(tiers.map(tier), target)).toEqual(expected);
  });

  test('where whole numbers are counted, 3 and 4 leave no gap', () => {
    const tiers = ['[1,3] 10', '[4,) 25'].map(tier);
    const target: Target = { comparator: 'lt', value: exact(1) };
    expect(flaws(tiers, target, {})).toEqual(['gap (3,4)']);
    expect(flaws(tiers, target, { whole: true })).toEqual([]);
    expect(flaws([tier('(3,4) 5'), ...tiers], target, { whole: true })).toEqual(['empty 0']);
  });

  test('several tiers that hold a value are all named, and the first listed credits', () => {
    const tiers = ['[98,99.9) 10', '[0,99) 25', '[99,100] 5'].map(tier);
    expect(tierFor(tiers, exact('98.5'))).toMatchObject({ index: 0, matches: [0, 1], overlaps: true });
    expect(tierFor(tiers, exact('97'))).toMatchObject({ index: 1, matches: [1], overlaps: false });
    expect(tierFor(tiers, exact('101'))).toBeUndefined();
  });

  const anyTier = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.nat(3), fc.nat(3))
    .map(
      ([low, high, lowKind, highKind]): Tier => ({
        ...[{ from: exact(low) }, { above: exact(low) }, {}, { from: exact(low) }][lowKind],
        ...[{ to: exact(high) }, { upTo: exact(high) }, {}, { to: exact(high) }][highKind],
        award: percent(10),
      }),
    );
  const anyTarget = fc.record({
    comparator: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'eq', 'between'),
    value: fc.integer({ min: 0, max: 9 }).map((value) => exact(value)),
    upper: fc.integer({ min: 0, max: 9 }).map((value) => exact(value)),
  });
  // Every half from −0.5 to 9.5 stands for itself or for the values between two neighbouring bounds.
  const probes = Array.from({ length: 21 }, (_, index) => exact(index - 1, 2));

  test('every value lies in a flaw exactly if looking it up shows that flaw', () => {
    fc.assert(
      fc.property(fc.array(anyTier, { maxLength: 6 }), anyTarget, fc.boolean(), (tiers, target, whole) => {
        const found = tierFlaws(tiers, target, { whole });
        const inside = (type: string, value: Exact) =>
          found.some((flaw) => flaw.type === type && 'bounds' in flaw && holds(flaw.bounds, value));
        for (const value of probes.filter((probe) => !whole || probe.d === 1n)) {
          const match = tierFor(tiers, value);
          const met = isMet(target, value);
          expect(inside('gap', value)).toBe(match === undefined && !met);
          expect(inside('overlap', value)).toBe(match?.overlaps ?? false);
          expect(inside('credit-though-met', value)).toBe(match !== undefined && met);
        }
        const idle = found.flatMap((flaw) =>
          flaw.type === 'empty' || flaw.type === 'unreachable' ? [flaw.tier] : [],
        );
        const wide = [...probes, exact(-1000), exact(1000)].filter((probe) => !whole || probe.d === 1n);
        const used = new Set(wide.map((value) => tierFor(tiers, value)?.index));
        expect(idle.sort()).toEqual(tiers.flatMap((_, index) => (used.has(index) ? [] : [index])));
      }),
    );
  });
});

describe('the boundary table', () => {
  const rowsOf = (tiers: readonly Tier[], target: Target, windowSeconds: Exact) =>
    boundaryTable(tiers, target, windowSeconds).map(({ downtimeSeconds, award, isMet }) => [
      Number(downtimeSeconds),
      award?.type === 'percent' ? Number(award.percent) : 0,
      isMet,
    ]);

  test('of 3.12 in 30 days: 43 min 12 s no credit, 43 min 13 s 10 %', () => {
    expect(rowsOf(EXAMPLE.tiers, AVAILABILITY, MONTH)).toEqual([
      [2592, 0, true],
      [2593, 10, false],
      [25_920, 10, false],
      [25_921, 25, false],
      [129_600, 25, false],
      [129_601, 100, false],
    ]);
    expect(boundaryTable(EXAMPLE.tiers, AVAILABILITY, MONTH)[0]!.availability.equals(exact('99.9'))).toBe(
      true,
    );
  });

  test('an inclusive upper bound credits a second earlier, and a gap of one value is one second long', () => {
    expect(rowsOf(['(99.0,99.9] 10', '(,99.0) 25'].map(tier), AVAILABILITY, DAY.mul(90))).toEqual([
      [7775, 0, true],
      [7776, 10, true],
      [7777, 10, false],
      [77_759, 10, false],
      [77_760, 0, false],
      [77_761, 25, false],
    ]);
  });

  test('where no second hits the bound, the next one credits', () => {
    // 0.1 % of a week is 604.8 s.
    expect(rowsOf([tier('(,99.9) 10')], AVAILABILITY, DAY.mul(7))).toEqual([
      [604, 0, true],
      [605, 10, false],
    ]);
  });

  test('a window of no length has none', () => {
    expect(boundaryTable(EXAMPLE.tiers, AVAILABILITY, exact(0))).toEqual([]);
  });

  test('lists exactly the seconds next to a change', () => {
    const anyBound = fc.integer({ min: 0, max: 100 });
    const anyLadder = fc.array(fc.tuple(anyBound, anyBound, fc.boolean(), fc.boolean()), { maxLength: 4 });
    fc.assert(
      fc.property(anyLadder, anyBound, fc.integer({ min: 1, max: 250 }), (bounds, goal, window) => {
        const tiers = bounds.map(
          ([low, high, isLowIn, isHighIn]): Tier => ({
            ...(isLowIn ? { from: exact(low) } : { above: exact(low) }),
            ...(isHighIn ? { upTo: exact(high) } : { to: exact(high) }),
            award: percent(10),
          }),
        );
        const target: Target = { comparator: 'gte', value: exact(goal) };
        const stateAt = (second: number) => {
          const { measured: availability } = afterDowntime(second, exact(window));
          return `${tierFor(tiers, availability!)?.index} ${isMet(target, availability!)}`;
        };
        const table = new Set(
          boundaryTable(tiers, target, exact(window)).map((row) => Number(row.downtimeSeconds)),
        );
        for (let second = 1; second <= window; second += 1) {
          if (stateAt(second) === stateAt(second - 1)) continue;
          expect(table.has(second - 1) && table.has(second)).toBe(true);
        }
      }),
    );
  });

  test('of a response time and of a count is by value', () => {
    const rows = (tiers: readonly Tier[], target: Target) =>
      valueTable(tiers, target).map((row) => `${showBounds(row.bounds)} ${row.tier} ${row.isMet}`);
    expect(rows(['(4,8] 10', '(8,) 25'].map(tier), { comparator: 'lte', value: exact(4) })).toEqual([
      '(,4] undefined true',
      '(4,8] 0 false',
      '(8,) 1 false',
    ]);
    expect(rows(['[80,100) 5', '(,80) 20'].map(tier), { comparator: 'gte', value: exact(100) })).toEqual([
      '[100,) undefined true',
      '[80,100) 0 false',
      '(,80) 1 false',
    ]);
  });
});
