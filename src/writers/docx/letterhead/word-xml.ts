import { RELATIONSHIP, WORD_NAMESPACES } from '../namespaces.ts';
import type { XmlNode } from './xml-tree.ts';

const WORD = WORD_NAMESPACES['xmlns:w'];

/** Whether `node` is an element of WordprocessingML with this name. */
export function isWord(
  node: XmlNode | undefined,
  local: string,
): node is XmlNode & { readonly uri: typeof WORD } {
  return node?.uri === WORD && node.local === local;
}

/** The first child of this name. */
export function wordChild(node: XmlNode | undefined, local: string): XmlNode | undefined {
  return node?.children.find((child) => isWord(child, local));
}

/** The children of this name. */
export function wordChildren(node: XmlNode | undefined, local: string): XmlNode[] {
  return node?.children.filter((child) => isWord(child, local)) ?? [];
}

/** The element at the end of a path of names. */
export function wordAt(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce(wordChild, node);
}

/** An attribute of WordprocessingML. */
export function wordAttribute(node: XmlNode | undefined, local: string): string | undefined {
  return node?.attributes.find((one) => one.local === local && one.uri === WORD)?.value;
}

/** `w:val` of the child of this name. */
export function wordValue(node: XmlNode | undefined, local: string): string | undefined {
  return wordAttribute(wordChild(node, local), 'val');
}

/** An attribute that names a relationship. */
export function relationshipAttribute(node: XmlNode, local: string): string | undefined {
  return node.attributes.find((one) => one.local === local && one.uri === RELATIONSHIP)?.value;
}

/** Whether a property such as `w:b` is on. */
export function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off'].includes(wordAttribute(node, 'val') ?? '');
}

/** A property in twentieths of a point, as points; undefined unless it is a number. */
export function pointsOf(node: XmlNode | undefined, local: string): number | undefined {
  const value = Number(wordAttribute(node, local) ?? Number.NaN);
  return Number.isFinite(value) ? value / 20 : undefined;
}
