import type { Problem } from '../../problem.ts';

/**
 * `once`: one visit that finds it is enough. `each`: it is a fault only if every visit finds it, as that a condition never
 * holds: a template is visited for each style, type of agreement and place where it is included.
 */
export type FindingKind = 'once' | 'each';

/** Gathers what is found when the same templates are visited again and again. */
export interface Findings {
  /** Says that a visit of `key` found `problem`. */
  readonly add: (key: string, problem: Problem, kind: FindingKind) => void;
  /** Says that a visit of `key` found nothing. */
  readonly pass: (key: string) => void;
  /** What is wrong, each once. */
  readonly problems: () => Problem[];
}

/** An empty collection of findings. */
export function createFindings(): Findings {
  const found = new Map<string, { readonly problem: Problem; readonly kind: FindingKind }>();
  const passed = new Set<string>();
  return {
    add: (key, problem, kind) => {
      if (!found.has(key)) found.set(key, { problem, kind });
    },
    pass: (key) => passed.add(key),
    problems: () =>
      [...found]
        .filter(([key, { kind }]) => kind === 'once' || !passed.has(key))
        .map(([, { problem }]) => problem),
  };
}
