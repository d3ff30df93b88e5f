import { symbolOf } from '../agreement/check-expressions.ts';
import type { Agreement } from '../agreement/generated/types.ts';
import { type Exact, exact, type Rounding, round, sum } from '../compute/exact.ts';
import type { Quantity, WorkingPart } from '../compute/figure.ts';
import { evaluate } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { showParts } from '../expression/show-expression.ts';
import type { FigureTree } from './figure-tree.ts';
import { byId, decided, entries } from './figures-context.ts';

type Goal = Agreement['goals'][number];
type Derivation = NonNullable<Goal['derivation']>;

const ROUNDINGS: Readonly<Record<NonNullable<Derivation['rounding']>, Rounding>> = {
  'ceiling-at-end': 'up',
  'ceiling-each-step': 'up',
  'half-up': 'half-up',
  none: 'none',
};

/** What a derivation gives, exactly and rounded; undefined while an assumption is undecided or the formula has no value. */
export function deriveGoal(
  derivation: Derivation,
  agreement: Agreement,
): { readonly exact: Exact; readonly value: Exact } | undefined {
  const { expression } = parseExpression(derivation.formula);
  const values = new Map<string, Exact>();
  for (const { id, value } of agreement.assumptions ?? []) {
    const number = decided(value);
    if (number) values.set(symbolOf(id), number);
  }
  const result = expression && evaluate(expression, values);
  if (!result || !('value' in result) || typeof result.value === 'boolean') return undefined;
  const margin = decided(derivation.margin);
  const whole = margin ? result.value.mul(margin.div(100).add(1)) : result.value;
  return { exact: whole, value: round(whole, ROUNDINGS[derivation.rounding ?? 'none']) };
}

/** The arithmetic of each goal that was computed: its formula with the numbers in it, and of each goal by tiers. */
export function goalSheets(agreement: Agreement): FigureTree[] {
  return entries(agreement.goals, '/goals').flatMap(({ value: goal, path }): FigureTree[] => {
    const { derivation } = goal;
    const parts = derivation && derivationParts(goal, derivation, agreement);
    const tiers = tierParts(goal, agreement);
    const field: FigureTree = { type: 'field', path };
    return [
      ...(parts
        ? [{ goal: field, working: { type: 'working', path: `${path}/derivation/result`, parts } } as const]
        : []),
      ...(tiers
        ? [
            {
              goal: field,
              isByTier: true,
              working: { type: 'working', path: `${path}/values`, parts: tiers },
            } as const,
          ]
        : []),
    ];
  });
}

function derivationParts(
  goal: Goal,
  derivation: Derivation,
  agreement: Agreement,
): readonly WorkingPart[] | undefined {
  const { expression } = parseExpression(derivation.formula);
  const result = deriveGoal(derivation, agreement);
  if (!expression || !result) return undefined;
  const assumptions = new Map(
    (agreement.assumptions ?? []).map(({ id, value, unit }) => [symbolOf(id), { value, unit }]),
  );
  const unit = goal.unit ?? unitOfObjective(goal, agreement);
  const parts = showParts(expression).map((part): WorkingPart => {
    if (part.type === 'sign') return part.text;
    if (part.type === 'number') return { value: exact(part.text), unit: part.unit ?? '' };
    const known = assumptions.get(part.name);
    const value = decided(known?.value);
    return known && value ? { value, unit: known.unit } : part.name;
  });
  const margin = decided(derivation.margin);
  const withMargin: WorkingPart[] = margin
    ? ['(', ...parts, ') × (1 + ', { value: margin, unit: '%' }, ')']
    : parts;
  const rounded = result.value.equals(result.exact);
  return [
    ...withMargin,
    ' = ',
    { value: result.exact, unit },
    ...(rounded ? [] : [' → ', { value: result.value, unit }]),
  ];
}

function unitOfObjective(goal: Goal, agreement: Agreement): string {
  const objective = agreement.objectives?.find(({ id }) => id === goal.objective);
  return agreement.metrics?.find(({ id }) => id === objective?.metric)?.unit ?? '';
}

/** "20 × USD 100 + 40 × USD 50 = USD 4,000"; undefined without tiers, or with values in several currencies. */
function tierParts(goal: Goal, agreement: Agreement): readonly WorkingPart[] | undefined {
  const tiers = byId(agreement.leadModel?.tiers, '/leadModel/tiers');
  const terms = (goal.values ?? []).map(({ tier, count }) => {
    const money = tiers.get(tier)?.value.value;
    const [number, amount] = [decided(count), decided(money?.amount)];
    return number && amount && money
      ? { number, amount: { value: amount, unit: money.currency } }
      : undefined;
  });
  const known = terms.filter((term) => term !== undefined);
  const currency = known[0]?.amount.unit;
  if (currency === undefined || known.length < terms.length) return undefined;
  if (known.some(({ amount }) => amount.unit !== currency)) return undefined;
  const total: Quantity = {
    value: sum(known.map(({ number, amount }) => number.mul(amount.value))),
    unit: currency,
  };
  return [
    ...known.flatMap(({ number, amount }, index): WorkingPart[] => [
      ...(index === 0 ? [] : [' + ']),
      { value: number, unit: '' },
      ' × ',
      amount,
    ]),
    ' = ',
    total,
  ];
}
