import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import type { Agreement } from '../src/agreement/generated/types.ts';
import { read } from '../src/agreement/read.ts';
import { escapeKey, type Shape, shapeAt, shapeOf } from '../src/agreement/shape.ts';
import { openCatalog } from '../src/catalog.ts';
import type { PrintedValue } from '../src/template/bind.ts';
import { composeContract } from '../src/template/compose.ts';
import { PROJECT } from './support/find-examples.ts';

/**
 * Fields that steer slakit or are for machines, with the reason why no contract prints them. `*` stands for an entry of a
 * list or a map.
 */
const UNPRINTED: Readonly<Record<string, string>> = {
  '/type': 'chooses the sections',
  '/$schema': 'for editors',
  '/schemaVersion': 'for slakit migrate',
  '/id': 'names the files',
  '/date': 'dates the document',
  '/languages/*': 'chooses the wording',
  '/presentation/style': 'chooses the look',
  '/presentation/paper': 'chooses the look',
  '/presentation/include/*/clause': 'chooses the clauses',
  '/presentation/include/*/after': 'chooses the clauses',
  '/presentation/include/*/before': 'chooses the clauses',
  '/presentation/exclude/*': 'chooses the clauses',
  '/presentation/order/*': 'chooses the clauses',
  '/presentation/clauses/*': 'chooses the clauses',
  '/lint/profile': 'for slakit validate',
  '/lint/suppress/*/rule': 'for slakit validate',
  '/lint/suppress/*/field': 'for slakit validate',
  '/lint/suppress/*/reason': 'for slakit validate',
  '/lint/suppress/*/by': 'for slakit validate',
  '/lint/suppress/*/until': 'for slakit validate',
  '/presentation/worksheets': 'adds the annex of figures',
  '/presentation/locale': 'chooses how numbers and dates are written',
  '/metrics/*/direction': 'each level says it with its comparator',
  '/assumptions/*/unit': 'printed as one with its value',
  '/goals/*/unit': 'printed as one with its value',
  '/support/contactAllowances/*/unit': 'printed as one with its number',
  '/support/workloadLimits/*/unit': 'printed as one with its number',
  '/goals/*/party': 'chooses the column, whose heading it is',
  '/responsibilities/stages/*/name': 'printed by each row that refers to it',
  '/responsibilities/rows/*/cells/*/*/kind':
    'chooses the shape in the swimlane style, which test/lanes.test.ts judges',
  '/handoffs/*/stage': 'chooses its place there',
};

/** What is below changes the look, which test/styles.test.ts judges. */
const LOOK = '/presentation/options';

/** Agreements that together use every field there is; each is as long as its topic needs. */
const folder = join(PROJECT, 'test/fixtures/full');
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.sla.yaml'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

describe.each(fixtures)('$name', ({ name, text }) => {
  const { source, problems } = read(text, name);
  const checked = source ? check(source) : { problems: [] };

  test('is right', () => {
    expect([...problems, ...checked.problems]).toEqual([]);
  });

  test('prints every value that it holds', async () => {
    const agreement = checked.agreement!;
    const { printed, problems: found } = await compose(agreement);
    expect(found).toEqual([]);
    const shape = shapeOf(agreement.type);
    const silent = leavesOf(source!.data, shape)
      .filter(({ shape: leaf }) => !steers(leaf))
      .filter(({ pointer }) => !isUnprinted(pointer) && !isPrinted(pointer, printed, shape))
      .filter((leaf) => !isPrintedBeside(leaf, printed))
      .map(({ pointer }) => pointer);
    expect(silent).toEqual([]);
  });

  test('says something else when a choice or a yes or no is another', async () => {
    const agreement = checked.agreement!;
    const before = (await compose(agreement)).text;
    const silent: string[] = [];
    for (const { pointer, shape, value } of leavesOf(agreement, shapeOf(agreement.type))) {
      if (!steers(shape) || isUnprinted(pointer) || shape.kind !== 'leaf') continue;
      const others =
        shape.format === 'boolean' ? [!value] : (shape.enum ?? []).filter((one) => one !== value);
      const texts = await Promise.all(
        others.map(async (other) => (await compose(withValue(agreement, pointer, other))).text),
      );
      if (!texts.some((after) => after !== before) && others.length > 0) silent.push(pointer);
    }
    expect(silent).toEqual([]);
  });
});

test('every field there is has a value in one of them', () => {
  const used = new Set<string>();
  const data = fixtures.map(({ name, text }) => read(text, name).source?.data as Record<string, unknown>);
  for (const agreement of data) {
    const shape = shapeOf(agreement.type as Agreement['type']);
    for (const pointer of pathsOf(agreement, shape)) used.add(pointer);
  }
  const all = new Set(
    ['customer', 'internal', 'multi-level'].flatMap((type) => fieldsOf(shapeOf(type as Agreement['type']))),
  );
  expect(
    [...all].filter((field) => !used.has(field) && !(field in UNPRINTED) && !field.startsWith(LOOK)).sort(),
  ).toEqual([]);
});

