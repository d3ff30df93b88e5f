import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { proseReferences } from '../src/agreement/prose.ts';
import { read } from '../src/agreement/read.ts';
import { generate } from '../src/generate.ts';
import { PROJECT } from './support/find-examples.ts';

const base = readFileSync(join(PROJECT, 'test/fixtures/constructs/base.sla.yaml'), 'utf8');

/** The base agreement with one line in place of another. */
function judge(changes: Readonly<Record<string, string>>, language?: string) {
  let text = base;
  for (const [before, after] of Object.entries(changes)) {
    expect(text).toContain(before);
    text = text.replace(before, after);
  }
  const { source, problems } = read(text, 'a.yaml');
  expect(problems).toEqual([]);
  return { text, ...check(source!, language) };
}

async function markdownOf(text: string): Promise<string> {
  const { files, problems } = await generate({ text, file: 'a.yaml' }, { formats: ['md'] });
  expect(problems).toEqual([]);
  return new TextDecoder().decode(files[0]!.content);
}

describe('a text in several languages', () => {
  const languages = { 'languages: [en]': 'languages: [en, zh-Hant]' };
  const title = { 'title: Platform Agreement': 'title: { en: Platform Agreement, zh-Hant: 平台協議 }' };

  test('is one text in the first language, or in the one asked for', () => {
    expect(judge({ ...languages, ...title }).agreement?.title).toBe('Platform Agreement');
    expect(judge({ ...languages, ...title }, 'zh-Hant').agreement?.title).toBe('平台協議');
  });

  test.each([
    [
      { 'title: Platform Agreement': 'title: { en: Platform Agreement, zh-Hant: 平台協議 }' },
      'schema/unlisted-language',
      '/title/zh-Hant',
    ],
    [
      { ...languages, 'title: Platform Agreement': 'title: { en: Platform Agreement }' },
      'schema/missing-translation',
      '/title',
    ],
    [
      { ...languages, 'title: Platform Agreement': 'title: { en: Platform Agreement, zh-hant: 平台協議 }' },
      'schema/unlisted-language',
      '/title/zh-hant',
    ],
    [
      { ...languages, 'title: Platform Agreement': 'title: { en: Platform Agreement, zh-Hant: 5 }' },
      'schema/wrong-type',
      '/title/zh-Hant',
    ],
    [
      { ...languages, 'title: Platform Agreement': 'title: { en: "", zh-Hant: 平台協議 }' },
      'schema/empty-text',
      '/title/en',
    ],
  ])('%#: %o', (changes, rule, path) => {
    expect(judge(changes).problems).toMatchObject([{ rule, path }]);
  });

  test('is checked in every language', () => {
    const { problems } = judge({
      ...languages,
      'description: The platform is run for the customer.':
        'description: { en: The platform is run., zh-Hant: "見 {{objectives.uptme.target}}" }',
    });
    expect(problems).toMatchObject([
      { rule: 'schema/unknown-binding', path: '/services/0/description/zh-Hant' },
    ]);
  });
});

