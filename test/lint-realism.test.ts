import { expect, test } from 'vitest';
import { availabilityVsMaintenance } from '../src/lint/rules/availability-vs-maintenance.ts';
import { ninesVsMttr } from '../src/lint/rules/nines-vs-mttr.ts';
import { perfectTarget } from '../src/lint/rules/perfect-target.ts';
import { responseVsSupportHours } from '../src/lint/rules/response-vs-support-hours.ts';
import { rtoVsAvailability } from '../src/lint/rules/rto-vs-availability.ts';
import { changedExample } from './support/change-agreement.ts';
import { lintText } from './support/lint-text.ts';
import { type Change, testCases } from './support/rule-cases.ts';

const TARGET = 'objectives.platform-availability.target';
const WINDOW = 'objectives.platform-availability.window';
const DAYS_30 = '{ length: P30D, kind: rolling, partial: not-assessed }';
const FIRST = 'support.matrix.0';
const NO_REPAIR: Change = { [`${FIRST}.workaround`]: 'none', [`${FIRST}.resolve`]: 'none' };
const AT_TARGET = '/objectives/0/target';

testCases(ninesVsMttr, 'cloud-service', NO_REPAIR, [
  // 99.9 % of 31 days: 2,678.4 s.
  ['an answer that takes all the downtime', { [`${FIRST}.respond`]: '{ within: PT44M38.4S }' }, []],
  ['an answer a moment longer', { [`${FIRST}.respond`]: '{ within: PT44M38.5S }' }, [`warning ${AT_TARGET}`]],
  [
    '99.99 % of 30 days and 15 minutes',
    { [TARGET]: '99.99', [WINDOW]: DAYS_30 },
    [`warning ${AT_TARGET}`],
    { budgetSeconds: '259.2', incidentsAllowed: '0.288', requiredSecondsBetweenIncidents: '8999100' },
  ],
  ['99.999 % and 15 minutes', { [TARGET]: '99.999' }, [`error ${AT_TARGET}`]],
  ['an answer in business days', { [`${FIRST}.respond`]: '{ businessDays: 1 }' }, [`error ${AT_TARGET}`]],
  // 2,678.4 s ÷ 10 ÷ 0.1 %: the tenth of an incident exactly.
  ['a tenth of an incident', { [`${FIRST}.respond`]: '{ within: PT26784S }' }, [`warning ${AT_TARGET}`]],
  [
    'a workaround beyond the downtime',
    { [`${FIRST}.workaround`]: '{ within: PT2H }' },
    [`info ${AT_TARGET}`],
  ],
  ['a repair of a day', { [`${FIRST}.resolve`]: '{ within: PT24H }' }, [`warning ${AT_TARGET}`]],
  ['99.99 % with a recovery of four minutes', { [TARGET]: '99.99', continuity: '{ rto: PT4M }' }, []],
  [
    '99.99 % with a recovery of another service',
    { [TARGET]: '99.99', continuity: '{ rto: PT4M, services: [platform-support] }' },
    [`warning ${AT_TARGET}`],
  ],
  ['99.99 % of a year', { [TARGET]: '99.99', [`${WINDOW}.length`]: 'P1Y', [`${WINDOW}.kind`]: 'fiscal' }, []],
  ['99.99 % as an aim', { [TARGET]: '99.99', 'objectives.platform-availability.strength': 'target' }, []],
  ['99.99 % of business hours', { [TARGET]: '99.99', 'metrics.availability.clock': 'business-hours' }, []],
  [
    '99.99 % with a tolerance of 0.1',
    { [TARGET]: '99.99', 'objectives.platform-availability.tolerance': '0.1' },
    [],
  ],
  ['no answer promised', { [TARGET]: '99.99', [`${FIRST}.respond`]: 'none' }, []],
  [
    'one severity for every request',
    {
      [TARGET]: '99.99',
      'support.severities': '[{ id: request, name: Request, rank: 1, criteria: [someone asks] }]',
      'support.matrix': '[{ severity: request, respond: { within: PT8H } }]',
    },
    [],
  ],
]);

