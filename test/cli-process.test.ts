import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './support/surroundings.ts';

const program = resolve('dist/cli/main.js');
const example = resolve('examples/minimal-customer.sla.yaml');

/** The built program in a process of its own. */
function slakit(words: readonly string[], folder = makeFolder(), input = '') {
  const environment = { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    env: environment,
    encoding: 'utf8',
  });
  return { folder, code: status, out: stdout, err: stderr };
}

/** What a shell gives for a line with `slakit` in it. */
function shell(line: string, folder = makeFolder()) {
  const script = `set -o pipefail; slakit() { "${process.execPath}" "${program}" "$@"; }; ${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  return { folder, code: status, out: stdout, err: stderr };
}

test('help comes at once: without the library, and without a writer', () => {
  const trace = (word: string) => {
    const environment = { ...process.env, NODE_DEBUG: 'esm' };
    return spawnSync(process.execPath, [program, word], { encoding: 'utf8', env: environment });
  };
  expect(trace('schema').stderr).toContain('dist/index.js');
  const help = trace('--help');
  expect(help.stdout).toMatch(/^Usage: slakit VERB/);
  expect(help.stderr).not.toContain('dist/index.js');
});

test('a first agreement is written, found right and made into a contract', () => {
  const { folder, code } = slakit(['init', 'my-sla', '-y']);
  expect(code).toBe(0);
  // A first draft may lack things, as remarks say; nothing in it is wrong.
  const checked = slakit(['validate', 'my-sla/agreement.sla.yaml'], folder);
  expect(checked).toMatchObject({ code: 0, err: expect.stringMatching(/^\n\d remarks? in 1 file\n$/) });
  expect(checked.out).not.toMatch(/^\S+ {2}(error|warning)/m);
  expect(slakit(['render', 'my-sla/agreement.sla.yaml'], folder)).toMatchObject({
    code: 0,
    out: 'output/agreement.pdf\noutput/agreement.docx\noutput/agreement.md\noutput/agreement.html\n',
    err: '',
  });
  expect(slakit(['render', 'my-sla/agreement.sla.yaml', '--check'], folder)).toMatchObject({
    code: 0,
    out: '',
  });
  expect(JSON.parse(fs.readFileSync(join(folder, 'my-sla/agreement.schema.json'), 'utf8'))).toHaveProperty(
    '$schema',
  );
});

test('every format is kept when it was changed by hand', () => {
  const { folder } = slakit(['render', example, '-f', 'pdf,docx,md,html,json']);
  const names = fs.readdirSync(join(folder, 'output'));
  expect(names).toHaveLength(5);
  for (const name of names) fs.appendFileSync(join(folder, 'output', name), ' ');
  const { code, out, err } = slakit(['render', example, '-f', 'pdf,docx,md,html,json'], folder);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  for (const name of names) expect(err).toContain(`${join('output', name)}  error`);
});

test('every mistake is told at once, with its place and what would be right', () => {
  const text = fs
    .readFileSync(example, 'utf8')
    .replace('provider: provider', 'provider: provder')
    .replace('summary:', 'sumary:')
    .replace('target: 99.90', 'target: "99.90"');
  const { code, out, err } = slakit(['validate', '-'], undefined, text);
  expect(code).toBe(1);
  const lines = text.split('\n');
  for (const mistake of ['provder', 'sumary', '"99.90"']) {
    const row = lines.findIndex((line) => line.includes(mistake));
    const column = lines[row]!.indexOf(mistake);
    expect(out).toContain(`<stdin>:${row + 1}:${column + 1}  error`);
    expect(out).toContain(`│ ${lines[row]}\n`);
  }
  expect(out).toContain('`provider`');
  expect(out).toContain('`summary`');
  expect(err).toMatch(/^\n\d errors in 1 file\n$/);
});

describe('a pipe', () => {
  test('that is closed early ends quietly', () => {
    expect(shell('slakit schema | head -c 5')).toMatchObject({
      out: expect.stringMatching(/^.{5}$/s),
      err: '',
    });
  });

  test('that carries an agreement is read to its end', () => {
    const { out, code } = shell(
      `slakit render <(sleep 0.1; cat "${example}") -f md -o - | grep -m 1 Website`,
    );
    expect({ out, code }).toEqual({ out: expect.stringContaining('Website Hosting Agreement'), code: 0 });
  });
});

test('a full standard output is told in one line', () => {
  const { code, err } = shell('slakit schema > /dev/full');
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringMatching(/^error: standard output cannot be written: ENOSPC.*\n$/),
  });
});

test('an output that is a file, and a file that is a folder, are told without a stack', () => {
  const folder = makeFolder();
  fs.writeFileSync(join(folder, 'output'), '');
  const { code, err } = slakit(['render', example], folder);
  expect(code).toBe(2);
  expect(err).toContain('output/cannot-write');
  expect(err).not.toMatch(/\n {4}at /);
  expect(slakit(['validate', '.'], folder)).toMatchObject({
    code: 2,
    out: expect.stringContaining('file/is-a-directory'),
  });
});

describe('Ctrl-C', () => {
  const interrupt = (words: readonly string[], folder: string, ready: (err: string) => boolean) =>
    new Promise<{ code: number | null; signal: string | null; err: string }>((done) => {
      const child = spawn(process.execPath, [program, ...words], { cwd: folder });
      let err = '';
      let sent = false;
      const poll = setInterval(() => {
        if (sent || !ready(err)) return;
        sent = true;
        child.kill('SIGINT');
      }, 50);
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.on('exit', (code, signal) => {
        clearInterval(poll);
        done({ code, signal, err });
      });
    });

  test('ends watching with 130', async () => {
    const outcome = await interrupt(['render', example, '-f', 'md', '--watch'], makeFolder(), (err) =>
      err.includes('Watching'),
    );
    expect(outcome).toMatchObject({ code: 130, err: expect.stringMatching(/Ctrl-C ends\.\n$/) });
  });

  test('ends the wait for a pipe nobody writes to', async () => {
    const folder = makeFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const start = process.hrtime.bigint();
    const isUp = () => process.hrtime.bigint() - start > 1_500_000_000n;
    // Ended by the signal itself, which a shell gives as 130.
    expect(await interrupt(['validate', 'pipe'], folder, isUp)).toMatchObject({ signal: 'SIGINT', err: '' });
  });
});

test('the wording of the project goes before the built-in', () => {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'templates/clauses/en'), { recursive: true });
  fs.writeFileSync(
    join(folder, 'templates/clauses/en/summary.md.hbs'),
    '## Our own summary {#summary}\n\n1. {{title}}\n',
  );
  const { code, out } = slakit(['render', example, '-f', 'md', '-o', '-'], folder);
  expect(code).toBe(0);
  expect(out).toContain('## 1 Our own summary');
  expect(out).not.toContain('What this Agreement covers');
  fs.writeFileSync(join(folder, 'templates/clauses/en/summary.md.hbs'), '## Summary\n\n1. {{titel}}\n');
  const refused = slakit(['render', example, '-f', 'md', '-o', '-'], folder);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('templates/clauses/en/summary.md.hbs:3:4');
  expect(refused.out).toBe('');
});
