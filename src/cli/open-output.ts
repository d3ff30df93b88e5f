import type { Writable } from 'node:stream';
import type { Output } from './surroundings.ts';

/** What a rejected write to standard output or standard error carries. */
export interface OutputFailure extends Error {
  readonly failedOutput: string;
}

/** Whether `error` says that standard output or standard error could not be written. */
export function isOutputFailure(error: unknown): error is OutputFailure {
  return error instanceof Error && 'failedOutput' in error;
}

/** Turns a stream of the process into an Output that a closed pipe (`slakit schema | head`) does not disturb. */
export function openOutput(stream: Writable & { isTTY?: boolean; columns?: number }, name: string): Output {
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    write: (content) =>
      new Promise((resolve, reject) => {
        const settle = (error?: NodeJS.ErrnoException | null): void => {
          const isFailure = error && error.code !== 'EPIPE' && !closed;
          if (error) closed = true;
          if (isFailure) reject(Object.assign(error, { failedOutput: name }));
          else resolve();
        };
        if (closed || content.length === 0) {
          resolve();
          return;
        }
        try {
          stream.write(content, settle);
        } catch (error) {
          settle(error as NodeJS.ErrnoException);
        }
      }),
  };
}
