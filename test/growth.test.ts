import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { largeDefinition } from '../bench/large-definition.mjs';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { openCatalog } from '../src/catalog.ts';
import { chooseStyle } from '../src/choose-style.ts';
import { figuresOf } from '../src/figures/figures-of.ts';
import { lint } from '../src/lint/lint.ts';
import { makeContract } from '../src/make-contract.ts';

/** The shortest of three times that reading, checking and computing take, in milliseconds. */
function time(objectives: number): number {
  const text = largeDefinition(objectives);
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      const { source } = read(text, 'large.sla.yaml');
      const { agreement, problems } = check(source!);
      expect(problems).toEqual([]);
      expect(figuresOf(agreement!).budgets).toHaveLength(objectives);
      return performance.now() - start;
    }),
  );
}

test('reading, checking and computing grow with an agreement and not with its square', () => {
  time(250);
  const [few, many] = [time(500), time(2000)];
  // Four times as much; a square would be sixteen. Machines are noisy.
  expect(many / few).toBeLessThan(9);
}, 60_000);

/** The least processor time of three that all rules take, in milliseconds; the contract is made before. */
async function timeOfRules(objectives: number): Promise<number> {
  const catalog = openCatalog();
  const { source } = read(largeDefinition(objectives), 'large.sla.yaml');
  const { agreement } = check(source!);
  const { chosen } = chooseStyle(agreement!, source!, catalog);
  const { contract } = await makeContract(agreement!, chosen!, catalog, {});
  const words = catalog.lintWords('en');
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = process.cpuUsage();
      const found = lint({ agreement: agreement!, source: source!, contract, words, asOf: '2026-06-01' });
      const { user, system } = process.cpuUsage(start);
      expect(found.length).toBeGreaterThan(objectives / 2);
      return (user + system) / 1_000;
    }),
  );
}

test('the rules grow with an agreement and not with its square, and judge 2,000 objectives in two seconds', async () => {
  await timeOfRules(250);
  const [few, many] = [await timeOfRules(500), await timeOfRules(2000)];
  expect(many / few).toBeLessThan(9);
  expect(many).toBeLessThan(2_000);
}, 120_000);

test('all rules judge an agreement in a few times the time that it takes to read it', async () => {
  const catalog = openCatalog();
  const text = readFileSync('examples/cloud-service.sla.yaml', 'utf8');
  const words = catalog.lintWords('en');
  const readIt = () => {
    const { source } = read(text, 'cloud-service.sla.yaml');
    return { source: source!, agreement: check(source!).agreement! };
  };
  const first = readIt();
  const { chosen } = chooseStyle(first.agreement, first.source, catalog);
  const { contract } = await makeContract(first.agreement, chosen!, catalog, {});
  const reading: number[] = [];
  const judging: number[] = [];
  const timed = <T>(times: number[], work: () => T): T => {
    const start = process.cpuUsage();
    const done = work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
    return done;
  };
  // Each round reads the file anew, as an editor does at every key.
  for (let round = 0; round < 100; round++) {
    const { source, agreement } = timed(reading, readIt);
    timed(judging, () => lint({ agreement, source, contract, words, asOf: '2026-06-01' }));
  }
  // The machine is as busy with the one as with the other; it is 3.4 times the time on a quiet one.
  expect(Math.min(...judging) / Math.min(...reading)).toBeLessThan(5);
}, 120_000);

test('making a contract grows with the agreement and not with its square', async () => {
  const catalog = openCatalog();
  const time = async (objectives: number): Promise<number> => {
    const { source } = read(largeDefinition(objectives), 'large.sla.yaml');
    const { agreement } = check(source!);
    const { chosen } = chooseStyle(agreement!, source!, catalog);
    const start = process.cpuUsage();
    const { contract } = await makeContract(agreement!, chosen!, catalog, {});
    const { user, system } = process.cpuUsage(start);
    expect(contract!.blocks.length).toBeGreaterThan(0);
    return (user + system) / 1_000;
  };
  await time(250);
  const [few, many] = [await time(500), await time(2000)];
  expect(many / few).toBeLessThan(9);
}, 120_000);
