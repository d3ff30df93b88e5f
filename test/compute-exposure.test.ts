import { describe, expect, test } from 'vitest';
import { simulateExposure } from '../src/compute/credit/exposure.ts';
import { exact } from '../src/compute/exact.ts';
import { EXAMPLE, EXAMPLE_CAPS, FEE, ladder, MONTH, money, tier } from './support/credit-example.ts';

describe('exposure', () => {
  const simulate = (top: string, seed = 2026) =>
    simulateExposure({
      tiers: ladder(`[99.0,${top}) 10`, '[95,99.0) 25', '(,95) 100').tiers,
      base: FEE,
      caps: EXAMPLE_CAPS,
      windowSeconds: MONTH,
      windowsPerYear: 12,
      outagesPerYear: 6,
      medianSeconds: 1800,
      sigma: 1,
      years: 20_000,
      seed,
    });

  test.each([
    ['99.9', 439, 1000, 0.9],
    ['99.95', 675, 1200, 0.98],
  ])('target %s %%: about USD %i a year', (top, expected, percentile95, share) => {
    const exposure = simulate(top)!;
    expect(Math.abs(exposure.expected - expected)).toBeLessThan(4 * exposure.standardError);
    expect(exposure.standardError).toBeLessThan(3);
    expect(exposure.percentile95).toBe(percentile95);
    expect(Math.abs(exposure.shareWithCredit - share)).toBeLessThan(0.01);
  });

  test('the same seed gives the same figures, another seed others', () => {
    expect(simulate('99.9')).toEqual(simulate('99.9'));
    expect(simulate('99.9', 7)!.expected).not.toBe(simulate('99.9')!.expected);
  });

  test('agrees with what can be computed: any outage credits 10 % without caps', () => {
    const exposure = simulateExposure({
      ...{ tiers: [tier('(,100) 10')], base: FEE, caps: [], windowSeconds: MONTH, windowsPerYear: 12 },
      ...{ outagesPerYear: 6, medianSeconds: 1800, sigma: 1, years: 20_000, seed: 1 },
    })!;
    const exactly = 12 * 200 * (1 - Math.exp(-0.5));
    expect(Math.abs(exposure.expected - exactly)).toBeLessThan(4 * exposure.standardError);
    expect(exposure.shareWithCredit).toBeCloseTo(1 - Math.exp(-6), 2);
  });

  test('the percentile of one year is that year', () => {
    const year = simulateExposure({
      ...{ tiers: [tier('(,100] 10')], base: FEE, caps: [], windowSeconds: MONTH, windowsPerYear: 12 },
      ...{ outagesPerYear: 6, medianSeconds: 1800, sigma: 1, years: 1, seed: 1 },
    });
    expect(year).toEqual({ expected: 2400, standardError: 0, percentile95: 2400, shareWithCredit: 1 });
  });

  test('a service that never fails credits nothing', () => {
    const input = { tiers: EXAMPLE.tiers, base: FEE, caps: [], windowSeconds: MONTH, windowsPerYear: 12 };
    const never = { ...input, outagesPerYear: 0, medianSeconds: 1800, sigma: 1, years: 10, seed: 1 };
    expect(simulateExposure(never)).toEqual({
      expected: 0,
      standardError: 0,
      percentile95: 0,
      shareWithCredit: 0,
    });
    const euros = [{ ...tier('(,99) 5'), award: { type: 'amount', amount: money(1, 'EUR') } as const }];
    expect(simulateExposure({ ...never, tiers: euros })).toBeUndefined();
    for (const wrong of [{ years: 0 }, { outagesPerYear: -1 }, { years: 1e9 }, { windowSeconds: exact(0) }]) {
      expect(simulateExposure({ ...never, ...wrong })).toBeUndefined();
    }
  });
});
