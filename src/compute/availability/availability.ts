import { type Exact, exact } from '../exact.ts';
import type { Figure, FigureInput } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';

/** The downtime that a target allows in one of the windows that people reckon with. */
export interface BudgetRow {
  readonly window: 'day' | 'week' | '28-days' | '30-days' | '31-days' | '365-days' | '365.25-days';
  readonly budget: Figure;
}

/** The two whole seconds of downtime between which a target is missed. */
export interface Boundary {
  /** The longest downtime in whole seconds that still meets the target. */
  readonly longestMet: Figure;
  /** One second more; undefined when the window is too short for it. */
  readonly shortestMissed: Figure | undefined;
}

const DAY = 86_400;
const BUDGET_WINDOWS: readonly (readonly [BudgetRow['window'], number])[] = [
  ['day', DAY],
  ['week', 7 * DAY],
  ['28-days', 28 * DAY],
  ['30-days', 30 * DAY],
  ['31-days', 31 * DAY],
  ['365-days', 365 * DAY],
  ['365.25-days', 365.25 * DAY],
];

/**
 * Availability in percent: 100 (S − D) / S for S seconds of agreed service time, D of them down. Undefined when S is not
 * above zero or D not within it.
 */
export function availability(agreedSeconds: Exact, downtimeSeconds: Exact): Figure | undefined {
  return shareLeft('availability', input('S', agreedSeconds, 's'), input('D', downtimeSeconds, 's'));
}

/** The seconds of downtime that a target in percent leaves of a window: (100 − A) / 100 · S. */
export function downtimeBudget(target: Exact, windowSeconds: Exact): Figure {
  return makeFigure({
    name: 'downtime-budget',
    exact: budgetOf(target, windowSeconds),
    unit: 's',
    formula: BUDGET_FORMULA,
    inputs: budgetInputs(target, windowSeconds),
  });
}

/** The downtime budget of a target in percent in a day, a week, months of 28, 30 and 31 days, and a year. */
export function budgetTable(target: Exact): readonly BudgetRow[] {
  return BUDGET_WINDOWS.map(([window, length]) => ({
    window,
    budget: downtimeBudget(target, exact(length)),
  }));
}

/**
 * How many incidents a budget allows that take R seconds each to repair: B / R, unrounded. Undefined when R is not above
 * zero.
 */
export function incidentsAllowed(budgetSeconds: Exact, repairSeconds: Exact): Figure | undefined {
  if (repairSeconds.compare(0) <= 0) return undefined;
  return makeFigure({
    name: 'incidents-allowed',
    exact: budgetSeconds.div(repairSeconds),
    unit: 'incident',
    formula: 'B ÷ R',
    inputs: [input('B', budgetSeconds, 's'), input('R', repairSeconds, 's')],
  });
}

/**
 * The mean seconds between failures that meet a target in percent when a repair takes R seconds: A / (100 − A) · R.
 * Undefined for a target of 100 %, which no failure meets.
 */
export function requiredMtbf(target: Exact, repairSeconds: Exact): Figure | undefined {
  if (target.compare(100) >= 0) return undefined;
  return makeFigure({
    name: 'required-mtbf',
    exact: target.div(exact(100).sub(target)).mul(repairSeconds),
    unit: 's',
    formula: 'A ÷ ( 100 − A ) × R',
    inputs: [input('A', target, '%'), input('R', repairSeconds, 's')],
  });
}

/**
 * The availability in percent of a window with one outage as long as the recovery time objective. Undefined when that is
 * not within the window.
 */
export function availabilityFromRto(rtoSeconds: Exact, windowSeconds: Exact): Figure | undefined {
  return shareLeft('availability-from-rto', input('S', windowSeconds, 's'), input('R', rtoSeconds, 's'));
}

/**
 * The availability in percent of a window in which one probe failed: probes cannot prove a target between this and 100 %.
 * Undefined when the time from probe to probe is not within the window.
 */
export function probeGridResolution(probeSeconds: Exact, windowSeconds: Exact): Figure | undefined {
  return shareLeft('probe-grid-resolution', input('S', windowSeconds, 's'), input('p', probeSeconds, 's'));
}

/**
 * The availability in percent that users see when maintenance is not counted and the rest just meets the target:
 * A (S − M) / S. Undefined when the maintenance is not within the window.
 */
export function experiencedAvailability(
  target: Exact,
  windowSeconds: Exact,
  maintenanceSeconds: Exact,
): Figure | undefined {
  if (!isWithin(maintenanceSeconds, windowSeconds)) return undefined;
  return makeFigure({
    name: 'experienced-availability',
    exact: target.mul(windowSeconds.sub(maintenanceSeconds)).div(windowSeconds),
    unit: '%',
    formula: 'A × ( S − M ) ÷ S',
    inputs: [input('A', target, '%'), input('S', windowSeconds, 's'), input('M', maintenanceSeconds, 's')],
  });
}

/** The target in percent that really holds when measured percentages are rounded half-up to so many digits: A − 0.5 / 10^d. */
export function effectiveTargetOfRounding(target: Exact, digits: number): Figure {
  const half = exact(1, 2n * 10n ** BigInt(digits));
  return makeFigure({
    name: 'effective-target',
    exact: target.sub(half),
    unit: '%',
    formula: 'A − h',
    inputs: [input('A', target, '%'), input('h', half, '%')],
  });
}

/** The longest downtime in whole seconds that meets a target in percent, and the next, which does not. */
export function boundary(target: Exact, windowSeconds: Exact): Boundary {
  const longestMet = makeFigure({
    name: 'longest-downtime-met',
    exact: budgetOf(target, windowSeconds),
    unit: 's',
    rounding: 'down',
    formula: BUDGET_FORMULA,
    inputs: budgetInputs(target, windowSeconds),
  });
  const shortest = longestMet.value.add(1);
  if (shortest.compare(windowSeconds) > 0) return { longestMet, shortestMissed: undefined };
  const shortestMissed = makeFigure({
    name: 'shortest-downtime-missed',
    exact: shortest,
    unit: 's',
    formula: 'L + 1',
    inputs: [input('L', longestMet.value, 's')],
  });
  return { longestMet, shortestMissed };
}

const BUDGET_FORMULA = '( 100 − A ) ÷ 100 × S';

function budgetInputs(target: Exact, windowSeconds: Exact): readonly FigureInput[] {
  return [input('A', target, '%'), input('S', windowSeconds, 's')];
}

function budgetOf(target: Exact, windowSeconds: Exact): Exact {
  return exact(100).sub(target).div(100).mul(windowSeconds);
}

/** What is left of a whole without a part of it, in percent. */
function shareLeft(name: string, whole: FigureInput, part: FigureInput): Figure | undefined {
  if (!isWithin(part.value, whole.value)) return undefined;
  return makeFigure({
    name,
    exact: whole.value.sub(part.value).div(whole.value).mul(100),
    unit: '%',
    formula: `100 × ( ${whole.symbol} − ${part.symbol} ) ÷ ${whole.symbol}`,
    inputs: [whole, part],
  });
}

function isWithin(part: Exact, whole: Exact): boolean {
  return whole.compare(0) > 0 && part.compare(0) >= 0 && part.compare(whole) <= 0;
}
