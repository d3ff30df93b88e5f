import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, for tests that read its files. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The paths of all example agreements, sorted. */
export function findExamples(): string[] {
  return readdirSync(join(PROJECT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sla.yaml'))
    .sort()
    .map((name) => join(PROJECT, 'examples', name));
}

/** The name of an agreement's outputs, without their extension: `examples/minimal.sla.yaml` gives `minimal`. */
export function outputName(file: string): string {
  return basename(file, '.sla.yaml');
}
