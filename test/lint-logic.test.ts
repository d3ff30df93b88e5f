import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { type Bounds, holds } from '../src/compute/credit/bounds.ts';
import { exact } from '../src/compute/exact.ts';
import { evaluate } from '../src/expression/evaluate.ts';
import { parseExpression } from '../src/expression/parse-expression.ts';
import { conditionBoxes } from '../src/lint/constraint/condition-boxes.ts';
import { findConflict, stretchOf, withoutWeaker } from '../src/lint/constraint/conflicting-constraints.ts';
import type { Constraint } from '../src/lint/constraint/constraint.ts';
import { lintContext } from '../src/lint/lint-context.ts';
import type { Rule } from '../src/lint/rule.ts';
import { danglingReference } from '../src/lint/rules/dangling-reference.ts';
import { deadTerm } from '../src/lint/rules/dead-term.ts';
import { definitionDefects } from '../src/lint/rules/definition-defects.ts';
import { exclusionSwallowsPromise } from '../src/lint/rules/exclusion-swallows-promise.ts';
import { inconsistentTerms } from '../src/lint/rules/inconsistent-terms.ts';
import { ludicrousTerm } from '../src/lint/rules/ludicrous-term.ts';
import { severityMatrixOrder } from '../src/lint/rules/severity-matrix-order.ts';
import { changedText } from './support/change-agreement.ts';
import { type Change, CLOUD_SERVICE, expectFindings } from './support/expect-findings.ts';
import { findExamples } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

const RULES: readonly Rule[] = [
  inconsistentTerms,
  deadTerm,
  ludicrousTerm,
  severityMatrixOrder,
  exclusionSwallowsPromise,
  definitionDefects,
  danglingReference,
];

