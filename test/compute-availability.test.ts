import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { assessWindows, rollingMisses } from '../src/compute/availability/assess-windows.ts';
import {
  availability,
  availabilityFromRto,
  boundary,
  budgetTable,
  downtimeBudget,
  effectiveTargetOfRounding,
  experiencedAvailability,
  incidentsAllowed,
  probeGridResolution,
  requiredMtbf,
} from '../src/compute/availability/availability.ts';
import { type Exact, exact, round, toDecimal } from '../src/compute/exact.ts';
import type { Figure } from '../src/compute/figure.ts';
import { showDuration } from '../src/compute/time/show-duration.ts';
import type { MeasurementWindow } from '../src/compute/time/window.ts';

const SECONDS = { s: 1, min: 60, h: 3_600, d: 86_400 } as const;
const THIRTY_DAYS = exact(30 * 86_400);

/** '43.20 min' in exact seconds, with the digits that it shows. */
function readTime(text: string): { seconds: Exact; unit: number; digits: number } {
  const [count = '', name = ''] = text.split(' ');
  const unit = SECONDS[name as keyof typeof SECONDS];
  return { seconds: exact(count).mul(unit), unit, digits: count.split('.')[1]?.length ?? 0 };
}

const seconds = (text: string): Exact => readTime(text).seconds;
const minutes = (figure: Figure | undefined, digits: number) => toDecimal(figure!.value.div(60), digits);

describe('the downtime budget', () => {
  const WINDOWS = ['day', 'week', '28-days', '30-days', '31-days', '365-days', '365.25-days'];

  test.each([
    ['99', '14.4 min', '100.8 min', '403.2 min', '432 min', '446.4 min', '87.6 h', '87.66 h'],
    ['99.9', '86.4 s', '10.08 min', '40.32 min', '43.20 min', '44.64 min', '8.76 h', '8.766 h'],
    ['99.95', '43.2 s', '5.04 min', '20.16 min', '21.60 min', '22.32 min', '4.38 h', '4.383 h'],
    ['99.99', '8.64 s', '60.48 s', '241.9 s', '259.2 s', '267.8 s', '52.56 min', '52.60 min'],
    ['99.999', '0.864 s', '6.048 s', '24.19 s', '25.92 s', '26.78 s', '5.256 min', '5.260 min'],
    ['99.9999', '0.086 s', '0.605 s', '2.419 s', '2.592 s', '2.678 s', '31.536 s', '31.558 s'],
  ])('%s percent', (target, ...cells) => {
    const rows = budgetTable(exact(target));
    expect(rows.map(({ window }) => window)).toEqual(WINDOWS);
    for (const [index, cell] of cells.entries()) {
      const { seconds, unit, digits } = readTime(cell);
      expect(round(rows[index]!.budget.value.div(unit), 'half-up', digits).mul(unit).toFraction()).toBe(
        seconds.toFraction(),
      );
    }
  });

  test.each([
    ['99.9', '30 d', '43 min 12 s'],
    ['99.999', '365 d', '5 min 15.36 s'],
    ['99.9999', '365 d', '31.536 s'],
    ['99.9', '365 d', '8 h 45 min 36 s'],
    ['99.999', '1 d', '0.864 s'],
    ['100', '30 d', '0 s'],
  ])('%s percent of %s is %s', (target, window, budget) => {
    expect(showDuration(downtimeBudget(exact(target), seconds(window)).value)).toBe(budget);
  });

  test('carries its working', () => {
    expect(downtimeBudget(exact('99.9'), THIRTY_DAYS)).toEqual({
      name: 'downtime-budget',
      value: exact(2_592),
      exact: exact(2_592),
      unit: 's',
      rounding: 'none',
      formula: '( 100 − A ) ÷ 100 × S',
      inputs: [
        { symbol: 'A', value: exact('99.9'), unit: '%' },
        { symbol: 'S', value: exact(2_592_000), unit: 's' },
      ],
      working: [
        '(',
        '100',
        '−',
        { value: exact('99.9'), unit: '%' },
        ')',
        '÷',
        '100',
        '×',
        { value: exact(2_592_000), unit: 's' },
        '=',
        { value: exact(2_592), unit: 's' },
      ],
    });
  });
});

