import type { Problem } from '../index.ts';
import type { Surroundings } from './surroundings.ts';
import { writeFiles } from './write-files.ts';

/** Puts a new text in place of a user's file, if the file is still as it was read; says what went wrong. */
export function replaceFile(
  path: string,
  before: string | Uint8Array,
  after: string,
  { disk, folder }: Surroundings,
): Problem[] {
  return writeFiles([{ path, content: encode(after) }], {
    disk,
    folder,
    force: false,
    isOurs: (content) => Buffer.from(encode(before)).equals(content),
    inputs: [],
  });
}

function encode(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}