/** An objective of the example about a metric of its own, so that nothing else is about it. */
function storage(id: string, fields: string): string {
  return `{ id: ${id}, name: Storage ${id}, service: freight-platform, metric: storage, obligor: alsterkrone, beneficiary: maasvliet, window: { length: P1M }, ${fields} }`;
}
function pair(first: string, second: string): Change {
  return { objectives: `[${storage('one', first)}, ${storage('two', second)}]` };
}
/** The example without what names its own objectives. */
const bare = changedText(CLOUD_SERVICE, {
  'summary.success': '[]',
  goals: '[{ id: g, party: maasvliet, statement: It keeps its data. }]',
  'requirements.service-report.forGoal': 'g',
  'requirements.monitoring-access.forGoal': 'g',
  'requirements.named-administrators.forGoal': 'g',
  'requirements.incident-data.forGoal': 'g',
  'requirements.load-forecast.forGoal': 'g',
  'responsibilities.rows.2.cells.provider': '[give a response to each incident]',
  contingencies: '',
  escalation: '',
  remedies: '{ nature: price-adjustment }',
  'termination.grounds': '[{ id: breach, by: [maasvliet], trigger: { kind: breach }, notice: P30D }]',
  'metrics.+': '{ id: storage, name: Storage, unit: GB, direction: higher-is-better, kind: throughput }',
});
describe('inconsistent-terms', () => {
  test('tells promises of one measure that no figure keeps', async () => {
    await expectFindings(
      inconsistentTerms,
      [
        [
          'at least 30 and less than 20',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 20'),
          [['error /objectives/1/target', 'at least 30 GB']],
        ],
        [
          'exactly at the limit: at least 30 and at most 30',
          pair('comparator: gte, target: 30', 'comparator: lte, target: 30'),
        ],
        [
          'at least 30 and less than 30',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 30'),
          [['error /objectives/1/target']],
        ],
        ['a promise and a weaker one', pair('comparator: gte, target: 30', 'comparator: gte, target: 20')],
        [
          'another window is another measure',
          {
            objectives: `[${storage('one', 'comparator: gte, target: 30')}, ${storage('two', 'comparator: lt, target: 20').replace('P1M', 'P1Y')}]`,
          },
        ],
        [
          'another severity',
          pair('comparator: gte, target: 30, severity: high', 'comparator: lt, target: 20'),
        ],
        [
          'under a condition',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 20, when: availability < 99'),
        ],
        [
          'takes its place',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 20, overrides: one'),
        ],
        [
          'informational',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 20, strength: informational'),
        ],
        [
          'undecided',
          {
            status: 'draft',
            ...pair('comparator: gte, target: 30', 'comparator: lt, target: to-be-decided'),
          },
        ],
        ['nothing promised', pair('comparator: gte, target: 30', 'comparator: lt, target: none')],
        [
          'an aim against a promise',
          pair('comparator: gte, target: 30', 'comparator: lt, target: 20, strength: target'),
          [['warning /objectives/1/target', 'aims for less than 20 GB']],
        ],
        [
          'shares of cases that need more than all',
          pair('comparator: gte, target: 30, attainment: 95', 'comparator: lt, target: 20, attainment: 10'),
          [['error /objectives/1/target', '105 % of the cases']],
        ],
        [
          'shares that need exactly all',
          pair('comparator: gte, target: 30, attainment: 90', 'comparator: lt, target: 20, attainment: 10'),
        ],
        [
          'a figure below zero of what is counted',
          pair('comparator: lte, target: -1', 'comparator: gte, target: 0'),
          [['error /objectives/0/target', 'misses it in every window']],
        ],
        [
          'the level for the rest of the cases',
          pair(
            'comparator: gte, target: 30, attainment: 95, restWithin: 20',
            'comparator: lt, target: 15, attainment: 5',
          ),
          [['error /objectives/1/target', '105 % of the cases']],
        ],
        [
          'replaced at times by another',
          {
            objectives: `[${storage('one', 'comparator: gte, target: 30')}, ${storage('two', 'comparator: lt, target: 20')}, ${storage('three', 'comparator: gte, target: 5, when: availability < 99, overrides: one')}]`,
          },
          [['error /objectives/1/target', 'in every window in which they hold']],
        ],
      ],
      bare,
    );
  });

  test('knows that counts are whole numbers, and that a rounded figure has steps', async () => {
    const measured = (fields: string, first: string, second: string): Change => ({
      'metrics.storage': `{ id: storage, name: Storage, unit: files, direction: higher-is-better, ${fields} }`,
      ...pair(first, second),
    });
    const between = ['comparator: gt, target: 3', 'comparator: lt, target: 4'] as const;
    await expectFindings(
      inconsistentTerms,
      [
        [
          'no count between 3 and 4',
          measured('kind: count', ...between),
          [['error /objectives/1/target', 'is counted in whole numbers: no figure keeps both']],
        ],
        ['a mean of counts', measured('kind: count, aggregation: mean', ...between)],
        ['3 itself', measured('kind: count', 'comparator: gte, target: 3', 'comparator: lt, target: 4')],
        [
          'no count of 2.5',
          measured('kind: count', 'comparator: eq, target: 2.5', 'comparator: gte, target: 1'),
          [['error /objectives/0/target', 'no such figure can be measured']],
        ],
        [
          'rounded to whole numbers',
          measured('kind: throughput, rounding: half-up, precision: 0', ...between),
          [['error /objectives/1/target', 'is rounded to a whole number']],
        ],
        ['rounded to one digit', measured('kind: throughput, rounding: floor, precision: 1', ...between)],
        ['printed to whole numbers', measured('kind: throughput, rounding: none, precision: 0', ...between)],
        [
          'finer than can be told apart',
          measured('kind: throughput, rounding: floor, precision: 30', ...between),
        ],
        [
          'neither yes nor no',
          measured('kind: boolean', 'comparator: gt, target: 0', 'comparator: lt, target: 1'),
          [['error /objectives/1/target', 'is yes (1) or no (0)']],
        ],
      ],
      bare,
    );
  });

  test('does not let a doubtful figure hide a certain conflict', async () => {
    await expectFindings(
      inconsistentTerms,
      [
        [
          'more than a share is expected to be, and less',
          {
            'metrics.storage': '{ id: storage, name: Storage, unit: "%", direction: higher-is-better }',
            ...pair('comparator: gte, target: 105', 'comparator: lte, target: 50'),
          },
          [['info /objectives/0/target'], ['error /objectives/1/target']],
        ],
      ],
      bare,
    );
  });

  test('takes what a percentage can be from its kind, and only guesses without one', async () => {
    await expectFindings(inconsistentTerms, [
      [
        'above 100',
        { 'objectives.platform-availability.target': '999' },
        [['error /objectives/0/target', 'is a share of a whole']],
      ],
      ['exactly 100', { 'objectives.platform-availability.target': '100' }],
      ['without a kind', { 'objectives.support-response.target': '105' }, [['info /objectives/1/target']]],
      [
        'growth may be above 100',
        { 'objectives.support-response.target': '105', 'metrics.response-attainment.kind': 'ratio' },
      ],
      [
        'at one place',
        {
          'services.freight-platform.instances':
            '[{ id: hamburg, name: Hamburg, targets: [{ objective: platform-availability, target: 100.5 }] }]',
        },
        [['error /services/0/instances/0/targets/0/target', 'Hamburg']],
      ],
    ]);
  });

  test('finds the fewest constraints that conflict, as trying all subsets does', () => {
    const bound = fc.tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(30, 50, 60, 100),
    );
    fc.assert(
      fc.property(fc.array(bound, { maxLength: 7 }), (given) => {
        const constraints = given.map(([a, b, share], index) =>
          constraint({ from: exact(Math.min(a, b)), upTo: exact(Math.max(a, b)) }, share, index),
        );
        const conflict = findConflict(constraints);
        expect(conflict !== undefined).toBe(!canBeKept(constraints));
        if (!conflict) return;
        expect(canBeKept(conflict)).toBe(false);
        for (const one of conflict) expect(canBeKept(conflict.filter((other) => other !== one))).toBe(true);
      }),
    );
  });
});

