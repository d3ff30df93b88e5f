/** Primaries and white point of sRGB adapted to D50 (IEC 61966-2-1 as ICC.1:2010 wants them), in s15Fixed16 numbers. */
const COLUMNS = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;

/** The sRGB tone curve, as a parametric curve of type 3. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

let profile: Uint8Array | undefined;

/** An ICC profile (version 4.2) of sRGB: what the numbers of our colours mean. */
export function makeColourProfile(): Uint8Array {
  profile ??= build();
  return profile;
}

function build(): Uint8Array {
  const tags: [string, Uint8Array][] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('CC0')],
    ...Object.entries(COLUMNS).map(([tag, values]): [string, Uint8Array] => [
      tag,
      numbers('XYZ ', [], values),
    ]),
  ];
  const curve = numbers('para', [0, 3, 0, 0], CURVE);
  for (const tag of ['rTRC', 'gTRC', 'bTRC']) tags.push([tag, curve]);
  const distinct = [...new Set(tags.map(([, data]) => data))];
  const start = 128 + 4 + 12 * tags.length;
  const size = distinct.reduce((sum, data) => sum + data.length, start);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x04200000);
  writeTag(view, 12, 'mntr');
  writeTag(view, 16, 'RGB ');
  writeTag(view, 20, 'XYZ ');
  [2015, 1, 1].forEach((part, i) => {
    view.setUint16(24 + 2 * i, part);
  });
  writeTag(view, 36, 'acsp');
  COLUMNS.wtpt.forEach((value, i) => {
    view.setInt32(68 + 4 * i, Math.round(value * 65536));
  });
  view.setUint32(128, tags.length);
  const offsets = new Map<Uint8Array, number>();
  let offset = start;
  for (const data of distinct) {
    offsets.set(data, offset);
    bytes.set(data, offset);
    offset += data.length;
  }
  tags.forEach(([tag, data], i) => {
    writeTag(view, 132 + 12 * i, tag);
    view.setUint32(136 + 12 * i, offsets.get(data)!);
    view.setUint32(140 + 12 * i, data.length);
  });
  return bytes;
}

function localised(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(28 + ((2 * text.length + 3) & ~3)));
  writeTag(view, 0, 'mluc');
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  writeTag(view, 16, 'enUS');
  view.setUint32(20, 2 * text.length);
  view.setUint32(24, 28);
  for (let i = 0; i < text.length; i++) view.setUint16(28 + 2 * i, text.charCodeAt(i));
  return new Uint8Array(view.buffer);
}

function numbers(type: string, head: readonly number[], values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + head.length + 4 * values.length));
  writeTag(view, 0, type);
  head.forEach((byte, i) => {
    view.setUint8(8 + i, byte);
  });
  values.forEach((value, i) => {
    view.setInt32(8 + head.length + 4 * i, Math.round(value * 65536));
  });
  return new Uint8Array(view.buffer);
}

function writeTag(view: DataView, offset: number, tag: string): void {
  for (let i = 0; i < 4; i++) view.setUint8(offset + i, tag.charCodeAt(i));
}
