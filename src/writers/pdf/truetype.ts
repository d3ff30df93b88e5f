import { readCharacterMap } from './truetype-character-map.ts';

/** A TrueType font as far as a PDF needs it; lengths are in font units. */
export interface TrueType {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, FontTable>;
  readonly unitsPerEm: number;
  readonly box: readonly [number, number, number, number];
  readonly longOffsets: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly weight: number;
  readonly italicAngle: number;
  readonly glyphCount: number;
  readonly metricCount: number;
  readonly postScriptName: string;
  /** Glyph of each code point the font has. */
  readonly characters: ReadonlyMap<number, number>;
}

/** Where a table stands in its font. */
export interface FontTable {
  readonly offset: number;
  readonly length: number;
}

const parsed = new WeakMap<Uint8Array, TrueType>();

/** Reads a static TrueType font (OpenType specification 1.9), once for each array of bytes; throws on any other file. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const known = parsed.get(bytes);
  if (known) return known;
  const font = parseTrueType(bytes);
  parsed.set(bytes, font);
  return font;
}

/** The advance width of `glyph`; the last width of `hmtx` holds for all glyphs after it. */
export function advanceOf(font: TrueType, glyph: number): number {
  const { offset } = tableOf(font, 'hmtx');
  return font.view.getUint16(offset + 4 * Math.min(glyph, font.metricCount - 1));
}

/** The table `tag` of `font`; throws when the font has none. */
export function tableOf(font: TrueType, tag: string): FontTable {
  const table = font.tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}`);
  return table;
}

function parseTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = view.getUint32(0);
  if (signature !== 0x00010000 && signature !== 0x74727565) throw new Error('Not a TrueType font');
  const tables = readDirectory(view);
  const at = (tag: string): number => {
    const table = tables.get(tag);
    if (!table) throw new Error(`The font has no table ${tag}`);
    return table.offset;
  };
  const [head, hhea, os2, post] = [at('head'), at('hhea'), at('OS/2'), at('post')];
  return {
    bytes,
    view,
    tables,
    unitsPerEm: view.getUint16(head + 18),
    box: [
      view.getInt16(head + 36),
      view.getInt16(head + 38),
      view.getInt16(head + 40),
      view.getInt16(head + 42),
    ],
    longOffsets: view.getInt16(head + 50) === 1,
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    capHeight: view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) : view.getInt16(hhea + 4),
    weight: view.getUint16(os2 + 4),
    italicAngle: view.getInt32(post + 4) / 65536,
    glyphCount: view.getUint16(at('maxp') + 4),
    metricCount: view.getUint16(hhea + 34),
    postScriptName: readPostScriptName(view, at('name')),
    characters: readCharacterMap(view, at('cmap')),
  };
}

function readDirectory(view: DataView): Map<string, FontTable> {
  const tables = new Map<string, FontTable>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    tables.set(readTag(view, record), {
      offset: view.getUint32(record + 8),
      length: view.getUint32(record + 12),
    });
  }
  return tables;
}

/** The four letters at `offset`. */
export function readTag(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  );
}

function readPostScriptName(view: DataView, name: number): string {
  const storage = name + view.getUint16(name + 4);
  for (let i = 0; i < view.getUint16(name + 2); i++) {
    const record = name + 6 + 12 * i;
    if (view.getUint16(record + 6) !== 6) continue;
    const wide = view.getUint16(record) !== 1;
    const from = storage + view.getUint16(record + 10);
    let text = '';
    for (let k = wide ? 1 : 0; k < view.getUint16(record + 8); k += wide ? 2 : 1) {
      text += String.fromCharCode(view.getUint8(from + k));
    }
    return text.replace(/[^A-Za-z0-9-]/g, '');
  }
  return 'Font';
}