test('what is open to one side is told apart by its limit and its share only', () => {
  const bound = fc.tuple(
    fc.constantFrom('from', 'to', 'both'),
    fc.nat(6),
    fc.nat(6),
    fc.constantFrom(0, 30, 50, 100),
  );
  fc.assert(
    fc.property(fc.array(bound, { maxLength: 8 }), (given) => {
      const all = given.map(([side, a, b, share], index) => {
        const [low, high] = [exact(Math.min(a, b)), exact(Math.max(a, b))];
        const bounds =
          side === 'from' ? { from: low } : side === 'to' ? { to: high } : { from: low, upTo: high };
        return constraint(bounds, share, index);
      });
      const kept = withoutWeaker(all);
      expect(findConflict(kept) === undefined).toBe(findConflict(all) === undefined);
      expect(kept.filter(({ bounds }) => !bounds.upTo).length).toBeLessThanOrEqual(6);
    }),
  );
});

function constraint(bounds: Bounds, share: number, index: number): Constraint {
  return {
    type: 'promise',
    bounds,
    share: exact(share),
    path: `/objectives/${index}/target`,
    name: '',
    values: '',
  };
}

/** Gives each ten percent of the cases one of the values 0 to 6, the earliest ending constraint first (greedy stabbing). */
function canBeKept(constraints: readonly Constraint[]): boolean {
  const cases = Array<number>(7).fill(0);
  const sorted = [...constraints].sort((a, b) => Number(a.bounds.upTo) - Number(b.bounds.upTo));
  for (const { bounds, share } of sorted) {
    const has = cases.reduce((sum, count, value) => sum + (holds(bounds, exact(value)) ? count : 0), 0);
    const lacks = Number(share) - has;
    if (lacks > 0) cases[Number(bounds.upTo)]! += lacks;
  }
  return cases.reduce((sum, count) => sum + count, 0) <= 100;
}

