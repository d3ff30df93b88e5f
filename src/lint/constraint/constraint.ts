import type { Agreement } from '../../agreement/generated/types.ts';
import type { Bounds } from '../../compute/credit/bounds.ts';
import type { Exact } from '../../compute/exact.ts';

export type Objective = NonNullable<Agreement['objectives']>[number];

/** What must hold of one measure in each of its windows. */
export interface Constraint {
  readonly type: 'promise' | 'limit' | 'domain';
  /** The values that keep it. */
  readonly bounds: Bounds;
  /** Whose multiples alone can be measured, in a domain. */
  readonly step?: Exact;
  /** The share of cases that must have such a value, in percent: 100 for a figure of the whole window. */
  readonly share: Exact;
  /** The field that says so. */
  readonly path: string;
  /** What it is called. */
  readonly name: string;
  /** Its values in words, with the unit: "at least 30 GB". */
  readonly values: string;
  readonly objective?: Objective;
  /** Whether another objective takes its place under a condition. */
  readonly isReplacedAtTimes?: boolean;
}
