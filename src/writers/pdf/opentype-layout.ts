import type { TrueType } from './truetype.ts';
import { readTag } from './truetype.ts';

/** A lookup of GSUB or GPOS: its type with extensions resolved, and where its subtables stand. */
export interface Lookup {
  readonly type: number;
  readonly subtables: readonly number[];
}

/** The layout tables' lookups: those of the features asked for, and all of them by number for contextual rules. */
export interface LayoutTable {
  readonly active: readonly Lookup[];
  readonly all: (index: number) => Lookup;
}

/** Reads the lookups that `features` switch on for Latin text in `GSUB` or `GPOS`; nothing when the table is missing. */
export function readLayoutTable(
  font: TrueType,
  tag: 'GSUB' | 'GPOS',
  features: readonly string[],
): LayoutTable {
  const base = font.tables.get(tag)?.offset;
  const { view } = font;
  if (base === undefined) return { active: [], all: () => ({ type: 0, subtables: [] }) };
  const featureList = base + view.getUint16(base + 6);
  const lookupList = base + view.getUint16(base + 8);
  const extension = tag === 'GSUB' ? 7 : 9;
  const indices = new Set<number>();
  for (const feature of featuresOfLatin(view, base)) {
    const record = featureList + 2 + 6 * feature;
    if (!features.includes(readTag(view, record))) continue;
    const table = featureList + view.getUint16(record + 4);
    for (let i = 0; i < view.getUint16(table + 2); i++) indices.add(view.getUint16(table + 4 + 2 * i));
  }
  const all = (index: number): Lookup =>
    readLookup(view, lookupList + view.getUint16(lookupList + 2 + 2 * index), extension);
  return { active: [...indices].sort((a, b) => a - b).map(all), all };
}

function featuresOfLatin(view: DataView, base: number): number[] {
  const scripts = base + view.getUint16(base + 4);
  let script: number | undefined;
  for (let i = 0; i < view.getUint16(scripts); i++) {
    const record = scripts + 2 + 6 * i;
    const tag = readTag(view, record);
    if (tag === 'latn' || (tag === 'DFLT' && script === undefined))
      script = scripts + view.getUint16(record + 4);
  }
  if (script === undefined || view.getUint16(script) === 0) return [];
  const language = script + view.getUint16(script);
  const features: number[] = [];
  for (let i = 0; i < view.getUint16(language + 4); i++) features.push(view.getUint16(language + 6 + 2 * i));
  return features;
}

function readLookup(view: DataView, lookup: number, extension: number): Lookup {
  let type = view.getUint16(lookup);
  const subtables: number[] = [];
  for (let i = 0; i < view.getUint16(lookup + 4); i++) {
    let subtable = lookup + view.getUint16(lookup + 6 + 2 * i);
    if (view.getUint16(lookup) === extension) {
      type = view.getUint16(subtable + 2);
      subtable += view.getUint32(subtable + 4);
    }
    subtables.push(subtable);
  }
  return { type, subtables };
}

/** The index of `glyph` in the coverage table at `offset`, or -1. */
export function coverageIndex(view: DataView, offset: number, glyph: number): number {
  const ranges = view.getUint16(offset) === 2;
  let low = 0;
  let high = view.getUint16(offset + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = offset + 4 + (ranges ? 6 : 2) * middle;
    const first = view.getUint16(record);
    const last = ranges ? view.getUint16(record + 2) : first;
    if (glyph < first) high = middle - 1;
    else if (glyph > last) low = middle + 1;
    else return ranges ? view.getUint16(record + 4) + glyph - first : middle;
  }
  return -1;
}

/** The class of `glyph` in the class definition at `offset`; 0 for glyphs it does not name. */
export function classOf(view: DataView, offset: number, glyph: number): number {
  if (view.getUint16(offset) === 1) {
    const index = glyph - view.getUint16(offset + 2);
    return index >= 0 && index < view.getUint16(offset + 4) ? view.getUint16(offset + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = view.getUint16(offset + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = offset + 4 + 6 * middle;
    if (glyph < view.getUint16(record)) high = middle - 1;
    else if (glyph > view.getUint16(record + 2)) low = middle + 1;
    else return view.getUint16(record + 4);
  }
  return 0;
}