describe('dead-term', () => {
  const when = (condition: string): Change => ({ 'objectives.support-response.when': condition });

  test('tells conditions that never hold', async () => {
    await expectFindings(deadTerm, [
      [
        'beyond what a share can be',
        when('availability > 100'),
        [['warning /objectives/1/when', 'is a share of a whole']],
      ],
      ['exactly at the limit', when('availability >= 100')],
      [
        'parts that contradict each other',
        when('availability < 99 and availability > 99.5'),
        [['warning /objectives/1/when']],
      ],
      ['one of two is possible', when('availability > 100 or availability > 99.95')],
      [
        'the opposite of what always holds',
        when('not availability <= 100'),
        [['warning /objectives/1/when']],
      ],
      ['turned round by a factor', when('0 - 2 * availability > 0'), [['warning /objectives/1/when']]],
      ['two metrics are not decided', when('availability > response_attainment + 200')],
      [
        'only when another promise is broken: a remark',
        when('availability < 99.9'),
        [['info /objectives/1/when', 'already broken']],
      ],
      ['exactly the promise', when('availability <= 99.9')],
      [
        'a fixed assumption',
        {
          ...when('availability > level'),
          assumptions: '[{ id: level, name: Level, value: 100, unit: "%" }]',
        },
        [['warning /objectives/1/when', '“Level” is 100']],
      ],
      [
        'an assumption that is computed anew',
        {
          ...when('level > 100'),
          assumptions: '[{ id: level, name: Level, value: 99, unit: "%", recalculation: { every: P1M } }]',
        },
      ],
      [
        'more alternatives than are told apart',
        when(Array.from({ length: 70 }, (_, level) => `availability != ${level}`).join(' and ')),
      ],
      [
        'seventy alternatives about one metric, none of which is possible',
        when(
          `(${Array.from({ length: 70 }, (_, level) => `availability = ${level}`).join(' or ')}) and availability > 70`,
        ),
        [['warning /objectives/1/when']],
      ],
      [
        'beyond a limit of load, which nothing is promised about',
        {
          ...when('requests > 1000'),
          'metrics.+':
            '{ id: requests, name: Requests, unit: requests, kind: count, direction: lower-is-better }',
          'services.platform-support.workloadLimits':
            '[{ id: requests, name: Requests a month, max: 1000, unit: requests }]',
        },
        [['warning /objectives/1/when', 'only up to the limit “Requests a month” of at most 1,000 requests']],
      ],
      [
        'beyond a limit that only relaxes promises',
        {
          ...when('requests > 1000'),
          'metrics.+':
            '{ id: requests, name: Requests, unit: requests, kind: count, direction: lower-is-better }',
          'services.platform-support.workloadLimits':
            '[{ id: requests, name: Requests a month, max: 1000, unit: requests, beyond: relaxed }]',
        },
      ],
      [
        'a fixed assumption that is not needed is not named',
        {
          ...when('availability > 100 and availability > level'),
          assumptions: '[{ id: level, name: Level, value: 99, unit: "%" }]',
        },
        [['warning /objectives/1/when', 'is a share of a whole: `']],
      ],
    ]);
  });

  test('tells rights that never arise', async () => {
    const ground = (fields: string): Change => ({
      'termination.grounds.chronic-failure.trigger': `{ kind: count-of-misses, objective: platform-availability, ${fields} }`,
    });
    await expectFindings(deadTerm, [
      [
        'more misses than windows',
        ground('misses: 4, of: 3'),
        [['warning /termination/grounds/0/trigger/misses', '4 misses']],
      ],
      ['as many misses as windows', ground('misses: 3, of: 3')],
      ['or one bad window', ground('misses: 4, of: 3, below: 95')],
      [
        'below what can be measured',
        ground('misses: 2, of: 3, below: 0'),
        [['warning /termination/grounds/0/trigger/below']],
      ],
      [
        'a reward above what can be measured',
        {
          'remedies.rewards': '[{ id: bonus, objective: platform-availability, above: 100, text: a bonus }]',
        },
        [['warning /remedies/rewards/0/above']],
      ],
    ]);
  });

  test('narrows a condition to boxes that hold every case in which it is true', () => {
    const atom = fc
      .tuple(
        fc.constantFrom('a', 'b'),
        fc.constantFrom('<', '<=', '=', '!=', '>=', '>'),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([name, sign, limit]) => `${name} ${sign} ${limit}`);
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        atom,
        tie('condition').map((one) => `not (${one})`),
        fc
          .tuple(tie('condition'), fc.constantFrom('and', 'or', 'implies'), tie('condition'))
          .map(([one, sign, other]) => `(${one}) ${sign} (${other})`),
      ),
    }));
    fc.assert(
      fc.property(condition, (text) => {
        const { expression } = parseExpression(text);
        if (!expression) throw new Error(text);
        const boxes = conditionBoxes(expression, new Map());
        for (let a = -0.5; a <= 3.5; a += 0.5)
          for (let b = -0.5; b <= 3.5; b += 0.5) {
            const values = new Map([
              ['a', exact(a)],
              ['b', exact(b)],
            ]);
            const result = evaluate(expression, values);
            const isIn = boxes.some((box) =>
              [...box].every(([name, { lower, upper }]) => {
                const place = stretchOf({ bounds: { from: values.get(name)!, upTo: values.get(name)! } });
                return compare(lower, place.lower) <= 0 && compare(place.upper, upper) <= 0;
              }),
            );
            if (!('value' in result)) throw new Error(text);
            expect(isIn, `${text} with a = ${a}, b = ${b}`).toBe(result.value);
          }
      }),
      { numRuns: 60 },
    );
  });
});

type Cut = ReturnType<typeof stretchOf>['lower'];

