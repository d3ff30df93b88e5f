import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { exact, toDecimal } from '../src/compute/exact.ts';
import {
  type BusinessCalendar,
  type HoursCalendar,
  isBusinessDay,
  nextOpenDay,
  openIntervals,
  previousOpenDay,
  type TimeRange,
  type Weekday,
  type WeekHours,
} from '../src/compute/time/business-calendar.ts';
import {
  addBusinessDays,
  addBusinessTime,
  attainableShare,
  businessTimeBetween,
} from '../src/compute/time/business-time.ts';
import {
  addDuration,
  addDurationToDate,
  compareDurations,
  parseDuration,
  secondsOf,
} from '../src/compute/time/duration.ts';
import {
  type ClaimLimit,
  claimDeadline,
  lastNoticeDay,
  renewalDates,
  terminationDate,
} from '../src/compute/time/notice.ts';
import { showDuration } from '../src/compute/time/show-duration.ts';
import {
  type MeasurementWindow,
  prorate,
  seconds,
  trailingWindow,
  WINDOW_LIMIT,
  type Window,
  windowAt,
  windowsIn,
} from '../src/compute/time/window.ts';

const NEW_YORK = 'America/New_York';
const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const date = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string, zone = 'UTC') => Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
const instant = (text: string, zone = 'UTC') => at(text, zone).toInstant();
const term = (from: string, to: string) => ({ from: date(from), to: date(to) });
const wall = (moment: Temporal.Instant | undefined, zone = 'UTC') =>
  moment?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

const ALWAYS: BusinessCalendar = { type: 'always', timeZone: 'UTC' };
const NEVER: BusinessCalendar = { type: 'hours', timeZone: 'UTC', week: {} };

function workweek(from: string, to: string, timeZone = 'UTC'): HoursCalendar {
  const week = Object.fromEntries(DAYS.slice(0, 5).map((day) => [day, [{ from, to }]]));
  return { type: 'hours', timeZone, week };
}

function daily(from: string, to: string, timeZone = 'UTC'): HoursCalendar {
  return { type: 'hours', timeZone, week: Object.fromEntries(DAYS.map((day) => [day, [{ from, to }]])) };
}

describe('durations', () => {
  test.each([
    ['P1Y', 12, 0, '0'],
    ['P1Y2M', 14, 0, '0'],
    ['P2W', 0, 14, '0'],
    ['P1W2D', 0, 9, '0'],
    ['P30D', 0, 30, '0'],
    ['PT1H30M', 0, 0, '5400'],
    ['PT1.5S', 0, 0, '1.5'],
    ['PT0.001S', 0, 0, '0.001'],
    ['P1M1DT1H', 1, 1, '3600'],
    ['P0D', 0, 0, '0'],
  ])('%s is %i months, %i days and %s seconds', (text, months, days, rest) => {
    const duration = parseDuration(text);
    expect(duration).toMatchObject({ months, days });
    expect(duration?.seconds.equals(exact(rest))).toBe(true);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1',
    'P1DT',
    '1D',
    'P-1D',
    '-P1D',
    'P1.5D',
    'PT1.S',
    'P1H',
    'PT1D',
    'P1D ',
    'P1M1Y',
    'P100000D',
    'p1d',
  ])('«%s» is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test.each([
    ['2026-01-31', 'P1M', 1, '2026-02-28'],
    ['2024-01-31', 'P1M', 1, '2024-02-29'],
    ['2026-01-31', 'P1M', 2, '2026-03-31'],
    ['2026-03-31', 'P1M', -1, '2026-02-28'],
    ['2024-02-29', 'P1Y', 1, '2025-02-28'],
    ['2026-01-30', 'P1M1D', 1, '2026-03-01'],
    ['2026-01-01', 'P2W', 1, '2026-01-15'],
    ['2027-01-01', 'PT36H', -1, '2026-12-30'],
    ['2027-01-01', 'PT48H', -1, '2026-12-30'],
  ])('%s and %s, %i times, is %s', (start, text, times, end) => {
    expect(addDurationToDate(date(start), parseDuration(text)!, times).toString()).toBe(end);
  });

  test.each([
    ['2026-03-07T12:00', 'P1D', 1, '2026-03-08T12:00'],
    ['2026-03-07T12:00', 'PT24H', 1, '2026-03-08T13:00'],
    ['2026-11-01T00:00', 'PT24H', 1, '2026-11-01T23:00'],
    ['2026-01-31T10:00', 'P1MT2H', 1, '2026-02-28T12:00'],
    ['2026-03-31T10:00', 'P1M', -1, '2026-02-28T10:00'],
  ])('in New York %s and %s, %i times, is %s', (start, text, times, end) => {
    expect(wall(addDuration(at(start, NEW_YORK), parseDuration(text)!, times).toInstant(), NEW_YORK)).toBe(
      end,
    );
  });

  test('has exact seconds when they do not depend on the calendar', () => {
    const of = (text: string, day?: boolean) =>
      secondsOf(parseDuration(text)!, day === undefined ? {} : { dayOf24Hours: day })?.toFraction();
    expect(of('PT1H0.5S')).toBe('7201/2');
    expect(of('P1D')).toBeUndefined();
    expect(of('P1DT1S', true)).toBe('86401');
    expect(of('P1M', true)).toBeUndefined();
  });

  test.each([
    ['P1Y', 'P12M', 0],
    ['P1W', 'P7D', 0],
    ['P1D', 'PT24H', undefined],
    ['P30D', 'P1M', undefined],
    ['P28D', 'P1M', undefined],
    ['P27D', 'P1M', -1],
    ['P32D', 'P1M', 1],
    ['P1M', 'PT1H', 1],
    ['PT1H', 'P1M', -1],
    ['P2D', 'PT45H', 1],
    ['P2D', 'PT47H', undefined],
    ['P2D', 'PT46H30M', undefined],
    ['P90D', 'P3M', undefined],
    ['P88D', 'P3M', -1],
    ['P93D', 'P3M', 1],
    ['P366D', 'P1Y', undefined],
    ['P367D', 'P1Y', 1],
    ['P1M2D', 'P1M1D', 1],
    ['PT60M', 'PT1H', 0],
  ])('%s against %s: %s', (a, b, expected) => {
    expect(compareDurations(parseDuration(a)!, parseDuration(b)!)).toBe(expected);
  });

  test('a day of 24 hours is 24 hours', () => {
    const compare = (a: string, b: string) =>
      compareDurations(parseDuration(a)!, parseDuration(b)!, { dayOf24Hours: true });
    expect(compare('P1D', 'PT24H')).toBe(0);
    expect(compare('P1D', 'PT23H59M')).toBe(1);
    expect(compare('P31D', 'P1M')).toBeUndefined();
  });

  test('what is decided holds from any moment', () => {
    const duration = fc.record({
      months: fc.integer({ min: 0, max: 30 }),
      days: fc.integer({ min: 0, max: 70 }),
      seconds: fc.integer({ min: 0, max: 60 }).map((hours) => exact(hours * 3_600)),
    });
    const zone = fc.constantFrom(NEW_YORK, 'Antarctica/Troll', 'Australia/Lord_Howe');
    const day = fc.integer({ min: 0, max: 9_000 });
    fc.assert(
      fc.property(duration, duration, zone, day, (a, b, timeZone, offset) => {
        const sign = compareDurations(a, b);
        if (sign === undefined) return;
        const start = date('2008-01-01')
          .add({ days: offset })
          .toZonedDateTime({ timeZone, plainTime: '12:00' });
        expect(Temporal.ZonedDateTime.compare(addDuration(start, a), addDuration(start, b))).toBe(sign);
      }),
      { numRuns: 300 },
    );
  });

  test('the shortest and the longest of so many months are found', () => {
    for (let months = 1; months <= 25; months++) {
      const lengths = new Set<number>();
      for (let day = date('2096-01-01'); day.year < 2105; day = day.add({ days: 1 }))
        lengths.add(day.until(day.add({ months }), { largestUnit: 'days' }).days);
      const compare = (days: number) =>
        compareDurations({ months, days: 0, seconds: exact(0) }, { months: 0, days, seconds: exact(0) });
      expect(compare(Math.min(...lengths))).toBeUndefined();
      expect(compare(Math.min(...lengths) - 1)).toBe(1);
      expect(compare(Math.max(...lengths) + 1)).toBe(-1);
    }
  });
});

