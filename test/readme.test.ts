import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from './support/find-examples.ts';
import { runProgram } from './support/run-program.ts';

const README = readFileSync(join(PROJECT, 'README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
/** What a fresh clone has not, and what would take the tests into themselves. */
const LEFT_OUT = /^(node_modules|\.git|dist|output\/(?!README)|bench\/node_modules)/;

const folder = mkdtempSync(join(tmpdir(), 'slakit-readme-'));
const copy = join(folder, 'slakit');

beforeAll(() => {
  cpSync(PROJECT, copy, {
    recursive: true,
    filter: (source) => !LEFT_OUT.test(relative(PROJECT, source)),
  });
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// In the order of the page and in one copy: a later block uses what an earlier one made.
describe('the commands of README.md run', () => {
  test('in a copy without anything built', () => {
    expect(BLOCKS.length).toBeGreaterThanOrEqual(2);
    expect(README).toContain('npm ci && npm run demo');
    expect(README).toContain('npm ci && npm test');
    expect(existsSync(join(copy, 'dist'))).toBe(false);
  });

  test.each(BLOCKS.map((block, index) => ({ title: `${index + 1}: ${block.split('\n')[0]}`, block })))(
    'block $title',
    async ({ block }) => {
      const env = { CI: undefined, FORCE_COLOR: undefined, npm_config_offline: 'true' };
      const { code, stdout, stderr } = await runProgram('bash', ['-euo', 'pipefail', '-c', scriptOf(block)], {
        cwd: copy,
        env,
      });
      expect(code, `${stdout}\n${stderr}`).toBe(0);
    },
    120_000,
  );
});

test('blocks become scripts', () => {
  expect(scriptOf('npm ci && npm run demo\n')).toBe('npm run demo\n');
  expect(scriptOf('npm ci && npm test\n')).toBe('\n');
  expect(scriptOf('npx slakit validate x.yaml   # exits 1\n')).toBe(
    'code=0; npx slakit validate x.yaml || code=$?; test $code -eq 1\n',
  );
  expect(scriptOf('npx slakit render a \\\n  -d b\n')).toBe('npx slakit render a \\\n  -d b\n');
});

/** A block as a script that ends with 0 when each command ended as the block says; installing and testing are left out. */
function scriptOf(block: string): string {
  return block
    .split('\n')
    .map((line) => {
      const [, command = line, code] = /^(.*?)\s+# exits (\d+)\s*$/.exec(line) ?? [];
      if (code !== undefined) return `code=0; ${command} || code=$?; test $code -eq ${code}`;
      if (!/^npm (ci|test|install)\b/.test(line)) return line;
      return line
        .replace(/\s+#.*$/, '')
        .split(' && ')
        .filter((one) => !/^npm (ci|test|install)\b/.test(one))
        .join(' && ');
    })
    .join('\n');
}
