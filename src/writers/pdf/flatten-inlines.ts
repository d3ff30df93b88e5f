import type { Inline, Labels } from '../../document/contract.ts';
import { plainText } from '../../document/walk.ts';
import { unreachable } from '../../problem.ts';
import { hasGlyph, shapeWord } from './face.ts';
import type { MissingGlyphs } from './missing-glyphs.ts';
import { reportMissing } from './missing-glyphs.ts';
import type { LinkTarget, Piece, PreparedText, Run } from './piece.ts';
import type { StructureNode } from './structure-node.ts';
import { createStructure } from './structure-node.ts';
import type { DocumentFace, StyleBook, TextStyle } from './text-style.ts';
import { styleOf } from './text-style.ts';

const BLANK_WIDTH = 110;

/** What flattening needs to know of the document. */
export interface InlineSetting {
  readonly book: StyleBook;
  readonly labels: Labels;
  readonly missing: MissingGlyphs;
}

interface Flattening {
  readonly setting: InlineSetting;
  readonly pieces: Piece[];
  readonly all: readonly Inline[];
  /** The field that the text at hand comes from. */
  path: string | undefined;
}

/** Turns `inlines` into pieces of `style`, owned by `owner`; a `link` makes all of it one link. */
export function flattenInlines(
  setting: InlineSetting,
  inlines: readonly Inline[],
  style: TextStyle,
  owner: StructureNode,
  link?: LinkTarget,
): PreparedText {
  const work: Flattening = { setting, pieces: [], all: inlines, path: undefined };
  const run: Run = link ? linkRun({ style, owner }, link, plainText(inlines)) : { style, owner };
  addInlines(work, inlines, run);
  if (work.pieces.at(-1)?.type === 'space') work.pieces.pop();
  return measurePieces(work.pieces);
}

/** Turns plain text into pieces of `style`. */
export function flattenText(
  setting: InlineSetting,
  value: string,
  style: TextStyle,
  owner: StructureNode,
): PreparedText {
  return flattenInlines(setting, [{ type: 'text', value }], style, owner);
}

function addInlines(work: Flattening, inlines: readonly Inline[], run: Run): void {
  for (const inline of inlines) addInline(work, inline, run);
}

function addInline(work: Flattening, inline: Inline, run: Run): void {
  const { book, labels } = work.setting;
  switch (inline.type) {
    case 'text':
      addText(work, inline.value, run);
      break;
    case 'value': {
      const outer = work.path;
      work.path = inline.path;
      addInlines(work, inline.children, run);
      work.path = outer;
      break;
    }
    case 'strong':
      addInlines(work, inline.children, { ...run, style: styleOf(book, { ...run.style, bold: true }) });
      break;
    case 'emphasis':
      addInlines(work, inline.children, {
        ...run,
        style: styleOf(book, { ...run.style, italic: !run.style.italic }),
      });
      break;
    case 'link': {
      const linked = linkRun(run, { type: 'address', href: inline.href }, plainText(inline.children));
      addInlines(work, inline.children, {
        ...linked,
        style: styleOf(book, { ...run.style, colour: book.look.colours.accent }),
      });
      break;
    }
    case 'reference': {
      const words = inline.prefix + inline.number + plainText(inline.children);
      const linked = linkRun(run, { type: 'part', id: inline.target }, words);
      addText(work, inline.prefix.trimEnd(), linked);
      // No line ends between "clause" and its number.
      if (/\s$/.test(inline.prefix)) addWord(work, ' ', linked);
      addText(work, inline.number, linked);
      addInlines(work, inline.children, linked);
      break;
    }
    case 'term': {
      const anchored = { ...run, anchor: inline.id };
      addText(work, labels.quotes[0], anchored);
      addInlines(work, inline.children, { ...anchored, style: styleOf(book, { ...run.style, bold: true }) });
      addText(work, labels.quotes[1], run);
      break;
    }
    case 'use':
      addInlines(work, inline.children, run);
      break;
    case 'blank': {
      const owner = createStructure('Span', { alternative: inline.label || labels.blank });
      work.pieces.push({
        type: 'blank',
        run: { style: run.style, owner, within: run.owner },
        width: BLANK_WIDTH,
      });
      break;
    }
    case 'break':
      if (work.pieces.at(-1)?.type === 'space') work.pieces.pop();
      work.pieces.push({ type: 'break', run, width: 0 });
      break;
    default:
      unreachable(inline);
  }
}

/** A link inside a link is the outer one. */
function linkRun(run: Run, link: LinkTarget, words: string): Run {
  if (run.link) return run;
  return { ...run, owner: createStructure('Link'), within: run.owner, link, linkText: words };
}

// Spaces that a line may end at, and invisible characters that only say where it may not (or, hyphenating, may).
const BREAKABLE = /[ \t\r\n]+/;
const INVISIBLE = /[\u00ad\u2060\ufeff]/g;

function addText(work: Flattening, value: string, run: Run): void {
  const words = value.normalize('NFC').replace(INVISIBLE, '').split(BREAKABLE);
  for (let i = 0; i < words.length; i++) {
    if (i > 0) addSpace(work, run);
    if (words[i]) addWord(work, words[i]!, run);
  }
}

function addSpace(work: Flattening, run: Run): void {
  const before = work.pieces.at(-1)?.type;
  if (before === undefined || before === 'space' || before === 'break') return;
  work.pieces.push({ type: 'space', run, width: run.style.spaceWidth });
}

function addWord(work: Flattening, word: string, run: Run): void {
  const { style } = run;
  const shaped = shapeWord(style.face.face, word);
  if (shaped.complete) {
    work.pieces.push({
      type: 'word',
      run,
      text: word,
      face: style.face,
      shaped,
      width: (shaped.advance * style.size) / 1000,
    });
    return;
  }
  for (const { face, text } of dividedByFace(work, word, style)) {
    const part = shapeWord(face.face, text);
    work.pieces.push({
      type: 'word',
      run,
      text,
      face,
      shaped: part,
      width: (part.advance * style.size) / 1000,
    });
  }
}

/** The word in stretches that one face has; a character neither face has is reported. */
function dividedByFace(
  work: Flattening,
  word: string,
  style: TextStyle,
): { face: DocumentFace; text: string }[] {
  const parts: { face: DocumentFace; text: string }[] = [];
  for (const character of word) {
    const code = character.codePointAt(0)!;
    const known = [style.face, style.fallback].find(({ face }) => hasGlyph(face, code));
    if (!known) reportMissing(work.setting.missing, code, work.path, () => plainText(work.all));
    const face = known ?? style.face;
    const last = parts.at(-1);
    if (last?.face === face) last.text += character;
    else parts.push({ face, text: character });
  }
  return parts;
}

function measurePieces(pieces: readonly Piece[]): PreparedText {
  let [narrowest, widest, word, line] = [0, 0, 0, 0];
  for (const piece of pieces) {
    if (piece.type === 'word' || piece.type === 'blank') {
      word += piece.width;
      line += piece.width;
      if (word > narrowest) narrowest = word;
      if (line > widest) widest = line;
    } else {
      word = 0;
      line = piece.type === 'space' ? line + piece.width : 0;
    }
  }
  return { pieces, narrowest, widest };
}
