/** How much a problem matters: an error stops writing, a warning and an info do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A stretch of a user's own file; lines and columns count from 1, columns in UTF-16 units, ends exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Another place that a problem is about. */
export interface RelatedPlace {
  readonly message: string;
  readonly place?: Place;
  readonly path: string;
}

/** One replacement in the text of the file, as offsets in UTF-16 units. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What would mend a problem: applied by `--fix` if it is safe, shown otherwise. */
export interface ProblemFix {
  /** What it does, as a sentence without a full stop. */
  readonly title: string;
  /** Whether it can change nothing but what the problem is about. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Anything a user must know or fix, in one shape for every stage. */
export interface Problem {
  /** Stable name: `schema/unknown-field`, `template/missing-value`, `font/missing-glyph` … */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, as one sentence without a final full stop. */
  readonly message: string;
  /** What would be right, as one sentence without a final full stop ("did you mean `customer`?"). */
  readonly hint?: string;
  readonly place?: Place;
  /** JSON Pointer into the agreement. */
  readonly path?: string;
  /** The numbers and names in the message, for whoever translates or tests it. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly related?: readonly RelatedPlace[];
  readonly fix?: ProblemFix;
}

/** Whether any of `problems` stops the work. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** The order in which problems are told: by file, line, column, then rule; stable and free of locale. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (problem: Problem): [string, number, number, string] => [
    problem.place?.file ?? '',
    problem.place?.line ?? 0,
    problem.place?.column ?? 0,
    problem.rule,
  ];
  return problems
    .map((problem, index) => ({ problem, index, key: key(problem) }))
    .sort((a, b) => {
      for (let i = 0; i < a.key.length; i++) {
        const [x, y] = [a.key[i]!, b.key[i]!];
        if (x !== y) return x < y ? -1 : 1;
      }
      return a.index - b.index;
    })
    .map(({ problem }) => problem);
}

/** Marks a switch that has handled every case; reaching it is a defect of ours. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
