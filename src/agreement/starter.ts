import type { AgreementType } from './generated/types.ts';

/** What a first agreement is to be. */
export interface StarterOptions {
  readonly type: AgreementType;
  /** One line of text; otherwise a title to change. */
  readonly title?: string;
  /** Name of a style; otherwise the usual one. */
  readonly style?: string;
}

/** A first agreement as YAML with comments, at most 44 lines: right as it stands, with example names and numbers. */
export function starterAgreement({ type, title, style }: StarterOptions): string {
  const starter = starters[type];
  return [
    '# Every name and number here is an example: put in your own.',
    `type: ${type}`,
    `title: ${quote(title ?? starter.title)}`,
    'status: draft # agreed, once the parties have agreed; until then every page says DRAFT',
    'term: { effective: 2026-01-01, length: P1Y, timeZone: Europe/London } # P1Y is one year, P30D thirty days',
    ...(style === undefined ? [] : [`presentation: { style: ${quote(style)} }`]),
    starter.body.trim(),
    '',
  ].join('\n');
}

/** A title that YAML could read as anything but text is put in quotation marks; JSON's are YAML's too. */
function quote(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9 ,.()/-]*$/.test(text) && !/^(true|false|null)$/i.test(text) && !/ $/.test(text))
    return text;
  return JSON.stringify(text).replace(/[\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

interface Starter {
  readonly title: string;
  /** The six building blocks, in their order, and what they rest on. */
  readonly body: string;
}

const customer: Starter = {
  title: 'Help Desk Agreement',
  body: `
parties:
  - { id: provider, name: Example Provider Ltd, roles: [provider] }
  - { id: customer, name: Example Customer Ltd, roles: [customer] }
summary: # 1 What is provided, and how it is measured
  purpose: Example Provider Ltd answers the questions of Example Customer Ltd about the product.
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
  - { id: work, party: customer, statement: The staff of Example Customer Ltd can go on with their work. }
requirements: # 3 What the parties need from each other
  - { id: report, party: customer, from: provider, need: send a monthly report of all questions and answers }
  - { id: details, party: provider, from: customer, need: state with each question what was done and what was seen }
contacts: # 4 Contacts
  - { id: alex, party: provider, name: Alex Example, functions: [owner], email: alex@provider.example }
  - { id: kim, party: customer, name: Kim Sample, functions: [owner], email: kim@customer.example }
charges: { currency: GBP, recurring: { amount: 500.00, currency: GBP }, per: P1M }
remedies: # 5 If the goal is missed: a share of the charges for the month
  credits:
    - { id: late-answers, objective: prompt-answers, base: window-charges, tiers: [{ to: 95, percent: 10 }] }
termination: # 6 How the agreement may end early
  grounds:
    - { id: misses, by: [customer], trigger: { kind: count-of-misses, objective: prompt-answers, misses: 3, of: 3 }, notice: P30D }
legal: { binding: contract, governingLaw: England and Wales }`,
};

const internal: Starter = {
  title: 'Agreement of Marketing and Sales',
  body: `
parties:
  - { id: marketing, name: Marketing, kind: department, roles: [provider, recipient] }
  - { id: sales, name: Sales, kind: department, roles: [provider, recipient] }
summary: # 1 What is provided, and how it is measured
  purpose: "Marketing delivers leads to Sales, and Sales reports what became of them."
services:
  - { id: leads, name: Leads, description: Marketing finds leads for Sales., provider: marketing, recipients: [sales] }
metrics:
  - { id: leads-assigned, name: Leads assigned, unit: leads, direction: higher-is-better }
objectives: # obligor is who promises, beneficiary to whom; gte is at least; P1M is each month
  - { id: monthly-leads, name: Leads a month, metric: leads-assigned, obligor: marketing, beneficiary: sales,
      comparator: gte, target: 100, window: { length: P1M, partial: prorate } }
goals: # 2 Goals of both teams
  - { id: lead-goal, party: marketing, statement: Marketing shall deliver leads to Sales., objective: monthly-leads }
  - { id: deal-goal, party: sales, statement: Sales shall close deals., value: 50, unit: deals, per: P1M }
requirements: # 3 What the teams need from each other, and who does what
  - { id: status, party: marketing, from: sales, need: report the status of every lead each week }
  - { id: prices, party: sales, from: marketing, need: keep the price list current }
responsibilities:
  columns: [{ id: marketing, party: marketing, label: Marketing }, { id: sales, party: sales, label: Sales }]
  stages: [{ id: handoff, name: Handoff }]
  rows:
    - stage: handoff
      cells: { marketing: [assign each lead to a person], sales: [call each lead within one day] }
contacts: # 4 Contacts
  - { id: alex, party: marketing, name: Alex Example, functions: [owner], email: alex@company.example }
  - { id: kim, party: sales, name: Kim Sample, functions: [owner], email: kim@company.example }
remedies: # 5 If the goal is missed
  makeGoods:
    - { id: missing-leads, objective: monthly-leads, owner: alex, due: { within: P1M, from: the end of the month } }
termination: # 6 How the agreement may end early
  grounds:
    - { id: misses, by: [sales], trigger: { kind: count-of-misses, objective: monthly-leads, misses: 3, of: 3 }, notice: P30D }`,
};

const multiLevel: Starter = {
  title: 'Agreement of Marketing, Sales and Service',
  body: `
parties:
  - { id: marketing, name: Marketing, kind: department, roles: [provider] }
  - { id: sales, name: Sales, kind: department, roles: [provider, recipient] }
  - { id: service, name: Service, kind: department, roles: [recipient] }
summary: # 1 What is provided, and how it is measured
  purpose: Sales wins customers from the leads of Marketing and hands them over to Service.
services:
  - { id: leads, name: Leads, description: Marketing assigns leads to Sales., provider: marketing, recipients: [sales] }
  - { id: customers, name: Customers, description: Sales wins customers., provider: sales, recipients: [service] }
metrics:
  - { id: deals-closed, name: Deals closed, unit: deals, direction: higher-is-better }
objectives: # obligor is who promises, beneficiary to whom; gte is at least; P1M is each month
  - { id: deals, name: Deals a month, metric: deals-closed, obligor: sales, beneficiary: service,
      comparator: gte, target: 50, window: { length: P1M, partial: prorate } }
goals: # 2 Goals of all teams
  - { id: lead-goal, party: marketing, statement: Marketing shall deliver leads., value: 100, unit: leads, per: P1M }
  - { id: deal-goal, party: sales, statement: Sales shall close deals., objective: deals }
  - { id: call-goal, party: service, statement: Service shall call new customers., value: 50, unit: calls, per: P1M }
requirements: # 3 What the teams need from each other, who does what, and what passes from one to the next
  - { id: friction, party: service, from: sales, need: send a monthly report of what customers complained about }
responsibilities:
  columns: [{ id: m, party: marketing, label: Marketing }, { id: s, party: sales, label: Sales },
    { id: c, party: service, label: Service }]
  stages: [{ id: handoff, name: Handoff }]
  rows: [{ stage: handoff, cells: { m: [assign each lead], s: [introduce each customer], c: [call each customer] } }]
handoffs:
  - { id: lead, name: Lead handoff, from: marketing, to: sales, object: lead,
      trigger: when a lead is qualified, accept: { within: PT24H } }
  - { id: customer, name: Customer handoff, from: sales, to: service, object: customer,
      trigger: when an order is signed, accept: { within: PT48H } }
contacts: # 4 Contacts
  - { id: alex, party: marketing, name: Alex Example, functions: [owner], email: alex@company.example }
  - { id: kim, party: sales, name: Kim Sample, functions: [owner], email: kim@company.example }
  - { id: sam, party: service, name: Sam Specimen, functions: [owner], email: sam@company.example }
remedies: # 5 If the goal is missed
  makeGoods: [{ id: missing-deals, objective: deals, owner: kim, due: { within: P3M, from: the end of the month } }]
termination: # 6 How the agreement may end early
  grounds: [{ id: misses, by: [service], trigger: { kind: count-of-misses, objective: deals, misses: 3, of: 3 }, notice: P30D }]`,
};

const starters: Readonly<Record<AgreementType, Starter>> = { customer, internal, 'multi-level': multiLevel };
