import type { Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';

/** A party that promises what it gets from another that promises nothing. */
export const unbackedCommitment: Rule = {
  name: 'unbacked-commitment',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'A party promises a service while the one that supplies it with another promises nothing in return.',
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
    const { all, agreement } = context;
    if (agreement.type !== 'multi-level') return;
    const promises = new Set(all('objectives').map(({ value }) => `${value.obligor} ${value.beneficiary}`));
    for (const {
      value: { from, to },
    } of all('handoffs'))
      promises.add(`${from} ${to}`);
    for (const { value: requirement } of agreement.requirements.map((value) => ({ value })))
      promises.add(`${requirement.from} ${requirement.party}`);
    const backed = new Set(all('underpinnings').map(({ value }) => value.party));
    const owing = new Map(
      all('objectives')
        .filter(({ value }) => value.strength === 'commitment')
        .map((entry) => [entry.value.obligor, entry]),
    );
    for (const { value: service, path } of all('services')) {
      for (const recipient of service.recipients) {
        const promise = owing.get(recipient);
        if (!promise || service.provider === recipient || promise.value.beneficiary === service.provider)
          continue;
        if (promises.has(`${service.provider} ${recipient}`) || backed.has(service.provider)) continue;
        const [supplier, owner] = [sayParty(service.provider, context), sayParty(recipient, context)];
        yield {
          path,
          part: 'line',
          message: `${owner} promises “${promise.value.name}” and receives “${service.name}” from ${supplier}, which promises ${owner} nothing: a failure of ${supplier} falls on ${owner} alone`,
          hint: `add an objective with \`obligor: ${service.provider}\` and \`beneficiary: ${recipient}\`, or name the agreement with ${supplier} in \`underpinnings\``,
          facts: { supplier: service.provider, owner: recipient },
          related: [{ path: promise.path, message: 'what it promises' }],
        };
      }
    }
  },
};
