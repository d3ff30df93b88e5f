import type { Colours, Look, Paper, Sizes, Typeface } from './look.ts';

/** What a style's `style.yaml` holds. */
export interface StyleFile {
  readonly description: string;
  /** The types of agreement that it suits; all of them if it does not say. */
  readonly agreements?: readonly string[];
  readonly paper: Paper['name'];
  readonly margin: Paper['margin'];
  readonly body: Typeface;
  readonly heading: Typeface;
  readonly sizes: Sizes;
  readonly colours: Colours;
}

/** Width and height in points (ISO 216; ANSI/ASME Y14.1). */
const PAPERS: Readonly<Record<Paper['name'], readonly [number, number]>> = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
};

/** The look of a style file, on its own paper or on the one asked for. */
export function lookOf(name: string, style: StyleFile, paper: string): Look {
  const size = paper === 'A4' || paper === 'Letter' ? paper : style.paper;
  const [width, height] = PAPERS[size];
  return {
    name,
    paper: { name: size, width, height, margin: style.margin },
    body: style.body,
    heading: style.heading,
    sizes: style.sizes,
    colours: style.colours,
  };
}
