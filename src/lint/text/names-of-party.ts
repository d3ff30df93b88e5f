import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';

/** How texts call a party: by its name, its role, and “we” where it is the provider that writes. */
export function namesOfParty(id: string, { find, words }: LintContext): readonly string[] {
  const party = find('parties', id)?.value;
  const roles = (party?.roles ?? []).map((role) => role.replaceAll('-', ' '));
  const pronouns = party?.roles.includes('provider') ? wordList(words, 'providerPronouns') : [];
  return [party?.name, party?.shortName, ...roles, ...pronouns].filter((name) => name !== undefined);
}
