import { expect, test } from 'vitest';
import { openCatalog } from '../src/catalog.ts';
import { formatRecurrence } from '../src/template/recurrence.ts';

const words = openCatalog().words('en')!;

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=3', 'every 3 days'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'every Monday and Thursday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2 weeks on Friday'],
  ['FREQ=MONTHLY', 'once a month'],
  ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months'],
  ['FREQ=MONTHLY;BYMONTHDAY=25', 'on the 25th day of each month'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25', 'on the 25th day of every 3rd month'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'on the last day of each month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1', 'on the last day of every 2nd month'],
  ['FREQ=MONTHLY;BYDAY=1SU', 'on the 1st Sunday of each month'],
  ['FREQ=MONTHLY;INTERVAL=6;BYDAY=1SU', 'on the 1st Sunday of every 6th month'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'on the last weekday of each month'],
  ['FREQ=YEARLY', 'once a year'],
  ['FREQ=YEARLY;INTERVAL=2', 'every 2 years'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31', 'on 31 March of each year'],
  ['FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=31', 'on 31 March of every 2nd year'],
])('%s is %s', (rrule, expected) => {
  expect(formatRecurrence({ rrule }, undefined, words).replaceAll('\u00a0', ' ')).toBe(expected);
});
