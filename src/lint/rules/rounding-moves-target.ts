import type { Agreement } from '../../agreement/generated/types.ts';
import { downtimeBudget } from '../../compute/availability/availability.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { parseUnit } from '../../expression/unit.ts';
import { timeObjective } from '../../figures/budget-sheets.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import { shareOfTime } from '../availability/share-of-time.ts';
import { effectiveTarget } from '../constraint/effective-target.ts';
import { objectivesByMetric } from '../constraint/objectives-by-metric.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, saySeconds } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayQuantity } from '../say/say-promise.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

const MONTH = exact(30 * 86_400);

/** A figure that is rounded before it is compared, so that another target holds than the one that is written. */
export const roundingMovesTarget: Rule = {
  name: 'rounding-moves-target',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A figure is rounded before it is compared, so that another target holds than the one that is written.',
  why:
    'A result that is rounded to two digits reaches 99.90 % from 99.895 % on. The written target is then not the one ' +
    'that counts, and the party that reads it gets less than it agreed to, or the other has to give more. Compare the ' +
    'figure as it was measured, and round it only where it is printed.',
  source: 'ISO/IEC 19086-2:2018, on the scale and precision of metrics.',
  limits: 'Promises with two ends, and metrics that count whole things, are not judged.',
  bad: {
    example: 'cloud-service',
    change: { 'metrics.availability.precision': '2', 'metrics.availability.rounding': 'half-up' },
  },
  good: {
    example: 'cloud-service',
    change: { 'metrics.availability.precision': '2', 'metrics.availability.rounding': 'floor' },
  },
  *check(context) {
    const objectives = objectivesByMetric(context);
    const moveOf = moveFinder(context);
    for (const entry of context.all('metrics')) {
      const { rounding } = entry.value;
      if (rounding === undefined || rounding === 'none') continue;
      const finding = judge(entry, objectives.get(entry.value.id) ?? [], moveOf, context);
      if (finding) yield finding;
    }
  },
};

/** Where a target turns when the figure is rounded. */
interface Move {
  readonly effective: Exact;
  readonly isLoosened: boolean;
  /** "from 99.895 % on instead of the written 99.9 %" */
  readonly words: string;
}

type MoveFinder = (objective: Objective, metric: Metric) => Move | undefined;

/** Finds moves; what many objectives share is computed once. */
function moveFinder(context: LintContext): MoveFinder {
  const known = new Map<string, Move | undefined>();
  const asShare = shareOfTime(context);
  return (objective, stated) => {
    const metric = asShare(stated);
    const { comparator, target, window } = objective;
    const { rounding, precision, unit, kind, clock, aggregation } = metric;
    const isFormula = metric.formula !== undefined;
    const key = JSON.stringify([
      [comparator, target, window.length],
      [rounding, precision, unit, kind, clock, aggregation, isFormula],
    ]);
    if (!known.has(key)) known.set(key, findMove(objective, metric, context));
    return known.get(key);
  };
}

function findMove(objective: Objective, metric: Metric, { agreement }: LintContext): Move | undefined {
  const { rounding, precision, unit } = metric;
  const target = decided(objective.target);
  if (typeof precision !== 'number' || precision > MOST_DIGITS || countsWholeThings(metric)) return undefined;
  const effective = target && effectiveTarget(target, objective.comparator, rounding ?? 'none', precision);
  if (!target || !effective || effective.equals(target)) return undefined;
  const isLowerLimit = objective.comparator === 'gte' || objective.comparator === 'gt';
  const [counts, written] = [effective, target].map((value) => sayQuantity(value, unit));
  const turn = isLowerLimit ? `from ${counts} on` : `up to ${counts}`;
  const downtime = timeObjective(objective, metric, agreement) ? inDowntime(target, effective) : '';
  return {
    effective,
    isLoosened: effective.compare(target) < 0 === isLowerLimit,
    words: `${turn} instead of the written ${written}${downtime}`,
  };
}

function judge(
  { value: metric, path }: Entry<Metric>,
  objectives: readonly Entry<Objective>[],
  moveOf: MoveFinder,
  context: LintContext,
): Finding | undefined {
  const { precision, rounding = 'none' } = metric;
  const judged = objectives.filter(({ value: { strength } }) => strength !== 'informational');
  if (precision === undefined) return judged.length === 0 ? undefined : withoutDigits(metric, path);
  const moved = judged.flatMap((entry) => {
    const move = moveOf(entry.value, metric);
    return move ? [{ ...entry, move }] : [];
  });
  const [first, ...more] = moved;
  if (!first) return undefined;
  const { value: objective, move } = first;
  const { isLoosened, effective, words } = move;
  const loser = sayParty(isLoosened ? objective.beneficiary : objective.obligor, context);
  const others = more.length === 0 ? '' : `; ${sayCount(more.length, 'other objective')} moves the same way`;
  return {
    path: `${path}/rounding`,
    message:
      `“${metric.name}” is rounded to ${sayPlaces(precision)} before it is compared, so “${objective.name}” ` +
      `is kept ${words}: ` +
      `${loser} ${isLoosened ? 'gets less than is written' : 'owes more than is written'}` +
      others.replace('objectives moves', 'objectives move'),
    hint: 'write `rounding: none`, and keep `precision` for what is printed',
    facts: { target: objective.target, effective: effective.toFraction(), digits: precision, rounding },
    related: moved.map(({ path: at }) => ({ path: `${at}/target`, message: 'the target that is written' })),
    fix: {
      title: 'Compare the figure unrounded',
      safe: false,
      changes: [{ type: 'replace', path: `${path}/rounding`, text: 'none' }],
    },
  };
}

/** More digits than a figure can have: 10 to their power would take long. */
const MOST_DIGITS = 30;

/** "2 digits after the point", "a whole number" */
function sayPlaces(precision: number | string): string {
  return String(precision) === '0' ? 'a whole number' : `${sayCount(precision, 'digit')} after the point`;
}

function withoutDigits({ name, rounding = 'none' }: Metric, path: string): Finding {
  return {
    path: `${path}/rounding`,
    message: `“${name}” is rounded (\`${rounding}\`) before it is compared, but to how many digits is not said: each party may read another target out of it`,
    hint: 'write `rounding: none`, for which no digits need to be said',
    facts: { rounding },
  };
}

/** Whole things are the same before and after they are rounded. */
function countsWholeThings({ unit, kind, aggregation, formula }: Metric): boolean {
  if (kind === 'count' || kind === 'boolean') return true;
  const parsed = parseUnit(unit);
  const [noun, ...others] = [...(parsed?.dimensions.keys() ?? [])];
  const isNoun = noun !== undefined && others.length === 0 && !/^(second|month|[A-Z]{3})$/.test(noun);
  return isNoun && kind === undefined && formula === undefined && (aggregation ?? 'sum') === 'sum';
}

/** What the two targets allow in a month of 30 days. */
function inDowntime(target: Exact, effective: Exact): string {
  const [counts, written] = [effective, target].map((value) =>
    saySeconds(downtimeBudget(value, MONTH).exact),
  );
  return `, which is ${counts} of downtime in 30 days instead of ${written}`;
}
