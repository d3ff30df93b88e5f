import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { exact } from '../src/compute/exact.ts';
import type { BusinessCalendar, HoursCalendar } from '../src/compute/time/business-calendar.ts';
import { addBusinessDays, addBusinessTime } from '../src/compute/time/business-time.ts';
import { severityMatrixOrder } from '../src/lint/rules/severity-matrix-order.ts';
import { worstWaits } from '../src/lint/time/worst-wait.ts';
import { type Change, expectFindings } from './support/expect-findings.ts';

/** Monday to Friday, 9 to 17, as in the catalogue of rules. */
const OFFICE: HoursCalendar = {
  type: 'hours',
  timeZone: 'UTC',
  week: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
  ),
  exceptions: new Map([['2026-12-25', []]]),
};

describe('severity-matrix-order', () => {
  const term = { from: Temporal.PlainDate.from('2026-01-05'), to: Temporal.PlainDate.from('2027-01-05') };
  const plain: BusinessCalendar = { ...OFFICE, exceptions: new Map() };
  const waits = (calendar: BusinessCalendar) => worstWaits({ term, calendar: () => calendar });
  const hours = (limit: { within: string } | { businessDays: number }, calendar: BusinessCalendar = plain) =>
    waits(calendar)({ ...limit, clock: 'office' } as never)
      ?.seconds.div(3600)
      .toFraction();

  test('finds the worst wait of the catalogue: 8 business hours from Friday 17:00 are 72 hours', () => {
    expect(hours({ within: 'PT8H' })).toBe('72');
    const { start } = waits(plain)({ within: 'PT8H', clock: 'office' } as never)!;
    expect(start?.dayOfWeek).toBe(5);
    // Friday 17:00 to Monday 10:00.
    expect(hours({ within: 'PT1H' })).toBe('65');
    // From Friday 00:00 to the end of Monday.
    expect(hours({ businessDays: 1 })).toBe('89');
    expect(hours({ within: 'PT30M' }, { type: 'always', timeZone: 'UTC' })).toBe('1/2');
    expect(hours({ within: 'P2D' })).toBeUndefined();
  });

  test('is no shorter than from any start, and as long as from one', () => {
    for (const limit of [1, 4, 8, 11, 16, 40]) {
      const found = waits(OFFICE)({ within: `PT${limit}H`, clock: 'office' } as never)!.seconds;
      const tried = starts().map((start) =>
        lasts(start, addBusinessTime(start, exact(limit * 3600), OFFICE)),
      );
      expect(found.valueOf(), `${limit} hours`).toBeGreaterThanOrEqual(Math.max(...tried));
      expect(found.valueOf() - Math.max(...tried), `${limit} hours`).toBeLessThanOrEqual(1800);
    }
    for (const days of [1, 2, 5]) {
      const found = waits(OFFICE)({ businessDays: days, clock: 'office' } as never)!.seconds;
      const tried = starts().map((start) => lasts(start, addBusinessDays(start, days, OFFICE)));
      expect(found.valueOf(), `${days} days`).toBe(Math.max(...tried));
    }
  });

  function starts(): Temporal.Instant[] {
    const first = Temporal.Instant.from('2026-12-14T00:00:00Z');
    return Array.from({ length: 48 * 21 }, (_, half) => first.add({ minutes: half * 30 }));
  }
  function lasts(start: Temporal.Instant, end: Temporal.Instant | undefined): number {
    return end ? Number(end.epochNanoseconds - start.epochNanoseconds) / 1e9 : Number.NaN;
  }

  test('compares the rows and the columns', async () => {
    const limit = (place: string, value: string): Change => ({ [`support.matrix.${place}`]: value });
    await expectFindings(severityMatrixOrder, [
      [
        'business hours above hours of the clock',
        limit('0.resolve', '{ within: PT8H, clock: business-hours }'),
        [['error /support/matrix/0/resolve', 'the more serious incident may come last']],
      ],
      ['as long as the next', limit('0.resolve', '{ within: PT24H, clock: around-the-clock }')],
      [
        'a second more than the next',
        limit('0.resolve', '{ within: PT24H1S, clock: around-the-clock }'),
        [['error /support/matrix/0/resolve']],
      ],
      ['expressly nothing', limit('0.resolve', 'none')],
      ['of the end of a month nothing is told', limit('0.resolve', '{ endOf: month }')],
      [
        'a response after the resolution',
        limit('0.respond', '{ within: PT5H, clock: around-the-clock }'),
        [['error /support/matrix/0/respond', '“Critical”'], ['error /support/matrix/0/respond']],
      ],
      [
        'two rows in each other’s place: one finding for each step, with the shortest limit',
        {
          'support.matrix.0.severity': 'low',
          'support.matrix.3.severity': 'critical',
        },
        ['respond', 'update', 'workaround', 'resolve'].map((step): [string, string] => [
          `error /support/matrix/3/${step}`,
          'but “Low” no longer than',
        ]),
      ],
      [
        'updates less often than incidents last',
        limit('1.update', '{ within: PT25H, clock: around-the-clock }'),
        [['warning /support/matrix/1/update', 'no update is ever due']],
      ],
      [
        'another plan has an order of its own',
        {
          'support.plans': '[{ id: basic, name: Basic }]',
          'support.matrix.+':
            '{ severity: critical, plan: basic, respond: { within: P9D, clock: around-the-clock } }',
        },
      ],
      [
        'severities of one rank have no order',
        {
          'support.severities.low.rank': '3',
          ...limit('2.respond', '{ businessDays: 2, clock: business-hours }'),
        },
      ],
    ]);
  });
});
