import type { Agreement, Contact, Party } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

const BINDING_ROLES: ReadonlySet<string> = new Set(['provider', 'customer', 'recipient']);

/**
 * The parties that owe something or are owed it: those that provide, pay or receive. Sponsors, end users, groups of
 * customers, auditors and others who stand beside the agreement are none.
 */
export function boundParties({ all }: LintContext): readonly Entry<Party>[] {
  return all('parties').filter(
    ({ value: { roles, kind } }) =>
      roles.some((role) => BINDING_ROLES.has(role)) &&
      !roles.includes('end-user') &&
      kind !== 'customer-group',
  );
}

/** A party and all that it belongs to, the nearest first: whoever speaks for a department speaks for its company. */
export function withParents({ find }: LintContext, party: string | undefined): ReadonlySet<string> {
  const line = new Set<string>();
  let at = party;
  while (at !== undefined && !line.has(at)) {
    line.add(at);
    at = find('parties', at)?.value.parent;
  }
  return line;
}

/** The contacts who speak for each party, those of its departments among them, in the order of the agreement. */
export function contactsByParty(context: LintContext): ReadonlyMap<string, readonly Entry<Contact>[]> {
  const contacts = new Map<string, Entry<Contact>[]>();
  for (const entry of context.all('contacts')) {
    for (const party of withParents(context, entry.value.party)) {
      const own = contacts.get(party);
      if (own) own.push(entry);
      else contacts.set(party, [entry]);
    }
  }
  return contacts;
}

/** Whether the agreement is law between its parties, and not a policy or a declaration. */
export function isContract({ legal }: Agreement): boolean {
  return legal?.binding === 'contract' || legal?.binding === 'schedule-to-contract';
}

const DRAFTS: ReadonlySet<string> = new Set(['template', 'draft', 'in-review']);

/** Whether the parties have yet to agree, so that what is missing may still come. */
export function isDraft({ status }: Agreement): boolean {
  return DRAFTS.has(status);
}
