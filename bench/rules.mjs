// How long the rules take on examples/cloud-service.sla.yaml once they are warm, and which take longest: node rules.mjs

import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { formatTable, median } from './measure.mjs';

const PROJECT = resolve(fileURLToPath(import.meta.url), '../..');
const ROUNDS = 300;
const WARM_UP = 100;
const PARTS = [
  'agreement/read',
  'agreement/check',
  'catalog',
  'choose-style',
  'make-contract',
  'lint/lint',
  'lint/lint-context',
  'lint/rules/index',
];

/** The parts of slakit that judge, bundled as the build bundles them. */
async function bundled() {
  const outfile = join(PROJECT, 'dist', 'bench-rules.mjs');
  await build({
    stdin: {
      contents: PARTS.map((part) => `export * from './src/${part}.ts';`).join('\n'),
      resolveDir: PROJECT,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

const slakit = await bundled();
const text = readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');
const { source } = slakit.read(text, 'cloud-service.sla.yaml');
const { agreement } = slakit.check(source);
const catalog = slakit.openCatalog();
const { chosen } = slakit.chooseStyle(agreement, source, catalog);
const { contract } = await slakit.makeContract(agreement, chosen, catalog, {});
const input = { agreement, source, contract, words: catalog.lintWords('en'), asOf: '2026-06-01' };

const all = [];
const each = new Map(slakit.RULES.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  slakit.lint(input);
  all.push(performance.now() - start);
  const context = slakit.lintContext(input);
  for (const { name, check } of slakit.RULES) {
    const begun = performance.now();
    Array.from(check(context));
    each.get(name).push(performance.now() - begun);
  }
}
const warm = all.slice(WARM_UP);
const longest = [...each]
  .map(([name, times]) => [name, median(times.slice(WARM_UP))])
  .sort(([, a], [, b]) => b - a)
  .slice(0, 15);
console.log(
  `all ${each.size} rules: ${Math.min(...warm).toFixed(1)} ms at best, ${median(warm).toFixed(1)} ms in the median\n`,
);
console.log(
  formatTable([['rule', 'median'], ...longest.map(([name, time]) => [name, `${time.toFixed(2)} ms`])]),
);
