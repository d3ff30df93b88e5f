import type { Agreement } from '../../agreement/generated/types.ts';
import { volumeChain } from '../../compute/composition/chain.ts';
import { type Exact, exact, sum, toDecimal } from '../../compute/exact.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';
import { isPercent } from '../goal/percent-slip.ts';
import { type NumberedGoal, type Support, supportedGoals } from '../goal/supported-goals.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList, sayNumber } from '../say/say.ts';

/** Goals that are all met and still do not bring the goal that they support. */
export const goalChainBreak: Rule = {
  name: 'goal-chain-break',
  severity: 'error',
  kind: 'meaning',
  summary: 'A goal that is exactly met does not bring the goal that it supports.',
  why:
    'Goals are chained so that when one team meets its own, the next team can meet its own too. With 80 leads of which half ' +
    'become deals, the team that needs 50 deals fails although everybody before it has succeeded, and pays for it with strikes and make-goods.',
  source:
    'A published guide to service level agreements: “when marketing reaches its goal, sales can reach its own”.',
  limits:
    'The way from one goal to the next is taken from the formula of the supporting goal, from the close rates of its tiers, or from a chain of ' +
    'the kind `volume`; where none tells it, nothing is said. Goals in one unit that together fall short are a hint only, because other sources may add to them. ' +
    'A goal that differs from its own formula is told by `derived-goal-mismatch`.',
  bad: {
    example: 'marketing-sales',
    change: {
      'goals.deal-goal.derivation': '',
      'goals.deal-goal.value': '90',
    },
  },
  good: {
    example: 'marketing-sales',
    change: { 'goals.deal-goal.derivation': '', 'goals.deal-goal.value': '45' },
  },
  *check(context) {
    for (const { goal, supports } of supportedGoals(context)) {
      const reckoned = supports.filter(({ by }) => by !== 'same-unit');
      const same = supports.filter(({ by }) => by === 'same-unit');
      if (reckoned.length > 0) yield* shortfall(goal, reckoned);
      else if (same.length > 0) yield* shortfall(goal, same);
    }
    for (const chain of entries(context.agreement.chains, '/chains')) {
      const finding = chain.value.kind === 'volume' ? brokenChain(chain, context) : undefined;
      if (finding) yield finding;
    }
  },
};

function* shortfall(goal: NumberedGoal, supports: readonly Support[]): Generator<Finding> {
  const coverage = sum(supports.map((one) => one.coverage));
  if (coverage.compare(1) >= 0) return;
  const reached = goal.number.mul(coverage);
  const [first] = supports;
  const { from, by } = first!;
  const isOne = supports.length === 1;
  const met = supports
    .slice(0, 5)
    .map((one) => `“${one.from.entry.value.id}” at exactly ${sayNumber(one.from.number)} ${one.from.unit}`)
    .join(' and ');
  const needed = from.number.div(coverage).ceil();
  const party = goal.entry.value.party;
  const isHint = by === 'same-unit';
  yield {
    path: isOne ? from.path : goal.path,
    ...(isHint && { severity: 'info' as const }),
    message: `${met} ${isOne ? 'brings' : 'bring'} ${sayNumber(reached, 1, 'down')} of the ${sayNumber(goal.number)} ${goal.unit} of “${goal.entry.value.id}”${by === 'tiers' ? ' by the close rates of the tiers' : ''}: ${
      isHint
        ? `the rest comes from no goal of this agreement, and \`${party}\` depends on it`
        : `\`${party}\` misses its goal though everyone before it has met theirs`
    }`,
    hint: isOne
      ? `write ${sayNumber(needed)} ${from.unit} for \`${from.entry.value.id}\`, or ${sayNumber(reached, 0, 'down')} ${goal.unit} for \`${goal.entry.value.id}\``
      : `raise ${sayList(supports.slice(0, 5).map((one) => one.from.entry.value.id))} by ${sayNumber(exact(1).div(coverage).sub(1).mul(100), 1, 'up')} %, or write ${sayNumber(reached, 0, 'down')} ${goal.unit} for \`${goal.entry.value.id}\``,
    facts: { reached: toDecimal(reached, 6, 'down'), needed: toDecimal(goal.number) },
    related: [
      { path: goal.path, message: 'the goal that it supports' },
      ...supports
        .slice(isOne ? 1 : 0, 10)
        .map((one) => ({ path: one.from.path, message: 'what supports it' })),
    ],
  };
}

type Chain = NonNullable<Agreement['chains']>[number];

/** A chain of one volume and the shares that are left of it, whose end promises more than comes through. */
function brokenChain({ value: chain, path }: Entry<Chain>, { find }: LintContext): Finding | undefined {
  const end = find('objectives', chain.objective);
  const target = end?.value.comparator === 'gte' ? decided(end.value.target) : undefined;
  const [whole] = chain.parts;
  if (!end || !target || whole?.kind !== 'series') return undefined;
  const leaves = new Map(chain.parts.map((part) => [part.id, part]));
  const counts: Exact[] = [];
  const rates: Exact[] = [];
  for (const id of whole.of ?? []) {
    const leaf = leaves.get(id);
    const promise = find('objectives', leaf?.objective)?.value;
    const value = decided(leaf?.value ?? promise?.target);
    const isComparable =
      !promise || (promise.comparator === 'gte' && promise.window.length === end.value.window.length);
    if (leaf?.kind !== 'leaf' || !value || !isComparable) return undefined;
    const isRate = promise ? isPercent(find('metrics', promise.metric)?.value.unit) : true;
    (isRate ? rates : counts).push(value);
  }
  const [count, ...others] = counts;
  const unit = find('metrics', end.value.metric)?.value.unit ?? '';
  if (!count || others.length > 0) return undefined;
  const left = volumeChain(count, rates, { given: '', left: unit })?.exact;
  if (!left || left.compare(target) >= 0) return undefined;
  const product = [sayNumber(count), ...rates.map((rate) => `${sayNumber(rate)} %`)].join(' × ');
  return {
    path: `${end.path}/target`,
    message: `“${end.value.name}” promises ${sayNumber(target)} ${unit}, but its chain brings ${product} = ${sayNumber(left, 1, 'down')}: \`${end.value.obligor}\` misses it even when every promise before it is kept`,
    hint: `write \`target: ${toDecimal(left, 0, 'down')}\`, or raise the first promise to ${sayNumber(count.mul(target).div(left).ceil())}`,
    facts: { reached: toDecimal(left, 6, 'down'), needed: toDecimal(target) },
    related: [{ path: `${path}/parts`, message: 'the chain' }],
  };
}
