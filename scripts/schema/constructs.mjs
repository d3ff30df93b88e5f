/**
 * What published agreements say, beside the field that says it. Each example is YAML that fits into the group or the list
 * at `in`; `test/constructs.test.ts` puts each into the agreement `test/fixtures/constructs/base.sla.yaml` and checks it.
 */
export const constructs = [
  // Structure and parties
  [
    'Several parties with roles: reseller, supplier, department, shared owner',
    'parties',
    '{ id: broker, name: Broker Ltd, kind: organisation, roles: [reseller, partner] }',
  ],
  [
    'A column that all parties share',
    '',
    'responsibilities: { columns: [{ id: supply, party: provider, label: Provider }, { id: shared, label: Shared }], stages: [{ id: run, name: Operation }], rows: [{ stage: run, topic: Capacity, cells: { shared: [agree on the capacity] } }] }',
  ],
  [
    'Levels, and what a lower one may replace',
    'levels',
    '{ id: region, name: Regional level, rank: 3, parent: service, overridable: [objectives.uptime.target] }',
  ],
  [
    'An objective that takes the place of one on a higher level',
    'objectives.uptime',
    'overrides: corporate-uptime',
  ],
  [
    'Precedence when documents conflict',
    'legal',
    'precedence: [this Agreement, the annexes, the standard terms]',
  ],
  [
    'Supporting agreements in other files, and what rests on them',
    'underpinnings',
    '{ id: network, kind: ola, agreement: ./network.sla.yaml, objective: link-uptime, backs: [uptime], precedence: The customer agreement prevails. }',
  ],
  ['An agreement without legal effect', 'legal', 'binding: non-binding'],
  [
    'Standard terms and a cover page, by reference and version',
    'attachments',
    '{ id: standard-terms, title: Common Paper SLA, version: "2.0", kind: standard-terms, incorporated: true }',
  ],
  [
    'Key terms in front',
    'keyTerms',
    '{ label: Availability, value: "{{objectives.uptime.target}} in each month" }',
  ],
  [
    'Sites, lines or systems with levels of their own',
    'services.platform.instances',
    '{ id: line-a, name: Line A, targets: [{ objective: uptime, target: 99.5 }] }',
  ],
  [
    'Downtime as each service defines it',
    'services.platform',
    'downtime: a minute in which more than 5 % of requests fail',
  ],
  [
    'A formula for each service',
    'metrics',
    '{ id: run-success, name: Successful runs, unit: "%", direction: higher-is-better, kind: run-success, formula: (triggered - failed) / triggered * 100, variables: { triggered: runs that were triggered, failed: runs that failed } }',
  ],
  ['The unit for which something is measured: project, region, line …', 'services.platform', 'scope: region'],
  [
    'Conditions of entitlement',
    'objectives.uptime',
    'entitlement: [two or more instances run in different zones]',
  ],
  [
    'Expressly no commitment, for a plan',
    'services.platform.plans',
    '{ id: free, name: Free, commitment: none }',
  ],
  ['Expressly no commitment, for a feature or a level', 'objectives.uptime', 'target: none'],
  ['Not decided yet', 'objectives.latency', 'target: to-be-decided'],
  // Metrics
  ['Time ratio', 'metrics.availability', 'kind: time-ratio'],
  ['Request ratio', 'metrics.availability', 'kind: request-ratio'],
  ['Mean of intervals', 'metrics.availability', 'kind: interval-mean'],
  [
    'Weighted by users',
    'metrics.availability',
    '{ kind: user-weighted, weightedBy: the number of users affected }',
  ],
  [
    'Throughput',
    'metrics',
    '{ id: throughput, name: Throughput, unit: requests/s, direction: higher-is-better, kind: throughput, aggregation: min }',
  ],
  [
    'A formula as data, with named variables',
    'metrics.availability',
    '{ formula: (agreed - downtime) / agreed * 100, variables: { agreed: minutes of service time, downtime: minutes of downtime } }',
  ],
  [
    'Interval, error threshold, minimum sample, empty interval',
    'metrics.availability',
    'interval: { length: PT5M, failsAbove: 5, minimumSample: 2000, empty: counts-as-met }',
  ],
  ['Minimum duration of a failure', 'metrics.availability', 'minimumDuration: PT10M'],
  [
    'Probes: consecutive failures, recovery, places',
    'metrics.availability',
    'probe: { every: PT1M, failuresToDown: 3, successesToUp: 2, from: [Frankfurt, Dublin], agree: 2 }',
  ],
  ['Percentile', 'metrics.response-time', '{ aggregation: percentile, percentile: 95 }'],
  ['X % within A, the rest within B', 'objectives.latency', '{ attainment: 95, restWithin: 400 }'],
  [
    'Recovery point and recovery time',
    '',
    'continuity: { rpo: PT1H, rto: PT4H, effect: counts-as-downtime }',
  ],
  ['Expressly no recovery time', '', 'continuity: { rto: none }'],
  [
    'Backups and how long they are kept',
    'continuity.backups',
    '{ id: daily, name: The database, every: P1D, keptFor: P30D }',
  ],
  [
    'Lead time of provisioning',
    'services.platform.leadTimes',
    '{ id: new-line, name: New line, limit: { businessDays: 10, clock: business-hours, from: the order } }',
  ],
  ['A level for information only', 'objectives.latency', 'strength: informational'],
  ['Minimum and expected level', 'objectives.uptime', 'minimum: 99.0'],
  ['A share of a population', 'objectives.latency', 'attainment: 95'],
  [
    'How many outages of which length',
    'objectives.uptime',
    'outages: [{ upTo: PT1H, maxCount: 2, per: P1Y }]',
  ],
  [
    'Point of measurement, tool, operator, whose figures decide',
    'metrics.availability',
    'source: { system: monitor, operator: provider, point: the edge of the network, prevails: provider, notAuthoritative: [the status page] }',
  ],
  [
    'Cohorts and segments of leads',
    'leadModel.segments',
    '{ id: enterprise, name: Enterprise, criteria: [{ text: more than 1000 employees, field: employees, op: gt, value: "1000" }] }',
  ],
  [
    'Tiers of leads with a value',
    'leadModel.tiers',
    '{ id: manager, name: Manager, value: { amount: 40, currency: USD }, closeRate: 40 }',
  ],
  [
    'Speed, depth and capacity of follow-up',
    'leadModel',
    'followUp: { team: provider, maxAttempts: 6, minutesPerAttempt: 10, connectRate: 20, reps: 2, hoursPerRep: 160, share: 40 }',
  ],
  ['The share of a window without figures', 'metrics.availability', 'unknownShare: 5'],
  [
    'A count',
    'metrics',
    '{ id: visits, name: Visits, unit: visits, direction: higher-is-better, kind: count, aggregation: sum }',
  ],
  [
    'A score',
    'metrics',
    '{ id: satisfaction, name: Satisfaction, unit: points, direction: higher-is-better, kind: score, aggregation: mean }',
  ],
  [
    'Money',
    'metrics',
    '{ id: revenue, name: Revenue, unit: USD, direction: higher-is-better, kind: money, aggregation: sum }',
  ],
  [
    'How long something takes',
    'metrics',
    '{ id: repair, name: Time to repair, unit: min, direction: lower-is-better, kind: duration, unresolved: age-at-window-end }',
  ],
  // Windows, calendars, zones
  ['Calendar month or quarter', 'objectives.uptime', 'window: { length: P3M, kind: calendar }'],
  ['Billing cycle', 'objectives.uptime', 'window: { length: P1M, kind: billing-cycle, startsOn: 01-15 }'],
  ['Fiscal quarter', 'objectives.uptime', 'window: { length: P3M, kind: fiscal, startsOn: 04-01 }'],
  ['Rolling window', 'objectives.uptime', 'window: { length: P30D, kind: rolling, step: P1D }'],
  ['The days before a claim', 'objectives.uptime', 'window: { length: P365D, kind: trailing }'],
  ['The whole term', 'objectives.uptime', 'window: { length: P1Y, kind: term }'],
  ['Partial periods', 'objectives.uptime', 'window: { length: P1M, partial: prorate }'],
  [
    'Time zone of an agreement, a calendar, a window',
    'objectives.uptime',
    'window: { length: P1M, timeZone: America/New_York }',
  ],
  [
    'Weekly hours with holidays',
    'calendars',
    '{ id: office, name: Office Hours, week: { mon: [{ from: "09:00", to: "17:00" }] }, holidays: { dates: [2026-12-25], region: Hamburg, coversUntil: 2026-12-31 } }',
  ],
  [
    'Hours of a season',
    'calendars',
    '{ id: summer, name: Summer Hours, week: { mon: [{ from: "08:00", to: "18:00" }] }, seasons: [{ from: 06-01, to: 08-31, week: { mon: [{ from: "08:00", to: "16:00" }] } }] }',
  ],
  [
    'Hours at the place of a party',
    'calendars',
    '{ id: local, name: Local Hours, locationOf: customer, week: { fri: [{ from: "09:00", to: "13:00" }] } }',
  ],
  [
    'Calendars joined: open where one is, closed on the holidays that all have',
    'calendars',
    '{ id: follow-the-sun, name: Follow the Sun, union: [business-hours, night-shift] }',
  ],
  [
    'Calendars intersected: open where all are',
    'calendars',
    '{ id: both-open, name: Shared Hours, intersection: [around-the-clock, business-hours] }',
  ],
  [
    'Hours that run past midnight',
    'calendars',
    '{ id: late, name: Late Hours, week: { fri: [{ from: "22:00", to: "06:00" }] } }',
  ],
  [
    'Hours on holidays, single days',
    'calendars',
    '{ id: shop, name: Shop Hours, week: { sat: [{ from: "10:00", to: "16:00" }] }, holidays: { dates: [2026-12-25], hours: [{ from: "11:00", to: "13:00" }] }, exceptions: [{ date: 2026-12-24, open: [], reason: Christmas Eve }] }',
  ],
  [
    'Clock time, business hours, business days',
    'support.matrix',
    '{ severity: normal, respond: { within: PT8H, clock: business-hours }, resolve: { businessDays: 5, clock: business-hours } }',
  ],
  ['Hours of service', 'services.platform', 'serviceHours: business-hours'],
  ['Hours of support', 'support', 'hours: business-hours'],
  ['Hours of measurement', 'metrics.availability', 'clock: around-the-clock'],
  [
    'Maintenance: window, notice, budget, emergency',
    'maintenance',
    '{ id: monthly-work, kind: scheduled, effect: left-out, schedule: { rrule: "FREQ=MONTHLY;BYDAY=1SU", at: "02:00" }, duration: PT4H, budget: PT24H, budgetPer: P1Y, notice: { within: P7D }, exception: An emergency needs no notice. }',
  ],
  [
    'Maintenance that counts as downtime, or as available',
    'maintenance',
    '{ id: urgent-work, kind: emergency, effect: counts-as-available, notice: { within: PT2H }, maxPerWindow: PT1H }',
  ],
  // Remedies
  [
    'A ladder of half-open tiers',
    'remedies.credits',
    '{ id: ladder, objective: uptime, base: month-charges, tiers: [{ from: 99.0, to: 99.9, percent: 10 }, { to: 99.0, percent: 25 }] }',
  ],
  [
    'Tiers whose bounds leave a gap, as they are published',
    'remedies.credits',
    '{ id: published, objective: uptime, tiers: [{ above: 99.0, upTo: 99.9, percent: 10 }, { to: 99.0, percent: 25 }] }',
  ],
  [
    'Tiers that overlap, as they are published',
    'remedies.credits',
    '{ id: overlapping, objective: uptime, tiers: [{ from: 99.0, upTo: 99.9, percent: 10 }, { from: 95.0, upTo: 99.0, percent: 25 }] }',
  ],
  [
    'Linear steps down to a floor',
    'remedies.credits',
    '{ id: steps, objective: uptime, linear: { percent: 5, step: 0.1, below: 99.9, start: 5, downTo: 99.0, atMost: 50 } }',
  ],
  [
    'Points below the level',
    'remedies.credits',
    '{ id: points, objective: uptime, belowTarget: true, tiers: [{ above: 0, upTo: 0.5, percent: 5 }, { above: 0.5, percent: 10 }] }',
  ],
  [
    'A multiple of the cost of downtime',
    'remedies.credits',
    '{ id: tenfold, objective: uptime, multiple: 10 }',
  ],
  [
    'A ratio by a formula',
    'remedies.credits',
    '{ id: ratio, objective: uptime, formula: downtime / agreed * 100, variables: { downtime: minutes of downtime, agreed: minutes of the month } }',
  ],
  ['A flat credit', 'remedies.credits', '{ id: one-off, objective: uptime, flat: { percent: 10 } }'],
  [
    'A fraction of a fee, days of service',
    'remedies.credits',
    '{ id: daily, objective: uptime, tiers: [{ to: 99.0, fraction: 1/30 }, { from: 99.0, to: 99.9, serviceDays: 1 }] }',
  ],
  [
    'Half of the charges for the first month, the fee for installation',
    'remedies.credits',
    '{ id: installation, objective: uptime, base: first-month-charges, flat: { fraction: 1/2 } }',
  ],
  [
    'Money per day or event, from a threshold',
    'remedies.credits',
    '{ id: per-day, objective: uptime, each: { per: day, amount: { amount: 8.06, currency: GBP }, startsAfter: { businessDays: 2, clock: business-hours }, indexation: The amount follows the consumer price index. } }',
  ],
  [
    'An amount at risk with weights',
    'remedies',
    'pool: { percent: 12, per: P1M, allocation: 200, shares: [{ objective: uptime, weight: 60, repeatMultiplier: 1.5 }, { objective: latency, weight: 40 }] }',
  ],
  ['Earning a credit back', 'remedies', 'earnBack: { windows: 3, percent: 100 }'],
  [
    'What the credit is a share of',
    'remedies.credits',
    '{ id: based, objective: uptime, base: preceding-charges, baseExcludes: [one-time fees, taxes], scope: region, flat: { percent: 10 } }',
  ],
  [
    'A cap in percent of a month',
    'remedies.caps',
    '{ scope: credits, per: P1M, percent: 50, of: period-charges, each: service }',
  ],
  [
    'A cap in percent of the subscription',
    'remedies.caps',
    '{ scope: credits, percent: 8, of: subscription-charges }',
  ],
  [
    'A cap of one monthly fee in a rolling year, for each line',
    'remedies.caps',
    '{ scope: credits, per: P12M, rolling: true, fees: 1, each: line }',
  ],
  ['A cap in days of service', 'remedies.caps', '{ scope: credits, per: P3M, serviceDays: 90 }'],
  ['A cap for each invoice', 'remedies.caps', '{ scope: all, percent: 100, of: invoice, each: invoice }'],
  [
    'Smallest credit, rounding',
    'remedies',
    '{ minimumPayable: { amount: 1.00, currency: USD }, rounding: half-up }',
  ],
  ['One miss, several credits', 'remedies', 'singleEventRule: customer-chooses'],
  [
    'Form of the credit, transfer, interest, expiry',
    'remedies',
    '{ forms: [credit, refund], notForms: [cash], transferable: false, interest: A credit bears no interest., claim: { mode: automatic, expires: A credit expires with the order form. } }',
  ],
  ['Automatic or claimed', 'remedies', 'claim: { mode: automatic }'],
  [
    'Claim: deadline in business days or by the end of the quarter, decision and payment',
    'remedies',
    'claim: { mode: on-claim, limit: { endOf: quarter, from: the failure }, decide: { within: P45D }, pay: { billingCycles: 2 } }',
  ],
  [
    'Claim: deadline by billing cycle, channel, subject, evidence, redaction',
    'remedies',
    'claim: { mode: on-claim, limit: { billingCycles: 2, from: the failure }, channel: the billing portal, subject: SLA credit request, evidence: [the dates and times of each failure], redaction: Confidential data may be made unreadable., decide: { businessDays: 10, clock: business-hours } }',
  ],
  [
    'Preconditions of a claim',
    'remedies',
    'claim: { mode: on-claim, limit: { within: P30D }, preconditions: [all invoices are paid] }',
  ],
  [
    'Chronic failure: in a row',
    'remedies.chronicFailures',
    '{ id: three-in-a-row, objective: uptime, misses: 3, of: 3, right: terminate }',
  ],
  [
    'Chronic failure: in a rolling stretch of time',
    'remedies.chronicFailures',
    '{ id: five-a-year, objective: latency, misses: 5, within: P12M, right: renegotiate }',
  ],
  [
    'Chronic failure: a single severe month',
    'remedies.chronicFailures',
    '{ id: severe, objective: uptime, below: 90, right: terminate-service }',
  ],
  [
    'Chronic failure: some of several windows, or one severe one',
    'remedies.chronicFailures',
    '{ id: two-of-three, objective: uptime, misses: 2, of: 3, below: 95, right: terminate, exercise: { within: P30D }, refund: the prepaid fees for the rest of the term, notified: true }',
  ],
  [
    'Suspension, corrective plan, justification, diagnosis',
    'remedies.consequences',
    '{ id: justify, kind: justification, objective: uptime, after: 1, text: The provider explains the miss in writing., owner: provider-owner, due: { businessDays: 10, clock: business-hours } }',
  ],
  [
    'Strikes',
    'remedies.strikes',
    '{ id: misses, against: provider, objective: uptime, within: P6M, steps: [{ at: 1, action: find the cause, owner: provider-owner, due: { within: P7D } }] }',
  ],
  [
    'Make-good',
    'remedies.makeGoods',
    '{ id: carry-over, objective: latency, owner: provider-owner, due: { within: P1M }, formula: target - actual, maxCarry: 20 }',
  ],
  [
    'Improvement plan',
    'remedies.plans',
    '{ id: improve, objective: uptime, after: 2, owner: provider-owner, due: { within: P14D }, contents: [the cause, the measures, their dates] }',
  ],
  [
    'A charge for a booked level',
    'charges.surcharges',
    '{ id: night-cover, name: Night cover, plan: premium, percent: 10, per: P1M }',
  ],
  ['Sole remedy or not', 'remedies', 'exclusive: false'],
  // Support
  [
    'Severities: tests, examples, who sets and changes them, when they fall',
    'support.severities',
    '{ id: minor, name: Minor, rank: 3, criteria: [one function is impaired], examples: [a report is slow], setBy: customer, changedBy: provider, downgradedWhen: a workaround is in place, raisedFor: [members of the board] }',
  ],
  [
    'Plan by severity by response, update, workaround, resolution',
    'support.matrix',
    '{ severity: critical, plan: premium, respond: { within: PT30M }, update: { within: PT1H }, workaround: { within: PT4H }, resolve: none }',
  ],
  [
    'What counts as a response, and when a report counts',
    'support',
    '{ responseMeans: a message from a person, notResponses: [an automatic reply], reportedWhen: A report counts once the ticket and the call have both arrived. }',
  ],
  [
    'Clocks that pause, thresholds',
    'support',
    '{ pauseWhen: [the provider waits for the customer], thresholds: [{ at: 75, action: The duty manager is told. }] }',
  ],
  [
    'Escalation ladder with an urgent path',
    'escalation',
    '{ id: ladder, appliesTo: [uptime], urgentPath: Call the duty manager at once., steps: [{ after: { within: PT4H }, contact: provider-owner, action: take over, urgent: true }] }',
  ],
  [
    'Contacts by size',
    'support.contactAllowances',
    '{ plan: premium, upTo: 500, unit: devices, contacts: 5 }',
  ],
  [
    'Limits of consumption and of work',
    'support.workloadLimits',
    '{ id: hours, name: Hours of work, max: 20, unit: hours, per: P1M, beyond: chargeable }',
  ],
  // Governance and text
  [
    'Exclusions with scope and effect',
    'exclusions',
    '{ id: beta, text: a function marked as preview, category: beta, effect: left-out, services: [platform], burden: provider, maxPerWindow: PT2H }',
  ],
  [
    'Duties of the customer as conditions',
    'customerDuties',
    '{ id: back-off, party: customer, duty: repeat a failed request no sooner than after one second, objectives: [uptime] }',
  ],
  [
    'Reports: content, cadence, on request',
    'reports',
    '{ id: quarterly, name: Quarterly report, from: provider-owner, to: [customer-owner], onRequest: true, contents: [the figures of each objective], retention: P2Y }',
  ],
  [
    'Reviews, and a recalculation',
    'reviews',
    '{ id: yearly, kind: full, every: P1Y, participants: [provider-owner, customer-owner], depth: all objectives, onExpiry: true }',
  ],
  [
    'Assumptions that are computed anew',
    'assumptions',
    '{ id: win-rate, name: Win rate, value: 46, unit: "%", recalculation: { formula: 100 * won / leads, variables: { won: leads that became customers, leads: all leads }, every: P1M, basis: cohort } }',
  ],
  [
    'Term, renewal, notice',
    '',
    'term: { effective: 2026-01-01, length: P1Y, timeZone: Europe/Berlin, frozenFor: P6M, renewal: { mode: automatic, length: P1Y, nonRenewalNotice: P60D, max: 3 } }',
  ],
  [
    'Change of terms: notice, exit right, pull request',
    'legal',
    'changes: { method: pull-request, notice: P30D, exitRight: The customer may end this Agreement within the notice., limits: The levels may not be lowered. }',
  ],
  [
    'Defined terms with their uses',
    'definitions',
    '{ id: outage, term: Outage, aliases: [Failure], meaning: "a stretch of [[Downtime]]" }',
  ],
  [
    'Worked examples of a formula',
    'metrics.availability',
    '{ formula: (agreed - downtime) / agreed * 100, variables: { agreed: minutes, downtime: minutes down }, examples: [{ values: { agreed: 43200, downtime: 60 }, result: 99.861 }] }',
  ],
  [
    'Version history with release notes',
    'history',
    '{ version: 1.1.0, date: 2026-02-01, summary: New levels., notes: ["the formula was multiplied by 100, to mend a slip"] }',
  ],
  [
    'Amendments',
    'amendments',
    '{ number: 1, effective: 2026-07-01, summary: The level rises., changes: [{ field: objectives.uptime.target, was: "99.5", becomes: "99.9" }] }',
  ],
  [
    'Signatures and approvals',
    'signatures',
    '{ party: provider, signer: provider-owner, capacity: Director, kind: approval, date: 2026-01-15, version: 1.0.0 }',
  ],
  ['Recitals', 'legal', 'recitals: [The customer runs its business on the platform.]'],
  [
    'Governing law, statement on liquidated damages, prevailing language',
    'legal',
    '{ governingLaw: Germany, liquidatedDamages: The parties agree that the loss is hard to prove., prevailingLanguage: en }',
  ],
  [
    'Texts in several languages',
    'services.platform',
    'name: { en: Platform, zh-Hant: 平台 }',
    { languages: ['en', 'zh-Hant'] },
  ],
  ['How numbers and dates are written', '', 'presentation: { locale: en-US, worksheets: true }'],
  [
    'Values to fill in, with prompt and example',
    'variables',
    '{ id: region, label: Region, kind: choice, prompt: Where does the customer work?, example: Europe, options: [Europe, Americas], fields: [services.platform.name] }',
    { status: 'template' },
  ],
  [
    'Guidance for a section',
    'guidance',
    '{ section: goals, text: Name one goal for each party. }',
    { status: 'template' },
  ],
  ['The way the contract looks', '', 'presentation: { style: two-column, paper: Letter }'],
];
