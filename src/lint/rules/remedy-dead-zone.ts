import type { LatePenalty, Objective } from '../../agreement/generated/types.ts';
import { penaltySaturation } from '../../compute/credit/late-penalty.ts';
import { type Exact, exact, least, round } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { ratioOf } from '../../figures/credit-base.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { type CreditLimit, creditLimits, sayLimit } from '../credit/credit-limits.ts';
import { largestCredit } from '../credit/largest-credit.ts';
import { type MissRight, missRights } from '../credit/miss-rights.ts';
import { type ReadCredit, readCredits } from '../credit/read-credit.ts';
import { withReckonedCharges } from '../credit/reckoned-charges.ts';
import { saturation } from '../credit/saturation.ts';
import type { LintContext } from '../lint-context.ts';
import { wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, saySeconds } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';
import { sayQuantity } from '../say/say-promise.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

/** A stretch in which failing more costs nothing more. */
export const remedyDeadZone: Rule = {
  name: 'remedy-dead-zone',
  severity: 'warning',
  kind: 'meaning',
  summary: 'From the cap of a remedy on, failing more costs nothing until a later right arises.',
  why:
    'When a credit or a penalty has reached its most, the party that fails has nothing more to lose until the next right of the ' +
    'other arises. In that stretch it may as well let the failure go on, and the other party can neither be paid nor leave. ' +
    'The right to leave should begin where the money ends.',
  source:
    'Accord Project, Late Delivery and Penalty: 10.5 % for 2 days up to 55 %, and termination only after 15 days.',
  limits:
    'Looked at are steps and ladders up to their most or a cap, caps for several windows and penalties for delay. A ladder beside a ' +
    'right that counts misses is a remark. After which delay a right arises is read from its test, if there is one time in it. A ' +
    'penalty with a general right to end for a breach beside it is left alone.',
  bad: {
    example: 'cloud-service',
    change: {
      'remedies.credits.availability-credits.tiers': '',
      'remedies.credits.availability-credits.linear': '{ percent: 10, step: 0.1, atMost: 50 }',
      'termination.grounds.chronic-failure.trigger.below': '95.00',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.credits.availability-credits.tiers': '',
      'remedies.credits.availability-credits.linear': '{ percent: 10, step: 0.1, atMost: 50 }',
      'termination.grounds.chronic-failure.trigger.below': '99.40',
    },
  },
  *check(context) {
    const rights = missRights(context);
    const reckoned = withReckonedCharges(context.agreement);
    const limits = creditLimits(reckoned);
    const answered = answeredObjectives(context);
    for (const read of readCredits(context)) {
      const own = rights.get(read.objective.value.id) ?? [];
      if (own.length === 0) continue;
      yield* flatSteps(read, own, limits, reckoned, context);
      if (!answered.has(read.objective.value.id)) yield* spentCap(read, own, limits, reckoned, context);
    }
    yield* flatPenalties(rights, answered, context);
  },
};

/** A credit that no worse figure raises any more, while the right to more begins at a worse one. */
function* flatSteps(
  read: ReadCredit,
  rights: readonly MissRight[],
  limits: readonly CreditLimit[],
  reckoned: LintContext['agreement'],
  context: LintContext,
): Iterable<Finding> {
  const { credit, objective, metric, target } = read;
  if (target.comparator !== 'gte' && target.comparator !== 'gt') return;
  const most = saturation(read, limits, reckoned);
  const next = rights
    .filter((right) => right.below !== undefined)
    .sort((a, b) => b.below!.value.compare(a.below!.value))[0];
  if (!most || !next?.below || next.below.value.compare(most.figure) >= 0) return;
  const unit = metric?.unit ?? '';
  const [from, to] = [sayQuantity(most.figure, unit), sayQuantity(next.below.value, unit)];
  const text = sayQuantity(most.figure, '').trim().replaceAll(',', '');
  const isLadder = credit.linear === undefined;
  yield {
    path: next.below.path,
    ...(isLadder && next.misses !== undefined ? { severity: 'info' as const } : {}),
    message: `\`${credit.id}\` reaches its most ${isLadder ? 'below' : 'at'} ${from}${most.cap ? `, by the cap of ${sayLimit(most.cap)}` : ''}, but the right of \`${next.id}\` begins below ${to}: between them a worse figure costs ${sayParty(objective.value.obligor, context)} nothing more, and ${sayParty(objective.value.beneficiary, context)} has no right to leave for it`,
    hint: `write \`below: ${text}\` here, or ${most.remedy}`,
    facts: { saturation: from, nextRight: to },
    related: [{ path: most.path, message: most.cap ? 'the cap' : 'the most that it comes to' }],
    fix: {
      title: `Let the right begin below ${from}`,
      safe: false,
      changes: [{ type: 'replace', path: next.below.path, text }],
    },
  };
}

