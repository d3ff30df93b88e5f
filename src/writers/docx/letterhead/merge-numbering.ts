import type { XmlPart } from './letterhead-package.ts';
import { appendEdit, applyEdits, attributeEdit, type TextEdit } from './text-edits.ts';
import { isWord, wordAttribute, wordChildren } from './word-xml.ts';
import { walk, type XmlNode } from './xml-tree.ts';

/** The lists of a contract with numbers that the letterhead has not given to its own. */
export interface FreshLists {
  /** `w:numId` in the letterhead by that of ours. */
  readonly numId: (ours: string) => number;
  /** Definitions and lists as XML; a level belongs only to a style that is ours in the letterhead too. */
  readonly write: (
    styleId: (ours: string) => string | undefined,
  ) => readonly [abstracts: string, nums: string];
}

/** Gives the lists in `ours` ids after the last ones of `theirs`. */
export function freshLists(ours: XmlPart, theirs: XmlNode | undefined): FreshLists {
  const lastAbstract = highest(wordChildren(theirs, 'abstractNum'), 'abstractNumId');
  const lastNum = highest(wordChildren(theirs, 'num'), 'numId');
  const marks = new Set(
    [...(theirs ? walk(theirs) : [])]
      .filter((node) => isWord(node, 'nsid'))
      .map((node) => (wordAttribute(node, 'val') ?? '').toUpperCase()),
  );
  const slices = (name: string, styleId: (id: string) => string | undefined): string =>
    wordChildren(ours.root, name)
      .map((node) => {
        const edits = [...walk(node)].flatMap((one) =>
          editNode(ours, one, lastAbstract, lastNum, marks, styleId),
        );
        const moved = edits.map((edit) => ({
          ...edit,
          from: edit.from - node.from,
          to: edit.to - node.from,
        }));
        return applyEdits(ours.text.slice(node.from, node.to), moved);
      })
      .join('');
  return {
    numId: (id) => Number(id) + lastNum,
    write: (styleId) => [slices('abstractNum', styleId), slices('num', styleId)],
  };
}

function editNode(
  part: XmlPart,
  node: XmlNode,
  lastAbstract: number,
  lastNum: number,
  marks: ReadonlySet<string>,
  styleId: (id: string) => string | undefined,
): TextEdit[] {
  const set = (local: string, value: string): TextEdit[] => [
    attributeEdit(part.text, node, `w:${local}`, value),
  ];
  const add = (local: string, by: number): TextEdit[] =>
    set(local, String(Number(wordAttribute(node, local) ?? 0) + by));
  switch (node.local) {
    case 'abstractNum':
      return add('abstractNumId', lastAbstract);
    case 'abstractNumId':
      return add('val', lastAbstract);
    case 'num':
      return add('numId', lastNum);
    case 'nsid':
    case 'tmpl':
      return set('val', freeMark(wordAttribute(node, 'val') ?? '', marks));
    case 'pStyle': {
      const id = styleId(wordAttribute(node, 'val') ?? '');
      return id === undefined ? [{ from: node.from, to: node.to, text: '' }] : set('val', id);
    }
    default:
      return [];
  }
}

/** Word takes lists with the same mark for one list. */
function freeMark(mark: string, taken: ReadonlySet<string>): string {
  let value = Number.parseInt(mark, 16);
  const show = (): string => value.toString(16).toUpperCase().padStart(8, '0');
  while (taken.has(show())) value += 0x1000;
  return show();
}

function highest(nodes: readonly XmlNode[], attribute: string): number {
  return Math.max(
    0,
    ...nodes.map((node) => Number(wordAttribute(node, attribute) ?? 0)).filter(Number.isFinite),
  );
}

/** Puts definitions before the letterhead's lists and lists after them, as the schema has them. */
export function insertLists(part: XmlPart, abstracts: string, nums: string): readonly TextEdit[] {
  const lists = wordChildren(part.root, 'num');
  const cleanup = wordChildren(part.root, 'numIdMacAtCleanup')[0];
  const first = lists[0] ?? cleanup;
  const last = lists.at(-1);
  const at = (offset: number, text: string): TextEdit => ({ from: offset, to: offset, text });
  if (!first) return [appendEdit(part.text, part.root, abstracts + nums)];
  return [at(first.from, abstracts), at(last?.to ?? first.from, nums)];
}
