import { CELL_PADDING } from '../geometry.ts';
import { element } from '../xml.ts';
import type { XmlPart } from './letterhead-package.ts';
import type { StyleMap } from './map-styles.ts';
import { applyEdits, attributeEdit, removal, type TextEdit } from './text-edits.ts';
import { numberOfStyle, type WordStyles } from './word-styles.ts';
import { isWord, wordAt, wordAttribute, wordChild, wordValue } from './word-xml.ts';
import { walk, type XmlNode } from './xml-tree.ts';

/** What the parts of a contract's text are called in the letterhead. */
export interface GraftNames {
  readonly ours: WordStyles;
  readonly theirs: WordStyles;
  readonly map: StyleMap;
  readonly styleIds: ReadonlyMap<string, string>;
  readonly numId: (ours: string) => number;
  /** Relationship ids of links, by ours. */
  readonly links: ReadonlyMap<string, string>;
  /** What the letterhead has already. */
  readonly taken: TakenNames;
  /** Whether the padding of cells would put tables left of the text. */
  readonly tableIndent: boolean;
  /** The language to mark the text with, where the letterhead is in another one. */
  readonly language: string | undefined;
}

/** Ids and names that a document has once only. */
export interface TakenNames {
  readonly bookmarkIds: ReadonlySet<string>;
  /** In lower case. */
  readonly bookmarks: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
}

/** Collects the ids and names that the stories of a letterhead use. */
export function takenNames(parts: readonly XmlPart[]): TakenNames {
  const taken = { bookmarkIds: new Set<string>(), bookmarks: new Set<string>(), controls: new Set<string>() };
  for (const { root } of parts) {
    for (const node of walk(root)) {
      if (isWord(node, 'bookmarkStart')) {
        taken.bookmarkIds.add(wordAttribute(node, 'id') ?? '');
        taken.bookmarks.add((wordAttribute(node, 'name') ?? '').toLowerCase());
      } else if (isWord(node, 'sdtPr')) taken.controls.add(wordValue(node, 'id') ?? '');
    }
  }
  return taken;
}

/** The text of a contract, from the document part of a file of its own, with the names it has in the letterhead. */
export function graftBody(document: XmlPart, names: GraftNames): string {
  const body = wordChild(document.root, 'body')!;
  const from = body.contentFrom;
  const to = wordChild(body, 'sectPr')?.from ?? body.contentTo;
  const bookmarks = freshBookmarks(body, names.taken);
  const firstId = 1 + Math.max(0, ...[...names.taken.bookmarkIds].map(Number).filter(Number.isFinite));
  const controls = new Set(names.taken.controls);
  const edits: TextEdit[] = [];
  for (const node of walk(body)) {
    if (node.from >= to || node.from < from) continue;
    const set = (name: string, value: string): void => {
      edits.push(attributeEdit(document.text, node, name, value));
    };
    switch (node.local) {
      case 'pStyle':
      case 'rStyle':
      case 'tblStyle':
        set('w:val', names.styleIds.get(wordAttribute(node, 'val') ?? '') ?? '');
        break;
      case 'p':
        edits.push(...numberParagraph(node, names));
        break;
      case 'tblPr':
        if (names.tableIndent) edits.push(...indentTable(document.text, node));
        break;
      case 'sectPr':
        edits.push(...endPage(node));
        break;
      case 'r':
        edits.push(...markLanguage(node, names.language));
        break;
      case 'numId':
        if (wordAttribute(node, 'val') !== '0')
          set('w:val', String(names.numId(wordAttribute(node, 'val') ?? '')));
        break;
      case 'bookmarkStart':
        set('w:name', bookmarks.get(wordAttribute(node, 'name') ?? '') ?? '');
        set('w:id', String(firstId + Number(wordAttribute(node, 'id'))));
        break;
      case 'bookmarkEnd':
        set('w:id', String(firstId + Number(wordAttribute(node, 'id'))));
        break;
      case 'hyperlink': {
        const anchor = wordAttribute(node, 'anchor');
        if (anchor !== undefined) set('w:anchor', bookmarks.get(anchor) ?? anchor);
        const link = node.attributes.find(({ name }) => name === 'r:id')?.value;
        if (link !== undefined) set('r:id', names.links.get(link) ?? link);
        break;
      }
      case 'instrText': {
        const [, field = '', name = ''] = /^ (REF|PAGEREF) (\S+) /.exec(node.text) ?? [];
        const fresh = bookmarks.get(name);
        if (fresh !== undefined && fresh !== name)
          edits.push({
            from: node.contentFrom,
            to: node.contentTo,
            text: node.text.replace(`${field} ${name} `, `${field} ${fresh} `),
          });
        break;
      }
      case 'id':
        if (isWord(node.parent, 'sdtPr'))
          set('w:val', freshControl(wordAttribute(node, 'val') ?? '', controls));
        break;
    }
  }
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return applyEdits(document.text.slice(from, to), moved);
}

