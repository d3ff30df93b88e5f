import type { Block, Inline, Paragraph } from '../../document/contract.ts';
import type { Size } from '../../document/look.ts';
import type { InlineSetting } from './flatten-inlines.ts';
import { flattenInlines } from './flatten-inlines.ts';
import type { PreparedText } from './piece.ts';
import type { Slab } from './slab.ts';
import type { StructureNode } from './structure-node.ts';
import { addStructure } from './structure-node.ts';
import type { StyleChoice, TextStyle } from './text-style.ts';
import { styleOf } from './text-style.ts';

/** What laying out needs to know of the document; paragraphs in tables are measured first and prepared only once. */
export interface LayoutSetting extends InlineSetting {
  readonly prepared: Map<readonly Inline[], PreparedText>;
  /** Sets blocks under one another; here, so that tables and sections can hold what they themselves are held by. */
  readonly layOutBlocks: (setting: LayoutSetting, blocks: readonly Block[], area: Area) => Slab[];
}

/** Where blocks are set: their column, their element, and how. */
export interface Area {
  readonly left: number;
  readonly width: number;
  readonly parent: StructureNode;
  readonly text: 'body' | 'table';
  /** How deep in sections, which decides the level of headings. */
  readonly depth: number;
  readonly align?: 'left' | 'right' | 'center';
  /** What the text's own style is changed by: a table's row headers are muted. */
  readonly style?: Partial<StyleChoice>;
  /** How far the first line is pushed in by a number too wide for its place. */
  readonly firstIndent?: number;
}

/** The area of what comes after its first line. */
export function withoutIndent(area: Area): Area {
  const { firstIndent: _, ...rest } = area;
  return rest;
}

/** The size of the text of `area`. */
export function sizeOf(setting: LayoutSetting, area: Area): Size {
  return setting.book.look.sizes[area.text];
}

/** The style of plain text in `area`. */
export function textStyle(setting: LayoutSetting, area: Area): TextStyle {
  return styleOf(setting.book, {
    family: 'body',
    bold: false,
    italic: false,
    size: sizeOf(setting, area).size,
    colour: setting.book.look.colours.text,
    ...area.style,
  });
}

/** A paragraph's pieces, prepared once; its element is made under `parent`. */
export function prepareParagraph(setting: LayoutSetting, block: Paragraph, area: Area): PreparedText {
  let text = setting.prepared.get(block.children);
  if (!text) {
    const guidance = block.role === 'guidance';
    const quiet = guidance || block.role === 'note';
    const base = textStyle(setting, area);
    const style = quiet
      ? styleOf(setting.book, { ...base, italic: guidance, colour: setting.book.look.colours.muted })
      : base;
    text = flattenInlines(setting, block.children, style, addStructure(area.parent, 'P'));
    setting.prepared.set(block.children, text);
  }
  return text;
}