const DISASTER = (rto: string, more = 'effect: counts-as-downtime'): Change => ({
  continuity: `{ rto: ${rto}, ${more} }`,
});
const UNRELIEVED: Change = { contingencies: '', 'termination.grounds.contingency-expired': '' };
const AT_RTO = 'warning /continuity/rto';

testCases(rtoVsAvailability, 'cloud-service', {}, [
  ['a recovery that the relaxed level has room for', DISASTER('PT4H'), []],
  // 99 % of 31 days: 26,784 s.
  ['a recovery of all that the relaxed level leaves', DISASTER('PT26784S'), []],
  ['a recovery beyond the relaxed level', DISASTER('PT26785S'), [AT_RTO]],
  [
    'a promise that is suspended',
    { ...DISASTER('PT48H'), 'contingencies.0.effect': 'suspend', 'contingencies.0.floor': '' },
    [],
  ],
  ['a recovery of all the downtime', { ...UNRELIEVED, ...DISASTER('PT44M38.4S') }, []],
  ['a recovery a moment longer', { ...UNRELIEVED, ...DISASTER('PT44M38.5S') }, [AT_RTO]],
  [
    'four hours of 30 days',
    { ...UNRELIEVED, ...DISASTER('PT4H'), [WINDOW]: DAYS_30 },
    [AT_RTO],
    { budgetSeconds: '2592', availabilityLeft: '99.444444' },
  ],
  ['a recovery that is left out', { ...UNRELIEVED, ...DISASTER('PT12H', 'effect: left-out') }, []],
  [
    'a recovery of another service',
    { ...UNRELIEVED, ...DISASTER('PT12H', 'effect: counts-as-downtime, services: [platform-support]') },
    [],
  ],
  ['no recovery promised', { ...UNRELIEVED, ...DISASTER('none') }, []],
  [
    'an effect that is not said',
    { ...UNRELIEVED, ...DISASTER('PT12H', 'rpo: PT1H') },
    ['info /continuity/rto'],
  ],
  [
    'an effect that an exclusion says',
    { ...UNRELIEVED, ...DISASTER('PT12H', 'rpo: PT1H'), 'exclusions.suspension.category': 'force-majeure' },
    [],
  ],
]);

const WORK = 'maintenance.monthly-maintenance';
const HIDDEN = (most: string): Change => ({
  [`${WORK}.duration`]: most,
  [`${WORK}.maxPerWindow`]: most,
  'exclusions.scheduled-work.maxPerWindow': most,
});
const UNPRINTED: Change = { [WINDOW]: DAYS_30, 'presentation.worksheets': 'false' };
const COUNTED: Change = {
  [`${WORK}.effect`]: 'counts-as-downtime',
  'objectives.platform-availability.exclusions.0': '',
  'exclusions.scheduled-work': '',
};
const AT_MOST = '/maintenance/0/maxPerWindow';

