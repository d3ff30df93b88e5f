import type { Place, Problem } from '../../../problem.ts';

/** A firm's own Word file. */
export interface LetterheadFile {
  /** The name that problems give it. */
  readonly file: string;
  readonly content: Uint8Array;
}

/** A style of ours that shall look as one of the firm's. */
export interface StyleChoice {
  /** Name or id of ours. */
  readonly ours: string;
  /** Name, other name or id of theirs. */
  readonly theirs: string;
  readonly place: { readonly ours: Place; readonly theirs: Place };
}

/** What a placeholder stands for. */
export type FieldText =
  | { readonly type: 'text'; readonly text: string }
  /** A field that this agreement has not. */
  | { readonly type: 'missing' }
  /** No field at all, or none that is one text. */
  | { readonly type: 'unknown'; readonly message: string; readonly hint: string };

/** The text of a field by its path, such as `parties.0.name`. */
export type FieldLookup = (path: string) => FieldText;

/** A problem of a letterhead as a whole: Word files have no lines. */
export function letterheadProblem(
  file: string,
  rule: string,
  message: string,
  hint: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    rule: `letterhead/${rule}`,
    severity,
    message,
    hint,
    place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
