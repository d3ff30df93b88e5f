import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { RULES } from '../src/lint/rules/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

type Group = Record<string, unknown>;

/** Together these have nearly every field. */
const FILES = [
  'examples/cloud-service',
  'examples/marketing-sales',
  'test/fixtures/full/leads',
  'test/fixtures/full/levels',
  'test/fixtures/full/remedies',
  'test/fixtures/full/services',
  'test/fixtures/full/support',
];
const ON_DATA = RULES.filter(({ kind }) => kind !== 'document');

/** The paths of numbers, dates, times and periods, one of those that differ only in their places in lists. */
function measures(agreement: Group): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, part] of Object.entries(value)) visit(part, [...path, name]);
    else if (/^[-\dP][\dT]/.test(`${String(value)}T`)) {
      const kind = path.map((part) => (/^\d+$/.test(part) ? '#' : part)).join('/');
      if (!found.has(kind)) found.set(kind, path);
    }
  };
  visit(agreement, []);
  return [...found.values()];
}

function undecided(agreement: Group, path: readonly string[]): string {
  const copy = structuredClone(agreement);
  const last = path.at(-1)!;
  const group = path.slice(0, -1).reduce<Group>((at, name) => at[name] as Group, copy);
  group[last] = 'to-be-decided';
  return JSON.stringify(copy);
}

test.each(FILES)(
  'no rule fails on a number or a time of %s that is to be decided',
  async (file) => {
    const { signatures, ...agreement } = parse(
      readFileSync(join(PROJECT, `${file}.sla.yaml`), 'utf8'),
    ) as Group;
    const paths = measures(agreement);
    expect(paths.length).toBeGreaterThan(10);
    const failed: string[] = [];
    for (const path of paths) {
      const found = await lintText(undecided({ ...agreement, status: 'draft' }, path), ON_DATA);
      for (const { rule, message } of found)
        if (rule === 'lint/defective-rule') failed.push(`${path.join('.')}: ${message}`);
    }
    expect(failed).toEqual([]);
  },
  60_000,
);
