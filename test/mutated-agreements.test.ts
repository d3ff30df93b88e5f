import fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read } from '../src/agreement/read.ts';
import { lint } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';

const EXAMPLES = fs.readdirSync(join(PROJECT, 'examples')).filter((name) => name.endsWith('.sla.yaml'));
/** What nobody would write, in place of anything. */
const ODD: readonly unknown[] = [
  ...[0, -1, 100, 100.0000001, 1e9, 0.1, true, null, [], {}, '', ' ', 'none', 'x', 'to-be-decided'],
  ...[
    'P0D',
    'PT1H',
    'P99Y',
    '2026-02-29',
    '9999-12-31',
    '0001-01-01',
    'FREQ=YEARLY;BYMONTHDAY=31',
    '1/0',
    'x/x',
  ],
  ...['{{title}}', '{{variables.none}}', '[[x]]'],
];

/** Numbers from 0 up to 1, the same for the same seed (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Group = Record<string, unknown>;

/** The ways to everything in plain data. */
function waysIn(data: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof data !== 'object' || data === null) return [way];
  const inside = Object.entries(data).flatMap(([key, value]) => waysIn(value, [...way, key]));
  return way.length > 0 ? [...inside, way] : inside;
}

/** Deletes, doubles, replaces or moves a few parts of an example. */
function mutate(data: Group, random: () => number): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const at = (way: readonly string[]): unknown =>
    way.reduce<unknown>((value, key) => (value as Group | undefined)?.[key], data);
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const ways = waysIn(data);
    const way = pick(ways);
    const key = way.at(-1)!;
    const around = at(way.slice(0, -1)) as Group;
    const kind = random();
    if (kind < 0.3) {
      if (Array.isArray(around)) around.splice(Number(key), 1);
      else delete around[key];
    } else if (kind < 0.45 && Array.isArray(around)) around.push(structuredClone(around[Number(key)]));
    else around[key] = kind < 0.7 ? structuredClone(at(pick(ways))) : pick(ODD);
  }
}

test.each([1, 2, 3, 4])(
  'whatever an agreement holds, it is judged and no part of slakit fails (%i)',
  async (seed) => {
    const random = numbersFrom(seed);
    let judged = 0;
    for (const name of [...EXAMPLES, ...EXAMPLES, ...EXAMPLES, ...EXAMPLES, ...EXAMPLES]) {
      const { source } = read(fs.readFileSync(join(PROJECT, 'examples', name), 'utf8'), name);
      const data = JSON.parse(JSON.stringify(source!.data)) as Group;
      mutate(data, random);
      const text = JSON.stringify(data);
      const { problems, agreement } = await lint({ text, file: 'mutated.json' }, { asOf: '2026-06-01' });
      if (agreement) judged++;
      for (const { rule, message, hint } of problems) {
        expect(rule, message).not.toBe('lint/defective-rule');
        expect(`${message} ${hint}`, text).not.toMatch(/\bundefined\b|\bNaN\b|\bInfinity\b|\[object/);
      }
    }
    expect(judged).toBeGreaterThan(0);
  },
  120_000,
);

const template = fs.readFileSync(join(PROJECT, 'examples/marketing-sales-template.sla.yaml'), 'utf8');

test.each([
  ['a group for an id', { calendars: [{ id: {}, union: ['a'] }] }, 'schema/wrong-type'],
  ['a group for a yes or no', { remedies: { exclusive: {} } }, 'schema/wrong-type'],
  ['nothing for a metric', { metrics: [null] }, 'schema/missing-value'],
  ['a blank for a group', { responsibilities: { rows: [{ cells: { sales: [' '] } }] } }, 'schema/'],
  [
    'a binding of nothing in a short form',
    { responsibilities: { rows: [{ cells: { sales: ['call within {{variables.nowhere}} hours'] } }] } },
    'schema/unknown-binding',
  ],
])('%s is told and breaks nothing', async (_, fields, rule) => {
  const { source } = read(template, 'template.sla.yaml');
  const text = JSON.stringify({ ...(source!.data as Group), ...fields });
  const { problems } = await lint({ text, file: 'odd.json' });
  expect(problems.map((problem) => problem.rule)).toContainEqual(expect.stringContaining(rule));
});
