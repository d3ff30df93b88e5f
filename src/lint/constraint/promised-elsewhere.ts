import type { Agreement } from '../../agreement/generated/types.ts';
import type { Exact } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

type Objective = NonNullable<Agreement['objectives']>[number];

/** The objective of another file that an underpinning names, or the only one there; undefined if it was not read. */
export function objectiveElsewhere(id: string, { find, underpinnings }: LintContext): Objective | undefined {
  const there = underpinnings.get(id)?.agreement?.objectives ?? [];
  const named = find('underpinnings', id)?.value.objective;
  if (named !== undefined) return there.find((objective) => objective.id === named);
  return there.length === 1 ? there[0] : undefined;
}

/** What it promises there. */
export function promisedElsewhere(id: string, context: LintContext): Exact | undefined {
  return decided(objectiveElsewhere(id, context)?.target);
}
