import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { keepOutput, makeFolder, type RunOptions, runIn } from './support/surroundings.ts';

const TERMINATION = 'templates/clauses/en/termination.md.hbs';
const KEPT = 'templates/.ejected/clauses/en/termination.md.hbs';

const run = (folder: string, line: string, options: RunOptions = {}) =>
  runIn(['template', ...line.split(' ')], { folder, library, ...options });
const read = (folder: string, path: string): string => fs.readFileSync(join(folder, path), 'utf8');
const write = (folder: string, path: string, text: string): void => {
  fs.mkdirSync(join(folder, path, '..'), { recursive: true });
  fs.writeFileSync(join(folder, path), text);
};
const builtIn = read(PROJECT, TERMINATION);

/** A folder with the clause on termination copied and one of its words changed. */
async function folderWithChange(): Promise<string> {
  const folder = makeFolder();
  await run(folder, 'eject clauses/en/termination');
  write(folder, TERMINATION, builtIn.replace('notice', 'letter'));
  return folder;
}

describe('slakit template list', () => {
  test('shows what is used, from where, and what it is', async () => {
    const folder = await folderWithChange();
    write(folder, 'templates/clauses/en/parking.md.hbs', '## Parking {#parking}\n\n1. Cars park outside.\n');
    const { code, out } = await run(folder, 'list');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}clauses\/en\/termination +own .*\(in place of the built-in\)$/m);
    expect(out).toMatch(/^ {2}clauses\/en\/parking +own +Parking$/m);
    expect(out).toMatch(/^ {2}clauses\/en\/term +built-in +How long this Agreement lasts$/m);
    expect(out).toMatch(/^ {2}two-column +built-in +The parties side by side/m);
    for (const heading of ['Styles', 'Agreements', 'Clauses (en)', 'Fixed words'])
      expect(out.split('\n')).toContain(heading);
    expect(out).not.toContain('.ejected');
  });

  test('is data with -f json', async () => {
    const { out } = await run(await folderWithChange(), 'list -f json');
    const { templates } = JSON.parse(out) as { templates: readonly { readonly name: string }[] };
    expect(templates.find(({ name }) => name === 'clauses/en/termination')).toEqual({
      name: 'clauses/en/termination',
      kind: 'clause',
      language: 'en',
      description: expect.any(String) as string,
      from: 'own',
      replaces: true,
      path: 'clauses/en/termination.md.hbs',
    });
    expect(templates.find(({ name }) => name === 'styles/formal/clauses/en/cover')).toMatchObject({
      kind: 'clause',
      style: 'formal',
      language: 'en',
      from: 'built-in',
    });
  });

  test('has every file of the built-in templates', async () => {
    const { out } = await run(makeFolder(), 'list -f json');
    const { templates } = JSON.parse(out) as { templates: readonly { readonly path: string }[] };
    const files = fs
      .readdirSync(join(PROJECT, 'templates'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile());
    expect(templates.length).toBe(files.length);
  });
});

