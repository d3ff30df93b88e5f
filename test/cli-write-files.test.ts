import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Disk } from '../src/cli/surroundings.ts';
import { findObstacles, findStale, type WriteOptions, writeFiles } from '../src/cli/write-files.ts';
import { makeFolder } from './support/surroundings.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function optionsIn(folder: string, others: Partial<WriteOptions> = {}): WriteOptions {
  const isOurs = (content: Uint8Array) => Buffer.from(content).toString().startsWith('ours');
  return { disk: fs, folder, force: false, isOurs, inputs: [], ...others };
}

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

const three = [
  { path: 'out/a.pdf', content: bytes('ours new a') },
  { path: 'out/b.docx', content: bytes('ours new b') },
  { path: 'out/c.md', content: bytes('ours new c') },
];

/** A folder with an older `a` and `b`, and no `c`. */
function folderWithOlder(): string {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'out'));
  fs.writeFileSync(join(folder, 'out/a.pdf'), 'ours old a', { mode: 0o600 });
  fs.writeFileSync(join(folder, 'out/b.docx'), 'ours old b');
  return folder;
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]),
  );
}

const older = { 'a.pdf': 'ours old a', 'b.docx': 'ours old b' };

test('all files are written, folders made, modes kept and nothing left behind', () => {
  const folder = folderWithOlder();
  expect(writeFiles(three, optionsIn(folder))).toEqual([]);
  expect(contents(join(folder, 'out'))).toEqual({
    'a.pdf': 'ours new a',
    'b.docx': 'ours new b',
    'c.md': 'ours new c',
  });
  expect(fs.statSync(join(folder, 'out/a.pdf')).mode & 0o777).toBe(0o600);
  expect(writeFiles([{ path: 'deep/er/x.md', content: bytes('x') }], optionsIn(folder))).toEqual([]);
  expect(contents(join(folder, 'deep/er'))).toEqual({ 'x.md': 'x' });
});

test('a file that has the content already is not touched', () => {
  const folder = folderWithOlder();
  writeFiles(three, optionsIn(folder));
  const before = fs.statSync(join(folder, 'out/a.pdf')).ino;
  expect(writeFiles(three, optionsIn(folder, { disk: { ...fs, openSync: failing('EIO') } }))).toEqual([]);
  expect(fs.statSync(join(folder, 'out/a.pdf')).ino).toBe(before);
});

describe('all or nothing', () => {
  const failures: readonly [step: string, disk: Partial<Disk>, rule: string][] = [
    ['opening', { openSync: failing('EACCES') }, 'output/cannot-write'],
    ['writing', { writeFileSync: failing('ENOSPC') }, 'output/disk-full'],
    ['writing under a quota', { writeFileSync: failing('EDQUOT') }, 'output/disk-full'],
    ['handing to the disk', { fsyncSync: failing('EIO') }, 'output/cannot-write'],
    ['making the folder', { mkdirSync: failing('EROFS') }, 'output/cannot-write'],
    ['looking', { lstatSync: failing('EACCES') as never }, 'output/cannot-write'],
  ];
  test.each(failures)('when %s fails', (_step, broken, rule) => {
    const folder = folderWithOlder();
    const problems = writeFiles(three, optionsIn(folder, { disk: { ...fs, ...broken } }));
    expect(problems[0]).toMatchObject({ rule, severity: 'error', place: { file: 'out/a.pdf' } });
    expect(contents(join(folder, 'out'))).toEqual(older);
  });

  test.each([1, 2, 3])('when renaming number %i fails', (fails) => {
    const folder = folderWithOlder();
    let count = 0;
    const renameSync: Disk['renameSync'] = (from, to) => {
      if (++count === fails) failing('EBUSY')();
      fs.renameSync(from, to);
    };
    const problems = writeFiles(three, optionsIn(folder, { disk: { ...fs, renameSync } }));
    expect(problems).toMatchObject([
      { rule: 'output/cannot-write', place: { file: three[fails - 1]!.path } },
    ]);
    expect(contents(join(folder, 'out'))).toEqual(older);
  });

  test('when writing number 3 fails, on a disk without hard links', () => {
    const folder = folderWithOlder();
    let count = 0;
    const writeFileSync: Disk['writeFileSync'] = (file, data) => {
      if (++count === 3) failing('ENOSPC')();
      fs.writeFileSync(file, data);
    };
    const disk = { ...fs, writeFileSync, linkSync: failing('EPERM') };
    expect(writeFiles(three, optionsIn(folder, { disk }))).toMatchObject([{ rule: 'output/disk-full' }]);
    expect(contents(join(folder, 'out'))).toEqual(older);
  });

  test('when one of them was changed by hand', () => {
    const folder = folderWithOlder();
    fs.writeFileSync(join(folder, 'out/b.docx'), 'a lawyer wrote this');
    const problems = writeFiles(three, optionsIn(folder));
    expect(problems).toMatchObject([{ rule: 'output/changed-by-hand', place: { file: 'out/b.docx' } }]);
    expect(problems[0]?.hint).toContain('--force');
    expect(contents(join(folder, 'out'))).toEqual({ 'a.pdf': 'ours old a', 'b.docx': 'a lawyer wrote this' });
    expect(writeFiles(three, optionsIn(folder, { force: true }))).toEqual([]);
    expect(contents(join(folder, 'out'))['b.docx']).toBe('ours new b');
  });
});

