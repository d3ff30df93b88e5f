import { describe, expect, test } from 'vitest';
import type { Rule, RuleExample } from '../../src/lint/rule.ts';
import { changedExample } from './change-agreement.ts';
import { lintText } from './lint-text.ts';

/** Changes of an example by their paths. */
export type Change = RuleExample['change'];

/** Changes of the example of a group, and what its rule finds: `severity path`, and facts of the first finding. */
export type Case = readonly [
  title: string,
  change: Change,
  found: readonly string[],
  facts?: Record<string, unknown>,
];

/** One test for each case: what a rule finds in an example with the changes of all cases and of this one. */
export function testCases(
  rule: Rule,
  example: RuleExample['example'],
  base: Change,
  cases: readonly Case[],
): void {
  describe(`${rule.name} in ${example}`, () => {
    for (const [title, change, expected, facts] of cases)
      test(title, async () => {
        const problems = await lintText(changedExample({ example, change: { ...base, ...change } }), [rule]);
        // A change that is wrong in form would show here as a problem of the schema.
        const own = problems.map(({ rule: name, severity, path }) =>
          name === `lint/${rule.name}` ? `${severity} ${path}` : `${name} ${path}`,
        );
        expect(own).toEqual(expected);
        if (facts) expect(problems[0]?.facts).toMatchObject(facts);
      });
  });
}
