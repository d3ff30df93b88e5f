import type { Agreement } from '../../agreement/generated/types.ts';
import { isWithin, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { metBounds } from '../../compute/credit/target.ts';
import { evaluate } from '../../expression/evaluate.ts';
import type { Expression } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { decided } from '../../figures/figures-context.ts';
import type { Constraint } from '../constraint/constraint.ts';
import { conditionJudge } from '../constraint/judge-condition.ts';
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
    const isAlwaysTrue = alwaysTrue(context);
    for (const formula of formulasIn(context.agreement)) {
      const finding = judgeFormula(formula, promises);
      if (finding) yield finding;
    }
    for (const { value: objective, path } of context.all('objectives')) {
      const reasons = isAlwaysTrue(objective);
      if (reasons) {
        const shown = reasons.map(({ name, values }) => `“${name}” ${values}`).join(', and ');
        yield {
          path: `${path}/when`,
          message: `“${objective.name}” holds only where \`${shorten(objective.when!)}\`, which is true whatever is measured${shown === '' ? '' : `, as ${shown}`}: the condition relieves \`${objective.obligor}\` of nothing, though it reads as if it did`,
          hint: 'compare with another figure in `when`, such as `monthly_leads >= 100`, or delete it',
          related: reasons.map(({ path: at, name }) => ({ path: at, message: `what “${name}” can be` })),
        };
      }
      const metric = context.find('metrics', objective.metric)?.value;
      if (!metric || objective.strength === 'informational' || !isAlwaysMet(objective, metric)) continue;
      yield {
        path: `${path}/target`,
        message: `“${objective.name}” compares “${metric.name}” with ${objective.target}${objective.comparator === 'between' ? ` to ${objective.targetUpper}` : ''} ${metric.unit}, and no figure can fail that: \`${objective.obligor}\` promises nothing, and \`${objective.beneficiary}\` can never claim a miss`,
        hint: `write a target that a bad window misses, on the side that \`comparator\` says, such as ${metric.direction === 'lower-is-better' ? '`comparator: lte` with `target: 5`' : '`comparator: gte` with `target: 99.9`'}`,
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

/** Judges whether the condition of an objective holds whatever is measured: by itself, or by what its metrics can be. */
function alwaysTrue(context: LintContext): (objective: Objective) => readonly Constraint[] | undefined {
  let judge: ReturnType<typeof conditionJudge> | undefined;
  return (objective) => {
    const { when } = objective;
    const condition = when === undefined ? undefined : parseExpression(when).expression;
    if (!condition) return undefined;
    if (constantCondition(condition) === true) return [];
    judge ??= conditionJudge(context, new Map());
    const opposite = judge(objective, `not (${when})`);
    const isCertain =
      opposite?.type === 'never' &&
      opposite.constants.length === 0 &&
      opposite.because.every(({ type }) => type === 'domain');
    return isCertain ? opposite.because : undefined;
  };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
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
  { path, expression, name, variables, metric, isMeasured }: AgreementFormula,
  promises: ReadonlyMap<string, MeasuredPromise>,
): Finding | undefined {
  const explained = sameExplained(expression, variables);
  const isBare = namesIn(expression).size === 0;
  // A goal or a payment may be a plain number; what is measured may not.
  const result = !isBare
    ? constantFormula(expression, (symbol) => explained.get(symbol) ?? symbol)
    : isMeasured
      ? plainNumber(expression)
      : undefined;
  if (!result) return undefined;
  const alike = [...explained].flatMap(([symbol, first]) => (symbol === first ? [] : [first, symbol]));
  const reason = isBare
    ? 'its formula names nothing that is measured'
    : alike.length === 0
      ? 'all its symbols cancel'
      : `${sayList([...new Set(alike)])} are explained by the same words and cancel`;
  const promise = metric === undefined ? undefined : promises.get(metric);
  const consequence = promise
    ? `“${promise.name}” comes out the same in every window, whatever \`${promise.obligor}\` does`
    : 'nobody learns anything from it, and what is computed from it is wrong';
  return {
    path,
    message: `“${name}” ${sayResult(result)} ${isBare ? 'whatever happens' : 'whatever its symbols stand for'}, because ${reason}: ${consequence}`,
    hint:
      alike.length === 0 && !isMeasured
        ? 'write a formula that changes when one of its symbols does, or the number itself where it is fixed'
        : alike.length === 0
          ? 'divide two counts of different things, such as `customers / leads * 100`, where `customers` are the leads that became customers'
          : 'explain each symbol by what it alone counts in `variables`, such as `customers: leads that became customers`',
    facts: result.type === 'constant' ? { value: sayNumber(result.value) } : {},
    ...(promise && { related: [{ path: promise.path, message: 'the promise that it measures' }] }),
  };
}

function plainNumber(expression: Expression): ConstantForm | undefined {
  const result = evaluate(expression, new Map());
  if ('fault' in result || typeof result.value === 'boolean') return undefined;
  return { type: 'constant', value: result.value };
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
