import { rememberFor } from '../remember.ts';

/** The words of one language that rules look for, as `templates/lint/<lang>.yaml` holds them; each list may be absent. */
export type LintWords = Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;

/** A list of words; empty where the language has none. */
export function wordList(words: LintWords, name: string): readonly string[] {
  const list = words[name];
  return Array.isArray(list) ? (list as readonly string[]) : [];
}

/** A table of words and what to write instead; empty where the language has none. */
export function wordTable(words: LintWords, name: string): ReadonlyMap<string, string> {
  const table = words[name];
  return table === undefined || Array.isArray(table) ? NO_TABLE : mapOf(table as Record<string, string>);
}

const NO_TABLE: ReadonlyMap<string, string> = new Map();

const mapOf = rememberFor(
  (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(table)),
);

/** Makes out of the words of a language what a rule looks for, once for each language: its lists do not change. */
export function perLanguage<Result>(make: (words: LintWords) => Result): (words: LintWords) => Result {
  return rememberFor(make);
}