describe('prose', () => {
  const statement = (text: string) => ({
    'statement: The platform runs.': `statement: ${JSON.stringify(text)}`,
  });

  test.each([
    ['{{objectives.uptime.target}}', '99.9 %'],
    ['{{objectives.latency.target}} ms', '200 ms'],
    ['{{objectives.uptime.metric.name}}', 'Availability'],
    ['{{term.length}} and {{charges.recurring}}', '1 year and EUR 2,000'],
    ['**{{parties.provider.name}}** runs it', '**Provider Ltd** runs it'],
    ['\\{{not bound}}', '{{not bound}}'],
  ])('prints %s', async (text, expected) => {
    const { text: agreement } = judge(statement(text));
    expect((await markdownOf(agreement)).replaceAll('\u00a0', ' ').replaceAll('\\', '')).toContain(expected);
  });

  test('keeps the field of what it binds', async () => {
    const { text } = judge(statement('at least {{objectives.uptime.target}}'));
    const { files } = await generate({ text, file: 'a.yaml' }, { formats: ['html'] });
    expect(new TextDecoder().decode(files[0]!.content)).toMatch(
      /data-path="\/objectives\/1\/target"[^>]*>99\.9.%</,
    );
  });

  test('links the terms that it uses', async () => {
    const { text } = judge(statement('no [[Downtime]] in the month'));
    const { files } = await generate({ text, file: 'a.yaml' }, { formats: ['html'] });
    expect(new TextDecoder().decode(files[0]!.content)).toMatch(/href="#def-downtime"[^>]*>Downtime</);
  });

  test.each([
    ['{{objectives.uptme.target}}', 'unknown-binding', 'did you mean `{{objectives.uptime.target}}`?'],
    ['{{objectives.uptime.targt}}', 'unknown-binding', 'did you mean `{{objectives.uptime.target}}`?'],
    ['{{objective.uptime}}', 'unknown-binding', 'did you mean `{{objectives.uptime}}`?'],
    ['{{objectives.uptime}}', 'unknown-binding', 'bind one of its fields'],
    ['{{objectives.uptime.weight}}', 'unknown-binding', 'add `weight` to `objectives.uptime`'],
    ['{{}}', 'unknown-binding', 'write the way to a field'],
    ['{{constructor.constructor}}', 'unknown-binding', 'write the way'],
    ['{{__proto__}}', 'unknown-binding', ''],
    ['{{services.platform.description}}', 'unknown-binding', 'bind a number'],
    ['[[Downtme]]', 'unknown-term', 'did you mean `[[Downtime]]`?'],
    ['[[Uptime]]', 'unknown-term', 'add it to `definitions`'],
  ])('refuses %s', (text, rule, hint) => {
    const { problems, text: agreement } = judge(statement(`First ${text}`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: `schema/${rule}`, path: '/goals/0/statement' });
    expect(problems[0]!.hint).toContain(hint);
    const { line, column, endColumn } = problems[0]!.place!;
    expect(agreement.split('\n')[line - 1]!.slice(column - 1, endColumn - 1)).toBe(text);
  });

  test('finds references, not what follows a backslash', () => {
    expect(
      proseReferences('a {{ b.c }} [[D e]] \\{{f}} \\[[g]] {h} [i](j)').map(({ type, name }) => [type, name]),
    ).toEqual([
      ['binding', 'b.c'],
      ['term', 'D e'],
    ]);
  });
});

