import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

type Objective = NonNullable<Agreement['objectives']>[number];

/** The objectives that each metric measures, by its id, in their order. */
export function objectivesByMetric({
  all,
}: Pick<LintContext, 'all'>): ReadonlyMap<string, readonly Entry<Objective>[]> {
  const byMetric = new Map<string, Entry<Objective>[]>();
  for (const entry of all('objectives')) {
    const known = byMetric.get(entry.value.metric);
    if (known) known.push(entry);
    else byMetric.set(entry.value.metric, [entry]);
  }
  return byMetric;
}