testCases(availabilityVsMaintenance, 'cloud-service', UNPRINTED, [
  ['as much work as downtime', HIDDEN('PT43M12S'), []],
  ['a second more', HIDDEN('PT43M13S'), [`warning ${AT_MOST}`]],
  [
    '180 minutes of 30 days',
    HIDDEN('PT3H'),
    [`warning ${AT_MOST}`],
    { experienced: '99.48375', budgetSeconds: '2592' },
  ],
  ['240 minutes of 30 days', HIDDEN('PT4H'), [`warning ${AT_MOST}`], { experienced: '99.345' }],
  [
    '180 minutes that the worksheets print',
    { ...HIDDEN('PT3H'), 'presentation.worksheets': 'true' },
    [`info ${AT_MOST}`],
  ],
  // (2,592,000 − 2,592 − 10,800) ÷ 2,592,000
  [
    '180 minutes that count as available',
    { ...HIDDEN('PT3H'), [`${WORK}.effect`]: 'counts-as-available' },
    [`warning ${AT_MOST}`],
    { experienced: '99.483333' },
  ],
  [
    'a limit of four hours beside a plan of 30 minutes',
    { [`${WORK}.maxPerWindow`]: 'PT4H', 'exclusions.scheduled-work.maxPerWindow': 'PT4H' },
    [],
  ],
  [
    'a plan of three hours of which 30 minutes are excluded',
    { ...HIDDEN('PT3H'), 'exclusions.scheduled-work.maxPerWindow': 'PT30M' },
    [],
  ],
  [
    'a quarter of an hour each week',
    { ...HIDDEN('PT4H'), [`${WORK}.duration`]: 'PT15M', [`${WORK}.schedule.rrule`]: 'FREQ=WEEKLY;BYDAY=SU' },
    ['warning /maintenance/0/duration'],
    { maintenanceSeconds: '3600' },
  ],
  [
    'ten minutes each week',
    { ...HIDDEN('PT4H'), [`${WORK}.duration`]: 'PT10M', [`${WORK}.schedule.rrule`]: 'FREQ=WEEKLY;BYDAY=SU' },
    [],
  ],
  [
    'half an hour on the 31st of a month',
    {
      ...HIDDEN('PT4H'),
      [`${WORK}.duration`]: 'PT30M',
      [`${WORK}.schedule.rrule`]: 'FREQ=MONTHLY;BYMONTHDAY=30,31',
    },
    [],
  ],
  [
    'work on another service',
    {
      ...HIDDEN('PT3H'),
      [`${WORK}.services`]: '[platform-support]',
      'exclusions.scheduled-work.maxPerWindow': 'PT30M',
    },
    [],
  ],
  [
    'only an exclusion',
    { maintenance: '', 'exclusions.scheduled-work.maxPerWindow': 'PT3H' },
    ['warning /exclusions/0/maxPerWindow'],
  ],
  [
    'planned work of all the downtime that counts',
    { ...COUNTED, [`${WORK}.duration`]: 'PT43M12S', [`${WORK}.maxPerWindow`]: 'PT1H' },
    [],
  ],
  [
    'planned work of a second more that counts',
    { ...COUNTED, [`${WORK}.duration`]: 'PT43M13S', [`${WORK}.maxPerWindow`]: 'PT1H' },
    ['error /maintenance/0/duration'],
  ],
  [
    'a limit alone on work that counts',
    { ...COUNTED, [`${WORK}.duration`]: '', [`${WORK}.maxPerWindow`]: 'PT3H' },
    [`warning ${AT_MOST}`],
  ],
  [
    // Four Sundays of 28 days: what is more than 40 min 19.2 s ÷ 4.
    'half an hour each week that counts',
    {
      ...COUNTED,
      [`${WORK}.duration`]: 'PT30M',
      [`${WORK}.maxPerWindow`]: '',
      [`${WORK}.schedule.rrule`]: 'FREQ=WEEKLY;BYDAY=SU',
    },
    ['error /maintenance/0/duration'],
    { maintenanceSeconds: '7200' },
  ],
  [
    'an exclusion of maintenance that no objective lists',
    {
      maintenance: '',
      'objectives.platform-availability.exclusions.0': '',
      'exclusions.scheduled-work.maxPerWindow': 'PT3H',
    },
    ['warning /exclusions/0/maxPerWindow'],
  ],
  [
    'an emergency that counts',
    {
      ...COUNTED,
      [`${WORK}.kind`]: 'emergency',
      [`${WORK}.duration`]: 'PT3H',
      [`${WORK}.maxPerWindow`]: 'PT3H',
    },
    [],
  ],
]);

const OFFICE: Change = {
  'support.hours': 'business-hours',
  'support.channels.0.hours': 'business-hours',
  'support.channels.1.hours': 'business-hours',
};
const LATE = ['error /support/matrix/0/respond', 'error /support/matrix/1/respond'];

