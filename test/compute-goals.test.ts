import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Exact, exact, round, toDecimal } from '../src/compute/exact.ts';
import type { Figure, WorkingPart } from '../src/compute/figure.ts';
import { estimateBinomialTail, exactBinomialTail } from '../src/compute/goals/binomial-tail.ts';
import {
  chanceToConnect,
  chanceToWait,
  expectedAttempts,
  followUpDepth,
  meanOfTouched,
  speedAttainment,
  speedPercentile,
} from '../src/compute/goals/follow-up.ts';
import {
  followUpDemand,
  followUpLoad,
  followUpSupply,
  representativesNeeded,
} from '../src/compute/goals/follow-up-capacity.ts';
import {
  type LeadGoalInput,
  type LeadRounding,
  leadGoal,
  requiredCloseRate,
  requiredDealSize,
} from '../src/compute/goals/lead-goal.ts';
import { goalLine, type Pace, paceStatus } from '../src/compute/goals/pace.ts';
import {
  laggedCloseRate,
  measuredCloseRate,
  measuredDealSize,
  measuredShare,
} from '../src/compute/goals/recalculation.ts';
import { chanceOfLeads, chanceOfQuota, leadsForConfidence } from '../src/compute/goals/risk.ts';
import {
  expectedDeals,
  impliedCloseRate,
  isConsistentValue,
  meanLeadValue,
  tierCounts,
  tierValue,
} from '../src/compute/goals/value-tiers.ts';

/** A value as the reference prints it, with that many digits. */
function shown(figure: Figure | undefined, digits = 6): string {
  return figure ? toDecimal(figure.value, digits) : 'undefined';
}

/** A worked line, plainly. */
function line(figure: Figure | undefined): string {
  const part = (each: WorkingPart) =>
    typeof each === 'string' ? each : `${toDecimal(each.value, 3)} ${each.unit}`;
  return figure ? figure.working.map(part).join(' ') : 'undefined';
}

function goalOf(given: Partial<LeadGoalInput> = {}) {
  return leadGoal({
    quota: exact(5000),
    share: exact(100),
    dealSize: exact(100),
    closeRate: exact(50),
    currency: 'USD',
    rounding: 'ceiling-at-end',
    ...given,
  });
}

const NEXT_MONTH = { share: exact(80), dealSize: exact(105), closeRate: exact(46) };

