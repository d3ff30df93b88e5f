import { Temporal } from 'temporal-polyfill';
import { NEVER } from './span.ts';

/** Turns a date and the minutes after its midnight, as a wall clock shows them, into nanoseconds since the epoch. */
export type WallClock = (date: Temporal.PlainDate, minutes: number) => bigint;

const MINUTE = 60_000_000_000n;
const MINUTES_IN_DAY = 1_440;
/** How far from a change of the clocks a day must be: three days, since its minutes can reach through the day after it. */
const STEADY = 4_320n * MINUTE;
const MIDNIGHT = new Temporal.PlainTime();

/**
 * The wall clock of a zone. A time that a change of the clocks skips is as much later, one that it repeats is the first
 * of the two, and a day begins with its first moment. Days far from a change are reckoned from their midnight: asking the
 * zone for each time is slow.
 */
export function wallClock(timeZone: string): WallClock {
  let known: { date: Temporal.PlainDate; start: bigint; isSteady: boolean } | undefined;
  let change: { after: bigint; at: bigint } | undefined;
  const look = (date: Temporal.PlainDate): NonNullable<typeof known> => {
    if (known?.date === date) return known;
    const midnight = date.toZonedDateTime(timeZone);
    const start = midnight.epochNanoseconds;
    if (change === undefined || start < change.after || start >= change.at) {
      change = { after: start, at: midnight.getTimeZoneTransition('next')?.epochNanoseconds ?? NEVER };
    }
    known = { date, start, isSteady: start + STEADY < change.at && midnight.toPlainTime().equals(MIDNIGHT) };
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
