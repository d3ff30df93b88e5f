import type { Agreement } from '../../agreement/generated/types.ts';
import { downtimeBudget } from '../../compute/availability/availability.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { prorate, type Window } from '../../compute/time/window.ts';
import { decided, type Entry, windowOf } from '../../figures/figures-context.ts';
import { type TimeBudgets, timeBudgets } from '../availability/time-budgets.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { saySeconds } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';
import { budgetsInWords } from '../text/budget-in-words.ts';
import { type WindowLayout, windowLayouts } from '../time/window-layout.ts';
import { judgeStart } from '../time/window-start.ts';

type Objective = NonNullable<Agreement['objectives']>[number];

/** A window whose beginning, length or ends leave it open what is measured. */
export const windowAmbiguous: Rule = {
  name: 'window-ambiguous',
  severity: 'error',
  kind: 'meaning',
  summary: 'It is not clear over which stretch of time a promise is measured.',
  why:
    'A target of 99.9 % allows 43 minutes of downtime in a month and almost nine hours in a year, so the stretch of time is ' +
    'half of the promise. A calendar has no stretch of 30 days, a fiscal year begins on a day that only its company knows, ' +
    'and the first month of a term that begins on the 16th has half the days. Each party then counts other windows.',
  source:
    'OpenSLO, time windows; J. Nielsen and others on “99.9 % … without specification of the period”; a published agreement ' +
    'that promises “43.8 minutes per month”.',
  limits:
    'A cut window is an error only where a number is counted in it. A share or a time in a cut window, and a change of the ' +
    'clocks, are hints. Figures of downtime are looked for in texts by words of the agreement’s language.',
  bad: {
    example: 'marketing-sales',
    change: { 'objectives.monthly-win-rate.window': '{ length: P30D, partial: not-assessed }' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'objectives.monthly-win-rate.window':
        '{ length: P30D, kind: rolling, step: P1D, partial: not-assessed }',
    },
  },
  *check(context) {
    const layoutOf = windowLayouts(context.term);
    const budgetsOf = timeBudgets(context);
    for (const entry of context.all('objectives')) {
      const layout = layoutOf(windowOf(entry.value, context.agreement));
      const isOpen = String(entry.value.window.startsOn) === 'to-be-decided';
      if (entry.value.target === 'none' || !layout || isOpen) continue;
      const finding = layout.isPossible
        ? (judgeStart(entry, context) ?? judgeEnds(entry, layout, context))
        : noSuchWindow(entry);
      if (finding) yield finding;
      const metric = context.find('metrics', entry.value.metric)?.value;
      const budgets = metric && layout.isPossible ? budgetsOf(entry.value, metric) : undefined;
      const change = budgets && judgeClockChange(entry, layout, budgets);
      if (change) yield change;
    }
    yield* budgetsInWords(context);
  },
};

/** The usual lengths of windows that follow a calendar, and their days. */
const USUAL = [
  ['P1D', 1],
  ['P1W', 7],
  ['P1M', 30.4],
  ['P3M', 91.3],
  ['P6M', 182.6],
  ['P1Y', 365.25],
] as const;

/** The usual length that is nearest to another in proportion: a week for ten days, a year for two. */
function nearestLength(length: string): string {
  const { months = 1, days = 0, seconds } = parseDuration(length) ?? {};
  const all = months * 30.4 + days + Number(seconds?.valueOf() ?? 0) / 86_400;
  const apart = (of: number): number => Math.abs(Math.log(of / all));
  return USUAL.reduce((best, one) => (apart(one[1]) < apart(best[1]) ? one : best))[0];
}

function noSuchWindow({ value: { name, window }, path }: Entry<Objective>): Finding {
  const { kind, length } = window;
  const meant = nearestLength(length);
  const what = {
    calendar: 'The calendar',
    fiscal: 'A fiscal year',
    'billing-cycle': 'A billing cycle',
  } as const;
  const of = kind === 'fiscal' || kind === 'billing-cycle' ? what[kind] : what.calendar;
  const other = kind === 'calendar' ? ', or add `kind: rolling` and a `step` to count from every day' : '';
  return {
    path: `${path}/window/length`,
    message: `${of} does not divide into stretches of \`${length}\`, so on which day a window of “${name}” begins is not said: the parties may count the same case in different windows`,
    hint: `write \`length: ${meant}\`${other}`,
    facts: { kind, length },
  };
}

/** Windows that the term cuts, where what is owed in them is not said. */
function judgeEnds(
  { value: objective, path }: Entry<Objective>,
  { cut }: WindowLayout,
  context: LintContext,
): Finding | undefined {
  const [window] = cut;
  const metric = context.find('metrics', objective.metric)?.value;
  if (!window || !metric || objective.window.partial !== undefined) return undefined;
  const target = decided(objective.target);
  const isCount =
    target &&
    metric.unit !== '%' &&
    objective.attainment === undefined &&
    (metric.aggregation === undefined || metric.aggregation === 'sum') &&
    (metric.kind === 'count' ||
      metric.kind === 'money' ||
      (metric.kind === undefined && metric.clock === undefined));
  const period = sayPeriod(objective.window.length);
  const stretch = `${dayOf(window.start)} to ${dayOf(window.end.subtract({ days: 1 }))}`;
  const base = {
    path: `${path}/window`,
    part: 'key',
    facts: { from: dayOf(window.start), to: dayOf(window.end), length: objective.window.length },
    related: [{ path: '/term', message: 'the term that cuts the window' }],
  } as const;
  if (!isCount) {
    return {
      ...base,
      severity: 'info',
      message: `The term has only a part of a ${period}, ${stretch}, and whether “${objective.name}” is judged in it is not said`,
      hint: 'add `partial: full-target`, or `partial: not-assessed` if a part does not count',
    };
  }
  const share = prorate(target, window, metric.unit).value;
  const promise = sayPromise(objective.comparator, target, metric.unit);
  return {
    ...base,
    message: `“${objective.name}” is ${promise} in a ${period}, but the term has only ${stretch} of one: whether ${sayParty(objective.obligor, context)} owes ${sayQuantity(target, metric.unit)}, ${sayQuantity(share, metric.unit)} or nothing in that part is not said`,
    hint: 'add `partial: prorate`, `full-target` or `not-assessed`',
  };
}

/** From four minutes of downtime on, what a changed hour adds or takes is not worth a word. */
const SMALL_BUDGET = 240;

function judgeClockChange(
  { value: objective, path }: Entry<Objective>,
  { changed }: WindowLayout,
  { target, seconds }: TimeBudgets,
): Finding | undefined {
  const [change] = changed;
  if (!change || seconds.every((budget) => budget.compare(SMALL_BUDGET) >= 0)) return undefined;
  const [real, usual] = [change.seconds, change.usual].map((all) => downtimeBudget(target, all).exact);
  if (!real || !usual || usual.compare(SMALL_BUDGET) >= 0 || real.equals(usual)) return undefined;
  return {
    path: `${path}/window`,
    part: 'key',
    severity: 'info',
    message: `In the window of “${objective.name}” that begins on ${dayOf(change.window.start)} the clocks change: it leaves ${saySeconds(real)} of downtime instead of ${saySeconds(usual)}`,
    hint: 'write `timeZone: UTC` for the window if all windows are to have days of 24 hours',
    facts: {
      begins: dayOf(change.window.start),
      seconds: real.toFraction(),
      usualSeconds: usual.toFraction(),
    },
  };
}

function dayOf(moment: Window['start']): string {
  return moment.toPlainDate().toString();
}