describe('open intervals', () => {
  const open = (calendar: BusinessCalendar, from: string, to: string, zone = 'UTC') =>
    [...openIntervals(calendar, instant(from, zone), instant(to, zone))].map(
      ({ start, end }) => `${wall(start, zone)}/${wall(end, zone)}`,
    );

  const night: BusinessCalendar = {
    type: 'hours',
    timeZone: 'UTC',
    week: { fri: [{ from: '22:00', to: '06:00' }], sat: [{ from: '05:00', to: '24:00' }] },
    holidays: new Set(['2026-01-10']),
  };

  test.each<[string, BusinessCalendar, string, string, string[]]>([
    [
      'are cut to what is asked for',
      workweek('09:00', '17:00'),
      '2026-01-05T12:00',
      '2026-01-06T10:00',
      ['2026-01-05T12:00/2026-01-05T17:00', '2026-01-06T09:00/2026-01-06T10:00'],
    ],
    [
      'run past midnight, join, and belong to the day on which they begin',
      night,
      '2026-01-02T00:00',
      '2026-01-12T00:00',
      ['2026-01-02T22:00/2026-01-04T00:00', '2026-01-09T22:00/2026-01-10T06:00'],
    ],
    [
      'are one when they touch',
      daily('00:00', '24:00'),
      '2026-01-01T00:00',
      '2026-03-01T00:00',
      ['2026-01-01T00:00/2026-03-01T00:00'],
    ],
    [
      'with the same time twice last a day',
      { type: 'hours', timeZone: 'UTC', week: { mon: [{ from: '09:00', to: '09:00' }] } },
      '2026-01-05T00:00',
      '2026-01-12T00:00',
      ['2026-01-05T09:00/2026-01-06T09:00'],
    ],
    [
      'of ranges that overlap are joined',
      {
        type: 'hours',
        timeZone: 'UTC',
        week: {
          mon: [
            { from: '13:00', to: '17:00' },
            { from: '09:00', to: '14:00' },
            { from: '10:00', to: '11:00' },
          ],
        },
      },
      '2026-01-05T00:00',
      '2026-01-06T00:00',
      ['2026-01-05T09:00/2026-01-05T17:00'],
    ],
    [
      'of an exception stand before a holiday, and a holiday before a season',
      {
        type: 'hours',
        timeZone: 'UTC',
        week: { thu: [{ from: '09:00', to: '17:00' }], fri: [{ from: '09:00', to: '17:00' }] },
        holidays: new Set(['2025-12-25', '2026-01-01']),
        exceptions: new Map([
          ['2026-01-01', [{ from: '10:00', to: '11:00' }]],
          ['2026-01-09', []],
        ]),
        seasons: [
          {
            from: '12-20',
            to: '01-02',
            week: { thu: [{ from: '12:00', to: '13:00' }], fri: [{ from: '12:00', to: '13:00' }] },
          },
        ],
      },
      '2025-12-18T00:00',
      '2026-01-11T00:00',
      [
        '2025-12-18T09:00/2025-12-18T17:00',
        '2025-12-19T09:00/2025-12-19T17:00',
        '2025-12-26T12:00/2025-12-26T13:00',
        '2026-01-01T10:00/2026-01-01T11:00',
        '2026-01-02T12:00/2026-01-02T13:00',
        '2026-01-08T09:00/2026-01-08T17:00',
      ],
    ],
    ['of a calendar without hours are none', NEVER, '2026-01-01T00:00', '2027-01-01T00:00', []],
    [
      'of an empty union are none',
      { type: 'union', calendars: [] },
      '2026-01-01T00:00',
      '2027-01-01T00:00',
      [],
    ],
    [
      'of an empty intersection are none',
      { type: 'intersection', calendars: [] },
      '2026-01-01T00:00',
      '2027-01-01T00:00',
      [],
    ],
    ['between a moment and an earlier one are none', ALWAYS, '2026-01-02T00:00', '2026-01-01T00:00', []],
    [
      'of a union follow the sun',
      {
        type: 'union',
        calendars: [
          workweek('09:00', '17:00', 'Europe/Berlin'),
          workweek('09:00', '17:00', NEW_YORK),
          workweek('09:00', '17:00', 'Asia/Tokyo'),
        ],
      },
      '2026-01-05T00:00',
      '2026-01-06T00:00',
      ['2026-01-05T00:00/2026-01-05T22:00'],
    ],
    [
      'of an intersection are those of all',
      {
        type: 'intersection',
        calendars: [workweek('09:00', '17:00', 'Europe/Berlin'), workweek('09:00', '17:00', NEW_YORK)],
      },
      '2026-01-05T00:00',
      '2026-01-06T00:00',
      ['2026-01-05T14:00/2026-01-05T16:00'],
    ],
  ])('%s', (_, calendar, from, to, expected) => {
    expect(open(calendar, from, to)).toEqual(expected);
  });

  test.each([
    ['a day of 23 hours', '00:00', '24:00', '2026-03-08', '23'],
    ['a day of 25 hours', '00:00', '24:00', '2026-11-01', '25'],
    ['a skipped start is an hour later', '02:30', '05:00', '2026-03-08', '3/2'],
    ['a skipped end is an hour later', '01:00', '02:30', '2026-03-08', '3/2'],
    ['a skipped hour is none', '02:00', '03:00', '2026-03-08', '0'],
    ['a skipped start after the end opens for nothing', '02:45', '03:15', '2026-03-08', '0'],
    ['a repeated start is the first', '01:30', '03:00', '2026-11-01', '5/2'],
    ['a repeated end is the first', '00:00', '01:30', '2026-11-01', '3/2'],
    ['a repeated hour is two', '01:00', '02:00', '2026-11-01', '2'],
    ['a night over the change', '22:00', '06:00', '2026-03-07', '7'],
  ])('in New York, %s', (_, from, to, day, hours) => {
    const calendar: BusinessCalendar = {
      type: 'hours',
      timeZone: NEW_YORK,
      week: {},
      exceptions: new Map([[day, [{ from, to }]]]),
    };
    const start = date(day).toZonedDateTime(NEW_YORK);
    const between = businessTimeBetween(start.toInstant(), start.add({ days: 3 }).toInstant(), calendar);
    expect(between.div(3_600).toFraction()).toBe(hours);
  });

  test.each([
    ['09:00', '17:00', '2026-03-29T09:00/2026-03-29T17:00'],
    ['00:00', '02:00', '2026-03-29T01:00/2026-03-29T02:00'],
    ['00:30', '02:00', '2026-03-29T01:30/2026-03-29T02:00'],
  ])('in Beirut, whose clocks skip the midnight of the day, %s to %s', (from, to, expected) => {
    const zone = 'Asia/Beirut';
    const calendar: BusinessCalendar = {
      type: 'hours',
      timeZone: zone,
      week: {},
      exceptions: new Map([['2026-03-29', [{ from, to }]]]),
    };
    expect(open(calendar, '2026-03-28T00:00', '2026-03-31T00:00', zone)).toEqual([expected]);
  });

  test('come one by one from a clock that never stops or never starts', () => {
    const [from, to] = [instant('0001-01-01T00:00'), instant('9999-01-01T00:00')];
    expect(openIntervals(ALWAYS, from, to).next().value?.end).toEqual(to);
    expect(wall(openIntervals(workweek('09:00', '17:00'), from, to).next().value?.start)).toBe(
      '0001-01-01T09:00',
    );
  });
});

