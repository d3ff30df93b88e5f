/** How a style shows a contract: the same values for every format, each in its own terms. Lengths are in points. */
export interface Look {
  readonly name: string;
  readonly paper: Paper;
  readonly body: Typeface;
  readonly heading: Typeface;
  readonly sizes: Sizes;
  readonly colours: Colours;
  readonly numbering: Scheme;
  /** Above the text of each page but the first. */
  readonly header: Furniture;
  /** Below the text of each page. */
  readonly footer: Furniture;
  readonly logo?: Logo;
}

/** How sections and clauses are numbered: 1 and 1.1; A and bullets; "Step 1" and 1.1; "Article 1" and 1.1. */
export type Scheme = 'decimal' | 'lettered' | 'steps' | 'articles';

/** What stands in the margin of each page; an empty list prints nothing. */
export interface Furniture {
  readonly left: readonly FurniturePart[];
  readonly centre: readonly FurniturePart[];
  readonly right: readonly FurniturePart[];
}

/** Words, the number of the page, or how many there are. */
export type FurniturePart =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'page' }
  | { readonly type: 'pages' };

/** A picture at the top of the first page. */
export interface Logo {
  readonly content: Picture;
  /** Size in pixels. */
  readonly columns: number;
  readonly rows: number;
  /** Size on the page in points. */
  readonly width: number;
  readonly height: number;
  /** What it shows; empty if it is decoration. */
  readonly alt: string;
}

/** The space between the logo and what stands under it, in points. */
const BELOW_LOGO = 18;

/** How much of the first page the logo takes, with the space under it, in points; 0 without one. */
export function logoRoom({ logo }: Look): number {
  return logo ? logo.height + BELOW_LOGO : 0;
}

/** A file with a picture: a PNG with its pixels on white as red, green and blue, or a JPEG with 1 or 3 colours. */
export type Picture =
  | { readonly kind: 'png'; readonly bytes: Uint8Array; readonly pixels: Uint8Array }
  | { readonly kind: 'jpeg'; readonly bytes: Uint8Array; readonly channels: number };

export interface Paper {
  readonly name: 'A4' | 'Letter';
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/** A family with the files of its four faces, as keys of a FontFiles map, and what to use where it is not installed. */
export interface Typeface {
  readonly family: string;
  readonly regular: string;
  readonly italic: string;
  readonly bold: string;
  readonly boldItalic: string;
  /** A family every word processor has, of the same width class: "Georgia". */
  readonly fallback: string;
}

/** Font sizes and line heights. */
export interface Sizes {
  readonly body: Size;
  readonly table: Size;
  readonly small: Size;
  readonly title: Size;
  readonly heading1: Size;
  readonly heading2: Size;
  readonly heading3: Size;
}

export interface Size {
  readonly size: number;
  readonly leading: number;
}

/** Colours as `#rrggbb`; each text colour has a contrast of at least 4.5 : 1 on white and on `shade`. */
export interface Colours {
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly rule: string;
  readonly shade: string;
}

/** Font files by the keys that Typefaces name. Read once, shared, never changed. */
export type FontFiles = ReadonlyMap<string, Uint8Array>;
