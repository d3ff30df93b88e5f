import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { openCatalog } from '../src/catalog.ts';
import type { Block, Contract, Inline } from '../src/document/contract.ts';
import { lint } from '../src/lint/lint.ts';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { accessibleStructure } from '../src/lint/rules/accessible-structure.ts';
import { ambiguousTimeWord } from '../src/lint/rules/ambiguous-time-word.ts';
import { layoutOverload } from '../src/lint/rules/layout-overload.ts';
import { changedExample } from './support/change-agreement.ts';
import { type Row, variations } from './support/lint-variations.ts';

const need = (text: string): Record<string, string> => ({
  'requirements.load-forecast.need': JSON.stringify(text),
});
const said = (text: string, words?: string): Row => [
  text,
  need(text),
  words === undefined ? [] : [`warning /requirements/4/need: “${words}”`],
];
variations(ambiguousTimeWord, 'cloud-service', [
  said('announce each load test by COB on Friday', 'COB'),
  said('grill a cob of corn before each load test'),
  said('report biweekly on the load', 'biweekly'),
  said('report every two weeks on the load'),
  said('announce each load test before midnight on 31 March', 'midnight on'),
  said('announce each load test before 24:00 on 31 March'),
  said('keep the forecast until 31 March 2027', 'until 31 March'),
  said('keep the forecast until the end of 31 March 2027'),
  said('keep the forecast until 31 March 2027, including that day'),
  said('keep the forecast until it is replaced'),
  said('run no load test between 24 December and 1 January', 'between 24 December'),
  said('test with a load between 5 and 10 requests a second'),
  said('send the forecast before 12 p.m. on Mondays', '12 p.m'),
  said('send the forecast before 10:12 pm on Mondays'),
  said('send the forecast by 04/05/2026', '04/05/2026'),
  said('send the forecast by 25/12/2026'),
  said('send the forecast before 17:00 IST on Mondays', 'IST'),
  said('send the forecast to the IST on Mondays'),
  said('answer each question within 30 days', 'within 30 days'),
  said('answer each question within five business days', 'within five business days'),
  said('answer a question within 30 days after its receipt'),
  said('answer a question within 30 days of its receipt'),
  said('once a test has ended, send its results within two hours'),
  said('stay within the rate limits of 30 requests a second'),
  said('answer each question within a month', 'within a month'),
  said('answer each question within an hour of its receipt'),
  said('send no more than 100 requests within a minute'),
  said('answer each question not later than two weeks', 'not later than two weeks'),
  said('send the forecast before end of day', 'end of day'),
  said('keep the forecast to the end of day 30 of the month'),
  said('send the forecast before start of business', 'start of business'),
  [
    'a test that does not say from when a time runs',
    { 'termination.grounds.material-breach.trigger.test': 'if the other party does not pay within 30 days' },
    ['warning /termination/grounds/2/trigger/test: “within 30 days”'],
  ],
  [
    'a test that does',
    {
      'termination.grounds.material-breach.trigger.test':
        'if the other party does not pay within 30 days after a written reminder',
    },
    [],
  ],
  said('spend what is left of “close of business” in quotation marks'),
  said('send the forecast on the date that is 20 days after the order', 'on the date that is'),
  [
    'a limit with a field beside it that says from when',
    {
      'responsibilities.rows.0.cells.provider.0':
        '{ action: answer within 30 days, trigger: the receipt of a question }',
    },
    [],
  ],
  [
    'business days without a calendar',
    { 'requirements.report.need': 'send a report five business days after each month' },
    ['warning /requirements/0/need: “business days”'],
    { example: 'minimal-customer' as RuleExample['example'] },
  ],
  ['business days with a calendar', need('send a report five business days after each month'), []],
  [
    'a term that the agreement defines',
    {
      ...need('announce each load test before Close of Business'),
      'definitions.+': '{ id: close, term: Close of Business, meaning: "17:00" }',
    },
    [],
  ],
  [
    'advice for the author',
    { guidance: '[{ section: reports, text: Send it before close of business. }]' },
    [],
  ],
]);

const words = (count: number): string =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const columns = (count: number): string =>
  `[{ id: provider, party: alsterkrone }, { id: customer, party: maasvliet }, { id: shared }${Array.from({ length: count - 3 }, (_, index) => `, { id: more-${index}, label: More ${index} }`).join('')}]`;
variations(layoutOverload, 'cloud-service', [
  ['five columns', { 'responsibilities.columns': columns(5) }, []],
  [
    'six columns',
    { 'responsibilities.columns': columns(6) },
    ['warning /responsibilities/columns … 6 columns … 27 mm'],
  ],
  ['forty words in a cell', { 'responsibilities.rows.0.cells.provider.0': words(40) }, []],
  [
    'forty-one words in a cell',
    { 'responsibilities.rows.0.cells.provider.0': words(41) },
    ['warning /responsibilities/rows/0/cells/provider/0 … 41 words'],
  ],
  ['a long text outside of tables', { 'services.freight-platform.description': words(80) }, []],
  ['a long summary', { 'summary.purpose': words(520) }, ['warning /summary: ']],
  [
    'a clause with a number of its own',
    { 'services.platform-support.name': '2) Support' },
    ['warning /services/1/name … “2)”'],
  ],
  ['a name that begins with an initial', { 'services.platform-support.name': 'A. Braun Support' }, []],
  ['a figure at the beginning', { 'services.platform-support.name': '24.7 Support' }, []],
]);

