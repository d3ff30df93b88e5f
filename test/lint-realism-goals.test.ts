import { expect, test } from 'vitest';
import type { Rule } from '../src/lint/rule.ts';
import { followUpVsCapacity } from '../src/lint/rules/follow-up-vs-capacity.ts';
import { goalWithoutMargin } from '../src/lint/rules/goal-without-margin.ts';
import { perfectTarget } from '../src/lint/rules/perfect-target.ts';
import { targetAboveBaseline } from '../src/lint/rules/target-above-baseline.ts';
import { tierValueVsDeal } from '../src/lint/rules/tier-value-vs-deal.ts';
import { changedExample } from './support/change-agreement.ts';
import { lintText } from './support/lint-text.ts';
import { type Change, testCases } from './support/rule-cases.ts';

const CALLS = (change: Readonly<Record<string, string | number>>): Change => {
  const plan = {
    team: 'sales',
    maxAttempts: 6,
    minutesPerAttempt: 10,
    reps: 1,
    hoursPerRep: 160,
    share: 40,
    ...change,
  };
  return { 'leadModel.followUp': JSON.stringify(plan) };
};
const AT_REPS = '/leadModel/followUp/reps';

testCases(followUpVsCapacity, 'marketing-sales', {}, [
  [
    'one person and attempts that end at a contact',
    CALLS({ connectRate: 20 }),
    [`warning ${AT_REPS}`],
    { load: '96.075', demandSeconds: '221356.8', supplySeconds: '230400' },
  ],
  ['two people', CALLS({ connectRate: 20, reps: 2 }), []],
  ['one person who reaches nobody', CALLS({}), [`warning ${AT_REPS}`], { load: '156.25' }],
  ['two people who reach nobody', CALLS({ reps: 2 }), []],
  ['85 % of the time', CALLS({ connectRate: 100, minutesPerAttempt: 32.64 }), []],
  ['a moment more', CALLS({ connectRate: 100, minutesPerAttempt: 32.65 }), [`warning ${AT_REPS}`]],
  [
    'all of the time',
    CALLS({ connectRate: 100, minutesPerAttempt: 38.4 }),
    [`warning ${AT_REPS}`],
    { load: '100' },
  ],
  ['more than all of it', CALLS({ connectRate: 100, minutesPerAttempt: 38.41 }), [`error ${AT_REPS}`]],
  [
    'a single attempt that takes too long',
    CALLS({ minutesPerAttempt: 39 }),
    [`error ${AT_REPS}`],
    { attempts: '1' },
  ],
  ['attempts that need nobody', CALLS({ automatedShare: 100 }), []],
  ['no share of the time', CALLS({ share: 0 }), ['error /leadModel/followUp/share'], { supplySeconds: '0' }],
  [
    'fewer leads in the first of two promises to the team',
    {
      ...CALLS({ connectRate: 100, minutesPerAttempt: 32.64 }),
      'metrics.+': '{ id: other, name: Other leads, unit: leads, direction: higher-is-better }',
      'objectives.+':
        '{ id: other, name: Other leads, metric: other, obligor: marketing, beneficiary: sales, comparator: gte, target: 101, window: { length: P1M, partial: prorate } }',
    },
    [`warning ${AT_REPS}`],
    { leads: '101' },
  ],
  [
    'leads that only a goal counts',
    { ...CALLS({ connectRate: 100, minutesPerAttempt: 38.41 }), 'metrics.leads-delivered.unit': 'brochures' },
    [`error ${AT_REPS}`],
    { leads: '100' },
  ],
  [
    'no leads promised',
    { ...CALLS({}), 'metrics.leads-delivered.unit': 'brochures', 'goals.lead-goal.unit': 'brochures' },
    [],
  ],
]);

const LEADS = 'goals.lead-goal';
const AT_DERIVATION = 'warning /goals/0/derivation';
const AT_CONFIDENCE = 'warning /goals/0/derivation/confidence';
const derivation = (more: string): string =>
  `{ formula: quota / deal_size / (close_rate / 100), inputs: [quota, deal-size, close-rate], result: 100${more} }`;
