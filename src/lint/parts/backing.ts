import type { Objective } from '../../agreement/generated/types.ts';
import type { AgreementLookup, LintContext } from '../lint-context.ts';
import { sayParty } from '../say/say-party.ts';

/** A promise here, and the one in another agreement on which it rests. */
export interface Backing {
  readonly objective: Objective;
  readonly theirs: Objective;
  readonly context: LintContext;
  readonly there: AgreementLookup;
  /** The field that says that the one rests on the other. */
  readonly path: string;
}

/** How findings call the two promises, and who bears what the one below does not carry. */
export function namesOf({ objective, theirs, context, there }: Backing): {
  readonly ours: string;
  readonly below: string;
  readonly bearer: string;
} {
  return {
    ours: `“${objective.name}”`,
    below: `“${theirs.name}” of “${there.agreement.title}”`,
    bearer: sayParty(objective.obligor, context),
  };
}

/** The metrics of the two promises. */
export function metricsOf({ objective, theirs, context, there }: Backing) {
  return {
    metric: context.find('metrics', objective.metric)?.value,
    metricBelow: there.find('metrics', theirs.metric)?.value,
  };
}
