import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../src/cli/fix-agreement.ts';
import type { Rule } from '../src/lint/rule.ts';
import { RULES } from '../src/lint/rules/index.ts';
import type { Problem } from '../src/problem.ts';
import { changedExample } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

const folder = join(PROJECT, 'src/lint/rules');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
const loaded = await Promise.all(
  files.map(async (file) => {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    return Object.values(module).find((value) => isRule(value)) as Rule | undefined;
  }),
);
const rules = loaded.filter((rule) => rule !== undefined);

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'check' in value && 'bad' in value;
}

const show = ({ rule, severity, path, message, hint }: Problem): string =>
  `${severity} ${rule} ${path}: ${message} — ${hint}`;

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const own = `lint/${name}`;
  const find = (example: Rule['bad'], which: readonly Rule[]) =>
    lintText(changedExample(example), which, { asOf: example.asOf, profile: example.profile });

  test('is tripped by its bad example and not by its good one', async () => {
    const bad = await find(rule.bad, [rule]);
    expect(bad.map((problem) => problem.rule).filter((found) => found !== own)).toEqual([]);
    expect(bad.length).toBeGreaterThan(0);
    expect((await find(rule.good, [rule])).map(show)).toEqual([]);
  });

  test('says in words what is wrong, what follows and what to do', async () => {
    for (const problem of await find(rule.bad, [rule])) {
      expect(problem.message).toMatch(/^[“`A-Z0-9].*[^.]$/s);
      expect(problem.hint).toMatch(/^[^A-Z].*[^.]$/s);
      expect(problem.message.length).toBeLessThan(500);
      expect(problem.place?.line).toBeGreaterThan(0);
    }
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/s);
  });

  test('trips no other error, and nothing at all in its good example', async () => {
    // What is true of the example as it is stands in test/fixtures/lint/remaining.yaml.
    const known = async (example: Rule['bad']): Promise<ReadonlySet<string>> =>
      new Set((await find({ ...example, change: {} }, rules)).map(({ rule: id, path }) => `${id} ${path}`));
    const isNew = (before: ReadonlySet<string>) => (problem: Problem) =>
      !before.has(`${problem.rule} ${problem.path}`);
    const errors = (await find(rule.bad, rules))
      .filter((problem) => problem.severity === 'error' && problem.rule !== own)
      .filter(isNew(await known(rule.bad)));
    expect(errors.map(show)).toEqual([]);
    const found = (await find(rule.good, rules))
      .filter(({ severity }) => severity !== 'info')
      .filter(isNew(await known(rule.good)));
    expect(found.map(show)).toEqual([]);
  });

  test('offers changes that leave the file right in form', async () => {
    const text = changedExample(rule.bad);
    for (const { fix } of await find(rule.bad, [rule])) {
      if (!fix) continue;
      const changed = applyEdits(text, fix.edits);
      expect(changed).not.toBe(text);
      expect(() => JSON.parse(changed) as unknown, changed).not.toThrow();
      expect((await lintText(changed, [])).map(show)).toEqual([]);
    }
  });

  test('mends what it offers to mend', async () => {
    const text = changedExample(rule.bad);
    for (const { fix, path } of await find(rule.bad, [rule])) {
      if (!fix?.safe) continue;
      const mended = applyEdits(text, fix.edits);
      const after = await lintText(mended, [rule], { asOf: rule.bad.asOf, profile: rule.bad.profile });
      expect(after.filter((problem) => problem.path === path || problem.rule !== own).map(show)).toEqual([]);
    }
  });
});

test('every rule is in the list, by its name', () => {
  expect(RULES.map(({ name }) => name)).toEqual(files.map((file) => file.replace('.ts', '')).sort());
});
