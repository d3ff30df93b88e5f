import type { Objective } from '../../agreement/generated/types.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';

/** A party that promises what it gets from another that promises nothing. */
export const unbackedCommitment: Rule = {
  name: 'unbacked-commitment',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A party promises a service while the one that supplies it with another promises nothing in return, or rests on a part that nobody promises.',
  why:
    'Whoever stands in the middle of a row depends on the one before. If that one promises nothing, its failures fall on the ' +
    'party in the middle, which owes the remedy and can pass none of it on.',
  source:
    'ISO/IEC 20000-1:2018, 8.3.4: internal suppliers and external suppliers; ITIL 4, underpinning contracts.',
  bad: {
    example: 'marketing-sales-service',
    change: {
      'parties.+':
        '{ id: data-office, name: Data Office, kind: department, roles: [provider], parent: company-x }',
      'services.+':
        '{ id: data-service, name: Customer data, description: The Data Office supplies Service with the records of customers., provider: data-office, recipients: [service] }',
    },
  },
  good: { example: 'marketing-sales-service', change: {} },
  *check(context) {
    yield* unbackedServices(context);
    yield* unpromisedParts(context);
  },
};

function* unbackedServices(context: LintContext): Iterable<Finding> {
  const { all, agreement } = context;
  const promises = new Set(all('objectives').map(({ value }) => `${value.obligor} ${value.beneficiary}`));
  for (const { value } of all('handoffs')) promises.add(`${value.from} ${value.to}`);
  for (const { from, party } of agreement.requirements) promises.add(`${from} ${party}`);
  const backed = new Set(all('underpinnings').map(({ value }) => value.party));
  const owing = new Map<string, Entry<Objective>[]>();
  for (const entry of all('objectives')) {
    const { obligor, strength, beneficiary } = entry.value;
    if (strength !== 'commitment') continue;
    const own = owing.get(obligor) ?? [];
    owing.set(obligor, own);
    // Two that are owed to different parties are enough to find one that is not owed to the supplier.
    if (own.length < 2 && own[0]?.value.beneficiary !== beneficiary) own.push(entry);
  }
  for (const { value: service, path } of all('services')) {
    for (const recipient of service.recipients) {
      const promise = owing.get(recipient)?.find(({ value }) => value.beneficiary !== service.provider);
      if (!promise || service.provider === recipient) continue;
      if (promises.has(`${service.provider} ${recipient}`) || backed.has(service.provider)) continue;
      const [supplier, owner] = [sayParty(service.provider, context), sayParty(recipient, context)];
      yield {
        path,
        part: 'line',
        message: `${owner} promises “${promise.value.name}” and receives “${service.name}” from ${supplier}, which promises ${owner} nothing: a failure of ${supplier} falls on ${owner} alone`,
        hint: `add an objective with \`obligor: ${service.provider}\` and \`beneficiary: ${recipient}\`, or name the agreement with ${supplier} in \`underpinnings\` with \`party: ${service.provider}\``,
        facts: { supplier: service.provider, owner: recipient },
        related: [{ path: promise.path, message: 'what it promises' }],
      };
    }
  }
}

/** Parts of a chain that name no promise and no number. */
function* unpromisedParts(context: LintContext): Iterable<Finding> {
  for (const { value: chain, path } of entries(context.agreement.chains, '/chains')) {
    const objective = context.find('objectives', chain.objective)?.value;
    for (const { value: part, path: at } of entries(chain.parts, `${path}/parts`)) {
      const { kind, underpinning, value } = part;
      if (
        kind !== 'leaf' ||
        underpinning !== undefined ||
        value !== undefined ||
        part.objective !== undefined
      )
        continue;
      const bearer = objective === undefined ? 'whoever promises it' : sayParty(objective.obligor, context);
      yield {
        path: at,
        part: 'line',
        message: `“${objective?.name ?? chain.objective}” rests on “${part.name ?? part.id}”, of which nobody promises anything: a failure of it falls on ${bearer} alone, and what the whole can give cannot be told`,
        hint: `add \`objective\`, \`underpinning\` or \`value\` to \`${part.id}\``,
        facts: { chain: chain.id, part: part.id },
      };
    }
  }
}
