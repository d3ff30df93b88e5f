import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Contract } from '../src/document/contract.ts';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { HOSTILE_TEXTS } from './support/hostile.ts';
import { allExamples, renderExample, type StyledExample } from './support/styled-examples.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';

async function wordsByFormat(example: StyledExample): Promise<Record<string, string[]>> {
  const { files, problems } = await renderExample(example, ['json', 'md', 'html', 'docx', 'pdf']);
  expect(problems).toEqual([]);
  const content = Object.fromEntries(files.map((file) => [file.format, file.content]));
  const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
  const expected = contractWords(contract);
  return {
    json: expected,
    md: markdownWords(content.md!),
    html: htmlWords(content.html!),
    docx: docxWords(content.docx!),
    pdf: await pdfWords(content.pdf!, expected),
  };
}

describe('every format has the same words in the same order', () => {
  test.each(allExamples().map((example) => [example.name, example] as const))('%s', async (_, example) => {
    const { json, ...formats } = await wordsByFormat(example);
    expect(json!.length).toBeGreaterThan(100);
    for (const [format, words] of Object.entries(formats))
      expect(words.join(' '), format).toBe(json!.join(' '));
  });
});

describe('any value is printed literally', () => {
  const minimal = parse(readFileSync(`${PROJECT}/examples/minimal-customer.sla.yaml`, 'utf8')) as Record<
    string,
    never
  >;
  const withText = (text: string): string => {
    const agreement = structuredClone(minimal) as unknown as {
      title: string;
      parties: { name: string }[];
      services: { name: string }[];
      metrics: { startEvent?: string }[];
      contacts: { name: string; title?: string }[];
    };
    const name = `x${text.slice(0, 150)}x`;
    agreement.title = name;
    agreement.parties[0]!.name = name;
    agreement.services[0]!.name = name;
    agreement.metrics[0]!.startEvent = `x${text}x`;
    agreement.contacts[0]!.title = name;
    return JSON.stringify(agreement);
  };
  const literal = async (text: string): Promise<void> => {
    const source = withText(text);
    const { files, problems } = await generate(
      { text: source, file: 'a.json' },
      { formats: ['json', 'md', 'html', 'docx'] },
    );
    const content = Object.fromEntries(files.map((file) => [file.format, file.content]));
    // A text that the reader refuses (control characters, line breaks in a name) never gets as far as a file.
    if (files.length === 0) return expect(problems).not.toEqual([]);
    const { contract } = JSON.parse(new TextDecoder().decode(content.json)) as { contract: Contract };
    const expected = contractWords(contract).join(' ');
    expect(contract.title).toBe((JSON.parse(source) as { title: string }).title);
    expect(markdownWords(content.md!).join(' ')).toBe(expected);
    expect(htmlWords(content.html!).join(' ')).toBe(expected);
    expect(docxWords(content.docx!).join(' ')).toBe(expected);
  };

  test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 60), text]))('%s', async (_, text) =>
    literal(text),
  );

  test('whatever the text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), literal), {
      numRuns: 40,
      examples: HOSTILE_TEXTS.map((text) => [text]),
    });
  }, 60_000);
});
