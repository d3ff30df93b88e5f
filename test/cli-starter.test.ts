import { describe, expect, test } from 'vitest';
import { type AgreementType, generate, starterAgreement, validate } from '../src/index.ts';
import { htmlWords } from './support/words.ts';

const types: readonly AgreementType[] = ['customer', 'internal', 'multi-level'];

const examples: Readonly<Record<AgreementType, readonly string[]>> = {
  customer: ['Example Provider Ltd', 'Example Customer Ltd'],
  internal: ['Marketing', 'Sales'],
  'multi-level': ['Marketing', 'Sales', 'Service'],
};

/** With the line that names the schema, a starter fits on one screen of this many lines. */
const MOST_LINES = 45;

const HOSTILE = [
  'Support for Company X',
  'null',
  '2026-01-01',
  '- a: b # c',
  'A "quoted" \\ title',
  '{{title}} <b> *b*',
  '{}',
  '價格 😀',
  ' spaces ',
  '*a',
  'a\u00A0b\u0301',
];

describe.each(types)('the first agreement of type %s', (type) => {
  const text = starterAgreement({ type, style: 'two-column' });

  test('is short and has not one problem', () => {
    expect(text.split('\n').length - 1).toBeLessThan(MOST_LINES);
    expect(validate({ text, file: 'agreement.sla.yaml' }).problems).toEqual([]);
  });

  test('becomes a contract without a remark', async () => {
    const { files, problems } = await generate({ text, file: 'agreement.sla.yaml' }, { formats: ['md'] });
    expect(problems).toEqual([]);
    expect(Buffer.from(files[0]!.content).toString()).toMatch(/^# .*Agreement/m);
  });

  test.each(HOSTILE)('takes the title %j as it is', (title) => {
    const validation = validate({ text: starterAgreement({ type, title }), file: 'agreement.sla.yaml' });
    expect(validation.agreement?.title).toBe(title);
  });

  test.each([
    ...HOSTILE.map((name) => name.trim()),
    'E*TRADE and *Sons*',
    '[[Term]] [Link](https://example.com) ~~x~~ `y`',
    'Smith, Jones & Partners [UK], Inc.',
  ])('has parties with names such as %j everywhere instead of the examples', async (name) => {
    const parties = examples[type].map((_, index) => `${name} ${index + 1}`);
    const named = starterAgreement({ type, parties });
    for (const example of examples[type]) expect(named).not.toMatch(new RegExp(`\\b${example}\\b`, 'i'));
    const file = { text: named, file: 'agreement.sla.yaml' };
    expect(validate(file).agreement?.parties.map((party) => party.name)).toEqual(parties);
    const { files, problems } = await generate(file, { formats: ['html'] });
    expect(problems).toEqual([]);
    // Prose has typographic quotation marks.
    const words = htmlWords(files[0]!.content).join(' ').replace(/[“”]/g, '"');
    const purpose = {
      customer: `${parties[0]} answers the questions of ${parties[1]} about`,
      internal: `${parties[0]} delivers leads to ${parties[1]}, and ${parties[1]} reports`,
      'multi-level': `leads of ${parties[0]} and hands them over to ${parties[2]}.`,
    };
    expect(words).toContain(purpose[type].replace(/\s+/g, ' '));
  });

  test.each([
    ['a name for all', ['Same', 'Same', 'Same']],
    ['no letters that an id may have', ['東京', '大阪', '京都']],
    ['long ones', ['a'.repeat(90), 'b'.repeat(90), 'c'.repeat(90)]],
    ['the names of other things', ['Leads', 'Handoff', 'Status']],
  ])('takes for names %s', (_, names) => {
    const named = starterAgreement({
      type,
      title: 'T',
      parties: names.slice(0, examples[type].length),
    });
    expect(validate({ text: named, file: 'agreement.sla.yaml' }).problems).toEqual([]);
  });

  test('has the example names of the parties', () => {
    const { agreement } = validate({ text, file: 'agreement.sla.yaml' });
    expect(agreement?.parties.map((party) => party.name)).toEqual(examples[type]);
  });

  test.each([
    [['Harbor Hosting'], 0],
    [['', 'Harbor Hosting'], 1],
  ])('keeps the example names of parties that are not named: %j', (parties, index) => {
    const named = starterAgreement({ type, parties });
    const names = validate({ text: named, file: 'agreement.sla.yaml' }).agreement?.parties.map(
      (party) => party.name,
    );
    expect(names).toEqual(examples[type].with(index, 'Harbor Hosting'));
  });
});

test('a sentence that ends in a name ends in one point', () => {
  const text = starterAgreement({ type: 'internal', parties: ['Acme Inc.', 'Beta Inc.'] });
  expect(text).toContain('leads for Beta Inc.');
  expect(text).not.toContain('..');
});
