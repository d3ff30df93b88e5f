import { join } from 'node:path';
import type { Configuration, Problem } from '../index.ts';
import type { Surroundings } from './surroundings.ts';

/** The name of the file that a folder of agreements is configured by. */
export const CONFIGURATION = 'slakit.config.yaml';

/** A configuration is a few lines; more than this many bytes is another file. */
const LARGEST = 256 * 1024;

/** What the folder of the run is configured to; nothing without a file, or with one that has problems. */
export async function findConfiguration({ disk, folder, library }: Surroundings): Promise<{
  readonly configuration?: Configuration;
  readonly problems: readonly Problem[];
}> {
  const path = join(folder, CONFIGURATION);
  const status = disk.lstatSync(path, { throwIfNoEntry: false });
  if (!status) return { problems: [] };
  if (!status.isFile() || status.size > LARGEST) return { problems: [notAFile()] };
  try {
    const { readConfiguration, lintNames } = await library();
    const content = disk.readFileSync(path);
    // The rules are loaded only for a file that grades some.
    const names = content.includes('rules') ? await lintNames() : undefined;
    return readConfiguration(content, CONFIGURATION, names);
  } catch {
    return { problems: [notAFile()] };
  }
}

function notAFile(): Problem {
  return {
    rule: 'config/unreadable',
    severity: 'error',
    message: 'The configuration cannot be read',
    hint: 'make it a file of text that you may read, or remove it',
    place: { file: CONFIGURATION, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
