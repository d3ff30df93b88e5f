import { relative, resolve, sep } from 'node:path';
import { LARGEST_INPUT } from './read-input.ts';
import type { Surroundings } from './surroundings.ts';

/** The content of a file below the folder of the run; undefined for any other, also by way of a link. */
export function readProjectFile(path: string, { disk, folder }: Surroundings): Uint8Array | undefined {
  try {
    const full = disk.realpathSync(resolve(folder, path));
    const inside = relative(disk.realpathSync(folder), full);
    if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) return undefined;
    const status = disk.statSync(full);
    return status.isFile() && status.size <= LARGEST_INPUT ? disk.readFileSync(full) : undefined;
  } catch {
    return undefined;
  }
}
