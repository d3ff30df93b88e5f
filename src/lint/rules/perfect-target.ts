import { type Exact, toDecimal } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import { SHARE_KINDS } from '../constraint/metric-domain.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber, sayPercent } from '../say/say.ts';
import { sayPromise } from '../say/say-promise.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { plainProse } from '../text/plain-prose.ts';

type Agreement = LintContext['agreement'];
type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** A target without any room for failure. */
export const perfectTarget: Rule = {
  name: 'perfect-target',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A target leaves no room for a single failure.',
  why:
    'Nothing works all the time, so a target of 100 % is missed in the first window with any failure at all. The party that ' +
    'promises it then owes a remedy for what nobody could prevent, or stops taking the target seriously. A target just ' +
    'below is kept, measured and paid for. The same is true of no failure at all, of every single case in time, and of an ' +
    'average that is also the most that a single case can reach.',
  source: 'B. Beyer and others, Site Reliability Engineering, 2016: “100% is the wrong reliability target”.',
  limits:
    'Targets that nobody owes, and those with a `tolerance`, a lower `minimum` or a `confidence` of less than 100 %, have room. ' +
    'Words such as “always” are read in goals alone, and only beside an objective that promises less.',
  bad: {
    example: 'cloud-service',
    change: {
      'objectives.platform-availability.target': '100',
      'remedies.credits.availability-credits.tiers.0.to': '100',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'objectives.platform-availability.target': '99.95',
      'remedies.credits.availability-credits.tiers.0.to': '99.95',
    },
  },
  *check(context) {
    const { agreement, all, find } = context;
    for (const { value: objective, path } of all('objectives')) {
      const metric = find('metrics', objective.metric)?.value;
      const target = decided(objective.target);
      if (objective.strength !== 'commitment' || !metric || !target || hasRoom(objective)) continue;
      const found =
        perfectShare(objective, metric, target, path) ??
        noFailure(objective, metric, target, path) ??
        everyCase(objective, path) ??
        bestScore(objective, metric, target, path) ??
        mostAttempts(objective, target, path, agreement);
      if (found) yield found;
    }
    yield* perfectSupport(agreement);
    yield* absoluteGoals(context);
  },
};

/** Whether an objective itself says that it may be missed by something. */
function hasRoom({ tolerance, minimum, target, confidence }: Objective): boolean {
  const [give, least, most, chance] = [tolerance, minimum, target, confidence].map(decided);
  return (
    (give !== undefined && give.compare(0) > 0) ||
    (least !== undefined && most !== undefined && !least.equals(most)) ||
    (chance !== undefined && chance.compare(100) < 0)
  );
}

/** What is measured against a plan, and may well be more than all of it. */
const AGAINST_A_PLAN = /quota|plan|budget|forecast|growth|revenue|capacity/i;

function perfectShare(
  objective: Objective,
  metric: Metric,
  target: Exact,
  path: string,
): Finding | undefined {
  const { comparator } = objective;
  const isSurelyShare = SHARE_KINDS.has(metric.kind);
  const isShare = isSurelyShare || (metric.kind === undefined && !AGAINST_A_PLAN.test(metric.name));
  if (metric.unit !== '%' || metric.direction !== 'higher-is-better') return undefined;
  if (!['gte', 'gt', 'eq'].includes(comparator) || target.compare(100) < 0 || !isShare) return undefined;
  const isBeyond = comparator === 'gt' || target.compare(100) > 0;
  if (isBeyond && !isSurelyShare) return undefined;
  return {
    path: `${path}/target`,
    message: isBeyond
      ? `“${objective.name}” promises ${comparator === 'gt' ? 'more than ' : ''}${sayPercent(target)}: no window can have that, and \`${objective.obligor}\` owes the remedy for each`
      : `“${objective.name}” promises ${sayPercent(target)}: the first failure of a window misses it, and \`${objective.obligor}\` owes the remedy for what nobody can prevent`,
    hint: 'write a target below 100, such as 99.9, or the number of failures that each window may have',
    facts: { target: objective.target },
  };
}

function noFailure(objective: Objective, metric: Metric, target: Exact, path: string): Finding | undefined {
  const { comparator } = objective;
  const isCount = metric.kind === 'count';
  const isNone =
    (target.equals(0) && ['lte', 'eq'].includes(comparator)) ||
    (isCount && comparator === 'lt' && target.compare(0) > 0 && target.compare(1) <= 0);
  if (metric.direction !== 'lower-is-better' || !isNone) return undefined;
  if (!isCount && metric.kind !== undefined && !SHARE_KINDS.has(metric.kind)) return undefined;
  return {
    path: `${path}/target`,
    message: `“${objective.name}” allows ${metric.unit === '%' ? 'not the smallest share' : `no ${metric.unit} at all`} in a window: the first ${metric.unit === '%' ? 'failure' : 'one'} misses it, and \`${objective.obligor}\` owes the remedy for what nobody can prevent`,
    hint:
      metric.unit === '%'
        ? 'write `comparator: lte` and the share that each window may have, such as 0.1'
        : 'write `comparator: lte` and the number that each window may have, such as 1',
    facts: { target: objective.target },
  };
}