describe('open days', () => {
  const office: BusinessCalendar = {
    ...workweek('09:00', '17:00', NEW_YORK),
    holidays: new Set(['2026-01-01']),
  };

  test.each([
    ['2025-12-31', '2025-12-31', '2025-12-31'],
    ['2026-01-01', '2026-01-02', '2025-12-31'],
    ['2026-01-03', '2026-01-05', '2026-01-02'],
    ['2026-01-04', '2026-01-05', '2026-01-02'],
  ])('from %s the next is %s, the one before %s', (day, next, previous) => {
    expect(nextOpenDay(office, date(day))?.toString()).toBe(next);
    expect(previousOpenDay(office, date(day))?.toString()).toBe(previous);
    expect(isBusinessDay(office, date(day))).toBe(day === next);
  });

  test('of a calendar that never opens are none', () => {
    const apart: BusinessCalendar = {
      type: 'intersection',
      calendars: [workweek('09:00', '12:00'), workweek('13:00', '17:00')],
    };
    for (const calendar of [NEVER, apart]) {
      expect(nextOpenDay(calendar, date('2026-01-01'))).toBeUndefined();
      expect(previousOpenDay(calendar, date('2026-01-01'))).toBeUndefined();
    }
  });

  test('of a union are those of any calendar, of an intersection those of all', () => {
    const weekend: BusinessCalendar = {
      type: 'hours',
      timeZone: 'UTC',
      week: { sat: [{ from: '09:00', to: '12:00' }] },
    };
    const both = (type: 'union' | 'intersection'): BusinessCalendar => ({
      type,
      calendars: [office, weekend],
    });
    expect(isBusinessDay(both('union'), date('2026-01-03'))).toBe(true);
    expect(isBusinessDay(both('union'), date('2026-01-04'))).toBe(false);
    expect(isBusinessDay(both('intersection'), date('2026-01-05'))).toBe(false);
    expect(isBusinessDay({ type: 'intersection', calendars: [ALWAYS, office] }, date('2026-01-05'))).toBe(
      true,
    );
  });
});

