import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import type { AgreementType } from '../src/agreement/generated/types.ts';
import { read } from '../src/agreement/read.ts';
import { entryShape, type Shape, shapeOf } from '../src/agreement/shape.ts';
import type { Problem } from '../src/problem.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';

const types: readonly AgreementType[] = ['customer', 'internal', 'multi-level'];
const example = (name: string): string => readFileSync(join(PROJECT, `examples/${name}.sla.yaml`), 'utf8');

/** Reads and checks a text as one goes with the other. */
function judge(text: string, set: Readonly<Record<string, string>> = {}) {
  const { source, problems } = read(text, 'a.yaml', set);
  const checked = source ? check(source) : { problems: [] };
  return { ...checked, problems: [...problems, ...checked.problems] };
}

describe('examples', () => {
  test.each(findExamples().map((file) => [outputName(file), file]))('%s is right', (_, file) => {
    const { agreement, problems } = judge(readFileSync(file, 'utf8'));
    expect(problems).toEqual([]);
    expect(types).toContain(agreement?.type);
  });
});

describe('a checked agreement', () => {
  const customer = judge(example('minimal-customer')).agreement!;
  const internal = judge(example('minimal-internal')).agreement!;

  test('has its defaults', () => {
    expect(customer).toMatchObject({ version: '0.1.0', status: 'draft', languages: ['en'] });
    expect(customer.parties[0]?.kind).toBe('organisation');
    expect(customer.objectives?.[0]).toMatchObject({ strength: 'commitment', window: { kind: 'calendar' } });
    expect('presentation' in customer).toBe(false);
  });

  test('keeps the digits of its decimals, and counts as numbers', () => {
    expect(customer.objectives?.[0]?.target).toBe('99.90');
    expect(customer.charges?.recurring?.amount).toBe('400.00');
    expect(customer.remedies.credits?.[0]?.tiers?.[0]).toMatchObject({
      from: '99.00',
      to: '99.90',
      percent: '10',
    });
    expect(customer.termination.grounds[0]?.trigger.misses).toBe(3);
  });

  test('has each duty as an object', () => {
    expect(internal.responsibilities?.rows[0]?.cells.sales).toEqual([
      { action: 'call each lead on the day of its assignment', kind: 'activity', modality: 'must' },
    ]);
  });

  test('shares no default with another', () => {
    expect(internal.languages).not.toBe(customer.languages);
  });

  test('is the same from JSON as from YAML', () => {
    const { source } = read(example('minimal-customer'), 'a.yaml');
    const json = JSON.stringify(source!.data).replace('99.9,', '99.90,');
    expect(judge(json).agreement?.title).toBe(customer.title);
    expect(judge(json).agreement?.objectives?.[0]?.target).toBe('99.90');
  });

  test('keeps the fields of its author', () => {
    const text = example('minimal-customer').replace(
      'title:',
      'x-crm: { __proto__: 1, deep: [1.50] }\ntitle:',
    );
    const { agreement, problems } = judge(text);
    expect(problems).toEqual([]);
    expect(Object.keys((agreement as unknown as Record<string, object>)['x-crm']!)).toEqual([
      '__proto__',
      'deep',
    ]);
  });

  test('is checked with the values that were set', () => {
    const set = (values: Record<string, string>): readonly Problem[] =>
      judge(example('minimal-customer'), values).problems;
    expect(
      judge(example('minimal-customer'), { 'objectives.availability.target': '99.950' }).agreement
        ?.objectives?.[0]?.target,
    ).toBe('99.950');
    expect(set({ status: 'agred' })).toMatchObject([
      { rule: 'schema/not-allowed', place: { file: 'set status' } },
    ]);
    expect(set({ 'objectives.availability.metric': 'up' })).toMatchObject([
      { rule: 'schema/dangling-reference' },
    ]);
  });
});

describe('zones and currencies', () => {
  const problems = (change: (text: string) => string): string[] =>
    judge(change(example('minimal-customer'))).problems.map(({ rule }) => rule);
  test.each([
    'UTC',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'America/Port-au-Prince',
    'America/Argentina/Buenos_Aires',
  ])('%s is a zone', (zone) =>
    expect(problems((text) => text.replace('America/New_York', zone))).toEqual([]),
  );
  test.each(['EST', 'europe/berlin', '+01:00', 'Europe/Nowhere', 'GMT+2'])('%s is none', (zone) =>
    expect(problems((text) => text.replace('America/New_York', `"${zone}"`))).toEqual([
      'schema/bad-time-zone',
    ]),
  );
  test.each(['JPY', 'EUR', 'TWD'])('%s is a currency', (currency) =>
    expect(problems((text) => text.replaceAll('USD', currency))).toEqual([]),
  );
});

describe('the schemas', () => {
  const leaves: Shape[] = [];
  const all: [string, Shape][] = [];
  const visit = (shape: Shape, path: string): void => {
    all.push([path, shape]);
    if (shape.kind === 'leaf') leaves.push(shape);
    else if (shape.kind === 'array') visit(shape.items, path);
    else if (shape.kind === 'map') visit(shape.values, path);
    else for (const [key, field] of Object.entries(shape.properties)) visit(field, `${path}/${key}`);
  };
  for (const type of types) visit(shapeOf(type), '');

  test('describe every field in one sentence', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(
      all.filter(([, { description }]) => !/^\S.*[^.]\.$/.test(description ?? '')).map(([path]) => path),
    ).toEqual([]);
  });

  test('refer only to collections of things with an id', () => {
    const collections = new Set(
      all.flatMap(([, shape]) =>
        shape.kind === 'leaf' ? (shape.refTo ?? []) : shape.kind === 'map' ? (shape.keysOf ?? []) : [],
      ),
    );
    expect(collections.size).toBeGreaterThan(8);
    for (const type of types) {
      for (const collection of collections) {
        const entry = entryShape(shapeOf(type), collection);
        expect(entry?.kind === 'object' && 'id' in entry.properties, collection).toBe(true);
      }
    }
  });

  test('give examples that are right', () => {
    const wrong = leaves.flatMap((leaf) =>
      leaf.kind === 'leaf' &&
      leaf.pattern !== undefined &&
      leaf.example !== undefined &&
      !new RegExp(leaf.pattern, 'u').test(String(leaf.example))
        ? [String(leaf.example)]
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test.each(['agreement', ...types])(
    'the bundled schema %s stands alone and judges as slakit does',
    (name) => {
      const schema = JSON.parse(
        readFileSync(join(PROJECT, 'dist/schemas', `${name}.schema.json`), 'utf8'),
      ) as object;
      const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
        schema,
      );
      for (const type of types) {
        const data = JSON.parse(JSON.stringify(read(example(`minimal-${type}`), 'a').source!.data)) as Record<
          string,
          unknown
        >;
        expect(validate(data), JSON.stringify(validate.errors)).toBe(name === 'agreement' || name === type);
        if (name === type || name === 'agreement') expect(validate({ ...data, colour: 'red' })).toBe(false);
      }
    },
  );

  test('are those from which types and the field reference were generated', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: PROJECT, stdio: 'pipe' }),
    ).not.toThrow();
  });
});
