import type { Contract } from '../document/contract.ts';
import type { FontFiles, Look } from '../document/look.ts';
import type { Problem } from '../problem.ts';

/** What every writer is given. A writer reads no file and no clock: the same input gives the same bytes. */
export interface WriterInput {
  readonly contract: Contract;
  readonly look: Look;
  readonly fonts: FontFiles;
}

/** What a writer gives back; with an error among `problems`, `content` must not be used. */
export interface Written {
  readonly content: Uint8Array;
  readonly problems: readonly Problem[];
}

export type Writer = (input: WriterInput) => Written;
