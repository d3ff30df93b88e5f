import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { type Generated, generate } from '../src/index.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const BUILT_IN = readFileSync(`${PROJECT}/templates/styles/two-column/style.yaml`, 'utf8').split(
  'options:',
)[0]!;

/** A folder of templates with these files. */
function templatesWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-styles-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The minimal agreement of a type in a style, its fields `added` to it. */
async function render(
  templates: string,
  { style = 'seventh', type = 'customer', added = '', formats = ['md'] as const } = {},
): Promise<Generated> {
  const text = readFileSync(`${PROJECT}/examples/minimal-${type}.sla.yaml`, 'utf8') + added;
  return generate({ text, file: 'agreement.sla.yaml' }, { formats, style, templates: [templates] });
}

function told({ problems }: Generated): string[] {
  return problems.map(
    ({ rule, place, message, hint }) =>
      `${rule} ${place?.file.split('/').at(-1)}:${place?.line} ${message}; ${hint}`,
  );
}

describe('a style is only its folder', () => {
  const seventh = {
    'styles/seventh/style.yaml': `${BUILT_IN}agreements: [customer]\n`,
    'styles/seventh/layout.md.hbs':
      '# {{title}}\n\n{{> parts/cover}}\n{{> agreement}}\n{{> clauses/signatures}}\n',
    'styles/seventh/parts/cover.md.hbs': '{{word "preparedFor"}} {{list parties "name"}}\n',
    'styles/seventh/labels/en.yaml': 'preparedFor: Made for\nwords: { status.draft: Not yet }\n',
    'styles/seventh/clauses/en/summary.md.hbs': '## What this is {#summary}\n\nOne clause of its own.\n',
    'clauses/en/summary.md.hbs': '## Never {#summary}\n',
  };

  test('with words, parts and clauses of its own, in every format', async () => {
    const { files, problems } = await render(templatesWith(seventh), {
      formats: ['json', 'md', 'html', 'docx', 'pdf'],
    } as never);
    expect(problems).toEqual([]);
    const content = Object.fromEntries(files.map((file) => [file.format, file.content]));
    const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
    const expected = contractWords(contract);
    const words = expected.join(' ');
    expect(words).toContain('Made for');
    expect(words).toContain('One clause of its own.');
    expect(words).not.toContain('Never');
    for (const read of [
      markdownWords(content.md!),
      htmlWords(content.html!),
      docxWords(content.docx!),
      await pdfWords(content.pdf!, expected),
    ])
      expect(read.join(' ')).toBe(words);
  });

  test('that a type it does not suit is told of', async () => {
    expect(told(await render(templatesWith(seventh), { type: 'internal' }))).toEqual([
      expect.stringMatching(
        /^template\/unsuited-style agreement\.sla\.yaml:\d+ The style `seventh` does not suit agreements of the type `internal`; the styles that do: .*\btwo-column\b/,
      ),
    ]);
  });
});

