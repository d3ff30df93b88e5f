import type { Problem } from '../index.ts';

/** An error that the operating system gave, known by its code (`ENOENT`). */
export type SystemError = Error & { readonly code: string };

/** Whether `error` comes from the operating system rather than from a defect of ours. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E[A-Z0-9]+$/.test(error.code)
  );
}

/** The problem of a file that could not be read; an error that is not the system's is thrown again. */
export function describeReadFailure(error: unknown, file: string): Problem {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case 'ENOENT':
      return fileProblem('file/not-found', file, 'There is no such file');
    case 'ENOTDIR':
      return fileProblem(
        'file/not-found',
        file,
        'There is no such file: a part of its path is a file, not a folder',
      );
    case 'EISDIR':
      return fileProblem(
        'file/is-a-directory',
        file,
        'This is a folder, not a file',
        `name the files in it, for example ${file.replace(/[\\/]+$/, '')}/*.sla.yaml`,
      );
    case 'EACCES':
    case 'EPERM':
      return fileProblem(
        'file/no-permission',
        file,
        'This file may not be read by you',
        'ask its owner for permission to read it, or change it with chmod',
      );
    default:
      return fileProblem('file/cannot-read', file, `This file cannot be read (${error.code})`);
  }
}

/** The problem of a file that could not be written; an error that is not the system's is thrown again. */
export function describeWriteFailure(error: unknown, file: string): Problem {
  if (!isSystemError(error)) throw error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fileProblem(
        'output/disk-full',
        file,
        'There is no space left to write this file',
        'free some space, or write elsewhere with -d DIR; what was there before is unchanged',
      );
    case 'EACCES':
    case 'EPERM':
      return cannotWrite(
        file,
        'you may not write here',
        'close the file if another program has it open, or write elsewhere with -d DIR',
      );
    case 'EROFS':
      return cannotWrite(file, 'the disk is read-only', 'write elsewhere with -d DIR');
    case 'ENOTDIR':
    case 'EEXIST':
      return cannotWrite(file, 'a part of its path is a file, not a folder', 'write elsewhere with -d DIR');
    case 'EISDIR':
      return cannotWrite(
        file,
        'there is a folder of this name',
        'move the folder, or write elsewhere with -d DIR',
      );
    case 'EBUSY':
      return cannotWrite(file, 'another program has it open', 'close it there and run slakit again');
    case 'ENAMETOOLONG':
      return cannotWrite(file, 'its name is too long for this disk', 'give a shorter name with -o FILE');
    default:
      return cannotWrite(file, error.code);
  }
}

/** A problem that concerns a file as a whole. */
export function fileProblem(rule: string, file: string, message: string, hint?: string): Problem {
  return {
    rule,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

/** Whether `problem` concerns a file as a whole, so that no line of it can be shown. */
export function concernsWholeFile(problem: Problem): boolean {
  return /^(file|output|letterhead)\//.test(problem.rule);
}

function cannotWrite(file: string, reason: string, hint?: string): Problem {
  return fileProblem('output/cannot-write', file, `This file cannot be written: ${reason}`, hint);
}
