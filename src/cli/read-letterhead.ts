import { resolve } from 'node:path';
import type { Letterhead, Problem } from '../index.ts';
import type { Surroundings } from './surroundings.ts';
import { describeReadFailure, fileProblem, isSystemError } from './system-error.ts';

/** A letterhead is a page or two with pictures; more than this many bytes is another file. */
const LARGEST = 32 * 1024 * 1024;
const LARGEST_STYLES = 256 * 1024;

/** The file beside a letterhead that says which of its styles stand for ours: `firm.docx`, `firm.letterhead.yaml`. */
export function stylesFileOf(letterhead: string): string {
  return `${letterhead.replace(/\.(docx|dotx|docm|dotm|doc|dot)$/i, '')}.letterhead.yaml`;
}

/** Reads a letterhead, and the file of styles beside it if there is one. */
export function readLetterhead(
  file: string,
  { disk, folder }: Surroundings,
): { readonly letterhead?: Letterhead; readonly problem?: Problem } {
  const styles = stylesFileOf(file);
  let reading = file;
  const readFile = (path: string, most: number): Uint8Array => {
    reading = path;
    const full = resolve(folder, path);
    const status = disk.statSync(full);
    if (status.isFile() && status.size > most) throw new RangeError(path);
    return disk.readFileSync(full);
  };
  try {
    const content = readFile(file, LARGEST);
    let text: Uint8Array | undefined;
    try {
      text = readFile(styles, LARGEST_STYLES);
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    }
    return { letterhead: { file, content, ...(text && { styles: { file: styles, text } }) } };
  } catch (error) {
    const problem =
      error instanceof RangeError
        ? fileProblem(
            'file/too-large',
            reading,
            'This file is larger than a letterhead can be',
            'use smaller pictures',
          )
        : describeReadFailure(error, reading);
    return { problem };
  }
}
