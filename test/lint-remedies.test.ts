import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { creditNotMonotonic } from '../src/lint/rules/credit-not-monotonic.ts';
import { creditTierGapOverlap } from '../src/lint/rules/credit-tier-gap-overlap.ts';
import { deadCap } from '../src/lint/rules/dead-cap.ts';
import { doubleCountedFailure } from '../src/lint/rules/double-counted-failure.ts';
import { exclusiveRemedyConflict } from '../src/lint/rules/exclusive-remedy-conflict.ts';
import { makeGoodSnowball } from '../src/lint/rules/make-good-snowball.ts';
import { remedyDeadZone } from '../src/lint/rules/remedy-dead-zone.ts';
import { remedyWrongParty } from '../src/lint/rules/remedy-wrong-party.ts';
import { triggerUnreachable } from '../src/lint/rules/trigger-unreachable.ts';
import { uncappedRemedy } from '../src/lint/rules/uncapped-remedy.ts';
import { changedExample } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

const RULES: readonly Rule[] = [
  creditTierGapOverlap,
  creditNotMonotonic,
  deadCap,
  uncappedRemedy,
  remedyDeadZone,
  triggerUnreachable,
  remedyWrongParty,
  exclusiveRemedyConflict,
  doubleCountedFailure,
  makeGoodSnowball,
];

/** A change of an example, and what its rule finds: the severity, the path and words of each message. */
interface Case {
  readonly about: string;
  readonly example?: RuleExample['example'];
  readonly change: RuleExample['change'];
  readonly found?: readonly string[];
}

const CASES = parse(readFileSync(join(PROJECT, 'test/fixtures/lint-remedies.yaml'), 'utf8')) as Readonly<
  Record<string, readonly Case[]>
>;

describe.each(RULES.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  test.each(CASES[name] ?? [])('$about', async ({ example = 'cloud-service', change, found = [] }) => {
    const problems = await lintText(changedExample({ example, change }), [rule]);
    const texts = problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
    expect(texts).toHaveLength(found.length);
    for (const [index, expected] of found.entries()) {
      const [start = '', words = ''] = expected.split(/: (.*)/s);
      expect(texts[index]).toContain(`${start}: `);
      expect(texts[index]).toContain(words);
    }
  });
});

test('every rule about remedies has its cases', () => {
  expect(Object.keys(CASES)).toEqual(RULES.map(({ name }) => name));
});

describe('credits in order', () => {
  const hintsFor = async (tiers: string): Promise<readonly string[]> => {
    const change = { 'remedies.credits.availability-credits.tiers': tiers };
    const found = await lintText(changedExample({ example: 'cloud-service', change }), [creditNotMonotonic]);
    return found.map(({ hint = '', fix }) => `${hint} — ${fix?.edits.map(({ text }) => text).join()}`);
  };

  test('are swapped where that is enough, and put in order where it is not', async () => {
    expect(
      await hintsFor(
        '[{ from: 99, to: 99.9, percent: 10 }, { from: 95, to: 99, percent: 5 }, { to: 95, percent: 50 }]',
      ),
    ).toEqual(['write at least 10 % in this tier, or swap 5 % and 10 % if they were mixed up — 10,5']);
    expect(
      await hintsFor(
        '[{ from: 99, to: 99.9, percent: 10 }, { from: 95, to: 99, percent: 25 }, { to: 95, percent: 5 }]',
      ),
    ).toEqual([
      'write at least 25 % in this tier, or write 5 %, 10 %, 25 % from the best tier to the worst if they were mixed up — 5,10,25',
    ]);
    expect(
      await hintsFor(
        '[{ from: 99, to: 99.9, percent: 50 }, { from: 95, to: 99, serviceDays: 9 }, { to: 95, percent: 5 }]',
      ),
    ).toEqual([
      'write at least 50 % in this tier — undefined',
      'write at least 50 % in this tier, or swap 5 % and 50 % if they were mixed up — 50,5',
    ]);
  });
});

describe('repairs of a ladder', () => {
  const mended = async (change: RuleExample['change']): Promise<string> => {
    const text = changedExample({ example: 'cloud-service', change });
    const problems = await lintText(text, [creditTierGapOverlap]);
    const edits = problems.flatMap(({ fix }) => (fix?.safe ? fix.edits : []));
    return edits
      .toSorted((a, b) => b.from - a.from)
      .reduce((all, edit) => all.slice(0, edit.from) + edit.text + all.slice(edit.to), text);
  };

  test.each([
    ['above and up to', '[{ above: 99.0, to: 99.9, percent: 10 }, { to: 99.0, percent: 25 }]'],
    ['two digits', '[{ from: 99.00, upTo: 99.89, percent: 10 }, { upTo: 98.99, percent: 25 }]'],
    ['the bound in the middle', '[{ from: 99.00, to: 99.90, percent: 10 }, { percent: 25, upTo: 98.99 }]'],
  ])('leave no gap: %s', async (_, tiers) => {
    expect(
      await lintText(await mended({ 'remedies.credits.availability-credits.tiers': tiers }), [
        creditTierGapOverlap,
      ]),
    ).toEqual([]);
  });

  test('are not safe where the gap is wider than the last digit', async () => {
    const change = {
      'remedies.credits.availability-credits.tiers':
        '[{ from: 99.00, to: 99.88, percent: 10 }, { to: 99.00, percent: 25 }]',
    };
    expect(await mended(change)).toBe(changedExample({ example: 'cloud-service', change }));
  });
});

test.each([
  'cloud-service',
  'dunder-mifflin',
  'marketing-sales',
  'marketing-sales-service',
  'minimal-customer',
  'minimal-internal',
  'minimal-multi-level',
])('the example %s has no defect', async (name) => {
  const problems = await lintText(readFileSync(join(PROJECT, `examples/${name}.sla.yaml`), 'utf8'), RULES);
  const serious = problems.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
  expect(serious).toEqual([]);
});
