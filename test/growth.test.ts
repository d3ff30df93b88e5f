import { expect, test } from 'vitest';
import { largeDefinition } from '../bench/large-definition.mjs';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { figuresOf } from '../src/figures/figures-of.ts';

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
