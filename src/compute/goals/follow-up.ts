import { type Exact, exact, sum } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';

/** How long each assigned lead waited for its first human touch, in seconds on the agreed clock; undefined for one never touched. */
export type FirstTouches = readonly (Exact | undefined)[];

/** The share of *all assigned* leads touched within `limit` seconds, in percent. Undefined without leads or with a time below zero. */
export function speedAttainment(touches: FirstTouches, limit: Exact): Figure | undefined {
  if (!areTouches(touches)) return undefined;
  const inTime = touches.filter((time) => time !== undefined && time.compare(limit) <= 0).length;
  return makeFigure({
    name: 'speed-attainment',
    exact: exact(100).mul(inTime).div(touches.length),
    unit: '%',
    formula: 'n ÷ N',
    inputs: [input('n', exact(inTime), 'lead'), input('N', exact(touches.length), 'lead')],
  });
}

/**
 * The time within which `percentile` percent of all assigned leads were touched, by nearest rank: the ⌈P × N⌉th smallest.
 * Undefined when that many never were touched, without leads, with a time below zero, and for a percentile outside 0 to
 * 100 or of zero.
 */
export function speedPercentile(touches: FirstTouches, percentile: Exact): Figure | undefined {
  if (!areTouches(touches) || percentile.compare(0) <= 0 || percentile.compare(100) > 0) return undefined;
  const touched = touches.filter((time) => time !== undefined).sort((a, b) => a.compare(b));
  const rank = percentile.mul(touches.length).div(100).ceil();
  const time = touched[Number(rank.n) - 1];
  if (!time) return undefined;
  return makeFigure({
    name: 'speed-percentile',
    exact: time,
    unit: 's',
    formula: 't',
    inputs: [input('t', time, 's'), input('P', percentile, '%'), input('N', exact(touches.length), 'lead')],
  });
}

/** The mean time of the *touched* leads only: it says nothing of those never touched. Undefined when none was, or with a time below zero. */
export function meanOfTouched(touches: FirstTouches): Figure | undefined {
  const touched = touches.filter((time) => time !== undefined);
  if (touched.length === 0 || !areTouches(touches)) return undefined;
  const total = sum(touched);
  return makeFigure({
    name: 'mean-of-touched-leads',
    exact: total.div(touched.length),
    unit: 's',
    formula: 'Σt ÷ n',
    inputs: [input('Σt', total, 's'), input('n', exact(touched.length), 'lead')],
  });
}

/** A lead and how often it was tried. */
export interface FollowedLead {
  readonly attempts: number;
  readonly isConnected: boolean;
  /** How long ago it was assigned, in seconds. */
  readonly age: Exact;
}

/** The mean number of attempts on leads that are not connected and at least `minimumAge` seconds old. Undefined without such leads, or with attempts that are no count. */
export function followUpDepth(leads: readonly FollowedLead[], minimumAge: Exact): Figure | undefined {
  const open = leads.filter((lead) => !lead.isConnected && lead.age.compare(minimumAge) >= 0);
  if (open.length === 0 || !open.every((lead) => isCount(lead.attempts))) return undefined;
  const attempts = sum(open.map((lead) => exact(lead.attempts)));
  return makeFigure({
    name: 'follow-up-depth',
    exact: attempts.div(open.length),
    unit: 'attempt',
    formula: 'a ÷ n',
    inputs: [input('a', attempts, 'attempt'), input('n', exact(open.length), 'lead')],
  });
}

/** More attempts than anybody makes on one lead. */
const MOST_ATTEMPTS = 100;

/**
 * The mean number of attempts on a lead when each connects with `chance` percent and trying stops at the first contact
 * or after `limit`: (1 − (1 − p)^m) ÷ p, and m for a chance of zero. Undefined for a chance outside 0 to 100 % and a
 * limit that is not a whole number from 1 to 100.
 */
export function expectedAttempts(chance: Exact, limit: number): Figure | undefined {
  const connected = connectedWithin(chance, limit);
  if (!connected) return undefined;
  const isHopeless = chance.equals(0);
  return makeFigure({
    name: 'expected-attempts',
    exact: isHopeless ? exact(limit) : connected.mul(100).div(chance),
    unit: 'attempt',
    formula: isHopeless ? 'm' : '( 1 − ( 1 − p ) ^ m ) ÷ p',
    inputs: [input('p', chance, '%'), input('m', exact(limit), 'attempt')],
  });
}

/** The chance to connect within `limit` attempts of `chance` percent each: 1 − (1 − p)^m, in percent. Undefined where `expectedAttempts` is. */
export function chanceToConnect(chance: Exact, limit: number): Figure | undefined {
  const connected = connectedWithin(chance, limit);
  if (!connected) return undefined;
  return makeFigure({
    name: 'chance-to-connect',
    exact: connected.mul(100),
    unit: '%',
    formula: '1 − ( 1 − p ) ^ m',
    inputs: [input('p', chance, '%'), input('m', exact(limit), 'attempt')],
  });
}

/**
 * The chance that a lead waits longer than `limit` for its first touch, in percent, when leads arrive and are served one
 * at a time at random (an M/M/1 queue): λ ÷ μ × e^(−(μ − λ) × limit), in floating point. `arrivals` and `served` are
 * rates in the unit of time of `limit`. Undefined for rates not above zero, for as many arrivals as can be served or
 * more, because then the queue grows for ever, and for a limit below zero.
 */
export function chanceToWait(given: {
  readonly arrivals: number;
  readonly served: number;
  readonly limit: number;
}): number | undefined {
  const { arrivals, served, limit } = given;
  if (!(arrivals > 0 && served > arrivals && limit >= 0 && Number.isFinite(served))) return undefined;
  return 100 * (arrivals / served) * Math.exp(-(served - arrivals) * limit);
}

function connectedWithin(chance: Exact, limit: number): Exact | undefined {
  const isChance = chance.compare(0) >= 0 && chance.compare(100) <= 0;
  if (!isChance || !isCount(limit) || limit < 1 || limit > MOST_ATTEMPTS) return undefined;
  return exact(1).sub(exact(1).sub(chance.div(100)).pow(limit));
}

function areTouches(touches: FirstTouches): boolean {
  return touches.length > 0 && touches.every((time) => time === undefined || time.compare(0) >= 0);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
