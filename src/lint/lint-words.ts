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
  return new Map(
    table === undefined || Array.isArray(table) ? [] : Object.entries(table as Record<string, string>),
  );
}
