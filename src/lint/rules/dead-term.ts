import { lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { decided } from '../../figures/figures-context.ts';
import type { Constraint, Objective } from '../constraint/constraint.ts';
import { conditionJudge, type JudgedCondition } from '../constraint/judge-condition.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import { intersect, isEmpty } from '../constraint/stretches.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber } from '../say/say.ts';

/** An objective, a right or a reward whose condition never comes true. */
export const deadTerm: Rule = {
  name: 'dead-term',
  severity: 'warning',
  kind: 'meaning',
  summary: 'The condition of an objective, a termination right or a reward can never hold.',
  why:
    'A promise that holds only in a case that cannot happen is no promise. Whoever reads it believes to be protected, and ' +
    'learns otherwise when it matters. A condition that only a broken promise can bring about is told as well, as a hint: that may be meant.',
  source:
    'C. Müller and others, Automated analysis of service level agreements with WS-Agreement: dead terms (University of Seville).',
  limits:
    'Decided exactly for comparisons of one metric with numbers and fixed assumptions, joined by and, or, not and implies. ' +
    'Comparisons of several metrics with each other, products of metrics, functions of metrics, assumptions that are computed anew, ' +
    'and conditions about several metrics with more than 64 alternatives are taken to be possible. What is counted has whole figures, and what is rounded the steps to which it is. Credit tiers and caps have rules of their own.',
  bad: {
    example: 'cloud-service',
    change: { 'objectives.support-response.when': 'availability > 100' },
  },
  good: {
    example: 'cloud-service',
    change: { 'objectives.support-response.when': 'availability >= 99.95 and not availability > 100' },
  },
  *check(context) {
    const judge = conditionJudge(context);
    for (const { value: objective, path } of context.all('objectives')) {
      const { when } = objective;
      const judged = when === undefined ? undefined : judge(objective, when);
      if (when !== undefined && judged?.type === 'never') yield deadObjective(objective, when, path, judged);
    }
    yield* deadRights(context);
  },
};

function deadObjective(
  objective: Objective,
  when: string,
  path: string,
  { because, constants }: Extract<JudgedCondition, { type: 'never' }>,
): Finding {
  const reasons = [
    ...because.map(sayReason),
    ...constants.map(({ name, value }) => `“${name}” is ${sayNumber(value, 6)}`),
  ];
  const where = `“${objective.name}” holds only where \`${shorten(when)}\``;
  const shown = reasons.slice(0, 3).join(', and ');
  return {
    path: `${path}/when`,
    ...sayConsequence(objective, where, shown, because),
    facts: { when },
    related: [...because, ...constants].map(({ path: at, name }) => ({
      path: at,
      message: `what “${name}” says`,
    })),
  };
}

function sayReason({ type, name, values }: Constraint): string {
  if (type === 'domain') return `“${name}” ${values}`;
  return type === 'limit'
    ? `the promises hold only up to the limit “${name}” of ${values}`
    : `“${name}” promises ${values}`;
}

/** What follows from what rules a condition out: that it cannot come true, or only without a promise kept or a load allowed. */
function sayConsequence(
  { obligor, beneficiary }: Objective,
  where: string,
  shown: string,
  because: readonly Constraint[],
): Pick<Finding, 'message' | 'hint' | 'severity'> {
  const limit = because.find(({ type }) => type === 'limit');
  if (because.some(({ type }) => type === 'promise'))
    return {
      severity: 'info',
      message: `${where}, but ${shown}: \`${obligor}\` owes it only in windows in which that promise is already broken`,
      hint: 'keep `when` if this is meant for the case of that miss; otherwise write a condition that can hold while the promise is kept',
    };
  if (limit)
    return {
      message: `${where}, but ${shown}: \`${obligor}\` never owes it to \`${beneficiary}\``,
      hint: `write \`beyond: relaxed\` in the limit “${limit.name}” if this is the promise beyond it; otherwise write in \`when\` a condition within the limit`,
    };
  return {
    message: `${where}, which never happens${shown === '' ? ', because its parts contradict each other' : `, as ${shown}`}: \`${obligor}\` never owes it to \`${beneficiary}\``,
    hint: 'write in `when` a condition that can happen, or delete `when` so that the objective always holds',
  };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Termination rights, rights from chronic failure, and rewards that ask for a figure or a count that cannot be. */
function* deadRights(context: LintContext): Iterable<Finding> {
  const { remedies, termination } = context.agreement;
  for (const [index, { trigger, by }] of termination.grounds.entries()) {
    const path = `/termination/grounds/${index}/trigger`;
    const who = by && by.length > 0 ? by.map((id) => `\`${id}\``).join(' or ') : 'a party';
    yield* judgeRight(context, { ...trigger, path, consequence: `${who} can never terminate for it` });
  }
  for (const [index, failure] of (remedies.chronicFailures ?? []).entries()) {
    const path = `/remedies/chronicFailures/${index}`;
    yield* judgeRight(context, { ...failure, path, consequence: 'the right never arises for the customer' });
  }
  for (const [index, { objective, above }] of (remedies.rewards ?? []).entries()) {
    const path = `/remedies/rewards/${index}`;
    yield* judgeRight(context, { objective, above, path, consequence: 'the reward is never due' });
  }
}

interface Right {
  readonly path: string;
  readonly consequence: string;
  readonly objective?: string | undefined;
  readonly misses?: number | undefined;
  readonly of?: number | undefined;
  readonly below?: string | undefined;
  readonly above?: string | undefined;
}

function* judgeRight(context: LintContext, right: Right): Iterable<Finding> {
  const { path, consequence, misses, of } = right;
  const canCount = typeof misses === 'number' && typeof of === 'number' && misses > of;
  // A single bad window may give the same right.
  if (canCount && right.below === undefined)
    yield {
      path: `${path}/misses`,
      message: `This needs ${sayCount(misses, 'miss', 'misses')} among ${sayCount(of, 'window')}, which cannot be: ${consequence}`,
      hint: `write \`of: ${misses}\` or more, or \`misses: ${of}\` or fewer`,
      facts: { misses, of },
      related: [{ path: `${path}/of`, message: 'among how many windows' }],
    };
  const metric = context.find('metrics', context.find('objectives', right.objective)?.value.metric);
  const domain = metric && metricDomain(metric.value);
  for (const field of ['below', 'above'] as const) {
    const limit = decided(right[field]);
    if (!limit || !metric || !domain?.isCertain) continue;
    const bounds = field === 'below' ? { to: limit } : { above: limit };
    const range = { lower: lowerCut(domain.bounds), upper: upperCut(domain.bounds) };
    if (!isEmpty(intersect(range, { lower: lowerCut(bounds), upper: upperCut(bounds) }))) continue;
    yield {
      path: `${path}/${field}`,
      message: `“${metric.value.name}” ${domain.reason} and is never ${field} ${sayNumber(limit, 6)}: ${consequence}`,
      hint: `write in \`${field}\` a figure that “${metric.value.name}” can have, or delete it`,
      facts: { [field]: sayNumber(limit, 6) },
      related: [{ path: metric.path, message: 'what is measured' }],
    };
  }
}
