import type { Block, Section, Title } from '../../document/contract.ts';
import type { Size } from '../../document/look.ts';
import { flattenInlines, flattenText } from './flatten-inlines.ts';
import { baselineOf, layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import type { Slab } from './slab.ts';
import { spacing } from './spacing.ts';
import { addStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

const GAP_AFTER_NUMBER = 10;

/** How much larger than over the text the title is on a cover. */
const COVER_SCALE = 1.3;

/** Sets the contract's title over a thin rule, on a cover larger. */
export function layOutTitle(setting: LayoutSetting, block: Title, area: Area, onCover = false): Slab[] {
  const { sizes, colours } = setting.book.look;
  const scale = onCover ? COVER_SCALE : 1;
  const [size, leading] = [sizes.title.size * scale, sizes.title.leading * scale];
  const style = styleOf(setting.book, {
    family: 'heading',
    bold: true,
    italic: false,
    size,
    colour: colours.accent,
  });
  const text = flattenInlines(setting, block.children, style, addStructure(area.parent, 'H1'));
  const lines = layOutText(text, {
    left: area.left,
    width: area.width,
    leading,
    size,
    whole: true,
    keep: 'rather-not',
  });
  const rule = {
    type: 'fill',
    x: area.left,
    y: 0,
    width: area.width,
    height: 1,
    colour: colours.accent,
  } as const;
  return [...lines, { height: 1, before: 10, after: 16, keep: 'rather-not', marks: [rule] }];
}

/** Sets a heading with its number hung in the gutter, and what stands under it. */
export function layOutSection(setting: LayoutSetting, block: Section, area: Area): Slab[] {
  const section = addStructure(area.parent, 'Sect');
  const heading = layOutHeading(setting, block, { ...area, parent: section });
  if (block.schedule) heading[0]!.newPage = true;
  const inner = layOutSectionChildren(setting, block, { ...area, parent: section, depth: area.depth + 1 });
  return [...heading, ...inner];
}

function layOutSectionChildren(setting: LayoutSetting, section: Section, area: Area): Slab[] {
  // Text under a numbered heading stands below the heading's words, so that only numbers are in the gutter.
  const indent = hangs(section) ? spacing.gutter : 0;
  const indented = { ...area, left: area.left + indent, width: area.width - indent };
  const slabs: Slab[] = [];
  for (const run of runsOf(section.children)) {
    const laid = setting.layOutBlocks(setting, run.blocks, run.full ? area : indented);
    if (run.blocks[0]?.type === 'signatures' && slabs.length > 0) slabs.at(-1)!.keep = 'rather-not';
    if (slabs.length > 0 && run.follows) slabs.at(-1)!.keep = 'rather-not';
    slabs.push(...laid);
  }
  return slabs;
}

interface BlockRun {
  readonly full: boolean;
  /** Whether the block before it introduces this one. */
  readonly follows: boolean;
  readonly blocks: Block[];
}

/** Neighbours that have the same left edge, together. */
function runsOf(blocks: readonly Block[]): BlockRun[] {
  const runs: BlockRun[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const full = isFullWidth(block);
    const last = runs.at(-1);
    if (last?.full === full) last.blocks.push(block);
    else
      runs.push({
        full,
        follows: before?.type === 'paragraph' && (before.role === 'lead' || block.type === 'clauses'),
        blocks: [block],
      });
    before = block;
  }
  return runs;
}

const WIDE_TABLE = 4;

function isFullWidth(block: Block): boolean {
  if (block.type === 'clauses') return block.level === 2;
  if (block.type === 'table')
    return block.kind === 'columns' || block.kind === 'lanes' || block.columns.length >= WIDE_TABLE;
  return block.type === 'section' || block.type === 'signatures';
}

function hangs(section: Section): boolean {
  return section.number !== undefined && !section.schedule;
}

function layOutHeading(setting: LayoutSetting, block: Section, area: Area): Slab[] {
  const { size, leading } = sizeOfHeading(setting, block.level);
  const { colours } = setting.book.look;
  const colour = block.level === 1 ? colours.accent : colours.text;
  const style = styleOf(setting.book, { family: 'heading', bold: true, italic: false, size, colour });
  const node = addStructure(area.parent, `H${Math.min(area.depth + 1, 6)}`);
  const number = flattenText(setting, block.number ?? '', style, node);
  const text = flattenInlines(setting, block.heading, style, node);
  const indent = hangs(block) ? spacing.gutter : 0;
  const taken = number.widest === 0 ? 0 : number.widest + GAP_AFTER_NUMBER;
  const slabs = layOutText(text, {
    left: area.left + indent,
    width: area.width - indent,
    leading,
    size,
    firstIndent: Math.max(0, (indent > 0 && number.widest < indent - 4 ? indent : taken) - indent),
    before: block.level === 1 ? 22 : block.level === 2 ? 12 : 9,
    after: block.level === 1 ? 7 : 4,
    whole: true,
    keep: 'rather-not',
    anchors: [block.id],
  });
  if (number.pieces.length === 0) return slabs;
  const run = number.pieces[0]!.run;
  const pieces = [...number.pieces, { type: 'space', run, width: run.style.spaceWidth } as const];
  const mark = {
    type: 'text',
    x: area.left,
    y: baselineOf(leading, size),
    line: { pieces, width: number.widest },
  } as const;
  return [{ ...slabs[0]!, marks: [mark, ...slabs[0]!.marks] }, ...slabs.slice(1)];
}

function sizeOfHeading(setting: LayoutSetting, level: Section['level']): Size {
  const { sizes } = setting.book.look;
  return level === 1 ? sizes.heading1 : level === 2 ? sizes.heading2 : sizes.heading3;
}