describe('the lead goal', () => {
  test('of the guide is 100 leads', () => {
    const goal = goalOf();
    expect([shown(goal?.revenue), shown(goal?.customers), shown(goal?.leads)]).toEqual(['5000', '50', '100']);
    expect(line(goal?.leads)).toBe('5000 USD × 100 % ÷ 100 USD ÷ 50 % = 100 lead');
    expect(goal?.leads).toMatchObject({
      name: 'lead-goal',
      unit: 'lead',
      rounding: 'up',
      formula: 'Q × s ÷ d ÷ c',
    });
  });

  test('of the next month is 83, from customers that are not rounded', () => {
    const goal = goalOf(NEXT_MONTH);
    expect(shown(goal?.revenue)).toBe('4000');
    expect(toDecimal(goal!.customers.exact, 3, 'down')).toBe('38.095');
    expect(toDecimal(goal!.leads.exact, 3, 'down')).toBe('82.815');
    expect(line(goal?.leads)).toBe('5000 USD × 80 % ÷ 105 USD ÷ 46 % = 82.816 lead → 83 lead');
  });

  test.each<[LeadRounding, string, string]>([
    ['ceiling-at-end', '39', '83'],
    ['ceiling-each-step', '39', '85'],
    ['half-up', '38', '83'],
    ['none', '38.095', '82.816'],
  ])('rounded %s is %s customers and %s leads', (rounding, customers, leads) => {
    const goal = goalOf({ ...NEXT_MONTH, rounding });
    expect([shown(goal?.customers, 3), shown(goal?.leads, 3)]).toEqual([customers, leads]);
  });

  test('shows the whole customers it is computed from', () => {
    expect(line(goalOf({ ...NEXT_MONTH, rounding: 'ceiling-each-step' })?.leads)).toBe(
      '39 customer ÷ 46 % = 84.783 lead → 85 lead',
    );
  });

  test('of points that are not divided by 100 would be one lead', () => {
    const { customers } = goalOf()!;
    expect(toDecimal(customers.exact.div(50))).toBe('1');
  });

  test('has a margin on top, rounded with it', () => {
    expect(line(goalOf({ ...NEXT_MONTH, margin: exact(10) })?.leads)).toBe(
      '5000 USD × 80 % ÷ 105 USD ÷ 46 % × ( 1 + 10 % ) = 91.097 lead → 92 lead',
    );
  });

  test('rounds revenue half-up to the minor unit of its currency', () => {
    const given = { quota: exact('1000.5'), share: exact(33) };
    expect(shown(goalOf(given)?.revenue)).toBe('330.17');
    expect(shown(goalOf({ ...given, currency: 'JPY' })?.revenue)).toBe('330');
    expect(shown(goalOf({ ...given, currency: 'KWD' })?.revenue)).toBe('330.165');
  });

  test('is zero for a quota or share of zero', () => {
    expect(shown(goalOf({ quota: exact(0) })?.leads)).toBe('0');
    expect(shown(goalOf({ share: exact(0) })?.leads)).toBe('0');
  });

  test.each<[string, Partial<LeadGoalInput>]>([
    ['a deal size of zero', { dealSize: exact(0) }],
    ['a close rate of zero', { closeRate: exact(0) }],
    ['a close rate above 100 %', { closeRate: exact('100.01') }],
    ['a share above 100 %', { share: exact(101) }],
    ['a quota below zero', { quota: exact(-1) }],
    ['a margin below zero', { margin: exact(-1) }],
  ])('is undefined for %s', (_, given) => {
    expect(goalOf(given)).toBeUndefined();
  });

  test('turned round: 80 leads for 50 deals need 62.5 %', () => {
    expect(shown(requiredCloseRate({ customers: exact(50), leads: exact(80) }))).toBe('62.5');
    expect(requiredCloseRate({ customers: exact(50), leads: exact(49) })).toBeUndefined();
    expect(requiredCloseRate({ customers: exact(0), leads: exact(0) })).toBeUndefined();
  });

  test('turned round: the deal size, rounded up', () => {
    const given = { revenue: exact(5000), leads: exact(80), closeRate: exact('62.5'), currency: 'USD' };
    expect(shown(requiredDealSize(given))).toBe('100');
    const next = requiredDealSize({ ...given, revenue: exact(4000), leads: exact(82), closeRate: exact(46) });
    // 4000 ÷ 37.72 = 106.0445…
    expect(line(next)).toBe('4000 USD ÷ ( 82 lead × 46 % ) = 106.045 USD → 106.05 USD');
    expect(requiredDealSize({ ...given, leads: exact(0) })).toBeUndefined();
  });
});

