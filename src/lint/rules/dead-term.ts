import { lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { decided } from '../../figures/figures-context.ts';
import { intersect, isEmpty } from '../constraint/conflicting-constraints.ts';
import { conditionJudge, type JudgedCondition } from '../constraint/judge-condition.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import type { Objective } from '../constraint/promised-values.ts';
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
    'and conditions with more than 64 alternatives are taken to be possible. Counts may be fractions. Credit tiers and caps have rules of their own.',
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
  const promises = because.filter(({ type }) => type === 'promise');
  const reasons = [
    ...because.map(({ type, name, values }) =>
      type === 'domain'
        ? `“${name}” ${values}`
        : type === 'limit'
          ? `the limit “${name}” is ${values}`
          : `“${name}” promises ${values}`,
    ),
    ...constants.map(({ name, value }) => `“${name}” is ${sayNumber(value, 6)}`),
  ];
  const shown = reasons.slice(0, 3).join(', and ');
  const isBroken = promises.length > 0;
  return {
    path: `${path}/when`,
    ...(isBroken && { severity: 'info' as const }),
    message: isBroken
      ? `“${objective.name}” holds only where \`${shorten(when)}\`, but ${shown}: \`${objective.obligor}\` owes it only in windows in which that promise is already broken`
      : `“${objective.name}” holds only where \`${shorten(when)}\`, which never happens${reasons.length > 0 ? `, as ${shown}` : ', because its parts contradict each other'}: \`${objective.obligor}\` never owes it to \`${objective.beneficiary}\``,
    hint: isBroken
      ? 'keep `when` if this is meant for the case of that miss; otherwise write a condition that can hold while the promise is kept'
      : 'write in `when` a condition that can happen, or delete `when` so that the objective always holds',
    facts: { when },
    related: [...because, ...constants].map(({ path: at, name }) => ({
      path: at,
      message: `what “${name}” says`,
    })),
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