/** The order of two places on the line, by numbers of the machine. */
function compare(a: Cut, b: Cut): number {
  const at = (cut: Cut): number =>
    cut === 'lowest'
      ? -1e9
      : cut === 'highest'
        ? 1e9
        : cut.value.valueOf() + (cut.side === 'after' ? 1e-6 : -1e-6);
  return at(a) - at(b);
}

test('ludicrous-term tells promises that their condition or another promise rules out', async () => {
  await expectFindings(
    ludicrousTerm,
    [
      [
        'against a promise that always holds',
        pair('comparator: gte, target: 30', 'comparator: lt, target: 20, when: availability < 99'),
        [['error /objectives/1/target', 'whenever `availability < 99` holds']],
      ],
      [
        'exactly at the limit',
        pair('comparator: gte, target: 20', 'comparator: lte, target: 20, when: availability < 99'),
      ],
      [
        'takes its place',
        pair(
          'comparator: gte, target: 30',
          'comparator: lt, target: 20, when: availability < 99, overrides: one',
        ),
      ],
      [
        'never holds: told by dead-term',
        pair('comparator: gte, target: 30', 'comparator: lt, target: 20, when: availability > 100'),
      ],
      [
        'against its own condition',
        pair('comparator: gte, target: 30, when: storage < 20', 'comparator: lt, target: 40, severity: high'),
        [['error /objectives/0/target', 'no figure is both']],
      ],
      [
        'its condition overlaps it',
        pair(
          'comparator: gte, target: 30, when: storage <= 30',
          'comparator: lt, target: 40, severity: high',
        ),
      ],
      [
        'one alternative of its condition leaves room',
        pair(
          'comparator: gte, target: 30, when: storage < 20 or availability < 99',
          'comparator: lt, target: 40, severity: high',
        ),
      ],
      [
        'two that leave no alternative of their condition together',
        pair(
          'comparator: lte, target: 7, when: storage > 10 or storage < 2',
          'comparator: gte, target: 3, when: storage > 10 or storage < 2',
        ),
        [['error /objectives/1/target', 'and “Storage one” promises at most 7 GB: no figure is all of this']],
      ],
      [
        'one only with what always holds',
        pair('comparator: lte, target: 30', 'comparator: gte, target: 30, when: storage != 30'),
        [['error /objectives/1/target', 'and “Storage one” promises at most 30 GB']],
      ],
      [
        'an aim',
        pair(
          'comparator: gte, target: 30',
          'comparator: lt, target: 20, when: availability < 99, strength: target',
        ),
        [['warning /objectives/1/target', 'aims for less than 20 GB']],
      ],
      [
        'against a promise whose place another takes at times',
        {
          objectives: `[${storage('one', 'comparator: gte, target: 30')}, ${storage('two', 'comparator: lt, target: 20, when: availability < 99')}, ${storage('three', 'comparator: gte, target: 5, when: availability < 99, overrides: one')}]`,
        },
      ],
      [
        'two under the same condition',
        pair(
          'comparator: gte, target: 30, when: availability < 99',
          'comparator: lt, target: 20, when: availability < 99',
        ),
        [['error /objectives/1/target']],
      ],
      [
        'a figure that cannot be, under a condition',
        pair('comparator: lt, target: 0, when: availability < 99', 'comparator: gte, target: 0'),
        [['error /objectives/0/target']],
      ],
    ],
    bare,
  );
});

test('the examples have none of these defects', async () => {
  for (const file of findExamples().filter((name) => !name.includes('published'))) {
    const found = await lintText(readFileSync(file, 'utf8'), RULES);
    expect(
      found.filter(({ severity }) => severity !== 'info').map(({ path, message }) => `${path} ${message}`),
      file,
    ).toEqual([]);
  }
});

test('two thousand objectives take little time', () => {
  const many = Array.from({ length: 2000 }, (_, index) =>
    storage(
      `o-${index}`,
      `comparator: gte, target: ${index % 50}${index % 2 ? ', when: availability < 99' : ''}`,
    ),
  );
  const { source } = read(changedText(bare, { objectives: `[${many.join(', ')}]` }), 'many.sla.yaml');
  const { agreement, problems } = check(source!);
  if (!agreement) throw new Error(JSON.stringify(problems.slice(0, 3)));
  for (const rule of RULES) {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const found = [...rule.check(lintContext({ agreement, source: source!, words: {} }))];
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
      return performance.now() - start;
    });
    // The rules promise 50 ms; a busy machine may take some times as long, a square of the list thousands.
    expect(Math.min(...times), rule.name).toBeLessThan(250);
  }
});
