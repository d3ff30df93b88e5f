import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../../compute/exact.ts';
import { type BusinessCalendar, openSpans, zoneOf } from '../../compute/time/business-calendar.ts';
import { addBusinessDays } from '../../compute/time/business-time.ts';

/** One of several steps that follow each other: how long it may take, on which clock. */
export interface ChainStep {
  readonly calendar: BusinessCalendar;
  /** Seconds of the clock, or how many of its business days. */
  readonly limit: { readonly seconds: Exact } | { readonly businessDays: number };
}

/** The longest that steps take together, counted on the clock of the promise, and the start from which they do. */
export interface WorstChain {
  readonly seconds: Exact;
  readonly start: Temporal.ZonedDateTime;
}

const NANOSECONDS = 1_000_000_000;
const DAY = 86_400n * BigInt(NANOSECONDS);
/** The days of the start: a year, in which each holiday comes once; and how long after it a chain may last. */
const DAYS = 366;
const REACH = 400;
/** Chains of more steps would take too long, and more starts than this are not tried. */
const MOST_STEPS = 20;
const MOST_STARTS = 8_000;

/** The open time of a calendar, to be looked up both ways. */
interface Timeline {
  readonly spans: readonly { readonly start: bigint; readonly end: bigint; readonly before: bigint }[];
}

/**
 * Tries every start of the year after `from` from which the wait can be longest: where a clock stops or starts, or from where
 * a step runs out just as its clock or that of the next one stops. Undefined for too many steps, and where a chain does not
 * end in the time that is looked at.
 */
export function worstChain(
  steps: readonly ChainStep[],
  promised: BusinessCalendar,
  from: Temporal.PlainDate,
): WorstChain | undefined {
  const zone = zoneOf(promised);
  if (steps.length === 0 || steps.length > MOST_STEPS || zone === undefined) return undefined;
  const begin = from.toZonedDateTime(zone).epochNanoseconds;
  const within = { start: begin, end: begin + BigInt(DAYS + REACH) * DAY };
  const timelines = steps.map(({ calendar }) => timelineOf(calendar, within));
  const clock = timelineOf(promised, within);
  const last = begin + BigInt(DAYS) * DAY;
  let worst: { readonly wait: bigint; readonly start: bigint } | undefined;
  for (const start of startsOf(steps, [...timelines, clock], within)) {
    if (start < begin || start >= last) continue;
    const end = endOf(start, steps, timelines);
    if (end === undefined) continue;
    const wait = openBefore(clock, end) - openBefore(clock, start);
    if (!worst || wait > worst.wait) worst = { wait, start };
  }
  return (
    worst && {
      // A start that is a nanosecond later stands for all that are later by nearly nothing.
      seconds: exact(worst.wait, NANOSECONDS).ceil(),
      start: Temporal.Instant.fromEpochNanoseconds(worst.start).toZonedDateTimeISO(zone),
    }
  );
}

function timelineOf(
  calendar: BusinessCalendar,
  within: { readonly start: bigint; readonly end: bigint },
): Timeline {
  const spans: { start: bigint; end: bigint; before: bigint }[] = [];
  let before = 0n;
  for (const { start, end } of openSpans(calendar, within)) {
    spans.push({ start, end, before });
    before += end - start;
  }
  return { spans };
}

/** The place of the last span that begins at or before a moment, or with no more open time before it; -1 for none. */
function placeOf({ spans }: Timeline, isBefore: (span: Timeline['spans'][number]) => boolean): number {
  let [low, high] = [-1, spans.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(spans[middle]!)) low = middle;
    else high = middle;
  }
  return low;
}

function openBefore(timeline: Timeline, moment: bigint): bigint {
  const span = timeline.spans[placeOf(timeline, ({ start }) => start <= moment)];
  if (!span) return 0n;
  return span.before + (moment < span.end ? moment - span.start : span.end - span.start);
}

/** The first moment by which the clock has been open for so long. */
function momentOf(timeline: Timeline, open: bigint): bigint | undefined {
  const span = timeline.spans[placeOf(timeline, ({ before }) => before < open)];
  if (!span) return timeline.spans[0]?.start;
  const moment = span.start + (open - span.before);
  return moment <= span.end ? moment : undefined;
}

function endOf(
  start: bigint,
  steps: readonly ChainStep[],
  timelines: readonly Timeline[],
): bigint | undefined {
  let at: bigint | undefined = start;
  for (const [place, { limit, calendar }] of steps.entries()) {
    if (at === undefined) return undefined;
    if ('seconds' in limit)
      at = momentOf(timelines[place]!, openBefore(timelines[place]!, at) + nanoseconds(limit.seconds));
    else
      at = addBusinessDays(
        Temporal.Instant.fromEpochNanoseconds(at),
        limit.businessDays,
        calendar,
      )?.epochNanoseconds;
  }
  return at;
}

function nanoseconds(seconds: Exact): bigint {
  return seconds.mul(NANOSECONDS).ceil().n;
}

/** Starts from which each step, and all before it, run out at an edge of some clock; the moment after each as well. */
function* startsOf(
  steps: readonly ChainStep[],
  timelines: readonly Timeline[],
  within: { readonly start: bigint },
): Generator<bigint> {
  let edges = new Set(timelines.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end])));
  for (let day = 0; day < DAYS; day++) edges.add(within.start + BigInt(day) * DAY);
  const told = new Set<bigint>();
  // Backwards: what is an edge for a step is, so much earlier, a start for those before it.
  for (let place = steps.length - 1; place >= 0; place--) {
    const limit = steps[place]?.limit;
    if (limit && 'seconds' in limit) {
      const timeline = timelines[place]!;
      const earlier = [...edges].flatMap((edge) => {
        const open = openBefore(timeline, edge) - nanoseconds(limit.seconds);
        return open < 0n ? [] : (momentOf(timeline, open) ?? []);
      });
      if (edges.size * 2 <= MOST_STARTS) edges = new Set([...edges, ...earlier]);
    }
  }
  for (const edge of edges)
    for (const start of [edge, edge + 1n]) {
      if (told.has(start)) continue;
      told.add(start);
      yield start;
    }
}
