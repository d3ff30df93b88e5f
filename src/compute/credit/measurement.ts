import type { Exact } from '../exact.ts';
import type { FigureInput, WorkingPart } from '../figure.ts';

/** What was measured in one window; a rule needs only some of it. */
export interface Measurement {
  /** The result, unrounded, in `unit`. */
  readonly measured?: Exact;
  /** The unit of `measured`, `%` if absent. */
  readonly unit?: string;
  readonly downtimeSeconds?: Exact;
  /** The length of the window in seconds, without what is excluded. */
  readonly windowSeconds?: Exact;
  /** How many events there were, for a rule per event. */
  readonly events?: Exact;
}

/** A credit before its rounding, with how it came about. */
export interface Reckoning {
  readonly credit: Exact;
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  readonly working: readonly WorkingPart[];
}
