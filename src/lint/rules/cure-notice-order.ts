import { Temporal } from 'temporal-polyfill';
import type { Ground, TimeLimit } from '../../agreement/generated/types.ts';
import { compareDurations, parseDuration } from '../../compute/time/duration.ts';
import { terminationDate } from '../../compute/time/notice.ts';
import { type MeasurementWindow, type Window, windowsIn } from '../../compute/time/window.ts';
import { type Entry, entries, windowOf } from '../../figures/figures-context.ts';
import { timeLimitEnd } from '../../figures/time-limit-end.ts';
import { remember } from '../../remember.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayMoment } from '../say/say-date.ts';

/** A termination that takes effect before what was to prevent it is due. */
export const cureNoticeOrder: Rule = {
  name: 'cure-notice-order',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A termination takes effect before the time to cure, a plan or the last step of an escalation is over.',
  why:
    'A time to cure, a plan of improvement and an escalation exist so that the agreement can go on. If the notice is shorter, ' +
    'the agreement is over while the other party is still within its time: it does what was agreed and loses the agreement ' +
    'all the same, and both sides have a case.',
  source: 'Contract practice: notice, time to cure and remedies run in an order in which each can work.',
  limits:
    'Durations of which it depends on the month which is longer, such as `P1M` and `P30D`, are not reported. A plan that is due only after more ' +
    'misses than a ground counts is a remedy for whoever stays, and not reported. Steps of strikes are not compared.',
  bad: { example: 'cloud-service', change: { 'termination.grounds.material-breach.notice': 'P14D' } },
  good: {
    example: 'cloud-service',
    change: {
      'termination.grounds.material-breach.notice': 'P14D',
      'termination.grounds.material-breach.cure': 'P14D',
    },
  },
  *check(context) {
    const judgePlan = planJudge(context);
    for (const entry of entries(context.agreement.termination.grounds, '/termination/grounds')) {
      yield* longCure(entry);
      yield* judgePlan(entry, TERMINATION);
    }
    for (const { value, path } of entries(
      context.agreement.remedies.chronicFailures,
      '/remedies/chronicFailures',
    )) {
      const { id, right, objective, misses, below } = value;
      if (right !== 'terminate') continue;
      const trigger = {
        kind: 'count-of-misses' as const,
        objective,
        ...(misses === undefined ? {} : { misses }),
        ...(below === undefined ? {} : { below }),
      };
      yield* judgePlan({ value: { id, trigger, notice: 'P0D' }, path }, CHRONIC_FAILURE);
    }
  },
};

function* longCure({ value: ground, path }: Entry<Ground>): Generator<Finding> {
  const [notice, cure] = [ground.notice, ground.cure ?? ''].map(parseDuration);
  if (!notice || !cure || compareDurations(cure, notice) !== 1) return;
  yield {
    path: `${path}/notice`,
    message: `The ground “${ground.id}” ends the agreement after a notice of ${ground.notice}, but leaves ${ground.cure} to cure its cause: the agreement is over before the time to cure is, so a party that cures in time loses it all the same`,
    hint: `write \`notice: ${ground.cure}\`, no shorter than the time to cure`,
    facts: { ground: ground.id, notice: ground.notice, cure: ground.cure! },
    related: [{ path: `${path}/cure`, message: 'the time to cure' }],
    fix: {
      title: 'Make the notice as long as the time to cure',
      safe: false,
      changes: [{ type: 'replace', path: `${path}/notice`, text: ground.cure! }],
    },
  };
}

/** How a right to end the agreement is told. */
interface RightWords {
  /** The field that lets it take effect so early. */
  readonly field: string;
  readonly noun: string;
  readonly how: (notice: string) => string;
  readonly hint: (days: number) => string;
}

const TERMINATION: RightWords = {
  field: 'notice',
  noun: 'ground',
  how: (notice) => `by a notice of ${notice}`,
  hint: (days) => `write \`notice: P${days}D\` or longer, or let the other be due earlier`,
};

const CHRONIC_FAILURE: RightWords = {
  field: 'right',
  noun: 'right',
  how: () => 'as soon as it is used',
  hint: (days) =>
    `let the other be due earlier, or write a ground in \`termination.grounds\` with \`notice: P${days}D\` in place of this right`,
};

/** Something that is to be done after an objective was missed. */
interface Due {
  readonly path: string;
  /** As it begins a sentence. */
  readonly what: string;
  readonly limit: TimeLimit;
  /** After how many misses in a row it is owed. */
  readonly after: number;
  /** Whether it runs from the end of the last missed window; otherwise from the beginning of the first. */
  readonly isFromEnd: boolean;
}

/** The windows of the term in which it is tried out: holidays and short months make them differ. */
const MOST_WINDOWS = 13;

