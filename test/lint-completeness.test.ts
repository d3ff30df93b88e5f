import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../src/lint/profile.ts';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { cureNoticeOrder } from '../src/lint/rules/cure-notice-order.ts';
import { missingBuildingBlock } from '../src/lint/rules/missing-building-block.ts';
import { missingContactRole } from '../src/lint/rules/missing-contact-role.ts';
import { missingTranslation } from '../src/lint/rules/missing-translation.ts';
import { noContingency } from '../src/lint/rules/no-contingency.ts';
import { objectiveWithoutConsequence } from '../src/lint/rules/objective-without-consequence.ts';
import { regulatoryProfileGap } from '../src/lint/rules/regulatory-profile-gap.ts';
import { reviewOutsideTerm } from '../src/lint/rules/review-outside-term.ts';
import { terminationWithoutTest } from '../src/lint/rules/termination-without-test.ts';
import { unsignedInForce } from '../src/lint/rules/unsigned-in-force.ts';
import type { Problem } from '../src/problem.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

type Example = RuleExample['example'] | 'minimal-customer' | 'minimal-internal' | 'minimal-multi-level';
type Change = Readonly<Record<string, string>>;
/** What it is, the example, what changes in it, and the severity and the path of each finding. */
type Case = readonly [string, Example, Change, ...(readonly string[])];

function lintChanged(
  rule: Rule,
  example: Example,
  change: Change,
  profile?: Profile,
): Promise<readonly Problem[]> {
  const text = readFileSync(join(PROJECT, `examples/${example}.sla.yaml`), 'utf8');
  return lintText(changedText(text, change), [rule], { profile });
}

