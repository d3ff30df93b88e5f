import type { ShapedWord } from './face.ts';
import type { StructureNode } from './structure-node.ts';
import type { DocumentFace, TextStyle } from './text-style.ts';

/** Where a link leads: out of the document, or to the id of a part of it. */
export type LinkTarget =
  | { readonly type: 'address'; readonly href: string }
  | { readonly type: 'part'; readonly id: string };

/** What all pieces of one inline share. */
export interface Run {
  readonly style: TextStyle;
  /** The structure element that the text belongs to. */
  readonly owner: StructureNode;
  /** The block's element that `owner` joins when it is first painted, where it is a part of a paragraph. */
  readonly within?: StructureNode;
  readonly link?: LinkTarget;
  /** What the link is called, for screen readers. */
  readonly linkText?: string;
  /** The id of a defined term, whose destination is here. */
  readonly anchor?: string;
}

/** The parts that lines are made of. A line may end at a space, or after a break; words that touch hold together. */
export type Piece = WordPiece | SpacePiece | BlankPiece | BreakPiece;

export interface WordPiece {
  readonly type: 'word';
  readonly run: Run;
  readonly text: string;
  readonly face: DocumentFace;
  readonly shaped: ShapedWord;
  readonly width: number;
}

export interface SpacePiece {
  readonly type: 'space';
  readonly run: Run;
  readonly width: number;
}

/** A ruled line to fill in. */
export interface BlankPiece {
  readonly type: 'blank';
  readonly run: Run;
  readonly width: number;
}

export interface BreakPiece {
  readonly type: 'break';
  readonly run: Run;
  readonly width: number;
}

/** A paragraph's pieces with the widths that column widths are made from. */
export interface PreparedText {
  readonly pieces: readonly Piece[];
  /** The width of its longest word. */
  readonly narrowest: number;
  /** The width of its longest line when nothing is broken. */
  readonly widest: number;
}