describe('options', () => {
  const own = {
    'styles/seventh/style.yaml': `${BUILT_IN}options:
  form: { type: string, enum: [short, long], default: long, description: How much it says. }
  archaic: { type: boolean, description: Whether it begins with WHEREAS. }
  copies: { type: integer, description: How many are signed. }
`,
    'styles/seventh/layout.md.hbs':
      '# {{title}}\n\n{{#if options.archaic}}WHEREAS {{/if}}{{#if (eq options.form "short")}}Short{{else}}Long{{/if}}{{#if options.copies}} {{options.copies}} copies{{/if}}\n\n## One\n\n1. A clause.\n\n   1. A point, see [](#nested).\n   1. Another. {#nested}\n\n## Two {#two}\n\n### Below {#below}\n\n1. See [](#two), [](#below) and [](#point).\n1. A point. {#point}\n',
  };
  const withOptions = async (options: string): Promise<{ words: string; problems: string[] }> => {
    const made = await render(templatesWith(own), { added: `presentation: { options: ${options} }\n` });
    return {
      words: markdownWords(made.files[0]?.content ?? new Uint8Array()).join(' '),
      problems: told(made),
    };
  };

  test.each([
    ['{}', 'Long'],
    ['{ archaic: true, form: short, copies: 2 }', 'WHEREAS Short 2 copies'],
  ])('%s', async (options, expected) => {
    expect(await withOptions(options)).toMatchObject({
      problems: [],
      words: expect.stringContaining(expected),
    });
  });

  test('are held against the style and against what every style takes, all at once', async () => {
    const { problems } = await withOptions(
      '{ archiac: true, form: medium, copies: 1.5, colour: 1, x-mine: 2, archaic: [yes] }',
    );
    expect(problems.map((text) => text.replace(/:\d+ /, ' '))).toEqual([
      'template/unknown-option agreement.sla.yaml The style `seventh` has no option `archiac`; did you mean `archaic`?',
      'template/bad-option agreement.sla.yaml The option `form` cannot be `medium`; write `short` or `long`',
      'template/bad-option agreement.sla.yaml The option `copies` cannot be `1.5`; write a whole number',
      'template/unknown-option agreement.sla.yaml The style `seventh` has no option `colour`; did you mean `colours`?',
      'template/bad-option agreement.sla.yaml The option `archaic` cannot be a group of fields or a list; write `true` or `false`',
    ]);
  });

  test('that no style understands are told with their field', async () => {
    const { problems } = await withOptions(
      '{ colours: { text: blue }, numbering: lettred, sizes: { body: { size: 10 } }, fonts: { body: Sorce Sans 3 } }',
    );
    expect(problems.map((text) => text.split(' ')[0])).toEqual([
      'schema/bad-colour',
      'schema/not-allowed',
      'schema/missing-field',
    ]);
  });

  test('of the look are judged: fonts there are, and colours that can be read', async () => {
    const { problems } = await withOptions(
      '{ colours: { muted: "#999999", shade: "#888888" }, fonts: { body: Sorce Sans 3, heading: { family: Mine, regular: fonts/mine.ttf } }, header: { left: "{titel}" } }',
    );
    expect(problems.map((text) => text.replace(/^(\S+) \S+ /, '$1 '))).toEqual([
      'template/low-contrast The colour `muted` has a contrast of 1.2 : 1 on `shade`; text needs 4.5 : 1; choose a darker one, or a lighter `shade`',
      expect.stringContaining('template/low-contrast The colour `accent`'),
      'template/unknown-font slakit has no font `Sorce Sans 3`; did you mean `source-sans-3`?',
      'template/bad-font The font `fonts/mine.ttf` is not there; name a static TrueType file (.ttf) of the project',
      'template/unknown-name There is no `{titel}` in a header or footer; did you mean `{title}`?',
    ]);
  });

  test.each([
    [
      'decimal',
      '1 One 1.1 A clause. (a) A point, see clause 1.1(b). (b) Another. 2 Two 2.1 Below (a) See clause 2, clause 2.1 and clause 2.1(b). (b) A point.',
    ],
    [
      'steps',
      'Step 1 One 1.1 A clause. (a) A point, see clause 1.1(b). (b) Another. Step 2 Two 2.1 Below (a) See Step 2, clause 2.1 and clause 2.1(b). (b) A point.',
    ],
    [
      'articles',
      'Article 1 One 1.1 A clause. (a) A point, see clause 1.1(b). (b) Another. Article 2 Two 2.1 Below (a) See Article 2, clause 2.1 and clause 2.1(b). (b) A point.',
    ],
    [
      'lettered',
      'A One A clause. (a) A point, see section A. (b) Another. B Two B.1 Below (a) See section B, section B.1 and section B.1. (b) A point.',
    ],
  ])('number sections and clauses: %s, in every format and by Word itself', async (numbering, expected) => {
    const { files, problems } = await render(templatesWith(own), {
      added: `presentation: { options: { numbering: ${numbering} } }\n`,
      formats: ['json', 'md', 'html', 'docx', 'pdf'],
    } as never);
    expect(problems).toEqual([]);
    const content = Object.fromEntries(files.map((file) => [file.format, file.content]));
    const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
    const words = contractWords(contract);
    expect(words.join(' ')).toContain(expected);
    for (const read of [
      markdownWords(content.md!),
      htmlWords(content.html!),
      docxWords(content.docx!),
      await pdfWords(content.pdf!, words),
    ])
      expect(read).toEqual(words);
  });
});

describe('two-column', () => {
  const short = { style: 'two-column', added: 'presentation: { options: { form: short } }\n' };

  test.each(
    findExamples()
      .filter((file) => !file.includes('published'))
      .map((file) => [outputName(file), file]),
  )('in its short form fits on one page: %s', async (_, file) => {
    const text = readFileSync(file, 'utf8').replace(/^presentation:.*\n/m, '');
    const { files, problems } = await generate(
      { text: text + short.added, file },
      { formats: ['pdf'], style: 'two-column' },
    );
    expect(problems).toEqual([]);
    const pdf = Buffer.from(files[0]!.content).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test('prints advice in italics, values to fill in in brackets, and wording plain', async () => {
    const file = `${PROJECT}/examples/marketing-sales-template.sla.yaml`;
    const { files } = await generate(
      { text: readFileSync(file, 'utf8') + short.added, file },
      { formats: ['md', 'html', 'docx', 'pdf', 'json'] },
    );
    const text = (format: string): string =>
      new TextDecoder().decode(files.find((one) => one.format === format)!.content);
    expect(text('md')).toContain('> **Goals:** Chain the goals');
    expect(text('md')).toContain('Deals: \\[Number of deals] a month');
    expect(text('html')).toMatch(/<p class="guidance" role="note">.*Chain the goals/);
    expect(text('html')).toMatch(/\.guidance \{[^}]*font-style: italic/);
    const { contract } = JSON.parse(text('json')) as { contract: Contract };
    const words = contractWords(contract).join(' ');
    expect(words).toContain('Deals: [Number of deals] a month');
    expect(docxWords(files.find(({ format }) => format === 'docx')!.content).join(' ')).toBe(words);
  });
});
