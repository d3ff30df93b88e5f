import { escapeXml } from '../xml.ts';
import type { Placeholder, StoryParagraph } from './find-placeholders.ts';
import type { LetterheadPackage } from './letterhead-package.ts';
import { removal, type TextEdit } from './text-edits.ts';
import { isOn, isWord, wordAt, wordChild, wordValue } from './word-xml.ts';
import { ancestors, walk, type XmlNode } from './xml-tree.ts';

/** A placeholder with the text that comes in its place. */
export interface Filling {
  readonly placeholder: Placeholder;
  readonly text: string;
}

/** Puts texts in the place of placeholders of one paragraph; each takes the look of where its placeholder begins. */
export function fillPlaceholders(
  opened: LetterheadPackage,
  paragraph: StoryParagraph,
  fillings: readonly Filling[],
): void {
  const edits: TextEdit[] = paragraph.pieces.flatMap((piece) => {
    const text = fillPiece(piece.node.text, piece.from, fillings);
    return text === piece.node.text ? [] : [replaceText(piece.node, text)];
  });
  for (const control of controlsOf(paragraph.node)) edits.push(...freeControl(control));
  opened.edit(paragraph.story.part.name, ...edits);
}

function fillPiece(text: string, start: number, fillings: readonly Filling[]): string {
  const end = start + text.length;
  let filled = '';
  let at = start;
  for (const { placeholder, text: value } of fillings) {
    const { from, to } = placeholder;
    if (to <= start || from >= end) continue;
    filled += text.slice(at - start, Math.max(from, start) - start);
    if (from >= start) filled += value;
    at = Math.min(to, end);
  }
  return filled + text.slice(at - start);
}

/** A `w:t` with another text; the ends of lines become breaks. */
function replaceText(node: XmlNode, text: string): TextEdit {
  const prefix = node.name.slice(0, -1);
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map((line) => `<${node.name} xml:space="preserve">${escapeXml(line)}</${node.name}>`);
  return { from: node.from, to: node.to, text: lines.join(`<${prefix}br/>`) };
}

/** The content controls that a paragraph stands in, or that stand in it. */
function controlsOf(paragraph: XmlNode): XmlNode[] {
  const inside = [...walk(paragraph)].filter((node) => isWord(node, 'sdt') && /\{\{/.test(textOf(node)));
  return [...inside, ...[...ancestors(paragraph)].filter((node) => isWord(node, 'sdt'))];
}

function textOf(node: XmlNode): string {
  return [...walk(node)].map((one) => (isWord(one, 't') ? one.text : '')).join('');
}

/** What is filled in is content: no data from elsewhere replaces it, and it is no prompt to type over. */
function freeControl(control: XmlNode): TextEdit[] {
  const properties = wordChild(control, 'sdtPr');
  const binding = properties?.children.filter(({ local }) => local === 'dataBinding') ?? [];
  const prompt = wordChild(properties, 'showingPlcHdr');
  if (!isOn(prompt)) return binding.map(removal);
  const looks = [...walk(control)].flatMap((node) => {
    const style = isWord(node, 'r') ? wordAt(node, 'rPr', 'rStyle') : undefined;
    return style && /^placeholder/i.test(wordValue(wordChild(node, 'rPr'), 'rStyle') ?? '') ? [style] : [];
  });
  return [...binding, prompt!, ...looks].map(removal);
}
