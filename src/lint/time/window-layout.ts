import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import {
  type MeasurementWindow,
  seconds,
  type Term,
  type Window,
  windowAt,
} from '../../compute/time/window.ts';

/** How the windows of one kind and length lie in a term. */
export interface WindowLayout {
  /** Whether the calendar has such windows at all. */
  readonly isPossible: boolean;
  /** The first and the last window, where they are cut by the term. */
  readonly cut: readonly Window[];
  /** Windows in which the clocks of the zone change, with the seconds that really pass and those on other days. */
  readonly changed: readonly { readonly window: Window; readonly seconds: Exact; readonly usual: Exact }[];
}

/** Lays out windows in a term, each kind of window once; undefined for a length that is not decided. */
export function windowLayouts(
  term: Term | undefined,
): (window: MeasurementWindow) => WindowLayout | undefined {
  const known = new Map<string, WindowLayout | undefined>();
  return (window) => {
    const { kind, length, timeZone, startsOn, step } = window;
    const key = [kind, length, timeZone, startsOn, step].join(' ');
    if (!known.has(key)) known.set(key, parseDuration(length) && lay(window, term));
    return known.get(key);
  };
}

const SOME_TERM: Term = {
  from: new Temporal.PlainDate(2026, 1, 1),
  to: new Temporal.PlainDate(2026, 1, 2),
};

const FOLLOWING_THE_CALENDAR = new Set<MeasurementWindow['kind']>(['calendar', 'billing-cycle', 'fiscal']);

function lay(window: MeasurementWindow, term: Term | undefined): WindowLayout {
  const { from } = term ?? SOME_TERM;
  const isPossible = windowAt(window, from, SOME_TERM) !== undefined || window.kind === 'term';
  if (!isPossible || !term || Temporal.PlainDate.compare(term.from, term.to) >= 0)
    return { isPossible, cut: [], changed: [] };
  const isCut = FOLLOWING_THE_CALENDAR.has(window.kind);
  return { isPossible, cut: isCut ? cutWindows(window, term) : [], changed: changedWindows(window, term) };
}

function cutWindows(spec: MeasurementWindow, { from, to }: Term): readonly Window[] {
  const first = windowAt(spec, from);
  const last = windowAt(spec, to.subtract({ days: 1 }));
  const [start, end] = [from, to].map((date) => date.toZonedDateTime(spec.timeZone)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ];
  const isSame = first && last && first.wholeStart.equals(last.wholeStart);
  return [...(first ? [first] : []), ...(last && !isSame ? [last] : [])].flatMap((window) => {
    const cutStart = Temporal.ZonedDateTime.compare(window.wholeStart, start) < 0 ? start : window.wholeStart;
    const cutEnd = Temporal.ZonedDateTime.compare(end, window.wholeEnd) < 0 ? end : window.wholeEnd;
    const isPartial = !cutStart.equals(window.wholeStart) || !cutEnd.equals(window.wholeEnd);
    return isPartial ? [{ ...window, start: cutStart, end: cutEnd, isPartial }] : [];
  });
}

/** The windows of days or of one month that hold the first two changes of the clocks after the term begins. */
function changedWindows(spec: MeasurementWindow, { from, to }: Term): WindowLayout['changed'] {
  const length = parseDuration(spec.length);
  if (!length || length.months > 1 || (length.months === 1 && length.days > 0) || spec.kind === 'term')
    return [];
  const end = to.toZonedDateTime(spec.timeZone);
  const changed: WindowLayout['changed'][number][] = [];
  let at: Temporal.ZonedDateTime | null = from.toZonedDateTime(spec.timeZone);
  for (let count = 0; count < 2; count++) {
    at = at.getTimeZoneTransition('next');
    if (!at || Temporal.ZonedDateTime.compare(at, end) >= 0) break;
    const window = windowAt(spec, at.toPlainDate());
    const days =
      window?.start.toPlainDate().until(window.end.toPlainDate(), { largestUnit: 'days' }).days ?? 0;
    if (window) changed.push({ window, seconds: seconds(window), usual: exact(days * 86_400) });
  }
  return changed;
}
