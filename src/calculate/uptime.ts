import type { Temporal } from 'temporal-polyfill';
import {
  availabilityFromRto,
  boundary,
  budgetTable,
  downtimeBudget,
  experiencedAvailability,
  incidentsAllowed,
  probeGridResolution,
  requiredMtbf,
} from '../compute/availability/availability.ts';
import { type Exact, exact, toDecimal } from '../compute/exact.ts';
import type { Figure } from '../compute/figure.ts';
import { input, makeFigure } from '../compute/make-figure.ts';
import { addDuration, type CalendarDuration, secondsOf } from '../compute/time/duration.ts';
import { seconds } from '../compute/time/window.ts';
import type { Problem } from '../problem.ts';
import { type Calculation, cannotCompute, type ShownFigure } from './calculation.ts';
import { type OptionReader, PERCENTAGE, readOptions } from './read-options.ts';
import { showFigure, showHours } from './show-figure.ts';

/** What is asked about an availability target; all of it text as a person writes it. */
export interface UptimeOptions {
  /** In percent: "99.95". */
  readonly target: string;
  /** ISO 8601 duration; P1M without it. */
  readonly window?: string;
  /** The month with which the window begins: "2026-03". */
  readonly month?: string;
  /** The day with which the window begins: "2026-03-01". */
  readonly from?: string;
  /** UTC without it. */
  readonly zone?: string;
  /** Work that is not counted as downtime, in the window. */
  readonly maintenance?: string;
  /** How long one repair takes. */
  readonly repair?: string;
  /** The time from one probe to the next. */
  readonly probe?: string;
  /** The longest outage that a recovery time objective allows. */
  readonly rto?: string;
}

