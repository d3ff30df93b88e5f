import { randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../index.ts';
import type { Disk } from './surroundings.ts';
import { describeWriteFailure, fileProblem } from './system-error.ts';

/** A file to be written, by the path that the user knows it by. */
export interface Target {
  readonly path: string;
  readonly content: Uint8Array;
}

export interface WriteOptions {
  readonly disk: Disk;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Whether a file may be replaced that is not as slakit wrote it. */
  readonly force: boolean;
  /** Whether an existing file is as slakit wrote it. */
  readonly isOurs: (content: Uint8Array) => boolean;
  /** Files that are never replaced, forced or not: the inputs. */
  readonly inputs: readonly string[];
}

/** A target and what stands in its place now. */
type Standing =
  | { readonly type: 'nothing'; readonly target: Target }
  | { readonly type: 'same'; readonly target: Target }
  | { readonly type: 'other'; readonly target: Target; readonly mode: number; readonly isLink: boolean }
  | { readonly type: 'refused'; readonly problem: Problem };

/** Every existing file is read to see whose it is; one larger than this, in bytes, is not ours. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/** What keeps `targets` from being written; empty when nothing does. Changes nothing. */
export function findObstacles(targets: readonly Target[], options: WriteOptions): Problem[] {
  return targets.flatMap((target) => {
    const standing = inspect(target, options);
    return standing.type === 'refused' ? [standing.problem] : [];
  });
}

/** The targets whose file is missing or has other content. */
export function findStale(targets: readonly Target[], { disk, folder }: WriteOptions): Target[] {
  return targets.filter(({ path, content }) => {
    try {
      return !disk.readFileSync(resolve(folder, path)).equals(content);
    } catch {
      return true;
    }
  });
}

/**
 * Writes all of `targets` or none, and says what went wrong.
 * Each goes to a temporary file beside its place first, and only then are all renamed, in one go: the calls are
 * synchronous so that Ctrl-C comes before or after, never in between.
 */
export function writeFiles(targets: readonly Target[], options: WriteOptions): Problem[] {
  const standings = targets.map((target) => inspect(target, options));
  const problems = standings.flatMap((standing) => (standing.type === 'refused' ? [standing.problem] : []));
  if (problems.length > 0) return problems;
  const undo: (() => void)[] = [];
  const tidy: (() => void)[] = [];
  let current = '';
  try {
    const replacements: { readonly path: string; readonly replace: () => void }[] = [];
    for (const standing of standings) {
      if (standing.type === 'same' || standing.type === 'refused') continue;
      current = standing.target.path;
      replacements.push({ path: current, replace: prepare(standing, options, undo, tidy) });
    }
    for (const { path, replace } of replacements) {
      current = path;
      replace();
    }
  } catch (error) {
    for (const step of [...undo.reverse(), ...tidy]) attempt(step);
    return [describeWriteFailure(error, current)];
  }
  for (const step of tidy) attempt(step);
  return [];
}

function inspect(target: Target, { disk, folder, force, isOurs, inputs }: WriteOptions): Standing {
  const { path } = target;
  const full = resolve(folder, path);
  const refuse = (rule: string, message: string, hint: string): Standing => ({
    type: 'refused',
    problem: fileProblem(rule, path, message, hint),
  });
  try {
    const status = disk.lstatSync(full, { throwIfNoEntry: false });
    if (!status) return { type: 'nothing', target };
    if (inputs.some((input) => isSameFile(disk, resolve(folder, input), full))) {
      const message = 'This would replace the definition it is made from';
      return refuse('output/replaces-input', message, 'write elsewhere with -d DIR');
    }
    if (status.isSymbolicLink()) {
      if (force) return { type: 'other', target, mode: 0o644, isLink: true };
      const hint = 'remove the link, write elsewhere with -d DIR, or put a file in its place with --force';
      return refuse('output/is-a-link', 'A link stands here, and slakit does not write through links', hint);
    }
    if (status.isDirectory()) {
      const hint = 'move the folder, or write elsewhere with -d DIR';
      return refuse(
        'output/cannot-write',
        'This file cannot be written: there is a folder of this name',
        hint,
      );
    }
    if (!status.isFile()) {
      return refuse('output/cannot-write', 'This is a device, not a file', 'use -o - for standard output');
    }
    const existing = status.size <= LARGEST_OUTPUT ? disk.readFileSync(full) : undefined;
    if (existing?.equals(target.content)) return { type: 'same', target };
    if (force || (existing && isOurs(existing))) {
      return { type: 'other', target, mode: status.mode & 0o7777, isLink: false };
    }
    return refuse(
      'output/changed-by-hand',
      'This file is not as slakit wrote it, and is left as it is',
      'move it away, write elsewhere with -d DIR, or overwrite it with --force',
    );
  } catch (error) {
    return { type: 'refused', problem: describeWriteFailure(error, path) };
  }
}

/** Writes the temporary file and keeps what stands in its place; gives the step that puts the new one there. */
function prepare(
  standing: Extract<Standing, { readonly type: 'nothing' | 'other' }>,
  { disk, folder }: WriteOptions,
  undo: (() => void)[],
  tidy: (() => void)[],
): () => void {
  const full = resolve(folder, standing.target.path);
  disk.mkdirSync(dirname(full), { recursive: true });
  const temporary = nameBeside(full, 'new');
  tidy.push(() => disk.rmSync(temporary, { force: true }));
  writeThrough(disk, temporary, standing.target.content);
  if (standing.type === 'nothing') {
    return () => {
      disk.renameSync(temporary, full);
      undo.push(() => disk.rmSync(full));
    };
  }
  disk.chmodSync(temporary, standing.mode);
  const kept = nameBeside(full, 'old');
  tidy.push(() => disk.rmSync(kept, { force: true }));
  if (!standing.isLink) keepCopy(disk, full, kept);
  return () => {
    if (standing.isLink) disk.renameSync(full, kept);
    undo.push(() => disk.renameSync(kept, full));
    disk.renameSync(temporary, full);
  };
}

function writeThrough(disk: Disk, path: string, content: Uint8Array): void {
  const handle = disk.openSync(path, 'wx', 0o666);
  try {
    disk.writeFileSync(handle, content);
    disk.fsyncSync(handle);
  } finally {
    disk.closeSync(handle);
  }
}

/** A second name for the same file where the disk has those, else a copy. */
function keepCopy(disk: Disk, from: string, to: string): void {
  try {
    disk.linkSync(from, to);
  } catch {
    disk.copyFileSync(from, to);
  }
}

function nameBeside(full: string, purpose: 'new' | 'old'): string {
  return join(dirname(full), `.${basename(full).slice(0, 40)}.${randomUUID()}.${purpose}`);
}

function isSameFile(disk: Disk, one: string, other: string): boolean {
  if (one === other) return true;
  try {
    const [a, b] = [disk.statSync(one), disk.statSync(other)];
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

/** Tidying up after a failure must not hide the failure. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // What remains is a hidden file with a name of its own.
  }
}
