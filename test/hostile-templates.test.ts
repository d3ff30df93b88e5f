import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { generate } from '../src/index.ts';
import { HELPERS } from '../src/template/helpers.ts';
import { PROJECT } from './support/find-examples.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const text = readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'));

/** What is told of an agreement with these templates, and its contract; a stack trace is a failed test. */
async function render(
  templates: Readonly<Record<string, string>>,
): Promise<{ rules: string[]; messages: string; markdown: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-hostile-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(templates)) {
    const file = join(folder, `${name}.md.hbs`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const { files, problems } = await generate(
    { text, file: 'agreement.sla.yaml' },
    { formats: ['md'], templates: [folder] },
  );
  return {
    rules: [...new Set(problems.map(({ rule }) => rule))],
    messages: problems.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`).join('\n'),
    markdown: new TextDecoder().decode(files[0]?.content),
  };
}

/** The longest template that there may be is told nothing. */
const NONE = 'none';

const inSummary = (template: string): Readonly<Record<string, string>> => ({
  'clauses/en/summary': `## Summary {#summary}\n\n${template}\n`,
});
const nest = (depth: number, open: string, inner: string, close: string): string =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

describe('a template ends with a problem, soon and in little memory:', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'loops in loops that print nothing',
      inSummary(nest(30, '{{#each @root.parties}}', '', '{{/each}}')),
      'template/too-many-steps',
    ],
    [
      'loops in loops that print',
      inSummary(nest(24, '{{#each @root.parties}}', 'x'.repeat(1000), '{{/each}}')),
      'template/too-long',
    ],
    [
      'loops in loops of helpers',
      inSummary(
        nest(
          22,
          '{{#each (where @root.parties "roles" "provider")}}{{/each}}{{#each @root.parties}}',
          '',
          '{{/each}}',
        ),
      ),
      'template/too-many-steps',
    ],
    [
      'templates that include the next one twice',
      {
        ...inSummary('{{> clauses/t0}}'),
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, at) => [
            `clauses/en/t${at}`,
            at === 29 ? '' : `{{> clauses/t${at + 1}}}{{> clauses/t${at + 1}}}`,
          ]),
        ),
      },
      'template/too-long',
    ],
    [
      'templates that include the next one, without end',
      {
        ...inSummary('{{> clauses/t0}}'),
        ...Object.fromEntries(
          Array.from({ length: 200 }, (_, at) => [
            `clauses/en/t${at}`,
            at === 199 ? '' : `{{> clauses/t${at + 1}}}`,
          ]),
        ),
      },
      'template/too-deep',
    ],
    [
      'two templates that include each other',
      {
        ...inSummary('{{> clauses/a}}'),
        'clauses/en/a': '{{> clauses/b}}',
        'clauses/en/b': '{{> clauses/a}}',
      },
      'template/endless-partial',
    ],
    ['10 MB of text', inSummary('word '.repeat(2_000_000)), 'template/too-long'],
    ['10 MB of fields', inSummary('{{title}} '.repeat(1_000_000)), 'template/too-long'],
    ['blocks nested 3,000 deep', inSummary(nest(3000, '{{#if title}}', 'x', '{{/if}}')), 'template/too-deep'],
    [
      'helpers nested 5,000 deep',
      inSummary(`{{#if ${'(not '.repeat(5000)}title${')'.repeat(5000)}}}x{{/if}}`),
      'template/too-deep',
    ],
    [
      'a front matter nested 5,000 deep',
      {
        'clauses/en/summary/a': `{{!--\ntitle: ${'['.repeat(5000)}${']'.repeat(5000)}\n--}}\n## S {#summary}\n`,
      },
      'template/front-matter',
    ],
    [
      'an else in an else in an else',
      inSummary(`{{#if title}}a${'{{else if title}}b'.repeat(3000)}{{/if}}`),
      'template/too-deep',
    ],
    ['100,000 signs that open', inSummary('{{#if title '.repeat(8000)), 'template/syntax'],
    ['100,000 parentheses', inSummary(`{{#if ${'('.repeat(90_000)}}}`), 'template/too-deep'],
    ['the longest template', inSummary('1. {{title}}\n'.repeat(7000)), NONE],
    ['an alphabet without end', inSummary('1. {{letter 99999999999}}'), 'template/bad-argument'],
    ['a block of two fields', inSummary('{{#if title version}}x{{/if}}'), 'template/bad-argument'],
    ['a block of none', inSummary('{{#if}}x{{/if}}'), 'template/bad-argument'],
  ])(
    '%s',
    async (_, templates, rule) => {
      const before = process.memoryUsage().rss;
      const start = performance.now();
      const { rules, markdown } = await render(templates);
      expect(rules).toEqual(rule === NONE ? [] : [rule]);
      expect(markdown === '').toBe(rule !== NONE);
      expect(performance.now() - start).toBeLessThan(20_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(800_000_000);
    },
    60_000,
  );
});

describe('a template sees nothing of the program:', () => {
  test.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{parties.constructor}}',
    '{{parties.constructor.constructor}}',
    '{{title.constructor}}',
    '{{parties.[0].__proto__}}',
    '{{at this "constructor"}}',
    '{{at parties "constructor"}}',
    '{{at parties "__proto__"}}',
    '{{at parties "length.constructor"}}',
    '{{list parties "constructor"}}',
    '{{list parties "__proto__"}}',
    '{{list (distinct parties "constructor")}}',
    '{{#each (where parties "constructor" undefined)}}{{constructor}}{{/each}}',
    '{{lookup this "constructor"}}',
    '{{#with (lookup this "constructor")}}{{this}}{{/with}}',
    '{{helperMissing}}',
    '{{blockHelperMissing title}}',
    '{{log title}}',
    '{{@root.constructor.name}}',
    '{{word "constructor"}}',
    '{{word "__proto__"}}',
    '{{word "toString"}}',
  ])('%s', async (template) => {
    const { markdown, messages } = await render(inSummary(`1. <${template}>`));
    expect(`${markdown}${messages}`).not.toMatch(/function|native code|\[object/);
  });

  test('the marks of values cannot be written, nor by their numbers', async () => {
    for (const mark of ['\uE0000\uE001', '\uE001', '&#xE000;0&#xE001;', '&#057344;0', '&#x00e001;']) {
      expect((await render(inSummary(`1. ${mark}`))).rules).toEqual(['template/reserved-character']);
    }
  });
});

describe('a helper never throws, whatever it is given:', () => {
  const argument = fc.constantFrom(
    'title',
    'parties',
    'parties.[0]',
    'objectives.[0]',
    'term',
    'term.effective',
    'charges.recurring',
    'nothing',
    'this',
    '@root',
    '@index',
    '"constructor"',
    '"P1M"',
    '"name"',
    '""',
    '-1',
    '1e21',
    '99999999999999999999',
    'true',
    'null',
    NONE,
    '(where parties "id" "provider")',
    '(at parties "x")',
  );
  test.each(Object.keys(HELPERS))('%s', async (name) => {
    const calls = fc.sample(fc.array(argument, { minLength: 0, maxLength: 3 }), { numRuns: 60, seed: 7 });
    const lines = calls.map(
      (given) => `1. {{${name} ${given.join(' ')}}}{{#if (${name} ${given.join(' ')})}}y{{/if}}`,
    );
    const { messages, markdown } = await render(inSummary(lines.join('\n')));
    expect(`${markdown}${messages}`).not.toMatch(/\[object|undefined is|Cannot read|NaN|native code/);
  });
});
