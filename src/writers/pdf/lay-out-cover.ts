import type { Cover, Paragraph } from '../../document/contract.ts';
import { logoRoom } from '../../document/look.ts';
import { flattenInlines } from './flatten-inlines.ts';
import { layOutTitle } from './lay-out-headings.ts';
import { layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import type { Slab } from './slab.ts';
import { heightOf } from './slab.ts';
import { addStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

/** The title begins at this share of the page. */
const ABOVE_TITLE = 0.24;
const LEAST_GAP = 28;

/** Sets the cover to fill one page: the title over the middle, what document it is at the foot. */
export function layOutCover(setting: LayoutSetting, block: Cover, area: Area): Slab[] {
  const { look } = setting.book;
  const { paper } = look;
  const taken = logoRoom(look);
  const height = paper.height - paper.margin.top - paper.margin.bottom;
  const head: Slab[] = [spacer(Math.max(0, height * ABOVE_TITLE - taken))];
  const foot: Slab[] = [];
  for (const child of block.children) {
    if (child.type === 'title') head.push(...layOutTitle(setting, child, area, true));
    else if (child.type === 'paragraph') head.push(...layOutSubtitle(setting, child, area));
    else foot.push(...setting.layOutBlocks(setting, [child], area));
  }
  const rest = height - taken - heightOf([...head, spacer(0), ...foot]) - 1;
  return [...head, spacer(Math.max(rest, LEAST_GAP)), ...foot];
}

function layOutSubtitle(setting: LayoutSetting, block: Paragraph, area: Area): Slab[] {
  const { sizes, colours } = setting.book.look;
  const { size, leading } = sizes.heading1;
  const style = styleOf(setting.book, {
    family: 'heading',
    bold: false,
    italic: false,
    size,
    colour: colours.text,
  });
  const text = flattenInlines(setting, block.children, style, addStructure(area.parent, 'P'));
  return layOutText(text, { left: area.left, width: area.width, leading: leading + 2, size, after: 6 });
}

function spacer(height: number): Slab {
  return { height, before: 0, after: 0, keep: 'rather-not', marks: [] };
}
