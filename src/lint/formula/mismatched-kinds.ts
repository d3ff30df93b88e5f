import type { Agreement } from '../../agreement/generated/types.ts';
import { parseUnit, type Unit } from '../../expression/unit.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayUnitField } from '../say/say-unit-field.ts';
import { moneyGap } from './unit-gap.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/** Metrics whose figures cannot be in the unit that they state: a share in minutes, a time in percent. */
export function* mismatchedKinds({ all }: LintContext): Generator<Finding> {
  for (const entry of all('metrics')) {
    const finding = judge(entry);
    if (finding) yield finding;
  }
}

function judge({ value: metric, path }: Entry<Metric>): Finding | undefined {
  const { kind, name, unit } = metric;
  const parsed = kind === undefined ? undefined : parseUnit(unit);
  const meant = parsed && kind !== undefined ? unitOfKind(kind, parsed) : undefined;
  if (meant === undefined || kind === undefined) return undefined;
  return {
    path: `${path}/unit`,
    message: `“${name}” is ${meant.what} by its \`kind\`, but its figures are in \`${unit}\`: no figure of it can be compared with a target in that unit, so whoever is owed it cannot show a miss`,
    hint: `write ${sayUnitField(meant.unit)}, or the \`kind\` that is measured in \`${unit}\``,
    facts: { kind, unit },
    related: [{ path: `${path}/kind`, message: meant.what }],
  };
}

/** What a kind measures and in which unit, where the stated unit is certainly another. */
function unitOfKind(
  kind: NonNullable<Metric['kind']>,
  unit: Unit,
): { readonly what: string; readonly unit: string } | undefined {
  const isMoney = moneyGap(unit, PERCENT) !== undefined;
  const isTime =
    unit.dimensions.size === 1 && ['second', 'month'].some((of) => unit.dimensions.get(of) === 1);
  const isPercent = unit.dimensions.size === 0 && unit.percent[0] > 0;
  switch (kind) {
    case 'time-ratio':
    case 'request-ratio':
    case 'run-success':
      return isMoney || isTime ? { what: 'a share', unit: '%' } : undefined;
    case 'duration':
      return isMoney || isPercent ? { what: 'a time', unit: 'hours' } : undefined;
    case 'count':
      return isMoney || isPercent ? { what: 'a number of things', unit: 'cases' } : undefined;
    case 'money':
      return isTime || isPercent ? { what: 'an amount of money', unit: 'USD' } : undefined;
    default:
      return undefined;
  }
}

const PERCENT = parseUnit('%')!;
