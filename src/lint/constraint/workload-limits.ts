import type { Agreement } from '../../agreement/generated/types.ts';
import { exact } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { sayNumber } from '../say/say.ts';
import { sayQuantity } from '../say/say-promise.ts';
import type { Constraint, Objective } from './constraint.ts';

type Metric = NonNullable<Agreement['metrics']>[number];

/** Finds the limits of load that a promise about a metric has. */
export type LimitFinder = (
  objective: Pick<Objective, 'service' | 'attainment' | 'window'>,
  metric: Metric,
) => Constraint[];

/** Finds the limits of load for a metric: those with its id or its name, its unit, and the period of the windows. */
export function workloadLimits({ agreement, all }: LintContext): LimitFinder {
  const byName = new Map<string, Constraint[]>();
  const key = (service: string | undefined, name: string): string =>
    JSON.stringify([service, name.toLowerCase()]);
  const groups = [
    ...all('services').map(({ value, path }) => ({ service: value.id, limits: value.workloadLimits, path })),
    { service: undefined, limits: agreement.support?.workloadLimits, path: '/support' },
  ];
  const details = new Map<
    Constraint,
    { readonly unit: string | undefined; readonly per: string | undefined }
  >();
  for (const { service, limits, path } of groups) {
    for (const [index, { id, name, max, unit, per, beyond }] of (limits ?? []).entries()) {
      const most = decided(max);
      // What may be exceeded at a price, or with a lower promise, is no limit of the promise itself.
      if (!most || beyond === 'chargeable' || beyond === 'relaxed') continue;
      const constraint: Constraint = {
        type: 'limit',
        bounds: { upTo: most },
        share: exact(100),
        path: `${path}/workloadLimits/${index}/max`,
        name,
        values: `at most ${unit === undefined ? sayNumber(most, 10) : sayQuantity(most, unit)}`,
      };
      details.set(constraint, { unit, per });
      for (const label of new Set([key(service, id), key(service, name)]))
        byName.set(label, [...(byName.get(label) ?? []), constraint]);
    }
  }
  // An objective that names no service is about the only one there is.
  const only = agreement.services?.length === 1 ? agreement.services[0]?.id : undefined;
  return ({ service, attainment, window }, metric) => {
    if (attainment !== undefined) return [];
    const services = [...new Set([service ?? only, undefined])];
    const found = services.flatMap((one) =>
      [metric.id, metric.name].flatMap((name) => byName.get(key(one, name)) ?? []),
    );
    return [...new Set(found)].filter((constraint) => {
      const { unit, per } = details.get(constraint)!;
      return (
        (unit ?? metric.unit).toLowerCase() === metric.unit.toLowerCase() &&
        (per === undefined || per === window.length)
      );
    });
  };
}
