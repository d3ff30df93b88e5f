import type { Objective } from '../../agreement/generated/types.ts';
import type { LintContext } from '../lint-context.ts';

/** What follows when objectives are missed. */
export interface Consequences {
  /** The objectives that a remedy or a ground for termination names. */
  readonly objectives: ReadonlySet<string>;
  /** Whether something follows whichever objective is missed. */
  readonly ofAny: boolean;
}

/** Every objective for whose miss a remedy or a ground for termination is written. */
export function consequencesOf({ agreement: { remedies, termination } }: LintContext): Consequences {
  const named: (string | undefined)[] = [
    ...(remedies.credits ?? []),
    ...(remedies.latePenalties ?? []),
    ...(remedies.strikes ?? []),
    ...(remedies.makeGoods ?? []),
    ...(remedies.plans ?? []),
    ...(remedies.chronicFailures ?? []),
    ...(remedies.consequences ?? []),
    ...(remedies.pool?.shares ?? []),
  ].map(({ objective }) => objective);
  const misses = termination.grounds.filter(
    ({ trigger: { kind, objective, misses: count, below } }) =>
      kind === 'missed-objective' ||
      kind === 'count-of-misses' ||
      objective !== undefined ||
      count !== undefined ||
      below !== undefined,
  );
  named.push(...misses.map(({ trigger }) => trigger.objective));
  return {
    objectives: new Set(named.filter((id) => id !== undefined)),
    ofAny: named.includes(undefined),
  };
}

/** Whether something follows from the miss of an objective, or of the one on a higher level whose place it takes. */
export function hasConsequence(
  objective: Objective,
  { objectives, ofAny }: Consequences,
  { find }: LintContext,
): boolean {
  const seen = new Set<string>();
  for (
    let at: Objective | undefined = objective;
    at !== undefined && !seen.has(at.id);
    at = find('objectives', at.overrides)?.value
  ) {
    if (ofAny || objectives.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
