import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { effectiveTargetOfRounding } from '../src/compute/availability/availability.ts';
import { exact, round } from '../src/compute/exact.ts';
import { effectiveTarget } from '../src/lint/constraint/effective-target.ts';
import type { Rule, RuleExample } from '../src/lint/rule.ts';
import { clockEventsUndefined } from '../src/lint/rules/clock-events-undefined.ts';
import { comparatorDirection } from '../src/lint/rules/comparator-direction.ts';
import { oneSidedMeasurement } from '../src/lint/rules/one-sided-measurement.ts';
import { resolutionTooCoarse } from '../src/lint/rules/resolution-too-coarse.ts';
import { roundingMovesTarget } from '../src/lint/rules/rounding-moves-target.ts';
import { sampleTooSmall } from '../src/lint/rules/sample-too-small.ts';
import { survivorBiasedMetric } from '../src/lint/rules/survivor-biased-metric.ts';
import { unitMismatch } from '../src/lint/rules/unit-mismatch.ts';
import { vagueGoal } from '../src/lint/rules/vague-goal.ts';
import { windowAmbiguous } from '../src/lint/rules/window-ambiguous.ts';
import { changedExample, changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

const RULES = [
  clockEventsUndefined,
  comparatorDirection,
  oneSidedMeasurement,
  resolutionTooCoarse,
  roundingMovesTarget,
  sampleTooSmall,
  survivorBiasedMetric,
  unitMismatch,
  vagueGoal,
  windowAmbiguous,
];

/** A change of an example, and what its rule finds: the severity, the path and words of the message. */
interface Case {
  readonly about: string;
  readonly example?: RuleExample['example'];
  /** An objective and the metric that measures it, as the fields that they have beside their names and parties. */
  readonly metric?: string;
  readonly objective?: string;
  readonly change?: Readonly<Record<string, string>>;
  readonly found?: string;
  /** Words that stand in the hint. */
  readonly hint?: string;
}

const CASES = parse(readFileSync(join(PROJECT, 'test/fixtures/lint-measurability.yaml'), 'utf8')) as Readonly<
  Record<string, readonly Case[]>
>;

function changeOf({ metric, objective, change }: Case): Readonly<Record<string, string>> {
  const parties = 'obligor: alsterkrone, beneficiary: maasvliet';
  return {
    ...(metric && { 'metrics.+': `{ id: probe, name: Probe, ${metric} }` }),
    ...(objective && {
      'objectives.+': `{ id: probe, name: Probe, metric: probe, ${parties}, ${objective} }`,
    }),
    ...change,
  };
}

test('there are cases for every rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ name }) => name).sort());
});

describe.each(RULES.map((rule) => ({ rule, name: rule.name })))('$name', ({ rule, name }) => {
  test.each(CASES[name] ?? [])('$about', async (one) => {
    const { example = 'cloud-service', found } = one;
    const problems = await lintText(changedExample({ example, change: changeOf(one) }), [rule]);
    const shown = problems.map(
      ({ severity, path, message, rule: id }) => `${severity} ${path} ${id} ${message}`,
    );
    expect(shown, shown.join('\n')).toHaveLength(found === undefined ? 0 : 1);
    const [problem] = problems;
    if (found === undefined || !problem) return;
    const [severity, path, ...words] = found.split(' ');
    expect([problem.rule, problem.severity, problem.path]).toEqual([`lint/${name}`, severity, path]);
    let at = 0;
    for (const word of words) {
      const next = problem.message.indexOf(word, at);
      expect(next, `“${word}” in: ${problem.message}`).toBeGreaterThanOrEqual(0);
      at = next + word.length;
    }
    if (one.hint !== undefined) expect(problem.hint).toContain(one.hint);
  });
});

const FILES = [
  'cloud-service',
  'dunder-mifflin',
  'marketing-sales',
  'marketing-sales-service',
  'minimal-customer',
  'minimal-internal',
  'minimal-multi-level',
];