const sure = (confidence: number, leads: number): Change => ({
  [`${LEADS}.derivation.confidence`]: String(confidence),
  [`${LEADS}.value`]: String(leads),
});

testCases(goalWithoutMargin, 'marketing-sales', {}, [
  // The sum of C(100, j) ÷ 2^100 from 50 on is 0.5397946…
  [
    'a goal of the average',
    { [`${LEADS}.derivation`]: derivation('') },
    [AT_DERIVATION],
    { chance: '53.979462', leadsForConfidence: '108', customers: 50 },
  ],
  ['107 leads', sure(80, 107), [AT_CONFIDENCE]],
  ['108 leads', sure(80, 108), []],
  ['112 leads for 90 %', sure(90, 112), [AT_CONFIDENCE], { leadsForConfidence: '113' }],
  ['113 leads for 90 %', sure(90, 113), []],
  ['116 leads for 95 %', sure(95, 116), [AT_CONFIDENCE], { leadsForConfidence: '117' }],
  ['117 leads for 95 %', sure(95, 117), []],
  ['a confidence that the average has', sure(53.9, 100), []],
  // One lead and one deal: exactly one half.
  [
    'a confidence that is reached exactly',
    { ...sure(50, 1), [`${LEADS}.derivation.formula`]: 'deal_size / deal_size / (close_rate / 100) / 2' },
    [],
  ],
  [
    'a margin',
    {
      [`${LEADS}.derivation`]: derivation(', margin: 5'),
      [`${LEADS}.value`]: '105',
    },
    [],
  ],
  ['leads that all close', { ...sure(99, 50), 'assumptions.close-rate.value': '100' }, []],
  [
    'a formula without a rate',
    { ...sure(99, 100), [`${LEADS}.derivation.formula`]: 'quota / deal_size * 2' },
    [],
  ],
  ['a goal of something else', { ...sure(99, 100), [`${LEADS}.unit`]: 'brochures' }, []],
  [
    'a formula that rounds',
    { ...sure(80, 100), [`${LEADS}.derivation.formula`]: 'ceil(quota / deal_size / (close_rate / 100))' },
    [AT_CONFIDENCE],
  ],
  [
    'two rates after each other',
    {
      ...sure(80, 125),
      'assumptions.+': '{ id: acceptance-rate, name: Accepted leads, value: 80, unit: "%" }',
      [`${LEADS}.derivation.formula`]: 'quota / deal_size / (acceptance_rate / 100) / (close_rate / 100)',
      [`${LEADS}.derivation.inputs`]: '[quota, deal-size, acceptance-rate, close-rate]',
    },
    [AT_CONFIDENCE],
    { closeRate: '40', customers: 50, leads: 125 },
  ],
]);

const BEFORE = (value: string, unit: string, objective = 'monthly-volume'): Change => ({
  'assumptions.+': `{ id: so-far, name: So far, value: ${value}, unit: ${unit} }`,
  [`objectives.${objective}.baseline`]: 'so-far',
});
const AT_VOLUME = 'warning /objectives/0/target';
const DUTY = '{ action: deliver the Reams, objective: monthly-volume }';

