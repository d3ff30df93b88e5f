import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { parseContract } from '../src/document/parse.ts';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-cover-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LAYOUT = `::: cover
# {{title}}

between {{list parties "name"}}

::: fields
- **Version** {{version}}
- **Status** {{status}}
:::
:::

{{> agreement}}
{{> clauses/signatures}}
`;

/** An example whose layout has a cover. */
async function withCover(example: string): Promise<Record<string, Uint8Array>> {
  for (const [name, text] of Object.entries({
    'styles/covered/style.yaml': readFileSync(`${PROJECT}/templates/styles/two-column/style.yaml`, 'utf8'),
    'styles/covered/layout.md.hbs': LAYOUT,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { files, problems } = await generate(
    { text: readFileSync(`${PROJECT}/examples/${example}.sla.yaml`), file: 'agreement.sla.yaml' },
    { formats: ['json', 'md', 'html', 'docx', 'pdf'], style: 'covered', templates: [folder] },
  );
  expect(problems).toEqual([]);
  return Object.fromEntries(files.map((file) => [file.format, file.content]));
}

async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await task.destroy();
  return texts;
}

test('every format has the words of a cover in their order', async () => {
  const content = await withCover('cloud-service');
  const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
  expect(contract.blocks[0]?.type).toBe('cover');
  const expected = contractWords(contract);
  expect(expected.join(' ')).toMatch(
    /^Freight Platform Service Level Agreement between Alsterkrone .* Version/,
  );
  for (const words of [
    markdownWords(content.md!),
    htmlWords(content.html!),
    docxWords(content.docx!),
    await pdfWords(content.pdf!, expected),
  ])
    expect(words.join(' ')).toBe(expected.join(' '));
});

test('a cover has its page to itself, with nothing round it; contents and agreement follow on pages of their own', async () => {
  const [cover, contents, first, ...others] = await pageTexts((await withCover('cloud-service')).pdf!);
  expect(cover).toContain('Freight Platform Service Level Agreement');
  expect(cover).not.toMatch(/Page \d|Contents|What this Agreement covers/);
  expect(contents).toMatch(/Contents.*What this Agreement covers .* 3 /);
  expect(contents).toMatch(/Page 2 of \d/);
  expect(first).toMatch(/What this Agreement covers/);
  expect(others.length).toBeGreaterThan(2);
});

test('a short contract goes on after its cover without a contents list', async () => {
  const [cover, first] = await pageTexts((await withCover('minimal-customer')).pdf!);
  expect(cover).not.toMatch(/Page \d|What this Agreement covers/);
  expect(first).not.toContain('Contents');
  expect(first).toMatch(/What this Agreement covers/);
});

test('in Word a cover is a section of its own, with no header or footer but that of its mark', async () => {
  const parts = unzipSync((await withCover('cloud-service')).docx!);
  const document = strFromU8(parts['word/document.xml']!);
  const sections = document.match(/<w:sectPr>.*?<\/w:sectPr>/g) ?? [];
  const references = sections.map((section) => section.match(/rId\w+/g));
  expect(references).toEqual([['rIdFirstHeader'], ['rIdHeader', 'rIdFooter'], ['rIdHeader', 'rIdFooter']]);
  expect(document).toContain('<w:pStyle w:val="CoverTitle"/>');
  expect(strFromU8(parts['word/header2.xml']!)).not.toContain('Version');
});

test.each([
  ['that comes late', 'First.\n\n::: cover\n# Title\n:::\n'],
  ['without a title', '::: cover\nWords.\n:::\n'],
  ['with a list', '::: cover\n# Title\n\n- item\n:::\n'],
])('a cover %s is refused', (_, markdown) => {
  const { problems } = parseContract(markdown, []);
  expect(problems.map(({ rule }) => rule)).toEqual(['template/bad-container']);
  expect(problems[0]?.message).toContain('::: cover');
});