/** The stretch of time that figures are for. */
export interface CalculatedWindow {
  /** Its first and last moment with their offsets; undefined for a length without a place in the calendar. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly zone: string | undefined;
  readonly seconds: string;
  readonly shown: string;
}

/** The budget of one of the windows that people reckon with. */
export interface CalculatedBudget {
  readonly window: 'day' | 'week' | '28-days' | '30-days' | '31-days' | '365-days' | '365.25-days';
  readonly budget: ShownFigure;
}

/** Whether a probe grid can prove the target, or an outage as long as the recovery time objective leaves it met. */
export interface UptimeCheck {
  readonly name: 'probe-proves-target' | 'rto-keeps-target';
  readonly holds: boolean;
}

/** What a target leaves; `windows` when no window is named, and the other figures are then for 30 days. */
export interface UptimeCalculation extends Calculation {
  /** The target as a decimal. */
  readonly target: string | undefined;
  readonly window: CalculatedWindow | undefined;
  readonly windows: readonly CalculatedBudget[];
  readonly checks: readonly UptimeCheck[];
  /** The lengths of time that were asked about, in plain English: "4 h". */
  readonly asked: Readonly<Partial<Record<'maintenance' | 'repair' | 'probe' | 'rto', string>>>;
}

const USUAL_MONTH = exact(30 * 86_400);

/** The downtime that an availability target leaves of a window, or of the windows that people reckon with. */
export function uptime(options: UptimeOptions): UptimeCalculation {
  const reader = readOptions();
  const target = reader.number('target', options.target, PERCENTAGE);
  const found = findWindow(options, reader);
  const asked = {
    maintenance: reader.seconds('maintenance', options.maintenance),
    repair: reader.seconds('repair', options.repair),
    probe: reader.seconds('probe', options.probe),
    rto: reader.seconds('rto', options.rto),
  };
  if (!target || reader.problems.length > 0) return failed(reader.problems);

  const length = found?.length ?? USUAL_MONTH;
  const tooLong = (['maintenance', 'probe', 'rto'] as const).find(
    (name) => (asked[name]?.compare(length) ?? 0) > 0,
  );
  if (tooLong) {
    const times = `${showHours(asked[tooLong]!)}, longer than the window of ${showHours(length)}`;
    return failed([cannotCompute(`The ${NAMES[tooLong]} is ${times}`)]);
  }
  if (asked.repair && target.equals(100)) {
    return failed([cannotCompute('A target of 100 % allows no incident, however fast its repair')]);
  }
  const figures = [...(found ? windowFigures(target, length) : []), ...askedFigures(target, length, asked)];
  return {
    target: toDecimal(target, 12),
    window: found?.shown ?? { ...NO_PLACE, seconds: toDecimal(length), shown: '30 days' },
    figures: figures.map((figure) => showFigure(figure)),
    windows: found
      ? []
      : budgetTable(target).map(({ window, budget }) => ({ window, budget: showFigure(budget) })),
    checks: checksOf(target, length, asked),
    asked: Object.fromEntries(
      Object.entries(asked).flatMap(([name, value]) => (value ? [[name, showHours(value)]] : [])),
    ),
    problems: [],
  };
}

const NAMES = {
  maintenance: 'maintenance',
  probe: 'time between two probes',
  rto: 'recovery time objective',
};
const NO_PLACE = { from: undefined, to: undefined, zone: undefined };

type Asked = Readonly<Record<'maintenance' | 'repair' | 'probe' | 'rto', Exact | undefined>>;

interface FoundWindow {
  readonly length: Exact;
  readonly shown: CalculatedWindow;
}

/** The window that is named; undefined for the table of all. */
function findWindow(options: UptimeOptions, reader: OptionReader): FoundWindow | undefined {
  const duration = reader.duration('window', options.window ?? 'P1M');
  const month = reader.month('month', options.month);
  const day = reader.date('from', options.from);
  const zone = reader.zone('zone', options.zone);
  const hasStart = options.month !== undefined || options.from !== undefined;
  if (options.month !== undefined && options.from !== undefined) {
    return reader.refuse('month', 'a window begins once', 'give --month or --from, not both');
  }
  if (options.zone !== undefined && !hasStart) {
    return reader.refuse(
      'zone',
      'a zone needs a place in the calendar',
      'add --month YYYY-MM or --from YYYY-MM-DD',
    );
  }
  if (duration && options.month !== undefined && duration.months === 0) {
    return reader.refuse('window', `\`${options.window}\` is not begun by a month`, 'give --from YYYY-MM-DD');
  }
  const start = month ?? day;
  if (!duration) return undefined;
  if (start) return placedWindow(start, duration, zone ?? 'UTC');
  if (hasStart || options.window === undefined) return undefined;
  const length = secondsOf(duration, { dayOf24Hours: true });
  if (length) return { length, shown: { ...NO_PLACE, seconds: toDecimal(length), shown: showHours(length) } };
  const isInTable = duration.days === 0 && duration.seconds.equals(0) && [1, 12].includes(duration.months);
  if (isInTable) return undefined;
  return reader.refuse(
    'window',
    `how long \`${options.window}\` is depends on when it begins`,
    'add --month YYYY-MM or --from YYYY-MM-DD',
  );
}

function placedWindow(date: Temporal.PlainDate, duration: CalendarDuration, zone: string): FoundWindow {
  const start = date.toZonedDateTime(zone);
  const end = addDuration(start, duration);
  const length = seconds({ start, end });
  const moment = (time: Temporal.ZonedDateTime): string => time.toString({ timeZoneName: 'never' });
  return {
    length,
    shown: {
      from: moment(start),
      to: moment(end),
      zone,
      seconds: toDecimal(length),
      shown: showHours(length),
    },
  };
}

function windowFigures(target: Exact, length: Exact): readonly Figure[] {
  const { longestMet, shortestMissed } = boundary(target, length);
  return [downtimeBudget(target, length), longestMet, ...(shortestMissed ? [shortestMissed] : [])];
}

function askedFigures(target: Exact, length: Exact, asked: Asked): readonly Figure[] {
  const { maintenance, repair, probe, rto } = asked;
  const budget = downtimeBudget(target, length).exact;
  return [
    ...(maintenance ? maintenanceFigures(target, length, maintenance) : []),
    ...(repair ? [incidentsAllowed(budget, repair), requiredMtbf(target, repair)] : []),
    probe && probeGridResolution(probe, length),
    rto && availabilityFromRto(rto, length),
  ].filter((figure) => figure !== undefined);
}

/** What users see when maintenance is left out and the rest just meets the target, and the time that is down then. */
function maintenanceFigures(
  target: Exact,
  length: Exact,
  maintenance: Exact,
): readonly (Figure | undefined)[] {
  const beside = downtimeBudget(target, length.sub(maintenance));
  const total = makeFigure({
    name: 'downtime-with-maintenance',
    exact: beside.exact.add(maintenance),
    unit: 's',
    formula: 'B + M',
    inputs: [input('B', beside.exact, 's'), input('M', maintenance, 's')],
  });
  return [
    { ...beside, name: 'downtime-budget-beside-maintenance' },
    total,
    experiencedAvailability(target, length, maintenance),
  ];
}

function checksOf(target: Exact, length: Exact, { probe, rto }: Asked): readonly UptimeCheck[] {
  const leavesTarget = (figure: Figure | undefined): boolean =>
    figure !== undefined && figure.exact.compare(target) >= 0;
  return [
    ...(probe
      ? [{ name: 'probe-proves-target' as const, holds: leavesTarget(probeGridResolution(probe, length)) }]
      : []),
    ...(rto
      ? [{ name: 'rto-keeps-target' as const, holds: leavesTarget(availabilityFromRto(rto, length)) }]
      : []),
  ];
}

function failed(problems: readonly Problem[]): UptimeCalculation {
  return { target: undefined, window: undefined, figures: [], windows: [], checks: [], asked: {}, problems };
}
