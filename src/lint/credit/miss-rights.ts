import type { Exact } from '../../compute/exact.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

/** A right that arises from the misses of one objective. */
export interface MissRight {
  /** The ground for termination or the chronic failure that gives it. */
  readonly path: string;
  readonly id: string;
  /** The field in which it counts windows, or the group that lacks it. */
  readonly field: string;
  /** How many windows must be missed; undefined where only the figure of one counts. */
  readonly misses: number | undefined;
  /** The figure below which a single window is enough. */
  readonly below: { readonly value: Exact; readonly path: string } | undefined;
}

/** The rights to end the agreement or to demand more that the misses of an objective give, by its id. */
export function missRights({ agreement }: LintContext): ReadonlyMap<string, readonly MissRight[]> {
  const rights = new Map<string, MissRight[]>();
  const add = (objective: string, right: MissRight): void => {
    const known = rights.get(objective);
    if (known) known.push(right);
    else rights.set(objective, [right]);
  };
  for (const { value, path } of entries(agreement.termination.grounds, '/termination/grounds')) {
    const { trigger, id } = value;
    if (trigger.objective !== undefined)
      add(trigger.objective, rightOf(trigger, path, `${path}/trigger`, id));
  }
  const chronic = entries(agreement.remedies.chronicFailures, '/remedies/chronicFailures');
  for (const { value, path } of chronic) add(value.objective, rightOf(value, path, path, value.id));
  return rights;
}

function rightOf(
  { misses, below }: { readonly misses?: number; readonly below?: string },
  path: string,
  group: string,
  id: string,
): MissRight {
  const figure = decided(below);
  return {
    path,
    id,
    field: misses === undefined ? group : `${group}/misses`,
    misses: misses ?? (below === undefined ? 1 : undefined),
    below: figure && { value: figure, path: `${group}/below` },
  };
}