describe('availability', () => {
  test.each([
    ['30 d', '60 min', '99.861'],
    ['30 d', '43.2 min', '99.9'],
    ['30 d', '0 s', '100'],
    ['30 d', '30 d', '0'],
  ])('of %s with %s down is %s percent', (agreed, down, expected) => {
    const figure = availability(seconds(agreed), seconds(down));
    expect(toDecimal(figure!.value, 3)).toBe(expected);
    // What is left of the budget at that target is the downtime itself.
    expect(downtimeBudget(figure!.value, seconds(agreed)).value.equals(seconds(down))).toBe(true);
  });

  test.each([
    ['0 s', '0 s'],
    ['1 h', '2 h'],
    ['1 h', '-1 s'],
  ])('of %s with %s down is none', (agreed, down) => {
    expect(availability(seconds(agreed), seconds(down))).toBeUndefined();
  });

  test.each([
    ['4 h', '30 d', '99.444'],
    ['0 s', '30 d', '100'],
  ])('with a recovery time of %s in %s is %s percent', (rto, window, expected) => {
    expect(toDecimal(availabilityFromRto(seconds(rto), seconds(window))!.value, 3)).toBe(expected);
  });

  test.each([
    ['60 s', '99.9977'],
    ['5 min', '99.9884'],
  ])('with a probe lost every %s is %s percent', (probe, expected) => {
    expect(toDecimal(probeGridResolution(seconds(probe), THIRTY_DAYS)!.value, 4)).toBe(expected);
  });

  test('a five-minute grid cannot prove 99.99 %, one of a minute can', () => {
    const proves = (probe: string) =>
      probeGridResolution(seconds(probe), THIRTY_DAYS)!.value.compare('99.99') >= 0;
    expect([proves('5 min'), proves('60 s')]).toEqual([false, true]);
  });

  test('nothing can be said of an outage or a probe beyond the window', () => {
    expect(availabilityFromRto(seconds('31 d'), THIRTY_DAYS)).toBeUndefined();
    expect(probeGridResolution(seconds('31 d'), THIRTY_DAYS)).toBeUndefined();
  });

  test.each([
    ['180 min', '99.484', '43.02', '223.02'],
    ['240 min', '99.345', '42.96', '282.96'],
  ])(
    'with %s of maintenance a month of 99.9 percent is %s percent',
    (maintenance, expected, budget, total) => {
      const figure = experiencedAvailability(exact('99.9'), THIRTY_DAYS, seconds(maintenance))!;
      expect(toDecimal(figure.value, 3)).toBe(expected);
      const rest = downtimeBudget(exact('99.9'), THIRTY_DAYS.sub(seconds(maintenance)));
      expect(minutes(rest, 2)).toBe(budget);
      const down = rest.value.add(seconds(maintenance));
      expect(toDecimal(down.div(60), 2)).toBe(total);
      expect(availability(THIRTY_DAYS, down)!.value.equals(figure.value)).toBe(true);
    },
  );

  test('maintenance is within the window', () => {
    expect(experiencedAvailability(exact('99.9'), THIRTY_DAYS, seconds('31 d'))).toBeUndefined();
    expect(experiencedAvailability(exact('99.9'), exact(0), exact(0))).toBeUndefined();
  });
});

describe('repairs', () => {
  test.each([
    ['99.9', '15 min', '2.88'],
    ['99.9', '1 h', '0.72'],
    ['99.9', '4 h', '0.18'],
    ['99.99', '15 min', '0.288'],
    ['99.999', '15 min', '0.0288'],
  ])('%s percent in 30 days with repairs of %s allows %s incidents', (target, repair, expected) => {
    const budget = downtimeBudget(exact(target), THIRTY_DAYS).value;
    expect(incidentsAllowed(budget, seconds(repair))!.value.equals(exact(expected))).toBe(true);
  });

  test.each([
    ['99.9', '999'],
    ['99.99', '9999'],
    ['99.999', '99999'],
  ])('%s percent with repairs of an hour needs %s hours between failures', (target, expected) => {
    expect(requiredMtbf(exact(target), exact(3_600))!.value.div(3_600).equals(exact(expected))).toBe(true);
  });

  test('that take no time, or a target of 100 %, have no answer', () => {
    expect(incidentsAllowed(exact(60), exact(0))).toBeUndefined();
    expect(requiredMtbf(exact(100), exact(3_600))).toBeUndefined();
  });
});