testCases(responseVsSupportHours, 'cloud-service', {}, [
  ['office hours and limits around the clock', OFFICE, LATE],
  [
    'a telephone that is answered at night',
    { ...OFFICE, 'support.channels.1.hours': 'around-the-clock' },
    [],
  ],
  ['channels without hours', { 'support.hours': 'business-hours', 'support.channels': '' }, LATE],
  [
    'pauses in words',
    { ...OFFICE, 'support.pauseWhen': '[support is closed]' },
    LATE.map((line) => line.replace('error', 'info')),
  ],
  [
    'hours that only the channels say',
    { ...OFFICE, 'support.hours': '' },
    LATE.map((line) => line.replace('error', 'warning')),
  ],
  ['hours that not all channels say', { ...OFFICE, 'support.hours': '', 'support.channels.2.hours': '' }, []],
  [
    // Ten hours on each of five days and a quarter before each: 51.25 of 168 h.
    'a share that can be had',
    {
      ...OFFICE,
      'support.matrix.0.attainment': '30.5',
      'support.matrix.0.workaround': 'none',
      'support.matrix.0.resolve': 'none',
      'support.matrix.1.attainment': '32',
    },
    [],
  ],
  [
    'a share just beyond',
    { ...OFFICE, 'support.matrix.0.attainment': '30.6' },
    LATE,
    { attainable: '30.506', attainment: '30.6' },
  ],
  [
    'limits in business days or none',
    {
      ...OFFICE,
      'support.matrix.0': '{ severity: critical, respond: { businessDays: 1 } }',
      'support.matrix.1': '{ severity: high, respond: none }',
    },
    [],
  ],
  [
    'limits for every incident',
    {
      ...OFFICE,
      'support.matrix.0': '{ severity: critical, respond: { within: PT60H } }',
      'support.matrix.1': '{ severity: high, respond: { within: P4D } }',
    },
    ['error /support/matrix/0/respond'],
    { attainment: '100' },
  ],
]);

const ALL_HOURS: Change = {
  'calendars.+': '{ id: all-hours, name: All Hours, always: true }',
  'metrics.time-to-first-follow-up.clock': 'all-hours',
};
const DAY = '[{ from: "06:00", to: "18:00" }]';
const DAYTIME: Change = {
  calendars: `[{ id: all-hours, name: All Hours, always: true }, { id: business-hours, name: Business Hours, always: true },
    { id: daytime, name: Daytime, week: { mon: ${DAY}, tue: ${DAY}, wed: ${DAY}, thu: ${DAY}, fri: ${DAY}, sat: ${DAY}, sun: ${DAY} } }]`,
  'metrics.time-to-first-follow-up.clock': 'all-hours',
  'services.lead-follow-up.serviceHours': 'daytime',
  'objectives.first-follow-up.target': '6',
};
const AT_CLOCK = ['error /metrics/4/clock'];
const FOLLOW = 'objectives.first-follow-up';

testCases(responseVsSupportHours, 'marketing-sales', {}, [
  ['the example as it is', {}, []],
  ['one hour around the clock', ALL_HOURS, AT_CLOCK, { attainable: '26.786' }],
  [
    'four hours around the clock',
    { ...ALL_HOURS, [`${FOLLOW}.target`]: '4' },
    AT_CLOCK,
    { attainable: '35.715' },
  ],
  [
    'a clock that is not said',
    { 'metrics.time-to-first-follow-up.clock': '' },
    ['warning /objectives/2/target'],
  ],
  ['a mean', { ...ALL_HOURS, [`${FOLLOW}.attainment`]: '' }, []],
  ['an aim', { ...ALL_HOURS, [`${FOLLOW}.strength`]: 'target' }, []],
  ['a unit that is no time', { ...ALL_HOURS, 'metrics.time-to-first-follow-up.unit': 'calls' }, []],
  // Twelve hours a day and six before: three quarters.
  ['exactly the share that can be had', { ...DAYTIME, [`${FOLLOW}.attainment`]: '75' }, []],
  [
    'more than the share that can be had',
    { ...DAYTIME, [`${FOLLOW}.attainment`]: '75.1' },
    AT_CLOCK,
    { attainable: '75' },
  ],
]);

