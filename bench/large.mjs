// How reading, checking and computing grow with an agreement: npm run build above, then node large.mjs

import { largeDefinition } from './large-definition.mjs';
import { formatTable, median } from './measure.mjs';

const { compute, validate } = await import('../dist/index.js');
const SIZES = [500, 1000, 2000];
const ROUNDS = 7;

async function measure(text) {
  const start = performance.now();
  const { agreement, problems } = validate({ text, file: 'large.sla.yaml' });
  if (!agreement) throw new Error(problems[0].message);
  const checked = performance.now();
  await compute(agreement);
  return { check: checked - start, compute: performance.now() - checked };
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
const totals = SIZES.map((_, index) => median(rounds.map((row) => row[index].check + row[index].compute)));
const rows = SIZES.map((size, index) => [
  String(size),
  String(size * 5),
  `${(texts[index].length / 1024).toFixed(0)} KiB`,
  `${median(rounds.map((row) => row[index].check)).toFixed(0)} ms`,
  `${median(rounds.map((row) => row[index].compute)).toFixed(0)} ms`,
  `${totals[index].toFixed(0)} ms`,
  (totals[index] / totals[0]).toFixed(2),
]);
console.log(
  formatTable([
    ['objectives', 'references', 'YAML', 'read and check', 'compute', 'together', 'of the first'],
    ...rows,
  ]),
);