function everyCase({ name, obligor, attainment }: Objective, path: string): Finding | undefined {
  const share = decided(attainment);
  if (!share || share.compare(100) < 0) return undefined;
  return {
    path: `${path}/attainment`,
    message: `“${name}” must be met in ${sayPercent(share)} of the cases: a single late one among all of a window misses it, and \`${obligor}\` owes the remedy for what nobody can prevent`,
    hint: 'write an `attainment` below 100, such as 95',
    facts: { attainment: toDecimal(share) },
  };
}

/** The best score of a scale whose unit names its end: points of 5, 5 of 10. */
function bestScore(objective: Objective, metric: Metric, target: Exact, path: string): Finding | undefined {
  const end = /(?:\bof|\/)\s*(\d{1,4})\b/.exec(metric.unit)?.[1];
  const isLeast = ['gte', 'gt', 'eq'].includes(objective.comparator);
  if (end === undefined || metric.kind !== 'score' || metric.direction !== 'higher-is-better')
    return undefined;
  if (!isLeast || target.compare(end) < 0 || objective.attainment !== undefined) return undefined;
  return {
    path: `${path}/target`,
    message: `“${objective.name}” promises ${sayNumber(target)}, the best there is on a scale up to ${end}: a single lower score misses it, and \`${objective.obligor}\` owes the remedy for what nobody can prevent`,
    hint: `write a target below ${end}, or an \`attainment\`, the share of scores that reach it`,
    facts: { target: objective.target, best: end },
  };
}

/** An average of attempts that each lead would have to reach, because nobody makes more. */
function mostAttempts(
  objective: Objective,
  target: Exact,
  path: string,
  { leadModel }: Agreement,
): Finding | undefined {
  const { depth, maxAttempts } = leadModel?.followUp ?? {};
  const most = decided(maxAttempts);
  const isLeast = ['gte', 'gt', 'eq'].includes(objective.comparator);
  if (depth !== objective.id || !most || !isLeast || target.compare(most) < 0) return undefined;
  const facts = { target: objective.target, maxAttempts: toDecimal(most) };
  const related = [{ path: '/leadModel/followUp/maxAttempts', message: 'a lead is given back after these' }];
  const given = `a lead is given back after ${sayCount(toDecimal(most), 'attempt')}`;
  const isMoreThanMost = target.compare(most) > 0 || objective.comparator === 'gt';
  if (isMoreThanMost) {
    return {
      path: `${path}/target`,
      severity: 'error',
      message: `“${objective.name}” promises ${objective.comparator === 'gt' ? 'more than ' : ''}${sayNumber(target)} attempts for each lead, but ${given}: no lead gets as many, and \`${objective.obligor}\` misses the promise in every window`,
      hint: `write a target ${objective.comparator === 'gt' ? 'below' : 'of at most'} ${toDecimal(most)}, or a larger \`maxAttempts\` in \`followUp\``,
      facts,
      related,
    };
  }
  if (objective.attainment !== undefined) return undefined;
  return {
    path: `${path}/target`,
    message: `“${objective.name}” promises ${sayNumber(target)} attempts for each lead, but ${given}: one lead with fewer brings the average below it, and \`${objective.obligor}\` cannot make up for that with another`,
    hint: `write \`attainment: 90\`, so that the target holds for that share of the leads, or a target below ${toDecimal(most)}`,
    facts,
    related,
  };
}

/** A goal that says “always” of what its objective promises in part. */
function* absoluteGoals({ all, find, words }: LintContext): Iterable<Finding> {
  const isAbsolute = phraseFinder(wordList(words, 'absoluteWords'));
  for (const { value: goal, path } of all('goals')) {
    const objective = find('objectives', goal.objective);
    const metric = find('metrics', objective?.value.metric)?.value;
    const target = decided(objective?.value.target);
    if (!objective || !metric || !target) continue;
    const { attainment, comparator, name } = objective.value;
    const share = decided(attainment);
    const isPart =
      (share !== undefined && share.compare(100) < 0) || (metric.unit === '%' && isBetween(target));
    const [found] = isPart ? isAbsolute(plainProse(goal.statement)) : [];
    if (!found) continue;
    const promise = share ? `${sayPercent(share)} of the cases` : sayPromise(comparator, target, metric.unit);
    yield {
      path: `${path}/statement`,
      message: `The goal \`${goal.id}\` says “${found.words}”, but “${name}”, which measures it, promises ${promise}: whoever reads the goal expects what \`${goal.party}\` does not owe`,
      hint: `delete “${found.words}”, or bind the level as \`{{objectives.${objective.value.id}.target}}\``,
      facts: { words: found.words },
      related: [{ path: `${objective.path}/${share ? 'attainment' : 'target'}`, message: promise }],
    };
  }
}

function isBetween(target: Exact): boolean {
  return target.compare(0) > 0 && target.compare(100) < 0;
}

function* perfectSupport({ support }: Agreement): Iterable<Finding> {
  const names = new Map((support?.severities ?? []).map(({ id, name }) => [id, name]));
  for (const [index, { severity, attainment }] of (support?.matrix ?? []).entries()) {
    const share = decided(attainment);
    if (!share || share.compare(100) < 0) continue;
    yield {
      path: `/support/matrix/${index}/attainment`,
      message: `The limits for “${names.get(severity) ?? severity}” must be met for ${sayPercent(share)} of the incidents: a single late one misses them, and the party that gives support fails for what nobody can prevent`,
      hint: 'write an `attainment` below 100, such as 95',
      facts: { attainment: toDecimal(share) },
    };
  }
}
