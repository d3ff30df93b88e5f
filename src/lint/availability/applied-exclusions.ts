import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { AgreementLookup } from '../lint-context.ts';

type Exclusion = NonNullable<Agreement['exclusions']>[number];
type Objective = NonNullable<Agreement['objectives']>[number];

/** The exclusions that apply to an objective. */
export interface AppliedExclusions {
  /** Those that it lists. */
  readonly own: readonly Entry<Exclusion>[];
  /** Those that no objective lists: the same list for all objectives of a service. */
  readonly common: readonly Entry<Exclusion>[];
}

/**
 * Tells the exclusions of an objective as the contract applies them: those that it lists and those that no objective
 * lists, as far as they are for its service. Those of an objective without a service are for any.
 */
export function appliedExclusions({
  all,
  find,
}: AgreementLookup): (objective: Objective) => AppliedExclusions {
  const listed = new Set(all('objectives').flatMap(({ value }) => value.exclusions ?? []));
  const unlisted = all('exclusions').filter(({ value }) => !listed.has(value.id));
  const commons = new Map<string | undefined, readonly Entry<Exclusion>[]>();
  const isFor = ({ value }: Entry<Exclusion>, service: string | undefined): boolean =>
    service === undefined || value.services === undefined || value.services.includes(service);
  return ({ exclusions, service }) => {
    const common = commons.get(service) ?? unlisted.filter((entry) => isFor(entry, service));
    commons.set(service, common);
    const own = [...new Set(exclusions ?? [])].flatMap((id) => find('exclusions', id) ?? []);
    return { own: own.filter((entry) => isFor(entry, service)), common };
  };
}
