import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { openCatalog } from '../src/catalog.ts';
import type { Block, Contract, Inline } from '../src/document/contract.ts';
import { lint } from '../src/lint/lint.ts';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { effortsDilutedCommitment } from '../src/lint/rules/efforts-diluted-commitment.ts';
import { modalityMisuse } from '../src/lint/rules/modality-misuse.ts';
import { placeholderLeftIn } from '../src/lint/rules/placeholder-left-in.ts';
import { plainLanguage } from '../src/lint/rules/plain-language.ts';
import { proseNumberMismatch } from '../src/lint/rules/prose-number-mismatch.ts';
import { translationFalseFriend } from '../src/lint/rules/translation-false-friend.ts';
import { undefinedTerm } from '../src/lint/rules/undefined-term.ts';
import { vagueTerm } from '../src/lint/rules/vague-term.ts';
import { sentencesOf } from '../src/lint/text/plain-prose.ts';
import { replaceWords } from '../src/lint/text/replace-words.ts';
import { changedExample, changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

const RULES: readonly Rule[] = [
  effortsDilutedCommitment,
  modalityMisuse,
  placeholderLeftIn,
  plainLanguage,
  proseNumberMismatch,
  translationFalseFriend,
  undefinedTerm,
  vagueTerm,
];

const folders = ['examples', 'examples/published', 'test/fixtures/full', 'test/fixtures/constructs'];
const files = folders.flatMap((folder) =>
  readdirSync(join(PROJECT, folder))
    .filter((name) => name.endsWith('.sla.yaml'))
    .map((name) => `${folder}/${name}`),
);

test.each(files)('%s gives nothing', async (file) => {
  const found = await lintText(readFileSync(join(PROJECT, file), 'utf8'), RULES);
  expect(found.map(({ rule, path, message }) => `${rule} ${path}: ${message}`)).toEqual([]);
});

type Change = RuleExample['change'];
/** What is changed in the example `cloud-service`, and what is found: the severity, where, and words of the message. */
type Case = readonly [change: Change, ...found: (readonly [severity: string, path: string, words: string])[]];

const NEED = 'requirements.service-report.need';
const NEED_AT = '/requirements/0/need';
const EFFECT = 'termination.effects.1';
const EFFECT_AT = '/termination/effects/1';
const GOAL = 'goals.dependable-platform.statement';
const GOAL_AT = '/goals/0/statement';
const ACTION = 'responsibilities.rows.0.cells.provider.0';
const ACTION_AT = '/responsibilities/rows/0/cells/provider/0';
const EXPIRES = 'remedies.claim.expires';
const EXPIRES_AT = '/remedies/claim/expires';
const COURTS = 'legal.courts';

function cases(list: readonly Case[], what: string, rule: Rule): void {
  test.each(list.map((each) => ({ change: JSON.stringify(each[0]), each })))(`$change ${what}`, ({ each }) =>
    expectCase(rule, each),
  );
}

async function expectCase(rule: Rule, [change, ...expected]: Case): Promise<void> {
  const found = await lintText(changedExample({ example: 'cloud-service', change }), [rule]);
  expect(
    found.map(({ rule: name, severity, path }) => [name, severity, path]),
    found.map(({ message }) => message).join('\n'),
  ).toEqual(expected.map(([severity, path]) => [`lint/${rule.name}`, severity, path]));
  for (const [index, [, , words]] of expected.entries()) expect(found[index]?.message).toContain(words);
}

describe('vague-term', () => {
  cases(
    [
      [
        { [NEED]: 'send a report that is reasonable and timely' },
        ['warning', NEED_AT, '“reasonable”'],
        ['warning', NEED_AT, '“timely”'],
      ],
      [
        { [NEED]: 'Adequate reports, tickets, etc.' },
        ['warning', NEED_AT, '“Adequate”'],
        ['warning', NEED_AT, '“etc”'],
      ],
      // A goal without an objective or a value of its own is measured by nothing else.
      [
        { 'goals.+': '{ id: ease, party: maasvliet, statement: Maasvliet reports incidents promptly. }' },
        ['warning', '/goals/3/statement', '“promptly”'],
      ],
      [
        { [ACTION]: 'restart the platform as soon as possible' },
        ['warning', ACTION_AT, '“as soon as possible”'],
      ],
    ],
    'is found',
    vagueTerm,
  );

  // A number that counts no time, the place of something and a term in brackets measure no time.
  cases(
    [
      'answer promptly to 2 named contacts',
      'answer promptly (Sec. 4.2)',
      'answer each [[Workaround]] promptly',
      'answer with prompt notice by three people',
      'answer as soon as reasonably possible under Art. 28 of version 2',
    ].map((need): Case => [{ [NEED]: need }, ['warning', NEED_AT, 'has no measure']]),
    'is measured by no time',
    vagueTerm,
  );

  cases(
    [
      'answer promptly, and within four hours',
      'answer promptly, at the latest by 17:00',
      'answer 95 % of the reports promptly',
      'answer promptly, and within {{objectives.platform-availability.window.length}}',
      'publish https://example.com/as-soon-as-possible?promptly=yes or ask reasonable@example.com',
    ].map((need): Case => [{ [NEED]: need }]),
    'is measured, or an address',
    vagueTerm,
  );

  test('names the field that takes the time limit, or the words of one', async () => {
    const hints = async (change: Change): Promise<(string | undefined)[]> =>
      (await lintText(changedExample({ example: 'cloud-service', change }), [vagueTerm])).map(
        ({ hint }) => hint,
      );
    expect(await hints({ [ACTION]: 'restart it promptly' })).toEqual([
      expect.stringContaining('such as `due: { within: PT4H }`'),
    ]);
    expect(await hints({ [NEED]: 'answer promptly' })).toEqual([
      expect.stringContaining('such as “within 4 hours after the report”'),
    ]);
  });

  cases(
    [
      // The entry has the time, the objective has the level.
      [{ [ACTION]: '{ action: restart it promptly, due: { within: PT1H, from: the failure } }' }],
      [{ [GOAL]: 'Alsterkrone shall keep the platform available in a reasonable share of the time.' }],
      // A number in the sentence, a quotation, a name, a word inside another, and texts that bind nobody.
      [{ [NEED]: 'answer promptly, at the latest after 2 hours' }],
      [{ [NEED]: 'publish the rules called “reasonable use” and the Best Practice of Hamburg' }],
      [{ [NEED]: 'answer unreasonable requests with a reason' }],
      [{ 'summary.purpose': 'Alsterkrone shall answer promptly.' }],
      [{ 'legal.confidentiality': 'Each party shall use reasonable care.' }],
      [{ 'history.0.summary': 'Improved as needed' }],
      [
        {
          'definitions.+': '{ id: reasonable-time, term: Reasonable Time, meaning: four hours }',
          [NEED]: 'answer within the [[Reasonable Time]]',
        },
      ],
    ],
    'is silent',
    vagueTerm,
  );
});

describe('modality-misuse', () => {
  cases(
    [
      [{ [EFFECT]: 'The reports shall be sent to Maasvliet' }, ['warning', EFFECT_AT, '“shall be sent”']],
      [{ [EFFECT]: 'The website shall show the status' }, ['warning', EFFECT_AT, '“The website”']],
      [{ [EFFECT]: 'Alsterkrone will export the data' }, ['warning', EFFECT_AT, 'makes no duty']],
      [{ [EFFECT]: 'Maasvliet pays in euros and/or dollars' }, ['warning', EFFECT_AT, '“and/or”']],
      [{ [NEED]: 'shall send a report' }, ['warning', NEED_AT, 'begins with “shall”']],
      [
        { [EFFECT]: 'Alsterkrone shall export the data and shall confirm the export' },
        ['info', EFFECT_AT, '2 duties in one sentence'],
      ],
    ],
    'is found',
    modalityMisuse,
  );

  cases(
    [[{ [EFFECT]: 'The reports shall be sent by Alsterkrone' }, ['warning', EFFECT_AT, '“The reports”']]],
    'names who does it, but the subject is a thing',
    modalityMisuse,
  );

  cases(
    [
      [{ [EFFECT]: 'Maasvliet shall be entitled to a copy' }],
      [{ [EFFECT]: 'If Alsterkrone ends this Agreement, it shall export the data' }],
      [{ [EFFECT]: 'After the end, the Head of IT shall confirm the deletion' }],
      [{ [EFFECT]: 'Neither party shall disclose the data' }],
      [{ [EFFECT]: 'Alsterkrone exports the data, so that Maasvliet is told what will happen' }],
      [{ [EFFECT]: 'The sign “shall be sent” stands on the door' }],
      [{ [EFFECT]: 'Alsterkrone shall export the data. Maasvliet shall confirm the export.' }],
      [{ 'legal.recitals': '["Reports shall be sent"]' }],
    ],
    'is silent',
    modalityMisuse,
  );
});

describe('efforts-diluted-commitment', () => {
  cases(
    [
      [{ [GOAL]: 'Alsterkrone aims to keep the platform available.' }, ['warning', GOAL_AT, '“aims to”']],
      [{ [NEED]: 'use best efforts to send a report' }, ['warning', NEED_AT, 'a duty']],
      [
        { 'services.freight-platform.description': 'Alsterkrone strives to operate the platform.' },
        ['warning', '/services/0/description', '“strives to”'],
      ],
      [
        { [ACTION]: '{ action: try to restart it, objective: platform-availability }' },
        ['warning', `${ACTION_AT}/action`, '“Availability of the Freight Platform” is a commitment'],
      ],
    ],
    'is found',
    effortsDilutedCommitment,
  );

  cases(
    [
      [
        {
          [GOAL]: 'Alsterkrone aims to keep the platform available.',
          'objectives.platform-availability.strength': 'target',
        },
      ],
      [{ [ACTION]: '{ action: try to restart it, modality: may }' }],
      [{ 'goals.dispatch-through-platform.statement': 'Maasvliet strives to dispatch all orders.' }],
      [{ [NEED]: 'report the efforts of each month' }],
      [{ 'summary.purpose': 'Both parties aim to work well together.' }],
    ],
    'is silent',
    effortsDilutedCommitment,
  );
});

/** A sentence of so many words. */
describe('the sentences of the clauses', () => {
  const words = openCatalog().lintWords('en');
  const { source } = read(
    readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8'),
    'a.sla.yaml',
  );
  const { agreement } = check(source!);
  const text = (value: string): Inline => ({ type: 'text', value });
  const field = (path: string, value: string): Inline => ({ type: 'value', path, children: [text(value)] });
  const provider = field('/parties/0/shortName', 'Alsterkrone');

  /** What is found in a contract of one paragraph under a heading. */
  function told(...children: readonly Inline[]): string[] {
    const section: Block = {
      type: 'section',
      id: 'data',
      level: 1,
      numbered: true,
      schedule: false,
      heading: [text('Data')],
      children: [{ type: 'paragraph', role: 'text', children }],
    };
    const contract = { blocks: [section] } as unknown as Contract;
    return lint({ agreement: agreement!, source: source!, contract, words }, [vagueTerm, modalityMisuse]).map(
      ({ severity, rule, path, message, hint }) => `${severity} ${rule} ${path} ${message} -> ${hint}`,
    );
  }

  test('are judged in the words of the template', () => {
    expect(
      told(text('The data shall be returned to '), field('/parties/1/shortName', 'Maasvliet'), text('.')),
    ).toEqual([
      expect.stringMatching(
        /^warning lint\/modality-misuse \/parties\/1\/shortName In the clause “Data”, “The data shall be returned to Maasvliet\.”: “shall be returned” names nobody .* -> in the template of the clause, begin/,
      ),
    ]);
    expect(told(provider, text(' shall answer promptly.'))).toEqual([
      expect.stringMatching(/^warning lint\/vague-term .*“promptly” has no measure/),
    ]);
    expect(told(provider, text(' pays in euros and/or dollars.'))).toEqual([
      expect.stringMatching(/^warning lint\/modality-misuse .*“and\/or”/),
    ]);
  });

  test('are not judged in the words of a field, nor without reason', () => {
    expect(
      told(text('The report says: '), field('/summary/purpose', 'data shall be sent promptly'), text('.')),
    ).toEqual([]);
    expect(
      told(provider, text(' shall answer promptly, and within '), field('/x', '4 hours'), text('.')),
    ).toEqual([]);
    expect(told(provider, text(' shall answer as soon as the report comes.'))).toEqual([]);
    expect(
      told(
        text('Where a step says '),
        { type: 'emphasis', children: [text('shall')] },
        text(', it is owed.'),
      ),
    ).toEqual([]);
  });
});

describe('modality-misuse in prose with stops, lists and foreign words', () => {
  cases(
    [
      'Alsterkrone shall pay Company X. Company X shall confirm it',
      'Alsterkrone shall report at 5 p.m. The members of Maasvliet shall read the report',
      'Alsterkrone at 9 a.m. Berlin time shall report',
      'Alsterkrone (incl. Mr. J. R. Smith, 12 St. James Ave. Suite 4) shall answer',
      'If the seal is broken, Alsterkrone shall replace it by 31 Dec. 2026',
      'Alsterkrone, acting through its board, shall answer',
      'The service desk of Maasvliet shall answer',
      'The courts of Hamburg shall decide',
      'Any member of staff of Alsterkrone shall carry a badge',
      '"Alsterkrone shall: (a) return the devices; (b) delete its copies"',
      'See https://example.com/data/shall-be-sent?and/or=1 and write to shall@will.example',
      'Each of the parties shall name a contact',
      'Maasvliet (買方) shall sign the 合約',
    ].map((effect): Case => [{ [EFFECT]: effect }]),
    'is silent',
    modalityMisuse,
  );

  cases(
    (
      [
        ['The platform of Maasvliet shall be available', '“The platform of Maasvliet”'],
        ['Maasvliet’s data shall remain in Europe', '“Maasvliet’s data”'],
        ['If Maasvliet is late, interest shall accrue', '“interest”'],
        ['Downtime shall not exceed one hour', '“Downtime”'],
        ['Data shall be returned by e-mail by 5 p.m', '“shall be returned”'],
        ['Reports shall promptly be sent', '“shall promptly be sent”'],
        ['The parties shall meet and the minutes shall be signed', '“shall be signed”'],
        ['Backups are to be made each night', '“are to be made”'],
        ['Reports should be sent each month', '“should be sent”'],
        ['Maasvliet sends reports and / or figures', '“and / or”'],
      ] as const
    ).map(([effect, words]): Case => [{ [EFFECT]: effect }, ['warning', EFFECT_AT, words]]),
    'is found',
    modalityMisuse,
  );

  cases(
    [[{ [EFFECT]: 'Invoices will be paid within 30 days' }, ['info', EFFECT_AT, '“will be paid”']]],
    'may be a fact',
    modalityMisuse,
  );

  cases(
    [
      [
        {
          languages: '[zh-Hant]',
          'parties.alsterkrone.shortName': '供應商',
          [EFFECT]: '供應商應該返還資料。',
        },
        ['warning', EFFECT_AT, '應該'],
      ],
    ],
    'is a weak word in Chinese',
    modalityMisuse,
  );
});

const sentence = (words: number): string => `Alsterkrone${' really'.repeat(words - 2)} agrees.`;

describe('plain-language', () => {
  cases(
    [
      [{ 'legal.changeControl': sentence(31) }, ['info', '/legal/changeControl', '31 words']],
      [
        { 'summary.notes': `${sentence(30)} ${sentence(30)} Agreed.` },
        ['info', '/summary/notes', '61 words'],
      ],
      [{ [EFFECT]: 'Maasvliet pays each and every invoice' }, ['info', EFFECT_AT, '“each and every”']],
      [
        { 'legal.confidentiality': 'Whereas data are secret' },
        ['info', '/legal/confidentiality', '“Whereas”'],
      ],
      [
        { languages: '[zh-Hant]', 'legal.changeControl': '變'.repeat(61) },
        ['info', '/legal/changeControl', '61 characters'],
      ],
    ],
    'is found',
    plainLanguage,
  );

  cases(
    [
      [{ 'legal.changeControl': sentence(30) }],
      [{ 'legal.changeControl': `${sentence(29).slice(0, -1)} https://example.com/a-long/way?to=it.` }],
      [{ 'legal.changeControl': `${sentence(30)} ${sentence(30)}` }],
      [{ 'legal.changeControl': `${sentence(30).slice(0, -1)}; ${sentence(30)}` }],
      [{ 'summary.notes': `${sentence(30)} ${sentence(30)}` }],
      [{ 'definitions.workaround.meaning': sentence(60) }],
      [{ 'legal.precedence.0': 'the General Terms and Conditions of Alsterkrone' }],
      [{ 'legal.precedence.0': 'the letter that begins “whereas”' }],
      [{ languages: '[zh-Hant]', 'legal.changeControl': `${'變'.repeat(60)}，${'更'.repeat(60)}` }],
      [{ 'history.0.summary': sentence(50) }],
    ],
    'is silent',
    plainLanguage,
  );
});

test('sentences that are long on average are told once', async () => {
  const effects = (words: number): string =>
    JSON.stringify(Array.from({ length: 300 }, () => sentence(words)));
  const found = async (words: number): Promise<string[]> =>
    (
      await lintText(
        changedExample({ example: 'cloud-service', change: { 'termination.effects': effects(words) } }),
        [plainLanguage],
      )
    ).map(({ severity, path, message }) => `${severity} ${path} ${message}`);
  expect(await found(28)).toEqual([
    expect.stringMatching(/^info {2}The \d+ sentences .* 2\d(\.\d)? words on average/),
  ]);
  expect(await found(20)).toEqual([]);
});

describe('translation-false-friend', () => {
  const both = { languages: '[en, zh-Hant]' };
  cases(
    [
      [
        {
          ...both,
          'calendars.business-hours.name': '{ en: Business Hours, zh-Hant: 營業時間 }',
          'support.severities.low.name': '{ en: Business Hours, zh-Hant: 上班時間 }',
        },
        ['warning', '/support/severities/3/name/zh-Hant', '“營業時間” in one place and “上班時間” here'],
      ],
      [
        { languages: '[zh-Hant]', 'services.platform-support.description': '罷工系統' },
        ['warning', '/services/1/description', '“罷工系統”'],
      ],
    ],
    'is found',
    translationFalseFriend,
  );

  cases(
    [
      [
        {
          ...both,
          'calendars.business-hours.name': '{ en: Business Hours, zh-Hant: 營業時間 }',
          'support.severities.low.name': '{ en: Business Hours, zh-Hant: 營業時間 }',
        },
      ],
      // Prose may say one thing in two ways, and the same word may stand for two.
      [
        {
          ...both,
          [EFFECT]: '{ en: The end, zh-Hant: 終止 }',
          'termination.effects.2': '{ en: The end, zh-Hant: 結束 }',
        },
      ],
      [
        {
          ...both,
          'calendars.business-hours.name': '{ en: Business Hours, zh-Hant: 營業時間 }',
          'support.severities.low.name': '{ en: Low, zh-Hant: 營業時間 }',
        },
      ],
      [{ 'services.platform-support.description': 'a strike system' }],
    ],
    'is silent',
    translationFalseFriend,
  );

  test('has one glossary for agreements that begin in English and for those in Chinese', () => {
    const [english, chinese] = ['en', 'zh-Hant'].map(
      (tag) =>
        parse(readFileSync(join(PROJECT, `templates/lint/${tag}.yaml`), 'utf8')) as Record<string, unknown>,
    );
    expect(Object.keys(english?.['falseFriends.zh-Hant'] as object).length).toBeGreaterThan(5);
    expect(english?.['falseFriends.zh-Hant']).toEqual(chinese?.['falseFriends.zh-Hant']);
  });
});

describe('undefined-term', () => {
  const twice = (phrase: string): Change => ({
    [NEED]: `send the ${phrase}`,
    [EFFECT]: `Maasvliet keeps the ${phrase}`,
  });
  cases(
    [
      [twice('Service Hours'), ['warning', NEED_AT, '“Service Hours”']],
      [twice('Charges'), ['warning', NEED_AT, '“Charges”']],
      [
        { [NEED]: 'send the Response Time and all other Response Times' },
        ['warning', NEED_AT, '“Response Time” is written like a defined term twice'],
      ],
      [
        { [NEED]: 'send the Service Hours. The Service Hours are listed', [EFFECT]: 'Service Hours end' },
        ['warning', NEED_AT, '3 times'],
      ],
    ],
    'is found',
    undefinedTerm,
  );

  cases(
    [
      [{ [NEED]: 'send the Service Hours' }],
      // Names of people, places and things have a word of their own.
      [twice('Porto Alegre')],
      [twice('Google Service')],
      [twice('Head of IT')],
      [twice('Head of Service')],
      [twice('Business Days')],
      [twice('Framework Agreement')],
      [twice('Monitoring System and the Excluded Minutes')],
      [twice('Hamburg Chamber of Commerce')],
      // A heading of the contract, a defined term in the plural, a quotation, and the beginning of a sentence.
      [twice('Service Levels')],
      [twice('Workarounds')],
      [twice('form “Service Hours”')],
      [{ [NEED]: 'Service of the platform', [EFFECT]: 'Service of the platform' }],
      [twice('[[Monitoring System]]')],
      [twice('service hours')],
    ],
    'is silent',
    undefinedTerm,
  );
});

describe('placeholder-left-in', () => {
  cases(
    [
      [{ [COURTS]: 'the courts of [Address 1]' }, ['error', '/legal/courts', '“[Address 1]”']],
      [{ [COURTS]: 'the courts of [INSERT CITY NAME]' }, ['error', '/legal/courts', '“[INSERT CITY NAME]”']],
      [{ [COURTS]: 'the courts of [   ]' }, ['error', '/legal/courts', '“[   ]”']],
      [{ [COURTS]: 'the courts of ____' }, ['error', '/legal/courts', '“____”']],
      [{ [COURTS]: 'the courts of $\u007Bcity}' }, ['error', '/legal/courts', 'city}”']],
      [{ [COURTS]: 'the courts of <City>' }, ['error', '/legal/courts', '“<City>”']],
      [{ [COURTS]: 'TBD' }, ['error', '/legal/courts', '“TBD”']],
      [{ [COURTS]: 'the courts to be determined.' }, ['error', '/legal/courts', '“to be determined”']],
      [{ [EFFECT]: 'Maasvliet pays within XX days' }, ['error', EFFECT_AT, '“XX”']],
      [{ [EFFECT]: 'Maasvliet pays within TBD days' }, ['error', EFFECT_AT, '“TBD”']],
      [{ [EFFECT]: '"Lorem ipsum dolor sit amet"' }, ['error', EFFECT_AT, '“Lorem ipsum”']],
      [{ [EFFECT]: 'it begins on [●]' }, ['error', EFFECT_AT, '“[●]”']],
      [{ [EFFECT]: 'it begins on ........ at noon' }, ['error', EFFECT_AT, '“........”']],
      [{ [EFFECT]: '"##CUSTOMER## pays"' }, ['error', EFFECT_AT, '“##CUSTOMER##”']],
      [{ [EFFECT]: '«Customer Name» pays' }, ['error', EFFECT_AT, '“«Customer Name»”']],
      [{ [EFFECT]: 'Maasvliet pays EUR xx.xx' }, ['error', EFFECT_AT, '“xx.xx”']],
      [{ [COURTS]: '"the courts of {{city}}"' }, ['error', '/legal/courts', '“{{city}}”']],
      [{ 'contacts.customer-it.phone': 'XXX-XXXX' }, ['error', '/contacts/4/phone', '“XXX”']],
      [{ [EFFECT]: 'lorem ipsum' }, ['error', EFFECT_AT, '“lorem ipsum”']],
      [{ 'parties.maasvliet.name': 'Customer Name' }, ['error', '/parties/1/name', '“Customer Name”']],
      [{ 'contacts.customer-it.email': 'it@example.com' }, ['error', '/contacts/4/email', 'example.com']],
      [
        {
          variables: '[{ id: city, label: City, kind: text }]',
          'legal.changeControl': '"Changes are signed in {{variables.city}}."',
        },
        ['error', '/legal/changeControl', '“{{variables.city}}”'],
      ],
      // What a draft still lacks is a hint.
      [{ status: 'draft', [COURTS]: 'the courts of [City]' }, ['info', '/legal/courts', '“[City]”']],
    ],
    'is found',
    placeholderLeftIn,
  );

  cases(
    [
      [{ status: 'template', [COURTS]: 'the courts of [City]' }],
      [{ [EFFECT]: 'Maasvliet pays as [the name of the invoice](https://a.example) says' }],
      [{ [EFFECT]: 'the [[Workaround]] ends' }],
      [{ [EFFECT]: 'the sentence “the service […] ends” applies' }],
      [{ [EFFECT]: 'the rules in [2] apply, and so does [sic] this' }],
      [{ [EFFECT]: 'a price of $5, a load < 5 and > 3, and the file my_data_file' }],
      [{ [COURTS]: 'the court to be determined by the plaintiff' }],
      [{ [EFFECT]: 'chapter XX of the rules applies' }],
      [{ [EFFECT]: 'Maasvliet states its company name' }],
      [{ [EFFECT]: 'Maasvliet keeps a todo list and says «please»' }],
      [{ [EFFECT]: 'Maasvliet may call … or write' }],
      [{ 'contacts.customer-it.email': 'it@example.company.example' }],
      [
        {
          variables: '[{ id: city, label: City, kind: text, value: Hamburg }]',
          'legal.changeControl': '"Changes are signed in {{variables.city}}."',
        },
      ],
      [{ 'history.0.summary': 'Filled in [City]' }],
    ],
    'is silent',
    placeholderLeftIn,
  );
});

describe('prose-number-mismatch', () => {
  cases(
    [
      // The claim has 20 business days, not 20 days.
      [
        { [EXPIRES]: 'A credit that is not claimed within 20 days lapses.' },
        ['error', EXPIRES_AT, '20 business days'],
      ],
      [
        { [EXPIRES]: 'A credit that is not claimed within twenty business days lapses.' },
        ['info', EXPIRES_AT, '“twenty business days” repeats'],
      ],
      [{ [EFFECT]: 'Maasvliet pays within thirty (20) days' }, ['error', EFFECT_AT, '“thirty (20)”']],
      [
        { [EFFECT]: 'Maasvliet pays within 120 (one hundred and two) days' },
        ['error', EFFECT_AT, '120 (one'],
      ],
      [
        { [GOAL]: 'Alsterkrone shall keep it available for 99.95 % of each month.' },
        ['error', GOAL_AT, '99.9 %'],
      ],
      [
        { [GOAL]: 'Alsterkrone shall keep it available for 99.9% of each month.' },
        ['info', GOAL_AT, '“99.9%”'],
      ],
      [
        { [GOAL]: 'Alsterkrone shall keep it at no less than 99.5 percent.' },
        ['error', GOAL_AT, '“99.5 percent”'],
      ],
      [
        {
          'goals.dispatch-through-platform.statement':
            'Maasvliet dispatches 30,000 transport orders a month.',
        },
        ['error', '/goals/2/statement', '40000 orders'],
      ],
      [
        { [ACTION]: '{ action: restart it within 2 hours, due: { within: PT1H, from: the failure } }' },
        ['error', `${ACTION_AT}/action`, '1 hour'],
      ],
      [
        { keyTerms: '[{ label: Availability of the Freight Platform, value: 99.5 % a month }]' },
        ['error', '/keyTerms/0/value', '99.9 %'],
      ],
      [
        { 'summary.notes': 'This Agreement begins on 1 May 2026 for a term of two years.' },
        ['error', '/summary/notes', '2026-04-01'],
        ['error', '/summary/notes', '1 year'],
      ],
      [
        { 'summary.purpose': 'Alsterkrone keeps it available 99.5 % of the time.' },
        ['warning', '/summary/purpose', '“99.5 %” contradicts'],
      ],
      [{ 'summary.notes': 'The monthly fee is EUR 8,000.' }, ['error', '/summary/notes', 'EUR 8400']],
      [
        { 'termination.grounds.material-breach.trigger.test': 'if a breach is not cured within 14 days' },
        ['error', '/termination/grounds/2/trigger/test', '30 days'],
      ],
    ],
    'is found',
    proseNumberMismatch,
  );

  cases(
    [
      [{ [EFFECT]: 'Maasvliet pays within thirty (30) days' }],
      [{ [EFFECT]: 'Maasvliet pays for one (of two) months' }],
      [{ [EFFECT]: 'Alsterkrone keeps the data for 7 days' }],
      [{ 'services.platform-support.description': 'The desk is available for 100 % of office hours.' }],
      // Numbers that compare, name something else or stand beside another of their kind.
      [{ [GOAL]: 'Alsterkrone shall keep it 5 % more available than before.' }],
      [{ [GOAL]: 'Alsterkrone shall keep both data centres and 3 gateways available.' }],
      [{ [GOAL]: 'Alsterkrone shall keep it available for 98 % of the night and 97 % of the day.' }],
      [{ [GOAL]: 'Alsterkrone shall keep the 30-day plan 99 available.' }],
      [{ [EXPIRES]: 'A credit lapses 7 days after the final invoice.' }],
      [{ 'summary.notes': 'The audit begins on 1 May 2026.' }],
      [{ 'summary.notes': 'This Agreement replaces that of 1 May 2020.' }],
      [{ 'summary.notes': 'Availability of the Freight Platform has its tiers below 99.5 %.' }],
      [
        {
          'termination.grounds.material-breach.trigger.test': 'if an invoice is unpaid for more than 14 days',
        },
      ],
      [{ 'goals.dispatch-through-platform.statement': 'Maasvliet runs 12 offices with many orders.' }],
      [{ 'history.0.summary': 'Raised from 30 (twenty) days' }],
      [
        {
          [GOAL]:
            '"Alsterkrone shall keep it available for {{objectives.platform-availability.target}} of each month."',
        },
      ],
    ],
    'is silent',
    proseNumberMismatch,
  );

  test('offers to bind a number where only one field can be meant, and prints the same number then', async () => {
    const change = { [GOAL]: 'Alsterkrone shall keep it available for 99.9 % of each month.' };
    const text = changedExample({ example: 'cloud-service', change });
    const [problem] = await lintText(text, [proseNumberMismatch]);
    expect(problem?.fix?.safe).toBe(true);
    const [edit] = problem?.fix?.edits ?? [];
    const mended = text.slice(0, edit?.from) + (edit?.text ?? '') + text.slice(edit?.to);
    expect(JSON.parse(mended).goals[0].statement).toBe(
      'Alsterkrone shall keep it available for {{objectives.platform-availability.target}} of each month.',
    );
    expect(await lintText(mended, [proseNumberMismatch])).toEqual([]);
  });

  test('changes the unit with the number where it is another one, and keeps it where it is the same', async () => {
    const mended = async (text: string): Promise<readonly (string | undefined)[]> => {
      const found = await lintText(
        changedExample({ example: 'cloud-service', change: { [EXPIRES]: text } }),
        [proseNumberMismatch],
      );
      return found.flatMap(({ hint, fix }) => [hint, fix?.edits[0]?.text]);
    };
    const bound = '{{remedies.claim.limit.businessDays}}';
    expect(await mended('A credit not claimed within 7 days lapses.')).toEqual([
      `write \`${bound} business days\` in place of “7 days”, or correct the field`,
      `"A credit not claimed within ${bound} business days lapses."`,
    ]);
    expect(await mended('A credit not claimed within 7 Business Days lapses.')).toEqual([
      `write \`${bound} Business Days\` in place of “7 Business Days”, or correct the field`,
      `"A credit not claimed within ${bound} Business Days lapses."`,
    ]);
  });

  test('offers no safe change where the number is another one', async () => {
    const change = { [GOAL]: 'Alsterkrone shall keep it available for 99.5 % of each month.' };
    const [problem] = await lintText(changedExample({ example: 'cloud-service', change }), [
      proseNumberMismatch,
    ]);
    expect(problem?.fix?.safe).toBe(false);
  });
});

test('says nothing in English about texts in a language without words', async () => {
  const text = changedExample({
    example: 'cloud-service',
    change: {
      languages: '[de]',
      [NEED]: 'shall promptly send TBD and/or reasonable Service Hours within XX',
    },
  });
  const found = await lintText(changedText(text, { [EFFECT]: 'Reports shall be sent in thirty (20) days' }), [
    vagueTerm,
    modalityMisuse,
    plainLanguage,
    proseNumberMismatch,
    undefinedTerm,
  ]);
  expect(found).toEqual([]);
});

test.each([
  ['a: the limit is 5 days here\n', 'a: "the limit is {{x.y}} here"\n'],
  ['a: "the limit is 5 days"\n', 'a: "the limit is {{x.y}}"\n'],
  ["a: 'it''s 5 days'\n", "a: 'it''s {{x.y}}'\n"],
  ['a: >-\n  the limit\n  is 5 days\n  here\nb: 1\n', 'a: >-\n  the limit\n  is {{x.y}}\n  here\nb: 1\n'],
  ['a: >-\n  the limit is 5\n  days here\nb: 1\n', 'a: "the limit is {{x.y}} here"\nb: 1\n'],
  ['{ "a": "5 \\u0064ays" }', '{ "a": "{{x.y}}" }'],
])('words of %j are replaced where they stand', (before, after) => {
  const { source } = read(before, 'a.yaml');
  const { a: text } = source!.data as { readonly a: string };
  const from = text.indexOf('5 days');
  const change = replaceWords(source!, { path: '/a', text }, [from, from + 6], '{{x.y}}');
  const place = source!.locate('/a');
  const lines = before.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const [start, end] = [offset(place.line, place.column), offset(place.endLine, place.endColumn)];
  expect(before.slice(0, start) + (change?.type === 'replace' ? change.text : '') + before.slice(end)).toBe(
    after,
  );
});

test.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['See No. 5 and Dr. Voss, e.g. Monday. Then go.', ['See No. 5 and Dr. Voss, e.g. Monday.', 'Then go.']],
  ['It is 99.9 % of it.', ['It is 99.9 % of it.']],
  ['第一句。第二句！', ['第一句。', '第二句！']],
])('%j has its sentences', (text, sentences) => {
  expect(sentencesOf(text).map((each) => each.text)).toEqual(sentences);
});
