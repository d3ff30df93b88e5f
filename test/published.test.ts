import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generate } from '../src/generate.ts';
import { PROJECT } from './support/find-examples.ts';

/** A fact of a published agreement, and the texts of the Markdown that say it. */
interface Fact {
  readonly fact: string;
  readonly prints: readonly string[];
}

const EXAMPLES = join(PROJECT, 'examples/published');
const FACTS = join(PROJECT, 'test/fixtures/published');

const names = namesIn(EXAMPLES, '.sla.yaml');

test('every published agreement has its facts, and all facts have their agreement', () => {
  expect(names.length).toBeGreaterThan(0);
  expect(namesIn(FACTS, '.facts.yaml')).toEqual(names);
});

describe.each(names)('%s', (name) => {
  test('is right, and prints every fact of its source', async () => {
    const file = `${name}.sla.yaml`;
    const text = readFileSync(join(EXAMPLES, file), 'utf8');
    const { files, problems } = await generate({ text, file }, { formats: ['md'] });
    expect(problems).toEqual([]);
    const printed = plain(new TextDecoder().decode(files[0]!.content));
    const facts = factsOf(name);
    expect(facts.length).toBeGreaterThanOrEqual(20);
    const missing = facts.flatMap(({ fact, prints }) =>
      prints.filter((words) => !printed.includes(plain(words))).map((words) => `${fact}: ${words}`),
    );
    expect(missing).toEqual([]);
  });
});

/** The facts of an agreement; each has a name of its own and at least one text that says it. */
function factsOf(name: string): readonly Fact[] {
  const facts = parse(readFileSync(join(FACTS, `${name}.facts.yaml`), 'utf8')) as readonly Fact[];
  for (const { fact, prints } of facts) {
    expect(prints.length, fact).toBeGreaterThan(0);
    for (const words of prints) expect(typeof words === 'string' && words.trim(), fact).toBeTruthy();
  }
  expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
  return facts;
}

/** The words alone: without bold and escapes, with single plain spaces where columns are padded or spaces never break. */
function plain(markdown: string): string {
  return markdown
    .replaceAll('**', '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}
