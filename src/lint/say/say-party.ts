import type { LintContext } from '../lint-context.ts';

/** A party as the clauses call it, in quotation marks: “Sales”. */
export function sayParty(id: string, { find }: Pick<LintContext, 'find'>): string {
  const party = find('parties', id)?.value;
  return `“${party?.shortName ?? party?.name ?? id}”`;
}
