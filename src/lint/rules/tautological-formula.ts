import type { Agreement } from '../../agreement/generated/types.ts';
import { isWithin, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { metBounds } from '../../compute/credit/target.ts';
import type { Expression } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided } from '../../figures/figures-context.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import { type AgreementFormula, formulasIn } from '../formula/formulas-in.ts';
import { type ConstantForm, constantCondition, constantFormula } from '../formula/rational-form.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList, sayNumber } from '../say/say.ts';

/** A formula or a promise that comes out the same whatever happens. */
export const tautologicalFormula: Rule = {
  name: 'tautological-formula',
  severity: 'error',
  kind: 'meaning',
  summary: 'A formula, a condition or an objective comes out the same whatever is measured.',
  why:
    'A close rate of “leads divided by leads” is 100 % in every month, and an availability of at least 0 % is always kept. Such a ' +
    'figure looks like a measurement and says nothing: the party that owes the result can neither miss nor meet it, and ' +
    'the other party pays for or waits for a promise that has no content.',
  source:
    'A published guide to service level agreements prints the close rate as marketing leads divided by marketing leads.',
  limits:
    'Formulas are simplified as quotients of polynomials, in which calls of functions count as symbols of their own; ' +
    'min(x, x + 1) is not seen through, and neither are the formulas of other metrics that a formula names. What a metric ' +
    'can be is taken from its kind and unit only. A target that no figure can meet is told by `inconsistent-terms`.',
  bad: {
    example: 'marketing-sales',
    change: {
      'metrics.win-rate.variables':
        '{ customers: Qualified Leads of the month, leads: Qualified Leads of the month }',
    },
  },
  good: {
    example: 'marketing-sales',
    change: { 'metrics.win-rate.formula': '(customers + leads) / leads * 100 - 100' },
  },
  *check(context) {
    const promises = promisesByMetric(context);
    for (const formula of formulasIn(context.agreement)) {
      const finding = judgeFormula(formula, promises);
      if (finding) yield finding;
    }
    for (const { value: objective, path } of context.all('objectives')) {
      const condition = objective.when === undefined ? undefined : parseExpression(objective.when).expression;
      if (condition && namesIn(condition).size > 0 && constantCondition(condition) === true) {
        yield {
          path: `${path}/when`,
          message: `“${objective.name}” holds only where \`${objective.when}\`, which is true whatever is measured: the condition relieves \`${objective.obligor}\` of nothing, though it reads as if it did`,
          hint: 'compare with another figure in `when`, such as `monthly_leads >= 100`, or delete it',
        };
      }
      const metric = context.find('metrics', objective.metric)?.value;
      if (!metric || objective.strength === 'informational' || !isAlwaysMet(objective, metric)) continue;
      yield {
        path: `${path}/target`,
        message: `“${objective.name}” compares “${metric.name}” with ${objective.target} ${metric.unit}, and no figure can fail that: \`${objective.obligor}\` promises nothing, and \`${objective.beneficiary}\` can never claim a miss`,
        hint: 'write a target that a bad window misses, on the side that `comparator` says, such as `comparator: gte` with `target: 99.9`',
        facts: { target: objective.target, comparator: objective.comparator },
        related: [{ path: `${path}/comparator`, message: 'how they are compared' }],
      };
    }
  },
};

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** Whether every figure that the metric can have meets the objective. */
function isAlwaysMet(objective: Objective, metric: Metric): boolean {
  const domain = metricDomain(metric);
  const value = decided(objective.target);
  const upper = decided(objective.targetUpper);
  if (!domain?.isCertain || !value) return false;
  const met = metBounds({ comparator: objective.comparator, value, ...(upper && { upper }) });
  return isWithin(lowerCut(domain.bounds), upperCut(domain.bounds), met);
}

interface MeasuredPromise {
  readonly name: string;
  readonly path: string;
  readonly obligor: string;
}

/** The first objective of each metric. */
function promisesByMetric({ all }: LintContext): ReadonlyMap<string, MeasuredPromise> {
  const promises = new Map<string, MeasuredPromise>();
  for (const { value, path } of all('objectives')) {
    if (promises.has(value.metric)) continue;
    promises.set(value.metric, { name: value.name, path, obligor: value.obligor });
  }
  return promises;
}

function judgeFormula(
  { path, expression, name, variables, metric }: AgreementFormula,
  promises: ReadonlyMap<string, MeasuredPromise>,
): Finding | undefined {
  const explained = sameExplained(expression, variables);
  const result = constantFormula(expression, (symbol) => explained.get(symbol) ?? symbol);
  if (!result) return undefined;
  const alike = [...explained].flatMap(([symbol, first]) => (symbol === first ? [] : [first, symbol]));
  const reason =
    alike.length === 0
      ? 'all its symbols cancel'
      : `${sayList([...new Set(alike)])} are explained by the same words and cancel`;
  const promise = metric === undefined ? undefined : promises.get(metric);
  const consequence = promise
    ? `“${promise.name}” comes out the same in every window, whatever \`${promise.obligor}\` does`
    : 'nobody learns anything from it, and what is computed from it is wrong';
  return {
    path,
    message: `“${name}” ${sayResult(result)} whatever its symbols stand for, because ${reason}: ${consequence}`,
    hint:
      alike.length === 0
        ? 'divide by another count than the one above it, such as `customers / leads * 100`, where `customers` are the leads that became customers'
        : 'explain each symbol by what it alone counts in `variables`, such as `customers: leads that became customers`',
    facts: result.type === 'constant' ? { value: sayNumber(result.value) } : {},
    ...(promise && { related: [{ path: promise.path, message: 'the promise that it measures' }] }),
  };
}

function sayResult(result: ConstantForm): string {
  return result.type === 'constant' ? `is ${sayNumber(result.value)}` : 'divides by zero';
}

/** For each symbol in use the first one that is explained by the same words. */
function sameExplained(
  expression: Expression,
  variables: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const symbol of namesIn(expression).keys()) {
    const words = Object.hasOwn(variables, symbol) ? variables[symbol] : undefined;
    if (words === undefined) continue;
    const key = words.trim().replace(/\s+/g, ' ').toLowerCase();
    if (!first.has(key)) first.set(key, symbol);
    same.set(symbol, first.get(key)!);
  }
  return same;
}
