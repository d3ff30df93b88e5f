import type { Placeholder } from './find-placeholders.ts';
import type { LetterheadPackage, XmlPart } from './letterhead-package.ts';
import { sectionsOf } from './stories.ts';
import { appendEdit, removal } from './text-edits.ts';
import { isWord, pointsOf, wordAt, wordAttribute, wordChild, wordChildren } from './word-xml.ts';
import { ancestors, walk, type XmlNode } from './xml-tree.ts';

/** Where the contract goes, and the section that it is then in. */
export interface BodyPlace {
  readonly section: XmlNode | undefined;
  /** Puts the XML of paragraphs and tables there. */
  readonly put: (opened: LetterheadPackage, content: string) => void;
}

/** The place of `{{body}}`, or the end of the text before the properties of its last section. */
export function placeBody(main: XmlPart, placeholder: Placeholder | undefined): BodyPlace {
  if (!placeholder) return placeAtEnd(main);
  const { node, pieces } = placeholder.paragraph;
  const endsSection = wordAt(node, 'pPr', 'sectPr') !== undefined;
  const section = sectionsOf(main).find(({ from }) => from >= node.from);
  const whole = isNothingElse(node) ? replaceable(node) : undefined;
  return {
    section,
    put: (opened, content) => {
      if (whole) opened.edit(main.name, { from: whole.from, to: whole.to, text: content });
      else {
        const at = endsSection ? node.from : node.to;
        opened.edit(main.name, ...pieces.map((piece) => removal(piece.node)), {
          from: at,
          to: at,
          text: content,
        });
      }
    },
  };
}

function placeAtEnd(main: XmlPart): BodyPlace {
  const body = wordChild(main.root, 'body');
  const last = wordChildren(body, 'sectPr').at(-1);
  return {
    section: last,
    put: (opened, content) => {
      if (last) opened.edit(main.name, { from: last.from, to: last.from, text: content });
      else if (body) opened.edit(main.name, appendEdit(main.text, body, content));
    },
  };
}

const PLAIN = new Set(['p', 'pPr', 'rPr', 'r', 't', 'proofErr', 'ins']);

/** Whether a paragraph holds nothing but text, so that nothing is lost with it. */
function isNothingElse(paragraph: XmlNode): boolean {
  const properties = wordChild(paragraph, 'pPr');
  if (wordChild(properties, 'sectPr')) return false;
  return [...walk(paragraph)].every(
    (node) =>
      PLAIN.has(node.local) || [...ancestors(node)].some(({ local }) => local === 'pPr' || local === 'rPr'),
  );
}

/** The paragraph, or the content control that holds nothing but it. */
function replaceable(paragraph: XmlNode): XmlNode {
  let found = paragraph;
  while (
    isWord(found.parent, 'sdtContent') &&
    found.parent.children.length === 1 &&
    isWord(found.parent.parent, 'sdt')
  )
    found = found.parent.parent;
  return found;
}

/** The page of a section, lengths in points. */
export interface SectionGeometry {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly columns: number;
  /** Width of the narrowest column. */
  readonly column: number;
}

/** What Word takes where a section does not say. */
const LETTER = { width: 612, height: 792, margin: 72, gap: 36 } as const;
const NARROWEST = 72;

/** Reads the page of a section. */
export function readGeometry(section: XmlNode | undefined): SectionGeometry {
  const page = wordChild(section, 'pgSz');
  const margins = wordChild(section, 'pgMar');
  const width = pointsOf(page, 'w') ?? LETTER.width;
  const side = (name: string): number => Math.abs(pointsOf(margins, name) ?? LETTER.margin);
  const gutter = pointsOf(margins, 'gutter') ?? 0;
  const margin = {
    top: side('top'),
    right: side('right'),
    bottom: side('bottom'),
    left: side('left') + gutter,
  };
  const text = width - margin.left - margin.right;
  const cols = wordChild(section, 'cols');
  const widths = wordChildren(cols, 'col').flatMap((col) => pointsOf(col, 'w') ?? []);
  const count = Math.max(1, Math.min(45, Math.trunc(Number(wordAttribute(cols, 'num') ?? 1)) || 1));
  const gap = pointsOf(cols, 'space') ?? LETTER.gap;
  const uneven = ['0', 'false', 'off'].includes(wordAttribute(cols, 'equalWidth') ?? '') && widths.length > 0;
  const column = uneven ? Math.min(...widths) : (text - gap * (count - 1)) / count;
  return {
    width,
    height: pointsOf(page, 'h') ?? LETTER.height,
    margin,
    columns: uneven ? widths.length : count,
    column: Math.max(NARROWEST, column),
  };
}
