import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { constructs } from '../scripts/schema/constructs.mjs';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { childShape, type Shape, shapeOf } from '../src/agreement/shape.ts';
import { PROJECT } from './support/find-examples.ts';

type Group = Record<string, unknown>;
const base = readFileSync(join(PROJECT, 'test/fixtures/constructs/base.sla.yaml'), 'utf8');

describe('the table of constructs', () => {
  const cases = constructs.map(([construct, path, example, more]) => ({ construct, path, example, more }));
  test.each(cases)('$construct', ({ path, example, more = {} }) => {
    const agreement = parse(base) as Group;
    Object.assign(agreement, more);
    put(parse(example) as Group, path, agreement);
    const { source, problems } = read(JSON.stringify(agreement), 'example.json');
    expect([...problems, ...check(source!).problems]).toEqual([]);
  });

  test('finds an example that is wrong', () => {
    const agreement = parse(base) as Group;
    put({ target: '99.9 %' }, 'objectives.uptime', agreement);
    const { source } = read(JSON.stringify(agreement), 'example.json');
    expect(check(source!).problems.map(({ rule }) => rule)).toEqual(['schema/bad-decimal']);
  });

  test('has the 65 constructs and more', () => expect(constructs.length).toBeGreaterThan(65));
});

/** Puts an example into the list or the group at a path: names of fields, ids in lists. */
function put(example: Group, path: string, agreement: Group): void {
  let at: unknown = agreement;
  let shape: Shape | undefined = shapeOf('customer');
  for (const part of path === '' ? [] : path.split('.')) {
    if (Array.isArray(at)) at = (at as Group[]).find(({ id }) => id === part);
    shape = shape?.kind === 'array' ? shape.items : shape && childShape(shape, part);
    if (at === undefined || Array.isArray(at)) continue;
    const group = at as Group;
    if (shape?.kind === 'array' || !('id' in group && group.id === part)) {
      group[part] ??= shape?.kind === 'array' ? [] : {};
      at = group[part];
    }
  }
  if (Array.isArray(at)) at.push(example);
  else Object.assign(at as Group, example);
}