async function compose(agreement: Agreement) {
  const catalog = openCatalog();
  const composed = await composeContract({
    agreement,
    shape: shapeOf(agreement.type),
    words: catalog.words('en', 'two-column')!,
    style: 'two-column',
    templates: catalog.templates('en', 'two-column'),
  });
  const text = composed.markdown.replace(
    /\uE000(\d+)\uE001/g,
    (_, index: string) => composed.values[Number(index)]!.text,
  );
  return { text, problems: composed.problems, printed: textsByPath(composed.values) };
}

interface Leaf {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: unknown;
}

function leavesOf(data: unknown, shape: Shape): Leaf[] {
  const found: Leaf[] = [];
  const walk = (value: unknown, pointer: string): void => {
    const node = shapeAt(shape, pointer);
    if (!node) return;
    if (typeof value === 'string' && node.kind === 'object' && node.shorthand)
      walk(value, `${pointer}/${node.shorthand}`);
    else if (typeof value !== 'object' || value === null || node.kind === 'leaf')
      found.push({ pointer, shape: node, value });
    else for (const [key, item] of Object.entries(value)) walk(item, `${pointer}/${escapeKey(key)}`);
  };
  walk(data, '');
  return found;
}

/** Whether a value chooses between wordings rather than being printed. */
function steers(shape: Shape): boolean {
  return shape.kind === 'leaf' && (shape.format === 'choice' || shape.format === 'boolean');
}

/** The ids by which references find their target are no text. */
function isUnprinted(pointer: string): boolean {
  const pattern = pointer.replace(/\/\d+(?=\/|$)/g, '/*').replace(/(\/cells\/)[^/]+/, '$1*');
  return /\/id$/.test(pattern) || pattern in UNPRINTED;
}

/** A value is printed by itself or as a part of a group that prints as one. */
function isPrinted(pointer: string, printed: ReadonlyMap<string, string>, shape: Shape): boolean {
  if (printed.has(pointer)) return true;
  for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1)) {
    const group = pointer.slice(0, at);
    const node = shapeAt(shape, group);
    const isOne = node?.kind === 'object' && (node.format !== undefined || group.endsWith('/week'));
    if (printed.has(group)) return isOne || node?.kind === 'array';
  }
  return false;
}

/** A unit or an upper level prints in one text with the number beside it. */
function isPrintedBeside({ pointer, value }: Leaf, printed: ReadonlyMap<string, string>): boolean {
  const [, group = '', field] = /^(.*\/)([^/]+)$/.exec(pointer) ?? [];
  if (field !== 'unit' && field !== 'targetUpper') return false;
  return [...printed].some(
    ([path, text]) =>
      path.startsWith(group) && !path.slice(group.length).includes('/') && text.includes(` ${value} `),
  );
}

/** All that was printed from each field, with a space around each text and a plain one for each no-break space. */
function textsByPath(values: readonly PrintedValue[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text } of values)
    texts.set(path, `${texts.get(path) ?? ' '}${text.replaceAll('\u00a0', ' ')} `);
  return texts;
}

function withValue(agreement: Agreement, pointer: string, value: unknown): Agreement {
  const copy = structuredClone(agreement) as unknown as Record<string, unknown>;
  const parts = pointer.split('/').slice(1);
  const last = parts.pop()!;
  const parent = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], copy);
  (parent as Record<string, unknown>)[last] = value;
  return copy as unknown as Agreement;
}

/** A group that prints in one way wherever it stands needs each of its fields once, not in each place. */
function isShared(pointer: string, format: string | undefined): boolean {
  return Boolean(format) || pointer.endsWith('/week');
}

function sharedName(pointer: string, format: string | undefined): string {
  return format || pointer.slice(pointer.lastIndexOf('/') + 1);
}

/** Every field of a shape, with `*` for the entries of lists and maps. */
function fieldsOf(shape: Shape, pointer = ''): string[] {
  if (shape.kind === 'leaf') return [pointer];
  if (shape.kind === 'array') return fieldsOf(shape.items, `${pointer}/*`);
  if (shape.kind === 'map') return fieldsOf(shape.values, `${pointer}/*`);
  if (pointer !== '' && isShared(pointer, shape.format))
    return [pointer, ...fieldsOf({ ...shape, format: '' }, sharedName(pointer, shape.format))];
  return Object.entries(shape.properties).flatMap(([key, field]) => fieldsOf(field, `${pointer}/${key}`));
}

/** The same for the values that are there; a plain text stands for the one field that it is short for. */
function pathsOf(data: unknown, shape: Shape, pointer = ''): string[] {
  if (shape.kind === 'object' && typeof data === 'string' && shape.shorthand)
    return [`${pointer}/${shape.shorthand}`];
  if (shape.kind === 'leaf' || typeof data !== 'object' || data === null) return [pointer];
  if (pointer !== '' && shape.kind === 'object' && isShared(pointer, shape.format))
    return [pointer, ...pathsOf(data, { ...shape, format: '' }, sharedName(pointer, shape.format))];
  return Object.entries(data).flatMap(([key, item]) => {
    const child =
      shape.kind === 'array' ? shape.items : shape.kind === 'map' ? shape.values : shape.properties[key];
    const part = shape.kind === 'object' ? key : '*';
    return child ? pathsOf(item, child, `${pointer}/${part}`) : [];
  });
}