describe('slakit template eject', () => {
  test.each([
    'clauses/en/termination',
    'templates/clauses/en/termination.md.hbs',
    './clauses/en/termination.md.hbs',
  ])('copies %s and keeps its original', async (name) => {
    const folder = makeFolder();
    expect(await run(folder, `eject ${name}`)).toEqual({
      code: 0,
      out: `${TERMINATION}\n`,
      err: expect.stringContaining('slakit template check') as string,
    });
    expect(read(folder, TERMINATION)).toBe(builtIn);
    expect(read(folder, KEPT)).toBe(builtIn);
  });

  test.each([
    ['styles/two-column/style', ['templates/styles/two-column/style.yaml']],
    ['labels/en', ['templates/labels/en.yaml']],
  ])('copies %s', async (name, files) => {
    const { out } = await run(makeFolder(), `eject ${name}`);
    expect(out.trim().split('\n')).toEqual(files);
  });

  test('copies a style whole', async () => {
    const { out } = await run(makeFolder(), 'eject styles/formal');
    expect(out).toContain('templates/styles/formal/layout.md.hbs\n');
    expect(out).toContain('templates/styles/formal/clauses/en/cover.md.hbs\n');
  });

  test('leaves what you changed, unless forced', async () => {
    const folder = await folderWithChange();
    const changed = read(folder, TERMINATION);
    const refused = await run(folder, 'eject clauses/en/term clauses/en/termination');
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
    expect(refused.err).toContain('slakit template diff clauses/en/termination');
    expect(read(folder, TERMINATION)).toBe(changed);
    expect(fs.existsSync(join(folder, 'templates/clauses/en/term.md.hbs'))).toBe(false);
    expect((await run(folder, 'eject clauses/en/termination --force')).code).toBe(0);
    expect(read(folder, TERMINATION)).toBe(builtIn);
  });

  test.each([
    ['clauses/en/terminaton', 'Did you mean clauses/en/termination?'],
    ['termination', 'Did you mean clauses/en/termination?'],
    ['clauses/en', 'Name one of it, such as clauses/en/'],
    ['../package', 'slakit template list'],
    ['/etc/passwd', 'slakit template list'],
    ['clauses/../../package', 'slakit template list'],
  ])('refuses %s', async (name, hint) => {
    const folder = makeFolder();
    const { code, out, err } = await run(folder, `eject ${name}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('writes nothing through a link that leads out of the folder', async () => {
    const [folder, elsewhere] = [makeFolder(), makeFolder()];
    fs.symlinkSync(elsewhere, join(folder, 'templates'));
    const { code, err } = await run(folder, 'eject clauses/en/termination');
    expect(code).toBe(2);
    expect(err).toContain('leads out of this folder');
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });
});

describe('slakit template new', () => {
  test('begins a style that renders', async () => {
    const folder = makeFolder();
    const { code, out } = await run(folder, 'new acme --from formal');
    expect(code).toBe(0);
    expect(out).toContain('templates/styles/acme/style.yaml\n');
    expect(read(folder, 'templates/styles/acme/style.yaml')).toContain(
      'description: Begun from the style formal; say here what it is for.\n',
    );
    const { files, problems } = await library.generate(
      {
        text: fs.readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml')),
        file: 'a.sla.yaml',
      },
      { formats: ['md'], style: 'acme', templates: [join(folder, 'templates')] },
    );
    expect(problems).toEqual([]);
    expect(files.length).toBe(1);
  });

  test.each([
    ['acme --from frmal', 'Did you mean formal?'],
    ['formal', 'already'],
    ['../acme', 'small letters'],
    ['Acme', 'small letters'],
  ])('refuses %s', async (words, hint) => {
    const folder = makeFolder();
    const { code, err } = await run(folder, `new ${words}`);
    expect(code).toBe(2);
    expect(err).toContain(hint);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('slakit template diff', () => {
  const older = builtIn.replace('notice', 'message');

  test('has nothing to show of a folder without templates', async () => {
    const { code, out, err } = await run(makeFolder(), 'diff');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('all are the built-in');
  });

  test('shows what you changed', async () => {
    const { code, out, err } = await run(await folderWithChange(), 'diff clauses/en/termination');
    expect(code).toBe(1);
    expect(err).toContain('you changed this');
    expect(out).toMatch(/^--- built-in clauses\/en\/termination.md.hbs\n\+\+\+ templates\/clauses/);
    const changed = out.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    expect(changed.map((line) => line[0])).toEqual(['-', '+']);
    expect(changed[1]).toContain('letter');
  });

  test('shows what the built-in changed since the copy', async () => {
    const folder = makeFolder();
    write(folder, TERMINATION, older);
    write(folder, KEPT, older);
    const { code, out, err } = await run(folder, 'diff');
    expect(code).toBe(1);
    expect(err).toContain('you changed nothing');
    expect(out).toMatch(/when you copied it\n\+\+\+ built-in .*today/);
    expect((await run(folder, 'eject clauses/en/termination')).code).toBe(0);
    expect((await run(folder, 'diff')).code).toBe(0);
  });

  test('shows both, and the change of the built-in no more once it was reviewed', async () => {
    const folder = makeFolder();
    write(folder, TERMINATION, `${older}\nOur own sentence.\n`);
    write(folder, KEPT, older);
    const { code, out, err } = await run(folder, 'diff');
    expect(code).toBe(1);
    expect(err).toContain('--reviewed');
    expect(out.match(/^\+\+\+ /gm)?.length).toBe(2);
    expect(out).toContain('+Our own sentence.');
    expect((await run(folder, 'diff clauses/en/termination --reviewed')).code).toBe(0);
    expect(read(folder, KEPT)).toBe(builtIn);
    expect((await run(folder, 'diff')).err).toContain('you changed this\n');
  });

  test('says so when the original was not kept', async () => {
    const folder = makeFolder();
    write(folder, TERMINATION, older);
    const { code, err } = await run(folder, 'diff');
    expect(code).toBe(1);
    expect(err).toContain('no original was kept');
  });

  test('finds no change in line ends', async () => {
    const folder = makeFolder();
    write(folder, TERMINATION, builtIn.replaceAll('\n', '\r\n'));
    expect(await run(folder, 'diff')).toMatchObject({ code: 0, out: '' });
  });

  test('has colours on a terminal', async () => {
    const stdout = keepOutput({ isTerminal: true });
    await run(await folderWithChange(), 'diff', { stdout });
    expect(stdout.text()).toMatch(/\u001B\[32m\+.*letter/);
  });

  test.each([
    ['clauses/en/term', 'slakit template eject clauses/en/term'],
    ['clauses/en/terminatio', 'Did you mean clauses/en/termination?'],
    ['--reviewed', 'needs the name'],
  ])('refuses %s', async (words, hint) => {
    const { code, err } = await run(await folderWithChange(), `diff ${words}`);
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });
});
