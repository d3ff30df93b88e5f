/** How a style shows a contract: the same values for every format, each in its own terms. Lengths are in points. */
export interface Look {
  readonly name: string;
  readonly paper: Paper;
  readonly body: Typeface;
  readonly heading: Typeface;
  readonly sizes: Sizes;
  readonly colours: Colours;
}

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
