import type { LetterheadPackage, XmlPart } from './letterhead-package.ts';
import { isWord, relationshipAttribute, wordAttribute, wordChild } from './word-xml.ts';
import { walk, type XmlNode } from './xml-tree.ts';

/** A part with text that people read, and what they call it: "first-page header of section 2". */
export interface Story {
  readonly part: XmlPart;
  /** Empty for the text itself. */
  readonly label: string;
}

const KINDS: Readonly<Record<string, string>> = { default: '', first: 'first-page ', even: 'even-page ' };

/** The text of the letterhead first, then its headers, footers and notes. */
export function findStories(opened: LetterheadPackage, main: XmlPart): readonly Story[] {
  const labels = labelFurniture(main);
  const stories: Story[] = [{ part: main, label: '' }];
  for (const { kind, target, id } of opened.relationships(main.name)) {
    if (!['header', 'footer', 'footnotes', 'endnotes'].includes(kind)) continue;
    const part = opened.part(target);
    const label = labels.get(id) ?? (kind.endsWith('notes') ? kind : `${kind} that no page has`);
    if (part && !stories.some((story) => story.part.name === part.name)) stories.push({ part, label });
  }
  return stories;
}

/** The properties of each section of a document, in their order. */
export function sectionsOf(main: XmlPart): readonly XmlNode[] {
  return [...walk(main.root)].filter(
    (node) => isWord(node, 'sectPr') && (isWord(node.parent, 'pPr') || isWord(node.parent, 'body')),
  );
}

function labelFurniture(main: XmlPart): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const sections = sectionsOf(main);
  sections.forEach((section, index) => {
    const where = sections.length === 1 ? '' : ` of section ${index + 1}`;
    for (const node of section.children) {
      const kind = isWord(node, 'headerReference')
        ? 'header'
        : isWord(node, 'footerReference')
          ? 'footer'
          : undefined;
      const id = relationshipAttribute(node, 'id');
      if (kind !== undefined && id !== undefined && !labels.has(id))
        labels.set(id, `${KINDS[wordAttribute(node, 'type') ?? 'default'] ?? ''}${kind}${where}`);
    }
  });
  return labels;
}

/** Whether `node` is the body of the main part or stands in nothing but content controls there. */
export function isInTextFlow(node: XmlNode): boolean {
  let at = node.parent;
  while (isWord(at, 'sdtContent') && isWord(at.parent, 'sdt')) at = at.parent.parent;
  return isWord(at, 'body');
}

/** Where a paragraph stands, beyond its part, as people say it: "a text box"; empty for plain text. */
export function surroundingsOf(node: XmlNode): string {
  for (let at = node.parent; at; at = at.parent) {
    if (at.local === 'txbxContent') return 'a text box';
    if (isWord(at, 'tc')) return 'a table';
    if (isWord(at, 'sdt') && wordChild(at, 'sdtContent')) return 'a content control';
  }
  return '';
}
