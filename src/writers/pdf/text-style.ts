import type { FontFiles, Look, Typeface } from '../../document/look.ts';
import type { Face, ShapedWord } from './face.ts';
import { faceOf, shapeWord } from './face.ts';

/** A face as one document uses it: its name in the file and the words set in it, from which its subset is made. */
export interface DocumentFace {
  readonly name: string;
  readonly face: Face;
  readonly used: Set<ShapedWord>;
}

/** How a stretch of text is set; the fallback is the other family's face, for characters the first one lacks. */
export interface TextStyle {
  readonly family: Family;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  readonly colour: string;
  readonly face: DocumentFace;
  readonly fallback: DocumentFace;
  readonly spaceWidth: number;
}

export type Family = 'body' | 'heading';

/** What makes a style different from another. */
export type StyleChoice = Pick<TextStyle, 'family' | 'bold' | 'italic' | 'size' | 'colour'>;

/** The styles and faces of one document. */
export interface StyleBook {
  readonly styles: Map<string, TextStyle>;
  readonly faces: Map<string, DocumentFace>;
  readonly look: Look;
  readonly fonts: FontFiles;
}

/** An empty book; styles are made when first asked for. */
export function createStyleBook(look: Look, fonts: FontFiles): StyleBook {
  return { styles: new Map(), faces: new Map(), look, fonts };
}

/** The style of `choice`, always the same object for the same choice. */
export function styleOf(book: StyleBook, choice: StyleChoice): TextStyle {
  const key = `${choice.family} ${choice.bold} ${choice.italic} ${choice.size} ${choice.colour}`;
  let style = book.styles.get(key);
  if (!style) {
    const { family, bold, italic, size, colour } = choice;
    const face = documentFace(book, keyOf(book.look[family], bold, italic));
    const other = book.look[family === 'body' ? 'heading' : 'body'];
    const fallback = documentFace(book, keyOf(other, bold, italic));
    const spaceWidth = (shapeWord(face.face, ' ').advance * size) / 1000;
    style = { family, bold, italic, size, colour, face, fallback, spaceWidth };
    book.styles.set(key, style);
  }
  return style;
}

function keyOf(typeface: Typeface, bold: boolean, italic: boolean): string {
  if (bold) return italic ? typeface.boldItalic : typeface.bold;
  return italic ? typeface.italic : typeface.regular;
}

function documentFace(book: StyleBook, key: string): DocumentFace {
  let face = book.faces.get(key);
  if (!face) {
    const bytes = book.fonts.get(key);
    if (!bytes) throw new Error(`The look names a font that was not given: ${key}`);
    face = { name: `F${book.faces.size + 1}`, face: faceOf(bytes), used: new Set() };
    book.faces.set(key, face);
  }
  return face;
}
