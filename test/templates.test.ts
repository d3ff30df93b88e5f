import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const example = {
  text: readFileSync(`${PROJECT}/examples/minimal-customer.sla.yaml`),
  file: 'minimal-customer.sla.yaml',
};

/** Renders the minimal agreement with one template replaced. */
async function withTemplate(
  text: string,
  name = 'clauses/en/summary',
): Promise<{ problems: string[]; markdown: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-templates-'));
  folders.push(folder);
  const file = join(folder, `${name}.md.hbs`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { files, problems } = await generate(example, { formats: ['md'], templates: [folder] });
  return {
    problems: problems.map(
      ({ rule, place, message }) => `${rule} ${place?.line}:${place?.column} ${message}`,
    ),
    markdown: new TextDecoder().decode(files[0]?.content),
  };
}

const heading = '## Summary {#summary}\n\n';

describe('a template is refused, with its line and column:', () => {
  test.each([
    [
      'a value that is not there',
      `${heading}1. Ends {{term.end}}.\n`,
      'template/missing-value 3:9 `term.end` has no value in this agreement',
    ],
    [
      'a missing value given to a helper',
      `${heading}1. {{per term.renewal.length}}\n`,
      'template/missing-value 3:10 `term.renewal.length` has no value in this agreement',
    ],
    [
      'a group of fields',
      `${heading}{{term}}\n`,
      'template/not-a-value 3:1 `term` is a group of fields, not a value',
    ],
    ['a list', `${heading}{{parties}}\n`, 'template/not-a-value 3:1 `parties` is a list, not a value'],
    [
      'raw output',
      `${heading}{{{title}}}\n`,
      'template/raw-output 3:1 `{{{title}}}` prints without protection',
    ],
    [
      'raw output by &',
      `${heading}{{&title}}\n`,
      'template/raw-output 3:1 `{{&title}}` prints without protection',
    ],
    [
      'an unknown helper',
      `${heading}{{lst parties}}\n`,
      'template/unknown-helper 3:1 There is no helper `lst`',
    ],
    [
      'an unknown block',
      `${heading}{{#foreach parties}}{{/foreach}}\n`,
      'template/unknown-helper 3:1 There is no block `{{#foreach}}`',
    ],
    [
      'an unknown template',
      `${heading}{{> clauses/nowhere}}\n`,
      'template/unknown-partial 3:1 There is no template `clauses/nowhere`',
    ],
    [
      'a template that includes itself',
      `${heading}{{> clauses/summary}}\n`,
      'template/endless-partial 3:1 The template `clauses/summary` includes itself',
    ],
    [
      'a path out of the folder',
      `${heading}{{> ../../package}}\n`,
      'template/unknown-partial 3:1 There is no template `../../package`',
    ],
    ['an open block', `${heading}{{#if title}}x\n`, 'template/syntax 3:1 `{{#if title}}` is not closed'],
    [
      'an inline template',
      `${heading}{{#*inline "x"}}{{/inline}}\n`,
      'template/not-supported 3:1 Decorators, inline templates and template blocks are not supported',
    ],
    [
      'the prototype',
      `${heading}1. {{constructor.name}} {{__proto__.x}}\n`,
      'template/missing-value 3:4 `constructor.name` has no value in this agreement',
    ],
    [
      'a reserved character',
      `${heading}\uE000`,
      'template/reserved-character 3:1 This character is reserved for the values of the agreement',
    ],
    ['an image', `${heading}![x](y.png)\n`, 'template/not-supported'],
    ['a code block', `${heading}\`\`\`\nx\n\`\`\`\n`, 'template/not-supported'],
    ['an unsafe link', `${heading}[x](file:///etc/passwd)\n`, 'template/unsafe-link 3:5'],
    ['a dangling reference', `${heading}See [](#nowhere).\n`, 'template/dangling-reference 3:8'],
    ['an open container', `${heading}::: columns\n`, 'template/'],
    ['an unknown container', `${heading}::: wrapper\nx\n:::\n`, 'template/unknown-container'],
  ])('%s', async (_, text, expected) => {
    const { problems, markdown } = await withTemplate(text);
    expect(problems[0]).toContain(expected);
    expect(markdown).toBe('');
  });

  test('2,000 nested blocks', async () => {
    const { problems } = await withTemplate(`${'{{#if title}}'.repeat(2000)}x${'{{/if}}'.repeat(2000)}`);
    expect(problems[0]).toContain('template/too-deep');
  });

  test('every mistake at once', async () => {
    const { problems } = await withTemplate(`${heading}{{{a}}}\n{{lst b}}\n{{> c}}\n`);
    expect(problems.map((problem) => problem.split(' ')[1])).toEqual(['3:1', '4:1', '5:1']);
  });
});

describe('a template', () => {
  test('numbers clauses, and references follow', async () => {
    const { markdown } = await withTemplate(
      `${heading}1. One, see [](#b) and [](#c).\n1. Two:\n   1. first;\n   1. second: {#b}\n      1. deep.\n1. Three {#c}\n`,
    );
    expect(markdown.replaceAll('\u00a0', ' ')).toContain(
      `1.1 One, see [clause 1.2(b)](#b) and [clause 1.3](#c).`,
    );
    expect(markdown).toContain('(b) second');
    expect(markdown).toContain('(i) deep.');
  });

  test('sees own fields only, and fields of what a reference refers to', async () => {
    const { markdown } = await withTemplate(
      `${heading}1. {{#each services}}{{provider.name}}{{/each}} {{#if toString}}no{{else}}yes{{/if}}\n`,
    );
    expect(markdown).toMatch(/1\.1 \S.* yes/);
  });

  test('makes blanks, terms and uses', async () => {
    const { markdown } = await withTemplate(
      `${heading}1. [Widget]{.term} means a thing. Two [[Widgets]] of ____.\n`,
    );
    expect(markdown).toContain('**“Widget”**');
  });
});
