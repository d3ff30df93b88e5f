import type { Temporal } from 'temporal-polyfill';
import { NEVER } from './span.ts';

/** Turns a date and the minutes after its midnight, as a wall clock shows them, into nanoseconds since the epoch. */
export type WallClock = (date: Temporal.PlainDate, minutes: number) => bigint;

const MINUTE = 60_000_000_000n;
const MINUTES_IN_DAY = 1_440;
const DAY = 1_440n * MINUTE;
/** How far from a change of the clocks a day must be: three days, since its minutes can reach through the day after it. */
const STEADY = 3n * DAY;

/** A stretch of time in which the clocks of a zone do not change. */
interface Stretch {
  readonly after: bigint;
  readonly until: bigint;
  /** How far the clocks are ahead of universal time. */
  readonly offset: bigint;
}

/**
 * The wall clock of a zone. A time that a change of the clocks skips is as much later, one that it repeats is the first
 * of the two, and a day begins with its first moment. Days far from a change are reckoned from their midnight: asking the
 * zone for each time is slow.
 */
export function wallClock(timeZone: string): WallClock {
  const known = CLOCKS.get(timeZone) ?? makeClock(timeZone);
  CLOCKS.set(timeZone, known);
  return known;
}

/** The clock of each zone that was asked for, with what it has learnt of its changes. */
const CLOCKS = new Map<string, WallClock>();

function makeClock(timeZone: string): WallClock {
  let known:
    | { readonly date: Temporal.PlainDate; readonly start: bigint; readonly isSteady: boolean }
    | undefined;
  let stretch: Stretch | undefined;
  const look = (date: Temporal.PlainDate): NonNullable<typeof known> => {
    if (known?.date === date) return known;
    if (stretch) {
      const start = universalMidnight(date) - stretch.offset;
      if (start >= stretch.after && start + STEADY < stretch.until) {
        known = { date, start, isSteady: true };
        return known;
      }
    }
    const midnight = date.toZonedDateTime(timeZone);
    const start = midnight.epochNanoseconds;
    if (stretch === undefined || start < stretch.after || start >= stretch.until) {
      stretch = {
        after: start,
        until: midnight.getTimeZoneTransition('next')?.epochNanoseconds ?? NEVER,
        offset: BigInt(midnight.offsetNanoseconds),
      };
    }
    const isSteady = start + STEADY < stretch.until && start === universalMidnight(date) - stretch.offset;
    known = { date, start, isSteady };
    return known;
  };
  return (date, minutes) => {
    const { start, isSteady } = look(date);
    if (minutes === 0 || isSteady) return start + BigInt(minutes) * MINUTE;
    const day = date.add({ days: Math.floor(minutes / MINUTES_IN_DAY) });
    const minute = minutes % MINUTES_IN_DAY;
    if (minute === 0) return day.toZonedDateTime(timeZone).epochNanoseconds;
    return day
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochNanoseconds;
  };
}

/** The midnight of a date in universal time. */
function universalMidnight(date: Temporal.PlainDate): bigint {
  return BigInt(new Date(0).setUTCFullYear(date.year, date.month - 1, date.day)) * 1_000_000n;
}