function judge(rule: Rule, cases: readonly Case[], profile?: Profile): void {
  describe(rule.name, () => {
    test.each(cases.map(([name, example, change, ...expected]) => ({ name, example, change, expected })))(
      '$name',
      async ({ example, change, expected }) => {
        const found = await lintChanged(rule, example, change, profile);
        expect(found.map(({ rule: name }) => name)).toEqual(expected.map(() => `lint/${rule.name}`));
        expect(found.map(({ severity, path }) => `${severity} ${path}`)).toEqual(expected);
        for (const { message, hint } of found) {
          expect(message).toMatch(/^[“`A-Z][\s\S]{0,498}[^.]$/);
          expect(hint).toMatch(/^[^A-Z].*[^.]$/s);
        }
      },
    );
  });
}

judge(missingBuildingBlock, [
  ['a draft is told what it lacks as a remark', 'minimal-customer', {}, 'info /contacts'],
  [
    'two objectives, of which none is the measure of success',
    'cloud-service',
    { 'summary.success': '' },
    'warning /summary',
  ],
  [
    'one objective is the measure of success without a word',
    'minimal-customer',
    {
      status: 'agreed',
      reports: '[{ id: monthly, name: Uptime, from: lee, to: [nora] }]',
    },
  ],
  [
    'a requirement of the kind report is one',
    'minimal-customer',
    { status: 'agreed', 'requirements.report.kind': 'report' },
  ],
  [
    'a party without a goal whom an objective benefits',
    'cloud-service',
    {
      'goals.dispatch-through-platform': '',
      'goals.dependable-platform.supports': '',
      'goals.quick-support.supports': '',
    },
  ],
  [
    'a party whom nothing concerns',
    'cloud-service',
    { 'parties.+': '{ id: extra, name: Extra Ltd, roles: [customer] }' },
    'error /parties/2',
    'error /requirements',
  ],
  [
    'a sponsor, an auditor and end users need no goal',
    'cloud-service',
    {
      'parties.+': '{ id: auditor, name: Auditor, roles: [auditor] }',
    },
  ],
  [
    'a goal in words alone',
    'minimal-internal',
    {
      status: 'agreed',
      'requirements.status.kind': 'report',
      'goals.deal-goal': '{ id: deal-goal, party: sales, statement: Sales sells. }',
      'objectives.monthly-leads.beneficiary': 'marketing',
    },
    'error /goals',
  ],
  [
    'a customer with duties alone, and no requirement',
    'minimal-customer',
    {
      status: 'agreed',
      'requirements.access': '',
      'requirements.report.kind': 'report',
      customerDuties: '[{ id: updates, duty: approve updates }]',
    },
  ],
  [
    'a customer of whom nothing is required',
    'minimal-customer',
    { status: 'agreed', 'requirements.access': '', 'requirements.report.kind': 'report' },
    'error /requirements',
  ],
  [
    'a reward is no remedy',
    'minimal-customer',
    {
      status: 'agreed',
      'requirements.report.kind': 'report',
      remedies: '{ rewards: [{ id: bonus, objective: availability, above: 99.99, text: A bonus is due. }] }',
    },
    'error /remedies',
  ],
  [
    'a second service without an objective, and one that is expressly without',
    'cloud-service',
    {
      support: '',
      'services.+':
        '{ id: training, name: Training, description: Alsterkrone trains users., provider: alsterkrone, recipients: [maasvliet] }',
    },
    'error /services/2',
  ],
  [
    'a service with expressly no commitment',
    'cloud-service',
    {
      support: '',
      'services.+':
        '{ id: training, name: Training, description: Alsterkrone trains users., provider: alsterkrone, recipients: [maasvliet], noCommitment: [the training] }',
    },
  ],
  [
    'objectives that name no service belong to those of their obligor',
    'minimal-multi-level',
    { status: 'agreed', 'requirements.friction.kind': 'report' },
    'error /services/0',
  ],
]);

judge(missingContactRole, [
  [
    'two owners face each other without a word',
    'minimal-internal',
    { status: 'agreed' },
    'error /parties/0',
    'error /parties/1',
  ],
  [
    'a step of an escalation is somebody to escalate to',
    'minimal-internal',
    {
      status: 'agreed',
      escalation:
        '[{ id: ladder, steps: [{ after: { within: P1D }, contact: amir, action: decide }, { after: { within: P2D }, contact: kendra, action: decide }] }]',
    },
  ],
  [
    'three owners of whom one has no counterpart',
    'marketing-sales-service',
    { status: 'agreed', 'contacts.amir.counterpart': '' },
    'error /contacts/0',
  ],
  [
    'a counterpart in the same party',
    'marketing-sales-service',
    {
      status: 'agreed',
      'contacts.joan.counterpart': 'theo',
      'contacts.kendra.counterpart': 'amir',
      'contacts.theo.counterpart': '',
    },
    'error /contacts/2',
  ],
  [
    'whoever is named as a counterpart needs to name nobody',
    'marketing-sales-service',
    { status: 'agreed', 'contacts.joan.counterpart': '' },
  ],
  [
    'a notice has nowhere to go in a contract',
    'cloud-service',
    { 'contacts.provider-owner.functions': '[owner, escalation]' },
    'error /parties/0',
  ],
  [
    'a policy needs no notices',
    'cloud-service',
    { 'contacts.provider-owner.functions': '[owner, escalation]', 'legal.binding': 'internal-policy' },
  ],
  [
    'the customer does not get the only report on its objectives',
    'cloud-service',
    { 'reports.monthly-service-report.to': '[provider-owner]' },
    'error /reports/0/to',
  ],
  [
    'a second report brings it the figures',
    'cloud-service',
    {
      'reports.monthly-service-report.to': '[provider-owner]',
      'reports.+':
        '{ id: copy, name: Copy, from: provider-service-manager, to: [customer-it], metrics: [availability, response-attainment] }',
    },
  ],
  [
    'a report without figures that stays in the house',
    'cloud-service',
    { 'reports.+': '{ id: memo, name: Memo, from: provider-service-manager, to: [provider-owner] }' },
    'error /reports/1/to',
  ],
  [
    'end users read no reports',
    'marketing-sales-service',
    { status: 'agreed', 'reports.care-report.to': '[theo, kendra]' },
  ],
  [
    'a delivery that is confirmed to the supplier alone',
    'dunder-mifflin',
    { 'services.paper-supply.deliverables.copy-paper.confirmation.to': '[jim]' },
    'info /services/0/deliverables/0/confirmation/to',
  ],
  [
    'a contact of a department speaks for its company',
    'cloud-service',
    {
      'parties.+':
        '{ id: desk, name: Service Desk, kind: department, parent: alsterkrone, roles: [supporting-party] }',
      'contacts.provider-owner.party': 'desk',
    },
  ],
]);

judge(objectiveWithoutConsequence, [
  [
    'inside one company it is a warning',
    'marketing-sales',
    { 'remedies.plans.follow-up-plan': '' },
    'warning /objectives/3',
  ],
  [
    'an informational level costs nothing',
    'marketing-sales',
    { 'remedies.plans.follow-up-plan': '', 'objectives.follow-up-depth.strength': 'informational' },
  ],
  [
    'none is no promise',
    'marketing-sales',
    { 'remedies.plans.follow-up-plan': '', 'objectives.follow-up-depth.target': 'none' },
  ],
  [
    'a ground for termination is a consequence',
    'marketing-sales',
    {
      'remedies.plans.follow-up-plan': '',
      'termination.grounds.leads-missed.trigger':
        '{ kind: count-of-misses, objective: follow-up-depth, misses: 3, of: 3 }',
    },
  ],
  [
    'a consequence for whatever is missed',
    'marketing-sales',
    {
      'remedies.plans.follow-up-plan': '',
      'remedies.consequences': '[{ id: meeting, kind: meeting, text: The directors meet. }]',
    },
  ],
  [
    'a ground about insolvency is none',
    'marketing-sales',
    {
      'remedies.plans.follow-up-plan': '',
      'termination.grounds.+':
        '{ id: insolvency, trigger: { kind: insolvency, test: if a court opens proceedings }, notice: P7D }',
    },
    'warning /objectives/3',
  ],
  [
    'in a contract it is an error',
    'cloud-service',
    { 'remedies.credits.response-credits': '' },
    'error /objectives/1',
  ],
  [
    'in a draft it is a remark',
    'cloud-service',
    { status: 'in-review', 'remedies.credits.response-credits': '' },
    'info /objectives/1',
  ],
  [
    'a declaration without effect is only warned of',
    'cloud-service',
    { 'remedies.credits.response-credits': '', 'legal.binding': 'non-binding' },
    'warning /objectives/1',
  ],
  [
    'a share in the amount at risk is a consequence',
    'cloud-service',
    {
      'remedies.credits.response-credits': '',
      'remedies.pool': '{ percent: 10, shares: [{ objective: support-response, weight: 100 }] }',
    },
  ],
  [
    'what takes the place of an objective has its consequences',
    'cloud-service',
    {
      'objectives.support-response.overrides': 'platform-availability',
      'remedies.credits.response-credits': '',
    },
  ],
]);

judge(noContingency, [
  [
    'relief without an end is a remark',
    'marketing-sales',
    { 'contingencies.website-failure.maxLength': '' },
    'info /contingencies/0',
  ],
  ['none at all', 'cloud-service', { contingencies: '' }, 'warning '],
  ['an empty list', 'cloud-service', { contingencies: '[]' }, 'warning /contingencies'],
  [
    'an exclusion of force majeure leaves a remark',
    'cloud-service',
    { contingencies: '', 'exclusions.customer-network.category': 'force-majeure' },
    'info ',
  ],
  [
    'relief without a least level',
    'cloud-service',
    { 'contingencies.data-centre-loss.floor': '' },
    'warning /contingencies/0',
  ],
  [
    'a suspension needs no level',
    'cloud-service',
    { 'contingencies.data-centre-loss.floor': '', 'contingencies.data-centre-loss.effect': 'suspend' },
  ],
  ['a least level of zero is one', 'cloud-service', { 'contingencies.data-centre-loss.floor': '0' }],
  [
    'a level that is still to be decided',
    'dunder-mifflin',
    { 'contingencies.blocked-roads.floor': 'to-be-decided' },
  ],
  [
    'rare events only',
    'cloud-service',
    { 'contingencies.data-centre-loss.events': '[civil, regulatory]' },
    'warning /contingencies',
  ],
  [
    'force majeure covers the weather',
    'cloud-service',
    { 'contingencies.data-centre-loss.events': '[civil, force-majeure]' },
  ],
  [
    'no objective that an event could excuse',
    'minimal-internal',
    {
      status: 'agreed',
      objectives: '',
      'goals.lead-goal.objective': '',
      remedies: '{ consequences: [{ id: meeting, kind: meeting, text: The directors meet. }] }',
      'termination.grounds.three-misses.trigger': '{ kind: other, test: if a director declares it }',
    },
  ],
]);

const DORA = regulatoryProfileGap.good.change;
/** Everything but some of it. */
const doraWithout = (...fields: readonly string[]): Change =>
  Object.fromEntries(Object.entries(DORA).filter(([field]) => !fields.includes(field)));

judge(
  regulatoryProfileGap,
  [
    ['everything is there', 'cloud-service', DORA],
    [
      'it is not said whether a service is critical',
      'cloud-service',
      { ...doraWithout('services.platform-support.critical'), 'services.freight-platform.critical': 'false' },
      'error /services/1',
    ],
    [
      'a service that is not critical may be silent on subcontracting',
      'cloud-service',
      {
        ...doraWithout('services.freight-platform.subcontracting'),
        'services.freight-platform.critical': 'false',
      },
    ],
    [
      'data of which nothing is said',
      'cloud-service',
      doraWithout('data'),
      'error ',
      'error ',
      'error ',
      'error ',
      'error ',
      'error ',
    ],
    [
      'the return of data may stand with the exit',
      'cloud-service',
      {
        ...DORA,
        'data.returnFormat': '',
        'termination.exit': '{ length: P3M, duties: [help], dataReturn: All data go back. }',
      },
    ],
    [
      'authorities are turned away',
      'cloud-service',
      { ...DORA, 'data.authorityCooperation': 'false' },
      'error /data/authorityCooperation',
    ],
    ['levels cannot be revised', 'cloud-service', { ...DORA, 'legal.changeControl': '' }, 'error /legal'],
    [
      'changes by notice revise them',
      'cloud-service',
      { ...DORA, 'legal.changeControl': '', 'legal.changes': '{ method: written, notice: P60D }' },
    ],
    [
      'the customer cannot leave',
      'cloud-service',
      {
        ...DORA,
        'termination.grounds.chronic-failure.by': '[alsterkrone]',
        'termination.grounds.contingency-expired.by': '[alsterkrone]',
        'termination.grounds.material-breach.by': '[alsterkrone]',
        'termination.grounds.insolvency.by': '[alsterkrone]',
      },
      'error /termination/grounds',
    ],
    [
      'the training is the customer’s own',
      'cloud-service',
      {
        ...DORA,
        'requirements.security-training.from': 'maasvliet',
        'requirements.security-training.party': 'alsterkrone',
      },
      'error /requirements',
    ],
    [
      'a critical service without a number',
      'cloud-service',
      { ...DORA, 'objectives.platform-availability.target': 'none' },
      'error /objectives/0/target',
    ],
    [
      'a report on request is none',
      'cloud-service',
      { ...DORA, 'reports.monthly-service-report.onRequest': 'true' },
      'error /reports',
    ],
    [
      'a recovery that nobody tests',
      'cloud-service',
      { ...DORA, continuity: '{ services: [freight-platform] }' },
      'error /continuity',
    ],
    [
      'a recovery of another service',
      'cloud-service',
      { ...DORA, continuity: '{ services: [platform-support], testEvery: P1Y }' },
      'error /continuity',
    ],
    [
      'two critical services that lack the same are told once',
      'cloud-service',
      {
        ...doraWithout('termination.exit'),
        'services.platform-support.critical': 'true',
        'services.platform-support.subcontracting': 'Alsterkrone may not subcontract it.',
        continuity: '{ testEvery: P1Y }',
      },
      'error /termination',
    ],
    [
      'in a draft it is a remark',
      'cloud-service',
      { ...DORA, status: 'draft', 'data.locations': '' },
      'info /data',
    ],
  ],
  'regulated',
);

test('regulatory-profile-gap says nothing under another profile', async () => {
  for (const profile of [undefined, 'contract', 'internal'] as const)
    expect(await lintChanged(regulatoryProfileGap, 'cloud-service', {}, profile)).toEqual([]);
});

judge(unsignedInForce, [
  ['a draft is not signed', 'cloud-service', { status: 'in-review', signatures: '' }],
  ['nobody signs', 'cloud-service', { signatures: '' }, 'error /parties/0', 'error /parties/1'],
  [
    'a contact of the other party signs',
    'cloud-service',
    { 'signatures.0.signer': 'customer-owner' },
    'error /signatures/0/signer',
  ],
  ['one party does not sign', 'cloud-service', { 'signatures.1': '' }, 'error /signatures'],
  [
    'an acknowledgement is no signature',
    'cloud-service',
    { 'signatures.1.kind': 'acknowledgement' },
    'error /signatures/1/kind',
  ],
  [
    'an acknowledgement beside a signature needs no date',
    'cloud-service',
    { 'signatures.+': '{ party: maasvliet, signer: customer-it, kind: acknowledgement }' },
  ],
  [
    'an earlier version was signed',
    'cloud-service',
    { version: '1.1.0', 'signatures.0.version': '1.0.0', 'signatures.1.version': '1.1.0' },
    'error /signatures/0/version',
  ],
  [
    'an amendment was signed since',
    'cloud-service',
    {
      version: '1.1.0',
      'signatures.0.version': '1.0.0',
      'signatures.1.version': '1.0.0',
      amendments:
        '[{ number: 1, effective: 2026-07-01, summary: Levels., signatures: [{ party: alsterkrone, kind: signature, date: 2026-06-01 }, { party: maasvliet, kind: signature, date: 2026-06-02 }] }]',
    },
  ],
  [
    'an amendment that one party has not dated',
    'cloud-service',
    {
      version: '1.1.0',
      'signatures.0.version': '1.0.0',
      'signatures.1.version': '1.0.0',
      amendments:
        '[{ number: 1, effective: 2026-07-01, summary: Levels., signatures: [{ party: alsterkrone, kind: signature, date: 2026-06-01 }, { party: maasvliet, kind: signature }] }]',
    },
    'error /signatures/1/version',
  ],
  ['signed on the first day', 'cloud-service', { 'signatures.0.date': '2026-04-01' }],
  [
    'signed the day after',
    'cloud-service',
    { 'signatures.0.date': '2026-04-02' },
    'warning /signatures/0/date',
  ],
  [
    'the company signs for its departments',
    'marketing-sales',
    { signatures: '[{ party: company-x, signer: priya, kind: approval, date: 2026-01-28 }]' },
  ],
  [
    'departments do not sign for the company, and a sponsor need not',
    'marketing-sales',
    { 'signatures.2': '' },
  ],
  [
    'an approval that is listed but not given',
    'marketing-sales',
    { 'signatures.2.date': '' },
    'error /signatures/2',
  ],
]);

const TWO = { languages: '[en, de]', 'legal.prevailingLanguage': 'en' };
const texts = (en: string, de: string): Change => ({
  ...TWO,
  'goals.dependable-platform.statement': JSON.stringify({ en, de }),
});
const STATEMENT = '/goals/0/statement';

judge(missingTranslation, [
  ['one language needs no word on it', 'cloud-service', { languages: '[de]' }],
  ['none prevails in a contract', 'cloud-service', { languages: '[en, de]' }, 'error /legal'],
  ['none prevails in a policy', 'marketing-sales', { languages: '[en, de]' }, 'warning /legal'],
  ['none prevails in a draft', 'dunder-mifflin', { languages: '[en, es]' }, 'info /legal'],
  [
    'one prevails that there is no text in',
    'cloud-service',
    { languages: '[en, de]', 'legal.prevailingLanguage': 'fr' },
    'error /legal/prevailingLanguage',
  ],
  ['two numbers', 'cloud-service', texts('at least 99.9 %', 'mindestens 99,99 %'), `error ${STATEMENT}`],
  ['one number in two ways of writing', 'cloud-service', texts('99.90 % of 1,000.5', '99,9 % von 1.000,5')],
  ['a number as a word', 'cloud-service', texts('within thirty days', 'innerhalb von 30 Tagen')],
  ['the same numbers in another order', 'cloud-service', texts('3 of 12 months', 'in 12 Monaten 3')],
  ['times of day', 'cloud-service', texts('before 5 pm', 'vor 17:00 Uhr')],
  ['dates', 'cloud-service', texts('from 3/31/2026', 'ab dem 31.3.2026')],
  ['multiples', 'cloud-service', texts('2 million orders', '2.000.000 Aufträge')],
  [
    'a percentage beside a time of day',
    'cloud-service',
    texts('95 % before 5 pm', '96 % vor 17 Uhr'),
    `error ${STATEMENT}`,
  ],
  [
    'the same field is bound',
    'cloud-service',
    texts('{{objectives.platform-availability.target}} %', '{{objectives.platform-availability.target}} %'),
  ],
  [
    'a binding against its own number',
    'cloud-service',
    texts('at least {{objectives.platform-availability.target}}', 'mindestens 99,9 %'),
  ],
  [
    'a binding against another number',
    'cloud-service',
    texts('at least {{objectives.platform-availability.target}}', 'mindestens 99,5 %'),
    `error ${STATEMENT}`,
  ],
  [
    'a bound amount',
    'cloud-service',
    texts('a charge of {{charges.recurring}}', 'ein Entgelt von 8.400,00 EUR'),
  ],
  [
    'a bound duration is printed in words',
    'cloud-service',
    texts('after {{term.renewal.nonRenewalNotice}}', 'nach 3 Monaten'),
  ],
  [
    'digits of another script',
    'cloud-service',
    {
      languages: '[en, ar]',
      'legal.prevailingLanguage': 'en',
      'goals.dependable-platform.statement': JSON.stringify({
        en: 'for 99.9 % of 30 days',
        ar: '٩٩٫٩٪ ٣٠',
      }),
    },
  ],
  [
    'full-width digits that differ',
    'cloud-service',
    {
      languages: '[en, zh-Hant]',
      'legal.prevailingLanguage': 'en',
      'goals.dependable-platform.statement': JSON.stringify({
        en: 'at least 99.9%',
        'zh-Hant': '至少９９．９９％',
      }),
    },
    `error ${STATEMENT}`,
  ],
]);

const ground = (trigger: string): Change => ({ 'termination.grounds.support-withdrawn.trigger': trigger });
const TRIGGER = '/termination/grounds/2/trigger';

judge(terminationWithoutTest, [
  [
    'a count of misses',
    'marketing-sales',
    ground('{ kind: count-of-misses, objective: monthly-leads, misses: 3, of: 3 }'),
  ],
  [
    'a count among nobody knows how many',
    'marketing-sales',
    ground('{ kind: count-of-misses, objective: monthly-leads, misses: 3 }'),
    `warning ${TRIGGER}/misses`,
  ],
  [
    'one miss is one',
    'marketing-sales',
    ground('{ kind: count-of-misses, objective: monthly-leads, misses: 1 }'),
  ],
  [
    'a count of misses of nothing',
    'marketing-sales',
    ground('{ kind: count-of-misses, misses: 3, of: 3 }'),
    `warning ${TRIGGER}/misses`,
  ],
  [
    'a count of misses of the only objective',
    'minimal-customer',
    { 'termination.grounds.0.trigger': '{ kind: count-of-misses, misses: 3, of: 3 }' },
  ],
  [
    'support that ends by itself',
    'marketing-sales',
    ground('{ kind: unsupported, test: if the teams are not behind this Agreement any more }'),
    `warning ${TRIGGER}/test`,
  ],
  [
    'support that ends by a decision',
    'marketing-sales',
    ground(
      '{ kind: unsupported, test: if the directors decide that the teams are not behind this Agreement any more }',
    ),
  ],
  [
    'trust',
    'marketing-sales',
    ground('{ kind: other, test: if trust is lost between the teams }'),
    `error ${TRIGGER}/test`,
  ],
  [
    'a single miss far below',
    'marketing-sales',
    ground('{ kind: missed-objective, objective: monthly-leads, below: 50 }'),
  ],
  ['a single miss', 'marketing-sales', ground('{ kind: missed-objective, objective: monthly-leads }')],
  [
    'a count without a number',
    'marketing-sales',
    ground('{ kind: count-of-misses, objective: monthly-leads }'),
    `error ${TRIGGER}`,
  ],
  ['a miss of nothing', 'marketing-sales', ground('{ kind: missed-objective }'), `error ${TRIGGER}`],
  ['a breach', 'marketing-sales', ground('{ kind: breach }'), `error ${TRIGGER}`],
  [
    'a breach with time to cure it',
    'cloud-service',
    { 'termination.grounds.material-breach.trigger': '{ kind: breach }' },
    'warning /termination/grounds/2/trigger',
  ],
  [
    'a test that may still come',
    'cloud-service',
    { status: 'draft', 'termination.grounds.insolvency.trigger': '{ kind: other }' },
    'info /termination/grounds/3/trigger',
  ],
  ['a cause that nobody names', 'marketing-sales', ground('{ kind: other }'), `error ${TRIGGER}`],
  ['the law knows insolvency', 'marketing-sales', ground('{ kind: insolvency }'), `warning ${TRIGGER}`],
  ['a contingency that has a longest time', 'marketing-sales', ground('{ kind: expiry-of-contingency }')],
  [
    'a contingency that never expires',
    'marketing-sales',
    {
      ...ground('{ kind: expiry-of-contingency }'),
      'contingencies.website-failure.maxLength': '',
      'contingencies.sales-vacancies.maxLength': '',
    },
    `error ${TRIGGER}`,
  ],
  [
    'a feeling',
    'marketing-sales',
    ground('{ kind: unsupported, test: if Sales is Not Satisfied with the leads }'),
    `error ${TRIGGER}/test`,
  ],
  [
    'a feeling that is declared',
    'marketing-sales',
    ground(
      '{ kind: unsupported, test: if Sales declares in a review that it is not satisfied with the leads }',
    ),
  ],
  [
    'a feeling with a number',
    'marketing-sales',
    ground('{ kind: unsupported, test: if fewer than 70 of 100 customers call themselves not unhappy }'),
  ],
  [
    'vague words beside a count',
    'marketing-sales',
    ground(
      '{ kind: count-of-misses, objective: monthly-leads, misses: 3, of: 3, test: if performance is unacceptable }',
    ),
  ],
  [
    'vague words in a language without a list',
    'marketing-sales',
    { languages: '[de]', ...ground('{ kind: other, test: falls es unacceptable ist }') },
  ],
]);

const notice = (value: string, cure: string): Change => ({
  'termination.grounds.material-breach.notice': value,
  'termination.grounds.material-breach.cure': cure,
});
const BREACH = '/termination/grounds/2/notice';
const CHRONIC = '/termination/grounds/0/notice';
/** One missed month gives the right to terminate. */
const once = (value: string): Change => ({
  'termination.grounds.chronic-failure.trigger':
    '{ kind: missed-objective, objective: platform-availability }',
  'termination.grounds.chronic-failure.notice': value,
});

judge(cureNoticeOrder, [
  ['as long as the notice', 'cloud-service', notice('P14D', 'P2W')],
  ['a day longer', 'cloud-service', notice('P14D', 'P15D'), `error ${BREACH}`],
  ['no notice at all', 'cloud-service', notice('P0D', 'P1D'), `error ${BREACH}`],
  ['longer in some months only', 'cloud-service', notice('P1M', 'P30D')],
  ['longer in every month', 'cloud-service', notice('P1M', 'P32D'), `error ${BREACH}`],
  // Ten business days take fourteen days at least, and April, which has two holidays and is missed first, ends on a Thursday.
  ['a plan that is due after the end', 'cloud-service', once('P7D'), `error ${CHRONIC}`],
  ['a plan that is due long before the end', 'cloud-service', once('P30D')],
  // The plan is due on the 15th of the month that follows October, and later after most others.
  [
    'a plan that is late after some months only',
    'cloud-service',
    {
      ...once('P14D'),
      'remedies.plans.availability-plan.due': '{ businessDays: 10, clock: business-hours }',
    },
    `warning ${CHRONIC}`,
  ],
  [
    'a plan that is due on the last day',
    'cloud-service',
    { ...once('P14D'), 'remedies.plans.availability-plan.due': '{ within: P14D }' },
  ],
  [
    'a plan that is due a day later',
    'cloud-service',
    { ...once('P14D'), 'remedies.plans.availability-plan.due': '{ within: P15D }' },
    `error ${CHRONIC}`,
  ],
  [
    'a time to cure keeps the agreement alive until the plan is due',
    'cloud-service',
    {
      ...once('P14D'),
      'remedies.plans.availability-plan.due': '{ within: P14D }',
      'termination.grounds.chronic-failure.cure': 'P14D',
    },
  ],
  [
    'the second miss leaves a month for the plan of the first',
    'cloud-service',
    { 'termination.grounds.chronic-failure.notice': 'P1D' },
  ],
  [
    'a plan for more misses than end the agreement is for whoever stays',
    'cloud-service',
    { ...once('P7D'), 'remedies.plans.availability-plan.after': '2' },
  ],
  [
    'an escalation that outlasts the agreement',
    'cloud-service',
    {
      ...once('P30D'),
      'escalation.unresolved-incidents.steps.2.after': '{ within: P3M, from: the report of the incident }',
    },
    `error ${CHRONIC}`,
  ],
  [
    'an escalation that is over with the month',
    'cloud-service',
    {
      ...once('P30D'),
      'escalation.unresolved-incidents.steps.2.after': '{ within: P1M, from: the report of the incident }',
    },
  ],
  [
    'an escalation of everything',
    'marketing-sales',
    {
      'termination.grounds.leads-missed.trigger': '{ kind: missed-objective, objective: monthly-leads }',
      'escalation.missed-commitments.steps.2.after': '{ within: P3M }',
    },
    'error /termination/grounds/0/notice',
  ],
  [
    'a chronic failure ends it before its plan is due',
    'cloud-service',
    {
      'remedies.chronicFailures':
        '[{ id: often, objective: platform-availability, misses: 1, of: 1, right: terminate }]',
    },
    'error /remedies/chronicFailures/0/right',
  ],
  [
    'a chronic failure only gives a refund',
    'cloud-service',
    {
      'remedies.chronicFailures':
        '[{ id: often, objective: platform-availability, misses: 1, of: 1, right: refund }]',
    },
  ],
  [
    'a chronic failure comes a month after the plan',
    'cloud-service',
    {
      'remedies.chronicFailures':
        '[{ id: often, objective: platform-availability, misses: 2, of: 3, right: terminate }]',
    },
  ],
  [
    'what is still to be decided',
    'dunder-mifflin',
    { 'termination.grounds.invoices-unpaid.notice': 'to-be-decided' },
  ],
]);

judge(reviewOutsideTerm, [
  // The last day to say no is 90 days before 2027-04-01.
  [
    'a full review on the last day for notice',
    'cloud-service',
    { 'reviews.annual-review.at': '[2027-01-01]' },
  ],
  [
    'a full review a day later',
    'cloud-service',
    { 'reviews.annual-review.at': '[2027-01-02]' },
    'error /reviews/1/at/0',
  ],
  [
    'a second full review comes in time',
    'cloud-service',
    { 'reviews.annual-review.at': '[2026-10-01, 2027-01-02]' },
  ],
  [
    'a full review in a rhythm that may come too late',
    'cloud-service',
    {
      'reviews.annual-review':
        '{ id: annual-review, kind: full, every: P1Y, participants: [provider-owner, customer-owner] }',
    },
    'warning /reviews/1/every',
  ],
  [
    'a full review in a rhythm that comes in time',
    'cloud-service',
    {
      'reviews.annual-review':
        '{ id: annual-review, kind: full, every: P9M, participants: [provider-owner, customer-owner] }',
    },
  ],
  [
    'without renewal it may come late',
    'cloud-service',
    { 'term.renewal': '{ mode: none }', 'reviews.annual-review.at': '[2027-03-31]' },
  ],
  [
    'a review on the first day after the term',
    'marketing-sales',
    { 'reviews.full-review.at': '[2027-02-01]' },
    'error /reviews/2/at/0',
  ],
  [
    'a review at the end takes place then',
    'marketing-sales',
    { 'reviews.full-review.at': '[2027-02-01]', 'reviews.full-review.onExpiry': 'true' },
  ],
  ['a review on the first day', 'marketing-sales', { 'reviews.full-review.at': '[2026-02-01]' }],
  [
    'a review before the first day, beside one in the term',
    'marketing-sales',
    { 'reviews.full-review.at': '[2026-01-31, 2026-11-17]' },
    'warning /reviews/2/at/0',
  ],
  ['a yearly review in a year', 'marketing-sales', { 'reviews.quarterly-review.every': 'P1Y' }],
  [
    'a yearly review in half a year',
    'marketing-sales',
    {
      'reviews.quarterly-review.every': 'P1Y',
      'term.length': 'P6M',
      'reviews.full-review.at': '[2026-06-17]',
    },
    'error /reviews/1/every',
  ],
  [
    'a review every other year of an agreement that renews',
    'cloud-service',
    { 'reviews.quarterly-review.every': 'P2Y' },
    'warning /reviews/0/every',
  ],
  [
    'an interim review only after the first term',
    'cloud-service',
    {
      'reviews.quarterly-review':
        '{ id: quarterly-review, kind: interim, at: [2027-07-01], participants: [provider-owner, customer-owner] }',
    },
    'warning /reviews/0/at/0',
  ],
  [
    'an interim review in each term',
    'cloud-service',
    {
      'reviews.quarterly-review':
        '{ id: quarterly-review, kind: interim, at: [2026-07-01, 2027-07-01], participants: [provider-owner, customer-owner] }',
    },
  ],
  [
    'nobody looks at all of it before it renews',
    'cloud-service',
    { 'reviews.annual-review.kind': 'interim' },
    'warning /reviews',
  ],
  [
    'the same where it does not renew by itself',
    'cloud-service',
    { 'reviews.annual-review.kind': 'interim', 'term.renewal': '{ mode: none }' },
  ],
  ['a full review alone', 'cloud-service', { 'reviews.quarterly-review': '' }, 'warning /reviews'],
  ['no review in a draft', 'dunder-mifflin', { reviews: '' }, 'info /term'],
  ['no review in three months', 'marketing-sales', { reviews: '', 'term.length': 'P3M' }],
  [
    'a review whose day is still to be decided',
    'dunder-mifflin',
    { 'reviews.renewal-review.at': '[to-be-decided]' },
  ],
  [
    'a number that is computed anew every month, as the goals are',
    'marketing-sales',
    { 'assumptions.close-rate.recalculation': '{ every: P1M }' },
  ],
  [
    'goals that are recalculated more slowly than their numbers',
    'marketing-sales',
    {
      'assumptions.close-rate.recalculation': '{ every: P1M }',
      'reviews.monthly-recalculation.every': 'P3M',
    },
    'error /reviews/0/every',
  ],
  [
    'numbers that are computed anew for nobody',
    'marketing-sales',
    { 'assumptions.close-rate.recalculation': '{ every: P1M }', 'reviews.monthly-recalculation': '' },
    'warning /assumptions/3/recalculation',
  ],
]);

test('no more than twenty plans for one objective are compared with a ground', async () => {
  const plans = Array.from(
    { length: 60 },
    (_, index) =>
      `{ id: plan-${index}, objective: platform-availability, after: 1, due: { within: P${20 + index}D }, owner: provider-owner, contents: [the cause] }`,
  );
  const change = { ...once('P7D'), 'remedies.plans': `[${plans.join(', ')}]` };
  expect(await lintChanged(cureNoticeOrder, 'cloud-service', change)).toHaveLength(20);
});

describe('what is said', () => {
  test.each([
    [
      objectiveWithoutConsequence,
      'marketing-sales',
      { 'remedies.plans.follow-up-plan': '' },
      ['at least 6 attempts', '“Sales”', '“Marketing”'],
    ],
    [
      cureNoticeOrder,
      'cloud-service',
      { ...once('P14D'), 'remedies.plans.availability-plan.due': '{ within: P15D }' },
      // April ends with 30 April; the notice of 14 days that is given then ends the agreement on 15 May.
      ['the end of 2026-05-15', 'on 2026-05-15 already', 'P14D'],
    ],
    [
      reviewOutsideTerm,
      'cloud-service',
      { 'reviews.annual-review.kind': 'interim' },
      // 30 days before 2027-01-01.
      ['2027-04-01', '2027-01-01', '2026-12-02'],
    ],
    [
      reviewOutsideTerm,
      'marketing-sales',
      {
        'reviews.quarterly-review.every': 'P1Y',
        'term.length': 'P6M',
        'reviews.full-review.at': '[2026-06-17]',
      },
      ['`P3M`', '2026-02-01 to 2026-07-31'],
    ],
    [
      cureNoticeOrder,
      'cloud-service',
      once('P7D'),
      // After December, of which 1 January is a holiday, ten business days end on 15 January, the last day within 15 days.
      ['due by 2026-05-18 at 18:00', '2026-05-08 already', '`notice: P18D` or longer'],
    ],
    [
      reviewOutsideTerm,
      'cloud-service',
      { 'reviews.annual-review.at': '[2027-01-13]' },
      ['2027-01-13', '12 days', '2027-01-01', 'P1Y'],
    ],
    [
      missingTranslation,
      'cloud-service',
      texts('at least 99.9 %', 'mindestens 99,99 %'),
      ['99.9 in `en`', '99,99 in `de`'],
    ],
    [
      unsignedInForce,
      'cloud-service',
      { 'signatures.0.date': '2026-04-11' },
      ['“Alsterkrone”', '10 days', '2026-04-01'],
    ],
  ] as const)('carries the numbers: $name', async (rule, example, change, parts) => {
    const [problem] = await lintChanged(rule, example, change);
    for (const part of parts) expect(`${problem!.message} — ${problem!.hint}`).toContain(part);
  });
});
