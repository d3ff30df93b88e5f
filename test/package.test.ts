import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.ts';
import { PROJECT } from './support/find-examples.ts';
import { type Ended, runProgram } from './support/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-packed-'));
const project = join(folder, 'project');
const EXAMPLE = 'node_modules/slakit/examples/marketing-sales.sla.yaml';
let packed: readonly string[] = [];

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

beforeAll(async () => {
  builtCli();
  mkdirSync(project);
  const pack = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    PROJECT,
  );
  expect(pack.code, pack.stderr).toBe(0);
  const [{ filename, files }] = JSON.parse(pack.stdout) as [Packed];
  packed = files.map(({ path }) => path);
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n');
  const install = await run('npm', [
    'install',
    join(folder, filename),
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--omit=dev',
  ]);
  expect(install.code, install.stderr).toBe(0);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package holds what a user needs and nothing else', () => {
  const outside = packed.filter(
    (path) => !/^(dist|templates|examples)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path),
  );
  expect(outside).toEqual([]);
  for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js', 'LICENSE', 'README.md']) {
    expect(packed).toContain(path);
  }
});

test('its command renders an example', async () => {
  const { code, stderr } = await run('npx', ['--no-install', 'slakit', 'render', EXAMPLE, '-d', 'out']);
  expect(code, stderr).toBe(0);
  const written = readdirSync(join(project, 'out')).sort();
  expect(written).toEqual(['docx', 'html', 'md', 'pdf'].map((extension) => `marketing-sales.${extension}`));
  expect(readFileSync(join(project, 'out/marketing-sales.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(join(project, 'out/marketing-sales.docx')).subarray(0, 2).toString()).toBe('PK');
});

test('its library validates and generates', async () => {
  writeFileSync(
    join(project, 'use.mjs'),
    `import { readFileSync } from 'node:fs';
import { generate, validate } from 'slakit';
const input = { text: readFileSync('${EXAMPLE}', 'utf8'), file: 'marketing-sales.sla.yaml' };
const { files } = await generate(input, { formats: ['pdf', 'docx', 'md', 'html'] });
const { problems } = validate({ text: 'type: customer\\n', file: 'broken.sla.yaml' });
console.log(JSON.stringify({
  good: validate(input).problems.filter(({ severity }) => severity === 'error').length,
  broken: problems.length > 0 && problems.every(({ place }) => place.file === 'broken.sla.yaml' && place.line >= 1),
  files: files.map(({ extension, content }) => extension + ' ' + (content instanceof Uint8Array && content.length > 1000)),
}));
`,
  );
  const { code, stdout, stderr } = await run('node', ['use.mjs']);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    good: 0,
    broken: true,
    files: ['pdf true', 'docx true', 'md true', 'html true'],
  });
});

test('importing it does nothing that can be seen', async () => {
  const before = readdirSync(project);
  const { code, stdout, stderr } = await run('node', ['--input-type=module', '-e', "import 'slakit';"]);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readdirSync(project)).toEqual(before);
});

test('its schemas and manifest can be imported', async () => {
  const script = `import schema from 'slakit/schemas/agreement.schema.json' with { type: 'json' };
import manifest from 'slakit/package.json' with { type: 'json' };
console.log(schema.$schema, manifest.version);`;
  const { code, stdout, stderr } = await run('node', ['--no-warnings', '--input-type=module', '-e', script]);
  expect(code, stderr).toBe(0);
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  expect(stdout.trim()).toBe(`https://json-schema.org/draft/2020-12/schema ${version}`);
});

test('its types resolve and say what things are', async () => {
  writeFileSync(
    join(project, 'use.ts'),
    `import { generate, validate, type Format, type Problem } from 'slakit';
const formats: readonly Format[] = ['pdf', 'docx', 'md', 'html', 'json'];
const problems: readonly Problem[] = validate({ text: '', file: 'a.sla.yaml' }).problems;
const lines: (number | undefined)[] = problems.map((problem) => problem.place?.line);
const content: Promise<Uint8Array | undefined> = generate({ text: '', file: 'a' }, { formats }).then(({ files }) => files[0]?.content);
// @ts-expect-error There is no such format.
const wrong: Format = 'odt';
// @ts-expect-error Problems are not text: the types are not "any".
const text: string = problems;
// @ts-expect-error An agreement has a type of its own.
const kind: 'unheard-of' | undefined = validate({ text: '', file: 'a' }).agreement?.type;
export { content, kind, lines, text, wrong };
`,
  );
  const options = {
    module: 'NodeNext',
    target: 'ES2023',
    lib: ['ES2023'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['use.ts'] }),
  );
  const { code, stdout } = await run('node', [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  expect(stdout).toBe('');
  expect(code).toBe(0);
}, 60_000);

function run(program: string, args: readonly string[], cwd = project): Promise<Ended> {
  // npm tells its children about the project it was started for; here that is another one.
  const env = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^npm_(?!config_(cache|registry))/i.test(name))
      .map((name) => [name, undefined]),
  );
  return runProgram(program, args, { cwd, env, timeout: 150_000 });
}
