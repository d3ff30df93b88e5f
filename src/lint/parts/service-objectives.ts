import type { Objective } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

/**
 * The objectives of each service: those that name it; of those that name none, all belong to the only service there is,
 * and otherwise to each service that their obligor provides.
 */
export function serviceObjectives({
  agreement,
  all,
}: LintContext): ReadonlyMap<string, readonly Entry<Objective>[]> {
  const { services } = agreement;
  const provided = new Map<string, string[]>();
  for (const { id, provider } of services) {
    const own = provided.get(provider);
    if (own) own.push(id);
    else provided.set(provider, [id]);
  }
  const named = new Map<string, Entry<Objective>[]>(services.map(({ id }) => [id, []]));
  const unnamed = new Map<string, Entry<Objective>[]>();
  for (const entry of all('objectives')) {
    const { service, obligor } = entry.value;
    const only = services.length === 1 ? services[0]!.id : service;
    if (only !== undefined) named.get(only)?.push(entry);
    else if (unnamed.has(obligor)) unnamed.get(obligor)!.push(entry);
    else unnamed.set(obligor, [entry]);
  }
  for (const [provider, ids] of provided) {
    const more = unnamed.get(provider);
    if (more) for (const id of ids) named.get(id)!.push(...more);
  }
  return named;
}
