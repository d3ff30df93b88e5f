import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { RULES } from '../src/lint/rules/index.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

/** By example and rule: how many findings there are, and why they are true. */
type Remaining = Readonly<
  Record<string, Readonly<Record<string, { readonly count: number; readonly why: string }>>>
>;

const remaining = parse(
  readFileSync(join(PROJECT, 'test/fixtures/lint/remaining.yaml'), 'utf8'),
) as Remaining;
const examples = findExamples().map((file) => ({ name: outputName(file), file }));

describe('the examples', () => {
  test.each(examples)('$name has no finding but those that are true', async ({ name, file }) => {
    const text = readFileSync(file, 'utf8');
    const { date, term } = parse(text) as { date?: string; term: { effective: string } };
    const found = await lintText(text, RULES, { asOf: date ?? term.effective });
    const counts: Record<string, number> = {};
    for (const { rule, severity } of found)
      if (severity !== 'info') counts[rule.slice(5)] = (counts[rule.slice(5)] ?? 0) + 1;
    const known = Object.entries(remaining[name] ?? {}).map(([rule, { count }]) => [rule, count]);
    expect(counts).toEqual(Object.fromEntries(known));
  });

  test('each that remains has its reason', () => {
    expect(
      Object.keys(remaining).filter((name) => !examples.some((example) => example.name === name)),
    ).toEqual([]);
    for (const rules of Object.values(remaining))
      for (const { why } of Object.values(rules)) expect(why).toMatch(/^[A-Z].{20,}\.$/s);
  });
});
