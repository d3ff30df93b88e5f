import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import type { Agreement } from '../src/agreement/generated/types.ts';
import { read } from '../src/agreement/read.ts';
import { parseExpression } from '../src/expression/parse-expression.ts';
import { constantCondition, constantFormula } from '../src/lint/formula/rational-form.ts';
import { lint } from '../src/lint/lint.ts';
import type { Rule } from '../src/lint/rule.ts';
import { cadenceCountMismatch } from '../src/lint/rules/cadence-count-mismatch.ts';
import { cohortPeriodMixing } from '../src/lint/rules/cohort-period-mixing.ts';
import { countVsValueGoal } from '../src/lint/rules/count-vs-value-goal.ts';
import { derivedGoalMismatch } from '../src/lint/rules/derived-goal-mismatch.ts';
import { goalChainBreak } from '../src/lint/rules/goal-chain-break.ts';
import { percentAsFraction } from '../src/lint/rules/percent-as-fraction.ts';
import { scheduleIndivisible } from '../src/lint/rules/schedule-indivisible.ts';
import { sharesDoNotSum } from '../src/lint/rules/shares-do-not-sum.ts';
import { tautologicalFormula } from '../src/lint/rules/tautological-formula.ts';
import { isSameRate, rulePerYear, timesPerYear } from '../src/lint/text/cadence.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

type Example = 'cloud-service' | 'marketing-sales' | 'marketing-sales-service' | 'dunder-mifflin';
/** What it is, what changes, and for each finding its severity, its path and words of its message. */
type Case = readonly [string, Readonly<Record<string, string>>, ...(readonly [string, string][])];

const RULES: readonly Rule[] = [
  derivedGoalMismatch,
  percentAsFraction,
  tautologicalFormula,
  cohortPeriodMixing,
  sharesDoNotSum,
  scheduleIndivisible,
  cadenceCountMismatch,
  goalChainBreak,
  countVsValueGoal,
];

function textOf(example: string): string {
  return readFileSync(join(PROJECT, `examples/${example}.sla.yaml`), 'utf8');
}

