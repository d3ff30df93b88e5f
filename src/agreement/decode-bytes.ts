import type { Problem } from '../problem.ts';
import { type FindPlace, textPlaces } from './text-places.ts';

/** The largest agreement that is read, in bytes: many times the longest real one. */
export const LARGEST_TEXT = 2 * 1024 * 1024;

export type DecodedBytes =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'failed'; readonly problem: Problem };

/** The text of a file's bytes, which must be UTF-8; a byte order mark at its beginning is dropped. */
export function decodeBytes(content: string | Uint8Array, file: string): DecodedBytes {
  const start: FindPlace = () => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 });
  // No text has fewer bytes than UTF-16 units, so that most are never counted.
  const tooMany =
    content.length > LARGEST_TEXT || (typeof content === 'string' && countBytes(content) > LARGEST_TEXT);
  if (tooMany) {
    const message = 'This file is larger than 2 MiB, the most that is read';
    return failed('too-large', message, 'check that this is the agreement and not another file', start);
  }
  if (typeof content === 'string') return { type: 'text', text: content.replace(/^\uFEFF/, '') };
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return failed('encoding', 'This file is written in UTF-16', 'save it as UTF-8', start);
  }
  try {
    return { type: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return refuseByte(content, file);
  }
}

function countBytes(text: string): number {
  return text.length * 3 <= LARGEST_TEXT ? 0 : new TextEncoder().encode(text).length;
}

function failed(rule: string, message: string, hint: string, place: FindPlace): DecodedBytes {
  return {
    type: 'failed',
    problem: { rule: `read/${rule}`, severity: 'error', message, hint, place: place(0) },
  };
}

function refuseByte(bytes: Uint8Array, file: string): DecodedBytes {
  const at = findBadByte(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, at));
  // What follows is shown with placeholders, so that the place lies inside the text.
  const place = textPlaces(`${before}\uFFFD`, file);
  const hex = bytes[at]!.toString(16).toUpperCase().padStart(2, '0');
  const message = `This file is not UTF-8: the byte ${hex} stands for no character here`;
  return failed('encoding', message, 'save the file as UTF-8', () => place(before.length));
}

/** The offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7). */
function findBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  throw new Error('These bytes are UTF-8');
}

/** The length of the well-formed sequence at `at`; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < least || second > most) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
