import type { Objective, Service } from '../../agreement/generated/types.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { withParents } from './bound-parties.ts';
import { serviceObjectives } from './service-objectives.ts';

/** One thing that Article 30 of Regulation (EU) 2022/2554 wants in a contract and that is not there. */
export interface ContractGap {
  /** The point of the article: `30(2)(b)`. */
  readonly article: string;
  /** The group that lacks it, or the field that says otherwise. */
  readonly path: string;
  readonly part?: 'key' | 'value' | 'line';
  /** What is missing, as the first half of a sentence. */
  readonly missing: string;
  readonly hint: string;
}

/** What is looked up for each service. */
export interface ServiceFacts {
  readonly objectives: ReadonlyMap<string, readonly Entry<Objective>[]>;
  /** A provider and a recipient, with a space between, to which it reports without being asked. */
  readonly reported: ReadonlySet<string>;
}

/** Prepares what is looked up for each service. */
export function serviceFacts(context: LintContext): ServiceFacts {
  const { agreement, find } = context;
  const reported = new Set<string>();
  const side = (contact: string): ReadonlySet<string> =>
    withParents(context, find('contacts', contact)?.value.party);
  for (const { from, to, onRequest } of agreement.reports ?? []) {
    if (onRequest === true) continue;
    const senders = side(from);
    const readers = new Set(to.flatMap((id) => [...side(id)]));
    for (const sender of senders) for (const reader of readers) reported.add(`${sender} ${reader}`);
  }
  return { objectives: serviceObjectives(context), reported };
}

/** What every contract on services of information technology must hold: Article 30(2). */
export function* generalGaps(context: LintContext, { objectives }: ServiceFacts): Generator<ContractGap> {
  const { agreement } = context;
  const { data, legal, requirements, termination, services } = agreement;
  for (const { value: service, path } of context.all('services')) {
    if (service.subcontracting !== undefined || service.critical === false) continue;
    yield {
      article: '30(2)(a)',
      path,
      part: 'line',
      missing: `“${service.name}” does not say whether it may be subcontracted`,
      hint: `add \`subcontracting\` to \`${service.id}\`, with the conditions${service.critical ? '' : ', or `critical: false` if it supports no critical or important function'}`,
    };
  }
  const inData = at(data, '/data');
  if ((data?.locations ?? []).length === 0)
    yield {
      article: '30(2)(b)',
      ...inData,
      missing: 'where the services are provided and the data are stored is not said',
      hint: 'add `data.locations` with the countries or regions',
    };
  if (data?.protection === undefined)
    yield {
      article: '30(2)(c)',
      ...inData,
      missing: 'how data are protected is not said',
      hint: 'add `data.protection`, on availability, authenticity, integrity and confidentiality',
    };
  if (data?.returnFormat === undefined && termination.exit?.dataReturn === undefined)
    yield {
      article: '30(2)(d)',
      ...inData,
      missing: 'how the customer gets its data back at the end or in an insolvency is not said',
      hint: 'add `data.returnFormat` with the form and the time',
    };
  for (const { value: service, path } of context.all('services')) {
    if (service.critical === true || objectives.get(service.id)!.length > 0) continue;
    yield {
      article: '30(2)(e)',
      path,
      part: 'line',
      missing: `“${service.name}” has no service level`,
      hint: `add an objective with \`service: ${service.id}\` to \`objectives\``,
    };
  }
  if (legal?.changeControl === undefined && legal?.changes === undefined)
    yield {
      article: '30(2)(e)',
      ...at(legal, '/legal'),
      missing: 'how service levels are updated and revised is not said',
      hint: 'add `legal.changeControl`',
    };
  if (data?.incidentAssistance === undefined)
    yield {
      article: '30(2)(f)',
      ...inData,
      missing: 'help with an incident, and at whose cost, is not promised',
      hint: 'add `data.incidentAssistance`, at no cost or at a cost that is fixed beforehand',
    };
  if (data?.authorityCooperation !== true)
    yield {
      article: '30(2)(g)',
      ...(data?.authorityCooperation === false ? { path: '/data/authorityCooperation' } : inData),
      missing: 'the provider does not promise to work with the authorities that supervise the customer',
      hint: 'write `authorityCooperation: true` in `data`',
    };
  const recipients = new Set(services.flatMap((service) => service.recipients));
  if (!mayLeave(context, recipients))
    yield {
      article: '30(2)(h)',
      path: '/termination/grounds',
      part: 'key',
      missing: 'no ground with a decided `notice` lets the customer terminate',
      hint: 'add a ground with `by` the customer and a `notice` to `termination.grounds`',
    };
  const providers = new Set(services.map(({ provider }) => provider));
  if (!requirements.some(({ kind, from }) => kind === 'training' && providers.has(from)))
    yield {
      article: '30(2)(i)',
      path: '/requirements',
      part: 'key',
      missing: 'the provider does not take part in the security training of the customer',
      hint: 'add a requirement with `kind: training` and `from` the provider',
    };
}