describe('what is not decided', () => {
  test('may stand in a draft, and prints as such', async () => {
    const { text, problems } = judge({ 'target: 99.9,': 'target: to-be-decided,' });
    expect(problems).toEqual([]);
    expect((await markdownOf(text)).replaceAll('\\', '')).toContain('[to be decided]');
  });

  test.each(['agreed', 'in-force', 'expired'])('may not stand in an agreement that is %s', (status) => {
    const { problems } = judge({
      'target: 99.9,': 'target: to-be-decided,',
      'status: draft': `status: ${status}`,
    });
    expect(problems).toMatchObject([{ rule: 'schema/undecided', path: '/objectives/1/target' }]);
  });

  test.each([
    [
      'obligor: provider, beneficiary: customer,\n      comparator: gte, target: 99.9',
      'obligor: to-be-decided, beneficiary: customer,\n      comparator: gte, target: 99.9',
    ],
    ['length: P1Y', 'length: to-be-decided'],
    ['recurring: { amount: 2000, currency: EUR }', 'recurring: to-be-decided'],
    ['respond: { within: PT1H }', 'respond: to-be-decided'],
  ])('may be %s', async (before, after) => {
    const { text, problems } = judge({ [before]: after });
    expect(problems).toEqual([]);
    expect((await markdownOf(text)).replaceAll('\\', '')).toContain('[to be decided]');
  });

  test.each([
    ['status: draft', 'status: to-be-decided', 'schema/not-allowed'],
    ['timeZone: Europe/Berlin', 'timeZone: to-be-decided', 'schema/bad-time-zone'],
    ['metric: availability, obligor', 'metric: none, obligor', 'schema/dangling-reference'],
  ])('is refused where nothing can go on without it: %s', (before, after, rule) => {
    expect(judge({ [before]: after }).problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  test('is another thing than expressly nothing', async () => {
    const { text, problems } = judge({ 'target: 99.9,': 'target: none,', 'status: draft': 'status: agreed' });
    expect(problems).toEqual([]);
    expect(await markdownOf(text)).toContain('no commitment');
  });
});

describe('bounds', () => {
  const tiers = (text: string) => ({
    'remedies: { exclusive: true }': `remedies: { exclusive: true, credits: [{ id: a, objective: uptime, tiers: [${text}] }] }`,
  });

  test.each([
    ['{ from: 99.9, to: 99.0, percent: 10 }', 'schema/swapped-bounds', '/remedies/credits/0/tiers/0/from'],
    ['{ from: 99.9, above: 99.0, percent: 10 }', 'schema/choose-one', '/remedies/credits/0/tiers/0/above'],
    [
      '{ above: 99.900000000000000001, upTo: 99.900000000000000000, percent: 10 }',
      'schema/swapped-bounds',
      '/remedies/credits/0/tiers/0/above',
    ],
  ])('%s', (text, rule, path) => expect(judge(tiers(text)).problems).toMatchObject([{ rule, path }]));

  test.each([
    '{ from: 99.0, to: 99.9, percent: 10 }, { to: 98.0, percent: 25 }',
    '{ above: 99.0, upTo: 99.9, percent: 10 }, { to: 99.5, percent: 25 }',
    '{ from: 99.0, to: 99.0, percent: 10 }',
  ])('a gap, an overlap and an empty tier are no matter of form: %s', (text) =>
    expect(judge(tiers(text)).problems).toEqual([]),
  );

  test('the end of the term is not before its beginning', () => {
    const { problems } = judge({ 'length: P1Y, timeZone': 'end: 2025-12-31, timeZone' });
    expect(problems).toMatchObject([{ rule: 'schema/swapped-bounds', path: '/term/effective' }]);
  });
});

test('a format that a later slakit made is told, and nothing else', () => {
  const { problems } = judge({
    'type: customer': 'type: customer\nschemaVersion: 9',
    'status: draft': 'state: draft',
  });
  expect(problems.map(({ rule }) => rule)).toEqual(['schema/newer-format']);
});

describe('the way of writing numbers and dates', () => {
  const withLocale = (locale: string): string =>
    judge({
      'legal: { binding': `presentation: { locale: ${locale} }\nlegal: { binding`,
      'target: 200': 'target: 1234567.50',
    }).text;

  test.each([
    ['en-US', '1,234,567.50', 'January 1, 2026'],
    ['en-IN', '12,34,567.50', '1 January 2026'],
    ['de-DE', '1.234.567,50', '1 January 2026'],
  ])('is that of %s', async (locale, number, date) => {
    const markdown = (await markdownOf(withLocale(locale))).replaceAll('\u00a0', ' ');
    expect(markdown).toContain(number);
    expect(markdown).toContain(date);
  });

  test('is one that is known', () => {
    const { problems } = judge({ 'legal: { binding': 'presentation: { locale: xx-QQ }\nlegal: { binding' });
    expect(problems).toMatchObject([{ rule: 'schema/unknown-language', path: '/presentation/locale' }]);
  });

  test.each(['"0"', 'e', '"-"'])('is a tag at all, and %s is told once', (tag) => {
    const { problems } = judge({ 'legal: { binding': `presentation: { locale: ${tag} }\nlegal: { binding` });
    expect(problems).toMatchObject([{ rule: 'schema/bad-language', path: '/presentation/locale' }]);
  });
});

test('a contract whose beginning is undecided needs a date', async () => {
  const { text } = judge({ 'effective: 2026-01-01': 'effective: to-be-decided' });
  const { files, problems } = await generate({ text, file: 'a.yaml' }, { formats: ['md', 'pdf', 'docx'] });
  expect(files).toEqual([]);
  expect(problems).toMatchObject([{ rule: 'template/no-date', path: '/date' }]);
  const dated = await generate(
    { text, file: 'a.yaml' },
    { formats: ['md', 'pdf', 'docx'], date: '2026-01-01' },
  );
  expect(dated.problems).toEqual([]);
  expect(dated.files).toHaveLength(3);
});
