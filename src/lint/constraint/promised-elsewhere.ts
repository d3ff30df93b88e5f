import type { Agreement } from '../../agreement/generated/types.ts';
import type { Exact } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import { type AgreementLookup, agreementLookup, type LintContext } from '../lint-context.ts';

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

type ChainPart = NonNullable<Agreement['chains']>[number]['parts'][number];

/** A promise of a chain, and the agreement in which it stands. */
export interface PartPromise {
  readonly objective: Objective;
  readonly there: AgreementLookup;
}

/** What a part of a chain promises, here or in the agreement that it names; undefined if that was not read. */
export function promiseOfPart(part: ChainPart | undefined, context: LintContext): PartPromise | undefined {
  const file = context.underpinnings.get(part?.underpinning ?? '');
  const elsewhere = part?.underpinning && objectiveElsewhere(part.underpinning, context);
  if (file?.agreement && elsewhere) return { objective: elsewhere, there: agreementLookup(file.agreement) };
  const here = context.find('objectives', part?.objective)?.value;
  return here && { objective: here, there: context };
}
