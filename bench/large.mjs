// How reading, checking, computing and judging grow with an agreement: npm run build above, then node large.mjs

import { readFileSync } from 'node:fs';
import { largeDefinition } from './large-definition.mjs';
import { formatTable, median } from './measure.mjs';

const { compute, lint, validate } = await import('../dist/index.js');
const SIZES = [500, 1000, 2000];
const ROUNDS = 7;

async function measure(text) {
  const start = performance.now();
  const { agreement, problems } = validate({ text, file: 'large.sla.yaml' });
  if (!agreement) throw new Error(problems[0].message);
  const checked = performance.now();
  await compute(agreement);
  const computed = performance.now();
  await lint({ text, file: 'large.sla.yaml' }, { asOf: '2026-06-01' });
  return {
    check: checked - start,
    compute: computed - checked,
    // `lint` reads and checks again.
    judge: performance.now() - computed - (checked - start),
  };
}

const texts = SIZES.map(largeDefinition);
for (const text of texts) await measure(text);
const rounds = [];
// In turn, so that a noisy moment falls on every size.
for (let round = 0; round < ROUNDS; round++) {
  const row = [];
  for (const text of texts) row.push(await measure(text));
  rounds.push(row);
}
const totals = SIZES.map((_, index) =>
  median(rounds.map((row) => row[index].check + row[index].compute + row[index].judge)),
);
const rows = SIZES.map((size, index) => [
  String(size),
  String(size * 5),
  `${(texts[index].length / 1024).toFixed(0)} KiB`,
  `${median(rounds.map((row) => row[index].check)).toFixed(0)} ms`,
  `${median(rounds.map((row) => row[index].compute)).toFixed(0)} ms`,
  `${median(rounds.map((row) => row[index].judge)).toFixed(0)} ms`,
  `${totals[index].toFixed(0)} ms`,
  (totals[index] / totals[0]).toFixed(2),
]);
console.log(
  formatTable([
    [
      'objectives',
      'references',
      'YAML',
      'read and check',
      'compute',
      'contract and rules',
      'together',
      'of the first',
    ],
    ...rows,
  ]),
);

const example = readFileSync(new URL('../examples/cloud-service.sla.yaml', import.meta.url), 'utf8');
const warm = [];
for (let round = 0; round < 60; round++) {
  const start = performance.now();
  await lint({ text: example, file: 'cloud-service.sla.yaml' }, { asOf: '2026-06-01' });
  warm.push(performance.now() - start);
}
console.log(
  `\nexamples/cloud-service.sla.yaml, read, checked, made into a contract and judged, warm: ${median(warm.slice(20)).toFixed(1)} ms`,
);
