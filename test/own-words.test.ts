import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../src/agreement/read.ts';
import * as library from '../src/index.ts';
import { findPrecompiledWords } from '../src/template/find-precompiled-words.ts';
import { PROJECT } from './support/find-examples.ts';
import { makeFolder, runIn } from './support/surroundings.ts';

const example = fs.readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'), 'utf8');

/** A project with an agreement and one file of words of its own. */
function projectWith(file: string, text: string, agreement = example): string {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'templates', file, '..'), { recursive: true });
  fs.writeFileSync(join(folder, 'templates', file), text);
  fs.writeFileSync(join(folder, 'a.sla.yaml'), agreement);
  return folder;
}

const run = (line: string, folder: string) => runIn(line.split(' '), { folder, library });

/** The problems that a command tells, as "rule line: hint". */
async function problemsOf(line: string, folder: string): Promise<string[]> {
  const { out } = await run(`${line} -f json`, folder);
  const { problems } = JSON.parse(out) as {
    problems: readonly { rule: string; line: number; hint: string }[];
  };
  return problems
    .filter(({ rule }) => /^(?:template|read|schema)\//.test(rule))
    .map((problem) => `${problem.rule} ${problem.line}: ${problem.hint}`);
}

test.each(['labels', 'lint'])('the build has read the words of %s as they are read from a file', (kind) => {
  const names = fs.readdirSync(join(PROJECT, 'templates', kind));
  expect(names.length).toBeGreaterThan(0);
  for (const file of names) {
    const text = fs.readFileSync(join(PROJECT, 'templates', kind, file), 'utf8');
    const name = `${kind}/${file.replace('.yaml', '')}`;
    const words = findPrecompiledWords(name, text) as Record<string, unknown>;
    expect(words).toEqual(read(text, file).source!.data);
    expect(Object.getPrototypeOf(words)).toBeNull();
    expect(findPrecompiledWords(name, `${text}#`)).toBeUndefined();
  }
});

describe('words of a contract', () => {
  test('replace those of slakit one by one', async () => {
    const folder = projectWith('labels/en.yaml', 'version: Edition\nwords: { status.draft: Entwurf }\n');
    const { out } = await run('render -f md -o - a.sla.yaml', folder);
    expect(out).toContain('Edition');
    expect(out).toContain('Entwurf');
    expect(out).not.toContain('undefined');
  });

  test.each([
    ['units: 5\n', 'template/bad-labels 1: write a line for each, such as `word: text`'],
    ['version: 5\n', 'template/bad-labels 1: write it in quotation marks'],
    ['words: { gte: [a] }\n', 'template/bad-labels 1: write it in quotation marks'],
    ['units: { day: day }\n', 'template/bad-labels 1: write `['],
    ['quotes: []\n', 'template/bad-labels 1: write `[“, ”]` or the like'],
    ['[]\n', 'template/bad-labels 1: write `preparedFor: Prepared for`'],
    ['units: [\n', 'read/syntax 1: write `]`'],
  ])('are refused with their place where they are %j', async (text, told) => {
    const folder = projectWith('labels/en.yaml', text);
    expect((await problemsOf('template check', folder)).join('\n')).toContain(told);
    const rendered = await run('render -f md -o - a.sla.yaml', folder);
    expect(rendered.code).not.toBe(0);
    expect(rendered.err).toMatch(/labels\/en\.yaml:1/);
    expect(rendered.err).not.toContain('defect of slakit');
  });

  test('of another language must all be there', async () => {
    const [problem = ''] = await problemsOf('template check', projectWith('labels/de.yaml', 'step: Stufe\n'));
    expect(problem).toContain('template/bad-labels 1: translate them');
  });
});

describe('words that rules look for', () => {
  const agreement = example.replace(/need: [^,}]*/, 'need: give nimble answers');

  test('replace a list of slakit', async () => {
    expect(agreement).toContain('nimble');
    const own = projectWith('lint/en.yaml', 'vague: { nimble: the hours it takes }\n', agreement);
    expect((await run('validate a.sla.yaml', own)).out).toContain(
      'write the hours it takes in place of “nimble”',
    );
    const without = projectWith('lint/zh.yaml', 'vague: { nimble: the hours }\n', agreement);
    expect((await run('validate a.sla.yaml', without)).out).not.toContain('nimble');
  });

  test.each([
    ['vage: { nimble: the hours }\n', 'template/bad-words 1: did you mean `vague`?'],
    ['vague: [nimble]\n', 'template/bad-words 1: write a line for each'],
    ['modals: shall\n', 'template/bad-words 1: write `[shall, must]` or the like'],
    ['modals: [\n', 'read/syntax 1'],
  ])('are refused with their place where they are %j', async (text, told) => {
    const folder = projectWith('lint/en.yaml', text, agreement);
    for (const line of ['validate a.sla.yaml', 'template check'])
      expect((await problemsOf(line, folder)).join('\n')).toContain(told);
  });
});
