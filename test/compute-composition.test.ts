import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentileChain, timeChain, volumeChain } from '../src/compute/composition/chain.ts';
import { type Composition, compose, type System } from '../src/compute/composition/composition.ts';
import { neededLeg } from '../src/compute/composition/needed-leg.ts';
import { type Exact, exact, sum, toDecimal } from '../src/compute/exact.ts';
import type { Figure, WorkingPart } from '../src/compute/figure.ts';

type Part = string | System;

function leaf(availability: string | Exact, id?: string): System {
  const value = typeof availability === 'string' ? exact(availability) : availability;
  return { type: 'leaf', availability: value, ...(id === undefined ? {} : { id }) };
}

const toSystems = (parts: readonly Part[]) =>
  parts.map((part) => (typeof part === 'string' ? leaf(part) : part));
const series = (...parts: readonly Part[]): System => ({ type: 'series', parts: toSystems(parts) });
const parallel = (...parts: readonly Part[]): System => ({ type: 'parallel', parts: toSystems(parts) });
const atLeast = (needed: number, ...parts: readonly Part[]): System => ({
  type: 'k-of-n',
  needed,
  parts: toSystems(parts),
});

/** A value with as many digits as `printed` has. */
function asPrinted(figure: Figure | undefined, printed: string): string {
  return figure ? toDecimal(figure.value, printed.split('.')[1]?.length ?? 0) : 'undefined';
}

function line(figure: Figure | undefined): string {
  const part = (each: WorkingPart) =>
    typeof each === 'string' ? each : `${toDecimal(each.value, 6)} ${each.unit}`;
  return figure ? figure.working.map(part).join(' ') : 'undefined';
}

/** Guaranteed, independent, best, all digits up to six. */
function columns(composition: Composition | undefined): readonly string[] {
  return [composition?.guaranteed, composition?.independent, composition?.best].map((figure) =>
    figure ? toDecimal(figure.value) : 'undefined',
  );
}

