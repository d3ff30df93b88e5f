import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { type Generated, generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const BUILT_IN = readFileSync(`${PROJECT}/templates/styles/two-column/style.yaml`, 'utf8');

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
