import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { earliestRight, type MissCount } from '../src/compute/credit/earliest-right.ts';
import { windowsIn } from '../src/compute/time/window.ts';
import { rightSheets } from '../src/figures/right-sheets.ts';
import type { RuleExample } from '../src/lint/rule.ts';
import { changedExample } from './support/change-agreement.ts';

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('the window with which a right can first arise', () => {
  const months = windowsIn(
    { kind: 'calendar', length: 'P1M', timeZone: 'Europe/Berlin' },
    { from: date('2026-01-15'), to: date('2026-07-01') },
  );
  const lastDay = (count: MissCount): string | undefined =>
    earliestRight(months, count)?.end.toPlainDate().subtract({ days: 1 }).toString();

  // The term has six months, of which January is cut.
  test.each<[MissCount, string | undefined]>([
    [{ misses: 1 }, '2026-01-31'],
    [{ misses: 2, of: 3 }, '2026-02-28'],
    [{ misses: 3, of: 3 }, '2026-03-31'],
    [{ misses: 6, of: 6 }, '2026-06-30'],
    [{ misses: 7 }, undefined],
    [{ misses: 3, of: 2 }, undefined],
    // From 1 January on, a strike of January is forgotten when March begins.
    [{ misses: 3, within: 'P2M' }, undefined],
    [{ misses: 3, within: 'P3M' }, '2026-03-31'],
    [{ misses: 2, within: 'P31D' }, undefined],
    [{ misses: 2, within: 'P32D' }, '2026-02-28'],
  ])('%o', (count, expected) => {
    expect(lastDay(count)).toBe(expected);
  });
});

describe('the days on which rights can first be used', () => {
  const sheets = (change: RuleExample['change'], example: RuleExample['example'] = 'cloud-service') => {
    const { source } = read(changedExample({ example, change }), 'agreement.sla.yaml');
    const { agreement, problems } = check(source!);
    expect(problems).toEqual([]);
    return rightSheets(agreement!).map((sheet) => {
      const { arises, exercise, ends, report } = sheet as Record<
        string,
        { date?: string; path: string } | undefined
      >;
      return [arises?.date, report?.path, exercise?.date, ends?.date];
    });
  };
  const chronic = 'termination.grounds.chronic-failure';

  test.each<[string, RuleExample['change'], RuleExample['example'], (string | undefined)[][]]>([
    // Missed in April and May; 31 May is a Sunday, and five business days later it is Friday, 5 June.
    ['two months of three', {}, 'cloud-service', [['2026-05-31', '/reports/0', '2026-06-05', '2026-07-05']]],
    // 31 March 2027 is a Wednesday; 1, 2, 5, 6 and 7 April are open.
    [
      'all twelve months',
      { [`${chronic}.trigger.misses`]: '12', [`${chronic}.trigger.of`]: '12' },
      'cloud-service',
      [['2027-03-31', '/reports/0', '2027-04-07', '2027-05-07']],
    ],
    [
      'thirteen months, of which the last is in the renewal',
      { [`${chronic}.trigger.misses`]: '13', [`${chronic}.trigger.of`]: '13' },
      'cloud-service',
      [['2027-04-30', '/reports/0', '2027-05-07', '2027-06-06']],
    ],
    [
      'thirteen months in a term that does not renew',
      { [`${chronic}.trigger.misses`]: '13', [`${chronic}.trigger.of`]: '13', 'term.renewal': '' },
      'cloud-service',
      [],
    ],
    [
      'one severe month',
      { [`${chronic}.trigger.below`]: '95' },
      'cloud-service',
      // 30 April is a Thursday and 1 May a holiday; 4, 5, 6, 7 and 8 May are open.
      [['2026-04-30', '/reports/0', '2026-05-08', '2026-06-07']],
    ],
    [
      'a time to cure that is longer than the notice',
      { [`${chronic}.cure`]: 'P2M' },
      'cloud-service',
      [['2026-05-31', '/reports/0', '2026-06-05', '2026-08-05']],
    ],
    [
      'a report that comes each quarter',
      { 'reports.monthly-service-report.every': '{ rrule: FREQ=MONTHLY;INTERVAL=3 }' },
      'cloud-service',
      // 30 June is a Tuesday; 1, 2, 3, 6 and 7 July are open.
      [['2026-05-31', '/reports/0', '2026-07-07', '2026-08-06']],
    ],
    [
      'a report in calendar days',
      { 'reports.monthly-service-report.due': '{ within: P10D, from: the end of the month }' },
      'cloud-service',
      [['2026-05-31', '/reports/0', '2026-06-10', '2026-07-10']],
    ],
    [
      'a report that the other party does not get',
      { 'reports.monthly-service-report.to': '[provider-owner]' },
      'cloud-service',
      [['2026-05-31', undefined, '2026-06-01', '2026-07-01']],
    ],
    [
      'a first month that is not judged',
      {
        'term.effective': '2026-04-02',
        'objectives.platform-availability.window.partial': 'not-assessed',
      },
      'cloud-service',
      [['2026-06-30', '/reports/0', '2026-07-07', '2026-08-06']],
    ],
    [
      'a chronic failure, which has no notice of its own',
      {
        [`${chronic}.trigger.objective`]: 'support-response',
        [`${chronic}.trigger.misses`]: '1',
        [`${chronic}.trigger.of`]: '1',
        'remedies.chronicFailures':
          '[{ id: often, objective: platform-availability, misses: 3, within: P6M, right: refund }]',
      },
      'cloud-service',
      [
        ['2026-04-30', '/reports/0', '2026-05-08', '2026-06-07'],
        ['2026-06-30', '/reports/0', '2026-07-07', undefined],
      ],
    ],
    // Three months in a row from February; reports of days of their own tell no day, that of Sales three business days.
    [
      'leads and revenue',
      {},
      'marketing-sales',
      [
        ['2026-04-30', undefined, '2026-05-01', '2026-05-15'],
        ['2026-04-30', '/reports/2', '2026-05-05', '2026-05-19'],
      ],
    ],
    [
      'days that are not decided',
      { status: 'draft', 'term.effective': 'to-be-decided' },
      'cloud-service',
      [],
    ],
  ])('%s', (_, change, example, expected) => {
    expect(sheets(change, example)).toEqual(expected);
  });
});
