import { isWord, pointsOf, wordAt, wordAttribute, wordChild, wordChildren, wordValue } from './word-xml.ts';
import type { XmlNode } from './xml-tree.ts';

/** A style of a Word file. */
export interface WordStyle {
  readonly id: string;
  readonly name: string;
  /** Other names that its users gave it. */
  readonly aliases: readonly string[];
  readonly type: string;
  /** Whether text without a style of its type has this one. */
  readonly isDefault: boolean;
  /** Whether Word knows it, rather than its users. */
  readonly builtIn: boolean;
  readonly basedOn: string | undefined;
  readonly node: XmlNode;
}

/** The styles of a file by their ids. */
export type WordStyles = ReadonlyMap<string, WordStyle>;

/** Reads the styles in the root of a styles part. */
export function readWordStyles(root: XmlNode | undefined): WordStyles {
  const styles = wordChildren(root, 'style').map((node): WordStyle => {
    const id = wordAttribute(node, 'styleId') ?? '';
    return {
      id,
      name: wordValue(node, 'name') ?? id,
      aliases: (wordValue(node, 'aliases') ?? '').split(',').filter((one) => one !== ''),
      type: wordAttribute(node, 'type') ?? 'paragraph',
      isDefault: ['1', 'true', 'on'].includes(wordAttribute(node, 'default') ?? ''),
      builtIn: !['1', 'true', 'on'].includes(wordAttribute(node, 'customStyle') ?? ''),
      basedOn: wordValue(node, 'basedOn'),
      node,
    };
  });
  return new Map(styles.map((style) => [style.id, style]));
}

/** The style and those that it is based on, nearest first. */
export function* lineageOf(styles: WordStyles, id: string | undefined): Generator<WordStyle> {
  const seen = new Set<string>();
  for (let at = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
    seen.add(at);
    const style = styles.get(at);
    if (style) yield style;
  }
}

/** A property as a style has it, of its own, from what it is based on or by default; `path` leads to it in `w:style`. */
export function inheritedProperty(
  styles: WordStyles,
  root: XmlNode | undefined,
  id: string | undefined,
  path: readonly [kind: 'pPr' | 'rPr', name: string],
  attribute?: string,
): XmlNode | undefined {
  const has = (node: XmlNode | undefined): boolean =>
    node !== undefined && (attribute === undefined || wordAttribute(node, attribute) !== undefined);
  for (const { node } of lineageOf(styles, id)) {
    const found = wordAt(node, ...path);
    if (has(found)) return found;
  }
  const byDefault = wordAt(root, 'docDefaults', `${path[0]}Default`, ...path);
  return has(byDefault) ? byDefault : undefined;
}

/** The list and level of a style's number, its own or from what it is based on; undefined without a number. */
export function numberOfStyle(
  styles: WordStyles,
  id: string | undefined,
): { readonly numId: string; readonly level: string; readonly from: string } | undefined {
  for (const style of lineageOf(styles, id)) {
    const number = wordAt(style.node, 'pPr', 'numPr');
    const numId = wordValue(number, 'numId');
    if (numId !== undefined)
      return numId === '0' ? undefined : { numId, level: wordValue(number, 'ilvl') ?? '0', from: style.id };
  }
  return undefined;
}

/** How a firm sets plain text: size in points, and the space between its paragraphs. */
export interface TextManner {
  readonly size: number;
  readonly space: number;
  readonly justified: boolean;
  readonly indented: boolean;
}

const USUAL_SIZE = 10;

/** Reads how text in the style `id` is set. */
export function readManner(
  styles: WordStyles,
  root: XmlNode | undefined,
  id: string | undefined,
): TextManner {
  const size =
    Number(wordAttribute(inheritedProperty(styles, root, id, ['rPr', 'sz']), 'val') ?? USUAL_SIZE * 2) / 2;
  const space = (side: 'before' | 'after'): number =>
    pointsOf(inheritedProperty(styles, root, id, ['pPr', 'spacing'], side), side) ?? 0;
  const align = wordAttribute(inheritedProperty(styles, root, id, ['pPr', 'jc']), 'val');
  return {
    size: size >= 4 && size <= 72 ? size : USUAL_SIZE,
    space: space('before') + space('after'),
    justified: align !== undefined && align !== 'left' && align !== 'start',
    indented: inheritedProperty(styles, root, id, ['pPr', 'ind']) !== undefined,
  };
}

/** The colour of text in a style as `#rrggbb`; undefined where it has none of its own. */
export function colourOf(styles: WordStyles, root: XmlNode | undefined, id: string): string | undefined {
  const colour = wordAttribute(inheritedProperty(styles, root, id, ['rPr', 'color']), 'val') ?? '';
  return /^[0-9A-Fa-f]{6}$/.test(colour) ? `#${colour.toLowerCase()}` : undefined;
}

/** The default style of a type; undefined in a file that names none. */
export function defaultStyle(styles: WordStyles, type: string): WordStyle | undefined {
  return [...styles.values()].find((style) => style.type === type && style.isDefault);
}

/** The ids of the styles that paragraphs, runs and tables under `root` name. */
export function usedStyles(nodes: Iterable<XmlNode>): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of nodes) {
    if (['pStyle', 'rStyle', 'tblStyle'].some((name) => isWord(node, name))) {
      const id = wordAttribute(node, 'val');
      if (id !== undefined) used.add(id);
    }
  }
  return used;
}

/** The child elements of a style's paragraph properties. */
export function paragraphProperties(style: WordStyle): readonly XmlNode[] {
  return wordChild(style.node, 'pPr')?.children ?? [];
}
