import { type Exact, greatest, sum } from '../exact.ts';
import type { Figure, WorkingPart } from '../figure.ts';
import { type Money, resultParts, roundMoney, toQuantity } from '../money.ts';

/**
 * What several objectives missed in one window credit together: the highest, all of them, or the highest of each
 * service, added up.
 */
export type CombinationRule = 'highest-only' | 'cumulative' | 'per-service';

/** The credit that one objective earned, before any cap and unrounded. */
export interface ObjectiveCredit {
  readonly service: string;
  readonly credit: Money;
}

/** The credits of one window together, before any cap; undefined if there are none or in several currencies. */
export function combineCredits(
  credits: readonly ObjectiveCredit[],
  rule: CombinationRule,
): Figure | undefined {
  const [first] = credits;
  if (!first || credits.some(({ credit }) => credit.currency !== first.credit.currency)) return undefined;
  const { currency } = first.credit;
  const groups = [...groupCredits(credits, rule)];
  const combined = sum(groups.map(([head, ...rest]) => greatest(head, ...rest)));
  const value = roundMoney({ amount: combined, currency });
  return {
    name: 'combined-credit',
    ...toQuantity(value),
    exact: combined,
    rounding: 'half-up',
    formula: { 'highest-only': 'max(c)', cumulative: 'Σ c', 'per-service': 'Σ max(c of a service)' }[rule],
    inputs: credits.map(({ credit }) => ({ symbol: 'c', ...toQuantity(credit) })),
    working: [
      ...groups.flatMap((group, index): readonly WorkingPart[] => [
        ...(index === 0 ? [] : ['+']),
        ...highest(group, currency),
      ]),
      ...resultParts(combined, value),
    ],
  };
}

type Group = readonly [Exact, ...Exact[]];

/** The credits of which only the highest counts, group by group. */
function groupCredits(credits: readonly ObjectiveCredit[], rule: CombinationRule): Iterable<Group> {
  const groups = new Map<string | number, [Exact, ...Exact[]]>();
  for (const [index, { service, credit }] of credits.entries()) {
    const key = { 'highest-only': 0, cumulative: index, 'per-service': service }[rule];
    const group = groups.get(key);
    if (group) group.push(credit.amount);
    else groups.set(key, [credit.amount]);
  }
  return groups.values();
}

function highest(group: Group, unit: string): readonly WorkingPart[] {
  const [first, ...rest] = group.map((value) => ({ value, unit }));
  return rest.length === 0 ? [first!] : ['max(', first!, ...rest.flatMap((part) => [',', part]), ')'];
}