describe('the risk-adjusted lead goal', () => {
  test.each([
    [100, '54'],
    [106, '75.2'],
    [108, '80.7'],
    [113, '90.6'],
    [117, '95.2'],
    [125, '99'],
  ])('%i leads close 50 deals with %s %%', (leads, percent) => {
    const chance = chanceOfQuota(leads, 50, exact(50));
    expect([shown(chance, 1), chance?.isExact]).toEqual([percent, true]);
  });

  test.each([
    [80, 108],
    [90, 113],
    [95, 117],
  ])('%i %% take %i leads', (confidence, leads) => {
    expect(shown(leadsForConfidence(50, exact(50), exact(confidence)))).toBe(String(leads));
  });

  test('shows the chance that its leads have', () => {
    expect(line(leadsForConfidence(50, exact(50), exact(90)))).toMatch(
      /^P \( X ≥ 50 deal \| 113 lead , 50 % \) = 90\.[56]\d* % ≥ 90 % → 113 lead$/,
    );
  });

  test('is the exact P(X ≥ k), term by term', () => {
    // P(X ≥ 2) of three at 1/2 is (3 + 1) ÷ 8.
    expect(shown(chanceOfQuota(3, 2, exact(50)))).toBe('50');
    fc.assert(
      fc.property(fc.nat(30), fc.nat(32), fc.nat(40), (trials, least, fortieths) => {
        const chance = exact(fortieths, 40);
        const { numerator, denominator } = exactBinomialTail(trials, least, chance);
        expect(exact(numerator, denominator).equals(tailByRecursion(trials, least, chance))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('is nearly the same in floating point', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 600 }), fc.nat(600), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(counts, ([trials, least, percent]) => {
        const { numerator, denominator } = exactBinomialTail(trials, least, exact(percent, 100));
        const expected = Number((numerator * 10n ** 15n) / denominator) / 1e15;
        expect(estimateBinomialTail(trials, least, exact(percent, 100))).toBeCloseTo(expected, 12);
      }),
      { numRuns: 100 },
    );
  });

  test('says when it is no longer exact', () => {
    const [last, beyond] = [chanceOfQuota(2000, 1000, exact(50)), chanceOfQuota(2001, 1000, exact(50))];
    expect([last?.isExact, beyond?.isExact]).toEqual([true, false]);
    // Of an odd number of even chances at least half: 2001 trials, 1001 or more is one half.
    expect(shown(chanceOfQuota(2001, 1001, exact(50)))).toBe('50');
  });

  test('is the least number, also where it comes from an estimate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 5, max: 99 }),
        fc.integer({ min: 1, max: 999 }),
        (deals, closeRate, tenths) => {
          const confidence = exact(tenths, 10);
          const leads = Number(leadsForConfidence(deals, exact(closeRate), confidence)?.value.n);
          const percent = (n: number) => chanceOfQuota(n, deals, exact(closeRate))!.exact;
          expect(percent(leads).compare(confidence)).toBeGreaterThanOrEqual(0);
          if (leads > deals) expect(percent(leads - 1).compare(confidence)).toBeLessThan(0);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('is found among millions of leads', () => {
    const leads = Number(leadsForConfidence(1_000_000, exact(2), exact(90))?.value.n);
    // The normal approximation: n · p − 1.2816 · √(n · p · q) = k − 0.5.
    const margin = leads * 0.02 - 1.281_551_6 * Math.sqrt(leads * 0.02 * 0.98) - 999_999.5;
    expect(Math.abs(margin)).toBeLessThan(1);
  });

  test.each<[string, number, number | string, number | string]>([
    ['a close rate of zero', 50, 0, 90],
    ['certainty', 50, 50, 100],
    ['what floating point takes for certainty', 50, 50, '99.9999999'],
    ['a confidence of zero', 50, 50, 0],
    ['a close rate above 100 %', 50, 101, 90],
    ['half a deal', 0.5, 50, 90],
    ['more leads than there can be', 1_000_000_000, '0.1', 90],
  ])('is undefined for %s', (_, deals, closeRate, confidence) => {
    expect(leadsForConfidence(deals, exact(closeRate), exact(confidence))).toBeUndefined();
  });

  test('is the deals themselves when all leads close', () => {
    expect(shown(leadsForConfidence(50, exact(100), exact(100)))).toBe('50');
    expect(shown(leadsForConfidence(0, exact(0), exact(90)))).toBe('0');
  });

  test.each([
    [100, '51.3'],
    [114, '91.5'],
  ])('a mean of %i arriving leads brings 100 with %s %%', (mean, percent) => {
    const chance = chanceOfLeads(100, exact(mean));
    expect([shown(chance, 1), chance?.isExact]).toEqual([percent, false]);
  });

  test('of arriving leads has its ends', () => {
    expect(shown(chanceOfLeads(0, exact(0)))).toBe('100');
    expect(shown(chanceOfLeads(1, exact(0)))).toBe('0');
    // 1 − e^−1
    expect(shown(chanceOfLeads(1, exact(1)), 9)).toBe('63.212055883');
    expect(chanceOfLeads(1, exact(-1))).toBeUndefined();
  });
});

/** P(X ≥ least) by the last trial: it closes or does not. */
function tailByRecursion(trials: number, least: number, chance: Exact): Exact {
  let tails = Array.from({ length: least + 1 }, (_, at) => exact(at === 0 ? 1 : 0));
  for (let trial = 0; trial < trials; trial++) {
    tails = tails.map((tail, at) =>
      at === 0 ? tail : tails[at - 1]!.mul(chance).add(tail.mul(exact(1).sub(chance))),
    );
  }
  return tails[least]!;
}

describe('the monthly recalculation', () => {
  const cohort = { leads: exact(100), customers: exact(46), revenue: exact(4830) };
  const closed = { fromMarketing: exact(4800), total: exact(6000) };

  test('gives the rates of the next goal, 83', () => {
    const [c, d, s] = [
      measuredCloseRate(cohort)!,
      measuredDealSize(cohort, 'USD')!,
      measuredShare(closed, 'USD')!,
    ];
    expect([shown(c), shown(d), shown(s)]).toEqual(['46', '105', '80']);
    expect(line(d)).toBe('4830 USD ÷ 46 customer = 105 USD');
    const goal = goalOf({ share: s.exact, dealSize: d.exact, closeRate: c.exact });
    expect(shown(goal?.leads)).toBe('83');
    const misprint = goalOf({ share: s.exact, dealSize: d.exact, closeRate: exact(100) });
    expect(shown(misprint?.leads)).toBe('39');
  });

  test('shows what lag does to a close rate: 41.7 % makes the goal 120', () => {
    const lagged = laggedCloseRate({ closeRate: exact(50), growth: exact(20), lag: 1 });
    expect(shown(lagged, 1)).toBe('41.7');
    expect(shown(goalOf({ closeRate: lagged!.exact })?.leads)).toBe('120');
    expect(line(lagged)).toBe('50 % ÷ ( 1 + 20 % ) ^ 1 month = 41.667 %');
  });

  test('is undefined where nothing was measured or cannot have been', () => {
    expect(measuredCloseRate({ ...cohort, leads: exact(0) })).toBeUndefined();
    expect(measuredCloseRate({ ...cohort, leads: exact(45) })).toBeUndefined();
    expect(measuredDealSize({ ...cohort, customers: exact(0) }, 'USD')).toBeUndefined();
    expect(measuredShare({ fromMarketing: exact(0), total: exact(0) }, 'USD')).toBeUndefined();
    expect(measuredShare({ fromMarketing: exact(2), total: exact(1) }, 'USD')).toBeUndefined();
    expect(laggedCloseRate({ closeRate: exact(50), growth: exact(-100), lag: 1 })).toBeUndefined();
    expect(laggedCloseRate({ closeRate: exact(50), growth: exact(20), lag: 0.5 })).toBeUndefined();
    expect(laggedCloseRate({ closeRate: exact(50), growth: exact(-60), lag: 1 })).toBeUndefined();
  });
});

describe('value tiers', () => {
  const tiers = [
    { count: exact(20), value: exact(100), share: exact(40) },
    { count: exact(40), value: exact(50), share: exact(40) },
    { count: exact(25), value: exact(40), share: exact(20) },
  ];

  test('are worth 5,000 from 85 leads', () => {
    expect(line(tierValue(tiers, 'USD'))).toBe(
      '20 lead × 100 USD + 40 lead × 50 USD + 25 lead × 40 USD = 5000 USD',
    );
    expect(line(meanLeadValue(tiers, 'USD'))).toBe('5000 USD ÷ 85 lead = 58.824 USD → 58.82 USD');
  });

  test('at shares of 40, 40 and 20 % take 20, 40 and 25 leads', () => {
    expect(tierCounts(exact(5000), tiers, 'USD')?.map((figure) => shown(figure))).toEqual(['20', '40', '25']);
    expect(tierCounts(exact(4999), tiers, 'USD')?.map((figure) => shown(figure))).toEqual(['20', '40', '25']);
  });

  test('mean close rates of 100, 50 and 40 % at deals of 100, and then 50 deals', () => {
    const rates = tiers.map(({ value }) => impliedCloseRate(value, exact(100), 'USD')!);
    expect(rates.map((rate) => shown(rate))).toEqual(['100', '50', '40']);
    const closing = tiers.map(({ count }, at) => ({ count, closeRate: rates[at]!.exact }));
    expect(line(expectedDeals(closing))).toBe('20 lead × 100 % + 40 lead × 50 % + 25 lead × 40 % = 50 deal');
    expect(isConsistentValue(exact(50), exact(100), exact(50))).toBe(true);
    expect(isConsistentValue(exact(100), exact(100), exact(50))).toBe(false);
  });

  test('are undefined where they make no sense', () => {
    expect(tierValue([], 'USD')).toBeUndefined();
    expect(meanLeadValue([{ count: exact(0), value: exact(1) }], 'USD')).toBeUndefined();
    expect(tierCounts(exact(5000), tiers.slice(1), 'USD')).toBeUndefined();
    expect(tierCounts(exact(1), [{ share: exact(100), value: exact(0) }], 'USD')).toBeUndefined();
    expect(impliedCloseRate(exact(1), exact(0), 'USD')).toBeUndefined();
    expect(expectedDeals([{ count: exact(1), closeRate: exact(101) }])).toBeUndefined();
  });
});

describe('the goal line', () => {
  const month: Pace = { type: 'calendar-days', days: 30 };

  test.each([
    [0, '0'],
    [1, '3.33'],
    [7, '23.33'],
    [10, '33.33'],
    [15, '50'],
    [20, '66.67'],
    [30, '100'],
  ])('of 100 in 30 days is on day %i at %s', (day, expected) => {
    expect(toDecimal(goalLine(exact(100), month)![day]!, 2)).toBe(expected);
  });

  test('rises by 4 a day to its due day, the 25th', () => {
    const line = goalLine(exact(100), { type: 'due-day', days: 30, dueDay: 25 })!;
    expect(line).toHaveLength(31);
    expect([1, 12, 25, 26, 30].map((day) => toDecimal(line[day]!))).toEqual(['4', '48', '100', '100', '100']);
  });

  test('is the share of a day of the goal, not one of days times goal; whole leads a day miss it', () => {
    const [, perDay] = goalLine(exact(100), month)!;
    expect(toDecimal(perDay!.div(100).div(100), 5)).toBe('0.00033');
    expect([round(perDay!, 'down'), round(perDay!, 'up')].map((whole) => toDecimal(whole.mul(30)))).toEqual([
      '90',
      '120',
    ]);
    expect(toDecimal(exact(100).div(round(perDay!, 'up')))).toBe('25');
  });

  test('rises on working days only', () => {
    // March 2026 begins on a Sunday and has 22 working days.
    const workingDays = Array.from({ length: 31 }, (_, at) => at + 1).filter(
      (day) => ((day - 1) % 7) % 6 !== 0,
    );
    expect(workingDays).toHaveLength(22);
    const line = goalLine(exact(110), { type: 'working-days', days: 31, workingDays })!;
    expect([1, 2, 6, 7, 8, 9, 31].map((day) => toDecimal(line[day]!))).toEqual([
      '0',
      '5',
      '25',
      '25',
      '25',
      '30',
      '110',
    ]);
  });

  test('finds 31 leads on day 12 nine behind', () => {
    const status = paceStatus({ goal: exact(100), pace: month, actual: exact(31), day: 12, unit: 'lead' })!;
    expect(shown(status.expected)).toBe('40');
    expect(shown(status.gap)).toBe('-9');
    expect(line(status.gap)).toBe('31 lead − 100 lead × 12 day ÷ 30 day = -9 lead');
    expect(shown(status.neededRate, 2)).toBe('3.83');
    expect(line(status.neededRate)).toBe('( 100 lead − 31 lead ) ÷ ( 30 day − 12 day ) = 3.833 lead');
    expect(shown(status.forecast)).toBe('77.5');
  });

  test('has no forecast before its first day and no rate after its last', () => {
    const at = (day: number, actual: number) =>
      paceStatus({ goal: exact(100), pace: month, actual: exact(actual), day, unit: 'lead' })!;
    expect([shown(at(0, 0).forecast), shown(at(0, 0).neededRate, 2)]).toEqual(['undefined', '3.33']);
    expect([shown(at(30, 99).forecast), shown(at(30, 99).neededRate)]).toEqual(['99', 'undefined']);
    expect(shown(at(30, 100).neededRate)).toBe('0');
    expect(shown(at(10, 120).neededRate)).toBe('0');
  });

  test.each<[string, Pace]>([
    ['no days', { type: 'calendar-days', days: 0 }],
    ['more than ten years', { type: 'calendar-days', days: 3661 }],
    ['half a day', { type: 'calendar-days', days: 1.5 }],
    ['a due day after the end', { type: 'due-day', days: 28, dueDay: 29 }],
    ['no working days', { type: 'working-days', days: 30, workingDays: [] }],
    ['a working day twice', { type: 'working-days', days: 30, workingDays: [2, 2] }],
    ['a working day outside', { type: 'working-days', days: 30, workingDays: [31] }],
  ])('is undefined for %s', (_, pace) => {
    expect(goalLine(exact(100), pace)).toBeUndefined();
  });

  test('has no status outside the period', () => {
    const given = { goal: exact(100), pace: month, actual: exact(1), unit: 'lead' };
    expect(paceStatus({ ...given, day: 31 })).toBeUndefined();
    expect(paceStatus({ ...given, day: -1 })).toBeUndefined();
  });
});

describe('follow-up', () => {
  const hour = exact(3600);
  const touches = [...Array<Exact>(8).fill(exact(1800)), undefined, undefined];

  test('averaging half an hour can still miss: 80 % of the assigned', () => {
    expect(line(meanOfTouched(touches))).toBe('14400 s ÷ 8 lead = 1800 s');
    expect(line(speedAttainment(touches, hour))).toBe('8 lead ÷ 10 lead = 80 %');
    expect(speedPercentile(touches, exact(90))).toBeUndefined();
    expect(shown(speedPercentile(touches, exact(80)))).toBe('1800');
  });

  test('counts a touch at the limit as in time', () => {
    expect(shown(speedAttainment([hour, exact('3600.001')], hour))).toBe('50');
  });

  test.each([
    [30, '20'],
    [40, '20'],
    [50, '35'],
    [100, '50'],
    [5, '15'],
  ])('has its %ith percentile by nearest rank', (percentile, seconds) => {
    const times = [35, 20, 15, 50, 40].map((time) => exact(time));
    expect(shown(speedPercentile(times, exact(percentile)))).toBe(seconds);
  });

  test('of no leads has no speed', () => {
    expect(speedAttainment([], hour)).toBeUndefined();
    expect(speedPercentile([], exact(90))).toBeUndefined();
    expect(speedPercentile(touches, exact(0))).toBeUndefined();
    expect(meanOfTouched([undefined])).toBeUndefined();
    expect(speedAttainment([exact(-1)], hour)).toBeUndefined();
  });

  test('has the depth of leads old enough and not connected: 3.6', () => {
    const leads = [6, 6, 4, 2, 0].map((attempts) => ({ attempts, isConnected: false, age: hour }));
    const others = [
      { attempts: 1, isConnected: true, age: hour },
      { attempts: 0, isConnected: false, age: exact(3599) },
    ];
    expect(line(followUpDepth([...leads, ...others], hour))).toBe('18 attempt ÷ 5 lead = 3.6 attempt');
    expect(followUpDepth(others, hour)).toBeUndefined();
  });

  test('takes 3.689 attempts on average and connects with 73.8 %', () => {
    expect(shown(expectedAttempts(exact(20), 6), 3)).toBe('3.689');
    expect(shown(chanceToConnect(exact(20), 6), 1)).toBe('73.8');
    expect(shown(expectedAttempts(exact(0), 6))).toBe('6');
    expect(shown(expectedAttempts(exact(100), 6))).toBe('1');
    expect(expectedAttempts(exact(20), 0)).toBeUndefined();
    expect(expectedAttempts(exact(101), 6)).toBeUndefined();
  });

  test('expects as many attempts as summing over them does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 20 }), (percent, limit) => {
        // The attempt after j failures is made with (1 − p)^j.
        let [total, reached] = [exact(0), exact(1)];
        for (let attempt = 0; attempt < limit; attempt++) {
          total = total.add(reached);
          reached = reached.mul(exact(100 - percent, 100));
        }
        expect(expectedAttempts(exact(percent), limit)?.exact.equals(total)).toBe(true);
      }),
    );
  });

  test('loads one representative with 156 or 96 %, two with 78 or 48 %', () => {
    const demand = (attempts: Exact) =>
      followUpDemand({ leads: exact(100), attempts, attemptTime: exact(600) })!;
    const [worst, expected] = [demand(exact(6)), demand(expectedAttempts(exact(20), 6)!.exact)];
    expect([worst, expected].map((figure) => toDecimal(figure.value.div(3600), 1))).toEqual(['100', '61.5']);
    const each = { workingTime: exact(160 * 3600), share: exact(40) };
    const supplies = [1, 2].map((count) => followUpSupply({ representatives: exact(count), ...each })!);
    expect(supplies.map((figure) => toDecimal(figure.value.div(3600)))).toEqual(['64', '128']);
    const loads = supplies.flatMap((supply) =>
      [worst, expected].map((figure) => shown(followUpLoad(figure.exact, supply.exact), 0)),
    );
    expect(loads).toEqual(['156', '96', '78', '48']);
    expect(shown(representativesNeeded(worst.exact, each))).toBe('2');
    expect(shown(representativesNeeded(expected.exact, each))).toBe('1');
    expect(representativesNeeded(worst.exact, { ...each, share: exact(0) })).toBeUndefined();
    expect(followUpLoad(worst.exact, exact(0))).toBeUndefined();
  });

  test('makes 7.9 % wait more than an hour', () => {
    const waiting = chanceToWait({ arrivals: 0.625, served: 2, limit: 1 })!;
    expect(waiting.toFixed(1)).toBe('7.9');
    expect((100 - waiting).toFixed(1)).toBe('92.1');
    expect(chanceToWait({ arrivals: 2, served: 2, limit: 1 })).toBeUndefined();
    expect(chanceToWait({ arrivals: 0, served: 2, limit: 1 })).toBeUndefined();
  });
});
