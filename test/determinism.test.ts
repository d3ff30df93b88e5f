import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Format, generate } from '../src/index.ts';
import { builtCli } from './support/built-cli.ts';
import { findExamples, outputName, PROJECT } from './support/find-examples.ts';
import { runProgram } from './support/run-program.ts';

const FORMATS: readonly Format[] = ['pdf', 'docx', 'md', 'html', 'json'];
const EXAMPLES = findExamples();
const folder = mkdtempSync(join(tmpdir(), 'slakit-twice-'));
const [here, elsewhere] = [join(folder, 'here'), join(folder, 'elsewhere')];

beforeAll(async () => {
  // Another order besides another machine: what one contract leaves behind must not show in the next.
  await Promise.all([
    render(EXAMPLES, here, { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }),
    render(EXAMPLES.toReversed(), elsewhere, {
      TZ: 'Asia/Tokyo',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    }),
  ]);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every example is written in every format', () => {
  const expected = EXAMPLES.flatMap((example) =>
    FORMATS.map((format) => `${outputName(example)}.${format}`),
  ).sort();
  expect(readdirSync(here).sort()).toEqual(expected);
  expect(readdirSync(elsewhere).sort()).toEqual(expected);
});

describe.each(EXAMPLES.map(outputName))('%s', (name) => {
  test.each(FORMATS)('has the same bytes in two processes as %s', (format) => {
    const [one, other] = [here, elsewhere].map((place) => readFileSync(join(place, `${name}.${format}`)));
    expect(differenceOf(one!, other!)).toBeUndefined();
  });

  test('has the same bytes from the library', async () => {
    const file = EXAMPLES.find((example) => outputName(example) === name)!;
    const { files } = await generate({ text: readFileSync(file, 'utf8'), file }, { formats: FORMATS });
    expect(files.map(({ format }) => format)).toEqual(FORMATS);
    for (const { extension, content } of files) {
      const written = readFileSync(join(here, `${name}.${extension}`));
      expect(differenceOf(written, Buffer.from(content)), extension).toBeUndefined();
    }
  });
});

test('differences are seen', () => {
  expect(differenceOf(Buffer.from('abc'), Buffer.from('abc'))).toBeUndefined();
  expect(differenceOf(Buffer.from('abc'), Buffer.from('abd'))).toBe('byte 2: “abc” or “abd”');
  expect(differenceOf(Buffer.from('abc'), Buffer.from('ab'))).toBe('byte 2: “abc” or “ab”');
});

async function render(files: readonly string[], target: string, env: Record<string, string>): Promise<void> {
  const args = [builtCli(), 'render', ...files, '-f', FORMATS.join(','), '-d', target];
  const { code, stderr } = await runProgram(process.execPath, args, {
    cwd: PROJECT,
    env: { ...env, SOURCE_DATE_EPOCH: undefined },
  });
  if (code !== 0) throw new Error(`render ended with ${code}: ${stderr}`);
}

/** Where two files part, with what stands there; undefined when they are the same. */
function differenceOf(one: Buffer, other: Buffer): string | undefined {
  if (one.equals(other)) return undefined;
  let at = 0;
  while (one[at] === other[at]) at++;
  const around = (bytes: Buffer): string => bytes.toString('latin1', Math.max(0, at - 20), at + 40);
  return `byte ${at}: “${around(one)}” or “${around(other)}”`;
}
