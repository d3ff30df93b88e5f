import { inflateSync } from 'node:zlib';

/** A picture as red, green and blue, a byte each, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** More pixels than this are not read. */
const MOST_PIXELS = 4_000_000;

/** Channels of each colour type (ISO/IEC 15948, 11.2.2). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunks {
  readonly header: DataView;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
  readonly data: Uint8Array;
}

/** The pixels of a PNG on white paper, where it is transparent; or why there are none, as it follows "The picture …". */
export function decodePng(bytes: Uint8Array): Pixels | string {
  const chunks = readChunks(bytes);
  if (!chunks) return 'is a PNG that cannot be read';
  const { header } = chunks;
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, colour, , , interlace] = [8, 9, 10, 11, 12].map((at) => header.getUint8(at));
  const channels = CHANNELS[colour ?? -1];
  if (channels === undefined || width === 0 || height === 0) return 'is a PNG that cannot be read';
  if (depth !== 8 || interlace !== 0) return 'is a PNG of an unusual kind';
  if (width * height > MOST_PIXELS) return 'has more than 4 million pixels';
  const rowLength = width * channels;
  let rows: Uint8Array;
  try {
    rows = inflateSync(chunks.data, { maxOutputLength: (rowLength + 1) * height });
  } catch {
    return 'is a PNG that cannot be read';
  }
  if (rows.length !== (rowLength + 1) * height) return 'is a PNG that is cut off';
  const samples = unfilter(rows, rowLength, height, channels);
  if (!samples) return 'is a PNG that cannot be read';
  return { width, height, pixels: toColours(samples, colour ?? 0, chunks) };
}

function readChunks(bytes: Uint8Array): Chunks | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.set(name, [...(found.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = found.get('IHDR')?.[0];
  if (header?.length !== 13) return undefined;
  return {
    header: new DataView(header.buffer, header.byteOffset, header.byteLength),
    palette: found.get('PLTE')?.[0] ?? new Uint8Array(),
    transparency: found.get('tRNS')?.[0] ?? new Uint8Array(),
    data: Buffer.concat(found.get('IDAT') ?? []),
  };
}

/** Undoes the filter of each row (ISO/IEC 15948, 9.2); undefined if there is no such filter. */
function unfilter(rows: Uint8Array, rowLength: number, height: number, step: number): Uint8Array | undefined {
  const samples = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (rowLength + 1)] ?? 0;
    if (filter > 4) return undefined;
    const from = row * rowLength;
    for (let i = 0; i < rowLength; i++) {
      const left = i < step ? 0 : samples[from + i - step]!;
      const above = row === 0 ? 0 : samples[from + i - rowLength]!;
      const corner = row === 0 || i < step ? 0 : samples[from + i - rowLength - step]!;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
      samples[from + i] = rows[row * (rowLength + 1) + 1 + i]! + guess;
    }
  }
  return samples;
}

function paeth(left: number, above: number, corner: number): number {
  const near = left + above - corner;
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - above), Math.abs(near - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function toColours(samples: Uint8Array, colour: number, { palette, transparency }: Chunks): Uint8Array {
  const channels = CHANNELS[colour]!;
  const count = samples.length / channels;
  const pixels = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const at = i * channels;
    const index = samples[at]!;
    const isIndexed = colour === 3;
    const isGrey = colour === 0 || colour === 4;
    const alpha = isIndexed
      ? (transparency[index] ?? 255)
      : colour === 4 || colour === 6
        ? samples[at + channels - 1]!
        : 255;
    for (let channel = 0; channel < 3; channel++) {
      const value = isIndexed ? (palette[index * 3 + channel] ?? 0) : samples[isGrey ? at : at + channel]!;
      pixels[i * 3 + channel] = Math.round((value * alpha + 255 * (255 - alpha)) / 255);
    }
  }
  return pixels;
}
