import type { AgreementType } from './generated/types.ts';

/** What a first agreement is to be. */
export interface StarterOptions {
  readonly type: AgreementType;
  /** One line of text; otherwise a title to change. */
  readonly title?: string;
  /** The names of the two parties, of three if multi-level, one line each; example names for those left out or empty. */
  readonly parties?: readonly string[];
  /** Name of a style; otherwise the usual one. */
  readonly style?: string;
}

/** A first agreement as YAML with comments, at most 44 lines: right as it stands, with example names and numbers. */
export function starterAgreement({ type, title, parties = [], style }: StarterOptions): string {
  const starter = starters[type];
  const names = starter.names.map((name, index) => parties[index] || name);
  return [
    '# Every name and number here is an example: put in your own.',
    `type: ${type}`,
    `title: ${quote(title ?? starter.title(names))}`,
    'status: draft # agreed, once the parties have agreed; until then every page says DRAFT',
    'term: { effective: 2026-01-01, length: P1Y, timeZone: Europe/London } # P1Y is one year, P30D thirty days',
    ...(style === undefined ? [] : [`presentation: { style: ${quote(style)} }`]),
    starter.body(nameParties(names)).trim(),
    '',
  ].join('\n');
}

/** A text that YAML could read as anything else, in a list or map too, is in quotation marks; JSON's are YAML's too. */
function quote(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9 .()/-]*$/.test(text) && !/^(true|false|null)$/i.test(text) && !/ $/.test(text))
    return text;
  return JSON.stringify(text).replace(/[\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A sentence; a name that ends in a point lends it that. */
function sentence(text: string): string {
  return quote(text.replace(/\.\.$/, '.'));
}

interface NamedParty {
  readonly id: string;
  readonly name: string;
  /** The name as prose has it, where asterisks and brackets would mean something. */
  readonly said: string;
}

/** Parties with ids made from their names, or numbered where names make none or the same. */
function nameParties(names: readonly string[]): readonly [NamedParty, NamedParty, NamedParty] {
  const ids = names.map(idFrom);
  const distinct = new Set(ids).size === ids.length && !ids.includes('');
  const party = (index: number): NamedParty => {
    const name = names[index] ?? '';
    const id = (distinct && ids[index]) || `party-${index + 1}`;
    return { id, name, said: name.replace(/[\\`*_{}[\]<~]/g, '\\$&') };
  };
  return [party(0), party(1), party(2)];
}

function idFrom(name: string): string {
  const words = name.normalize('NFKD').replace(/[\u0300-\u036F]/g, '');
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 30)
    .replace(/-+$/, '');
}

interface Starter {
  readonly names: readonly string[];
  readonly title: (names: readonly string[]) => string;
  /** The six building blocks, in their order, and what they rest on. */
  readonly body: (parties: readonly [NamedParty, NamedParty, NamedParty]) => string;
}

const customer: Starter = {
  names: ['Example Provider Ltd', 'Example Customer Ltd'],
  title: () => 'Help Desk Agreement',
  body: ([provider, customer]) => `
parties:
  - { id: provider, name: ${quote(provider.name)}, roles: [provider] }
  - { id: customer, name: ${quote(customer.name)}, roles: [customer] }
summary: # 1 What is provided, and how it is measured
  purpose: ${sentence(`${provider.said} answers the questions of ${customer.said} about the product.`)}
services:
  - { id: help-desk, name: Help desk, description: Questions are answered by e-mail., provider: provider,
      recipients: [customer] }
metrics:
  - { id: answered-in-time, name: Questions answered within one day, unit: "%", direction: higher-is-better }
objectives:
  - id: prompt-answers
    name: Prompt answers
    metric: answered-in-time
    obligor: provider # who promises
    beneficiary: customer # to whom
    comparator: gte # at least
    target: 95
    window: { length: P1M, partial: full-target } # measured over each month
goals: # 2 Goals of the parties
  - { id: answers, party: provider, statement: Each question is answered within one day., objective: prompt-answers }
  - { id: work, party: customer, statement: ${sentence(`The staff of ${customer.said} can go on with their work.`)}, objective: prompt-answers }
requirements: # 3 What the parties need from each other
  - { id: report, party: customer, from: provider, need: send a monthly report of all questions and answers,
      kind: report }
  - { id: details, party: provider, from: customer, need: state with each question what was done and what was seen }
contacts: # 4 Contacts
  - { id: alex, party: provider, name: Alex Example, functions: [owner, escalation, notice], email: alex@provider.example }
  - { id: kim, party: customer, name: Kim Sample, functions: [owner, escalation, notice], email: kim@customer.example }
charges: { currency: GBP, recurring: { amount: 500.00, currency: GBP }, per: P1M }
remedies: # 5 If the goal is missed: a share of the charges for the month
  credits:
    - { id: late-answers, objective: prompt-answers, base: window-charges, tiers: [{ to: 95, percent: 10 }] }
termination: # 6 How the agreement may end early
  grounds:
    - { id: misses, by: [customer], trigger: { kind: count-of-misses, objective: prompt-answers, misses: 3, of: 3 }, notice: P30D }
reviews: [{ id: quarterly, kind: interim, every: P3M, participants: [alex, kim] }]
legal: { binding: contract, governingLaw: England and Wales }`,
};

const internal: Starter = {
  names: ['Marketing', 'Sales'],
  title: ([first, second]) => `Agreement of ${first} and ${second}`,
  body: ([marketing, sales]) => `
parties:
  - { id: ${marketing.id}, name: ${quote(marketing.name)}, kind: department, roles: [provider, recipient] }
  - { id: ${sales.id}, name: ${quote(sales.name)}, kind: department, roles: [provider, recipient] }
summary: # 1 What is provided, and how it is measured
  purpose: ${sentence(`${marketing.said} delivers leads to ${sales.said}, and ${sales.said} reports what became of them.`)}
services:
  - { id: leads, name: Leads, description: ${sentence(`${marketing.said} finds leads for ${sales.said}.`)}, provider: ${marketing.id}, recipients: [${sales.id}] }
metrics:
  - { id: leads-assigned, name: Leads assigned, unit: leads, direction: higher-is-better }
objectives: # obligor is who promises, beneficiary to whom; gte is at least; P1M is each month
  - { id: monthly-leads, name: Leads a month, metric: leads-assigned, obligor: ${marketing.id}, beneficiary: ${sales.id},
      comparator: gte, target: 100, window: { length: P1M, partial: prorate } }
goals: # 2 Goals of both teams
  - { id: lead-goal, party: ${marketing.id}, statement: ${sentence(`${marketing.said} shall deliver leads to ${sales.said}.`)}, objective: monthly-leads }
  - { id: deal-goal, party: ${sales.id}, statement: ${sentence(`${sales.said} shall close deals.`)}, value: 50, unit: deals, per: P1M }
requirements: # 3 What the teams need from each other, and who does what
  - { id: status, party: ${marketing.id}, from: ${sales.id}, need: report the status of every lead each week, kind: report }
  - { id: prices, party: ${sales.id}, from: ${marketing.id}, need: keep the price list current }
responsibilities:
  columns: [{ id: ${marketing.id}, party: ${marketing.id}, label: ${quote(marketing.name)} }, { id: ${sales.id}, party: ${sales.id}, label: ${quote(sales.name)} }]
  stages: [{ id: handoff, name: Handoff }]
  rows:
    - stage: handoff
      cells: { ${marketing.id}: [assign each lead to a person], ${sales.id}: [call each lead on the day of its assignment] }
contacts: # 4 Contacts
  - { id: alex, party: ${marketing.id}, name: Alex Example, functions: [owner, escalation], email: alex@company.example }
  - { id: kim, party: ${sales.id}, name: Kim Sample, functions: [owner, escalation], email: kim@company.example }
remedies: # 5 If the goal is missed
  makeGoods:
    - { id: missing-leads, objective: monthly-leads, owner: alex, maxCarry: 30, due: { within: P1M, from: the end of the month } }
reviews: [{ id: quarterly, kind: interim, every: P3M, participants: [alex, kim] }]
termination: # 6 How the agreement may end early
  grounds:
    - { id: misses, by: [${sales.id}], trigger: { kind: count-of-misses, objective: monthly-leads, misses: 3, of: 3 }, notice: P30D }`,
};

const multiLevel: Starter = {
  names: ['Marketing', 'Sales', 'Service'],
  title: ([first, second, third]) => `Agreement of ${first}, ${second} and ${third}`,
  body: ([marketing, sales, service]) => `
parties:
  - { id: ${marketing.id}, name: ${quote(marketing.name)}, kind: department, roles: [provider] }
  - { id: ${sales.id}, name: ${quote(sales.name)}, kind: department, roles: [provider, recipient] }
  - { id: ${service.id}, name: ${quote(service.name)}, kind: department, roles: [recipient] }
summary: # 1 What is provided, and how it is measured
  purpose: ${sentence(`${sales.said} wins customers from the leads of ${marketing.said} and hands them over to ${service.said}.`)}
services:
  - { id: leads, name: Leads, description: ${sentence(`${marketing.said} assigns leads to ${sales.said}.`)}, provider: ${marketing.id}, recipients: [${sales.id}] }
  - { id: customers, name: Customers, description: ${sentence(`${sales.said} wins customers.`)}, provider: ${sales.id}, recipients: [${service.id}] }
metrics:
  - { id: deals-closed, name: Deals closed, unit: deals, direction: higher-is-better }
objectives: # obligor is who promises, beneficiary to whom; gte is at least; P1M is each month
  - { id: deals, name: Deals a month, metric: deals-closed, obligor: ${sales.id}, beneficiary: ${service.id},
      comparator: gte, target: 50, window: { length: P1M, partial: prorate } }
goals: # 2 Goals of all teams
  - { id: lead-goal, party: ${marketing.id}, statement: ${sentence(`${marketing.said} shall deliver leads.`)}, value: 100, unit: leads, per: P1M }
  - { id: deal-goal, party: ${sales.id}, statement: ${sentence(`${sales.said} shall close deals.`)}, objective: deals }
  - { id: call-goal, party: ${service.id}, statement: ${sentence(`${service.said} shall call new customers.`)}, value: 50, unit: calls, per: P1M }
requirements: # 3 What the teams need from each other, who does what, and what passes from one to the next
  - { id: friction, party: ${service.id}, from: ${sales.id}, need: send a monthly report of what customers complained about, kind: report }
responsibilities:
  columns: [{ id: ${marketing.id}, party: ${marketing.id}, label: ${quote(marketing.name)} }, { id: ${sales.id}, party: ${sales.id}, label: ${quote(sales.name)} }, { id: ${service.id}, party: ${service.id}, label: ${quote(service.name)} }]
  stages: [{ id: handoff, name: Handoff }]
  rows: [{ stage: handoff, cells: { ${marketing.id}: [assign each lead], ${sales.id}: [introduce each customer], ${service.id}: [call each customer] } }]
handoffs:
  - { id: lead, name: Lead handoff, from: ${marketing.id}, to: ${sales.id}, object: lead,
      trigger: when a lead is qualified, accept: { within: PT24H, from: the receipt of the lead }, onReject: return the lead with the reason }
  - { id: customer, name: Customer handoff, from: ${sales.id}, to: ${service.id}, object: customer,
      trigger: when an order is signed, accept: { within: PT48H, from: the order }, onReject: return the order with the reason }
contacts: # 4 Contacts
  - { id: alex, party: ${marketing.id}, name: Alex Example, functions: [owner, escalation], counterpart: kim, email: alex@company.example }
  - { id: kim, party: ${sales.id}, name: Kim Sample, functions: [owner, escalation], counterpart: alex, email: kim@company.example }
  - { id: sam, party: ${service.id}, name: Sam Specimen, functions: [owner, escalation], counterpart: kim, email: sam@company.example }
remedies: # 5 If the goal is missed
  makeGoods: [{ id: missing-deals, objective: deals, owner: kim, maxCarry: 15, due: { within: P3M, from: the end of the month } }]
reviews: [{ id: quarterly, kind: interim, every: P3M, participants: [alex, kim, sam] }]
termination: # 6 How the agreement may end early
  grounds: [{ id: misses, by: [${service.id}], trigger: { kind: count-of-misses, objective: deals, misses: 3, of: 3 }, notice: P30D }]`,
};

const starters: Readonly<Record<AgreementType, Starter>> = { customer, internal, 'multi-level': multiLevel };
