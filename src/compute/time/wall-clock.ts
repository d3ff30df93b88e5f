import { dateOfEpochDay } from './epoch-day.ts';
import { earlier, NEVER } from './span.ts';

/** Turns a day, counted from 1970-01-01, and the minutes after its midnight, as a wall clock shows them, into nanoseconds since the epoch. */
export type WallClock = (epochDay: number, minutes: number) => bigint;

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

/** More changes of its clocks are not kept in mind at a time: those of two centuries. */
const MOST_STRETCHES = 400;

interface Midnight {
  readonly start: bigint;
  /** Whether the clocks do not change on this day, nor close to it. */
  readonly isSteady: boolean;
}

function makeClock(timeZone: string): WallClock {
  let stretches: readonly Stretch[] = [];
  /** The days near a change. */
  const unsteady = new Map<number, Midnight>();
  const look = (day: number): Midnight => {
    const midnight = BigInt(day) * DAY;
    for (const { after, until, offset } of stretches) {
      const start = midnight - offset;
      if (start >= after && start + STEADY < until) return { start, isSteady: true };
    }
    const known = unsteady.get(day) ?? ask(day);
    if (unsteady.size > MOST_STRETCHES * 4) unsteady.clear();
    if (!known.isSteady) unsteady.set(day, known);
    return known;
  };
  const ask = (day: number): Midnight => {
    const midnight = dateOfEpochDay(day).toZonedDateTime(timeZone);
    const start = midnight.epochNanoseconds;
    const until = midnight.getTimeZoneTransition('next')?.epochNanoseconds ?? NEVER;
    const offset = BigInt(midnight.offsetNanoseconds);
    const others = stretches.filter((stretch) => stretch.until !== until).slice(0, MOST_STRETCHES - 1);
    const after = stretches.find((stretch) => stretch.until === until)?.after;
    stretches = [{ after: after === undefined ? start : earlier(after, start), until, offset }, ...others];
    return { start, isSteady: start + STEADY < until && start === BigInt(day) * DAY - offset };
  };
  return (day, minutes) => {
    const { start, isSteady } = look(day);
    if (minutes === 0 || isSteady) return start + BigInt(minutes) * MINUTE;
    const date = dateOfEpochDay(day + Math.floor(minutes / MINUTES_IN_DAY));
    const minute = minutes % MINUTES_IN_DAY;
    if (minute === 0) return date.toZonedDateTime(timeZone).epochNanoseconds;
    return date
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochNanoseconds;
  };
}
