import type { Contact } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { boundParties, contactsByParty, isContract, withParents } from '../parts/bound-parties.ts';
import { type Contacts, unreadReports, unseenConfirmations } from '../parts/unreached-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

/** A party without somebody for what contacts are there for, or a report or confirmation that reaches nobody who needs it. */
export const missingContactRole: Rule = {
  name: 'missing-contact-role',
  severity: 'error',
  kind: 'completeness',
  summary:
    'A party lacks an owner, somebody to escalate to or an address for notices, or does not receive what concerns it.',
  why:
    'Promises are kept by people. Each party needs somebody who owns the agreement and a counterpart on the other side, ' +
    'somebody to whom a problem goes that stays, and in a contract somebody to whom a notice is sent. Reports and ' +
    'confirmations that only reach the side that wrote them tell the other side nothing.',
  source: 'HubSpot, How to Create a Service Level Agreement: points of contact.',
  limits:
    'Groups of end users, sponsors, auditors and other parties beside the agreement need no contacts. A contact of a department ' +
    'counts as one of its company, and a step of an escalation as somebody to escalate to.',
  bad: {
    example: 'cloud-service',
    change: {
      'contacts.customer-owner.functions': '[owner, signatory]',
      'contacts.customer-it.functions': '[operational]',
    },
  },
  good: {
    example: 'cloud-service',
    change: { 'contacts.customer-owner.functions': '[owner, notice, signatory]' },
  },
  *check(context) {
    const contacts = contactsByParty(context);
    const ladder = new Set(
      (context.agreement.escalation ?? []).flatMap(({ steps }) => steps.map(({ contact }) => contact)),
    );
    for (const { value: party, path } of boundParties(context)) {
      yield* functionsOf(context, party.id, path, contacts.get(party.id) ?? [], ladder);
    }
    yield* ownersAlone(context, contacts);
    yield* unreadReports(context, contacts);
    yield* unseenConfirmations(context, contacts);
  },
};

const NEEDED = {
  owner: 'nobody answers for its part',
  escalation: 'a problem that stays has nobody to go to',
  notice: 'no address is known to which a notice to it goes',
} as const;

function* functionsOf(
  context: LintContext,
  party: string,
  path: string,
  contacts: readonly Entry<Contact>[],
  ladder: ReadonlySet<string>,
): Generator<Finding> {
  const name = sayParty(party, context);
  const needed = isContract(context.agreement)
    ? (['owner', 'escalation', 'notice'] as const)
    : (['owner', 'escalation'] as const);
  const missing = needed.filter(
    (one) =>
      !contacts.some(
        ({ value }) => value.functions.includes(one) || (one === 'escalation' && ladder.has(value.id)),
      ),
  );
  if (missing.length > 0) {
    const first = contacts.find(({ value }) => value.functions.includes('owner')) ?? contacts[0];
    yield {
      path,
      part: 'line',
      message: `${name} has no contact with the function ${sayList(missing, 'or')}: ${sayReasons(missing.map((one) => NEEDED[one]))}`,
      hint: first
        ? `add ${sayList(missing)} to the \`functions\` of \`${first.value.id}\`, or of another contact of \`${party}\``
        : `add a contact with \`party: ${party}\` and \`functions: [${missing.join(', ')}]\` to \`contacts\``,
      facts: { party, missing: missing.join(', ') },
      ...(first ? { related: [{ path: first.path, message: 'a contact of the party' }] } : {}),
    };
  }
}

/** "one, another, and a third" */
function sayReasons(reasons: readonly string[]): string {
  if (reasons.length < 3) return reasons.join(', and ');
  return `${reasons.slice(0, -1).join(', ')}, and ${reasons.at(-1)}`;
}

/** With one owner on each of two sides it is plain who faces whom; otherwise one of the two names the other. */
function* ownersAlone(context: LintContext, contacts: Contacts): Generator<Finding> {
  const owners = boundParties(context).map(({ value: { id: party } }) => ({
    party,
    own: (contacts.get(party) ?? []).filter(({ value }) => value.functions.includes('owner')),
  }));
  if (owners.length < 2 || (owners.length === 2 && owners.every(({ own }) => own.length === 1))) return;
  const named = new Map<string, Contact[]>();
  for (const { value: contact } of context.all('contacts')) {
    if (contact.counterpart === undefined) continue;
    const others = named.get(contact.counterpart);
    if (others) others.push(contact);
    else named.set(contact.counterpart, [contact]);
  }
  for (const { party, own } of owners) {
    const [owner] = own;
    const isOfOther = (contact: Contact | undefined): boolean =>
      contact !== undefined && !withParents(context, contact.party).has(party);
    const faces = ({ id, counterpart }: Contact): boolean =>
      counterpart === 'to-be-decided' ||
      isOfOther(context.find('contacts', counterpart)?.value) ||
      (named.get(id) ?? []).some(isOfOther);
    if (!owner || own.some(({ value }) => faces(value))) continue;
    const other = owners.find((one) => one.party !== party && one.own.length > 0)?.own[0]?.value.id;
    yield {
      path: owner.path,
      part: 'line',
      message: `“${owner.value.name}” owns this agreement for ${sayParty(party, context)} without a \`counterpart\` at another party: when they differ, nobody is named with whom to settle it`,
      hint: `add \`counterpart${other === undefined ? '' : `: ${other}`}\` to \`${owner.value.id}\`, or another contact of the other party`,
      facts: { party, contact: owner.value.id },
    };
  }
}
