import { sum } from '../../compute/exact.ts';
import type { Constraint, Objective } from '../constraint/constraint.ts';
import type { Finding } from '../rule.ts';
import { sayNumber } from './say.ts';

/** Why the constraints of a conflict cannot all be kept, as a clause: "“A” promises at least 30 GB and …". */
export function sayConflict(conflict: readonly Constraint[]): string {
  // What can be measured at all is said last.
  const ordered = [...conflict].sort((a, b) => Number(a.type === 'domain') - Number(b.type === 'domain'));
  const shown = ordered.slice(0, 4).map(sayConstraint);
  const others = conflict.length > 4 ? ` and ${conflict.length - 4} more` : '';
  const total = sum(conflict.map(({ share }) => share));
  const isOfCases = conflict.some(({ objective }) => objective?.attainment !== undefined);
  const reason = isOfCases
    ? `no case counts for two of them, and together they need ${sayNumber(total, 6)} % of the cases`
    : conflict.filter(({ type }) => type !== 'domain').length === 1
      ? 'no such figure can be measured'
      : 'no figure keeps both';
  return `${shown.join(', and ')}${others}: ${reason}`;
}

/** What one constraint says, as a clause: "“A” promises at least 30 GB". */
export function sayConstraint({ type, name, values, share, objective }: Constraint): string {
  if (type === 'domain') return `“${name}” ${values}`;
  if (type === 'limit') return `the promises hold only up to the limit “${name}” of ${values}`;
  const cases = objective?.attainment === undefined ? '' : ` in ${sayNumber(share, 6)} % of cases`;
  return `“${name}” ${objective?.strength === 'target' ? 'aims for' : 'promises'} ${values}${cases}`;
}

/** Where a conflict is told: at the promise that stands last in the file. */
export function lastPromise(conflict: readonly Constraint[]): Constraint | undefined {
  const order = ({ path }: Constraint): number => Number(path.split('/')[2]);
  return conflict
    .filter(({ objective }) => objective !== undefined)
    .reduce<Constraint | undefined>(
      (last, one) => (last === undefined || order(one) > order(last) ? one : last),
      undefined,
    );
}

/** The other fields that a conflict is about. */
export function relatedTo(conflict: readonly Constraint[], told: Constraint): Finding['related'] {
  return conflict
    .filter((one) => one !== told)
    .map(({ path, name, values, type }) => ({
      path,
      message: type === 'domain' ? `“${name}” ${values}` : `“${name}” says ${values}`,
    }));
}

/** The parties that owe what is in conflict, in backticks. */
export function sayObligors(conflict: readonly Constraint[]): string {
  const obligors = conflict.flatMap(({ objective }: { objective?: Objective }) => objective?.obligor ?? []);
  return [...new Set(obligors)].map((id) => `\`${id}\``).join(' or ');
}
