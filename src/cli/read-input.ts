import { basename, dirname, join, resolve } from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { AgreementFile, Problem } from '../index.ts';
import type { Disk, Surroundings } from './surroundings.ts';
import { describeReadFailure, fileProblem } from './system-error.ts';

/** The argument that stands for standard input. */
export const STANDARD_INPUT = '-';

/** The name that problems give to standard input. */
export const STANDARD_INPUT_NAME = '<stdin>';

/** The largest agreement that is read, in bytes: some hundred times the longest real one. */
export const LARGEST_INPUT = 4 * 1024 * 1024;

export type ReadInput =
  | { readonly type: 'read'; readonly file: AgreementFile }
  | { readonly type: 'failed'; readonly problem: Problem };

/** Reads an agreement from a file, a pipe or, for `-`, standard input; at most LARGEST_INPUT bytes. */
export async function readInput(name: string, surroundings: Surroundings): Promise<ReadInput> {
  const file = name === STANDARD_INPUT ? STANDARD_INPUT_NAME : name;
  try {
    const text = await readAtMost(LARGEST_INPUT, await openInput(name, surroundings));
    if (text) return { type: 'read', file: { text, file } };
    const limit = `${LARGEST_INPUT / 1024 / 1024} MiB`;
    return {
      type: 'failed',
      problem: fileProblem(
        'file/too-large',
        file,
        `This file is larger than ${limit}, the most that is read`,
        'check that this is the agreement and not another file',
      ),
    };
  } catch (error) {
    const problem = describeReadFailure(error, file);
    return { type: 'failed', problem: await suggestName(problem, name, surroundings) };
  }
}

async function openInput(
  name: string,
  surroundings: Surroundings,
): Promise<AsyncIterable<Uint8Array | string>> {
  if (name !== STANDARD_INPUT) return surroundings.disk.createReadStream(resolve(surroundings.folder, name));
  if (surroundings.stdin.isTTY) {
    await surroundings.stderr.write('Reading the agreement from the keyboard; Ctrl-D ends it.\n');
  }
  return addAbortSignal(surroundings.interrupted, surroundings.stdin);
}

async function readAtMost(
  limit: number,
  stream: AsyncIterable<Uint8Array | string>,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function suggestName(
  problem: Problem,
  name: string,
  { disk, folder, library }: Surroundings,
): Promise<Problem> {
  if (problem.rule !== 'file/not-found') return problem;
  const { nearest } = await library();
  const meant = nearest(basename(name), listFolder(disk, resolve(folder, dirname(name))));
  if (meant === undefined) return problem;
  return { ...problem, hint: `did you mean \`${join(dirname(name), meant)}\`?` };
}

function listFolder(disk: Disk, folder: string): string[] {
  try {
    return disk.readdirSync(folder).sort();
  } catch {
    return [];
  }
}