/** A cap for several windows that the worst of them use up some windows before a right arises. */
function* spentCap(
  read: ReadCredit,
  rights: readonly MissRight[],
  limits: readonly CreditLimit[],
  reckoned: LintContext['agreement'],
  context: LintContext,
): Iterable<Finding> {
  const { objective, credit } = read;
  const { length, kind } = objective.value.window;
  const window = parseDuration(length);
  const largest = largestCredit(read, reckoned);
  if (!window || largest.type !== 'amount' || kind === 'rolling' || kind === 'trailing') return;
  if (rights.some(({ below }) => below !== undefined)) return;
  const next = rights.reduce((a, b) => ((b.misses ?? 0) < (a.misses ?? 0) ? b : a));
  const misses = next.misses ?? 0;
  const periods = limits.map((limit) => ({ limit, windows: ratioOf(limit.period, window) }));
  const paid = periods
    .filter(({ windows }) => windows?.equals(1))
    .reduce((most, { limit }) => least(most, limit.amount), largest.amount);
  if (paid.compare(0) <= 0) return;
  for (const { limit, windows } of periods) {
    if (windows?.d !== 1n || windows.compare(1) <= 0) continue;
    const spent = Number(limit.amount.div(paid).ceil().valueOf());
    const last = Math.min(misses - 1, Number(windows.valueOf()));
    if (last <= spent) continue;
    const noun = sayPeriod(length);
    const stretch = last === spent + 1 ? `${noun} ${last}` : `${noun}s ${spent + 1} to ${last}`;
    yield {
      path: next.field,
      message: `The cap of ${sayLimit(limit)} is used up after ${spent} of the worst ${noun}s by \`${credit.id}\`, but the right of \`${next.id}\` arises only with ${noun} ${misses}: in ${stretch} ${sayParty(objective.value.obligor, context)} can fail without paying or losing anything more`,
      hint: `write \`misses: ${spent + 1}\` here, or raise the cap`,
      facts: { usedUpAfter: spent, rightAfter: misses },
      related: [{ path: limit.path, message: 'the cap that is used up' }],
      ...(next.field.endsWith('/misses') && {
        fix: {
          title: `Let the right arise with ${noun} ${spent + 1}`,
          safe: false,
          changes: [{ type: 'replace', path: next.field, text: String(spent + 1) } as const],
        },
      }),
    };
    return;
  }
}

/** Penalties for delay with which no right goes that a longer delay could give. */
function* flatPenalties(
  rights: ReadonlyMap<string, readonly MissRight[]>,
  answered: ReadonlySet<string>,
  context: LintContext,
): Iterable<Finding> {
  const { agreement, find } = context;
  const free = partiesThatMayLeave(agreement);
  const delays = delaysOfGrounds(context);
  for (const { value: penalty, path } of entries(
    agreement.remedies.latePenalties,
    '/remedies/latePenalties',
  )) {
    const objective = find('objectives', penalty.objective)?.value;
    const [rate, cap] = [decided(penalty.rate), decided(penalty.cap)];
    if (!objective || !rate || !cap || answered.has(objective.id)) continue;
    const per = durationSeconds(penalty.per);
    const end = penaltySaturation({ rate, cap, partial: penalty.partial, per: per ?? exact(1) });
    if (!end) continue;
    const late = delays.get(objective.id);
    if (late && per && late.seconds.compare(end.delaySeconds) > 0) {
      yield lateRight(late, { penalty, path, objective, end: end.delaySeconds }, context);
    }
    if (rights.has(objective.id) || free === 'all' || free.has(objective.beneficiary)) continue;
    const delay = sayDelay(end.delaySeconds, per === undefined ? penalty.per : undefined);
    yield {
      path: `${path}/cap`,
      message: `The penalty of ${penalty.rate} % for each \`${penalty.per}\` reaches its cap of ${penalty.cap} % after ${delay} of delay, and no right arises from a longer one: from then on ${sayParty(objective.obligor, context)} loses nothing more by being late, and ${sayParty(objective.beneficiary, context)} cannot leave`,
      hint: `add a ground to \`termination.grounds\` with \`trigger: { kind: missed-objective, objective: ${objective.id}, test: if the delay is longer than ${per ? (sayWholeDays(end.delaySeconds) ?? delay) : delay} }\``,
      facts: { rate: penalty.rate, cap: penalty.cap, saturation: delay },
      related: [
        { path: '/termination/grounds', message: 'the grounds for termination, none of which it is' },
      ],
    };
  }
}

