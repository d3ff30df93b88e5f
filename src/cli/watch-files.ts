import { basename, dirname, resolve } from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** Editors save in several steps; changes within this time, in milliseconds, are one. */
const SETTLE = 100;

/**
 * Calls `onChange` with the files that changed, until interrupted; one call at a time.
 * Folders are watched rather than files, since many editors save by putting a new file in the old one's place.
 */
export async function watchFiles(
  files: readonly string[],
  surroundings: Surroundings,
  onChange: (changed: readonly string[]) => Promise<void>,
): Promise<void> {
  const { disk, folder, interrupted } = surroundings;
  const changed = new Set<string>();
  let wake = (): void => {};
  let broken: unknown;
  const stop = (error?: unknown): void => {
    broken = error;
    wake();
  };
  const folders = new Set(files.map((file) => dirname(resolve(folder, file))));
  const watchers = [...folders].map((watched) => {
    const watcher = disk.watch(watched, (_event, name) => {
      for (const file of files) {
        const isMeant = name === null || basename(file) === name;
        if (isMeant && dirname(resolve(folder, file)) === watched) changed.add(file);
      }
      if (changed.size > 0) wake();
    });
    watcher.on('error', stop);
    return watcher;
  });
  const onInterruption = (): void => wake();
  interrupted.addEventListener('abort', onInterruption);
  try {
    while (!interrupted.aborted && broken === undefined) {
      if (changed.size === 0) {
        await new Promise<void>((awake) => {
          wake = awake;
        });
        await new Promise((settled) => setTimeout(settled, interrupted.aborted ? 0 : SETTLE));
        continue;
      }
      const batch = files.filter((file) => changed.has(file));
      changed.clear();
      await onChange(batch);
    }
  } finally {
    interrupted.removeEventListener('abort', onInterruption);
    for (const watcher of watchers) watcher.close();
  }
  if (broken !== undefined) throw broken;
}