describe('a composition', () => {
  test.each<[string, System, Partial<Record<keyof Composition, string>>]>([
    [
      'two in series',
      series('99.95', '99.99'),
      { independent: '99.940005', guaranteed: '99.94', best: '99.95' },
    ],
    [
      'three of 99.9 in series',
      series('99.9', '99.9', '99.9'),
      { independent: '99.7003', guaranteed: '99.7', best: '99.9' },
    ],
    ['five in series', series('99.95', '99.99', '99.99', '99.9', '99.95'), { independent: '99.780' }],
    [
      'two in parallel',
      parallel('99.5', '99.5'),
      { independent: '99.9975', guaranteed: '99.5', best: '100' },
    ],
    ['2 of 3', atLeast(2, '99.9', '99.9', '99.9'), { independent: '99.9997' }],
  ])('of %s has the printed digits', (_, system, printed) => {
    const composition = compose(system);
    for (const [column, value] of Object.entries(printed)) {
      const digits = toDecimal(exact(value), 6);
      expect(asPrinted(composition?.[column as keyof Composition], value), column).toBe(digits);
    }
  });

  test('of a front end and two is 99.98997, cut', () => {
    // 0.9999 × (1 − 0.0005²)
    const { independent } = compose(series('99.99', parallel('99.95', '99.95')))!;
    expect(toDecimal(independent!.value, 10)).toBe('99.9899750025');
    expect(toDecimal(independent!.value, 5, 'down')).toBe('99.98997');
  });

  test('is worked with the values of its own parts', () => {
    const two = compose(series('99.95', '99.99'));
    expect(line(two?.independent)).toBe('99.95 % × 99.99 % = 99.940005 %');
    expect(line(two?.guaranteed)).toBe('max ( 0 , 1 − ( 1 − 99.95 % ) − ( 1 − 99.99 % ) ) = 99.94 %');
    expect(line(two?.best)).toBe('min ( 99.95 % , 99.99 % ) = 99.95 %');
    const either = compose(parallel('99.5', '99.5'));
    expect(line(either?.independent)).toBe('1 − ( 1 − 99.5 % ) × ( 1 − 99.5 % ) = 99.9975 %');
    expect(line(either?.guaranteed)).toBe('max ( 99.5 % , 99.5 % ) = 99.5 %');
    expect(line(either?.best)).toBe('min ( 1 , 99.5 % + 99.5 % ) = 100 %');
    const most = compose(atLeast(2, '99', '90', '90'));
    expect(line(most?.guaranteed)).toBe(
      'max ( 0 , 1 − ( ( 1 − 99 % ) + ( 1 − 90 % ) + ( 1 − 90 % ) ) ÷ 2 ) = 89.5 %',
    );
    const uneven = compose(atLeast(2, '90', '90', '70'));
    expect(line(uneven?.guaranteed)).toBe('max ( 0 , 1 − ( 1 − 90 % ) − ( 1 − 90 % ) ) = 80 %');
    const nested = compose(series('99.99', parallel('99.95', '99.95')));
    expect(line(nested?.independent)).toBe('99.99 % × 99.999975 % = 99.989975 %');
  });

  test.each([1, 2, 3, 4, 5])('of %i of 5 equal legs has the bounds of the table', (needed) => {
    for (const percent of ['99.9', '90', '40', '3', '0', '100']) {
      const [chance, one, zero] = [exact(percent).div(100), exact(1), exact(0)];
      const composition = compose(atLeast(needed, ...Array<string>(5).fill(percent)));
      const worst = one.sub(
        one
          .sub(chance)
          .mul(5)
          .div(5 - needed + 1),
      );
      const best = chance.mul(5).div(needed);
      const expected = [worst.compare(zero) < 0 ? zero : worst, best.compare(one) > 0 ? one : best];
      expect(composition?.guaranteed.exact.div(100).equals(expected[0]!), percent).toBe(true);
      expect(composition?.best.exact.div(100).equals(expected[1]!), percent).toBe(true);
    }
  });

  test('takes repeated leaves for one', () => {
    const shared = leaf('90', 'network');
    expect(columns(compose(series(shared, shared)))[1]).toBe('90');
    expect(columns(compose(parallel(shared, shared)))[1]).toBe('90');
    // Two servers behind one network: 0.9 × (1 − 0.1 × 0.1).
    expect(columns(compose(parallel(series(shared, '90'), series(shared, '90'))))[1]).toBe('89.1');
    expect(line(compose(series(shared, shared))?.independent)).toBe('Σ P ( s ) × P ( up | s ) = 90 %');
    expect(columns(compose(series(leaf('90'), leaf('90'))))[1]).toBe('81');
  });

  test('keeps its bounds when too many leaves repeat to compute the estimate', () => {
    const shared = Array.from({ length: 13 }, (_, at) => leaf('99', `leg ${at}`));
    expect(columns(compose(series(...shared, ...shared)))).toEqual(['74', 'undefined', '99']);
    expect(compose(series(...shared.slice(1), ...shared.slice(1)))?.independent).toBeDefined();
  });

  test('gives up an estimate that would take too long', () => {
    const shared = Array.from({ length: 12 }, (_, at) => leaf('99', `leg ${at}`));
    const many = Array.from({ length: 40 }, () => shared).flat();
    expect(compose(atLeast(240, ...many))?.independent).toBeUndefined();
    expect(compose(atLeast(240, ...Array<string>(480).fill('99.999')))?.independent).toBeDefined();
  });

  test.each<[string, System]>([
    ['no parts', series()],
    ['more needed than there are', atLeast(3, '99', '99')],
    ['none needed', atLeast(0, '99', '99')],
    ['half a part needed', atLeast(1.5, '99', '99')],
    ['more than 100 %', series('100.1')],
    ['less than 0 %', leaf('-1')],
    ['two availabilities of one leaf', series(leaf('99', 'a'), leaf('98', 'a'))],
    ['501 nodes', series(...Array<string>(500).fill('99'))],
    ['too many levels', Array.from({ length: 50 }).reduce<System>((inner) => series(inner), leaf('99'))],
  ])('is undefined for %s', (_, system) => {
    expect(compose(system)).toBeUndefined();
  });

  test('is what the sum over all states of its leaves says', () => {
    fc.assert(
      fc.property(systems(), chances(), (shape, percents) => {
        const system = withChances(shape, percents);
        const total = sum(
          STATES.filter((state) => isUp(shape, state)).map((state) =>
            percents.reduce(
              (product, percent, at) =>
                product.mul((state >> at) & 1 ? percent : exact(100).sub(percent)).div(100),
              exact(1),
            ),
          ),
        );
        expect(compose(system)?.independent?.exact.div(100).toFraction()).toBe(total.toFraction());
      }),
      { numRuns: 300 },
    );
  });

  test('has bounds that no dependence between its leaves passes', () => {
    const weights = fc
      .array(fc.oneof(fc.constant(0), fc.nat(50)), { minLength: STATES.length, maxLength: STATES.length })
      .filter((each) => each.some((weight) => weight > 0));
    fc.assert(
      fc.property(systems(), weights, (shape, each) => {
        const percentOf = (holds: (state: number) => boolean) => {
          const total = each.reduce((all, weight) => all + weight, 0);
          return exact(
            100 * each.reduce((held, weight, at) => held + (holds(STATES[at]!) ? weight : 0), 0),
            total,
          );
        };
        const percents = LEAVES.map((place) => percentOf((state) => ((state >> place) & 1) === 1));
        const composition = compose(withChances(shape, percents))!;
        const actual = percentOf((state) => isUp(shape, state));
        expect(composition.guaranteed.exact.compare(actual)).toBeLessThanOrEqual(0);
        expect(composition.best.exact.compare(actual)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  test('has bounds of unequal legs that some dependence reaches', () => {
    // Best: up in pairs for 35, 25 and 15 of 100. Guaranteed: down in pairs for 35, 25 and 15, all up for the other 25.
    expect(columns(compose(atLeast(2, '60', '50', '40')))).toEqual(['25', '50', '75']);
    // The third leg is down while either of the others is, and these never together: 20 of 100.
    expect(columns(compose(atLeast(2, '90', '90', '70')))[0]).toBe('80');
  });

  test('has its estimate between its bounds', () => {
    fc.assert(
      fc.property(systems(), chances(), (shape, percents) => {
        const { guaranteed, independent, best } = compose(withChances(shape, percents))!;
        expect(guaranteed.exact.compare(independent!.exact)).toBeLessThanOrEqual(0);
        expect(independent!.exact.compare(best.exact)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

/** Four leaves, which a random system may repeat, and all states of them as bits. */
const LEAVES = [0, 1, 2, 3];
const STATES = Array.from({ length: 2 ** LEAVES.length }, (_, state) => state);

type Shape =
  | { readonly type: 'leaf'; readonly place: number }
  | { readonly type: 'series' | 'parallel'; readonly parts: readonly Shape[] }
  | { readonly type: 'k-of-n'; readonly needed: number; readonly parts: readonly Shape[] };

function systems(): fc.Arbitrary<Shape> {
  return fc.letrec<{ system: Shape; leaf: Shape; joint: Shape; some: Shape }>((tie) => {
    const parts = fc.array(tie('system'), { minLength: 1, maxLength: 4 });
    return {
      system: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('joint'), tie('some')),
      leaf: fc.record({ type: fc.constant('leaf' as const), place: fc.constantFrom(...LEAVES) }),
      joint: fc.record({ type: fc.constantFrom('series' as const, 'parallel' as const), parts }),
      some: fc.tuple(parts, fc.nat()).map(([each, at]) => ({
        type: 'k-of-n' as const,
        needed: 1 + (at % each.length),
        parts: each,
      })),
    };
  }).system;
}

function chances(): fc.Arbitrary<readonly Exact[]> {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => exact(hundredths, 100));
  return fc.array(percent, { minLength: LEAVES.length, maxLength: LEAVES.length });
}

function withChances(shape: Shape, percents: readonly Exact[]): System {
  if (shape.type === 'leaf') return leaf(percents[shape.place]!, String(shape.place));
  return { ...shape, parts: shape.parts.map((part) => withChances(part, percents)) };
}

function isUp(shape: Shape, state: number): boolean {
  if (shape.type === 'leaf') return ((state >> shape.place) & 1) === 1;
  const up = shape.parts.filter((part) => isUp(part, state)).length;
  if (shape.type === 'k-of-n') return up >= shape.needed;
  return shape.type === 'series' ? up === shape.parts.length : up > 0;
}

describe('a needed leg for 99.9 % end to end', () => {
  test.each([
    [2, '99.94999', '99.95'],
    [3, '99.96666', '99.96667'],
    [5, '99.97999', '99.98'],
  ])('of %i is %s % when independent and %s % guaranteed', (legs, independent, guaranteed) => {
    const needed = neededLeg(exact('99.9'), legs);
    expect(asPrinted(needed?.independent, independent)).toBe(independent);
    expect(asPrinted(needed?.guaranteed, guaranteed)).toBe(guaranteed);
  });

  test('suffices, and nothing less of nine digits does', () => {
    for (const legs of [1, 2, 3, 5, 7, 100]) {
      const { independent, guaranteed } = neededLeg(exact('99.9'), legs)!;
      const kept = independent.exact.div(100);
      expect(kept.pow(legs).compare(exact('0.999'))).toBeGreaterThanOrEqual(0);
      if (legs > 1)
        expect(kept.sub(exact('0.00000000001')).pow(legs).compare(exact('0.999'))).toBeLessThan(0);
      const parts = Array.from({ length: legs }, () => leaf(guaranteed.exact));
      expect(toDecimal(compose({ type: 'series', parts })!.guaranteed.value)).toBe('99.9');
    }
  });

  test('is undefined for no legs and what is no share', () => {
    expect(neededLeg(exact('99.9'), 0)).toBeUndefined();
    expect(neededLeg(exact('99.9'), 1.5)).toBeUndefined();
    expect(neededLeg(exact('100.1'), 2)).toBeUndefined();
    expect(toDecimal(neededLeg(exact(0), 2)!.independent.value)).toBe('0');
    expect(toDecimal(neededLeg(exact(100), 2)!.independent.value)).toBe('100');
  });
});

describe('a chain', () => {
  test('of 4 h, 4 h and 8 h takes 16 h at worst', () => {
    const hours = (count: number) => exact(count * 3600);
    expect(line(timeChain([hours(4), hours(4), hours(8)]))).toBe('14400 s + 14400 s + 28800 s = 57600 s');
    expect(timeChain([])).toBeUndefined();
    expect(timeChain([exact(-1)])).toBeUndefined();
  });

  test('of two steps 95 % in time is for 90 % in time, 90.25 % when independent', () => {
    expect(columns(percentileChain([exact(95), exact(95)]))).toEqual(['90', '90.25', '95']);
    expect(toDecimal(neededLeg(exact(95), 2)!.guaranteed.value)).toBe('97.5');
    expect(percentileChain([])).toBeUndefined();
  });

  test('of 100 leads at 50 % leaves 50 deals', () => {
    const units = { given: 'lead', left: 'deal' };
    expect(line(volumeChain(exact(100), [exact(50)], units))).toBe('100 lead × 50 % = 50 deal');
    expect(volumeChain(exact(100), [exact(101)], units)).toBeUndefined();
  });
});
