import type { Picture } from '../document/look.ts';
import { decodePng } from './decode-png.ts';

/** A picture with its size in pixels, or why it cannot be used, as it follows "The picture …". */
export type ReadPicture =
  | { readonly type: 'picture'; readonly content: Picture; readonly width: number; readonly height: number }
  | { readonly type: 'fault'; readonly message: string; readonly hint: string };

/** A logo is no larger than this. */
const LARGEST_PICTURE = 2_000_000;

/** Reads a PNG (ISO/IEC 15948) or a JPEG (ITU-T T.81) as far as a document needs it. */
export function readPicture(bytes: Uint8Array): ReadPicture {
  if (bytes.length > LARGEST_PICTURE)
    return fault('is larger than 2 MB', 'save it smaller: a logo needs no more than 1,000 pixels');
  if (bytes[0] === 0x89 && bytes[1] === 0x50) {
    const decoded = decodePng(bytes);
    return typeof decoded === 'string'
      ? fault(decoded, 'save it as a PNG with 8 bits a channel, not interlaced')
      : { type: 'picture', ...decoded, content: { kind: 'png', bytes, pixels: decoded.pixels } };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  return fault('is neither a PNG nor a JPEG file', 'save it as one of these');
}

function fault(message: string, hint: string): ReadPicture {
  return { type: 'fault', message, hint };
}

/** Finds the frame header of a JPEG, which has its size and the number of its colours. */
function readJpeg(bytes: Uint8Array): ReadPicture {
  const broken = fault('is a JPEG that cannot be read', 'save it again');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (!isFrame) {
      at += 2 + view.getUint16(at + 2);
      continue;
    }
    const [height, width, channels] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9] ?? 0];
    if (width === 0 || height === 0) return broken;
    if (marker > 0xc2 || (channels !== 1 && channels !== 3))
      return fault('is a JPEG of an unusual kind', 'save it in RGB or in shades of grey');
    return { type: 'picture', content: { kind: 'jpeg', bytes, channels }, width, height };
  }
  return broken;
}