testCases(targetAboveBaseline, 'dunder-mifflin', {}, [
  ['as much as before', BEFORE('50', 'Reams'), []],
  ['more than before', BEFORE('49.9', 'Reams'), [AT_VOLUME], { improvement: '0.1' }],
  ['a third of a quarter', BEFORE('150', 'Reams/quarter'), []],
  ['less than a third of a quarter', BEFORE('147', 'Reams/quarter'), [AT_VOLUME], { baseline: '49' }],
  ['weeks, which are no part of a month', BEFORE('5', 'Reams/week'), []],
  ['another unit', BEFORE('5', 'pallets'), []],
  [
    'a duty that brings it',
    { ...BEFORE('40', 'Reams'), 'responsibilities.rows.0.cells.provider.+': DUTY },
    [],
  ],
  [
    'an initiative for the goal that it measures',
    {
      ...BEFORE('40', 'Reams'),
      'initiatives.+': '{ id: press, party: dunder-mifflin, focus: a second press, forGoal: supply-goal }',
    },
    [],
  ],
  ['a plan for it', { ...BEFORE('40', 'Reams'), 'remedies.plans.0.objective': 'monthly-volume' }, []],
  ['an aim', { ...BEFORE('40', 'Reams'), 'objectives.monthly-volume.strength': 'stretch' }, []],
  [
    'fewer late deliveries than before',
    {
      ...BEFORE('3', 'deliveries', 'deliveries-in-time'),
      'remedies.plans': '',
      'responsibilities.rows.1.cells.provider.0': 'deliver the Reams to each address',
    },
    ['warning /objectives/1/target'],
    { improvement: '1' },
  ],
  [
    'more late deliveries than before',
    {
      ...BEFORE('1', 'deliveries', 'deliveries-in-time'),
      'remedies.plans': '',
      'responsibilities.rows.1.cells.provider.0': 'deliver the Reams to each address',
    },
    [],
  ],
]);

const LATE_ONES = 'objectives.deliveries-in-time';

testCases(perfectTarget, 'dunder-mifflin', {}, [
  ['fewer than two late deliveries', {}, []],
  [
    'no late delivery',
    { [`${LATE_ONES}.comparator`]: 'lte', [`${LATE_ONES}.target`]: '0' },
    ['warning /objectives/1/target'],
  ],
  [
    'fewer than one of what is counted',
    { [`${LATE_ONES}.target`]: '1', 'metrics.late-deliveries.kind': 'count' },
    ['warning /objectives/1/target'],
  ],
  [
    'less than one of what is measured',
    { [`${LATE_ONES}.target`]: '1', 'metrics.late-deliveries.kind': 'duration' },
    [],
  ],
]);

const DEPTH = 'objectives.follow-up-depth';

testCases(perfectTarget, 'marketing-sales', CALLS({ depth: 'follow-up-depth' }), [
  ['the most attempts for nine leads of ten', {}, []],
  [
    'the most attempts on average',
    { [`${DEPTH}.attainment`]: '' },
    ['warning /objectives/3/target'],
    { maxAttempts: '6' },
  ],
  ['one attempt less on average', { [`${DEPTH}.attainment`]: '', [`${DEPTH}.target`]: '5' }, []],
  ['more than the most for nine leads of ten', { [`${DEPTH}.target`]: '7' }, ['error /objectives/3/target']],
  ['above the most', { [`${DEPTH}.comparator`]: 'gt' }, ['error /objectives/3/target']],
  ['every lead', { [`${DEPTH}.attainment`]: '100' }, ['warning /objectives/3/attainment']],
]);

const SAYS = (words: string): Change => ({ 'goals.lead-value-goal.statement': words });

testCases(perfectTarget, 'marketing-sales', { 'goals.lead-value-goal.objective': 'first-follow-up' }, [
  [
    'a goal that says always of 95 % of the cases',
    SAYS('Sales always calls within the hour.'),
    ['warning /goals/1/statement'],
    { words: 'always' },
  ],
  ['a goal that says how often', SAYS('Sales calls nearly all leads within the hour.'), []],
  [
    'a goal that says always of a number',
    { ...SAYS('Marketing always delivers.'), 'goals.lead-value-goal.objective': 'monthly-leads' },
    [],
  ],
]);

const RATED = (target: string, more = ''): Change => ({
  'metrics.+': '{ id: rating, name: Rating, unit: points of 5, kind: score, direction: higher-is-better }',
  'objectives.+': `{ id: rating, name: Rating, metric: rating, obligor: sales, beneficiary: marketing, comparator: gte, target: ${target}, ${more} window: { length: P1M, partial: full-target } }`,
});

