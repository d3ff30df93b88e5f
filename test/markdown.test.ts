import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { afterAll, describe, expect, test } from 'vitest';
import type { Block, Contract, Inline } from '../src/document/contract.ts';
import { writeMarkdown } from '../src/writers/markdown.ts';
import { isSealed, SEAL_PLACE, seal } from '../src/writers/seal.ts';
import { markdownReaders } from './judges/markdown-readers.ts';
import { expectGolden } from './support/golden.ts';
import { contractWith, HOSTILE_TEXTS } from './support/hostile.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, markdownWords } from './support/words.ts';
import { wordyContract } from './support/wordy-contract.ts';

const inCi = Boolean(process.env.CI);
const folder = mkdtempSync(join(tmpdir(), 'slakit-markdown-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (contract: Contract): Uint8Array =>
  writeMarkdown({ contract, look: testLook, fonts: new Map() }).content;
const source = (contract: Contract): string => new TextDecoder().decode(write(contract));
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'text', children });
const text = (value: string): Inline => ({ type: 'text', value });
const withBlocks = (...blocks: Block[]): Contract => ({ ...sampleContract, blocks });

test('the sample contract as Markdown', () => {
  expectGolden('sample/sample.md', write(sampleContract));
});

test('a long contract has a contents list of links', () => {
  const long = source(wordyContract);
  expect(long).toContain('<!-- contents -->\n\n**Contents**\n\n- [1 What this agreement covers](#summary)\n');
  expect(long).toContain('\n## 1 What this agreement covers <a id="summary"></a>\n');
  expect(markdownWords(write(wordyContract))).toEqual(contractWords(wordyContract));
  expect(source(sampleContract)).not.toContain('<!-- contents -->');
});

test('the file ends with the place of the seal', () => {
  const content = write(sampleContract);
  expect(new TextDecoder().decode(content).endsWith(`\n\n<!-- ${SEAL_PLACE} -->\n`)).toBe(true);
  expect(isSealed(seal(content))).toBe(true);
});

test('each reference leads to an anchor', () => {
  const shown = source(sampleContract);
  const targets = [...shown.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(targets).toEqual(['credits', 'schedule-a']);
  for (const id of targets) expect(shown).toContain(`<a id="${id}"></a>`);
});

describe('has the words of the contract in their order', () => {
  test.each(HOSTILE_TEXTS.map((shown) => [shown.slice(0, 60), shown]))('%s', (_, shown) => {
    const contract = contractWith(shown);
    expect(markdownWords(write(contract))).toEqual(contractWords(contract));
  });

  test('any text', () => {
    fc.assert(
      fc.property(ANY_TEXT, (shown) => {
        const contract = contractWith(shown);
        expect(markdownWords(write(contract))).toEqual(contractWords(contract));
      }),
      { numRuns: 150, seed: 20260101 },
    );
  });
});

test('a value makes no markup: the structure is that of a plain word', () => {
  const shape = (shown: string): string => tagsOf(source(contractWith(shown)));
  const plain = shape('word');
  const linked = /@|:\/\//;
  for (const shown of HOSTILE_TEXTS.filter((one) => !linked.test(one)))
    expect(shape(shown), shown).toBe(plain);
  fc.assert(
    fc.property(
      ANY_TEXT.filter((one) => !linked.test(one) && one.trim() !== ''),
      (shown) => {
        expect(shape(shown)).toBe(plain);
      },
    ),
    { numRuns: 150, seed: 20260102 },
  );
});

test.skipIf(!markdownReaders.available() && !inCi)(
  'cmark-gfm, markdown-it and micromark read the same',
  async () => {
    expect(markdownReaders.available(), `not installed: ${markdownReaders.needs}`).toBe(true);
    const random = fc.sample(ANY_TEXT, { numRuns: 60, seed: 20260103 }).filter((one) => one.trim() !== '');
    const contracts = [sampleContract, wordyContract, ...[...HOSTILE_TEXTS, ...random].map(contractWith)];
    const files = contracts.map((contract, index) => {
      const file = join(folder, `${index}.md`);
      writeFileSync(file, write(contract));
      return file;
    });
    const verdicts = await markdownReaders.judge(files);
    const findings = files.map((file, index) => ({
      text: contracts[index]?.title.slice(0, 100),
      findings: verdicts.get(file)?.findings,
    }));
    expect(findings.filter((one) => one.findings?.length !== 0)).toEqual([]);
  },
  120_000,
);

test('lists that meet stay two lists', () => {
  const list = (word: string): Block => ({
    type: 'list',
    items: [{ type: 'item', children: [paragraph(text(word))] }],
  });
  expect(source(withBlocks(list('a'), list('b'), list('c')))).toContain('- a\n\n* b\n\n- c\n');
});

test('text is escaped no more than it needs', () => {
  const shown = source(
    withBlocks(paragraph(text('On 2026-01-01 at 5.5 % (or $100) for R&D, file_name_x: “a” > b - c + d.'))),
  );
  expect(shown).toContain('\nOn 2026-01-01 at 5.5 % (or $100) for R&D, file_name_x: “a” > b - c + d.\n');
});

/** Texts of the characters that Markdown and HTML care for, between words. */
const ANY_TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\`*_[]<>(){}#+-=.!|~&:;@/$"\' \u00a0\u2028'.split('')),
      fc.constantFrom(
        'a',
        'B',
        '1',
        'ö',
        '中',
        '“',
        '”',
        '—',
        'www.',
        'http://',
        'a@b.org',
        '&amp;',
        '<br>',
        '  ',
        '](',
        '**',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ''));

/** The elements of a Markdown text in order, without its words; lines beside each other count as one. */
function tagsOf(markdown: string): string {
  const html = new MarkdownIt({ html: true }).render(markdown);
  return [...html.matchAll(/<\/?[a-z][^>]*>/g)]
    .map(([tag]) => tag)
    .join('')
    .replace(/href="[^"]*"/g, '');
}
