import type { Face, ShapedWord } from './face.ts';
import { realGlyph } from './face.ts';
import type { PdfFile, PdfReference } from './pdf-file.ts';
import { compress, pdfText, plainValue } from './pdf-file.ts';
import { subsetFont } from './subset-font.ts';
import type { DocumentFace } from './text-style.ts';
import { advanceOf } from './truetype.ts';

/** A subset ready to be embedded. */
interface Program {
  readonly name: string;
  readonly length: number;
  readonly file: Uint8Array;
  readonly widths: string;
  readonly texts: Uint8Array;
}

/** How many subsets of a face are remembered: contracts from one template often use the same characters. */
const REMEMBERED_PROGRAMS = 8;

const programs = new WeakMap<Face, Map<string, Program>>();

/** Embeds what `face` has set in this document, as a composite font (ISO 32000-1, 9.7) whose codes are glyph numbers. */
export function embedFont(file: PdfFile, { face, used }: DocumentFace): PdfReference {
  const { font } = face;
  const { name, length, file: compressed, widths, texts } = programOf(face, used);
  const scale = 1000 / font.unitsPerEm;
  const program = file.writeStream({ Length1: length }, compressed);
  const descriptor = end(
    file.createObject({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4 | (font.italicAngle === 0 ? 0 : 64),
      FontBBox: font.box.map((value) => value * scale),
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      // The width of stems is not in the file; this follows the weight as font makers estimate it.
      StemV: Math.round(50 + (font.weight / 65) ** 2),
      FontFile2: program,
    }),
  );
  const descendant = end(
    file.createObject({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: pdfText('Adobe'), Ordering: pdfText('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 0,
      W: plainValue(() => widths),
      CIDToGIDMap: 'Identity',
    }),
  );
  const map = file.writeStream({}, texts);
  return end(
    file.createObject({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: map,
    }),
  );
}

function end(reference: PdfReference): PdfReference {
  reference.end();
  return reference;
}

/** The program for exactly the glyphs of `used`: no document has a glyph that only another one needs. */
function programOf(face: Face, used: Iterable<ShapedWord>): Program {
  const glyphs = new Set<number>();
  for (const word of used) for (const glyph of word.glyphs) glyphs.add(glyph);
  const sorted = [...glyphs].sort((a, b) => a - b);
  const key = sorted.join(' ');
  const known = programs.get(face) ?? new Map<string, Program>();
  programs.set(face, known);
  let program = known.get(key);
  if (!program) {
    program = makeProgram(face, sorted);
    if (known.size >= REMEMBERED_PROGRAMS) known.clear();
    known.set(key, program);
  }
  return program;
}

function makeProgram(face: Face, glyphs: readonly number[]): Program {
  const { font } = face;
  const subset = subsetFont(face, glyphs);
  const texts = glyphs.map((glyph) => [glyph, face.textOf.get(glyph) ?? '\ufffd'] as const);
  return {
    name: `${subsetTag(glyphs)}+${font.postScriptName}`,
    length: subset.file.length,
    file: compress(subset.file),
    widths: widthsOf(
      subset.glyphs,
      (glyph) => (advanceOf(font, realGlyph(face, glyph)) * 1000) / font.unitsPerEm,
    ),
    texts: compress(new TextEncoder().encode(characterMap(texts))),
  };
}

/** Six letters that differ between subsets, from the glyphs they hold (FNV-1a). */
function subsetTag(glyphs: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const glyph of glyphs) hash = Math.imul(hash ^ glyph, 0x01000193) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

function widthsOf(glyphs: readonly number[], widthOf: (glyph: number) => number): string {
  let widths = '';
  let before = -2;
  for (const glyph of glyphs) {
    if (glyph !== before + 1) widths += `${widths ? ']' : ''} ${glyph} [`;
    widths += ` ${Math.round(widthOf(glyph) * 1000) / 1000}`;
    before = glyph;
  }
  return `[${widths}${widths ? ']' : ''}]`;
}

/** More than this many lines in one section are not allowed. */
const LINES_IN_SECTION = 100;

function characterMap(texts: readonly (readonly [number, string])[]): string {
  const lines = texts.map(([glyph, text]) => `<${hex(glyph)}> <${[...codeUnits(text)].map(hex).join('')}>`);
  const sections: string[] = [];
  for (let i = 0; i < lines.length; i += LINES_IN_SECTION) {
    const part = lines.slice(i, i + LINES_IN_SECTION);
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function* codeUnits(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) yield text.charCodeAt(i);
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
