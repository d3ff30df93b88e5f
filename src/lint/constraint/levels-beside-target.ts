import type { Agreement } from '../../agreement/generated/types.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';

type Objective = NonNullable<Agreement['objectives']>[number];

/** Levels that are to be weaker than a target and ask for more: a lowest level, a level for the rest of the cases, a floor of relief. */
export function* levelsBesideTarget(context: LintContext): Generator<Finding> {
  for (const { value: objective, path } of context.all('objectives')) {
    const { minimum, restWithin, name } = objective;
    if (minimum !== undefined)
      yield* stricter(`${path}/minimum`, minimum, objective, context, (level, promise, party) => ({
        message: `“${name}” expects ${promise}, but its lowest acceptable level of ${level} asks for more: a result between the two keeps the promise and is not acceptable, and ${party} cannot tell what it owes`,
        hint: 'write a `minimum` that is worse than `target`, or exchange the two numbers',
      }));
    if (restWithin !== undefined)
      yield* stricter(`${path}/restWithin`, restWithin, objective, context, (level, promise, party) => ({
        message: `“${name}” is ${promise} for ${objective.attainment === undefined ? 'some cases' : `${objective.attainment} % of the cases`}, but ${level} for the rest, which asks for more: ${party} owes most where it was to owe less`,
        hint: 'write a `restWithin` that is worse than `target`, or exchange the two numbers',
      }));
  }
  for (const { value: relief, path } of entries(context.agreement.contingencies, '/contingencies')) {
    if (relief.effect !== 'relax' || relief.floor === undefined) continue;
    for (const id of relief.affects ?? []) {
      const objective = context.find('objectives', id)?.value;
      if (!objective) continue;
      const found = [
        ...stricter(`${path}/floor`, relief.floor, objective, context, (level, promise, party) => ({
          message: `The relief \`${relief.id}\` leaves a floor of ${level} of “${objective.name}”, which promises ${promise} without any relief: ${party} owes more in the event than otherwise`,
          hint: 'write a `floor` that is worse than the target, or leave out the objective in `affects`',
        })),
      ];
      yield* found;
      if (found.length > 0) break;
    }
  }
}

type Say = (level: string, promise: string, party: string) => Pick<Finding, 'message' | 'hint'>;

/** The finding for a level that asks for more than the target of an objective, if it does. */
function* stricter(
  path: string,
  text: string,
  objective: Objective,
  context: LintContext,
  say: Say,
): Generator<Finding> {
  const { comparator, obligor } = objective;
  const [level, target] = [decided(text), decided(objective.target)];
  const metric = context.find('metrics', objective.metric);
  if (!level || !target || !metric) return;
  const order = level.compare(target);
  const isStricter =
    comparator === 'gte' || comparator === 'gt'
      ? order > 0
      : (comparator === 'lte' || comparator === 'lt') && order < 0;
  if (!isStricter || !isDirected(objective, metric)) return;
  const { unit } = metric.value;
  yield {
    path,
    ...say(sayQuantity(level, unit), sayPromise(comparator, target, unit), sayParty(obligor, context)),
    facts: { level: text, target: objective.target },
    related: [{ path: `${metric.path}/direction`, message: `its metric is \`${metric.value.direction}\`` }],
  };
}

/** Whether a promise looks the way its metric does; another finding tells of those that do not. */
function isDirected(
  { comparator }: Objective,
  { value: { direction } }: Entry<NonNullable<Agreement['metrics']>[number]>,
): boolean {
  return (comparator === 'gte' || comparator === 'gt') === (direction === 'higher-is-better');
}
