import type { LayoutTable } from './opentype-layout.ts';
import { coverageIndex } from './opentype-layout.ts';

/** A glyph and the characters it stands for. */
export interface GlyphOfText {
  glyph: number;
  text: string;
}

/** Applies the single and ligature substitutions of `table` (GSUB types 1 and 4) to `glyphs`, in place. */
export function substituteGlyphs(view: DataView, table: LayoutTable, glyphs: GlyphOfText[]): void {
  for (const lookup of table.active) {
    if (lookup.type !== 1 && lookup.type !== 4) continue;
    for (let at = 0; at < glyphs.length; at++) {
      for (const subtable of lookup.subtables) {
        const index = coverageIndex(view, subtable + view.getUint16(subtable + 2), glyphs[at]!.glyph);
        if (index < 0) continue;
        if (lookup.type === 1) {
          glyphs[at]!.glyph = substituteOne(view, subtable, glyphs[at]!.glyph, index);
          break;
        }
        if (joinLigature(view, subtable + view.getUint16(subtable + 6 + 2 * index), glyphs, at)) break;
      }
    }
  }
}

function substituteOne(view: DataView, subtable: number, glyph: number, index: number): number {
  if (view.getUint16(subtable) === 1) return (glyph + view.getInt16(subtable + 4)) & 0xffff;
  return view.getUint16(subtable + 6 + 2 * index);
}

function joinLigature(view: DataView, set: number, glyphs: GlyphOfText[], at: number): boolean {
  for (let i = 0; i < view.getUint16(set); i++) {
    const ligature = set + view.getUint16(set + 2 + 2 * i);
    const length = view.getUint16(ligature + 2);
    let matches = at + length <= glyphs.length;
    for (let k = 1; matches && k < length; k++) {
      matches = glyphs[at + k]!.glyph === view.getUint16(ligature + 2 + 2 * k);
    }
    if (!matches) continue;
    const text = glyphs
      .slice(at, at + length)
      .map((part) => part.text)
      .join('');
    glyphs.splice(at, length, { glyph: view.getUint16(ligature), text });
    return true;
  }
  return false;
}
