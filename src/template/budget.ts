/** How much a composition may still do; a template that wants more ends with a Problem. */
export interface Budget {
  /** Blocks, partials and helpers that ran so far. */
  steps: number;
  /** Characters printed so far. */
  length: number;
}

/** What a template may print, in characters. */
export const MAX_LENGTH = 4_000_000;

/** How many blocks, partials and helpers may run in one composition. */
export const MAX_STEPS = 3_000_000;

/** Ends a composition that wants more than it may. */
export class BudgetSpent extends Error {
  readonly wanted: 'steps' | 'length';

  constructor(wanted: 'steps' | 'length') {
    super(`A template wants more ${wanted} than it may have`);
    this.wanted = wanted;
  }
}

/** Counts one step; throws BudgetSpent when there were too many. */
export function spendStep(budget: Budget): void {
  budget.steps += 1;
  if (budget.steps > MAX_STEPS) throw new BudgetSpent('steps');
}

/** Counts what `print` returns, of which what was printed inside it is counted already. */
export function spendText(budget: Budget, print: () => string): string {
  spendStep(budget);
  const before = budget.length;
  const text = print();
  budget.length = Math.max(budget.length, before + text.length);
  if (budget.length > MAX_LENGTH) throw new BudgetSpent('length');
  return text;
}
