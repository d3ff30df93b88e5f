import type { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { earlier, mergeSpans } from '../time/span.ts';
import { type MeasurementWindow, seconds, type Term, type Window, windowsIn } from '../time/window.ts';
import { availability } from './availability.ts';

/** A stretch of downtime, half-open. */
export interface Outage {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** What one window measured. */
export interface WindowAssessment {
  readonly window: Window;
  readonly downtimeSeconds: Exact;
  readonly availability: Figure;
  /** Whether the unrounded availability is at least the target. */
  readonly isMet: boolean;
}

/**
 * Each window of a term with its availability against a target in percent. All of a window is agreed service time, and
 * outages that overlap count once.
 */
export function assessWindows(
  outages: readonly Outage[],
  spec: MeasurementWindow,
  target: Exact,
  term: Term,
): readonly WindowAssessment[] {
  const downtimeBefore = sumDowntime(outages);
  return windowsIn(spec, term).flatMap((window) => {
    const [start, end] = [window.start.epochNanoseconds, window.end.epochNanoseconds];
    const downtimeSeconds = exact(downtimeBefore(end) - downtimeBefore(start), 1_000_000_000);
    const measured = availability(seconds(window), downtimeSeconds);
    if (measured === undefined) return [];
    return { window, downtimeSeconds, availability: measured, isMet: measured.exact.compare(target) >= 0 };
  });
}

/**
 * The windows that miss the target. The same outages can pass every calendar month and fail on rolling windows of the
 * same length, so rolling windows are the stricter promise.
 */
export function rollingMisses(
  outages: readonly Outage[],
  spec: MeasurementWindow,
  target: Exact,
  term: Term,
): readonly WindowAssessment[] {
  return assessWindows(outages, spec, target, term).filter(({ isMet }) => !isMet);
}

/** Answers how many nanoseconds of downtime lie before a moment, by search in the running total. */
function sumDowntime(outages: readonly Outage[]): (time: bigint) => bigint {
  let total = 0n;
  const stretches = mergeSpans(
    outages.map(({ start, end }) => ({ start: start.epochNanoseconds, end: end.epochNanoseconds })),
  ).map(({ start, end }) => {
    const before = total;
    total += end - start;
    return { start, end, before };
  });
  return (time) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (stretches[middle]!.start < time) low = middle + 1;
      else high = middle;
    }
    const last = stretches[low - 1];
    return last === undefined ? 0n : last.before + earlier(time, last.end) - last.start;
  };
}
