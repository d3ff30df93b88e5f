import { strToU8, type Zippable, zipSync } from 'fflate';

/** A part of the package: its name inside the archive and its XML, or its bytes. */
export type Part = readonly [name: string, content: string | Uint8Array];

const END_OF_DIRECTORY = 22;

/** Zips `parts` in their order with a fixed time, and `comment` (ASCII) as the archive's comment, uncompressed. */
export function zipParts(parts: readonly Part[], comment: string): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of parts)
    entries[name] = typeof content === 'string' ? strToU8(content) : content;
  // The zip format has no zone: the local constructor gives the same fields everywhere.
  const archive = zipSync(entries, { level: 3, mtime: new Date(1980, 0, 1) });
  return withComment(archive, strToU8(comment));
}

/** An archive without a comment ends with a record of 22 bytes whose last two are the length of the comment. */
function withComment(archive: Uint8Array, comment: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (view.getUint32(archive.length - END_OF_DIRECTORY, true) !== 0x06054b50) {
    throw new Error('The archive does not end with its directory');
  }
  const whole = new Uint8Array(archive.length + comment.length);
  whole.set(archive);
  whole.set(comment, archive.length);
  new DataView(whole.buffer).setUint16(archive.length - 2, comment.length, true);
  return whole;
}
