import type { LintContext } from '../lint-context.ts';

/** A party as the clauses call it, in quotation marks: “Sales”. */
export function sayParty(id: string, { find }: Pick<LintContext, 'find'>): string {
  const party = find('parties', id)?.value;
  return `“${party?.shortName ?? party?.name ?? id}”`;
}

/** Some parties as the clauses call them: “Sales” and “Marketing”; "the parties" where none are named. */
export function sayParties(ids: readonly string[] | undefined, context: Pick<LintContext, 'find'>): string {
  const names = (ids ?? []).map((id) => sayParty(id, context));
  if (names.length === 0) return 'the parties';
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
