import type { Story } from './stories.ts';
import { surroundingsOf } from './stories.ts';
import { isWord } from './word-xml.ts';
import { ancestors, walk, type XmlNode } from './xml-tree.ts';

/** A paragraph with its text, however many runs it is cut into. */
export interface StoryParagraph {
  readonly story: Story;
  readonly node: XmlNode;
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/** A `w:t` and where its text begins in the text of its paragraph. */
export interface TextPiece {
  readonly node: XmlNode;
  readonly from: number;
}

/** A pair of braces with something between. */
export interface Placeholder {
  readonly paragraph: StoryParagraph;
  /** What stands between the braces, without blanks at its ends. */
  readonly name: string;
  /** Offsets in the text of the paragraph, braces and all. */
  readonly from: number;
  readonly to: number;
  /** Whether it stands in the copy of a drawing for old programs. */
  readonly copy: boolean;
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The paragraphs of a story that have any brace pair or half of one. */
export function paragraphsWithBraces(story: Story): readonly StoryParagraph[] {
  const found: StoryParagraph[] = [];
  for (const node of walk(story.part.root)) {
    if (!isWord(node, 'p')) continue;
    const paragraph = readParagraph(story, node);
    if (/\{\{|\}\}/.test(paragraph.text)) found.push(paragraph);
  }
  return found;
}

/** The placeholders of a paragraph in their order. */
export function placeholdersIn(paragraph: StoryParagraph): readonly Placeholder[] {
  const copy = [...ancestors(paragraph.node)].some(({ local }) => local === 'Fallback');
  return [...paragraph.text.matchAll(PLACEHOLDER)].map((found) => ({
    paragraph,
    name: (found[1] ?? '').trim(),
    from: found.index,
    to: found.index + found[0].length,
    copy,
  }));
}

/** What is left of a paragraph's braces when its placeholders are taken out; undefined if they are all in pairs. */
export function strayBraces({ text }: StoryParagraph): string | undefined {
  return /\{\{\{|\}\}\}/.exec(text)?.[0] ?? /\{\{|\}\}/.exec(text.replace(PLACEHOLDER, ''))?.[0];
}

/** Where a paragraph stands, for a sentence: "in the first-page header, in a text box". */
export function describePlace({ story, node }: StoryParagraph): string {
  const around = surroundingsOf(node);
  const places = [story.label === '' ? '' : `in the ${story.label}`, around === '' ? '' : `in ${around}`];
  return places.filter((place) => place !== '').join(', ');
}

const REACH = 40;

/** The text round a placeholder, cut at both ends. */
export function excerpt({ paragraph, from, to }: Placeholder): string {
  const { text } = paragraph;
  const start = Math.max(0, from - REACH);
  const end = Math.min(text.length, to + REACH);
  const shown = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

/** Text that is not there for the reader: deleted, moved away, or of another paragraph. */
const SKIPPED = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'p', 'txbxContent']);

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
};

function readParagraph(story: Story, node: XmlNode): StoryParagraph {
  const pieces: TextPiece[] = [];
  let text = '';
  const visit = (parent: XmlNode): void => {
    for (const child of parent.children) {
      if (isWord(child, 't')) {
        pieces.push({ node: child, from: text.length });
        text += child.text;
      } else if (isWord(child, child.local) && CHARACTERS[child.local] !== undefined)
        text += CHARACTERS[child.local];
      else if (!SKIPPED.has(child.local)) visit(child);
    }
  };
  visit(node);
  return { story, node, text, pieces };
}
