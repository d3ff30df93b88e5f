import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, describe, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { writeHtml } from '../src/writers/html.ts';
import { isSealed, SEAL_PLACE, seal } from '../src/writers/seal.ts';
import { axe } from './judges/axe.ts';
import { expectGolden } from './support/golden.ts';
import { contractWith, HOSTILE_TEXTS } from './support/hostile.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, htmlWords } from './support/words.ts';
import { wordyContract } from './support/wordy-contract.ts';

const inCi = Boolean(process.env.CI);
const folder = mkdtempSync(join(tmpdir(), 'slakit-html-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (contract: Contract): Uint8Array =>
  writeHtml({ contract, look: testLook, fonts: new Map() }).content;
const source = (contract: Contract): string => new TextDecoder().decode(write(contract));

/** A data table that is too wide for a telephone. */
const wideContract: Contract = {
  ...sampleContract,
  blocks: sampleContract.blocks.map((block) =>
    block.type !== 'section' || block.id !== 'summary'
      ? block
      : {
          ...block,
          children: [
            {
              type: 'table',
              kind: 'data',
              columns: Array.from({ length: 6 }, (_, index) => ({
                align: 'center',
                header: [{ type: 'text', value: `Severity ${index + 1}` }],
              })),
              rows: [{ cells: Array.from({ length: 6 }, () => ({ children: [] })) }],
            },
            ...block.children,
          ],
        },
  ),
};

test('the sample contract as HTML', () => {
  expectGolden('sample/sample.html', write(sampleContract));
});

test('a long contract has a contents list of links', () => {
  const long = source(wordyContract);
  expect(long).toContain('<nav class="contents" aria-labelledby="contents">');
  expect(htmlWords(write(wordyContract))).toEqual(contractWords(wordyContract));
  expect(source(sampleContract)).not.toContain('<nav');
});

test('a section may be called like the contents list', () => {
  const named = {
    ...wordyContract,
    blocks: wordyContract.blocks.map((block) =>
      block.type === 'section' && block.id === 'terms' ? { ...block, id: 'contents' } : block,
    ),
  };
  const ids = elements(source(named)).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
  );
  expect(ids).toContain('contents');
  expect(new Set(ids).size).toBe(ids.length);
});

test('the file ends with the place of the seal', () => {
  const content = write(sampleContract);
  expect(new TextDecoder().decode(content).endsWith(`\n<!-- ${SEAL_PLACE} -->\n`)).toBe(true);
  expect(isSealed(seal(content))).toBe(true);
});

test('every link inside the page leads somewhere', () => {
  const all = elements(source(wordyContract));
  const valuesOf = (name: string): string[] =>
    all.flatMap(({ attrs }) => attrs.filter((one) => one.name === name).map(({ value }) => value));
  const ids = new Set(valuesOf('id'));
  const inside = valuesOf('href').filter((href) => href.startsWith('#'));
  expect(inside.length).toBeGreaterThan(4);
  expect(inside.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
});

test('only addresses that run nothing are linked', () => {
  const hrefs = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//x.org',
    'file:///x',
  ];
  for (const href of hrefs) {
    const contract: Contract = {
      ...sampleContract,
      blocks: [
        {
          type: 'paragraph',
          role: 'text',
          children: [{ type: 'link', href, children: [{ type: 'text', value: 'go' }] }],
        },
      ],
    };
    expect(source(contract), href).toContain('<p>go</p>');
  }
});

test('a look with a colour that could end the style sheet is refused', () => {
  const look = { ...testLook, colours: { ...testLook.colours, text: '</style>' } };
  expect(() => writeHtml({ contract: sampleContract, look, fonts: new Map() })).toThrow(/not #rrggbb/);
});

describe('has the words of the contract in their order', () => {
  test.each(HOSTILE_TEXTS.map((shown) => [shown.slice(0, 60), shown]))('%s', (_, shown) => {
    const contract = contractWith(shown);
    expect(htmlWords(write(contract))).toEqual(contractWords(contract));
  });
});

test('a value makes no markup: the elements are those of a plain word', () => {
  const shape = (shown: string): string[] =>
    elements(
      source(contractWith(shown)).replace(/<wbr>|(?<=<[^>]*) class="long"|(?<=class="[a-z]+) long(?=")/g, ''),
    ).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '));
  const plain = shape('word');
  const holds = (shown: string): void => {
    expect(shape(shown), shown).toEqual(plain);
  };
  for (const shown of HOSTILE_TEXTS) holds(shown);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...`<>&"'/=!-]\\ab \n;{}`), { minLength: 1 }), (marks) =>
      holds(marks.join('')),
    ),
    { numRuns: 100, seed: 20260104 },
  );
});

const SUBJECTS: readonly (readonly [string, Contract])[] = [
  ['the sample', sampleContract],
  ['a long contract', wordyContract],
  ['a wide table', wideContract],
  ['Markdown and HTML as values', contractWith('<b>*x*</b> & "y" | \'z\' ]]> -->')],
];

test.each(SUBJECTS)('html-validate finds nothing in %s', async (_, contract) => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'long-title': 'off' },
  });
  const report = await validator.validateString(source(contract));
  expect(
    report.results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
    ),
  ).toEqual([]);
});

test.skipIf(!axe.available() && !inCi)(
  'axe-core finds nothing in Chromium',
  async () => {
    expect(axe.available(), `not installed: ${axe.needs}`).toBe(true);
    const files = SUBJECTS.map(([, contract], index) => {
      const file = join(folder, `${index}.html`);
      writeFileSync(file, write(contract));
      return file;
    });
    const verdicts = await axe.judge(files);
    expect(files.flatMap((file) => verdicts.get(file)?.findings ?? ['not judged'])).toEqual([]);
  },
  120_000,
);

/** Every element of a page in document order. */
function elements(html: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
