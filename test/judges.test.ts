import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../src/document/contract.ts';
import { JUDGES } from './judges/all-judges.ts';
import type { Judge, Verdict } from './judges/judge.ts';
import { convertWithLibreOffice, libreOffice } from './judges/libre-office.ts';
import { PROJECT } from './support/find-examples.ts';
import { allExamples, renderExample } from './support/styled-examples.ts';

const EXAMPLES = allExamples();
const folder = mkdtempSync(join(tmpdir(), 'slakit-judged-'));
const inCi = Boolean(process.env.CI);

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const example of EXAMPLES) {
    const { files, problems } = await renderExample(example, ['pdf', 'docx', 'md', 'html', 'json']);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { extension, content } of files) writeFileSync(outputPath(example.name, extension), content);
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are examples to judge', () => {
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(4);
  expect(new Set(EXAMPLES.map(({ name }) => name)).size).toBe(EXAMPLES.length);
});

describe.each(JUDGES)('$judge.name', ({ judge, bad }) => {
  const missing = !judge.available();
  let verdicts: ReadonlyMap<string, Verdict> = new Map();

  beforeAll(async () => {
    // The same list for all judges of a format: those that share an engine then share one run of it.
    if (!missing) verdicts = await judge.judge([...outputsFor(judge), ...badFilesFor(judge)]);
  }, 180_000);

  // Where CI is set a judge that is not there fails these tests instead.
  for (const { name: example } of EXAMPLES) {
    test.skipIf(missing && !inCi)(`accepts ${example}.${judge.reads}`, () => {
      expect(missing, `not installed: ${judge.needs}`).toBe(false);
      expect(verdicts.get(outputPath(example, judge.reads))).toEqual({ ok: true, findings: [] });
    });
  }

  test.skipIf(missing && !inCi)(`refuses ${bad}`, () => {
    expect(missing, `not installed: ${judge.needs}`).toBe(false);
    expect(verdicts.get(badPath(bad))?.findings).not.toEqual([]);
    expect(verdicts.get(badPath(bad))?.ok).toBe(false);
  });
});

describe('LibreOffice', () => {
  const missing = !libreOffice.available();
  let texts: ReadonlyMap<string, Buffer> = new Map();

  beforeAll(async () => {
    if (!missing) texts = await convertWithLibreOffice(outputsFor(libreOffice), 'txt:Text (encoded):UTF8');
  }, 180_000);

  for (const { name: example } of EXAMPLES) {
    test.skipIf(missing && !inCi)(`reads every word of ${example}.docx in its order`, () => {
      expect(missing, `not installed: ${libreOffice.needs}`).toBe(false);
      const { contract } = JSON.parse(readFileSync(outputPath(example, 'json'), 'utf8')) as {
        contract: Contract;
      };
      const read = wordsOf(texts.get(outputPath(example, 'docx'))!.toString('utf8'));
      expect(firstMissing(wordsOf(textOf(contract.blocks)), read)).toBeUndefined();
    });
  }

  test('a word that is not there, or not in its place, is noticed', () => {
    expect(firstMissing(['a', 'b'], ['1', 'a', '2', 'b'])).toBeUndefined();
    expect(firstMissing(['a', 'c', 'b'], ['a', 'b', 'c'])).toBe('a c ▸b◂');
    expect(firstMissing(['a', 'd'], ['a', 'b', 'c'])).toBe('a ▸d◂');
  });
});

const INLINES = ['text', 'value', 'strong', 'emphasis', 'link', 'reference', 'term', 'use', 'blank'];

/** The text of a node of the tree as JSON, numbers of sections and clauses included, in the order of its keys: reading order. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { type, value, number, prefix } = node as Record<string, unknown>;
  if (type === 'text') return String(value);
  const printed = [prefix, number].filter((one) => typeof one === 'string').join('');
  if (INLINES.includes(String(type))) return printed + Object.values(node).map(textOf).join('');
  return ` ${printed} ${Object.values(node).map(textOf).join(' ')} `;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:\.\p{N}+)*/gu) ?? [];
}

/** The first of `expected` that `actual` has not in the same order, with the words before it. */
function firstMissing(expected: readonly string[], actual: readonly string[]): string | undefined {
  let at = 0;
  for (const [index, word] of expected.entries()) {
    while (at < actual.length && actual[at] !== word) at++;
    if (at++ >= actual.length)
      return [...expected.slice(Math.max(0, index - 8), index), `▸${word}◂`].join(' ');
  }
  return undefined;
}

function outputPath(example: string, extension: string): string {
  return join(folder, `${example}.${extension}`);
}

function badPath(name: string): string {
  return join(PROJECT, 'test/judges/bad', name);
}

function outputsFor({ reads }: Judge): string[] {
  return EXAMPLES.map(({ name }) => outputPath(name, reads));
}

function badFilesFor({ reads }: Judge): string[] {
  return JUDGES.filter(({ judge }) => judge.reads === reads).map(({ bad }) => badPath(bad));
}
