import { symbolOf } from '../../agreement/check-expressions.ts';
import type { Expression } from '../../expression/expression.ts';
import { partsOf } from '../../expression/expression.ts';
import { namesIn } from '../../expression/names.ts';
import { parseUnit, showUnit, type Unit } from '../../expression/unit.ts';
import { unitOf } from '../../expression/units.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayUnitField } from '../say/say-unit-field.ts';
import { type AgreementFormula, formulasIn } from './formulas-in.ts';
import { isVague, moneyGap } from './unit-gap.ts';

/** Formulas whose result is money where a number of things is stated, or the reverse, or money of another currency. */
export function* mismatchedFormulas(context: LintContext, vague: ReadonlySet<string>): Generator<Finding> {
  const units = new Map(
    [...context.all('metrics'), ...context.all('assumptions')].map(({ value }) => [
      symbolOf(value.id),
      value.unit,
    ]),
  );
  for (const formula of formulasIn(context.agreement)) {
    const stated = parseUnit(formula.unit ?? '?');
    const { unit } = unitOf(formula.expression, knownUnits(formula, units));
    if (formula.unit === undefined || !stated || !unit || isVague(stated, vague) || isVague(unit, vague))
      continue;
    const gap = moneyGap(unit, stated);
    if (!gap || hasNumbersOfItsOwn(formula.expression, formula, units, stated)) continue;
    const shown = showUnit(unit);
    const given = shown || 'a plain number';
    const other = shown === '' ? 'in `unit` what it counts' : sayUnitField(shown);
    yield {
      path: formula.path,
      message:
        `The formula of “${formula.name}” gives ${given}, but its result is stated in \`${formula.unit}\`: the number ` +
        'answers another question, and whoever relies on it plans with the wrong one',
      hint:
        gap === 'currency'
          ? `write ${other}, or convert the amounts in \`formula\` by a rate of exchange`
          : `change \`formula\` so that it gives \`${formula.unit}\`, or write ${other}`,
      facts: { given, stated: formula.unit },
    };
  }
}

function knownUnits(
  { expression, variables }: AgreementFormula,
  units: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = [...namesIn(expression).keys()].flatMap((name) => {
    const unit = Object.hasOwn(variables, name) ? undefined : units.get(name);
    return unit === undefined ? [] : [[name, unit] as const];
  });
  return new Map(known);
}

/** A number of the formula may have a unit of its own in its author's mind, but for the 100 of each percentage. */
function hasNumbersOfItsOwn(
  expression: Expression,
  { variables }: AgreementFormula,
  units: ReadonlyMap<string, string>,
  stated: Unit,
): boolean {
  let numbers = 0;
  let percentages = stated.percent[0] > 0 ? 1 : 0;
  const visit = (node: Expression): void => {
    if (node.type === 'number' && !node.value.equals(1))
      numbers += node.value.equals(100) ? 1 : Number.POSITIVE_INFINITY;
    if (node.type === 'name' && !Object.hasOwn(variables, node.name) && units.get(node.name) === '%')
      percentages++;
    for (const part of partsOf(node)) visit(part);
  };
  visit(expression);
  return numbers > percentages;
}