describe('business time', () => {
  test.each([
    ['Wednesday 18:30', '2026-01-07T18:30', '08:00', '18:00', 6, '2026-01-08T14:00'],
    ['Friday 16:00', '2026-01-09T16:00', '09:00', '17:00', 4, '2026-01-12T12:00'],
    ['Friday 16:00 from eight', '2026-01-09T16:00', '08:00', '17:00', 4, '2026-01-12T11:00'],
    ['up to the closing time', '2026-01-09T16:00', '09:00', '17:00', 1, '2026-01-09T17:00'],
    ['no time', '2026-01-10T16:00', '09:00', '17:00', 0, '2026-01-10T16:00'],
  ])('%s', (_, start, from, to, hours, end) => {
    const calendar = workweek(from, to, NEW_YORK);
    const deadline = addBusinessTime(instant(start, NEW_YORK), exact(hours * 3_600), calendar);
    expect(wall(deadline, NEW_YORK)).toBe(end);
    const back = businessTimeBetween(instant(start, NEW_YORK), deadline!, calendar);
    expect(back.equals(exact(hours * 3_600))).toBe(true);
    expect(businessTimeBetween(deadline!, instant(start, NEW_YORK), calendar).equals(back.neg())).toBe(true);
  });

  test('ends with nothing on a calendar that never opens or not for so long', () => {
    expect(addBusinessTime(instant('2026-01-01T00:00'), exact(1), NEVER)).toBeUndefined();
    expect(
      addBusinessTime(instant('2026-01-01T00:00'), exact(10n ** 12n), workweek('09:00', '17:00')),
    ).toBeUndefined();
    expect(addBusinessDays(instant('2026-01-01T00:00'), 1, NEVER)).toBeUndefined();
    expect(
      addBusinessDays(instant('2026-01-01T00:00'), 1_000_000_000, workweek('09:00', '17:00')),
    ).toBeUndefined();
    expect(addBusinessDays(instant('2026-01-01T00:00'), 1, { type: 'union', calendars: [] })).toBeUndefined();
  });

  test.each([
    ['2026-01-09T16:00', 1, 'exclude-start', '2026-01-12T17:00'],
    ['2026-01-09T18:00', 1, 'exclude-start', '2026-01-12T17:00'],
    ['2026-01-10T12:00', 1, 'exclude-start', '2026-01-12T17:00'],
    ['2026-01-09T16:00', 10, 'exclude-start', '2026-01-23T17:00'],
    ['2026-01-09T16:00', 1, 'include-start', '2026-01-09T17:00'],
    ['2026-01-09T17:00', 1, 'include-start', '2026-01-12T17:00'],
    ['2026-01-09T16:00', 2, 'include-start', '2026-01-12T17:00'],
    ['2026-01-09T16:00', 0, 'exclude-start', '2026-01-09T17:00'],
    ['2026-01-10T12:00', 0, 'exclude-start', '2026-01-12T17:00'],
  ] as const)('%s and %i business days, %s: %s', (start, days, dayCount, end) => {
    const calendar = workweek('09:00', '17:00', NEW_YORK);
    expect(wall(addBusinessDays(instant(start, NEW_YORK), days, calendar, { dayCount }), NEW_YORK)).toBe(end);
  });

  test('a business day of two shifts ends with the last', () => {
    const calendar: BusinessCalendar = {
      type: 'hours',
      timeZone: 'UTC',
      week: {
        mon: [
          { from: '20:00', to: '04:00' },
          { from: '08:00', to: '12:00' },
        ],
      },
    };
    expect(wall(addBusinessDays(instant('2026-01-09T12:00'), 1, calendar))).toBe('2026-01-13T04:00');
  });

  test.each([
    [1, '26.8'],
    [4, '35.7'],
    [16, '71.4'],
    [64, '100'],
    [500, '100'],
    [0, '23.8'],
  ])('within %i h staff of 9 to 17 can answer %s percent of a week', (hours, share) => {
    const figure = attainableShare(workweek('09:00', '17:00', NEW_YORK), exact(hours * 3_600), ALWAYS);
    expect(toDecimal(figure.value, 1)).toBe(share);
    if (hours <= 16) expect(figure.exact.equals(exact(5 * (8 + hours) * 100, 168))).toBe(true);
  });

  test('staff answer all when the clock runs in their hours, and nothing when they never work', () => {
    const staff = workweek('09:00', '17:00', NEW_YORK);
    expect(attainableShare(staff, exact(0), staff).value.equals(100)).toBe(true);
    expect(attainableShare(NEVER, exact(3_600), ALWAYS).value.equals(0)).toBe(true);
  });
});

/** A quarter of an hour is the grain of the calendars below, so that a walk from quarter to quarter misses nothing. */
const QUARTER = 900;
const LAST = 95;

const quarterText = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
// Times that no change of the clocks skips or repeats: what those mean is in the table above.
const quarter = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 16, max: LAST }));
const range: fc.Arbitrary<TimeRange> = fc
  .tuple(quarter, fc.oneof(quarter, fc.constant(96)))
  .map(([from, to]) => ({ from: quarterText(from), to: quarterText(to) }));