describe('what stands in the way', () => {
  const one = [{ path: 'out/a.pdf', content: bytes('ours') }];
  const tell = (folder: string, others: Partial<WriteOptions> = {}) =>
    writeFiles(one, optionsIn(folder, others)).map(({ rule, message }) => `${rule}: ${message}`);

  test('a file where the folder should be', () => {
    const folder = makeFolder();
    fs.writeFileSync(join(folder, 'out'), 'a file');
    expect(tell(folder)).toEqual([
      'output/cannot-write: This file cannot be written: a part of its path is a file, not a folder',
    ]);
    expect(fs.readFileSync(join(folder, 'out'), 'utf8')).toBe('a file');
  });

  test('a folder of that name', () => {
    const folder = makeFolder();
    fs.mkdirSync(join(folder, 'out/a.pdf'), { recursive: true });
    expect(tell(folder, { force: true })).toEqual([
      'output/cannot-write: This file cannot be written: there is a folder of this name',
    ]);
  });

  test('a device', () => {
    const path = '/dev/full';
    expect(writeFiles([{ path, content: bytes('x') }], optionsIn('/', { force: true }))).toMatchObject([
      { rule: 'output/cannot-write', place: { file: path } },
    ]);
    expect(fs.statSync(path).isCharacterDevice()).toBe(true);
  });

  test('a link: never written through, replaced only when forced', () => {
    const folder = makeFolder();
    fs.mkdirSync(join(folder, 'out'));
    fs.writeFileSync(join(folder, 'elsewhere'), 'ours, elsewhere');
    fs.symlinkSync('../elsewhere', join(folder, 'out/a.pdf'));
    expect(tell(folder)).toEqual([
      'output/is-a-link: A link stands here, and slakit does not write through links',
    ]);
    expect(tell(folder, { force: true })).toEqual([]);
    expect(contents(join(folder, 'out'))).toEqual({ 'a.pdf': 'ours' });
    expect(fs.readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('ours, elsewhere');
  });

  test('a link stays when the new file cannot take its place', () => {
    const folder = makeFolder();
    fs.mkdirSync(join(folder, 'out'));
    fs.symlinkSync('../elsewhere', join(folder, 'out/a.pdf'));
    const renameSync: Disk['renameSync'] = (from, to) => {
      if (String(from).endsWith('.new')) failing('EIO')();
      fs.renameSync(from, to);
    };
    expect(tell(folder, { force: true, disk: { ...fs, renameSync } })).toHaveLength(1);
    expect(fs.readdirSync(join(folder, 'out'))).toEqual(['a.pdf']);
    expect(fs.readlinkSync(join(folder, 'out/a.pdf'))).toBe('../elsewhere');
  });

  test('the definition itself, by whatever name, even when forced', () => {
    const folder = folderWithOlder();
    fs.linkSync(join(folder, 'out/a.pdf'), join(folder, 'input.json'));
    expect(tell(folder, { force: true, inputs: ['input.json'] })).toEqual([
      'output/replaces-input: This would replace the definition it is made from',
    ]);
  });

  test('is told without changing anything', () => {
    const folder = folderWithOlder();
    fs.writeFileSync(join(folder, 'out/b.docx'), 'a lawyer wrote this');
    expect(findObstacles(three, optionsIn(folder))).toMatchObject([{ rule: 'output/changed-by-hand' }]);
    expect(Object.keys(contents(join(folder, 'out')))).toEqual(['a.pdf', 'b.docx']);
  });
});

test('missing and different files are stale', () => {
  const folder = folderWithOlder();
  fs.writeFileSync(join(folder, 'out/b.docx'), 'ours new b');
  expect(findStale(three, optionsIn(folder)).map(({ path }) => path)).toEqual(['out/a.pdf', 'out/c.md']);
});

test('a defect is not taken for a failing disk', () => {
  const defect = () => {
    throw new TypeError('ours');
  };
  expect(() =>
    writeFiles(three, optionsIn(makeFolder(), { disk: { ...fs, writeFileSync: defect } })),
  ).toThrow('ours');
});
