import type { Place } from '../problem.ts';

/** A file that somebody wrote, as data whose every value knows its place. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** Plain values; objects have no prototype. */
  readonly data: unknown;
  /** The source text of each number, by JSON Pointer: `99.90` keeps its digits. */
  readonly numbers: ReadonlyMap<string, string>;
  /**
   * Where the value at a JSON Pointer stands, or its first line, or its key; for what is not there, the nearest part
   * round it that is.
   */
  readonly locate: (pointer: string, part?: 'key' | 'value' | 'line') => Place;
}
