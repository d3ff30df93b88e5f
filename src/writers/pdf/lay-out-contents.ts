import type { Contract } from '../../document/contract.ts';
import { contentsOf } from '../../document/walk.ts';
import { flattenInlines, flattenText } from './flatten-inlines.ts';
import { baselineOf, layOutText } from './lay-out-text.ts';
import type { LayoutSetting } from './layout-setting.ts';
import type { Mark, Slab } from './slab.ts';
import { spacing } from './spacing.ts';
import type { StructureNode } from './structure-node.ts';
import { addStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

const PAGE_NUMBER_WIDTH = 40;
/** How close lines stand in a list that would else go over to the next page by a few. */
const TIGHT = 0.9;

/** Sets the contents list: number, heading and page of each section of the first level, each one a link. */
export function layOutContents(
  setting: LayoutSetting,
  contract: Contract,
  parent: StructureNode,
  { width, isTight = false }: { readonly width: number; readonly isTight?: boolean },
): Slab[] {
  const { sizes, colours } = setting.book.look;
  const plain = { bold: false, italic: false } as const;
  const title = styleOf(setting.book, {
    family: 'heading',
    bold: true,
    italic: false,
    size: sizes.heading2.size,
    colour: colours.accent,
  });
  const style = styleOf(setting.book, {
    ...plain,
    family: 'body',
    size: sizes.body.size,
    colour: colours.text,
  });
  const caption = flattenText(setting, contract.labels.contents, title, addStructure(parent, 'H2'));
  const slabs = layOutText(caption, {
    left: 0,
    width,
    ...sizes.heading2,
    before: 14,
    after: 6,
    whole: true,
    keep: 'rather-not',
  });
  const list = addStructure(parent, 'TOC');
  const leading = sizes.body.leading * (isTight ? TIGHT : 1);
  for (const entry of contentsOf(contract)) {
    const target = { type: 'part', id: entry.id } as const;
    const node = addStructure(addStructure(list, 'TOCI'), 'Reference');
    const number = flattenText(setting, entry.number, style, node);
    const text = flattenInlines(
      setting,
      [{ type: 'text', value: `${entry.number} ` }, ...entry.heading],
      style,
      node,
      target,
    );
    // The number is part of the link, but stands in a column of its own.
    const pieces = [...text.pieces];
    const label = entry.number ? pieces.splice(0, number.pieces.length + 1) : [];
    const indent = number.widest < spacing.gutter - 4 ? spacing.gutter : number.widest + 10;
    const lines = layOutText(
      { ...text, pieces },
      {
        left: spacing.gutter,
        width: width - spacing.gutter - PAGE_NUMBER_WIDTH,
        leading,
        size: sizes.body.size,
        firstIndent: label.length > 0 ? indent - spacing.gutter : 0,
        after: isTight ? 1 : 2,
        whole: true,
      },
    );
    const y = baselineOf(leading, sizes.body.size);
    if (label.length > 0) {
      const mark: Mark = { type: 'text', x: 0, y, line: { pieces: label, width: number.widest } };
      lines[0] = { ...lines[0]!, marks: [mark, ...lines[0]!.marks] };
    }
    const last = lines.at(-1)!;
    const end = last.marks.at(-1)!;
    if (end.type !== 'text') throw new Error('An entry of the contents list ends in text');
    lines[lines.length - 1] = {
      ...last,
      marks: [
        ...last.marks,
        {
          type: 'page-number',
          target: entry.id,
          from: end.x + end.line.width,
          right: width,
          y,
          style,
          line: end.line,
        },
      ],
    };
    slabs.push(...lines);
  }
  slabs.at(-1)!.after = 12;
  // One or two entries alone on a page would look like a mistake.
  for (const slab of slabs.slice(-3, -1)) slab.keep = 'rather-not';
  return slabs;
}
