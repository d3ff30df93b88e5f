import { type ContractGap, criticalGaps, generalGaps, serviceFacts } from '../parts/dora-contract.ts';
import type { Finding, Rule } from '../rule.ts';

const COMPLETE = {
  'services.freight-platform.critical': 'true',
  'services.freight-platform.subcontracting':
    'Alsterkrone may subcontract the operation of a data centre with the consent of Maasvliet.',
  'services.platform-support.critical': 'false',
  'requirements.+':
    '{ id: security-training, party: maasvliet, from: alsterkrone, need: take part in the security training of Maasvliet each year, kind: training }',
  data: '{ locations: [Germany, Netherlands], protection: Alsterkrone encrypts all data in transit and at rest., returnFormat: Alsterkrone returns all data as CSV files within thirty days., incidentAssistance: Alsterkrone helps with each security incident at no cost., authorityCooperation: true, auditRights: Maasvliet and its auditors may inspect the data centres on ten days of notice. }',
  continuity: '{ services: [freight-platform], testEvery: P1Y }',
} as const;

/** What a supervisor wants in the contract and that is not there. */
export const regulatoryProfileGap: Rule = {
  name: 'regulatory-profile-gap',
  severity: 'error',
  kind: 'completeness',
  summary: 'Under the profile `regulated`, the agreement lacks what Article 30 of DORA wants in it.',
  why:
    'Banks, insurers and other financial entities of the European Union may use services of information technology only under ' +
    'contracts that hold certain points: where data are, how they come back, who helps in an incident, what an auditor may ' +
    'see, how the service is left. A supervisor asks for each of them. For services that support a critical or important ' +
    'function there are more, from numbers as levels to a transition at the end.',
  source: 'Regulation (EU) 2022/2554 (DORA), Article 30(2) and (3).',
  limits:
    'Whether the words of a field satisfy the regulation is not judged, only whether they are there. No field says that the provider ' +
    'takes part in threat-led penetration tests (Article 30(3)(d)). ISO/IEC 20000-1 and 19086-1 are not checked.',
  bad: { example: 'cloud-service', profile: 'regulated', change: COMPLETE },
  good: {
    example: 'cloud-service',
    profile: 'regulated',
    change: {
      ...COMPLETE,
      'termination.exit':
        '{ length: P3M, duties: [keep the Freight Platform in operation until the data have been moved] }',
    },
  },
  *check(context) {
    if (context.profile !== 'regulated') return;
    const facts = serviceFacts(context);
    for (const gap of generalGaps(context, facts)) yield finding(gap, WHOLE);
    const told = new Set<string>();
    for (const service of context.all('services')) {
      if (service.value.critical !== true) continue;
      for (const gap of criticalGaps(context, facts, service)) {
        // What the agreement lacks as a whole is told once, with the first service that needs it.
        const key = `${gap.article} ${gap.path} ${gap.hint}`;
        if (told.has(key)) continue;
        told.add(key);
        yield finding(gap, CRITICAL);
      }
    }
  },
};

const WHOLE = 'a supervisor can object to the contract, and the customer may not use the service under it';
const CRITICAL =
  'the service supports a critical or important function, which the customer may not entrust to the provider under such a contract';

function finding({ article, path, part, missing, hint }: ContractGap, follows: string): Finding {
  const sentence = missing.charAt(0).toUpperCase() + missing.slice(1);
  return {
    path,
    ...(part === undefined ? {} : { part }),
    message: `${sentence}, as Article ${article} of DORA demands: ${follows}`,
    hint,
    facts: { article },
  };
}
