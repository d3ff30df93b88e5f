import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';

/**
 * How a goal line rises over a period of `days` days, numbered from 1: evenly over all days, over the days up to a
 * due day, or only on the given working days.
 */
export type Pace =
  | { readonly type: 'calendar-days'; readonly days: number }
  | { readonly type: 'due-day'; readonly days: number; readonly dueDay: number }
  | { readonly type: 'working-days'; readonly days: number; readonly workingDays: readonly number[] };

/** Ten years; what lies beyond is no reporting period. */
const MOST_DAYS = 3660;

/**
 * The cumulative goal at the end of each day of the period, from day 0 on: goal × passed ÷ all paced days, never rounded.
 * Undefined for a goal below zero and a pace that is none: days that are not whole, outside the period or listed twice,
 * a period without (working) days or of more than 3,660.
 */
export function goalLine(goal: Exact, pace: Pace): readonly Exact[] | undefined {
  const paced = pacedDays(pace);
  if (!paced || goal.compare(0) < 0) return undefined;
  return paced.passed.map((passed) => goal.mul(passed).div(paced.all));
}

/** Where a count stands against its goal line at the end of a day. */
export interface PaceStatus {
  /** The goal line on that day. */
  readonly expected: Figure;
  /** The count less the goal line; below zero is behind. */
  readonly gap: Figure;
  /** What each remaining paced day must bring; zero once the goal is met; undefined when it is not and no such day remains. */
  readonly neededRate: Figure | undefined;
  /** The count at the end if it goes on at its rate; undefined before the first paced day has passed. */
  readonly forecast: Figure | undefined;
}

/** The status of `actual` things (unit `lead`, say) at the end of `day`. Undefined where the goal line is, for a day outside the period, and for a count below zero. */
export function paceStatus(given: {
  readonly goal: Exact;
  readonly pace: Pace;
  readonly actual: Exact;
  readonly day: number;
  readonly unit: string;
}): PaceStatus | undefined {
  const { goal, pace, actual, day, unit } = given;
  const paced = pacedDays(pace);
  const passed = paced?.passed[day];
  if (!paced || passed === undefined || goal.compare(0) < 0 || actual.compare(0) < 0) return undefined;

  const { all } = paced;
  const expected = goal.mul(passed).div(all);
  const [g, a] = [input('g', goal, unit), input('A', actual, unit)];
  const [t, n] = [input('t', exact(passed), 'day'), input('n', exact(all), 'day')];
  const isMet = actual.compare(goal) >= 0;
  return {
    expected: makeFigure({
      name: 'goal-line',
      exact: expected,
      unit,
      formula: 'g × t ÷ n',
      inputs: [g, t, n],
    }),
    gap: makeFigure({
      name: 'pace-gap',
      exact: actual.sub(expected),
      unit,
      formula: 'A − g × t ÷ n',
      inputs: [a, g, t, n],
    }),
    neededRate:
      isMet || passed < all
        ? makeFigure({
            name: 'needed-run-rate',
            exact: isMet ? exact(0) : goal.sub(actual).div(all - passed),
            unit,
            ...(isMet
              ? { formula: '0', inputs: [] }
              : { formula: '( g − A ) ÷ ( n − t )', inputs: [g, a, n, t] }),
          })
        : undefined,
    forecast:
      passed > 0
        ? makeFigure({
            name: 'straight-line-forecast',
            exact: actual.mul(all).div(passed),
            unit,
            formula: 'A × n ÷ t',
            inputs: [a, n, t],
          })
        : undefined,
  };
}

interface PacedDays {
  /** How many paced days have passed at the end of each day from 0 on. */
  readonly passed: readonly number[];
  readonly all: number;
}

function pacedDays(pace: Pace): PacedDays | undefined {
  if (!isDay(pace.days, MOST_DAYS)) return undefined;
  if (pace.type === 'working-days') return workingDays(pace.days, pace.workingDays);
  const all = pace.type === 'due-day' ? pace.dueDay : pace.days;
  if (!isDay(all, pace.days)) return undefined;
  return { passed: Array.from({ length: pace.days + 1 }, (_, day) => Math.min(day, all)), all };
}

function workingDays(days: number, listed: readonly number[]): PacedDays | undefined {
  const isWorking = new Set(listed);
  if (listed.length === 0 || isWorking.size < listed.length) return undefined;
  if (!listed.every((day) => isDay(day, days))) return undefined;
  const passed = [0];
  for (let day = 1; day <= days; day++) passed.push(passed[day - 1]! + (isWorking.has(day) ? 1 : 0));
  return { passed, all: listed.length };
}

function isDay(day: number, last: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= last;
}
