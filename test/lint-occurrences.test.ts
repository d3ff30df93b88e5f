import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { monthsWithoutDay, occurrences } from '../src/lint/time/occurrences.ts';

describe('dates of recurrence rules', () => {
  const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

  // The expected dates are those of RFC 5545, section 3.8.5.3, and of the calendar.
  test.each([
    ['FREQ=DAILY;INTERVAL=10', '1997-09-02', '1997-10-13', '09-02 09-12 09-22 10-02 10-12'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '1997-09-02', '1997-10-03', '09-02 09-04 09-16 09-18 09-30 10-02'],
    ['FREQ=MONTHLY;BYDAY=1FR', '1997-09-02', '1998-01-01', '09-05 10-03 11-07 12-05'],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU',
      '1997-09-07',
      '1998-02-01',
      '09-07 09-28 11-02 11-30 01-04 01-25',
    ],
    ['FREQ=MONTHLY;BYDAY=-2MO', '1997-09-22', '1998-01-01', '09-22 10-20 11-17 12-22'],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28', '1998-03-01', '09-28 10-29 11-28 12-29 01-29 02-26'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30', '2007-01-15', '2007-03-31', '01-15 01-30 02-15 03-15 03-30'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', '1998-12-31', '02-13 03-13 11-13'],
    ['FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '1997-12-01', '09-04 10-07 11-06'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-29',
      '1998-02-01',
      '09-29 10-30 11-27 12-30 01-29',
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      '2005-01-01',
      '11-05 11-07 11-02',
    ],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2023-01-01', '2029-01-01', '02-29 02-29'],
    ['FREQ=DAILY;BYMONTH=1;BYDAY=SU', '1998-01-01', '1999-01-01', '01-04 01-11 01-18 01-25'],
  ])('%s from %s to %s', (rrule, from, before, expected) => {
    const dates = occurrences(rrule, day(from), day(before));
    expect(dates?.map((date) => date.toString().slice(5)).join(' ')).toBe(expected);
  });

  test.each(['FREQ=MONTHLY', 'FREQ=YEARLY;BYMONTH=6', 'FREQ=WEEKLY', 'FREQ=HOURLY'])(
    '%s names no day',
    (rrule) => {
      expect(occurrences(rrule, day('2026-01-01'), day('2027-01-01'))).toBeUndefined();
    },
  );

  test('a rule without an end is followed for no more than a thousand dates', () => {
    expect(occurrences('FREQ=DAILY', day('2026-01-01'), day('9999-01-01'))).toHaveLength(1_000);
    expect(occurrences('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', day('2026-01-01'), day('9999-01-01'))).toEqual(
      [],
    );
  });

  test.each([
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2 4 6 9 11'],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,-1', ''],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31', '4'],
    // In 2026 these months have five Mondays: March, June, August, November.
    ['FREQ=MONTHLY;BYDAY=5MO', '1 2 4 5 7 9 10 12'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', ''],
    ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31', '6'],
    ['FREQ=WEEKLY;BYDAY=MO', ''],
  ])('%s is without its day in the months %s of 2026', (rrule, expected) => {
    const months = monthsWithoutDay(rrule, day('2026-01-01'), day('2027-01-01'));
    expect(months.map(({ month }) => month.month).join(' ')).toBe(expected);
  });
});
