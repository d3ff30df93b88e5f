import type { Exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';

/**
 * The time that following up takes, in seconds: leads × attempts × seconds an attempt. The most allowed attempts give
 * the worst case, `expectedAttempts` the mean. Undefined for anything below zero.
 */
export function followUpDemand(given: {
  readonly leads: Exact;
  readonly attempts: Exact;
  readonly attemptTime: Exact;
}): Figure | undefined {
  const { leads, attempts, attemptTime } = given;
  if (!areNotNegative(leads, attempts, attemptTime)) return undefined;
  return makeFigure({
    name: 'follow-up-demand',
    exact: leads.mul(attempts).mul(attemptTime),
    unit: 's',
    formula: 'L × a × t',
    inputs: [input('L', leads, 'lead'), input('a', attempts, 'attempt'), input('t', attemptTime, 's')],
  });
}

/** The time that representatives have for it. */
export interface FollowUpSupply {
  readonly representatives: Exact;
  /** The working time of one in the period, in seconds. */
  readonly workingTime: Exact;
  /** How much of it goes to these leads, in percent. */
  readonly share: Exact;
}

/** The time that there is for following up, in seconds: representatives × working time × share. Undefined for anything below zero or a share above 100 %. */
export function followUpSupply(supply: FollowUpSupply): Figure | undefined {
  const { representatives, workingTime, share } = supply;
  if (!areNotNegative(representatives, workingTime, share) || share.compare(100) > 0) return undefined;
  return makeFigure({
    name: 'follow-up-supply',
    exact: representatives.mul(workingTime).mul(share).div(100),
    unit: 's',
    formula: 'r × h × s',
    inputs: [
      input('r', representatives, 'representative'),
      input('h', workingTime, 's'),
      input('s', share, '%'),
    ],
  });
}

/** How much of the supply a demand takes, in percent; above 100 % it does not fit. Undefined without supply or with a demand below zero. */
export function followUpLoad(demand: Exact, supply: Exact): Figure | undefined {
  if (demand.compare(0) < 0 || supply.compare(0) <= 0) return undefined;
  return makeFigure({
    name: 'follow-up-load',
    exact: demand.mul(100).div(supply),
    unit: '%',
    formula: 'D ÷ S',
    inputs: [input('D', demand, 's'), input('S', supply, 's')],
  });
}

/** The fewest representatives whose time is enough for a demand in seconds. Undefined where one has no time for it, and where the supply or load is. */
export function representativesNeeded(
  demand: Exact,
  each: Omit<FollowUpSupply, 'representatives'>,
): Figure | undefined {
  const { workingTime, share } = each;
  const isPossible =
    demand.compare(0) >= 0 && workingTime.compare(0) > 0 && share.compare(0) > 0 && share.compare(100) <= 0;
  if (!isPossible) return undefined;
  return makeFigure({
    name: 'representatives-needed',
    exact: demand.mul(100).div(workingTime).div(share),
    unit: 'representative',
    rounding: 'up',
    formula: 'D ÷ ( h × s )',
    inputs: [input('D', demand, 's'), input('h', workingTime, 's'), input('s', share, '%')],
  });
}

function areNotNegative(...values: readonly Exact[]): boolean {
  return values.every((value) => value.compare(0) >= 0);
}
