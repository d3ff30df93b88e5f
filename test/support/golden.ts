import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { PROJECT } from './find-examples.ts';

/** Compares `content` with the file of that name under test/golden; ACCEPT=1 writes it instead. */
export function expectGolden(name: string, content: Uint8Array): void {
  const file = join(PROJECT, 'test/golden', name);
  if (process.env.ACCEPT === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  expect(new TextDecoder().decode(content)).toBe(readFileSync(file, 'utf8'));
}