const ranges = fc.array(range, { maxLength: 3 });
const week: fc.Arbitrary<WeekHours> = fc.record(
  Object.fromEntries(DAYS.map((day) => [day, ranges])) as Record<Weekday, typeof ranges>,
  { requiredKeys: [] },
);
const days2026 = fc.integer({ min: 0, max: 364 }).map((n) => date('2026-01-01').add({ days: n }).toString());
const hours: fc.Arbitrary<HoursCalendar> = fc.record({
  type: fc.constant('hours' as const),
  timeZone: fc.constantFrom('UTC', NEW_YORK, 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  week,
  holidays: fc.array(days2026, { maxLength: 60 }).map((list) => new Set(list)),
  exceptions: fc.array(fc.tuple(days2026, ranges), { maxLength: 30 }).map((list) => new Map(list)),
  seasons: fc.array(
    fc
      .tuple(days2026, days2026, week)
      .map(([from, to, open]) => ({ from: from.slice(5), to: to.slice(5), week: open })),
    { maxLength: 2 },
  ),
});
const calendars: fc.Arbitrary<BusinessCalendar> = fc.oneof(
  { weight: 3, arbitrary: hours },
  fc.record({
    type: fc.constantFrom('union' as const, 'intersection' as const),
    calendars: fc.array(hours, { minLength: 1, maxLength: 3 }),
  }),
);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone as `Intl` shows it: 'YYYY-MM-DD' and 'HH:MM'. */
function clockText(epochSeconds: number, timeZone: string): readonly [string, string] {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [day = '', time = ''] = format.format(epochSeconds * 1_000).split(' ');
  return [day, time];
}

/** Whether the calendar is open at a moment, asked of the wall clock. */
function isOpenAt(calendar: BusinessCalendar, epochSeconds: number): boolean {
  if (calendar.type === 'always') return true;
  if (calendar.type === 'union') return calendar.calendars.some((part) => isOpenAt(part, epochSeconds));
  if (calendar.type === 'intersection')
    return calendar.calendars.every((part) => isOpenAt(part, epochSeconds));
  const [day, time] = clockText(epochSeconds, calendar.timeZone);
  const rangesOf = (text: string): readonly TimeRange[] => {
    if (calendar.exceptions?.has(text)) return calendar.exceptions.get(text)!;
    if (calendar.holidays?.has(text)) return [];
    const year = text.slice(5);
    const season = calendar.seasons?.find(({ from, to }) =>
      from > to ? !(to < year && year < from) : from <= year && year <= to,
    );
    const weekday = DAYS[(new Date(`${text}T00:00Z`).getUTCDay() + 6) % 7]!;
    return (season?.week ?? calendar.week)[weekday] ?? [];
  };
  const before = new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return (
    rangesOf(day).some(({ from, to }) => from <= time && (to <= from || time < to)) ||
    rangesOf(before).some(({ from, to }) => to <= from && time < to)
  );
}

describe('business time by brute force', () => {
  const start = fc.oneof(
    fc.integer({ min: 0, max: 96 * 364 }),
    // The fortnights in which the clocks change.
    fc.integer({ min: 96 * 64, max: 96 * 94 }),
    fc.integer({ min: 96 * 270, max: 96 * 306 }),
  );
  const epoch = Date.UTC(2026, 0, 1) / 1_000;

  test('is the sum of the open quarters', () => {
    fc.assert(
      fc.property(calendars, start, fc.integer({ min: 0, max: 96 * 10 }), (calendar, first, count) => {
        const from = epoch + first * QUARTER;
        let open = 0;
        for (let index = 0; index < count; index++) if (isOpenAt(calendar, from + index * QUARTER)) open++;
        const [a, b] = [from, from + count * QUARTER].map((s) =>
          Temporal.Instant.fromEpochMilliseconds(s * 1_000),
        );
        expect(businessTimeBetween(a!, b!, calendar).equals(exact(open * QUARTER))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('intervals are sorted and apart, and added time is found again', () => {
    fc.assert(
      fc.property(calendars, start, fc.integer({ min: 1, max: 400_000 }), (calendar, first, length) => {
        const from = Temporal.Instant.fromEpochMilliseconds((epoch + first * QUARTER) * 1_000);
        let last: bigint | undefined;
        for (const { start, end } of openIntervals(calendar, from, from.add({ hours: 1_000 }))) {
          expect(start.epochNanoseconds < end.epochNanoseconds).toBe(true);
          if (last !== undefined) expect(last < start.epochNanoseconds).toBe(true);
          last = end.epochNanoseconds;
        }
        const end = addBusinessTime(from, exact(length), calendar);
        if (end === undefined) return;
        expect(businessTimeBetween(from, end, calendar).equals(exact(length))).toBe(true);
        expect(
          businessTimeBetween(end.subtract({ nanoseconds: 1 }), end, calendar).equals(exact(1, 10 ** 9)),
        ).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('the attainable share is that of the quarters of a week', () => {
    const weekly = week.map((open): BusinessCalendar => ({ type: 'hours', timeZone: 'UTC', week: open }));
    const clock = fc.oneof(weekly, fc.constant(ALWAYS));
    fc.assert(
      fc.property(weekly, clock, fc.integer({ min: 0, max: 500 }), (staff, limit, quarters) => {
        const monday = Date.UTC(2030, 5, 3) / 1_000;
        const cells = Array.from({ length: 2 * 672 }, (_, index) => monday + index * QUARTER);
        const [works, runs] = [staff, limit].map((calendar) => cells.map((cell) => isOpenAt(calendar, cell)));
        let answered = 0;
        for (let cell = 0; cell < 672; cell++) {
          const next = works!.indexOf(true, cell);
          if (next < 0) continue;
          // The report comes in the middle of its quarter.
          const passed = runs!
            .slice(cell, next)
            .reduce((sum, ticks, index) => sum + (ticks ? (index ? 1 : 0.5) : 0), 0);
          if (passed <= quarters) answered++;
        }
        const share = attainableShare(staff, exact(quarters * QUARTER), limit);
        expect(share.value.equals(exact(answered * 100, 672))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('windows', () => {
  const list = (spec: Omit<MeasurementWindow, 'timeZone'>, from: string, to: string, timeZone = 'UTC') =>
    windowsIn({ ...spec, timeZone }, term(from, to));
  const show = ({ start, end, isPartial }: Window) =>
    `${start.toPlainDate()}/${end.toPlainDate()}${isPartial ? ' partial' : ''}`;

  test.each<[string, Omit<MeasurementWindow, 'timeZone'>, string, string, string[]]>([
    [
      'months',
      { kind: 'calendar', length: 'P1M' },
      '2026-01-16',
      '2026-04-01',
      ['2026-01-16/2026-02-01 partial', '2026-02-01/2026-03-01', '2026-03-01/2026-04-01'],
    ],
    [
      'months, which begin on no other day',
      { kind: 'calendar', length: 'P1M', startsOn: 15 },
      '2026-01-01',
      '2026-02-01',
      ['2026-01-01/2026-02-01'],
    ],
    [
      'quarters',
      { kind: 'calendar', length: 'P3M' },
      '2026-01-01',
      '2026-08-15',
      ['2026-01-01/2026-04-01', '2026-04-01/2026-07-01', '2026-07-01/2026-08-15 partial'],
    ],
    [
      'half-years',
      { kind: 'calendar', length: 'P6M' },
      '2026-01-01',
      '2027-01-01',
      ['2026-01-01/2026-07-01', '2026-07-01/2027-01-01'],
    ],
    [
      'years',
      { kind: 'calendar', length: 'P1Y' },
      '2026-07-01',
      '2028-01-01',
      ['2026-07-01/2027-01-01 partial', '2027-01-01/2028-01-01'],
    ],
    [
      'weeks from Monday',
      { kind: 'calendar', length: 'P1W' },
      '2026-01-01',
      '2026-01-13',
      ['2026-01-01/2026-01-05 partial', '2026-01-05/2026-01-12', '2026-01-12/2026-01-13 partial'],
    ],
    [
      'days',
      { kind: 'calendar', length: 'P1D' },
      '2026-01-01',
      '2026-01-03',
      ['2026-01-01/2026-01-02', '2026-01-02/2026-01-03'],
    ],
    [
      'billing cycles from the 31st',
      { kind: 'billing-cycle', length: 'P1M', startsOn: 31 },
      '2026-01-31',
      '2026-05-01',
      [
        '2026-01-31/2026-02-28',
        '2026-02-28/2026-03-31',
        '2026-03-31/2026-04-30',
        '2026-04-30/2026-05-01 partial',
      ],
    ],
    [
      'billing cycles from the 15th',
      { kind: 'billing-cycle', length: 'P1M', startsOn: '03-15' },
      '2026-01-01',
      '2026-02-15',
      ['2026-01-01/2026-01-15 partial', '2026-01-15/2026-02-15'],
    ],
    [
      'fiscal years',
      { kind: 'fiscal', length: 'P1Y', startsOn: '04-06' },
      '2026-01-01',
      '2027-04-06',
      ['2026-01-01/2026-04-06 partial', '2026-04-06/2027-04-06'],
    ],
    [
      'fiscal quarters from the last of August',
      { kind: 'fiscal', length: 'P3M', startsOn: '08-31' },
      '2026-08-31',
      '2027-08-31',
      ['2026-08-31/2026-11-30', '2026-11-30/2027-02-28', '2027-02-28/2027-05-31', '2027-05-31/2027-08-31'],
    ],
    [
      'rolling days',
      { kind: 'rolling', length: 'P30D' },
      '2026-01-01',
      '2026-02-02',
      ['2026-01-01/2026-01-31', '2026-01-02/2026-02-01', '2026-01-03/2026-02-02'],
    ],
    [
      'rolling months by weeks',
      { kind: 'rolling', length: 'P1M', step: 'P1W' },
      '2026-01-01',
      '2026-02-20',
      ['2026-01-01/2026-02-01', '2026-01-08/2026-02-08', '2026-01-15/2026-02-15'],
    ],
    [
      'a rolling window longer than the term',
      { kind: 'rolling', length: 'P30D' },
      '2026-01-01',
      '2026-01-10',
      ['2026-01-01/2026-01-10 partial'],
    ],
    [
      'the trailing one at the end of the term',
      { kind: 'trailing', length: 'P30D' },
      '2026-01-01',
      '2026-03-01',
      ['2026-01-30/2026-03-01'],
    ],
    [
      'stretches of the term',
      { kind: 'term', length: 'P1M' },
      '2026-01-31',
      '2026-04-10',
      ['2026-01-31/2026-02-28', '2026-02-28/2026-03-31', '2026-03-31/2026-04-10 partial'],
    ],
    [
      'a term as a whole',
      { kind: 'term', length: 'P1Y' },
      '2026-03-01',
      '2027-03-01',
      ['2026-03-01/2027-03-01'],
    ],
    ['an empty term', { kind: 'calendar', length: 'P1M' }, '2026-03-01', '2026-03-01', []],
    ['no length', { kind: 'term', length: 'P0D' }, '2026-03-01', '2026-04-01', []],
    ['no step', { kind: 'rolling', length: 'P1D', step: 'P0D' }, '2026-03-01', '2026-04-01', []],
    ['what is no duration', { kind: 'rolling', length: 'a month' }, '2026-03-01', '2026-04-01', []],
    ['45 days of a calendar', { kind: 'calendar', length: 'P45D' }, '2026-03-01', '2026-04-01', []],
    ['five months of a calendar', { kind: 'calendar', length: 'P5M' }, '2026-03-01', '2026-04-01', []],
    ['hours of a calendar', { kind: 'calendar', length: 'PT1H' }, '2026-03-01', '2026-04-01', []],
    ['a fiscal week', { kind: 'fiscal', length: 'P1W' }, '2026-03-01', '2026-04-01', []],
  ])('%s', (_, spec, from, to, expected) => {
    expect(list(spec, from, to, NEW_YORK).map(show)).toEqual(expected);
  });

  test('have a limit', () => {
    for (const spec of [
      { kind: 'calendar', length: 'P1D' },
      { kind: 'rolling', length: 'P365D', step: 'PT0.001S' },
      { kind: 'term', length: 'PT1S' },
    ] as const)
      expect(list(spec, '1900-01-01', '1990-01-01')).toHaveLength(WINDOW_LIMIT);
  });

  test.each([
    ['2026-01-01', 44_640],
    ['2026-02-01', 40_320],
    ['2026-03-01', 44_580],
    ['2026-04-01', 43_200],
    ['2026-11-01', 43_260],
  ])('New York, the month of %s has %i minutes', (from, minutes) => {
    const window = windowAt(
      { kind: 'calendar', length: 'P1M', timeZone: NEW_YORK },
      date(from).add({ days: 20 }),
    )!;
    expect(window.start.toPlainDate().toString()).toBe(from);
    expect(seconds(window).equals(exact(minutes * 60))).toBe(true);
  });

  test('months follow each other and begin with the month, by the clock of the place', () => {
    const zone = fc.constantFrom(
      'UTC',
      NEW_YORK,
      'Asia/Beirut',
      'America/Santiago',
      'Pacific/Apia',
      'Africa/Cairo',
    );
    const year = fc.integer({ min: 2005, max: 2035 });
    const length = fc.constantFrom(1, 2, 3, 4, 6, 12);
    fc.assert(
      fc.property(zone, year, length, (timeZone, first, months) => {
        const spec = { kind: 'calendar', length: `P${months}M`, timeZone } as const;
        const windows = windowsIn(spec, term(`${first}-01-01`, `${first + 1}-01-01`));
        expect(
          windows.map(({ wholeStart }) => clockText(wholeStart.epochMilliseconds / 1_000, timeZone)[0]),
        ).toEqual(
          Array.from(
            { length: 12 / months },
            (_, n) => `${first}-${String(n * months + 1).padStart(2, '0')}-01`,
          ),
        );
        for (const [index, window] of windows.entries()) {
          const just = clockText(window.start.epochMilliseconds / 1_000 - 1, timeZone)[0];
          expect(just < clockText(window.start.epochMilliseconds / 1_000, timeZone)[0]).toBe(true);
          expect(window.isPartial).toBe(false);
          const next = windows[index + 1];
          if (next !== undefined) expect(next.start.equals(window.end)).toBe(true);
          expect(show(windowAt(spec, window.start.toPlainDate().add({ days: 27 }))!)).toBe(show(window));
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, Omit<MeasurementWindow, 'timeZone'>, string, string | undefined]>([
    ['a month', { kind: 'calendar', length: 'P1M' }, '2026-01-31', '2026-01-01/2026-02-01'],
    ['a week', { kind: 'calendar', length: 'P7D' }, '1969-12-31', '1969-12-29/1970-01-05'],
    [
      'a billing cycle before its day',
      { kind: 'billing-cycle', length: 'P1M', startsOn: 15 },
      '2026-01-14',
      '2025-12-15/2026-01-15',
    ],
    [
      'a billing cycle on its day',
      { kind: 'billing-cycle', length: 'P1M', startsOn: 15 },
      '2026-01-15',
      '2026-01-15/2026-02-15',
    ],
    [
      'a fiscal year',
      { kind: 'fiscal', length: 'P1Y', startsOn: '10-01' },
      '2026-01-14',
      '2025-10-01/2026-10-01',
    ],
    ['the last 30 days', { kind: 'rolling', length: 'P30D' }, '2026-01-30', '2026-01-01/2026-01-31'],
    ['a year before a claim', { kind: 'trailing', length: 'P365D' }, '2026-12-31', '2026-01-01/2027-01-01'],
    ['a second month of the term', { kind: 'term', length: 'P1M' }, '2026-02-10', '2026-02-05/2026-03-05'],
    ['a day after the term', { kind: 'term', length: 'P1M' }, '2027-02-10', undefined],
    ['no duration', { kind: 'trailing', length: '365' }, '2026-12-31', undefined],
  ])('%s', (_, spec, day, expected) => {
    const window = windowAt({ ...spec, timeZone: NEW_YORK }, date(day), term('2026-01-05', '2027-01-05'));
    expect(window && show(window)).toBe(expected);
  });

  test('the trailing window ends with the day of the claim', () => {
    const window = trailingWindow(
      { kind: 'trailing', length: 'P365D', timeZone: NEW_YORK },
      date('2026-05-10'),
    )!;
    expect(show(window)).toBe('2025-05-11/2026-05-11');
    expect(seconds(window).equals(exact(365 * 86_400))).toBe(true);
  });

  test('50 reams a month are 26 from 16 January', () => {
    const [january, february] = list(
      { kind: 'calendar', length: 'P1M' },
      '2026-01-16',
      '2026-03-01',
      NEW_YORK,
    );
    const figure = prorate(exact(50), january!, 'ream');
    expect(figure).toMatchObject({ unit: 'ream', rounding: 'up', formula: 'T × d ÷ D' });
    expect(figure.exact.toFraction()).toBe('800/31');
    expect(figure.value.equals(26)).toBe(true);
    expect(prorate(exact(50), february!).value.equals(50)).toBe(true);
  });
});

describe('notice', () => {
  const office: BusinessCalendar = workweek('09:00', '17:00', NEW_YORK);

  test.each([
    ['2027-01-01', 'P30D', '2026-12-02'],
    ['2027-01-01', 'P90D', '2026-10-03'],
    ['2027-03-31', 'P1M', '2027-02-28'],
    ['2027-01-01', 'P0D', '2027-01-01'],
    ['2027-01-01', 'PT36H', '2026-12-30'],
  ])('before %s, %s: %s', (end, notice, expected) => {
    expect(lastNoticeDay(date(end), notice)?.toString()).toBe(expected);
  });

  test('falls on an open day', () => {
    expect(lastNoticeDay(date('2027-01-01'), 'P90D', office)?.toString()).toBe('2026-10-02');
    expect(lastNoticeDay(date('2027-01-01'), 'P30D', office)?.toString()).toBe('2026-12-02');
    expect(lastNoticeDay(date('2027-01-01'), 'P30D', NEVER)).toBeUndefined();
    expect(lastNoticeDay(date('2027-01-01'), '30 days')).toBeUndefined();
  });

  test('renewals keep the last day of a month', () => {
    const renewals = renewalDates(date('2026-01-31'), 'P1M', 'P10D', 3);
    expect(renewals.map((renewal) => Object.values(renewal).map(String))).toEqual([
      ['2026-01-31', '2026-01-21', '2026-02-28'],
      ['2026-02-28', '2026-02-18', '2026-03-31'],
      ['2026-03-31', '2026-03-21', '2026-04-30'],
    ]);
  });

  test('renewals end', () => {
    expect(renewalDates(date('2026-01-31'), 'P0D', 'P10D', 3)).toEqual([]);
    expect(renewalDates(date('2026-01-31'), 'P1Y', 'x', 3)).toEqual([]);
    expect(renewalDates(date('2026-01-31'), 'P1Y', 'P1D', 3, NEVER)).toEqual([]);
    expect(renewalDates(date('2026-01-31'), 'P1D', 'P1D', 1e9)).toHaveLength(1_000);
    expect(renewalDates(date('2026-01-31'), 'P99999Y', 'P1D', 9)).toEqual([]);
    expect(renewalDates(date('2026-01-31'), 'P5000Y', 'P1D', 9)).toHaveLength(1);
  });

  test.each([
    ['P30D', undefined, '2026-03-02'],
    ['P30D', 'P60D', '2026-04-01'],
    ['P1M', 'P10D', '2026-02-28'],
    ['P1M', 'P28D', '2026-02-28'],
    ['P30D', 'soon', undefined],
  ])('from 31 January, %s and %s to cure: %s', (notice, cure, expected) => {
    expect(terminationDate(date('2026-01-31'), notice, cure)?.toString()).toBe(expected);
  });

  test.each<[string, string, ClaimLimit, string | undefined]>([
    ['seven days end with 7 February', '2026-02-01', { type: 'within', duration: 'P7D' }, '2026-02-08T00:00'],
    [
      'ten business days are 13 February',
      '2026-02-01',
      { type: 'business-days', days: 10 },
      '2026-02-13T17:00',
    ],
    [
      'the first business day is the one after the window',
      '2026-09-01',
      { type: 'business-days', days: 1 },
      '2026-09-01T17:00',
    ],
    ['hours run on the calendar', '2026-02-01', { type: 'within', duration: 'PT12H' }, '2026-02-03T13:00'],
    ['the second billing cycle', '2026-02-01', { type: 'billing-cycles', cycles: 2 }, '2026-04-01T00:00'],
    [
      'the second billing cycle from the 31st',
      '2026-01-31',
      { type: 'billing-cycles', cycles: 2, startsOn: 31 },
      '2026-03-31T00:00',
    ],
    [
      'the billing cycle itself',
      '2026-02-01',
      { type: 'billing-cycles', cycles: 0, startsOn: 15 },
      '2026-02-15T00:00',
    ],
    [
      'very many billing cycles',
      '2026-02-01',
      { type: 'billing-cycles', cycles: 1_000_000 },
      '+085359-06-01T00:00',
    ],
    ['the same quarter', '2026-02-01', { type: 'end-of', period: 'quarter' }, '2026-04-01T00:00'],
    ['no time in the same quarter', '2026-04-01', { type: 'end-of', period: 'quarter' }, '2026-04-01T00:00'],
    ['the same year', '2026-04-01', { type: 'end-of', period: 'year' }, '2027-01-01T00:00'],
    ['the term', '2026-04-01', { type: 'end-of-term', termEnd: date('2026-09-01') }, '2026-09-01T00:00'],
    ['no duration', '2026-04-01', { type: 'within', duration: 'a week' }, undefined],
  ])('a claim: %s', (_, windowEnd, limit, expected) => {
    const deadline = claimDeadline(date(windowEnd).toZonedDateTime(NEW_YORK), limit, office);
    expect(wall(deadline?.toInstant(), NEW_YORK)).toBe(expected);
  });

  test('a claim without a calendar', () => {
    const end = date('2026-02-01').toZonedDateTime(NEW_YORK);
    expect(claimDeadline(end, { type: 'business-days', days: 10 })).toBeUndefined();
    expect(wall(claimDeadline(end, { type: 'within', duration: 'PT12H' })?.toInstant(), NEW_YORK)).toBe(
      '2026-02-01T12:00',
    );
  });
});

test.each([
  ['2592', '43 min 12 s'],
  ['31536', '8 h 45 min 36 s'],
  ['0.864', '0.864 s'],
  ['315360', '3 d 15 h 36 min'],
  ['86400', '1 d'],
  ['3600', '1 h'],
  ['3601', '1 h 1 s'],
  ['0', '0 s'],
  ['59.9996', '1 min'],
  ['-90', '−1 min 30 s'],
  ['-0.0001', '0 s'],
  ['315.36', '5 min 15.36 s'],
])('%s seconds are %s', (value, text) => {
  expect(showDuration(exact(value))).toBe(text);
});
