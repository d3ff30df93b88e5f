import type { Contact } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { boundParties, withParents } from './bound-parties.ts';

/** The contacts who speak for each party. */
export type Contacts = ReadonlyMap<string, readonly Entry<Contact>[]>;

/** The party of a contact; undefined while either is undecided. */
function partyOf(contact: string, { find }: LintContext): string | undefined {
  return find('parties', find('contacts', contact)?.value.party)?.value.id;
}

/** Figures of what is owed to a party that no report brings to it. */
export function* unreadReports(context: LintContext, contacts: Contacts): Generator<Finding> {
  const { agreement, find } = context;
  const reports = (agreement.reports ?? []).map((report, index) => {
    const people = [report.from, ...report.to].map((id) => partyOf(id, context));
    // Somebody who is not decided yet may be anybody.
    const isOpen = people.includes(undefined);
    return {
      report,
      path: `/reports/${index}`,
      isOpen,
      parties: new Set(people.flatMap((party) => [...withParents(context, party)])),
    };
  });
  const bound = new Set(boundParties(context).map(({ value }) => value.id));
  const beneficiaries = new Map<string, Set<string>>();
  for (const { value: objective } of context.all('objectives')) {
    if (!bound.has(objective.beneficiary)) continue;
    const known = beneficiaries.get(objective.metric);
    if (known) known.add(objective.beneficiary);
    else beneficiaries.set(objective.metric, new Set([objective.beneficiary]));
  }
  const reached = new Set<string>();
  for (const { report, parties, isOpen } of reports) {
    for (const metric of report.metrics ?? []) {
      for (const party of beneficiaries.get(metric) ?? []) {
        if (isOpen || parties.has(party)) reached.add(`${metric} ${party}`);
      }
    }
  }
  for (const { report, path, isOpen, parties } of reports) {
    const unread = new Map<string, string[]>();
    for (const metric of report.metrics ?? []) {
      for (const party of beneficiaries.get(metric) ?? []) {
        const key = `${metric} ${party}`;
        if (reached.has(key)) continue;
        reached.add(key);
        const name = find('metrics', metric)?.value.name ?? metric;
        unread.set(party, [...(unread.get(party) ?? []), `“${name}”`].slice(0, 4));
      }
    }
    for (const [party, metrics] of unread)
      yield unreadReport(context, contacts, path, report.name, party, metrics);
    const isOneSided = !isOpen && (report.metrics ?? []).length === 0 && boundTo(parties, bound) < 2;
    if (isOneSided && bound.size > 1) {
      yield {
        path: `${path}/to`,
        message: `The report “${report.name}” stays with the party that writes it: no contact of another party receives it`,
        hint: 'add a contact of the other party to `to`',
        facts: { report: report.id },
      };
    }
  }
}

function boundTo(parties: ReadonlySet<string>, bound: ReadonlySet<string>): number {
  return [...parties].filter((party) => bound.has(party)).length;
}

function unreadReport(
  context: LintContext,
  contacts: Contacts,
  path: string,
  report: string,
  party: string,
  metrics: readonly string[],
): Finding {
  const name = sayParty(party, context);
  const reader = readerOf(contacts.get(party) ?? []);
  const shown = metrics.length > 3 ? `${metrics.slice(0, 3).join(', ')} and more` : metrics.join(', ');
  return {
    path: `${path}/to`,
    message: `The report “${report}” is the only one on ${shown} and goes to nobody at ${name}, to which these are owed: ${name} does not learn that an objective was missed`,
    hint: reader
      ? `add \`${reader}\` to \`to\``
      : `add a contact of \`${party}\` to \`contacts\`, and its id to \`to\``,
    facts: { party, metrics: metrics.length },
  };
}

/** Confirmations of a delivery that only the side that delivers receives. */
export function* unseenConfirmations(context: LintContext, contacts: Contacts): Generator<Finding> {
  const bound = new Set(boundParties(context).map(({ value }) => value.id));
  for (const { value: service, path } of context.all('services')) {
    const recipients = service.recipients.filter((party) => bound.has(party));
    if (recipients.length === 0) continue;
    for (const [index, { name, confirmation }] of (service.deliverables ?? []).entries()) {
      if (!confirmation) continue;
      const people = confirmation.to.map((id) => partyOf(id, context));
      const reached = new Set(people.flatMap((party) => [...withParents(context, party)]));
      if (people.includes(undefined) || recipients.some((party) => reached.has(party))) continue;
      const recipient = sayParty(recipients[0]!, context);
      const reader = readerOf(contacts.get(recipients[0]!) ?? []);
      yield {
        path: `${path}/deliverables/${index}/confirmation/to`,
        message: `The delivery of “${name}” is confirmed to nobody at ${recipient}, which receives it: ${recipient} cannot tell a delivery that is late from one that went elsewhere`,
        hint: reader
          ? `add \`${reader}\` to \`to\``
          : `add a contact of \`${recipients[0]}\` to \`contacts\`, and its id to \`to\``,
        facts: { service: service.id, recipient: recipients[0]! },
      };
    }
  }
}

/** Whoever of a party is there to read. */
function readerOf(contacts: readonly Entry<Contact>[]): string | undefined {
  for (const wanted of ['recipient-of-reports', 'operational', 'owner'] as const) {
    const found = contacts.find(({ value }) => value.functions.includes(wanted));
    if (found) return found.value.id;
  }
  return contacts[0]?.value.id;
}
