import { Temporal } from 'temporal-polyfill';
import { exact } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { windowAt } from '../../compute/time/window.ts';
import { windowOf } from '../../figures/figures-context.ts';
import type { Finding } from '../rule.ts';
import { saySeconds } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { type Backing, namesOf } from './backing.ts';

/** Months differ by a few days; windows that differ by less than this share have one length. */
const SAME = 0.04;
const DAYS_OF_MONTH = 30.436_875;
const DAY = 86_400;
/** Zones lie no further apart. */
const MOST_APART = 26 * 3600;

/** Windows below in which a bad one here can hide: longer ones, and those that begin at other times. */
export function* compareWindows(backing: Backing): Iterable<Finding> {
  const [days, daysBelow] = [backing.objective, backing.theirs].map(({ window }) => daysOf(window.length));
  if (!days || !daysBelow) return;
  if (daysBelow > days * (1 + SAME)) yield longer(backing);
  else if (daysBelow >= days * (1 - SAME)) yield* elsewhere(backing, days);
}

function daysOf(length: string): number | undefined {
  const duration = parseDuration(length);
  return duration && duration.months * DAYS_OF_MONTH + duration.days + duration.seconds.valueOf() / DAY;
}

function sayWindow(length: string): string {
  return sayPeriod(length, `stretch of \`${length}\``);
}

function longer(backing: Backing): Finding {
  const [ours, theirs] = [backing.objective.window.length, backing.theirs.window.length];
  const [window, wider] = [sayWindow(ours), sayWindow(theirs)];
  const { ours: name, below, bearer } = namesOf(backing);
  return {
    path: backing.path,
    message: `${name} is measured over each ${window}, but ${below} over each ${wider}: a bad ${window} here can hide in a good ${wider} there, and ${bearer} pays alone`,
    hint: `agree with the supplier on windows of \`${ours}\``,
    facts: { window: ours, below: theirs },
  };
}

const MOVING: ReadonlySet<string> = new Set(['rolling', 'trailing']);

function* elsewhere(backing: Backing, days: number): Iterable<Finding> {
  const { objective, theirs } = backing;
  const [isMoving, isMovingBelow] = [MOVING.has(objective.window.kind), MOVING.has(theirs.window.kind)];
  // Whatever its first day, a window that moves covers every one that stands still.
  if (isMovingBelow) return;
  if (isMoving) yield standingStill(backing);
  else yield* shifted(backing, days);
}

function standingStill(backing: Backing): Finding {
  const { objective, theirs, path } = backing;
  const window = sayWindow(objective.window.length);
  const { ours, below, bearer } = namesOf(backing);
  return {
    path,
    message: `${ours} is judged over every ${window}, whichever day it begins on, but ${below} with \`kind: ${theirs.window.kind}\`: twice the failures that one ${window} allows can lie around the turn of two without a miss there, and ${bearer} pays alone`,
    hint: `agree with the supplier on \`kind: ${objective.window.kind}\`, or write \`kind: ${theirs.window.kind}\` here`,
    facts: { kind: objective.window.kind, below: theirs.window.kind },
  };
}

function* shifted(backing: Backing, days: number): Iterable<Finding> {
  const { objective, path } = backing;
  const shift = largestShift(backing);
  if (!shift) return;
  const window = sayWindow(objective.window.length);
  const { ours, below, bearer } = namesOf(backing);
  const [start, startBelow] = shift.starts;
  const isOfZone = shift.seconds <= MOST_APART && start.timeZoneId !== startBelow.timeZoneId;
  const apart = saySeconds(exact(shift.seconds));
  yield {
    path,
    severity: isOfZone && shift.seconds < (days * DAY) / 100 ? 'info' : 'warning',
    message: isOfZone
      ? `Each ${window} of ${ours} begins at midnight in ${start.timeZoneId}, but of ${below} at midnight in ${startBelow.timeZoneId}, up to ${apart} apart: an outage at the turn counts in one ${window} here and in two there, and ${bearer} may pay alone`
      : `A ${window} of ${ours} begins on ${start.toPlainDate().toString()}, but of ${below} on ${startBelow.toPlainDate().toString()}: the failures of a bad ${window} here are spread over two there, and ${bearer} may pay alone`,
    hint: isOfZone
      ? `agree with the supplier on \`timeZone: ${start.timeZoneId}\`, or write \`timeZone: ${startBelow.timeZoneId}\` in the \`window\` here`
      : `agree with the supplier on ${fieldsOf(start, objective.window)}, or write ${fieldsOf(startBelow, backing.theirs.window)} here`,
    facts: { apart },
  };
}

/** What to write for windows that begin at a moment. */
function fieldsOf(start: Temporal.ZonedDateTime, { kind }: Backing['objective']['window']): string {
  const month = `${start.month}`.padStart(2, '0');
  const day = `${start.day}`.padStart(2, '0');
  const begins = kind === 'fiscal' || kind === 'billing-cycle' ? ` and \`startsOn: "${month}-${day}"\`` : '';
  return `\`kind: ${kind}\`${begins}`;
}

interface Shift {
  readonly seconds: number;
  readonly starts: readonly [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
}

/** How far the beginnings of the windows lie apart at most in a year; undefined where they are the same or not known. */
function largestShift({ objective, theirs, context, there }: Backing): Shift | undefined {
  const [spec, specBelow] = [windowOf(objective, context.agreement), windowOf(theirs, there.agreement)];
  if (JSON.stringify(spec) === JSON.stringify(specBelow) && spec.kind !== 'term') return undefined;
  const [term, termBelow] = [context.term, there.term];
  if (!term || !termBelow) return undefined;
  const later = Temporal.PlainDate.compare(term.from, termBelow.from) < 0 ? termBelow.from : term.from;
  let largest: Shift | undefined;
  for (let month = 0; month < 12; month++) {
    const date = later.add({ months: month, days: 1 });
    const start = windowAt(spec, date, term)?.wholeStart;
    const end = windowAt(spec, date, term)?.wholeEnd;
    const startBelow = windowAt(specBelow, date, termBelow)?.wholeStart;
    if (!start || !end || !startBelow) return largest;
    const length = (end.epochMilliseconds - start.epochMilliseconds) / 1000;
    const apart = Math.abs(start.epochMilliseconds - startBelow.epochMilliseconds) / 1000;
    const seconds = Math.min(apart, Math.abs(length - apart));
    if (seconds > (largest?.seconds ?? 0)) largest = { seconds, starts: [start, startBelow] };
  }
  return largest;
}
