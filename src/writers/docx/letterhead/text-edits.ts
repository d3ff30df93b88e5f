import { escapeXml } from '../xml.ts';
import type { XmlNode } from './xml-tree.ts';

/** One replacement in the text of a part, as offsets in UTF-16 units. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * `text` with every edit made, those at the same place in the order given. What is taken away twice is taken away once;
 * other edits that overlap are a defect and throw.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.text === '' && edit.to <= at) continue;
    if (edit.from < at) throw new Error('Two edits of a part overlap');
    out += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return out + text.slice(at);
}

/** Takes `node` away. */
export function removal({ from, to }: XmlNode): TextEdit {
  return { from, to, text: '' };
}

/** Gives the attribute that is written `name` another value, or adds it. */
export function attributeEdit(text: string, node: XmlNode, name: string, value: string): TextEdit {
  const tag = text.slice(node.from, node.contentFrom);
  for (const found of tag.matchAll(/([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (found[1] !== name) continue;
    const to = node.from + found.index + found[0].length;
    return { from: to - (found[2]?.length ?? 0), to, text: `"${escapeXml(value)}"` };
  }
  const at = node.from + 1 + node.name.length;
  return { from: at, to: at, text: ` ${name}="${escapeXml(value)}"` };
}

/** Puts `content` at the end of what is inside `node`, whose tag may be closed in itself. */
export function appendEdit(text: string, node: XmlNode, content: string): TextEdit {
  const closedInItself =
    text.slice(node.contentFrom - 2, node.contentFrom) === '/>' && node.to === node.contentFrom;
  return closedInItself
    ? { from: node.to - 2, to: node.to, text: `>${content}</${node.name}>` }
    : { from: node.contentTo, to: node.contentTo, text: content };
}