/** The number that our style gives a paragraph, written in the paragraph where the style is one of theirs. */
function numberParagraph(paragraph: XmlNode, { ours, theirs, map, numId }: GraftNames): TextEdit[] {
  const style = wordAt(paragraph, 'pPr', 'pStyle');
  const id = wordAttribute(style, 'val');
  const match = id === undefined ? undefined : map.get(id);
  if (!style || id === undefined || !match || wordAt(paragraph, 'pPr', 'numPr')) return [];
  const number = numberOfStyle(ours, id);
  const theirNumber = numberOfStyle(theirs, match.theirs.id);
  if (number === undefined && theirNumber === undefined) return [];
  // Their bullets are as good as ours; their numbers would not be those that the contract refers to.
  if (id.startsWith('ListBullet') && theirNumber !== undefined) return [];
  const content =
    number === undefined
      ? '<w:numId w:val="0"/>'
      : element('w:ilvl', { 'w:val': number.level }) + element('w:numId', { 'w:val': numId(number.numId) });
  return [{ from: style.to, to: style.to, text: element('w:numPr', {}, content) }];
}

/** Moves a padded table to the right, so that it begins where the text does. */
function indentTable(text: string, properties: XmlNode): TextEdit[] {
  const style = wordValue(properties, 'tblStyle') ?? '';
  if (!PADDED.has(style)) return [];
  const by = CELL_PADDING.side * 20;
  const indent = wordChild(properties, 'tblInd');
  if (indent)
    return [attributeEdit(text, indent, 'w:w', String(Number(wordAttribute(indent, 'w') ?? 0) + by))];
  const at = wordChild(properties, 'tblW')?.to ?? properties.contentFrom;
  return [{ from: at, to: at, text: element('w:tblInd', { 'w:w': by, 'w:type': 'dxa' }) }];
}

/** The table styles whose cells are padded at their sides. */
const PADDED: ReadonlySet<string> = new Set(['DataTable', 'ColumnsTable', 'TopicsTable']);

/** A section of ours that ends, as after a cover, ends a page of theirs. */
function endPage(section: XmlNode): TextEdit[] {
  const paragraph = section.parent?.parent;
  const end = '<w:r><w:br w:type="page"/></w:r>';
  return [
    removal(section),
    ...(paragraph ? [{ from: paragraph.contentTo, to: paragraph.contentTo, text: end }] : []),
  ];
}

function markLanguage(run: XmlNode, language: string | undefined): TextEdit[] {
  if (language === undefined || !wordChild(run, 't')) return [];
  const mark = element('w:lang', { 'w:val': language });
  const properties = wordChild(run, 'rPr');
  return properties
    ? [{ from: properties.contentTo, to: properties.contentTo, text: mark }]
    : [{ from: run.contentFrom, to: run.contentFrom, text: element('w:rPr', {}, mark) }];
}

const LONGEST_NAME = 40;

function freshBookmarks(body: XmlNode, { bookmarks }: TakenNames): ReadonlyMap<string, string> {
  const ours = [...walk(body)]
    .filter((node) => isWord(node, 'bookmarkStart'))
    .map((node) => wordAttribute(node, 'name') ?? '');
  const taken = new Set([...bookmarks, ...ours.map((name) => name.toLowerCase())]);
  const fresh = new Map<string, string>();
  for (const name of ours) {
    let found = name;
    for (let n = 2; bookmarks.has(name.toLowerCase()) && taken.has(found.toLowerCase()); n++)
      found = `${name.slice(0, LONGEST_NAME - 4)}_${n}`;
    taken.add(found.toLowerCase());
    fresh.set(name, found);
  }
  return fresh;
}

function freshControl(id: string, taken: Set<string>): string {
  let value = Number(id);
  while (taken.has(String(value))) value = (value + 1) & 0x7fffffff;
  taken.add(String(value));
  return String(value);
}
