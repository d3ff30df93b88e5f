import fs, { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { readProjectFile } from '../src/cli/read-project-file.ts';
import type { Surroundings } from '../src/cli/surroundings.ts';
import { followUnderpinnings } from '../src/follow-underpinnings.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { makeFolder } from './support/surroundings.ts';

const base = readFileSync(join(PROJECT, 'test/fixtures/constructs/base.sla.yaml'), 'utf8');
const restingOn = (...links: readonly string[]): string =>
  changedText(base, {
    underpinnings: JSON.stringify(
      links.map((agreement, index) => ({ id: `u${index}`, kind: 'ola', agreement })),
    ),
  });

function follow(file: string, files: Readonly<Record<string, string>>) {
  const { source } = read(files[file]!, file);
  const asked: string[] = [];
  const { agreement } = check(source!);
  const followed = followUnderpinnings(agreement!, source!, (path) => {
    asked.push(path);
    return files[path];
  });
  return { ...followed, asked, rules: followed.problems.map(({ rule, path }) => `${rule} ${path}`) };
}

test('reads what an agreement rests on, from its own folder', () => {
  const { files, rules, asked } = follow('sla/a.yaml', {
    'sla/a.yaml': restingOn('./b.yaml', '../ola/c.yaml', 'https://example.com/d.yaml'),
    'sla/b.yaml': base,
    'ola/c.yaml': base,
  });
  expect([...files].map(([id, { file, agreement }]) => [id, file, agreement?.title])).toEqual([
    ['u0', 'sla/b.yaml', 'Platform Agreement'],
    ['u1', 'ola/c.yaml', 'Platform Agreement'],
  ]);
  expect(rules).toEqual([]);
  expect(asked).toEqual(['sla/b.yaml', 'ola/c.yaml']);
});

test('tells what is not there and what is not right', () => {
  const { rules } = follow('a.yaml', {
    'a.yaml': restingOn('b.yaml', 'c.yaml'),
    'c.yaml': 'type: customer\n',
  });
  expect(rules).toEqual([
    'lint/underpinning-not-found /underpinnings/0/agreement',
    'lint/underpinning-invalid /underpinnings/1/agreement',
  ]);
});

test('finds a circle, and ends', () => {
  const { files } = follow('a.yaml', {
    'a.yaml': restingOn('b.yaml', 'a.yaml', 'd.yaml'),
    'b.yaml': restingOn('c.yaml'),
    'c.yaml': restingOn('b.yaml', 'a.yaml'),
    'd.yaml': restingOn('d.yaml'),
  });
  expect([...files.values()].map(({ cycle }) => cycle)).toEqual([
    ['a.yaml', 'b.yaml', 'c.yaml', 'a.yaml'],
    ['a.yaml', 'a.yaml'],
    undefined,
  ]);
});

test('only files of the project are read, also by way of a link', () => {
  const outside = makeFolder();
  fs.writeFileSync(join(outside, 'secret.yaml'), 'x');
  const folder = makeFolder();
  fs.writeFileSync(join(folder, 'b.yaml'), 'b');
  fs.symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
  const surroundings = { disk: fs, folder } as unknown as Surroundings;
  expect(readProjectFile('b.yaml', surroundings)?.toString()).toBe('b');
  for (const path of ['../secret.yaml', join(outside, 'secret.yaml'), 'link.yaml', 'none.yaml', '.'])
    expect(readProjectFile(path, surroundings), path).toBeUndefined();
});
