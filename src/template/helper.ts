import type { Problem } from '../problem.ts';
import type { Binder } from './bind.ts';
import type { Budget } from './budget.ts';
import type { Site } from './site.ts';
import type { Words } from './words.ts';

/** What helpers work on in one composition. */
export interface Composition {
  readonly binder: Binder;
  readonly words: Words;
  readonly sites: ReadonlyMap<string, Site>;
  readonly problems: Problem[];
  readonly budget: Budget;
}

/** A helper of templates: what it gives for its arguments; it may throw for what it cannot use, which is told with its place. */
export type Helper = (composition: Composition, args: readonly unknown[]) => unknown;
