import { expect, test } from 'vitest';
import type { Profile } from '../../src/lint/profile.ts';
import type { Rule, RuleExample } from '../../src/lint/rule.ts';
import { changedExample } from './change-agreement.ts';
import { lintText } from './lint-text.ts';

/**
 * A change of an example and what the rule then says: severity, path and parts of the message with ` … ` between them, one
 * text for each finding; none is silence.
 */
export type Row = readonly [
  what: string,
  change: Readonly<Record<string, string>>,
  expected: readonly string[],
  options?: { readonly asOf?: string; readonly profile?: Profile; readonly example?: RuleExample['example'] },
];

/** A test for each change of an example. */
export function variations(rule: Rule, example: RuleExample['example'], rows: readonly Row[]): void {
  test.each(rows.map((row) => ({ what: row[0], row })))(`${rule.name}: $what`, async ({ row }) => {
    const [, change, expected, options = {}] = row;
    const found = await lintText(
      changedExample({ example: options.example ?? example, change }),
      [rule],
      options,
    );
    expect(found.map(({ rule: name }) => name)).toEqual(expected.map(() => `lint/${rule.name}`));
    const said = found.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
    for (const [index, part] of expected.entries()) {
      const [start = '', ...rest] = part.split(' … ');
      expect(said[index]).toContain(start);
      for (const more of rest) expect(said[index]).toContain(more);
    }
  });
}
