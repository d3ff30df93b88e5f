/** An agreement of `count` objectives, each with five references to other parts: the text of its definition. */
export function largeDefinition(count) {
  const services = Math.ceil(count / 20);
  const list = (length, write) => Array.from({ length }, (_, index) => write(index + 1)).join('\n');
  return `type: customer
title: Large Agreement
summary: { purpose: The provider runs many services for the customer. }
parties:
  - { id: provider, name: Provider Ltd, roles: [provider] }
  - { id: customer, name: Customer Ltd, roles: [customer] }
contacts:
  - { id: owner, party: provider, name: Alex Example, functions: [owner] }
term: { effective: 2026-01-01, length: P1Y, timeZone: Europe/Berlin }
presentation: { worksheets: true }
calendars:
  - { id: always, name: Around the Clock, always: true }
services:
${list(services, (n) => `  - { id: service-${n}, name: Service ${n}, description: The provider runs service ${n}., provider: provider, recipients: [customer] }`)}
metrics:
${list(
  services,
  (n) => `  - id: availability-${n}
    name: Availability of service ${n}
    unit: "%"
    direction: higher-is-better
    kind: time-ratio
    formula: (agreed - downtime) / agreed * 100
    variables: { agreed: minutes of the month, downtime: minutes of downtime }
    clock: always`,
)}
exclusions:
${list(services, (n) => `  - { id: exclusion-${n}, text: work on service ${n} that was announced, category: maintenance }`)}
objectives:
${list(count, (n) => {
  const service = ((n - 1) % services) + 1;
  return `  - id: objective-${n}
    name: Availability ${n}
    service: service-${service}
    metric: availability-${service}
    obligor: provider
    beneficiary: customer
    comparator: gte
    target: ${(99 + (n % 99) / 100).toFixed(2)}
    window: { length: P1M }
    exclusions: [exclusion-${service}]`;
})}
goals:
  - { id: run, party: provider, statement: "The platform reaches {{objectives.objective-1.target}}.", objective: objective-1 }
requirements:
  - { id: data, party: provider, from: customer, need: supply the data }
charges: { recurring: { amount: 20000.00, currency: EUR }, per: P1M }
remedies:
  credits:
${list(count, (n) => `    - { id: credit-${n}, objective: objective-${n}, base: month-charges, tiers: [{ from: 95, to: ${(99 + (n % 99) / 100).toFixed(2)}, percent: 10 }, { to: 95, percent: 25 }] }`)}
termination: { grounds: [{ id: breach, trigger: { kind: breach }, notice: P30D }] }
`;
}
