import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openCatalog } from '../src/catalog.ts';
import type { Contract } from '../src/document/contract.ts';
import { type Generated, generate } from '../src/index.ts';
import { checkStyle } from '../src/style/check-style.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';
import { testPicture } from './support/styled-examples.ts';
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
    'styles/seventh/style.yaml': `${BUILT_IN}agreements: [customer]
options: { copies: { type: integer, default: 2, description: How many are signed. } }
`,
    'styles/seventh/layout.md.hbs':
      '# {{title}}\n\n{{> parts/cover}}\n{{> agreement}}\n{{> clauses/signatures}}\n',
    'styles/seventh/parts/cover.md.hbs':
      '{{word "preparedFor"}} {{list parties "name"}}, in {{options.copies}} copies\n',
    'styles/seventh/labels/en.yaml': 'preparedFor: Made for\nwords: { status.draft: Not yet }\n',
    'styles/seventh/clauses/en/summary.md.hbs': '## What this is {#summary}\n\nOne clause of its own.\n',
    'clauses/en/summary.md.hbs': '## Never {#summary}\n',
  };

  test('with words, parts, options and clauses of its own, in every format', async () => {
    const { files, problems } = await render(templatesWith(seventh), {
      formats: ['json', 'md', 'html', 'docx', 'pdf'],
    } as never);
    expect(problems).toEqual([]);
    const content = Object.fromEntries(files.map((file) => [file.format, file.content]));
    const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
    const expected = contractWords(contract);
    const words = expected.join(' ');
    expect(words).toContain('Made for Harbor Hosting LLC and Company X, in 2 copies');
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

describe('a style.yaml', () => {
  const layout = { 'styles/seventh/layout.md.hbs': '# {{title}}\n\n{{> agreement}}\n' };
  const problemsOf = async (yaml: string): Promise<string[]> =>
    told(await render(templatesWith({ ...layout, 'styles/seventh/style.yaml': yaml })));

  test('needs no more than a description', async () => {
    expect(await problemsOf('description: Ours.\n')).toEqual([]);
  });

  test('is told everything that is wrong with it at once, with its lines', async () => {
    const problems = await problemsOf(`agreements: [customers]
paper: A5
margn: { top: 72 }
margin: { top: 72, right: -1, bottom: 68 }
body: { regular: fonts/a.ttf }
colours: { text: black, acent: "#000000" }
sizes: { body: { size: ten, leading: 15 } }
numbering: roman
options:
  form: { type: text, description: Its form. }
  logo: { type: boolean, description: Whether there is one. }
  copies: { type: integer, default: two, descripton: How many. }
`);
    expect(problems.map((text) => text.split(';')[0])).toEqual([
      'schema/missing-field style.yaml:1 The style has no `description`',
      'schema/not-allowed style.yaml:1 Item 1 of `agreements` cannot be `customers`',
      'schema/not-allowed style.yaml:2 `paper` cannot be `A5`',
      'schema/unknown-field style.yaml:3 There is no field `margn` in a style',
      'schema/missing-field style.yaml:4 `margin` has no `left`',
      'schema/out-of-range style.yaml:4 `right` must be more than 0',
      'schema/missing-field style.yaml:5 `body` has no `family`',
      'schema/bad-colour style.yaml:6 `text` is no colour: `black`',
      'schema/unknown-field style.yaml:6 There is no field `acent` in `colours`',
      'schema/wrong-type style.yaml:7 `size` must be a length in points, not text',
      'schema/not-allowed style.yaml:8 `numbering` cannot be `roman`',
      'template/bad-style style.yaml:10 The option `form` has no type that there is',
      'template/bad-style style.yaml:11 Every style has the option `logo`',
      'template/bad-style style.yaml:12 The option `copies` has no `description`',
      'template/bad-style style.yaml:12 The option `copies` cannot be what it is by default',
      'template/bad-style style.yaml:12 An option has no `descripton`',
    ]);
  });

  test.each([
    ['a list', '- a\n', 'template/bad-style style.yaml:1 A style holds fields'],
    ['what is no YAML', 'description: "open\n', 'read/'],
    ['a field twice', 'description: a\ndescription: b\n', 'schema/duplicate-field style.yaml:2'],
    ['options that are no group', 'description: a\noptions: 5\n', 'template/bad-style style.yaml:2'],
    [
      'colours that cannot be read',
      'description: a\ncolours: { text: "#dddddd" }\n',
      'template/low-contrast style.yaml:2',
    ],
    ['a font that there is not', 'description: a\nbody: Comic Sans\n', 'template/unknown-font style.yaml:2'],
    [
      'a picture outside its folder',
      'description: a\nlogo: { file: ../../../../../../etc/hostname }\n',
      'template/bad-logo style.yaml:2',
    ],
  ])('that is %s is a problem, not a crash', async (_, yaml, expected) => {
    const problems = await problemsOf(yaml);
    expect(problems[0]).toContain(expected);
  });

  test.each([
    ['open: "text\n', /^read\/\S+ en\.yaml:1 /],
    ['- a list\n', /^template\/bad-labels en\.yaml:1 /],
  ])('may not have words beside it that cannot be read: %s', async (labels, expected) => {
    const files = {
      ...layout,
      'styles/seventh/style.yaml': 'description: Ours.\n',
      'styles/seventh/labels/en.yaml': labels,
    };
    expect(told(await render(templatesWith(files)))[0]).toMatch(expected);
  });

  test.each(openCatalog().styles())('of the built-in style %s is right', (name) => {
    const style = openCatalog().style(name)!;
    expect([...style.problems, ...checkStyle(style.source)]).toEqual([]);
  });
});

describe('a logo', () => {
  const withLogo = async (bytes: Uint8Array | undefined): Promise<string> => {
    const text = `${readFileSync(`${PROJECT}/examples/minimal-customer.sla.yaml`, 'utf8')}presentation: { options: { logo: { file: logo.png } } }\n`;
    const made = await generate({ text, file: 'a.yaml' }, { formats: ['md'], readFile: () => bytes });
    return told(made).join('\n');
  };
  const png = testPicture();

  test.each([
    ['is not there', undefined, 'is not there'],
    ['is neither PNG nor JPEG', new TextEncoder().encode('GIF89a'), 'is neither a PNG nor a JPEG'],
    ['is too large', new Uint8Array(2_000_001), 'is larger than 2 MB'],
    ['is cut off', png.subarray(0, 60), 'cannot be read'],
    ['has broken data', png.map((byte, at) => (at === 50 ? byte ^ 0xff : byte)), 'cannot be read'],
    ['is a JPEG of nothing', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), 'cannot be read'],
    ['claims a huge size', png.map((byte, at) => (at === 16 ? 0x7f : byte)), 'more than 4 million pixels'],
  ])('that %s is a problem', async (_, bytes, expected) => {
    expect(await withLogo(bytes)).toContain(expected);
  });

  test('of any bytes is a picture or a problem, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(png.length - 1), fc.nat(255), async (at, value) => {
        await withLogo(png.map((byte, index) => (index === at ? value : byte)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a font of the project', () => {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
  );
  const face = join(folder, '400Regular');
  const font = new Uint8Array(
    readFileSync(join(face, readdirSync(face).find((name) => name.endsWith('.ttf'))!)),
  );
  const withFont = async (bytes: Uint8Array): Promise<Generated> => {
    const options = 'fonts: { body: { family: Own, regular: own.ttf } }';
    const text = `${readFileSync(`${PROJECT}/examples/minimal-customer.sla.yaml`, 'utf8')}presentation: { options: { ${options} } }\n`;
    return generate({ text, file: 'a.yaml' }, { formats: ['pdf', 'docx'], readFile: () => bytes });
  };
  const changed = (at: number, bytes: readonly number[]): Uint8Array => {
    const copy = font.slice();
    copy.set(bytes, at);
    return copy;
  };

  test('is embedded', async () => {
    const { files, problems } = await withFont(font);
    expect(problems).toEqual([]);
    expect(Buffer.from(files[0]!.content).toString('latin1')).toContain('SourceSans3');
  });

  test.each([
    ['is no font', new TextEncoder().encode('hello, this is no font'), 'is no TrueType font'],
    ['is cut off', font.subarray(0, 5000), 'is cut off'],
    ['has PostScript outlines', changed(0, [0x4f, 0x54, 0x54, 0x4f]), 'has PostScript outlines'],
    ['lacks a table', changed(Buffer.from(font).indexOf('glyf'), [0x78]), 'has no table `glyf`'],
    ['is variable', changed(12, [0x66, 0x76, 0x61, 0x72]), 'is a variable font'],
  ])('that %s is a problem', async (_, bytes, expected) => {
    expect(told(await withFont(bytes)).join('\n')).toContain(expected);
  });
});