function planJudge(context: LintContext): (ground: Entry<Ground>, words: RightWords) => Generator<Finding> {
  const { agreement, term, find } = context;
  const dues = duesByObjective(context);
  const windows = remember((key: string): readonly Window[] =>
    term ? windowsIn(JSON.parse(key) as MeasurementWindow, term) : [],
  );
  const dueDates = remember((key: string): readonly (Deadline | undefined)[] => {
    const [window, limit, after, isFromEnd] = JSON.parse(key) as [string, TimeLimit, number, boolean];
    const all = windows(window);
    return all.slice(0, MOST_WINDOWS).map(({ start }, index) => {
      const from = isFromEnd ? all[index + after - 1]?.end : start;
      const moment = from && timeLimitEnd(from, limit, context);
      // A deadline at midnight is met by the last moment of the day before.
      return moment && { moment, lastDay: moment.subtract({ nanoseconds: 1 }).toPlainDate() };
    });
  });
  const endDates = remember((key: string) => {
    const [window, count, notice, cure] = JSON.parse(key) as [string, number, string, string];
    return windows(window)
      .slice(count - 1, count - 1 + MOST_WINDOWS)
      .map(
        ({ end }): Ending => ({
          from: end.toPlainDate(),
          end: terminationDate(end.toPlainDate(), notice, cure),
        }),
      );
  });
  return function* ({ value: ground, path }, words) {
    const { objective: id, kind, misses = 1, below } = ground.trigger;
    const objective = find('objectives', id)?.value;
    const own = dues.get(id ?? '');
    const isCounted = kind === 'count-of-misses' || kind === 'missed-objective' || below !== undefined;
    if (!objective || !term || !isCounted || !own) return;
    const window = JSON.stringify(windowOf(objective, agreement));
    // A single window far below the level is enough.
    const count = below === undefined ? misses : 1;
    const ends = endDates(JSON.stringify([window, count, ground.notice, ground.cure ?? 'P0D']));
    for (const due of own) {
      if (due.after > count) continue;
      const key = JSON.stringify([window, due.limit, due.after, due.isFromEnd]);
      const found = judge(ends, dueDates(key));
      if (found) yield tooLate(ground, path, due, found, objective.name, count, words);
    }
  };
}

interface Deadline {
  readonly moment: Temporal.ZonedDateTime;
  readonly lastDay: Temporal.PlainDate;
}

/** When an agreement can end that is terminated as soon as the misses are complete. */
interface Ending {
  readonly from: Temporal.PlainDate;
  readonly end: Temporal.PlainDate | undefined;
}

interface Judgement {
  readonly end: Temporal.PlainDate;
  readonly due: Temporal.ZonedDateTime;
  /** The shortest notice in days with which the due always comes first. */
  readonly needed: number;
  /** Whether it is so whenever the misses happen. */
  readonly isAlways: boolean;
}

/** Tries out when the misses begin in each window; undefined where the due always comes first, or is undecided. */
function judge(ends: readonly Ending[], dues: readonly (Deadline | undefined)[]): Judgement | undefined {
  let found: Pick<Judgement, 'end' | 'due'> | undefined;
  let isAlways = true;
  let needed = 0;
  for (const [index, { from, end }] of ends.entries()) {
    const due = dues[index];
    if (!due || !end) return undefined;
    // The agreement ends before the first moment of that day.
    if (Temporal.PlainDate.compare(due.lastDay, end) >= 0) {
      found ??= { end, due: due.moment };
      needed = Math.max(needed, from.until(due.lastDay).days + 1);
    } else isAlways = false;
  }
  return found && { ...found, isAlways, needed };
}

function tooLate(
  ground: Ground,
  path: string,
  { path: duePath, what }: Due,
  { end, due, isAlways, needed }: Judgement,
  objective: string,
  misses: number,
  { field, noun, how, hint }: RightWords,
): Finding {
  return {
    path: `${path}/${field}`,
    ...(isAlways ? {} : { severity: 'warning' as const }),
    message: `${what} is due by ${sayMoment(due)}, but after ${misses === 1 ? 'one miss' : `${misses} misses`} of “${objective}” the ${noun} “${ground.id}” can end the agreement on ${end.toString()} already, ${how(ground.notice)}: what was to save the agreement comes after its end`,
    hint: hint(needed),
    facts: {
      ground: ground.id,
      notice: ground.notice,
      end: end.toString(),
      due: due.toPlainDate().toString(),
    },
    related: [{ path: duePath, message: 'what is due later' }],
  };
}

/** What is owed for one objective beyond which nothing more is compared. */
const MOST_DUES = 20;

/** What is owed after misses of each objective: plans, and the last step of an escalation. */
function duesByObjective({ agreement, all }: LintContext): ReadonlyMap<string, readonly Due[]> {
  const dues = new Map<string, Due[]>();
  const forAll = new Map<string, Due>();
  const add = (objective: string, due: Due): void => {
    const own = dues.get(objective);
    if (!own) dues.set(objective, [due]);
    else if (own.length < MOST_DUES) own.push(due);
  };
  for (const { value: plan, path } of entries(agreement.remedies.plans, '/remedies/plans')) {
    const { objective, after, due } = plan;
    add(objective, {
      path: `${path}/due`,
      what: `The plan “${plan.id}”`,
      limit: due,
      after,
      isFromEnd: true,
    });
  }
  for (const { value: escalation, path } of entries(agreement.escalation, '/escalation')) {
    const index = escalation.steps.length - 1;
    const step = escalation.steps[index];
    if (!step) continue;
    const due: Due = {
      path: `${path}/steps/${index}/after`,
      what: `The last step of the escalation “${escalation.id}”`,
      limit: step.after,
      after: 1,
      isFromEnd: false,
    };
    const appliesTo = escalation.appliesTo ?? [];
    // The same limit for everything needs no second look.
    if (appliesTo.includes('*')) forAll.set(JSON.stringify(step.after), due);
    else for (const id of new Set(appliesTo)) add(id, due);
  }
  for (const { value } of all('objectives')) for (const due of forAll.values()) add(value.id, due);
  return dues;
}
