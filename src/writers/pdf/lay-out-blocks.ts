import { BULLET } from '../../document/bullet.ts';
import type { Block, Clause, Clauses, List, Paragraph } from '../../document/contract.ts';
import { unreachable } from '../../problem.ts';
import { flattenText } from './flatten-inlines.ts';
import { layOutCover } from './lay-out-cover.ts';
import { layOutSection, layOutTitle } from './lay-out-headings.ts';
import { layOutLanes, layOutLegend } from './lay-out-lanes.ts';
import { layOutSignatures } from './lay-out-signatures.ts';
import { layOutTable } from './lay-out-table.ts';
import { baselineOf, layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import { prepareParagraph, sizeOf, textStyle, withoutIndent } from './layout-setting.ts';
import type { Mark, Slab } from './slab.ts';
import { spacing } from './spacing.ts';
import type { StructureNode } from './structure-node.ts';
import { addStructure } from './structure-node.ts';

/** Sets blocks under one another. */
export function layOutBlocks(setting: LayoutSetting, blocks: readonly Block[], area: Area): Slab[] {
  const slabs: Slab[] = [];
  blocks.forEach((block, i) => {
    const here = i === 0 ? area : withoutIndent(area);
    const laid = layOutBlock(setting, block, here, blocks[i + 1]);
    // The block of signatures never stands alone on its page, nor with its own heading only.
    if (beginsWithSignatures(block) && slabs.length > 0) slabs.at(-1)!.keep = 'rather-not';
    for (const slab of laid) slabs.push(slab);
  });
  return slabs;
}

/** Whether nothing but a heading and words that introduce them stands before the signatures of `block`. */
function beginsWithSignatures(block: Block): boolean {
  if (block.type !== 'section') return block.type === 'signatures';
  const first = block.children.find(({ type }) => type !== 'paragraph');
  return first !== undefined && beginsWithSignatures(first);
}

function layOutBlock(setting: LayoutSetting, block: Block, area: Area, next: Block | undefined): Slab[] {
  switch (block.type) {
    case 'cover':
      return layOutCover(setting, block, area);
    case 'title':
      return layOutTitle(setting, block, area);
    case 'section':
      return layOutSection(setting, block, area);
    case 'paragraph':
      return layOutParagraph(setting, block, area, leadsTo(block, next));
    case 'clauses':
      return layOutClauses(setting, block, area);
    case 'list':
      return block.legend ? layOutLegend(setting, block, area) : layOutList(setting, block, area);
    case 'table':
      return block.kind === 'lanes' ? layOutLanes(setting, block, area) : layOutTable(setting, block, area);
    case 'signatures':
      return layOutSignatures(setting, block, area);
    default:
      return unreachable(block);
  }
}

function leadsTo(block: Paragraph, next: Block | undefined): boolean {
  if (!next) return false;
  return block.role === 'lead' || next.type === 'clauses' || next.type === 'list';
}

function layOutParagraph(setting: LayoutSetting, block: Paragraph, area: Area, leads: boolean): Slab[] {
  const text = prepareParagraph(setting, block, area);
  const { size, leading } = sizeOf(setting, area);
  const guidance = block.role === 'guidance';
  const inset = guidance ? spacing.bullet : 0;
  const slabs = layOutText(text, {
    left: area.left + inset,
    width: area.width - inset,
    leading,
    size,
    align: area.align ?? 'left',
    firstIndent: area.firstIndent ?? 0,
    before: guidance ? spacing.paragraph : 0,
    after: area.text === 'table' ? spacing.item : leads ? spacing.paragraph - 2 : spacing.paragraph,
    // Advice is for what follows it.
    keep: leads || guidance ? 'rather-not' : 'free',
  });
  if (!guidance) return slabs;
  const bar = {
    type: 'fill',
    x: area.left,
    y: 0,
    width: 2,
    height: leading,
    colour: setting.book.look.colours.rule,
  } as const;
  return slabs.map((slab) => ({ ...slab, marks: [bar, ...slab.marks] }));
}

function layOutList(setting: LayoutSetting, block: List, area: Area): Slab[] {
  const list = addStructure(area.parent, 'L', { attributes: { numbering: 'Disc' } });
  const slabs = block.items.flatMap((item, i) => {
    const inner = layOutItem(setting, BULLET, item.children, area, list, spacing.bullet, undefined);
    if (inner.length > 0) inner.at(-1)!.after = i === block.items.length - 1 ? lastAfter(area) : spacing.item;
    return inner;
  });
  return slabs;
}

function lastAfter(area: Area): number {
  return area.text === 'table' ? spacing.item : spacing.paragraph;
}

const NUMBERINGS = { 2: 'Decimal', 3: 'LowerAlpha', 4: 'LowerRoman' } as const;

function layOutClauses(setting: LayoutSetting, block: Clauses, area: Area): Slab[] {
  const isBulleted = block.items[0]?.number === BULLET;
  const numbering = isBulleted ? 'Disc' : NUMBERINGS[block.level];
  const list = addStructure(area.parent, 'L', { attributes: { numbering } });
  const indent = area.text === 'table' || block.level > 2 ? spacing.step : spacing.gutter;
  return block.items.flatMap((clause: Clause) => {
    const inner = layOutItem(setting, clause.number ?? '', clause.children, area, list, indent, clause.id);
    const after = block.level === 2 && area.text === 'body' ? spacing.paragraph : spacing.item + 1;
    if (inner.length > 0) inner.at(-1)!.after = Math.max(after, block.level === 2 ? inner.at(-1)!.after : 0);
    return inner;
  });
}

/** Sets an item with its label hung in `indent`; a label too wide for it pushes the first line in. */
function layOutItem(
  setting: LayoutSetting,
  label: string,
  blocks: readonly Block[],
  area: Area,
  list: StructureNode,
  indent: number,
  id: string | undefined,
): Slab[] {
  const item = addStructure(list, 'LI');
  const { size, leading } = sizeOf(setting, area);
  const text = flattenText(setting, label, textStyle(setting, area), addStructure(item, 'Lbl'));
  const first = blocks[0];
  const hangs = first?.type === 'paragraph' && first.role !== 'guidance';
  const inner = layOutBlocks(setting, blocks, {
    ...withoutIndent(area),
    left: area.left + indent,
    width: area.width - indent,
    parent: addStructure(item, 'LBody'),
    ...(hangs && text.widest > indent - 4 ? { firstIndent: text.widest + 6 - indent } : {}),
  });
  const mark: Mark = {
    type: 'text',
    // A bullet hangs just left of the text, where a number stands at the margin.
    x: label === BULLET ? area.left + indent - spacing.bullet : area.left,
    y: baselineOf(leading, size),
    line: { pieces: text.pieces, width: text.widest },
    ...(id === undefined ? {} : { anchors: [id] }),
  };
  if (hangs && inner[0]) return [{ ...inner[0], marks: [mark, ...inner[0].marks] }, ...inner.slice(1)];
  return [{ height: leading, before: 0, after: 0, keep: 'rather-not', marks: [mark] }, ...inner];
}