testCases(perfectTarget, 'marketing-sales', {}, [
  ['the best score of a scale', RATED('5'), ['warning /objectives/6/target'], { best: '5' }],
  ['less than the best', RATED('4.5'), []],
  ['the best score for a share of the cases', RATED('5', 'attainment: 80,'), []],
]);

const CEO = 'leadModel.tiers.ceo';
const AT_VALUE = '/leadModel/tiers/0/value';
const worth = (amount: string, closeRate?: string): Change => ({
  [`${CEO}.value.amount`]: amount,
  ...(closeRate === undefined ? {} : { [`${CEO}.closeRate`]: closeRate }),
});
const PLAIN_CEO: Change = { [CEO]: '{ id: ceo, name: CEO, value: { amount: 100, currency: USD } }' };

testCases(tierValueVsDeal, 'marketing-sales', PLAIN_CEO, [
  ['a whole deal', {}, [`warning ${AT_VALUE}`], { impliedCloseRate: '100' }],
  ['nine tenths of a deal', worth('90'), [`warning ${AT_VALUE}`]],
  ['just below', worth('89.99'), []],
  ['more than a deal', worth('250'), [`warning ${AT_VALUE}`], { impliedCloseRate: '250' }],
  ['what the close rate makes it', worth('40', '40'), []],
  ['a tenth more than the close rate makes it', worth('44', '40'), []],
  ['just more than that', worth('44.01', '40'), [`info ${AT_VALUE}`], { valueByCloseRate: '40' }],
  ['a tenth less', worth('36', '40'), []],
  ['a close rate that no leads have', worth('90', '90'), ['warning /leadModel/tiers/0/closeRate']],
  ['a close rate just below', worth('89.9', '89.9'), []],
  ['a whole deal with a close rate', worth('100', '40'), [`info ${AT_VALUE}`]],
  ['deals in another currency', { 'assumptions.deal-size.unit': 'EUR/customer' }, []],
  [
    'two sizes of deals',
    { 'assumptions.+': '{ id: large-deal, name: Large deal, value: 900, unit: USD/deal }' },
    [],
  ],
]);

const HINTS: readonly (readonly [
  about: string,
  rule: Rule,
  change: Change,
  message: string,
  hint: string,
])[] = [
  [
    'a share of failures in percent',
    perfectTarget,
    {
      'metrics.+': '{ id: loss, name: Lost leads, unit: "%", direction: lower-is-better }',
      'objectives.+':
        '{ id: loss, name: Lost leads, metric: loss, obligor: sales, beneficiary: marketing, comparator: lte, target: 0, window: { length: P1M, partial: full-target } }',
    },
    'allows not the smallest share in a window',
    'the share that each window may have, such as 0.1',
  ],
  [
    'a follow-up by a single attempt',
    followUpVsCapacity,
    CALLS({ connectRate: 100, minutesPerAttempt: 39 }),
    '1 attempt on average',
    'write `reps: 2`',
  ],
  // 600 h in the worst case, 64 h for each person, of which 85 % are 54.4.
  [
    'a follow-up that may take ever so long',
    followUpVsCapacity,
    CALLS({ minutesPerAttempt: 60 }),
    'a single attempt each take 100 h',
    'write `reps: 12`',
  ],
  [
    'a goal for a single customer',
    goalWithoutMargin,
    {
      'assumptions.quota.value': '100',
      'goals.lead-goal.value': '2',
      'goals.lead-goal.per': '',
      'goals.lead-goal.derivation': derivation('').replace('result: 100', 'result: 2'),
    },
    'brings the customer that is needed with a chance of only 75 % at a close rate of 50 %: in 25 of 100 months it is missing',
    'a goal of 3',
  ],
];

test.each(HINTS)('%s is told in words that fit', async (_, rule, change, message, hint) => {
  const [found] = await lintText(changedExample({ example: 'marketing-sales', change }), [rule]);
  expect(found?.message ?? '').toContain(message);
  expect(found?.hint ?? '').toContain(hint);
});
