import type { Agreement } from '../../agreement/generated/types.ts';
import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { entries } from '../../figures/figures-context.ts';

/** A formula of an agreement that can be read. */
export interface AgreementFormula {
  /** JSON Pointer of the formula. */
  readonly path: string;
  readonly text: string;
  readonly expression: Expression;
  /** What the formula computes, as messages name it. */
  readonly name: string;
  /** What explains its own symbols. */
  readonly variables: Readonly<Record<string, string>>;
  /** The unit of the result, where the agreement states one. */
  readonly unit?: string | undefined;
  /** The metric that it measures, by id. */
  readonly metric?: string;
  /** The goal that it derives, by its place. */
  readonly goal?: number;
  /** Whether its result is to be measured in each window, or computed anew. */
  readonly isMeasured?: boolean;
}

interface Written {
  readonly path: string;
  readonly text: string | undefined;
  readonly name: string;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly unit?: string | undefined;
  readonly metric?: string;
  readonly goal?: number;
  readonly isMeasured?: boolean;
}

/** Every formula of an agreement that has a result in a unit or an amount; conditions are not among them. */
export function formulasIn(agreement: Agreement): readonly AgreementFormula[] {
  const { remedies } = agreement;
  const units = unitsOfObjectives(agreement);
  const written: readonly Written[] = [
    ...entries(agreement.metrics, '/metrics').map(({ value: metric, path }) => ({
      path: `${path}/formula`,
      text: metric.formula,
      name: metric.name,
      variables: metric.variables,
      unit: metric.unit,
      metric: metric.id,
      isMeasured: true,
    })),
    ...entries(agreement.assumptions, '/assumptions').map(({ value: assumption, path }) => ({
      path: `${path}/recalculation/formula`,
      text: assumption.recalculation?.formula,
      name: assumption.name,
      variables: assumption.recalculation?.variables,
      unit: assumption.unit,
      isMeasured: true,
    })),
    ...entries(agreement.goals, '/goals').map(({ value: goal, path }, index) => ({
      path: `${path}/derivation/formula`,
      text: goal.derivation?.formula,
      name: goal.id,
      unit: goal.unit ?? units.get(goal.objective ?? ''),
      goal: index,
    })),
    ...entries(remedies.credits, '/remedies/credits').map(({ value: credit, path }) => ({
      path: `${path}/formula`,
      text: credit.formula,
      name: credit.id,
      variables: credit.variables,
    })),
    ...entries(remedies.makeGoods, '/remedies/makeGoods').map(({ value: makeGood, path }) => ({
      path: `${path}/formula`,
      text: makeGood.formula,
      name: makeGood.id,
    })),
  ];
  return written.flatMap(({ text, variables = {}, ...rest }) => {
    const expression = text === undefined ? undefined : parseExpression(text).expression;
    return text !== undefined && expression ? [{ ...rest, text, variables, expression }] : [];
  });
}

function unitsOfObjectives({ metrics, objectives }: Agreement): ReadonlyMap<string, string | undefined> {
  const units = new Map((metrics ?? []).map(({ id, unit }) => [id, unit]));
  return new Map((objectives ?? []).map(({ id, metric }) => [id, units.get(metric)]));
}
