import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import type { UnderpinningFile } from '../src/lint/lint-context.ts';
import { RULES } from '../src/lint/rules/index.ts';
import type { Problem } from '../src/problem.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

/** A correct agreement: one of `bases/`, with fields that look suspicious. */
interface Variation {
  readonly of: string;
  /** Values by their paths, as in the examples of rules; null deletes. */
  readonly change: Readonly<Record<string, unknown>>;
}

interface Fixture extends Variation {
  /** The rules that could wrongly be tripped. */
  readonly near: readonly string[];
  /** The agreements on which this one rests, by the id of the underpinning. */
  readonly underpinnings?: Readonly<Record<string, Variation>>;
}

const FOLDER = join(PROJECT, 'test/fixtures/lint/clean');
/** The first day of the bases, on which nothing in them is out of date. */
const AS_OF = '2026-02-01';
/** Fewer would leave whole kinds of agreements without one. */
const FEWEST = 60;

const yamlFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
const bases = yamlFiles(join(FOLDER, 'bases')).map((file) => file.replace('.yaml', ''));
const fixtures = yamlFiles(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { name: file.replace('.yaml', ''), text, fixture: parse(text) as Fixture };
});

function textOf({ of, change }: Variation): string {
  const base = readFileSync(join(FOLDER, 'bases', `${of}.yaml`), 'utf8');
  const changes = Object.entries(change).map(([path, value]) => [
    path,
    value === null ? '' : JSON.stringify(value),
  ]);
  return changedText(base, Object.fromEntries(changes) as Record<string, string>);
}

function underpinningFiles({ underpinnings = {} }: Fixture): ReadonlyMap<string, UnderpinningFile> {
  return new Map(
    Object.entries(underpinnings).map(([id, variation]) => {
      const { source } = read(textOf(variation), `${id}.sla.yaml`);
      const { agreement, problems } = check(source!);
      expect(problems).toEqual([]);
      return [id, { file: `${id}.sla.yaml`, agreement }];
    }),
  );
}

const show = ({ severity, rule, path, message }: Problem): string =>
  `${severity} ${rule} ${path}: ${message}`;
const grave = (problems: readonly Problem[]): string[] =>
  problems.filter(({ severity }) => severity !== 'info').map(show);

describe('no false alarm in', () => {
  test.each(bases)('the base %s', async (base) => {
    const found = await lintText(textOf({ of: base, change: {} }), RULES, { asOf: AS_OF });
    expect(grave(found)).toEqual([]);
  });

  test.each(fixtures)('$name', async ({ fixture }) => {
    const found = await lintText(textOf(fixture), RULES, {
      asOf: AS_OF,
      underpinnings: underpinningFiles(fixture),
    });
    expect(grave(found)).toEqual([]);
  });
});

describe('the corpus', () => {
  test.each(fixtures)('$name says what looks suspicious and why it is fine', ({ text }) => {
    expect(text).toMatch(/^# .{30,}\.\nof: /);
  });

  test(`has ${FEWEST} agreements or more, and one near every rule`, () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(FEWEST);
    const names = RULES.map(({ name }) => name);
    const near = new Set(fixtures.flatMap(({ fixture }) => fixture.near));
    expect(names.filter((name) => !near.has(name))).toEqual([]);
    expect([...near].filter((name) => !names.includes(name))).toEqual([]);
  });
});
