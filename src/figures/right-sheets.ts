import type { Temporal } from 'temporal-polyfill';
import type { Agreement, Ground, Objective } from '../agreement/generated/types.ts';
import { earliestRight, type MissCount } from '../compute/credit/earliest-right.ts';
import { addDurationToDate, parseDuration } from '../compute/time/duration.ts';
import { terminationDate } from '../compute/time/notice.ts';
import { type Term, type Window, windowsIn } from '../compute/time/window.ts';
import type { FigureTree } from './figure-tree.ts';
import { byId, decidedNumber, entries, termOf, windowOf } from './figures-context.ts';
import { reportReader } from './report-reader.ts';

/** How many renewals are looked into for windows: a right that needs more is not for the worst case. */
const MOST_RENEWALS = 3;

/**
 * For each right that misses of an objective give: when it can first arise, the windows from the first on being missed; when
 * the report on the last of them is due, by which the party knows; and the day on which a notice of that day ends the
 * agreement. Rights that cannot arise in the term with its first renewals are left out.
 */
export function rightSheets(agreement: Agreement): FigureTree[] {
  const term = termOf(agreement);
  if (!term) return [];
  const objectives = byId(agreement.objectives, '/objectives');
  const windows = windowReader(agreement, term);
  const reports = reportReader(agreement, term);
  return rightsOf(agreement).flatMap(({ path, objective: id, count, ground }): FigureTree[] => {
    const objective = id === undefined ? undefined : objectives.get(id);
    const window = objective && earliestRight(windows(objective.value), count);
    if (!objective || !window) return [];
    const arises = window.end.subtract({ nanoseconds: 1 }).toPlainDate();
    const report = reports(objective.value, window.end);
    const exercise = report?.due ?? window.end.toPlainDate();
    const ends = ground && terminationDate(exercise, ground.notice, ground.cure);
    const date = (day: Temporal.PlainDate, at: string): FigureTree => ({
      type: 'date',
      path: at,
      date: day.toString(),
    });
    return [
      {
        ...(ground ? {} : { failure: { type: 'field', path } }),
        objective: { type: 'field', path: objective.path },
        arises: date(arises, path),
        report: report && { type: 'field', path: report.path },
        exercise: date(exercise, report ? `${report.path}/due` : path),
        ends: ends && date(ends, `${path}/notice`),
      },
    ];
  });
}

interface MissRight {
  readonly path: string;
  readonly objective: string | undefined;
  readonly count: MissCount;
  /** With its notice; a chronic failure has none. */
  readonly ground?: Ground;
}

function rightsOf({ termination, remedies }: Agreement): readonly MissRight[] {
  // A single window far below the level is enough.
  const countOf = (trigger: Partial<MissCount> & { readonly below?: string }): MissCount => ({
    misses: trigger.below === undefined ? (trigger.misses ?? 1) : 1,
    of: trigger.of,
    within: trigger.within,
  });
  return [
    ...entries(termination.grounds, '/termination/grounds').map(({ value: ground, path }) => ({
      path,
      objective: ground.trigger.objective,
      count: countOf(ground.trigger),
      ground,
    })),
    ...entries(remedies.chronicFailures, '/remedies/chronicFailures').map(({ value, path }) => ({
      path,
      objective: value.objective,
      count: countOf(value),
    })),
  ];
}

/** The judged windows of an objective in the term and its first renewals; the same windows are made once. */
function windowReader(agreement: Agreement, term: Term): (objective: Objective) => readonly Window[] {
  const made = new Map<string, readonly Window[]>();
  const whole = { from: term.from, to: lastDay(agreement, term) };
  return (objective) => {
    const spec = windowOf(objective, agreement);
    if (spec.kind === 'trailing') return [];
    const skips = objective.window.partial === 'not-assessed';
    const key = JSON.stringify([spec, skips]);
    const windows = made.get(key) ?? windowsIn(spec, whole).filter(({ isPartial }) => !(skips && isPartial));
    made.set(key, windows);
    return windows;
  };
}

function lastDay({ term: { renewal } }: Agreement, { to }: Term): Temporal.PlainDate {
  const length = renewal?.mode === 'automatic' ? parseDuration(renewal.length ?? '') : undefined;
  return length
    ? addDurationToDate(to, length, Math.min(decidedNumber(renewal?.max) ?? MOST_RENEWALS, MOST_RENEWALS))
    : to;
}
