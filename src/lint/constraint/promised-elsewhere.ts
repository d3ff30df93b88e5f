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

type Chain = NonNullable<Agreement['chains']>[number];
type ChainPart = Chain['parts'][number];

/**
 * The single promises of a chain that follow each other, in their order, where series stand in series; undefined for one
 * with other groups, or of fewer than two.
 */
export function stepsOf({ parts }: Chain): readonly ChainPart[] | undefined {
  const byName = new Map(parts.map((part) => [part.id, part]));
  const flatten = (part: ChainPart | undefined, depth: number): readonly ChainPart[] | undefined => {
    if (!part || depth > parts.length) return undefined;
    if (part.kind === 'leaf') return [part];
    if (part.kind !== 'series') return undefined;
    const inner = (part.of ?? []).map((id) => flatten(byName.get(id), depth + 1));
    return inner.includes(undefined) ? undefined : inner.flatMap((steps) => steps ?? []);
  };
  const steps = flatten(parts[0], 0);
  return steps && steps.length > 1 ? steps : undefined;
}

/** A promise of a chain, and the agreement in which it stands. */
export interface PartPromise {
  readonly objective: Objective;
  readonly there: AgreementLookup;
}

/**
 * What a part of a chain promises, here or in the agreement that it names; undefined if that was not read. The promise of the
 * whole is none of its own parts.
 */
export function promiseOfPart(
  part: ChainPart | undefined,
  chain: Chain,
  context: LintContext,
): PartPromise | undefined {
  const file = context.underpinnings.get(part?.underpinning ?? '');
  const elsewhere = part?.underpinning && objectiveElsewhere(part.underpinning, context);
  if (file?.agreement && elsewhere) return { objective: elsewhere, there: agreementLookup(file.agreement) };
  const here =
    part?.objective === chain.objective ? undefined : context.find('objectives', part?.objective)?.value;
  return here && { objective: here, there: context };
}