testCases(perfectTarget, 'cloud-service', {}, [
  ['just below everything', { [TARGET]: '99.9999' }, []],
  ['everything as an aim', { [TARGET]: '100', 'objectives.platform-availability.strength': 'target' }, []],
  [
    'everything but a tolerance',
    { [TARGET]: '100', 'objectives.platform-availability.tolerance': '0.01' },
    [],
  ],
  [
    'everything as expected, less at least',
    { [TARGET]: '100', 'objectives.platform-availability.minimum': '99.9' },
    [],
  ],
  [
    'more than everything',
    { 'objectives.platform-availability.comparator': 'gt', [TARGET]: '100' },
    [`warning ${AT_TARGET}`],
  ],
  ['every incident', { 'support.matrix.1.attainment': '100' }, ['warning /support/matrix/1/attainment']],
  ['every response', { 'objectives.support-response.target': '100' }, ['warning /objectives/1/target']],
  [
    'all of a quota, which can be exceeded',
    {
      'objectives.support-response.target': '100',
      'metrics.response-attainment.name': 'Revenue against quota',
    },
    [],
  ],
]);

const WEEKLY: Change = {
  ...COUNTED,
  [`${WORK}.duration`]: 'PT30M',
  [`${WORK}.maxPerWindow`]: '',
  [`${WORK}.schedule.rrule`]: 'FREQ=WEEKLY;BYDAY=SU',
};
const SECOND =
  '{ id: more, kind: scheduled, maxPerWindow: PT30M, effect: left-out, services: [freight-platform] }';
const TWO: Change = {
  ...UNPRINTED,
  'maintenance.+': SECOND,
  'objectives.platform-availability.exclusions.0': '',
  'exclusions.scheduled-work': '',
};
const NIGHT: Change = {
  ...OFFICE,
  'support.severities':
    '[{ id: critical, name: Critical, rank: 1, criteria: [all is down], setBy: maasvliet }]',
  'support.matrix': '[{ severity: critical, respond: { within: PT61H59M, clock: around-the-clock } }]',
};

test.each([
  // 43 min 12 s of 30 days, in four weeks.
  [
    'work of each week',
    availabilityVsMaintenance,
    { ...UNPRINTED, ...WEEKLY },
    'write `duration: PT10M` or less',
    { [`${WORK}.duration`]: 'PT10M' },
  ],
  // 100 · (2,592,000 − 4 · 1,800) ÷ 2,592,000 = 99.72…
  [
    'work of each week by its target',
    availabilityVsMaintenance,
    { ...UNPRINTED, ...WEEKLY },
    'a `target` of at most 99.72',
    { [TARGET]: '99.72' },
  ],
  // 43 min 12 s less the 30 min of the other.
  [
    'one of two kinds of work',
    availabilityVsMaintenance,
    TWO,
    'write `maxPerWindow: PT13M` or less',
    { [`${WORK}.maxPerWindow`]: 'PT13M', [`${WORK}.duration`]: 'PT13M' },
  ],
  [
    'a limit that runs at night',
    responseVsSupportHours,
    NIGHT,
    'or `hours: around-the-clock` in `support`',
    { 'support.hours': 'around-the-clock' },
  ],
  // One minute of a week: 99.9900… %.
  [
    'a limit that runs at night by its clock',
    responseVsSupportHours,
    NIGHT,
    'write `clock: business-hours`',
    { 'support.matrix.0.respond.clock': 'business-hours' },
  ],
] as const)('the hint mends %s', async (_, rule, change, hint, mend) => {
  const find = (more: Change) =>
    lintText(changedExample({ example: 'cloud-service', change: { ...change, ...more } }), [rule]);
  const [found, ...others] = await find({});
  expect(others).toEqual([]);
  expect(found?.hint).toContain(hint);
  expect(await find(mend)).toEqual([]);
});

test('a share of nearly all cases is not told as all of them', async () => {
  const [found] = await lintText(changedExample({ example: 'cloud-service', change: NIGHT }), [
    responseVsSupportHours,
  ]);
  expect(found?.message).toContain('at most 99.991 % of those');
});