test.each(FILES)('nothing is found in %s', async (name) => {
  const text = readFileSync(join(PROJECT, `examples/${name}.sla.yaml`), 'utf8');
  expect((await lintText(text, RULES)).map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
});

describe('the effective target', () => {
  test.each([0, 1, 2, 3])('is that of the calculator for a lower limit with %i digits, half-up', (digits) => {
    const target = exact(99);
    expect(effectiveTarget(target, 'gte', 'half-up', digits)).toEqual(
      effectiveTargetOfRounding(target, digits).exact,
    );
  });

  const ROUNDINGS = [
    ['half-up', 'half-up'],
    ['half-even', 'half-even'],
    ['floor', 'down'],
    ['ceiling', 'up'],
  ] as const;
  const COMPARATORS = ['gte', 'gt', 'lte', 'lt'] as const;
  const cases = ROUNDINGS.flatMap(([name, way]) =>
    COMPARATORS.flatMap((comparator) =>
      ['99.9', '99.95', '99.951', '0'].map((target) => ({ name, way, comparator, target })),
    ),
  );

  test.each(cases)(
    'is where the rounded figure turns: $name $comparator $target',
    ({ name, way, comparator, target }) => {
      const turn = effectiveTarget(exact(target), comparator, name, 1)!;
      const keeps = (value: typeof turn): boolean => {
        const order = round(value, way, 1).compare(target);
        return { gte: order >= 0, gt: order > 0, lte: order <= 0, lt: order < 0 }[comparator];
      };
      const isLower = comparator === 'gte' || comparator === 'gt';
      const little = exact(1, 1_000_000);
      expect([keeps(turn.sub(little)), keeps(turn.add(little))]).toEqual([!isLower, isLower]);
    },
  );
});

/** As many objectives as no agreement has, each with a metric, an undetermined window and a rounding of its own. */
function manyObjectives(count: number): string {
  const text = readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  const metric = { unit: '%', kind: 'time-ratio', direction: 'higher-is-better' };
  const source = {
    system: 'probe',
    operator: 'alsterkrone',
    accessibleTo: ['maasvliet'],
    resolution: 'PT1M',
  };
  const objective = {
    obligor: 'alsterkrone',
    beneficiary: 'maasvliet',
    comparator: 'gte',
    target: 99.9,
    window: { length: 'P1M' },
  };
  const own = ['platform-availability', 'support-response'];
  const ofMetric = (id: string): object => ({
    ...metric,
    id: `m-${id}`,
    name: id,
    source,
    rounding: 'floor',
    precision: 2,
  });
  return changedText(text, {
    metrics: JSON.stringify([
      ...[...own, ...ids].map(ofMetric),
      { ...metric, id: 'availability', name: 'A' },
      { ...metric, id: 'response-attainment', name: 'R' },
    ]),
    objectives: JSON.stringify(
      [...own, ...ids].map((id) => ({ ...objective, id, name: id, metric: `m-${id}` })),
    ),
  });
}

test('2,000 objectives take a rule less than eight times as long as 500, and nothing is found in them', async () => {
  const taken = new Map<string, number[]>();
  const timed = RULES.map(
    (rule): Rule => ({
      ...rule,
      *check(context) {
        const times = [0, 1, 2].map(() => {
          const before = performance.now();
          expect([...rule.check(context)]).toEqual([]);
          return performance.now() - before;
        });
        taken.set(rule.name, [...(taken.get(rule.name) ?? []), Math.min(...times)]);
      },
    }),
  );
  await lintText(manyObjectives(500), timed);
  await lintText(manyObjectives(2000), timed);
  expect([...taken.keys()].sort()).toEqual(RULES.map(({ name }) => name).sort());
  // Below a few milliseconds the clock of a busy machine tells nothing.
  const slow = [...taken].filter(([, [few = 0, many = 0]]) => many > 8 * few && many > 100);
  expect(slow).toEqual([]);
});
