import type { Source } from '../agreement/read.ts';

/** A choice of the style, or of the agreement in its place, with where it stands. */
export interface Chosen<Value> {
  readonly value: Value;
  readonly path: string;
  readonly source: Source;
  readonly readFile: (path: string) => Uint8Array | undefined;
}
