import type { Agreement } from '../../agreement/generated/types.ts';
import { parseUnit } from '../../expression/unit.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import { mismatchedFormulas } from '../formula/mismatched-formulas.ts';
import { mismatchedKinds } from '../formula/mismatched-kinds.ts';
import { mismatchedMoney } from '../formula/mismatched-money.ts';
import { unitGap } from '../formula/unit-gap.ts';
import { withoutPeriod } from '../formula/without-period.ts';
import { mismatchedGoals } from '../goal/mismatched-goals.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';

type Contingency = NonNullable<Agreement['contingencies']>[number];
type Objective = NonNullable<Agreement['objectives']>[number];

/** Numbers that are compared, added or shared out although they are in different units. */
export const unitMismatch: Rule = {
  name: 'unit-mismatch',
  severity: 'error',
  kind: 'meaning',
  summary: 'Numbers that belong together are in different units, currencies or periods.',
  why:
    'A goal in deals that follows from a formula in dollars, a credit in pounds on charges in euros, or a percentage of ' +
    'charges that nobody states cannot be computed as written. Each party then reads into it what suits it. The numbers ' +
    'look right one by one, so a reader hardly finds it.',
  source:
    'A published contract prints a penalty of “2.0 GBP” and computes 2 % of the charge; ISO/IEC 19086-2:2018, on the units of metrics.',
  limits:
    'Within one formula the check of the form finds it. A formula with numbers of its own is not judged, because they may ' +
    'convert, nor is a baseline in another length of time. Percent points and shares of 1 are the matter of `percent-as-fraction`.',
  bad: { example: 'marketing-sales', change: { 'goals.deal-goal.unit': 'USD' } },
  good: { example: 'marketing-sales', change: { 'goals.deal-goal.unit': 'new customers' } },
  *check(context) {
    const vague = new Set(wordList(context.words, 'moneyWords'));
    yield* mismatchedFormulas(context, vague);
    yield* mismatchedGoals(context, vague);
    yield* mismatchedMoney(context);
    yield* mismatchedKinds(context);
    for (const contingency of entries(context.agreement.contingencies, '/contingencies'))
      yield* oneFloor(contingency, context, vague);
    for (const objective of context.all('objectives')) yield* otherBaseline(objective, context, vague);
  },
};

/** One number cannot be the least of leads and of percent. */
function* oneFloor(
  { value: contingency, path }: Entry<Contingency>,
  { find }: LintContext,
  vague: ReadonlySet<string>,
): Generator<Finding> {
  const { floor, effect, affects } = contingency;
  if (floor === undefined || effect !== 'relax') return;
  const metrics = (affects ?? []).flatMap(
    (id) => find('metrics', find('objectives', id)?.value.metric)?.value ?? [],
  );
  const first = parseUnit(metrics[0]?.unit ?? '?');
  const other = metrics.find(({ unit }) => {
    const parsed = parseUnit(unit);
    return first && parsed && unitGap(first, parsed, vague) !== undefined;
  });
  if (!other || !metrics[0]) return;
  const units = [metrics[0].unit, other.unit];
  yield {
    path: `${path}/floor`,
    message: `The relief \`${contingency.id}\` leaves a floor of ${floor} for objectives in ${sayList(units)}: one number cannot be both, so what is still owed while it lasts is open`,
    hint: 'write one contingency for each unit, each with its own `affects` and `floor`',
    facts: { floor, units: units.join(', ') },
  };
}

/** What was reached before compares with the target only in its unit. */
function* otherBaseline(
  { value: objective, path }: Entry<Objective>,
  { find }: LintContext,
  vague: ReadonlySet<string>,
): Generator<Finding> {
  const baseline = find('assumptions', objective.baseline);
  const metric = find('metrics', objective.metric);
  const [before, now] = [parseUnit(baseline?.value.unit ?? '?'), parseUnit(metric?.value.unit ?? '?')];
  const gap = before && now && unitGap(withoutPeriod(before), now, vague);
  if (!baseline || !metric || !gap || gap === 'length of time' || gap === 'things') return;
  yield {
    path: `${path}/baseline`,
    message: `“${objective.name}” is in \`${metric.value.unit}\`, but its baseline “${baseline.value.name}” is in \`${baseline.value.unit}\`: whether the target can be reached from there cannot be told`,
    hint: `name an assumption in \`${metric.value.unit}\`, or delete \`baseline\``,
    facts: { unit: metric.value.unit, baseline: baseline.value.unit },
    related: [{ path: `${baseline.path}/unit`, message: 'the unit of the baseline' }],
  };
}
