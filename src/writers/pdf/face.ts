import { kernGlyphs } from './kern-glyphs.ts';
import type { LayoutTable } from './opentype-layout.ts';
import { readLayoutTable } from './opentype-layout.ts';
import type { GlyphOfText } from './substitute-glyphs.ts';
import { substituteGlyphs } from './substitute-glyphs.ts';
import type { TrueType } from './truetype.ts';
import { advanceOf, readTrueType } from './truetype.ts';

/** A word as one face sets it. Lengths are in thousandths of the font size. */
export interface ShapedWord {
  /** Glyph numbers in the font, or above its last glyph for a second character that shares a glyph. */
  readonly glyphs: readonly number[];
  readonly advance: number;
  /** What stands between the brackets of a TJ operator. */
  readonly operand: string;
  /** Whether the face has every character. */
  readonly complete: boolean;
}

/** A font ready for setting words, shared by all documents of the process. */
export interface Face {
  readonly font: TrueType;
  readonly words: Map<string, ShapedWord>;
  readonly substitutions: LayoutTable;
  readonly kerning: LayoutTable;
  /** Glyphs by character, where characters that share one glyph have numbers of their own, so that text can be read back. */
  readonly glyphOf: ReadonlyMap<number, number>;
  /** The real glyph of each number above the font's last. */
  readonly twins: readonly number[];
  /** What each glyph number stands for, as far as words have used it; the same for every word. */
  readonly textOf: Map<number, string>;
}

/** How many words a face remembers before it starts anew. */
const REMEMBERED_WORDS = 20_000;

/** Characters that look like another and differ only in where lines break: no-break hyphen, narrow no-break space. */
const ALIKE: readonly (readonly [number, number])[] = [
  [0x00a0, 0x0020],
  [0x2010, 0x002d],
  [0x2011, 0x2010],
  [0x202f, 0x2009],
  [0x202f, 0x00a0],
];

const faces = new WeakMap<Uint8Array, Face>();

/** The face of a font's bytes, made once. */
export function faceOf(bytes: Uint8Array): Face {
  let face = faces.get(bytes);
  if (!face) {
    const font = readTrueType(bytes);
    face = {
      font,
      words: new Map(),
      // Figures of equal width everywhere: a contract's numbers stand under one another.
      substitutions: readLayoutTable(font, 'GSUB', ['liga', 'tnum']),
      kerning: readLayoutTable(font, 'GPOS', ['kern']),
      ...separateCharacters(font),
      textOf: new Map(),
    };
    faces.set(bytes, face);
  }
  return face;
}

/** Whether `face` can show the character. */
export function hasGlyph(face: Face, codePoint: number): boolean {
  return face.glyphOf.has(codePoint);
}

/** The word as `face` sets it: ligatures, tabular figures and kerning; a character it lacks becomes glyph 0. */
export function shapeWord(face: Face, word: string): ShapedWord {
  const known = face.words.get(word);
  if (known) return known;
  if (face.words.size >= REMEMBERED_WORDS) face.words.clear();
  const shaped = shape(face, word);
  face.words.set(word, shaped);
  return shaped;
}

function shape(face: Face, word: string): ShapedWord {
  const { font } = face;
  const glyphs: GlyphOfText[] = [];
  for (const text of word) glyphs.push({ glyph: face.glyphOf.get(text.codePointAt(0)!) ?? 0, text });
  substituteGlyphs(font.view, face.substitutions, glyphs);
  const real = glyphs.map(({ glyph }) => realGlyph(face, glyph));
  const { shifts, advances } = kernGlyphs(font.view, face.kerning, real);
  const scale = 1000 / font.unitsPerEm;
  let advance = 0;
  let operand = '<';
  let moved = 0;
  glyphs.forEach(({ glyph, text }, i) => {
    if (!face.textOf.has(glyph)) face.textOf.set(glyph, text);
    const shift = shifts[i]!;
    if (moved + shift !== 0) operand += `>${round(-(moved + shift) * scale)}<`;
    operand += glyph.toString(16).padStart(4, '0');
    moved = advances[i]! - shift;
    advance += advanceOf(font, real[i]!) + advances[i]!;
  });
  operand += moved === 0 ? '>' : `>${round(-moved * scale)}`;
  const numbers = glyphs.map(({ glyph }) => glyph);
  return { glyphs: numbers, advance: advance * scale, operand, complete: !numbers.includes(0) };
}

/** The font's own glyph behind a glyph number of the face. */
export function realGlyph(face: Face, glyph: number): number {
  return glyph < face.font.glyphCount ? glyph : face.twins[glyph - face.font.glyphCount]!;
}

function separateCharacters(font: TrueType): Pick<Face, 'glyphOf' | 'twins'> {
  const glyphOf = new Map<number, number>();
  const owned = new Uint8Array(font.glyphCount);
  const twins: number[] = [];
  for (const [code, glyph] of font.characters) {
    if (glyph >= font.glyphCount) continue;
    if (owned[glyph]) {
      glyphOf.set(code, font.glyphCount + twins.length);
      twins.push(glyph);
    } else {
      owned[glyph] = 1;
      glyphOf.set(code, glyph);
    }
  }
  for (const [code, like] of ALIKE) {
    const glyph = glyphOf.get(like);
    if (glyphOf.has(code) || glyph === undefined) continue;
    glyphOf.set(code, font.glyphCount + twins.length);
    twins.push(glyph < font.glyphCount ? glyph : twins[glyph - font.glyphCount]!);
  }
  return { glyphOf, twins };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
