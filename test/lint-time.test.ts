import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Rule } from '../src/lint/rule.ts';
import { accessibleStructure } from '../src/lint/rules/accessible-structure.ts';
import { ambiguousTimeWord } from '../src/lint/rules/ambiguous-time-word.ts';
import { deadlineOnClosedDay } from '../src/lint/rules/deadline-on-closed-day.ts';
import { holidayHorizon } from '../src/lint/rules/holiday-horizon.ts';
import { layoutOverload } from '../src/lint/rules/layout-overload.ts';
import { noticeExceedsTerm } from '../src/lint/rules/notice-exceeds-term.ts';
import { renewalNoticeTrap } from '../src/lint/rules/renewal-notice-trap.ts';
import { reportAfterClaimWindow } from '../src/lint/rules/report-after-claim-window.ts';
import { staleAssumption } from '../src/lint/rules/stale-assumption.ts';
import { changedExample } from './support/change-agreement.ts';
import { findExamples } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';
import { variations } from './support/lint-variations.ts';

const dueOn = (rest: string): Record<string, string> => ({ 'goals.lead-goal.due': `{ ${rest} }` });
// In the term, 25 April and 25 July 2026 are Saturdays, 25 October a Sunday, 25 May and 25 December holidays.
variations(deadlineOnClosedDay, 'marketing-sales', [
  [
    'the 25th is closed five times and nothing says what then holds',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=25, calendar: business-hours'),
    [
      'warning /goals/0/due … 5 times … first on Saturday 2026-04-25 … Friday 2026-04-24 or on Monday 2026-04-27',
    ],
  ],
  [
    'it stays on the day',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=25, calendar: business-hours, onClosed: same-day'),
    [],
  ],
  [
    'it is skipped now and then',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=25, calendar: business-hours, onClosed: skip'),
    [],
  ],
  ['a Tuesday that is never a holiday', dueOn('rrule: FREQ=MONTHLY;BYDAY=2TU, calendar: business-hours'), []],
  ['once a month on no day', dueOn('rrule: FREQ=MONTHLY, calendar: business-hours'), []],
  [
    'every time is skipped',
    dueOn('rrule: FREQ=WEEKLY;BYDAY=SU, calendar: business-hours, onClosed: skip'),
    ['warning /goals/0/due/onClosed … 53 times … never due'],
  ],
  [
    'a move without a calendar',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=25, onClosed: next-open'),
    ['warning /goals/0/due/onClosed … no `calendar`'],
  ],
  [
    'no calendar but one that could be meant',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=25'),
    ['info /goals/0/due: … 5 times'],
  ],
  [
    'the 29th lacks in one month',
    dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=29, calendar: business-hours, onClosed: next-open'),
    ['warning /goals/0/due/rrule … 2026-02 has not'],
  ],
  ['the 28th', dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=28, calendar: business-hours, onClosed: next-open'), []],
  [
    'the 31st in a term of leap years',
    {
      ...dueOn('rrule: FREQ=MONTHLY;BYMONTHDAY=29, calendar: business-hours, onClosed: next-open'),
      'term.effective': '2028-01-01',
    },
    [],
  ],
  [
    'every day, of which the open ones are meant',
    { 'reports.pace-report.every': '{ rrule: FREQ=DAILY, calendar: business-hours }' },
    // 104 Saturdays and Sundays and the 10 holidays, all on weekdays, and the first of February is a Sunday.
    ['warning /reports/0/every … 115 times'],
  ],
  // 21 November 2026 is a Saturday.
  [
    'a review on a closed day',
    { 'reviews.full-review.at': '[2026-11-21]' },
    ['info /reviews/2/at/0 … Saturday 2026-11-21'],
  ],
  [
    'maintenance on Sundays',
    {
      'maintenance.monthly-maintenance.schedule': '{ rrule: FREQ=WEEKLY;BYDAY=SU, calendar: business-hours }',
    },
    [],
    { example: 'cloud-service' },
  ],
  [
    'maintenance on the 31st',
    { 'maintenance.monthly-maintenance.schedule': '{ rrule: FREQ=MONTHLY;BYMONTHDAY=31 }' },
    ['warning /maintenance/0/schedule/rrule … 2026-04 and 4 more months'],
    { example: 'cloud-service' },
  ],
]);

test('a day that a month may lack becomes one that it has', async () => {
  const hints = async (rrule: string): Promise<readonly string[]> => {
    const change = dueOn(`rrule: "${rrule}", calendar: business-hours, onClosed: next-open`);
    const found = await lintText(changedExample({ example: 'marketing-sales', change }), [
      deadlineOnClosedDay,
    ]);
    return found.map(({ hint = '' }) => hint);
  };
  expect(await hints('FREQ=MONTHLY;BYMONTHDAY=15,31')).toEqual([
    'write `rrule: FREQ=MONTHLY;BYMONTHDAY=15,-1`',
  ]);
  expect(await hints('FREQ=MONTHLY;BYMONTHDAY=30,31')).toEqual(['write `rrule: FREQ=MONTHLY;BYMONTHDAY=-1`']);
  expect(await hints('FREQ=MONTHLY;BYMONTHDAY=-31')).toEqual(['write `rrule: FREQ=MONTHLY;BYMONTHDAY=1`']);
  expect(await hints('FREQ=MONTHLY;BYMONTHDAY=15,-1')).toEqual([]);
});

// 365 days, from 2026-02-01 to 2027-02-01.
variations(noticeExceedsTerm, 'marketing-sales', [
  ['one day less than the term', { 'termination.convenience.notice': 'P364D' }, []],
  [
    'the whole term',
    { 'termination.convenience.notice': 'P365D' },
    ['error /termination/convenience/notice … leads to 2027-02-01 … 365 days'],
  ],
  [
    'a right that begins with the end',
    { 'termination.convenience.notBefore': 'P12M' },
    ['error /termination/convenience/notBefore'],
  ],
  ['a right that ends it on the last day', { 'termination.convenience.notBefore': 'P364D' }, []],
  [
    'notice and cure run at once',
    { 'termination.grounds.leads-missed.notice': 'P300D', 'termination.grounds.leads-missed.cure': 'P300D' },
    [],
  ],
  [
    'the cure is longer than the term',
    { 'termination.grounds.leads-missed.cure': 'P13M' },
    ['error /termination/grounds/0/cure … “Sales” can never end it early'],
  ],
  // dunder-mifflin lasts a year, renews for a year, and is stopped by 60 days' notice. From the day after the last for that
  // notice, 2026-12-04, to the end of the renewal, 2028-02-01, are 424 days; from 2027-12-04 to 2029-02-01 are 425.
  [
    'in every term not renewing is as fast',
    { 'termination.convenience.notice': 'P425D' },
    [
      'error /termination/convenience/notice … 2027-04-02 … first term is over after 365 days … never gain anything',
    ],
    { example: 'dunder-mifflin' },
  ],
  [
    'a day faster than not renewing, in one renewal only',
    { 'termination.convenience.notice': 'P424D' },
    [
      'warning /termination/convenience/notice … 2027-04-01 … “Company X” cannot end the first term … up to 2026-12-03',
    ],
    { example: 'dunder-mifflin' },
  ],
  [
    'a ground in a term that renews',
    { 'termination.grounds.volume-missed.cure': 'P13M' },
    [
      'warning /termination/grounds/0/cure … `cure: P13M` … 2027-03-01 … “Company X” cannot end the first term',
    ],
    { example: 'dunder-mifflin' },
  ],
  [
    'as long as a term that renews',
    { 'termination.convenience.notice': 'P1Y' },
    [],
    { example: 'dunder-mifflin' },
  ],
  [
    'a right that begins with the second term',
    { 'termination.convenience.notBefore': 'P13M' },
    [],
    { example: 'dunder-mifflin' },
  ],
  [
    'thirty days in a term of one month, which may be shorter',
    {
      'term.length': 'P1M',
      'term.renewal': '{ mode: automatic, length: P1M, nonRenewalNotice: P7D, reminder: P7D }',
      'termination.convenience': '{ by: [company-x], notice: P30D }',
    },
    [],
    { example: 'dunder-mifflin' },
  ],
  // 2026-02-01 to 2026-05-01 are 89 days; up to 2026-04-01 a party can say that it does not renew.
  [
    'a notice of four months in a term of three that renews',
    {
      'term.length': 'P3M',
      'term.renewal': '{ mode: automatic, length: P3M, nonRenewalNotice: P30D, reminder: P14D }',
      'termination.convenience': '{ by: [company-x], notice: P120D }',
    },
    [
      'warning /termination/convenience/notice … 2026-06-01 … after 89 days, when 2026-05-01 … up to 2026-04-01',
    ],
    { example: 'dunder-mifflin' },
  ],
  [
    'a renewal that nobody can stop in the first term',
    {
      'term.length': 'P3M',
      'term.renewal': '{ mode: automatic, length: P3M, nonRenewalNotice: P4M, reminder: P14D }',
      'termination.convenience': '{ by: [company-x], notice: P2Y }',
    },
    ['warning /termination/convenience/notice … cannot end the first term by it'],
    { example: 'dunder-mifflin' },
  ],
  [
    'a notice still to be decided',
    { 'termination.convenience.notice': 'to-be-decided', status: 'draft' },
    [],
  ],
  [
    'one renewal at most, and both terms are too short',
    { 'term.renewal.max': '1', 'termination.convenience.notice': 'P24M' },
    ['error /termination/convenience/notice … 2028-02-01'],
    { example: 'dunder-mifflin' },
  ],
  [
    'one renewal at most',
    { 'term.renewal.max': '1', 'termination.convenience.notice': 'P23M' },
    // From 2026-12-04 it leads to 2028-11-04, after everything.
    ['error /termination/convenience/notice … never gain anything'],
    { example: 'dunder-mifflin' },
  ],
  [
    'one renewal at most, and a notice within the first term',
    { 'term.renewal.max': '1', 'termination.convenience.notice': 'P11M' },
    [],
    { example: 'dunder-mifflin' },
  ],
  [
    'a term that ends as it begins',
    { 'term.length': '', 'term.end': '2026-02-01' },
    ['error /term/end … for no day at all'],
  ],
  [
    'changes after the end',
    { 'legal.changes': '{ method: written, notice: P30D }', 'term.frozenFor': 'P1Y' },
    ['warning /legal/changes/notice … `frozenFor: P1Y` … 2027-02-01 … 365 days'],
  ],
  [
    'changes in the last month',
    { 'legal.changes': '{ method: written, notice: P30D }', 'term.frozenFor': 'P11M' },
    [],
  ],
  ['signed on the first day after', { 'signatures.0.date': '2027-02-01' }, ['error /signatures/0/date']],
  ['signed on the last day', { 'signatures.0.date': '2027-01-31' }, []],
  [
    'signed before the edition',
    { 'signatures.0.date': '2026-01-25' },
    ['warning /signatures/0/date … 2026-01-26'],
  ],
  [
    'an earlier version was signed',
    { 'signatures.0.date': '2026-01-25', 'signatures.0.version': '0.9.0' },
    [],
  ],
]);

// The term ends with 2027-03-31; 90 days before its end is 2027-01-01.
variations(renewalNoticeTrap, 'cloud-service', [
  ['a renewal as long as the notice', { 'term.renewal.length': 'P90D' }, []],
  [
    'a renewal a day shorter',
    { 'term.renewal.length': 'P89D' },
    ['warning /term/renewal/nonRenewalNotice … 2027-03-31'],
  ],
  ['one short renewal at most', { 'term.renewal.length': 'P89D', 'term.renewal.max': '1' }, []],
  [
    'a notice as long as the term',
    { 'term.renewal.nonRenewalNotice': 'P1Y' },
    ['warning /term/renewal/nonRenewalNotice … 2026-04-01'],
  ],
  ['nobody reminds', { 'term.renewal.reminder': '' }, ['warning /term/renewal: … 2027-01-01']],
  [
    'nobody reminds inside a company',
    { 'term.renewal.reminder': '' },
    ['info /term/renewal: '],
    { profile: 'internal' },
  ],
  ['reminded on the first day', { 'term.renewal.reminder': 'P275D' }, []],
  [
    'reminded before it begins',
    { 'term.renewal.reminder': 'P276D' },
    ['warning /term/renewal/reminder … 2026-03-31'],
  ],
  [
    'it renews only by agreement',
    { 'term.renewal': '{ mode: by-agreement, length: P1M, nonRenewalNotice: P90D }' },
    [],
  ],
  ['it renews without a notice', { 'term.renewal': '{ mode: automatic, length: P1M }' }, []],
]);

// The last day of the term is 2027-01-31; the list ends with 2027-01-18.
variations(holidayHorizon, 'marketing-sales', [
  ['known to the last day', {}, []],
  [
    'known to the day before',
    { 'calendars.business-hours.holidays.coversUntil': '2027-01-30' },
    ['warning /calendars/0/holidays/coversUntil … 1 day between'],
  ],
  [
    'known before it begins',
    { 'calendars.business-hours.holidays.coversUntil': '2025-12-31' },
    ['warning /calendars/0/holidays/coversUntil … 365 days'],
  ],
  [
    'not said, in a term that ends with the list',
    { 'calendars.business-hours.holidays.coversUntil': '' },
    [],
  ],
  [
    'not said, a year after the last holiday',
    { 'calendars.business-hours.holidays.coversUntil': '', 'term.length': '', 'term.end': '2028-01-19' },
    [],
  ],
  [
    'not said, more than a year after the last holiday',
    { 'calendars.business-hours.holidays.coversUntil': '', 'term.length': '', 'term.end': '2028-01-20' },
    ['warning /calendars/0/holidays/dates … 2027-01-18 … 2028-01-19'],
  ],
  [
    'undecided days',
    {
      'calendars.business-hours.holidays.coversUntil': '2026-12-31',
      'term.effective': 'to-be-decided',
      status: 'draft',
    },
    [],
  ],
  [
    'renewed by itself',
    {},
    ['info /calendars/1/holidays/coversUntil … 2028-03-31'],
    { example: 'cloud-service' },
  ],
  [
    'a holiday twice',
    { 'calendars.business-hours.holidays.dates.+': '2026-12-25' },
    ['warning /calendars/0/holidays/dates/10'],
  ],
  [
    'a holiday on a Saturday',
    { 'calendars.business-hours.holidays.dates.+': '2026-07-04' },
    ['info /calendars/0/holidays/dates … 2026-07-04'],
  ],
  [
    'a holiday on a Saturday that opens it',
    {
      'calendars.business-hours.holidays.dates.+': '2026-07-04',
      'calendars.business-hours.holidays.hours': '[{ from: "10:00", to: "12:00" }]',
    },
    [],
  ],
  [
    'two sets of hours for a day',
    {
      'calendars.business-hours.exceptions':
        '[{ date: 2026-12-24, open: [] }, { date: 2026-12-24, open: [{ from: "09:00", to: "12:00" }] }]',
    },
    ['warning /calendars/0/exceptions/1 … closed, and 09:00–12:00'],
  ],
  ['a calendar without a list', { 'calendars.business-hours.holidays': '' }, []],
  [
    'the holidays of another year',
    { 'calendars.business-hours.holidays': '{ dates: [2028-05-29, 2028-12-25], coversUntil: 2028-12-31 }' },
    ['warning /calendars/0/holidays/dates … none in the 365 days of the term from 2026-02-01 to 2027-01-31'],
  ],
  [
    'the holidays of another year, in a short term',
    {
      'calendars.business-hours.holidays': '{ dates: [2028-05-29, 2028-12-25], coversUntil: 2028-12-31 }',
      'term.length': 'P10M',
    },
    [],
  ],
  // From 2026-12-26 to 2028-12-31 are 5 + 365 + 366 + 1 days without the two holidays at the ends.
  [
    'a year left out',
    {
      'term.length': 'P3Y',
      'calendars.business-hours.holidays':
        '{ dates: [2026-05-25, 2026-12-25, 2029-01-01], coversUntil: 2029-12-31 }',
    },
    ['warning /calendars/0/holidays/dates … none in the 737 days of the term from 2026-12-26 to 2028-12-31'],
  ],
  // From one Easter Monday to the next are up to 406 days; here 357.
  [
    'one holiday a year, which moves',
    {
      'term.length': 'P2Y',
      'calendars.business-hours.holidays': '{ dates: [2026-04-06, 2027-03-29], coversUntil: 2028-01-31 }',
    },
    [],
  ],
  [
    'an empty list',
    { 'calendars.business-hours.holidays': '{ dates: [] }' },
    ['warning /calendars/0/holidays/dates … an empty list of holidays … 365 days'],
  ],
  [
    'an empty list that is said to be whole',
    { 'calendars.business-hours.holidays': '{ dates: [], coversUntil: 2027-12-31 }' },
    ['info /calendars/0/holidays/dates … an empty list of holidays'],
  ],
  [
    'listed beyond the day up to which they are known',
    { 'calendars.business-hours.holidays.coversUntil': '2027-01-10' },
    ['warning /calendars/0/holidays/coversUntil … 21 days between, every holiday but the 1 that it lists'],
  ],
]);

const claimWithin = (limit: string): Record<string, string> => ({ 'remedies.claim.limit': `{ ${limit} }` });
// The report is due when the fifth business day after the month closes, 18:00.
variations(reportAfterClaimWindow, 'cloud-service', [
  [
    'five days are left',
    claimWithin('businessDays: 10, clock: business-hours, from: the end of the month'),
    [],
  ],
  [
    'four days are left',
    claimWithin('businessDays: 9, clock: business-hours, from: the end of the month'),
    ['warning /remedies/claim/limit … 12 of 12 windows fewer than 5'],
  ],
  [
    'both end at once',
    claimWithin('businessDays: 5, clock: business-hours, from: the end of the month'),
    ['error /remedies/claim/limit … 12 of 12 windows'],
  ],
  ['from the receipt of the report', claimWithin('within: P1D, from: the receipt of the service report'), []],
  ['from an event that no word tells', claimWithin('within: P1D, from: the first working Tuesday'), []],
  [
    'from the failure, within its month',
    claimWithin('endOf: month, from: the failure'),
    ['error /remedies/claim/limit … 12 of 12 windows'],
  ],
  ['to the end of the next billing cycle', claimWithin('billingCycles: 1, from: the failure'), []],
  [
    'from nothing that is said',
    claimWithin('within: P3D'),
    ['warning /remedies/claim/limit … names no event'],
  ],
  [
    'without a claim',
    { 'remedies.claim.mode': 'automatic', ...claimWithin('within: P1D, from: the end of the month') },
    [],
  ],
  [
    'the report goes to the provider only',
    {
      'reports.monthly-service-report.to': '[provider-owner]',
      ...claimWithin('within: P1D, from: the end of the month'),
    },
    [],
  ],
  [
    'the report comes when it is asked for',
    {
      'reports.monthly-service-report.onRequest': 'true',
      ...claimWithin('within: P1D, from: the end of the month'),
    },
    [],
  ],
  // After 2026-12-01, 30 days end with the year; the report on December is due on 8 January 2027, after 1 January.
  [
    'from the failure, which may be on the first day',
    claimWithin('within: P30D, from: the failure'),
    [
      'warning /remedies/claim/limit … failure on 2026-12-01 … the end of 2026-12-31 … 2027-01-08 at 18:00 … 12 of 12',
    ],
  ],
  ['from the failure, for long enough', claimWithin('within: P45D, from: the failure'), []],
  [
    'business days from the failure',
    claimWithin('businessDays: 20, clock: business-hours, from: the failure'),
    // 1 August is a Saturday: the twentieth business day is the 28th, ten days before the report of 7 September.
    ['warning /remedies/claim/limit … failure on 2026-08-01 … 2026-08-28 at 18:00 … 2026-09-07 at 18:00'],
  ],
  [
    'an amount at risk in place of credits',
    {
      'remedies.credits': '',
      'remedies.pool':
        '{ percent: 12, per: P1M, shares: [{ objective: platform-availability, weight: 100 }] }',
      ...claimWithin('within: P7D, from: the end of the month'),
    },
    ['error /remedies/claim/limit … 2 of 12 windows'],
  ],
  [
    'a report each quarter',
    {
      'reports.monthly-service-report.every': '{ rrule: FREQ=MONTHLY;INTERVAL=3 }',
      ...claimWithin('within: P30D, from: the end of the month'),
    },
    // The months of April and May wait for the report on the quarter; so do those of every quarter.
    ['error /remedies/claim/limit … 8 of 12 windows'],
  ],
  [
    'a report on the 20th',
    {
      'reports.monthly-service-report.every': '{ rrule: FREQ=MONTHLY;BYMONTHDAY=20 }',
      ...claimWithin('within: P30D, from: the end of the month'),
    },
    [],
  ],
]);

const recalculated = (every: string, owner: string): string => `{ every: ${every}, owner: ${owner} }`;
// All assumptions are of 2026-01-15; the term ends with 2027-01-31.
variations(staleAssumption, 'marketing-sales', [
  ['without a day of the check', { 'assumptions.close-rate.asOf': '2020-01-15' }, []],
  [
    'a month old, as agreed',
    { 'assumptions.deal-size.recalculation': recalculated('P1M', 'sales') },
    [],
    { asOf: '2026-02-15' },
  ],
  [
    'a day older than agreed',
    { 'assumptions.deal-size.recalculation': recalculated('P1M', 'sales') },
    [
      'info /assumptions/1/asOf',
      'warning /assumptions/2/asOf … 32 days … `deal-goal`',
      'info /assumptions/3/asOf',
    ],
    { asOf: '2026-02-16' },
  ],
  [
    'a number that is agreed for longer',
    {
      'assumptions.close-rate.recalculation': recalculated('P6M', 'sales'),
      'assumptions.marketing-share.recalculation': recalculated('P6M', 'sales'),
    },
    [],
    { asOf: '2026-07-15' },
  ],
  [
    'a price within its year',
    {
      'assumptions.close-rate': '{ id: close-rate, name: Lead close rate, value: 50, unit: "%" }',
      'assumptions.marketing-share.asOf': '2026-12-31',
    },
    [],
    { asOf: '2027-01-15' },
  ],
  ['the agreement is over', {}, [], { asOf: '2027-02-01' }],
  [
    'true in the future',
    { 'assumptions.quota.asOf': '2026-02-02' },
    ['warning /assumptions/0/asOf … 2026-02-01'],
    { asOf: '2026-02-01' },
  ],
  [
    'two parties compute rates at different times',
    {
      'assumptions.close-rate.recalculation': recalculated('P1M', 'sales'),
      'assumptions.marketing-share.recalculation': recalculated('P3M', 'marketing'),
    },
    ['warning /goals/0/derivation/inputs/3 … `P3M` … `P1M`'],
  ],
  [
    'one party computes rates at different times',
    {
      'assumptions.close-rate.recalculation': recalculated('P1M', 'sales'),
      'assumptions.marketing-share.recalculation': recalculated('P3M', 'sales'),
    },
    [],
  ],
  [
    'a rate and a price at different times',
    {
      'assumptions.close-rate.recalculation': recalculated('P1M', 'sales'),
      'assumptions.quota.recalculation': recalculated('P1Y', 'marketing'),
    },
    [],
  ],
]);

const RULES: readonly Rule[] = [
  noticeExceedsTerm,
  renewalNoticeTrap,
  holidayHorizon,
  deadlineOnClosedDay,
  reportAfterClaimWindow,
  staleAssumption,
  ambiguousTimeWord,
  layoutOverload,
  accessibleStructure,
];

test.each(findExamples().filter((file) => !file.includes('published')))(
  'nothing but hints in %s',
  async (file) => {
    const found = await lintText(readFileSync(file, 'utf8'), RULES, { asOf: '2026-02-10' });
    expect(found.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([]);
  },
);
