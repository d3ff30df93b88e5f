import type { Look, Size, Sizes } from '../../../document/look.ts';
import type { SectionGeometry } from './place-body.ts';
import { isCalled } from './style-names.ts';
import { colourOf, defaultStyle, readManner, type TextManner, type WordStyles } from './word-styles.ts';
import type { XmlNode } from './xml-tree.ts';

/** A look on the firm's paper, in its size of text and the colour of its headings. */
export interface LetterheadLook {
  readonly look: Look;
  readonly manner: TextManner;
}

/** What is added to the firm's styles has the proportions of `look` and the measures of the firm. */
export function adaptLook(
  look: Look,
  page: SectionGeometry,
  styles: WordStyles,
  root: XmlNode | undefined,
): LetterheadLook {
  const manner = readManner(styles, root, plainStyle(styles));
  const scale = root ? manner.size / look.sizes.body.size : 1;
  const heading = [...styles.values()].find(
    ({ type, name, id }) => type === 'paragraph' && isCalled('heading 1', name, id),
  );
  const colour = heading && colourOf(styles, root, heading.id);
  const accent = root ? (colour ?? look.colours.text) : look.colours.accent;
  const { logo: _, ...rest } = look;
  return {
    manner,
    look: {
      ...rest,
      // One column of the section is all the room that there is.
      paper: {
        ...look.paper,
        width: page.width,
        height: page.height,
        margin: { ...page.margin, right: page.width - page.margin.left - page.column },
      },
      sizes: scaleSizes(look.sizes, scale),
      colours: { ...look.colours, accent },
    },
  };
}

/** The style that running text of the firm has. */
function plainStyle(styles: WordStyles): string | undefined {
  const text = [...styles.values()].find(
    ({ type, name, id }) => type === 'paragraph' && isCalled('Body Text', name, id),
  );
  return (text ?? defaultStyle(styles, 'paragraph'))?.id;
}

function scaleSizes(sizes: Sizes, scale: number): Sizes {
  const half = (value: number): number => Math.round(value * scale * 2) / 2;
  const one = ({ size, leading }: Size): Size => ({ size: half(size), leading: half(leading) });
  return {
    body: one(sizes.body),
    table: one(sizes.table),
    small: one(sizes.small),
    title: one(sizes.title),
    heading1: one(sizes.heading1),
    heading2: one(sizes.heading2),
    heading3: one(sizes.heading3),
  };
}
