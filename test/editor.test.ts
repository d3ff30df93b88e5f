import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findExamples, PROJECT } from './support/find-examples.ts';
import { expectGolden } from './support/golden.ts';
import { CURSOR, fillIn, openEditor, showProposal } from './support/language-server.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly defaultSnippets?: readonly { readonly body: Readonly<Record<string, unknown>> }[];
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemaFile = join(PROJECT, 'dist/schemas/agreement.schema.json');
const { $defs = {} } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Schema;
const editor = openEditor(pathToFileURL(schemaFile));

const folder = join(PROJECT, 'test/fixtures/editor');
const fixtures = readdirSync(folder)
  .sort()
  .map((name) => ({ name: name.replace(/\.yaml$/, ''), text: readFileSync(join(folder, name), 'utf8') }));
const fixturesFor = (purpose: string) => fixtures.filter(({ name }) => name.startsWith(purpose));

// ACCEPT=1 writes anew what yaml-language-server proposes and shows, to be read and judged.
describe('an editor', () => {
  test.each(fixturesFor('complete-'))('proposes: $name', async ({ name, text }) => {
    const proposals = (await editor.complete(text)).map(showProposal).sort();
    expect(proposals.length).toBeGreaterThan(1);
    expectGolden(`editor/${name}.txt`, Buffer.from(proposals.join('')));
  });

  test.each(fixturesFor('hover-'))('shows: $name', async ({ name, text }) => {
    const shown = (await editor.hover(text)).trimEnd();
    expect(shown).not.toBe('');
    expectGolden(`editor/${name}.txt`, Buffer.from(`${shown}\n`));
  });

  test.each(findExamples())('finds nothing wrong with %s', async (file) => {
    expect(await editor.validate(readFileSync(file, 'utf8'))).toEqual([]);
  });

  test.each([
    ['a bad duration', 'length: P1Y', 'length: 1 year', 'Expected: an ISO 8601 duration'],
    ['an unknown field', 'term: {', 'terms: {}\nterm: {', 'Property terms is not allowed.'],
  ])('marks %s where it stands', async (_, right, wrong, message) => {
    const good = readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'), 'utf8');
    const text = good.replace(right, wrong);
    const found = await editor.validate(text);
    expect(found.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
    const place = text.indexOf(wrong.slice(0, 8));
    expect(found[0]?.range.start.line).toBe(text.slice(0, place).split('\n').length - 1);
  });
});

const definitionOf = ({ $ref = '' }: Schema): Schema | undefined => $defs[$ref.split('/').at(-1)!];
const sections = Object.entries($defs.agreement?.properties ?? {}).flatMap(([section, field]) => {
  const list = definitionOf(field.items ?? {});
  const part = list ?? definitionOf(field);
  return part?.defaultSnippets ? [{ section, start: list ? '  - ' : '  ' }] : [];
});

/** What is wrong below the first line, apart from what is still to come: other fields, more entries. */
const wrongBelow = async (text: string): Promise<string[]> =>
  (await editor.validate(text))
    .filter(({ range, message }) => range.start.line > 0 && !message.startsWith('Array has too few items'))
    .map(({ range, message }) => `${range.start.line}: ${message} in\n${text}`);

describe('snippets', () => {
  test('there are many', () => expect(sections.length).toBeGreaterThan(20));

  test('each inserts all that must be there', () => {
    const lacking = Object.entries($defs).flatMap(([name, { defaultSnippets = [], required = [] }]) =>
      defaultSnippets.flatMap(({ body }) =>
        required.filter((field) => !(field in body)).map((field) => `${name}.${field}`),
      ),
    );
    expect(lacking).toEqual([]);
  });

  test.each(sections)('what is inserted into $section is right as it stands', async ({ section, start }) => {
    const head = `type: customer\n${section}:\n${start}`;
    const [snippet] = (await editor.complete(`${head}${CURSOR}\n`)).filter(({ label }) =>
      /^new /.test(label),
    );
    const inserted = fillIn(snippet?.insertText ?? '');
    expect(inserted).toMatch(/^\w+: ?/);
    const [first, ...others] = inserted.split('\n');
    // An editor indents what follows the first line of a snippet like the line of the cursor.
    const text = [`${head}${first}`, ...others.map((line) => `  ${line}`), ''].join('\n');
    expect(await wrongBelow(text)).toEqual([]);
  });
});

test('an editor can tell a wrong text from a right one in every field', () => {
  const bare: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, pattern, enum: values, const: only } = schema as Schema;
    const isText = [type].flat().includes('string');
    if (isText && pattern === undefined && !values && only === undefined) bare.push(path);
    for (const [key, child] of Object.entries(schema)) visit(child, `${path}/${key}`);
  };
  visit($defs, '');
  expect(Object.keys($defs).length).toBeGreaterThan(50);
  expect(bare).toEqual([]);
});
