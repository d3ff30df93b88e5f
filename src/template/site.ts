import type { Place, Problem } from '../problem.ts';

/** A template on disk. */
export interface TemplateFile {
  /** As it is named to the user. */
  readonly file: string;
  readonly text: string;
}

/** Finds templates by their names without language and ending: `clauses/term`, `agreements/customer`. */
export interface TemplateFiles {
  (name: string): TemplateFile | undefined;
  /** The names of all clauses there are, in order, with those in folders: `clauses/library/mediation`. */
  readonly names: () => readonly string[];
}

/** Where in a template a value is printed, and how it is written there. */
export interface Site {
  readonly place: Place;
  readonly source: string;
}

/** A template problem at its place. */
export function templateProblem(rule: string, message: string, place: Place, hint?: string): Problem {
  const problem = { rule: `template/${rule}`, severity: 'error', message, place } as const;
  return hint === undefined ? problem : { ...problem, hint };
}
