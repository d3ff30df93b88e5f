import { describe, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { writeDocx } from '../src/writers/docx/write-docx.ts';
import { writeHtml } from '../src/writers/html.ts';
import { writeMarkdown } from '../src/writers/markdown.ts';
import { writePdf } from '../src/writers/pdf/write-pdf.ts';
import type { Writer } from '../src/writers/writer.ts';
import { readTestFonts } from './support/fonts.ts';
import { contractWith } from './support/hostile.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';
import { wordyContract } from './support/wordy-contract.ts';

const fonts = readTestFonts();

type ReadWords = (
  content: Uint8Array,
  expected: readonly string[],
) => readonly string[] | Promise<readonly string[]>;

const FORMATS: readonly (readonly [string, Writer, ReadWords])[] = [
  ['Markdown', writeMarkdown, markdownWords],
  ['HTML', writeHtml, htmlWords],
  ['Word', writeDocx, docxWords],
  ['PDF', writePdf, pdfWords],
];

const CONTRACTS: readonly (readonly [string, Contract])[] = [
  ['the sample contract', sampleContract],
  ['a contract with a contents list', wordyContract],
  ['Markdown as values', contractWith('*a* [b](c) | `d` # __e__')],
  ['numbers and marks as values', contractWith('1. one – (a) 3.1 • 5.5 %')],
  ['a word longer than a page', contractWith('L'.repeat(3000))],
  ['an address longer than a line', contractWith(`https://example.com/${'path/'.repeat(40)}?q=a-b&c=d`)],
];

describe.each(FORMATS)('%s', (_, write, readWords) => {
  test.each(CONTRACTS)('has the words of %s', async (_name, contract) => {
    const { content, problems } = write({ contract, look: testLook, fonts });
    expect(problems).toEqual([]);
    const expected = contractWords(contract);
    expect(await readWords(content, expected)).toEqual(expected);
  });

  test('a word that is not there is missed', async () => {
    const without = {
      ...sampleContract,
      blocks: sampleContract.blocks.filter(({ type }) => type !== 'signatures'),
    };
    const { content } = write({ contract: without, look: testLook, fonts });
    expect(await readWords(content, contractWords(sampleContract))).toEqual(contractWords(without));
  });
});

test('the words of the sample contract', () => {
  const words = contractWords(sampleContract).join(' ');
  expect(words).toContain(
    '1 What this agreement covers 1.1 Marketing shall deliver 100 Qualified Leads a month, as clause 2.1 and',
  );
  expect(words).toContain(
    '1.2 “Qualified Lead” means a contact that: (a) fits the target market; and (b) has asked to speak',
  );
  expect(words).toContain('Marketing Sales Shared Lead handoff Marketing shall pass');
  expect(words).toContain('Reviewed monthly, by . Marketing Approved by Name Amir Date Sales');
});