function judge(rule: Rule, example: Example, cases: readonly Case[]): void {
  describe(`${rule.name} in ${example}`, () => {
    test.each(cases.map(([name, change, ...expected]) => ({ name, change, expected })))(
      '$name',
      async ({ change, expected }) => {
        const found = await lintText(changedText(textOf(example), change), [rule]);
        expect(found.map(({ rule: name }) => name)).toEqual(expected.map(() => `lint/${rule.name}`));
        expect(found.map(({ severity, path }) => `${severity} ${path}`)).toEqual(expected.map(([at]) => at));
        for (const [index, { message, hint }] of found.entries()) {
          expect(message).toContain(expected[index]![1]);
          expect(message).toMatch(/^[“`A-Z].{0,497}[^.]$/s);
          expect(hint).toMatch(/^[^A-Z].*[^.]$/s);
        }
      },
    );
  });
}

const LEAD = 'goals.lead-goal';
/** The lead goal with the numbers of the reference: 5,000 × 100 % ÷ 100 ÷ 50 % = 100. */
const AS_PUBLISHED = {
  [`${LEAD}.value`]: '100',
  [`${LEAD}.derivation`]:
    '{ formula: quota * (marketing_share / 100) / deal_size / (close_rate / 100), inputs: [quota, marketing-share, deal-size, close-rate], result: 100, rounding: ceiling-at-end }',
  'objectives.monthly-leads.target': '100',
};
/** A month later: 5,000 × 80 % ÷ 105 ÷ 46 % = 82.815… */
const NEXT_MONTH = {
  ...AS_PUBLISHED,
  'assumptions.marketing-share.value': '80',
  'assumptions.deal-size.value': '105',
  'assumptions.close-rate.value': '46',
  'goals.deal-goal.value': '39',
  'goals.deal-goal.derivation.result': '39',
};
const withResult = (result: string, value = result): Record<string, string> => ({
  ...NEXT_MONTH,
  [`${LEAD}.derivation.result`]: result,
  [`${LEAD}.value`]: value,
  'objectives.monthly-leads.target': value,
});

judge(derivedGoalMismatch, 'marketing-sales', [
  [
    'an assumption of 0 that divides',
    { 'assumptions.close-rate.value': '0' },
    ['error /goals/0/derivation/formula', 'has no result with its assumptions, because this divides by zero'],
  ],
  ['the published numbers', AS_PUBLISHED],
  ['83 leads, rounded up at the end', withResult('83')],
  ['82 leads, rounded down', withResult('82'), ['error /goals/0/derivation/result', 'gives 83']],
  ['84 leads', withResult('84'), ['error /goals/0/derivation/result', 'gives 83']],
  [
    '85 leads, each step rounded up',
    { ...withResult('85'), [`${LEAD}.derivation.rounding`]: 'ceiling-each-step' },
  ],
  [
    '86 leads, more than each step rounded up',
    { ...withResult('86'), [`${LEAD}.derivation.rounding`]: 'ceiling-each-step' },
    ['error /goals/0/derivation/result', 'aims for more'],
  ],
  ['82.82, with nothing said of rounding', { ...withResult('82.82'), [`${LEAD}.derivation.rounding`]: '' }],
  ['82.82, expressly unrounded', { ...withResult('82.82'), [`${LEAD}.derivation.rounding`]: 'none' }],
  [
    '83, expressly unrounded',
    { ...withResult('83'), [`${LEAD}.derivation.rounding`]: 'none' },
    ['error /goals/0/derivation/result', '82.8157'],
  ],
  ['a margin of 10 %: 91.1 become 92', { ...withResult('92'), [`${LEAD}.derivation.margin`]: '10' }],
  [
    'the margin left out',
    { ...withResult('83'), [`${LEAD}.derivation.margin`]: '10' },
    ['error /goals/0/derivation/result', 'with a margin of 10 % gives 92'],
  ],
  ['more leads for a confidence of 90 %', { ...withResult('97'), [`${LEAD}.derivation.confidence`]: '90' }],
  [
    'a goal and a target above the result',
    withResult('83', '100'),
    ['error /goals/0/value', '“lead-goal” is 100'],
    ['error /objectives/0/target', 'a target of 100'],
  ],
  [
    'a target for another period',
    {
      ...AS_PUBLISHED,
      'objectives.monthly-leads.target': '300',
      'objectives.monthly-leads.window.length': 'P3M',
    },
  ],
  [
    'an undecided assumption',
    { ...AS_PUBLISHED, status: 'draft', 'assumptions.close-rate.value': 'to-be-decided' },
  ],
]);

test('a wrong result is mended in place, and a wrong value only suggested', async () => {
  const [result] = await lintText(changedText(textOf('marketing-sales'), withResult('82')), [
    derivedGoalMismatch,
  ]);
  expect(result?.fix).toMatchObject({ safe: true, edits: [{ text: '83' }] });
  const text = changedText(textOf('marketing-sales'), withResult('83', '100'));
  const [value] = await lintText(text, [derivedGoalMismatch]);
  expect(value?.fix).toMatchObject({ safe: false, edits: [{ text: '83' }] });
});

const formula = (text: string): Record<string, string> => ({
  ...AS_PUBLISHED,
  [`${LEAD}.derivation.formula`]: text,
});

judge(percentAsFraction, 'marketing-sales', [
  [
    'a hundred above where it must be below: no name is told to be divided, as that would not mend it',
    formula('quota * (marketing_share / 100) / deal_size / (close_rate * 100)'),
    ['error /goals/0/derivation/formula', 'takes a percentage as percent points'],
  ],
  ['percent points above and below cancel', formula('quota * marketing_share / deal_size / close_rate')],
  [
    'a hundred below for a hundred above',
    formula('quota * marketing_share / 100 / deal_size / close_rate * 100'),
  ],
  [
    'a share multiplied as it is',
    formula('quota * marketing_share / deal_size / (close_rate / 100)'),
    [
      'error /goals/0/derivation/formula',
      'takes `marketing_share` as 100 instead of 1 and gives 10,000 where 100',
    ],
  ],
  [
    'a half for 50 %, as the result shows',
    { ...AS_PUBLISHED, 'assumptions.close-rate.value': '0.5' },
    ['error /assumptions/3/value', 'follows from 50 %'],
  ],
  [
    'half a percent, as the result shows',
    {
      ...AS_PUBLISHED,
      'assumptions.close-rate.value': '0.5',
      [`${LEAD}.derivation.result`]: '10000',
    },
  ],
  [
    'half a percent that no formula uses',
    { 'assumptions.+': '{ id: churn, name: Churn, value: 0.5, unit: "%" }' },
    ['info /assumptions/4/value', 'less than one in a hundred'],
  ],
  ['one percent', { 'assumptions.+': '{ id: churn, name: Churn, value: 1, unit: "%" }' }],
  [
    'an attainment of 0.95',
    { 'objectives.first-follow-up.attainment': '0.95' },
    ['error /objectives/2/attainment', '95 % are likely meant'],
  ],
  ['an attainment just above one', { 'objectives.first-follow-up.attainment': '1.5' }],
  [
    'a close rate without its factor of 100',
    { 'metrics.win-rate.formula': 'customers / leads' },
    ['error /metrics/3/formula', '0.95 where 95'],
  ],
  [
    'a quotient of what is in percent already',
    {
      'metrics.win-rate.formula': 'points / weight',
      'metrics.win-rate.variables': '{ points: the sum of the percentages of all days, weight: the days }',
    },
  ],
]);

judge(percentAsFraction, 'cloud-service', [
  ['a plain number', { 'metrics.availability.formula': '(100 - 5) / 100' }],
  [
    'symbols that cancel',
    {
      'metrics.availability.formula': '(month - month) / month + 95',
      'metrics.availability.variables': '{ month: minutes of the month }',
    },
  ],
  [
    'a low target where only the unit says that it is a share',
    { 'objectives.support-response.target': '0.95' },
    ['warning /objectives/1/target', '95 % are likely meant'],
  ],
  [
    'half a percent where that may be right',
    { 'objectives.support-response.target': '0.5' },
    ['info /objectives/1/target', '50 % are likely meant'],
  ],
  [
    'a cap of less than 1 %',
    { 'remedies.caps': '[{ percent: 0.3, per: P1M }]' },
    ['info /remedies/caps/0/percent', '0.3 %'],
  ],
  [
    'a low target for a high percentage',
    { 'objectives.platform-availability.target': '0.999' },
    ['error /objectives/0/target', 'next to nothing'],
  ],
  [
    'a low limit for an error rate',
    {
      'objectives.platform-availability.target': '0.1',
      'objectives.platform-availability.comparator': 'lte',
    },
  ],
  [
    'one part that is not available',
    { 'metrics.availability.formula': '100 - 100 * downtime_minutes / available_minutes' },
  ],
  [
    'the part that is available, of 1',
    { 'metrics.availability.formula': '1 - downtime_minutes / available_minutes' },
    ['error /metrics/0/formula', '“Availability” is in %'],
  ],
]);

judge(tautologicalFormula, 'marketing-sales', [
  [
    'leads divided by leads',
    { 'metrics.win-rate.formula': 'leads / leads * 100' },
    ['error /metrics/3/formula', 'is 100'],
  ],
  [
    'a difference with itself',
    { 'metrics.win-rate.formula': 'customers - customers' },
    ['error /metrics/3/formula', 'is 0'],
  ],
  [
    'a divisor that is always zero',
    { 'metrics.win-rate.formula': 'customers / (leads - leads)' },
    ['error /metrics/3/formula', 'divides by zero'],
  ],
  [
    'a make-good of nothing',
    { 'remedies.makeGoods.lead-make-good.formula': '(target - actual) * 0' },
    ['error /remedies/makeGoods/0/formula', 'is 0'],
  ],
  [
    'two symbols of which only one cancels',
    { 'metrics.win-rate.formula': 'customers * leads / leads / leads * 100' },
  ],
  [
    'numbers without a symbol',
    { 'metrics.win-rate.formula': '100 / 2' },
    ['error /metrics/3/formula', 'is 50 whatever happens, because its formula names nothing'],
  ],
  ['a make-good of a plain number', { 'remedies.makeGoods.lead-make-good.formula': '5 * 2' }],
  [
    'two symbols with words that only begin alike',
    { 'metrics.win-rate.variables': '{ customers: Qualified Leads, leads: Qualified Leads of the month }' },
  ],
  ['a quotient of rounded values', { 'metrics.win-rate.formula': 'round(customers) / customers * 100' }],
  [
    'a condition that always holds',
    { 'objectives.monthly-leads.when': 'leads_delivered >= leads_delivered - 1' },
    ['error /objectives/0/when', 'true whatever is measured'],
  ],
  [
    'a condition that may hold',
    { 'objectives.monthly-leads.when': 'leads_delivered >= 2 * leads_delivered - 100' },
  ],
]);

judge(tautologicalFormula, 'cloud-service', [
  [
    'a condition that always holds by what its metric can be',
    { 'objectives.support-response.when': 'availability >= 0' },
    ['error /objectives/1/when', 'as “Availability” is a share of a whole'],
  ],
  [
    'two alternatives that leave nothing out',
    { 'objectives.support-response.when': 'availability <= 99 or availability >= 98' },
    ['error /objectives/1/when', 'whatever is measured: the condition'],
  ],
  [
    'two that leave one figure out',
    { 'objectives.support-response.when': 'availability < 99 or availability > 99' },
  ],
  [
    'a condition that holds while a promise is kept',
    { 'objectives.support-response.when': 'availability >= 99.9' },
  ],
  [
    'a condition without a name',
    { 'objectives.support-response.when': '2 > 1' },
    ['error /objectives/1/when', 'true whatever is measured: the condition'],
  ],
  [
    'between the ends of what can be',
    {
      'objectives.platform-availability.comparator': 'between',
      'objectives.platform-availability.target': '0',
      'objectives.platform-availability.targetUpper': '100',
    },
    ['error /objectives/0/target', 'with 0 to 100 %'],
  ],
  [
    'at least nothing',
    { 'objectives.platform-availability.target': '0' },
    ['error /objectives/0/target', 'no figure can fail'],
  ],
  ['at least next to nothing', { 'objectives.platform-availability.target': '0.001' }],
  [
    'more than nothing',
    { 'objectives.platform-availability.target': '0', 'objectives.platform-availability.comparator': 'gt' },
  ],
  [
    'at least nothing of what may be below zero',
    { 'metrics.availability.kind': 'ratio', 'objectives.platform-availability.target': '0' },
  ],
]);

describe('formulas are simplified as quotients of polynomials', () => {
  const value = (text: string): unknown => {
    const constant = constantFormula(parseExpression(text).expression!);
    return constant?.type === 'constant' ? constant.value.toFraction() : constant?.type;
  };
  test.each([
    ['(a + b) * (a - b) / (a * a - b * b)', '1'],
    ['(a / b + c / b) / ((a + c) / b)', '1'],
    ['(2 * a + 4 * b) / (a + 2 * b)', '2'],
    ['minutes(a) / a', '60'],
    ['max(a, b) / max(a, b)', '1'],
    ['if(a > b, c, c) - c', '0'],
    ['a / (b - b)', 'divides-by-zero'],
    ['a / (b / (c - c))', 'divides-by-zero'],
    ['max(a, b) / max(b, a)', undefined],
    ['(a + b) / (a - b)', undefined],
    ['a / b', undefined],
    ['2 * 3', undefined],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each([
    ['a >= a', true],
    ['a > a', false],
    ['a + 1 > a and b = b', true],
    ['a > b or a = a', true],
    ['a > a implies b > c', true],
    ['not (a != a)', true],
    ['a > b', undefined],
  ])('%s', (text, expected) => {
    expect(constantCondition(parseExpression(text).expression!)).toBe(expected);
  });

  test('a formula that grows too large is left undecided in little time', () => {
    const power = Array.from({ length: 40 }, (_, index) => `(a${index} + b${index})`).join(' * ');
    const started = performance.now();
    expect(value(`(${power}) / (${power})`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

const basis = (close: string, deal: string, share: string): Record<string, string> => ({
  'assumptions.close-rate.recalculation': `{ every: P1M, basis: ${close} }`,
  'assumptions.deal-size.recalculation': `{ every: P1M, basis: ${deal} }`,
  'assumptions.marketing-share.recalculation': `{ every: P1M, basis: ${share} }`,
});
const PERIOD = 'closed-in-period';
const cycle = (value: string, unit: string): Record<string, string> => ({
  ...basis(PERIOD, PERIOD, PERIOD),
  'assumptions.+': `{ id: sales-cycle, name: Sales cycle, value: ${value}, unit: ${unit} }`,
  'leadModel.salesCycle': 'sales-cycle',
});

judge(cohortPeriodMixing, 'marketing-sales', [
  ['the rates of the reference', basis('cohort', 'cohort', PERIOD)],
  ['all of the period, with no sales cycle', basis(PERIOD, PERIOD, PERIOD)],
  [
    'two groups of customers',
    basis('cohort', PERIOD, PERIOD),
    ['warning /goals/0/derivation/formula', 'joins `close-rate`'],
  ],
  ['a cycle of half a month of 30 days', cycle('15', 'days')],
  ['a cycle of half a month of 31 days', cycle('15.5', 'days')],
  [
    'a cycle above half a month',
    cycle('16', 'days'),
    ['warning /assumptions/3/recalculation/basis', '16 days'],
  ],
  // 50 % ÷ 1.1 = 45.45… %, and 100 leads × 1.1 = 110.
  [
    'a cycle of one month',
    { ...AS_PUBLISHED, ...cycle('1', 'months') },
    [
      'warning /assumptions/3/recalculation/basis',
      'a true 50 % shows as 45.4 %, and a goal of 100 becomes 110',
    ],
  ],
  ['a rate of a year', { ...cycle('1', 'months'), 'assumptions.close-rate.window': 'P1Y' }],
  ['a rate of one group of leads', { ...cycle('3', 'months'), ...basis('cohort', 'cohort', PERIOD) }],
]);

const PAPER = 'services.paper-supply.deliverables.copy-paper';
const share = (first: string, second: string): Record<string, string> => ({
  [`${PAPER}.destinations.philadelphia.share`]: first,
  [`${PAPER}.destinations.allentown.share`]: second,
});
const pool = (weights: string, more = ''): Record<string, string> => ({
  'remedies.pool': `{ percent: 10, ${more} shares: [${weights}] }`,
});

judge(sharesDoNotSum, 'dunder-mifflin', [
  ['unequal shares', share('62.5', '37.5')],
  [
    'a hundredth too little',
    share('50', '49.99'),
    ['error /services/0/deliverables/0/destinations', '0.01 % has no destination'],
  ],
  [
    'a hundredth too much',
    share('50', '50.01'),
    ['error /services/0/deliverables/0/destinations', 'delivered twice'],
  ],
  ['no shares at all', share('', '')],
  ['parts of one, which is another defect', share('0.5', '0.5')],
  [
    'one share missing',
    share('60', ''),
    ['error /services/0/deliverables/0/destinations/1', '`allentown` has none'],
  ],
  [
    'one share missing of the whole',
    share('100', ''),
    ['error /services/0/deliverables/0/destinations/1', 'make 100 % already'],
  ],
  ['a share undecided', share('60', 'to-be-decided')],
  [
    'a pool that is shared',
    pool('{ objective: monthly-volume, weight: 70 }, { objective: deliveries-in-time, weight: 30 }'),
  ],
  [
    'a pool with a rest',
    pool('{ objective: monthly-volume, weight: 70 }, { objective: deliveries-in-time, weight: 20 }'),
    ['error /remedies/pool/shares', '10 % of the amount at risk belongs to no objective'],
  ],
  [
    'a pool for which objectives compete',
    pool(
      '{ objective: monthly-volume, weight: 100 }, { objective: deliveries-in-time, weight: 100 }',
      'allocation: 200,',
    ),
  ],
  [
    'weights of one party',
    { 'objectives.monthly-volume.weight': '60', 'objectives.deliveries-in-time.weight': '50' },
    ['error /objectives/0', 'make 110 %'],
  ],
  [
    'weights of one party that fit',
    { 'objectives.monthly-volume.weight': '60', 'objectives.deliveries-in-time.weight': '40' },
  ],
]);

judge(sharesDoNotSum, 'marketing-sales-service', [
  [
    'a whole for each of two that are owed',
    {
      'objectives.monthly-deals.weight': '100',
      'objectives.monthly-friction-report.weight': '100',
      'objectives.monthly-friction-report.beneficiary': 'marketing',
    },
  ],
]);

test('shares that are parts of 1 are told as such', async () => {
  const found = await lintText(changedText(textOf('dunder-mifflin'), share('0.5', '0.5')), [
    percentAsFraction,
  ]);
  expect(found.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
    'error /services/0/deliverables/0/destinations',
  ]);
});

const RRULE = `${PAPER}.schedule.rrule`;
const UNSPLIT = { [`${PAPER}.split`]: '' };
const QUANTITY = 'error /services/0/deliverables/0/quantity';

// Mondays of a month are four or five, so that with two addresses 8 and 10 must divide the quantity.
judge(scheduleIndivisible, 'dunder-mifflin', [
  ['40 reams divide among 8 and 10', { ...UNSPLIT, [`${PAPER}.quantity`]: '40' }],
  [
    '50 reams: 50 ÷ 4 ÷ 2 = 6.25, and 50 ÷ 5 ÷ 2 = 5',
    UNSPLIT,
    [QUANTITY, 'brings to each of 2 destinations 6.25 in a month with 4 deliveries:'],
  ],
  [
    '48 reams: 48 ÷ 8 = 6, and 48 ÷ 10 = 4.8',
    { ...UNSPLIT, [`${PAPER}.quantity`]: '48' },
    [QUANTITY, '4.8 in a month with 5 deliveries:'],
  ],
  [
    '50 reams twice a month, for one address',
    {
      ...UNSPLIT,
      [RRULE]: 'FREQ=MONTHLY;BYDAY=1MO,3MO',
      [`${PAPER}.destinations.allentown`]: '',
      [`${PAPER}.destinations.philadelphia.share`]: '100',
    },
  ],
  ['litres', { ...UNSPLIT, [`${PAPER}.unit`]: 'litres' }],
  ['tons', { ...UNSPLIT, [`${PAPER}.unit`]: 'tons' }],
  ['without a schedule', { ...UNSPLIT, [`${PAPER}.schedule`]: '' }],
  [
    'an odd number for two addresses, without a schedule',
    { ...UNSPLIT, [`${PAPER}.schedule`]: '', [`${PAPER}.quantity`]: '51' },
    [QUANTITY, 'is 51 Reams a month, but each of 2 destinations has 25.5:'],
  ],
  [
    'an odd number each week',
    { ...UNSPLIT, [`${PAPER}.per`]: 'P1W', [`${PAPER}.quantity`]: '5' },
    [QUANTITY, '2.5 in a week with 1 delivery:'],
  ],
  ['without a quantity', { ...UNSPLIT, [`${PAPER}.quantity`]: '' }],
  [
    'shares of which one is odd: 40 ÷ 4 × 55 % = 5.5',
    { ...UNSPLIT, ...share('55', '45'), [`${PAPER}.quantity`]: '40' },
    [QUANTITY, 'brings to one of 2 destinations 5.5 in a month with 4 deliveries, 4.4 with 5:'],
  ],
  ['fractions allowed', { [`${PAPER}.split`]: '{ method: fractional-allowed, unitSize: 1 }' }],
  ['a split, shown', {}, ['info /services/0/deliverables/0/split', '4: 13 + 13 + 12 + 12']],
  ['a split in halves that all fit', { [`${PAPER}.split.unitSize`]: '0.25' }],
  [
    'a split in packages that do not make the quantity',
    { [`${PAPER}.split.unitSize`]: '4' },
    [QUANTITY, 'in packages of 4'],
  ],
]);

const need = (text: string, rrule?: string): Record<string, string> => ({
  'requirements.status-reports.need': text,
  ...(rrule === undefined ? {} : { 'requirements.status-reports.cadence.rrule': rrule }),
});
const CADENCE = 'warning /requirements/0/cadence/rrule';

judge(cadenceCountMismatch, 'marketing-sales', [
  ['four reports a month, on four days', need('send four reports a month')],
  ['each week, on a Monday', need('report every lead each week', 'FREQ=WEEKLY;BYDAY=MO')],
  [
    'four times a month, on each Monday',
    need('report every lead four times a month', 'FREQ=WEEKLY;BYDAY=MO'),
    [CADENCE, '“four times a month”, 48 times a year, and its schedule comes 52.2 times a year'],
  ],
  ['a monthly report, sent four times', need('send a monthly status report'), [CADENCE, '“monthly”']],
  [
    'every two weeks, on every other Friday',
    need('report every lead every two weeks', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'),
  ],
  [
    'twice a month, on every other Friday',
    need('report every lead twice a month', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'),
    [CADENCE, '26.1 times'],
  ],
  ['weekly at the end', need('report the open leads weekly'), [CADENCE, '“weekly”, 52.2 times']],
  ['weekly at the end of a clause', need('report weekly, and call on Fridays'), [CADENCE, '“weekly”']],
  ['at least weekly', need('report the open leads at least weekly')],
  ['daily and weekly', need('report the open leads daily and weekly')],
  ['the leads of each week, four times', need('report the leads of each week')],
  ['weekly numbers, four times', need('report the weekly numbers and their trend')],
  [
    'two largest deals each month, on one day',
    need('name the two largest deals each month', 'FREQ=MONTHLY;BYMONTHDAY=5'),
  ],
  ['two rates in one sentence', need('report every lead each week and each month')],
  ['each day, on working days', need('report every lead each day', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR')],
  ['each quarter', need('report every lead each quarter', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1')],
  [
    'a weekly report that is sent once a month',
    { 'reports.closing-report.name': 'Weekly closing report' },
    ['warning /reports/2/every/rrule', 'The report “Weekly closing report”'],
  ],
  [
    'a report that is needed each week and sent four times a month',
    need('send the status report', 'FREQ=WEEKLY;BYDAY=MO'),
    [CADENCE, '`marketing` needs “Status report” 52.2 times a year'],
  ],
  [
    'a monthly number with weekly deadlines',
    { 'goals.lead-goal.due.rrule': 'FREQ=WEEKLY;BYDAY=FR' },
    ['warning /goals/0/due/rrule', '52.2 times a year'],
  ],
]);

test('schedules and words are counted in a mean year', () => {
  const rates = (rrule: string): number => Number(rulePerYear(rrule)?.valueOf().toFixed(3));
  expect(rates('FREQ=WEEKLY;BYDAY=MO')).toBe(52.179); // 365.25 ÷ 7
  expect(rates('FREQ=WEEKLY')).toBe(52.179);
  expect(rates('FREQ=MONTHLY')).toBe(12);
  expect(rates('FREQ=MONTHLY;BYMONTHDAY=31')).toBe(7);
  expect(rates('FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=1')).toBe(2.4);
  expect(rates('FREQ=YEARLY;INTERVAL=3;BYMONTH=1;BYMONTHDAY=1')).toBe(0.333);
  expect(timesPerYear('P3M')?.toFraction()).toBe('4');
  expect(isSameRate(timesPerYear('P1M')!, timesPerYear('P30D')!)).toBe(true);
  expect(isSameRate(timesPerYear('P1M')!, timesPerYear('P4W')!)).toBe(false);
});

const DEALS = (count: string): Record<string, string> => ({
  ...AS_PUBLISHED,
  'goals.deal-goal.derivation': '',
  'goals.deal-goal.value': count,
});
const TIERS = (director: string): Record<string, string> => ({
  ...DEALS('50'),
  [`${LEAD}.derivation`]: '',
  [`${LEAD}.values`]: '[{ tier: ceo, count: 40 }, { tier: director, count: 60 }]',
  'leadModel.tiers.ceo.closeRate': '80',
  'leadModel.tiers.director.closeRate': director,
});

judge(goalChainBreak, 'marketing-sales', [
  ['100 leads × 50 % = 50 deals', DEALS('50')],
  ['100 leads for 51 deals', DEALS('51'), ['error /goals/0/value', '100 leads brings 50 of the 51 deals']],
  [
    'the guide’s 80 leads, with a formula of their own',
    { ...DEALS('50'), [`${LEAD}.value`]: '80' },
    ['error /goals/0/value', '80 leads brings 40 of the 50 deals'],
  ],
  [
    '100 leads, of which marketing owes only 80 % of the deals',
    { ...DEALS('60'), 'assumptions.marketing-share.value': '80' },
  ],
  ['both goals by their formulas', NEXT_MONTH],
  ['tiers of 32 and 18 deals', TIERS('30')],
  [
    'tiers of 32 and 12 deals',
    TIERS('20'),
    ['error /goals/0/value', 'brings 44 of the 50 deals of “deal-goal” by the close rates'],
  ],
  ['another period', { ...DEALS('90'), 'goals.deal-goal.per': 'P3M' }],
  ['an undecided number', { ...DEALS('to-be-decided'), status: 'draft' }],
  [
    'revenue that 50 deals of 100 do not bring',
    { 'goals.revenue-goal.value': '6000', 'goals.lead-value-goal.supports': '' },
    ['error /goals/2/value', 'brings 5,000 of the 6,000 USD'],
  ],
  [
    'the rest of a sum that others may bring',
    { 'goals.lead-value-goal.value': '3000', 'goals.deal-goal.supports': '' },
    ['info /goals/1/value', 'the rest comes from no goal'],
  ],
]);

const CHAIN = (rate: string): Record<string, string> => ({
  'chains.+': `{ id: flow, kind: volume, objective: monthly-deals, parts: [{ id: all, kind: series, of: [first, rate] }, { id: first, kind: leaf, objective: monthly-leads }, { id: rate, kind: leaf, value: ${rate} }] }`,
});

judge(goalChainBreak, 'marketing-sales-service', [
  ['100 × 50 % = 50', CHAIN('50')],
  ['100 × 49.9 % = 49.9', CHAIN('49.9'), ['error /objectives/1/target', '100 × 49.9 % = 49.9']],
]);

const VALUES = 'goals.lead-value-goal';
const COUNT = 'info /goals/1';

// 20 × 100 + 40 × 50 + 25 × 40 = 5,000 of 85 leads.
judge(countVsValueGoal, 'marketing-sales', [
  [
    'the mix of the guide',
    {
      [`${VALUES}.values`]:
        '[{ tier: ceo, count: 20 }, { tier: director, count: 40 }, { tier: manager, count: 25 }]',
    },
    [COUNT, '50 leads of the best tier'],
  ],
  ['the value decides', { [`${VALUES}.precedence`]: 'value' }],
  ['the number decides, as the other goal says', { [`${LEAD}.precedence`]: 'count' }],
  ['goals of different periods', { [`${VALUES}.per`]: 'P3M' }],
  ['goals of different parties', { [`${VALUES}.party`]: 'sales' }],
  [
    'a value that one tier alone makes, no more and no less',
    { ...AS_PUBLISHED, [`${VALUES}.values`]: '[{ tier: director, count: 100 }]' },
  ],
  [
    'tiers that make less than the goal',
    {
      [`${VALUES}.precedence`]: 'both',
      [`${VALUES}.values`]: '[{ tier: ceo, count: 10 }, { tier: director, count: 40 }]',
    },
    ['warning /goals/1/values', 'make 3,000 USD, and its `value` is 5,000'],
  ],
  [
    'tiers of another number of leads',
    { [`${VALUES}.precedence`]: 'both', [`${LEAD}.values`]: '[{ tier: ceo, count: 120 }]', ...AS_PUBLISHED },
    ['warning /goals/0/values', 'make 120 leads'],
  ],
]);

test('a quantity that does not divide is mended by the one that the hint names', async () => {
  const hints = async (
    change: Readonly<Record<string, string>>,
  ): Promise<readonly (string | undefined)[]> => {
    const found = await lintText(changedText(textOf('dunder-mifflin'), change), [scheduleIndivisible]);
    return found.map(({ hint }) => hint);
  };
  expect((await hints({}))[0]).toMatch(/such as 80$/);
  expect(await hints({ [`${PAPER}.quantity`]: '80' })).toEqual([]);
  const weekly = { ...UNSPLIT, [`${PAPER}.per`]: 'P1W', [`${PAPER}.quantity`]: '5' };
  expect((await hints(weekly))[0]).toMatch(/the destinations get 3 \+ 2, .* such as 6$/);
  expect(await hints({ ...weekly, [`${PAPER}.quantity`]: '6' })).toEqual([]);
});

test('no example has such a defect', async () => {
  const files = readdirSync(join(PROJECT, 'examples')).filter((name) => name.endsWith('.sla.yaml'));
  expect(files.length).toBeGreaterThanOrEqual(7);
  for (const file of files) {
    const found = await lintText(readFileSync(join(PROJECT, 'examples', file), 'utf8'), RULES);
    expect(
      found.filter(({ severity }) => severity !== 'info').map(({ message }) => `${file}: ${message}`),
    ).toEqual([]);
  }
});

test('each rule takes time that grows with the agreement, not with its square', () => {
  const { source } = read(textOf('marketing-sales'), 'agreement.sla.yaml');
  const small = check(source!).agreement!;
  const grown = (count: number): Agreement => {
    const many = <T extends object>(
      list: readonly T[] | undefined,
      change: (index: number) => Partial<T>,
    ): T[] => [
      ...(list ?? []),
      ...Array.from({ length: count }, (_, index) => ({ ...list![0]!, ...change(index) })),
    ];
    return {
      ...small,
      objectives: many(small.objectives, (index) => ({ id: `more-leads-${index}`, weight: '0.1' })),
      assumptions: many(small.assumptions, (index) => ({ id: `more-quota-${index}` })),
      goals: many(small.goals, (index) => ({
        id: `more-goal-${index}`,
        objective: `more-leads-${index}`,
        supports: ['deal-goal'],
      })),
      requirements: many(small.requirements, (index) => ({ id: `more-need-${index}` })),
    };
  };
  const [some, many] = [grown(500), grown(2000)];
  for (const rule of RULES) {
    const time = (agreement: Agreement): number => {
      const started = performance.now();
      lint({ agreement, source: source!, words: {} }, [rule]);
      return performance.now() - started;
    };
    const fastest = (agreement: Agreement): number => Math.min(...[1, 2, 3, 4].map(() => time(agreement)));
    // Four times the agreement is four times the work; its square would be sixteen times.
    expect(fastest(many), rule.name).toBeLessThan(9 * fastest(some) + 50);
  }
}, 60_000);