/** A right that arises by its test only after a delay. */
interface DelayRight {
  readonly id: string;
  readonly path: string;
  readonly seconds: Exact;
}

/** The shortest delay after which a ground for each objective arises, where its test names a single time. */
function delaysOfGrounds({ agreement, words }: LintContext): ReadonlyMap<string, DelayRight> {
  const units = [...wordTable(words, 'timeUnits')].filter(([, unit]) => durationSeconds(unit) !== undefined);
  const pattern = new RegExp(
    `(?<![\\d.,])(\\d{1,4}) (${units.map(([word]) => word).join('|')})(?![\\p{L}\\d])`,
    'giu',
  );
  const lengths = new Map(units);
  const rights = new Map<string, DelayRight>();
  for (const { value, path } of entries(agreement.termination.grounds, '/termination/grounds')) {
    const { objective, test = '', misses, below } = value.trigger;
    const times = units.length === 0 ? [] : [...test.matchAll(pattern)];
    const [first] = times;
    if (objective === undefined || misses !== undefined || below !== undefined || !first || times.length > 1)
      continue;
    const unit = durationSeconds(lengths.get(first[2]!.toLowerCase()));
    const seconds = unit?.mul(exact(first[1]!));
    const known = rights.get(objective);
    if (seconds && (!known || seconds.compare(known.seconds) < 0))
      rights.set(objective, { id: value.id, path: `${path}/trigger/test`, seconds });
  }
  return rights;
}

function lateRight(
  late: DelayRight,
  {
    penalty,
    path,
    objective,
    end,
  }: {
    readonly penalty: LatePenalty;
    readonly path: string;
    readonly objective: Objective;
    readonly end: Exact;
  },
  context: LintContext,
): Finding {
  const [spent, right, between] = [round(end, 'up'), late.seconds, late.seconds.sub(round(end, 'up'))].map(
    (time) => saySeconds(time),
  );
  return {
    path: late.path,
    message: `The penalty of ${penalty.rate} % for each \`${penalty.per}\` reaches its cap of ${penalty.cap} % after ${spent} of delay, but the right of \`${late.id}\` arises only after ${right}: in the ${between} between, ${sayParty(objective.obligor, context)} loses nothing more by being late, and ${sayParty(objective.beneficiary, context)} cannot leave yet`,
    hint: `let the right arise after ${sayWholeDays(end) ?? spent} of delay, or raise the cap of the penalty`,
    facts: { saturation: spent!, rightAfter: right!, between: between! },
    related: [{ path: `${path}/cap`, message: 'the cap of the penalty' }],
  };
}

/** "10 days" of a longer delay; undefined for less than one. */
function sayWholeDays(seconds: Exact): string | undefined {
  const days = seconds.div(86_400).floor();
  return days.compare(1) < 0 ? undefined : sayCount(days.toString(), 'day');
}

/** A delay in words; in stretches of the penalty where these have no fixed length. */
function sayDelay(delay: Exact, stretch: string | undefined): string {
  return stretch === undefined
    ? saySeconds(round(delay, 'up'))
    : `${sayQuantity(round(delay, 'up', 2), 'times')} \`${stretch}\``;
}

/** Those who may end the agreement at any time, or for whatever breach or event a ground describes in words. */
function partiesThatMayLeave({ termination }: LintContext['agreement']): ReadonlySet<string> | 'all' {
  const general = termination.grounds.filter(
    ({ trigger: { kind, objective } }) =>
      objective === undefined && kind !== 'insolvency' && kind !== 'change-of-law',
  );
  if (general.some(({ by }) => by === undefined)) return 'all';
  return new Set([...general.flatMap(({ by }) => by ?? []), ...(termination.convenience?.by ?? [])]);
}

/** Objectives each miss of which has a consequence beside money: something more always follows. */
function answeredObjectives({ agreement: { remedies }, all }: LintContext): ReadonlySet<string> {
  const consequences = remedies.consequences ?? [];
  if (consequences.some(({ objective }) => objective === undefined)) {
    return new Set(all('objectives').map(({ value }) => value.id));
  }
  const lists = [consequences, remedies.plans ?? [], remedies.strikes ?? [], remedies.makeGoods ?? []];
  return new Set(lists.flatMap((list) => list.flatMap(({ objective }) => objective ?? [])));
}
