import type * as fs from 'node:fs';
import type { Readable } from 'node:stream';
import type { ExitCode } from './exit-codes.ts';

/** Everything outside the program that a command may touch; tests give their own. */
export interface Surroundings {
  readonly stdin: Input;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  readonly ask?: Ask | undefined;
  /** Data: paths written, problems found, documents. */
  readonly stdout: Output;
  /** Talk: what a person reads beside the data. */
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly disk: Disk;
  /** The library, loaded when a command first needs it, so that help needs none of it. */
  readonly library: () => Promise<Library>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** Puts a question and gives the answer, one line; undefined when the person ended the talk instead. */
export type Ask = (question: string) => Promise<string | undefined>;

/** Standard input. */
export type Input = Readable & { readonly isTTY?: boolean };

export interface Output {
  /** Resolves when the text is handed on; a reader that has gone away is not an error. Rejects with an OutputFailure. */
  readonly write: (content: string | Uint8Array) => Promise<void>;
  readonly isTerminal: boolean;
  /** Width in columns, where there is one. */
  readonly columns: number | undefined;
}

/** The part of `node:fs` that commands use; a test puts a failing disk in its place. */
export type Disk = Pick<
  typeof fs,
  | 'chmodSync'
  | 'closeSync'
  | 'copyFileSync'
  | 'createReadStream'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'watch'
  | 'writeFileSync'
>;

export type Library = typeof import('../index.ts');

/** How a command tells the run what the process ends with. */
export type Finish = (code: ExitCode) => void;
