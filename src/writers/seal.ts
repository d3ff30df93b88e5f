import { createHash } from 'node:crypto';

const MARK = 'slakit-seal:';
const DIGITS = 64;

/**
 * What a writer leaves, uncompressed, once, somewhere in its file: the place of the seal.
 * The seal is the SHA-256 of the file with these zeros in place, so a file changed by hand no longer matches it.
 */
export const SEAL_PLACE = MARK + '0'.repeat(DIGITS);

/** Closes a file: puts the hash of its bytes where the writer left `SEAL_PLACE`. Changes `content` in place. */
export function seal(content: Uint8Array): Uint8Array {
  const buffer = asBuffer(content);
  const at = buffer.lastIndexOf(SEAL_PLACE);
  if (at < 0) throw new Error('The writer left no place for the seal');
  buffer.write(hash(buffer), at + MARK.length, 'latin1');
  return content;
}

/** Whether `content` is a file that slakit wrote and nobody has changed since. */
export function isSealed(content: Uint8Array): boolean {
  const buffer = Buffer.from(content);
  const at = buffer.lastIndexOf(MARK);
  if (at < 0) return false;
  const from = at + MARK.length;
  const written = buffer.toString('latin1', from, from + DIGITS);
  buffer.fill('0', from, from + DIGITS, 'latin1');
  return written === hash(buffer);
}

function hash(buffer: Buffer): string {
  return createHash('sha256').update(buffer).digest('hex');
}

function asBuffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