/** What a contract must hold beside that for one service that supports a critical or important function: Article 30(3). */
export function* criticalGaps(
  { agreement }: LintContext,
  { objectives, reported }: ServiceFacts,
  { value: service, path }: Entry<Service>,
): Generator<ContractGap> {
  const own = objectives.get(service.id)!;
  const name = `“${service.name}”`;
  if (own.length === 0)
    yield {
      article: '30(3)(a)',
      path,
      part: 'line',
      missing: `${name} has no service level`,
      hint: `add an objective with \`service: ${service.id}\` and a number as its \`target\``,
    };
  for (const { value: objective, path: at } of own) {
    if (decided(objective.target) !== undefined) continue;
    yield {
      article: '30(3)(a)',
      path: `${at}/target`,
      missing: `“${objective.name}” of ${name} has no number as its level`,
      hint: 'write the level as a number in `target`',
    };
  }
  if (!service.recipients.some((party) => reported.has(`${service.provider} ${party}`)))
    yield {
      article: '30(3)(b)',
      ...at(agreement.reports, '/reports'),
      missing: `no report of the provider brings the customer what may affect ${name}`,
      hint: 'add a report from a contact of the provider to one of the customer, on every development that may affect the service',
    };
  const { continuity } = agreement;
  const isCovered =
    continuity && (continuity.services === undefined || continuity.services.includes(service.id));
  if (!isCovered)
    yield {
      article: '30(3)(c)',
      ...at(continuity, '/continuity'),
      missing: `no plan says how ${name} comes back after a disaster`,
      hint: continuity
        ? `add \`${service.id}\` to \`continuity.services\``
        : 'add `continuity` with `rto`, `rpo` and `testEvery`',
    };
  else if (continuity.testEvery === undefined)
    yield {
      article: '30(3)(c)',
      path: '/continuity',
      part: 'key',
      missing: `how often the recovery of ${name} is tested is not said`,
      hint: 'add `testEvery` to `continuity`, such as `P1Y`',
    };
  if (agreement.data?.auditRights === undefined)
    yield {
      article: '30(3)(e)',
      ...at(agreement.data, '/data'),
      missing: `the customer has no right to inspect and audit ${name}`,
      hint: 'add `data.auditRights`, for the customer, its auditors and its authorities',
    };
  if (agreement.termination.exit === undefined)
    yield {
      article: '30(3)(f)',
      path: '/termination',
      part: 'key',
      missing: `no transition follows the end of ${name}`,
      hint: 'add `termination.exit` with the `length` of the transition and its `duties`',
    };
}

/** The group, or the whole agreement where it lacks it. */
function at(group: unknown, path: string): Pick<ContractGap, 'path' | 'part'> {
  return group === undefined ? { path: '', part: 'line' } : { path, part: 'key' };
}

function mayLeave(context: LintContext, recipients: ReadonlySet<string>): boolean {
  return entries(context.agreement.termination.grounds, '').some(
    ({ value: { by, notice } }) =>
      notice.startsWith('P') &&
      (by === undefined ||
        by.some((party) => [...withParents(context, party)].some((id) => recipients.has(id)))),
  );
}