describe('rounding and the boundary', () => {
  test('two digits lower 99.9 % to 99.895 %, which is 45.36 minutes', () => {
    const effective = effectiveTargetOfRounding(exact('99.9'), 2);
    expect(effective.value.equals(exact('99.895'))).toBe(true);
    expect(minutes(downtimeBudget(effective.value, THIRTY_DAYS), 2)).toBe('45.36');
    const [before, after] = ['45.36 min', '2721.7 s'].map((down) =>
      round(availability(THIRTY_DAYS, seconds(down))!.value, 'half-up', 2).compare('99.9'),
    );
    expect([before, after]).toEqual([0, -1]);
  });

  test('43.4 minutes miss 99.9 % and print as 99.90', () => {
    const measured = availability(THIRTY_DAYS, seconds('43.4 min'))!.value;
    expect(toDecimal(measured, 5)).toBe('99.89954');
    expect(measured.compare('99.9')).toBe(-1);
    expect(round(measured, 'half-up', 2).equals('99.9')).toBe(true);
  });

  test.each([
    ['99.9', '30 d', '43 min 12 s', '43 min 13 s'],
    ['99.99', '30 d', '4 min 19 s', '4 min 20 s'],
    ['99.999', '1 d', '0 s', '1 s'],
    ['100', '30 d', '0 s', '1 s'],
    ['0', '30 d', '30 d', undefined],
  ])('%s percent of %s holds up to %s and is missed at %s', (target, window, met, missed) => {
    const { longestMet, shortestMissed } = boundary(exact(target), seconds(window));
    expect(showDuration(longestMet.value)).toBe(met);
    expect(shortestMissed && showDuration(shortestMissed.value)).toBe(missed);
    const holds = (down: Exact) => availability(seconds(window), down)!.value.compare(target) >= 0;
    expect(holds(longestMet.value)).toBe(true);
    if (shortestMissed) expect(holds(shortestMissed.value)).toBe(false);
  });
});

describe('outages on windows', () => {
  const timeZone = 'America/New_York';
  const outage = (start: string, length: string) => {
    const from = Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone).toInstant();
    return { start: from, end: from.add({ milliseconds: seconds(length).mul(1_000).valueOf() }) };
  };
  const term = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-03-01') };
  const months: MeasurementWindow = { kind: 'calendar', length: 'P1M', timeZone };
  const rolling: MeasurementWindow = { kind: 'rolling', length: 'P30D', timeZone };
  const outages = [outage('2026-01-31T12:00', '40 min'), outage('2026-02-01T12:00', '40 min')];
  const shares = (list: ReturnType<typeof assessWindows>) =>
    list.map(({ availability }) => toDecimal(availability.value, 3));

  test('pass on calendar months and miss on rolling days', () => {
    const target = exact('99.9');
    const assessed = assessWindows(outages, months, target, term);
    expect(shares(assessed)).toEqual(['99.91', '99.901']);
    expect(assessed.map(({ isMet }) => isMet)).toEqual([true, true]);
    expect(rollingMisses(outages, months, target, term)).toEqual([]);
    const missed = rollingMisses(outages, rolling, target, term);
    // Those that begin from 3 January, which end with 1 February, to 30 January, the last that ends in the term.
    expect(missed[0]!.window.start.toPlainDate().toString()).toBe('2026-01-03');
    expect(missed).toHaveLength(28);
    expect(new Set(shares(missed))).toEqual(new Set(['99.815']));
    expect(missed[0]!.downtimeSeconds.equals(seconds('80 min'))).toBe(true);
  });

  test('count once where they overlap and belong to each window by their time', () => {
    const overnight = [
      outage('2026-01-31T23:30', '1 h'),
      outage('2026-01-31T23:45', '5 min'),
      outage('2026-02-01T00:15', '1 h'),
      outage('2026-02-10T00:15', '0 s'),
    ];
    expect(
      assessWindows(overnight, months, exact('99.9'), term).map(({ downtimeSeconds }) =>
        showDuration(downtimeSeconds),
      ),
    ).toEqual(['30 min', '1 h 15 min']);
  });

  test('that just fit the budget meet the target', () => {
    const whole = [outage('2026-01-10T12:00', '44.64 min')];
    expect(rollingMisses(whole, months, exact('99.9'), term)).toEqual([]);
    expect(rollingMisses([outage('2026-01-10T12:00', '2679 s')], months, exact('99.9'), term)).toHaveLength(
      1,
    );
  });
});
