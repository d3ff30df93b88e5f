import { spawnSync } from 'node:child_process';

/** The middle of the numbers; of two middle ones their mean. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs every candidate once a round, in turn, so that a slow moment of the machine meets all of them.
 * Returns the milliseconds of each, without the rounds that warm up, and the last output.
 */
export async function measureInTurn(candidates, { warmUp, rounds, contractOf }) {
  const results = new Map(candidates.map(({ name }) => [name, { times: [], output: undefined }]));
  for (let round = 0; round < warmUp + rounds; round++) {
    const contract = contractOf(round);
    for (const { name, run } of candidates) {
      const start = performance.now();
      const output = await run(contract);
      const time = performance.now() - start;
      const result = results.get(name);
      result.output = output;
      if (round >= warmUp) result.times.push(time);
    }
  }
  return results;
}

/** The same for processes: from start to exit, with what the system does before and after. */
export function measureProcesses(candidates, rounds) {
  const results = new Map(candidates.map(({ name }) => [name, { times: [] }]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, args } of candidates) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const time = performance.now() - start;
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
      // The first round fills the caches of the disk.
      if (round > 0) results.get(name).times.push(time);
    }
  }
  return results;
}

/** Rows of text as a table with aligned columns; the first row is the header, all columns but the first are numbers. */
export function formatTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  '),
  );
  return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
