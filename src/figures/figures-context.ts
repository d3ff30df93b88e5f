import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../agreement/generated/types.ts';
import { type Exact, exact } from '../compute/exact.ts';
import { addDurationToDate, parseDuration } from '../compute/time/duration.ts';
import type { MeasurementWindow, Term } from '../compute/time/window.ts';

/** An entry of a list of the agreement with the pointer to it. */
export interface Entry<T> {
  readonly value: T;
  readonly path: string;
}

/** The entries of a list with their pointers. */
export function entries<T>(list: readonly T[] | undefined, path: string): readonly Entry<T>[] {
  return (list ?? []).map((value, index) => ({ value, path: `${path}/${index}` }));
}

/** The exact value of a number of the agreement; undefined for what is undecided or nothing. */
export function decided(decimal: string | number | undefined): Exact | undefined {
  return decimal !== undefined && /^-?\d+(\.\d+)?$/.test(String(decimal)) ? exact(decimal) : undefined;
}

/** A whole number of the agreement; undefined for what is undecided. */
export function decidedNumber(number: number | undefined): number | undefined {
  return typeof number === 'number' ? number : undefined;
}

/** The days of the agreement; undefined while its beginning or its length is undecided. */
export function termOf({ term }: Agreement): Term | undefined {
  if (!isDate(term.effective)) return undefined;
  const from = Temporal.PlainDate.from(term.effective);
  if (term.end !== undefined)
    return isDate(term.end) ? { from, to: Temporal.PlainDate.from(term.end) } : undefined;
  const length = parseDuration(term.length ?? '');
  return length && { from, to: addDurationToDate(from, length) };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

type Objective = NonNullable<Agreement['objectives']>[number];

/** The windows of an objective as they are computed; the zone is the window's own or that of the term. */
export function windowOf({ window }: Objective, { term, charges }: Agreement): MeasurementWindow {
  const begin = window.startsOn ?? (window.kind === 'billing-cycle' ? charges?.billingDay : undefined);
  const startsOn = /^\d/.test(String(begin)) ? begin : undefined;
  return {
    kind: window.kind,
    length: window.length,
    timeZone: window.timeZone ?? term.timeZone,
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(window.step === undefined ? {} : { step: window.step }),
  };
}

/** The lengths in days that windows of a calendar length can have; undefined for lengths of hours or less. */
export function daysOfWindow(length: string): readonly number[] | undefined {
  const duration = parseDuration(length);
  if (!duration?.seconds.equals(0)) return undefined;
  if (duration.months === 0) return duration.days === 0 ? undefined : [duration.days];
  return duration.days === 0 ? DAYS_OF_MONTHS.get(duration.months) : undefined;
}

/** By the number of months: how many days they have, and for one month the 30 by which people reckon. */
const DAYS_OF_MONTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [1, [28, 30, 31]],
  [3, [90, 91, 92]],
  [6, [181, 184]],
  [12, [365, 366]],
]);

/** An index of a list by id that is made once. */
export function byId<T extends { readonly id: string }>(
  list: readonly T[] | undefined,
  path: string,
): ReadonlyMap<string, Entry<T>> {
  return new Map(entries(list, path).map((entry) => [entry.value.id, entry]));
}
