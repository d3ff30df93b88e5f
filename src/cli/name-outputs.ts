import { basename, dirname, extname, join } from 'node:path';
import type { Format } from '../index.ts';
import { STANDARD_INPUT } from './read-input.ts';

/** The endings by which a file name tells its format, the usual one first. */
const endings: Readonly<Record<Format, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  md: ['md', 'markdown'],
  html: ['html', 'htm'],
  json: ['json'],
};

/** Every format that can be written. */
export const formats = Object.keys(endings) as readonly Format[];

/** The format that the ending of a file name tells; undefined if none. */
export function formatOfFile(file: string): Format | undefined {
  const ending = extname(file).slice(1).toLowerCase();
  return formats.find((format) => endings[format].includes(ending));
}

/** What an input's outputs are called, without folder and ending: `a/marketing-sales.sla.yaml` → `marketing-sales`. */
export function nameOfOutputs(input: string): string {
  if (input === STANDARD_INPUT) return 'agreement';
  const name = basename(input).replace(/(\.sla)?\.(ya?ml|json)$/i, '');
  return name === '' ? 'agreement' : name;
}

/** The path of an output in `folder`. */
export function nameOutput(folder: string, input: string, extension: string): string {
  return join(folder, `${nameOfOutputs(input)}.${extension}`);
}

/** The first two inputs whose outputs would have the same names, also on a disk that does not tell A from a. */
export function findCollision(inputs: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const input of inputs) {
    const key = nameOfOutputs(input).normalize('NFC').toLowerCase();
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, input];
    seen.set(key, input);
  }
  return undefined;
}

/** Where else the second of two colliding inputs could go: a folder named for its own. */
export function suggestFolder(folder: string, input: string): string {
  return join(folder, basename(dirname(input)) || 'other');
}
