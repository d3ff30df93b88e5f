import type { Face } from './face.ts';
import { realGlyph } from './face.ts';
import { outlineBytes } from './glyph-outline.ts';
import { advanceOf, tableOf } from './truetype.ts';

/** A subset of a font: the file, and the glyph numbers it has, in order. */
export interface FontSubset {
  readonly file: Uint8Array;
  readonly glyphs: readonly number[];
}

const COMPOSITE = { words: 0x0001, scale: 0x0008, more: 0x0020, scales: 0x0040, matrix: 0x0080 } as const;

/**
 * Makes a TrueType file with only `used` glyphs, and the parts of composite ones, under their own numbers: outlines are
 * copied as they are, and all other glyphs are empty. A twin number gets a copy of the glyph it stands for.
 */
export function subsetFont(face: Face, used: Iterable<number>): FontSubset {
  const glyphs = withComponents(face, used);
  const { font } = face;
  const count = glyphs.at(-1)! + 1;
  const outlines = glyphs.map((glyph) => outlineOf(face, glyph));
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + even(outline.length), 0));
  const loca = new DataView(new ArrayBuffer(4 * (count + 1)));
  const hmtx = new DataView(new ArrayBuffer(4 * count));
  let [offset, next] = [0, 0];
  glyphs.forEach((glyph, i) => {
    for (; next <= glyph; next++) loca.setUint32(4 * next, offset);
    glyf.set(outlines[i]!, offset);
    offset += even(outlines[i]!.length);
    const real = realGlyph(face, glyph);
    hmtx.setUint16(4 * glyph, advanceOf(font, real));
    hmtx.setInt16(4 * glyph + 2, sideBearingOf(face, real));
  });
  loca.setUint32(4 * count, offset);
  const head = copyTable(face, 'head');
  head.setUint32(8, 0);
  head.setInt16(50, 1);
  const hhea = copyTable(face, 'hhea');
  hhea.setUint16(34, count);
  const maxp = copyTable(face, 'maxp');
  maxp.setUint16(4, count);
  const tables = new Map<string, Uint8Array>();
  for (const tag of ['cvt ', 'fpgm'])
    if (font.tables.has(tag)) tables.set(tag, bytesOf(copyTable(face, tag)));
  tables.set('glyf', glyf);
  tables.set('head', bytesOf(head)).set('hhea', bytesOf(hhea)).set('hmtx', bytesOf(hmtx));
  tables.set('loca', bytesOf(loca)).set('maxp', bytesOf(maxp));
  if (font.tables.has('prep')) tables.set('prep', bytesOf(copyTable(face, 'prep')));
  return { file: assemble(tables), glyphs };
}

function withComponents(face: Face, used: Iterable<number>): number[] {
  const all = new Set<number>([0]);
  const queue = [...used];
  for (let glyph = queue.pop(); glyph !== undefined; glyph = queue.pop()) {
    if (all.has(glyph)) continue;
    all.add(glyph);
    queue.push(...componentsOf(outlineOf(face, glyph)));
  }
  return [...all].sort((a, b) => a - b);
}

function outlineOf(face: Face, glyph: number): Uint8Array {
  return outlineBytes(face.font, realGlyph(face, glyph));
}

function componentsOf(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const components: number[] = [];
  if (outline.length === 0 || view.getInt16(0) >= 0) return components;
  let flags: number = COMPOSITE.more;
  for (let at = 10; flags & COMPOSITE.more; ) {
    flags = view.getUint16(at);
    components.push(view.getUint16(at + 2));
    at += flags & COMPOSITE.words ? 8 : 6;
    if (flags & COMPOSITE.scale) at += 2;
    else if (flags & COMPOSITE.scales) at += 4;
    else if (flags & COMPOSITE.matrix) at += 8;
  }
  return components;
}

function sideBearingOf(face: Face, glyph: number): number {
  const { font } = face;
  const { offset } = tableOf(font, 'hmtx');
  if (glyph < font.metricCount) return font.view.getInt16(offset + 4 * glyph + 2);
  return font.view.getInt16(offset + 4 * font.metricCount + 2 * (glyph - font.metricCount));
}

function copyTable(face: Face, tag: string): DataView {
  const { offset, length } = tableOf(face.font, tag);
  const copy = new Uint8Array(length);
  copy.set(face.font.bytes.subarray(offset, offset + length));
  return new DataView(copy.buffer);
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Puts tables, given in the order of their tags, into one file with their checksums. */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const start = 12 + 16 * tables.size;
  const size = [...tables.values()].reduce((sum, table) => sum + padded(table.length), start);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.size));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.size);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.size - 2 ** power));
  let record = 12;
  let offset = start;
  let headAt = 0;
  for (const [tag, table] of tables) {
    for (let i = 0; i < 4; i++) view.setUint8(record + i, tag.charCodeAt(i));
    file.set(table, offset);
    view.setUint32(record + 4, checksum(view, offset, padded(table.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.length);
    if (tag === 'head') headAt = offset;
    record += 16;
    offset += padded(table.length);
  }
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(view, 0, size)) >>> 0);
  return file;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 4) sum = (sum + view.getUint32(offset + i)) >>> 0;
  return sum;
}

function even(length: number): number {
  return (length + 1) & ~1;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
