import type { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { addDurationToDate, compareDurations, parseDuration } from '../../compute/time/duration.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { dayOf, isBefore } from '../time/day-of.ts';
import { lastEnd } from '../time/last-end.ts';

type Assumption = NonNullable<Agreement['assumptions']>[number];

/** After how long a number is old for which nobody has agreed on it: a share such as a close rate, and any other. */
const RATE_AGE = 'P1M';
const OTHER_AGE = 'P1Y';

/** Numbers behind goals that are older than the parties meant them to be. */
export const staleAssumption: Rule = {
  name: 'stale-assumption',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A number on which goals were computed is out of date.',
  why:
    'A goal such as 100 leads a month follows from a close rate, and close rates change. With an old one the party that ' +
    'delivers keeps its promise and the other misses its quota all the same. Numbers that two parties compute at different ' +
    'times do not fit together either.',
  source:
    'HubSpot, guide to service level agreements of marketing and sales: both teams compute with the same measure of time.',
  limits:
    'It needs the day of the check, and says nothing about an agreement that is over. Where no `recalculation` is agreed, a ' +
    'share in percent is told as old after a review of kind `recalculation` is due, or else a month, any other number after a ' +
    'year, and it is a warning only after a year.',
  bad: {
    example: 'marketing-sales',
    change: { 'assumptions.close-rate.asOf': '2024-11-15' },
    asOf: '2026-02-10',
  },
  good: {
    example: 'marketing-sales',
    change: { 'assumptions.close-rate.asOf': '2026-01-31' },
    asOf: '2026-02-10',
  },
  *check(context) {
    yield* mixedPeriods(context);
    const today = dayOf(context.asOf);
    if (!today || isOver(context, today)) return;
    const review = shortestReview(context);
    const goals = goalsByAssumption(context);
    for (const { value: assumption, path } of context.all('assumptions')) {
      const day = dayOf(assumption.asOf);
      if (!day) continue;
      const at = `${path}/asOf`;
      if (isBefore(today, day)) {
        yield {
          path: at,
          message: `“${assumption.name}” is said to be true on ${day.toString()}, which is after ${today.toString()}, the day of this check: no party can know the number yet`,
          hint: `write the day on which ${assumption.value} was true`,
          facts: { asOf: day.toString(), today: today.toString() },
        };
        continue;
      }
      yield* old(assumption, { path: at, day, today, review, goals: goals.get(assumption.id) ?? [] });
    }
  },
};

interface Age {
  readonly path: string;
  readonly day: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly review: string | undefined;
  /** The ids of the goals that were computed with it. */
  readonly goals: readonly string[];
}

function* old(assumption: Assumption, { path, day, today, review, goals }: Age): Generator<Finding> {
  const { recalculation, name, value, unit } = assumption;
  const isRate = unit === '%';
  const agreed = recalculation?.every;
  const every = agreed ?? (isRate ? (review ?? RATE_AGE) : OTHER_AGE);
  const lasts = parseDuration(every);
  const year = parseDuration(OTHER_AGE);
  if (!lasts || !year || !isBefore(addDurationToDate(day, lasts), today)) return;
  const days = day.until(today, { largestUnit: 'days' }).days;
  const isWarning = agreed !== undefined || isBefore(addDurationToDate(day, year), today);
  const due =
    agreed !== undefined
      ? `it is to be computed anew every \`${every}\``
      : isRate && review !== undefined
        ? `the parties review such numbers every \`${every}\``
        : `such a number is commonly computed anew every \`${every}\``;
  const follows =
    goals.length === 0
      ? 'whatever rests on it may no longer follow'
      : `${goals.length === 1 ? 'the goal' : 'the goals'} ${sayList(goals.slice(0, 3))} may no longer follow from it`;
  yield {
    path,
    ...(isWarning ? {} : { severity: 'info' as const }),
    message: `“${name}” (${value} ${unit}) was true on ${day.toString()}, ${sayCount(days, 'day')} before ${today.toString()}, and ${due}: ${follows}`,
    hint: `compute it anew, and write its \`value\` with \`asOf: ${today.toString()}\``,
    facts: { asOf: day.toString(), today: today.toString(), days, every },
  };
}

/** An agreement that is over needs no new numbers. */
function isOver(context: LintContext, today: Temporal.PlainDate): boolean {
  const end = lastEnd(context);
  const isEnded = ['expired', 'terminated'].includes(context.agreement.status);
  return isEnded || (end !== undefined && !isBefore(today, end));
}

/** How often the parties hold a review for computing numbers anew. */
function shortestReview({ agreement }: LintContext): string | undefined {
  let shortest: string | undefined;
  for (const { kind, every } of agreement.reviews ?? []) {
    const duration = parseDuration(every ?? '');
    if (kind !== 'recalculation' || every === undefined || !duration) continue;
    const known = parseDuration(shortest ?? '');
    if (!known || compareDurations(duration, known) === -1) shortest = every;
  }
  return shortest;
}

function goalsByAssumption({ all }: LintContext): ReadonlyMap<string, readonly string[]> {
  const goals = new Map<string, string[]>();
  for (const { value: goal } of all('goals')) {
    for (const input of goal.derivation?.inputs ?? []) {
      const list = goals.get(input);
      if (list) list.push(goal.id);
      else goals.set(input, [goal.id]);
    }
  }
  return goals;
}

/** Rates in one derivation that two parties compute anew at different times. */
function* mixedPeriods(context: LintContext): Generator<Finding> {
  for (const { value: goal, path } of context.all('goals')) {
    const rates = new Map<
      string,
      { readonly assumption: Assumption; readonly every: string; readonly owner: string }
    >();
    for (const { value: input, path: at } of entries(goal.derivation?.inputs, `${path}/derivation/inputs`)) {
      const entry = context.find('assumptions', input);
      const { every, owner } = entry?.value.recalculation ?? {};
      if (!entry || every === undefined || owner === undefined) continue;
      const before = rates.get(entry.value.unit);
      const [a, b] = [parseDuration(before?.every ?? ''), parseDuration(every)];
      const differs = a && b && ![0, undefined].includes(compareDurations(a, b));
      if (before && before.owner !== owner && differs) {
        yield {
          path: at,
          message: `The goal \`${goal.id}\` is computed from “${before.assumption.name}”, which ${sayParty(before.owner, context)} computes anew every \`${before.every}\`, and from “${entry.value.name}”, which ${sayParty(owner, context)} computes anew every \`${every}\`: most of the time one of the two is of another period, and the parties compute different goals`,
          hint: `write the same \`every\` in the \`recalculation\` of \`${before.assumption.id}\` and \`${entry.value.id}\``,
          facts: { first: before.every, second: every },
          related: [{ path: `${entry.path}/recalculation/every`, message: 'how often it is computed anew' }],
        };
        break;
      }
      rates.set(entry.value.unit, before ?? { assumption: entry.value, every, owner });
    }
  }
}
