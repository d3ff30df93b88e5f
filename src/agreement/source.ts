import type { Place } from '../problem.ts';

/** A stretch of text by UTF-16 offsets, the end exclusive. */
export type Range = readonly [start: number, end: number];

/** Where a value stands in the user's text, and how it was written there. */
export interface Placed {
  /** The value itself; the whole stretch for a map or a list. */
  readonly range: Range;
  /** Its key, where it is an entry of a map. */
  readonly key?: Range;
  /** Set for a value that came from outside the file. */
  readonly origin?: Place;
  /** The exact text of a number. */
  readonly number?: string;
  readonly quoted?: boolean;
  /** The entries of a map, or the items of a list under their index. */
  readonly children?: Map<string, Placed>;
}

/** An agreement's text as plain data that remembers where each value was written. */
export interface Source {
  readonly file: string;
  /** The text, decoded and without a byte order mark. */
  readonly text: string;
  /** Plain values; maps have no prototype, so that every key is an ordinary one. */
  readonly data: unknown;
  /** Whether the value at `pointer` is a text that was written in quotation marks. */
  isQuoted(pointer: string): boolean;
  /** The number at `pointer` exactly as written ("99.90"); undefined where no number stands. */
  numberText(pointer: string): string | undefined;
  /** Where `pointer` stands; the nearest ancestor that exists where it does not; for a map or a list its key or first line. */
  locate(pointer: string, part?: 'key' | 'value'): Place;
}

/** Binds `data` to the places of its values; `place` turns offsets of `text` into lines and columns. */
export function createSource(
  file: string,
  text: string,
  data: unknown,
  root: Placed,
  place: (range: Range) => Place,
): Source {
  return {
    file,
    text,
    data,
    isQuoted: (pointer) => find(root, pointer)?.quoted === true,
    numberText: (pointer) => find(root, pointer)?.number,
    locate(pointer, part = 'value') {
      const found = findNearest(root, pointer);
      if (found.placed.origin) return found.placed.origin;
      return place(choosePart(text, found.placed, found.exact ? part : 'key'));
    },
  };
}

/** The keys that a JSON Pointer (RFC 6901) names, unescaped; undefined where it is none. */
export function splitPointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON Pointer (RFC 6901) of `keys`. */
export function joinPointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A function that turns offsets into a Place, given the offsets at which lines start. */
export function createPlacer(file: string, text: string): (range: Range) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const locate = (offset: number): [line: number, column: number] => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - starts[low]! + 1];
  };
  return ([start, end]) => {
    const from = Math.min(Math.max(start, 0), text.length);
    const [line, column] = locate(from);
    const [endLine, endColumn] = locate(Math.min(Math.max(end, from), text.length));
    return { file, line, column, endLine, endColumn };
  };
}

function find(root: Placed, pointer: string): Placed | undefined {
  const found = findNearest(root, pointer);
  return found.exact ? found.placed : undefined;
}

function findNearest(root: Placed, pointer: string): { readonly placed: Placed; readonly exact: boolean } {
  const keys = splitPointer(pointer);
  if (!keys) return { placed: root, exact: false };
  let placed = root;
  for (const key of keys) {
    const child = placed.children?.get(key);
    if (!child) return { placed, exact: false };
    placed = child;
  }
  return { placed, exact: true };
}

function choosePart(text: string, placed: Placed, part: 'key' | 'value'): Range {
  const [start, end] = placed.range;
  const preferKey = part === 'key' || placed.children !== undefined || end <= start;
  if (preferKey && placed.key) return placed.key;
  const written = text.slice(start, end).trimEnd();
  if (!placed.children) return [start, start + written.length];
  const firstLine = /^[^\r\n]*/.exec(written)![0];
  return [start, start + firstLine.trimEnd().length];
}
