import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Rule } from '../../src/lint/rule.ts';
import { changedText } from './change-agreement.ts';
import { PROJECT } from './find-examples.ts';
import { lintText } from './lint-text.ts';

/** Changes of an example, as `changedText` takes them. */
export type Change = Readonly<Record<string, string>>;

/** What it is, the changes, and what the rule finds: severity and path, and words of the message. */
export type Row = readonly [what: string, change: Change, told?: readonly [where: string, words?: string][]];

/** The example that the rows change. */
export const CLOUD_SERVICE = readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');

/** Expects of a rule exactly the findings of each row. */
export async function expectFindings(
  rule: Rule,
  rows: readonly Row[],
  example = CLOUD_SERVICE,
): Promise<void> {
  for (const [what, change, told = []] of rows) {
    const found = await lintText(changedText(example, change), [rule]);
    expect(
      found.map(({ rule: name, severity, path }) => `${name} ${severity} ${path}`),
      what,
    ).toEqual(told.map(([where]) => `lint/${rule.name} ${where}`));
    for (const [index, [, words]] of told.entries())
      if (words !== undefined) expect(found[index]?.message, what).toContain(words);
  }
}
