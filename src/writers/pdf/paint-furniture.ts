import type { Contract } from '../../document/contract.ts';
import type { FurniturePart, Furniture as FurnitureTexts } from '../../document/look.ts';
import { furnitureText } from '../furniture-text.ts';
import { breakLines } from './break-lines.ts';
import { realGlyph, shapeWord } from './face.ts';
import { flattenText } from './flatten-inlines.ts';
import { outlinePath } from './glyph-outline.ts';
import type { Layout } from './lay-out-contract.ts';
import type { Canvas } from './paint-page.ts';
import { closeContent, number, openArtifact, paintFill, paintLine } from './paint-page.ts';
import { colourOperands } from './pdf-file.ts';
import type { PreparedText } from './piece.ts';
import { createStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';
import { advanceOf } from './truetype.ts';

/** The colour of the word that marks a contract nobody has agreed yet, and of its shadow behind the text. */
const MARK_COLOUR = '#96402a';
const MARK_SHADOW = '#f9f6f4';
const HEADER_DISTANCE = 30;
const FOOTER_DISTANCE = 34;

interface Placed {
  readonly text: PreparedText;
  readonly at: (width: number) => number;
}

/** What stands round the text of every page; all of it artifacts. */
export interface Furniture {
  readonly paint: (canvas: Canvas, page: number) => void;
}

/** Prepares the running header, the mark and the "Page x of y" of a contract. */
export function createFurniture(contract: Contract, layout: Layout): Furniture {
  const { book } = layout.setting;
  const { paper, sizes, colours } = book.look;
  const { size } = sizes.small;
  const nobody = createStructure('Artifact');
  const small = { family: 'heading', bold: false, italic: false, size, colour: colours.muted } as const;
  const style = styleOf(book, small);
  const bold = styleOf(book, { ...small, bold: true, colour: MARK_COLOUR });
  const edge = paper.margin.left;
  const room = paper.width - paper.margin.right - edge;
  const mark = contract.mark
    ? flattenText(layout.setting, [...contract.mark].join('\u00a0'), bold, nobody)
    : undefined;
  const { header, footer } = book.look;
  const hasHeader = [header.left, header.centre, header.right].some(({ length }) => length > 0);
  const textAt = (parts: readonly FurniturePart[], page: number, width: number): PreparedText => {
    const text = furnitureText(parts, page, layout.pageCount);
    return shorten(flattenText(layout.setting, text, style, nobody), width);
  };
  /** The three texts of a line; each leaves room for the next, the last to give way is the one on the left. */
  const textsAt = ({ left, centre, right }: FurnitureTexts, page: number, reserved: number): Placed[] => {
    const after = textAt(right, page, room * 0.4);
    const taken = after.widest + reserved;
    const middle = textAt(centre, page, Math.max(0, room - 2 * taken - 48));
    const free = middle.widest > 0 ? (room - middle.widest) / 2 - 24 : room - taken - 24;
    return [
      { text: textAt(left, page, Math.max(0, free)), at: () => edge },
      { text: middle, at: (width) => edge + (room - width) / 2 },
      { text: after, at: (width) => edge + room - width },
    ];
  };

  const shadow = contract.mark ? drawShadow(layout, contract.mark) : '';
  const paint = (canvas: Canvas, page: number): void => {
    const line = (text: PreparedText, x: number, y: number): void =>
      paintLine(canvas, { pieces: text.pieces, width: text.widest }, x, y, true);
    if (shadow) {
      openArtifact(canvas, '/Type /Pagination /Subtype /Watermark');
      canvas.operators.push(shadow);
    }
    closeContent(canvas);
    const top = paper.height - paper.margin.top + HEADER_DISTANCE;
    if (page > 1 || mark) openArtifact(canvas, '/Type /Pagination /Subtype /Header');
    const above = page > 1 ? textsAt(header, page, mark ? mark.widest + 30 : 0) : [];
    for (const { text, at } of above) line(text, at(text.widest), top);
    if (page > 1 && hasHeader) paintFill(canvas, edge, top - 7, room, 0.5, colours.rule);
    const beside = above.at(-1)?.text.widest ?? 0;
    if (mark) line(mark, edge + room - mark.widest - (beside > 0 ? beside + 16 : 0), top);
    closeContent(canvas);
    if (page === 1 && layout.hasCover) return;
    openArtifact(canvas, '/Type /Pagination /Subtype /Footer');
    for (const { text, at } of textsAt(footer, page, 0))
      line(text, at(text.widest), paper.margin.bottom - FOOTER_DISTANCE);
    closeContent(canvas);
  };
  return { paint };
}

/** The text in one line of `width`, cut with an ellipsis where it is longer. */
function shorten(text: PreparedText, width: number): PreparedText {
  if (text.widest <= width || text.pieces.length === 0) return text;
  const { run } = text.pieces[0]!;
  const { face, size } = run.style;
  const shaped = shapeWord(face.face, '…');
  const dots = { type: 'word', run, text: '…', face, shaped, width: (shaped.advance * size) / 1000 } as const;
  const [line] = breakLines(text.pieces, Math.max(width - dots.width, size));
  const pieces = line!.pieces.at(-1)?.type === 'space' ? line!.pieces.slice(0, -1) : line!.pieces;
  return { pieces: [...pieces, dots], narrowest: 0, widest: line!.width + dots.width };
}

/** The mark as a very light word across each page, behind the text: outlines, so that nobody reads it into the text. */
function drawShadow(layout: Layout, mark: string): string {
  const { book } = layout.setting;
  const { paper } = book.look;
  const style = styleOf(book, {
    family: 'heading',
    bold: true,
    italic: false,
    size: 10,
    colour: MARK_SHADOW,
  });
  const { face } = style.face;
  const { font } = face;
  const shaped = shapeWord(face, mark);
  if (!shaped.complete || shaped.advance === 0) return '';
  let width = 0;
  const outlines = shaped.glyphs.map((glyph) => {
    const real = realGlyph(face, glyph);
    const outline = outlinePath(font, real, width);
    width += advanceOf(font, real);
    return outline;
  });
  const diagonal = Math.hypot(paper.width, paper.height);
  const scale = Math.min((diagonal * 0.62) / width, 190 / font.unitsPerEm);
  const angle = Math.atan2(paper.height, paper.width);
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const [dx, dy] = [-width / 2, -font.capHeight / 2];
  const x = number(paper.width / 2 + dx * cos - dy * sin);
  const y = number(paper.height / 2 + dx * sin + dy * cos);
  const matrix = [cos, sin, -sin, cos].map((value) => Math.round(value * 100000) / 100000).join(' ');
  return `q ${colourOperands(MARK_SHADOW)} rg ${matrix} ${x} ${y} cm ${outlines.join(' ')} f Q`;
}