const see = (text: string): Record<string, string> => ({
  'services.freight-platform.description': JSON.stringify(text),
});
variations(accessibleStructure, 'cloud-service', [
  [
    'a link called here',
    see('It is described [here](https://a.example/x).'),
    ['warning /services/0/description … “here”'],
  ],
  [
    'the same for a supervised party',
    see('It is described [here](https://a.example/x).'),
    ['error /services/0/description'],
    { profile: 'regulated' },
  ],
  ['the word here', see('It is described here.'), []],
  ['a link by its address', see('It is described at [a.example](https://a.example/x).'), []],
  [
    'two documents under one name',
    see('See the [manual](https://a.example/x) and the other [manual](https://a.example/y).'),
    ['warning /services/0/description … /x and also to https://a.example/y'],
  ],
  [
    'one document twice',
    see('See the [manual](https://a.example/x), and the [manual](https://a.example/x) again.'),
    [],
  ],
  [
    'a colour alone',
    see('Functions that are marked in red are previews.'),
    ['warning /services/0/description … “marked in red”'],
  ],
  [
    'a colour of items',
    see('Items in red are urgent.'),
    ['warning /services/0/description … “Items in red”'],
  ],
  ['a colour of ink', see('The parties sign in blue ink.'), []],
  ['a colour that tells nothing', see('The red team tests the platform.'), []],
]);

describe('accessible-structure and layout-overload on other contracts', () => {
  const text = (value: string): readonly Inline[] => (value === '' ? [] : [{ type: 'text', value }]);
  const cell = (value: string) => ({
    children:
      value === '' ? [] : [{ type: 'paragraph' as const, role: 'text' as const, children: text(value) }],
  });
  const title: Block = { type: 'title', children: text('Agreement') };
  const section = (level: 1 | 2 | 3, heading: string, children: readonly Block[] = []): Block => ({
    type: 'section',
    id: heading,
    level,
    numbered: true,
    schedule: false,
    heading: text(heading),
    children,
  });
  const table = (
    kind: 'data' | 'columns' | 'fields',
    headers: readonly string[],
    ...rows: string[][]
  ): Block => ({
    type: 'table',
    kind,
    columns: headers.map((header) => ({ align: 'left', header: text(header) })),
    rows: rows.map((cells) => ({ cells: cells.map(cell) })),
  });
  const judge = (blocks: readonly Block[], rule: Rule = accessibleStructure): readonly string[] => {
    const { source } = read(changedExample({ example: 'cloud-service', change: {} }), 'a.sla.yaml');
    const { agreement } = check(source!);
    const contract = { type: 'contract', language: 'en', title: 'Agreement', blocks } as unknown as Contract;
    return lint({ agreement: agreement!, source: source!, contract, words: openCatalog().lintWords('en') }, [
      rule,
    ]).map(({ message }) => message);
  };

  test.each<[string, readonly Block[], string | undefined]>([
    ['levels one below the other', [title, section(1, 'A', [section(2, 'B', [section(3, 'C')])])], undefined],
    ['a level is left out', [title, section(1, 'A', [section(3, 'C')])], '“C” is of level 3'],
    ['the first level is left out', [title, section(2, 'B')], '“B” is of level 2'],
    ['a heading without text', [title, section(1, '')], 'heading of level 1 has no text'],
    ['no title', [section(1, 'A')], 'has no title'],
    ['heads everywhere', [title, table('data', ['A', 'B'], ['1', '2'], ['3', ''])], undefined],
    ['a column without a head', [title, table('data', ['A', ''], ['1', '2'])], 'Column 2 of 2'],
    ['a row without a head', [title, table('data', ['A', 'B'], ['1', '2'], ['', '3'])], 'Row 2 of 2'],
    ['labels and values', [title, table('fields', ['', ''], ['Version', '1'])], undefined],
    ['one row needs no topic', [title, table('columns', ['A', 'B'], ['1', '2'])], undefined],
    ['several rows need one', [title, table('columns', ['A', 'B'], ['1', '2'], ['3', '4'])], 'Row 1 of 2'],
  ])('%s', (_, blocks, expected) => {
    const found = judge(blocks);
    expect(found).toHaveLength(expected === undefined ? 0 : 1);
    if (expected !== undefined) expect(found[0]).toContain(expected);
  });

  test.each([
    [8, 0],
    [9, 1],
  ])('%i columns of figures', (count, findings) => {
    const headers = Array.from({ length: count }, (_, index) => `C${index}`);
    expect(judge([title, table('data', headers, headers)], layoutOverload)).toHaveLength(findings);
  });
});
