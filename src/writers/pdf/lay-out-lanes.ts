import type { Block, Inline, List, ListItem, Shape, Table, TableRow } from '../../document/contract.ts';
import { type Hue, huesOf } from '../../document/hues.ts';
import { beginsStage, splitStageTopic } from '../../document/stage-topic.ts';
import { SHAPE_EDGE } from './draw-shape.ts';
import { flattenInlines } from './flatten-inlines.ts';
import { type Ground, makeRow } from './lay-out-row.ts';
import { layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import { prepareParagraph, sizeOf } from './layout-setting.ts';
import type { Mark, Slab } from './slab.ts';
import { gapBetween, heightOf, moveMarks } from './slab.ts';
import { spacing } from './spacing.ts';
import type { StructureNode } from './structure-node.ts';
import { addStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

/** The column of stages, at the left; lanes share the rest. */
const STAGE_WIDTH = 66;
/** Between two lanes. */
const LANE_GAP = 3;
/** Between the edge of a lane and its shapes, and between two shapes. */
const LANE_INSET = 5;
const SHAPE_GAP = 5;
/** Between the edge of a shape and its text, above and below. */
const SHAPE_PADDING = 3.5;
const SHAPE_SIDE = 6;
const WHITE = '#ffffff';

interface Lane {
  readonly hue: Hue;
  readonly left: number;
  readonly width: number;
}

/** Sets a process: a lane of its own colour for each owner, its steps as shapes, what passes over as arrows across lanes. */
export function layOutLanes(setting: LayoutSetting, table: Table, area: Area): Slab[] {
  const lanes = placeLanes(table, area);
  const node = addStructure(area.parent, 'Table');
  const header = layOutHeader(setting, table, lanes, addStructure(addStructure(node, 'THead'), 'TR'));
  const body = addStructure(node, 'TBody');
  const rule = { colour: setting.book.look.colours.muted, weight: 2 * spacing.hairline };
  const slabs: Slab[] = [{ ...header, keep: 'rather-not' }];
  table.rows.forEach((row, at) => {
    const element = addStructure(body, 'TR');
    const topic = layOutTopic(setting, row.topic ?? [], area, element);
    const cells = row.handoff
      ? [layOutHandoff(setting, row, lanes, area, element)]
      : row.cells.map(({ children }, i) =>
          layOutCell(setting, children, lanes[i]!, { ...area, parent: addStructure(element, 'TD') }),
        );
    const slab = makeRow({
      cells: [topic, ...cells],
      left: area.left,
      width: area.width,
      padding: LANE_INSET,
      grounds: lanes.map(groundOf),
      ...(endsStage(table.rows, at) && { rule }),
      header,
    });
    // A page ends between two stages, if it can.
    slabs.push({ ...slab, keep: endsStage(table.rows, at) ? 'free' : 'rather-not' });
  });
  slabs[0]!.before = spacing.paragraph;
  slabs.at(-1)!.after = 12;
  return slabs;
}

function placeLanes(table: Table, area: Area): Lane[] {
  const hues = huesOf(table.columns);
  const room = area.width - STAGE_WIDTH;
  const width = room / table.columns.length - LANE_GAP;
  return hues.map((hue, i) => ({
    hue,
    left: area.left + STAGE_WIDTH + LANE_GAP + i * (width + LANE_GAP),
    width,
  }));
}

function groundOf({ hue, left, width }: Lane): Ground {
  return { x: left, width, colour: hue.tint };
}

function endsStage(rows: readonly TableRow[], at: number): boolean {
  const next = rows[at + 1];
  return next === undefined || beginsStage(next);
}

function layOutHeader(
  setting: LayoutSetting,
  table: Table,
  lanes: readonly Lane[],
  node: StructureNode,
): Slab {
  const { size, leading } = setting.book.look.sizes.table;
  const style = styleOf(setting.book, { family: 'heading', bold: true, italic: false, size, colour: WHITE });
  // The column of stages needs no words to be known for what it is, but a table has a cell for each place.
  addStructure(node, 'TD');
  const cells = table.columns.map(({ header }, i) => {
    const cell = addStructure(node, 'TH', { attributes: { scope: 'Column' } });
    const { left, width } = lanes[i]!;
    const text = flattenInlines(setting, header, style, addStructure(cell, 'P'));
    return layOutText(text, {
      left: left + LANE_INSET,
      width: width - 2 * LANE_INSET,
      leading,
      size,
      align: 'center',
    });
  });
  const grounds = lanes.map(({ hue, left, width }) => ({ x: left, width, colour: hue.strong }));
  const first = lanes[0];
  return makeRow({ cells, left: first?.left ?? 0, width: 0, padding: 3, grounds });
}

function layOutTopic(
  setting: LayoutSetting,
  topic: readonly Inline[],
  area: Area,
  row: StructureNode,
): Slab[] {
  const { sizes, colours } = setting.book.look;
  const { size, leading } = sizes.small;
  const style = styleOf(setting.book, {
    family: 'heading',
    bold: false,
    italic: false,
    size,
    colour: colours.text,
  });
  const cell = addStructure(row, 'TH', { attributes: { scope: 'Row' } });
  // The name of the stage stands on lines of its own.
  return splitStageTopic(topic).flatMap((part) =>
    layOutText(flattenInlines(setting, part, style, addStructure(cell, 'P')), {
      left: area.left,
      width: STAGE_WIDTH - LANE_INSET,
      leading,
      size,
    }),
  );
}

/** Lists become shapes; whatever else a cell holds is set as it is. */
function layOutCell(setting: LayoutSetting, blocks: readonly Block[], lane: Lane, area: Area): Slab[] {
  const left = lane.left + LANE_INSET;
  const width = lane.width - 2 * LANE_INSET;
  return blocks.flatMap((block) => {
    if (block.type !== 'list')
      return setting.layOutBlocks(setting, [block], { ...area, text: 'table', left, width });
    const list = addStructure(area.parent, 'L', { attributes: { numbering: 'None' } });
    return block.items.map((item) => {
      const body = addStructure(addStructure(list, 'LI'), 'LBody');
      return layOutShape(setting, item, lane.hue, { ...area, text: 'table', left, width, parent: body });
    });
  });
}

function layOutShape(setting: LayoutSetting, item: ListItem, hue: Hue, area: Area): Slab {
  const shape = item.shape ?? 'activity';
  const side = SHAPE_SIDE + (shape === 'decision' ? SHAPE_EDGE.decision - 3 : 0);
  // The fold of a document stands beside its first line.
  const fold = shape === 'document' ? SHAPE_EDGE.document - 2 : 0;
  const inner = setting.layOutBlocks(setting, item.children, {
    ...area,
    left: area.left + side,
    width: area.width - 2 * side - fold,
    style: { family: 'heading' },
  });
  return boxed(inner, {
    shape,
    x: area.left,
    width: area.width,
    fill: WHITE,
    stroke: hue.strong,
  });
}

interface Box {
  readonly shape: Shape;
  readonly left?: boolean;
  readonly x: number;
  readonly width: number;
  readonly fill: string;
  readonly stroke: string;
}

/** Texts with a shape behind them, on one page. */
function boxed(inner: readonly Slab[], box: Box): Slab {
  const height = heightOf(inner) + 2 * SHAPE_PADDING;
  const marks: Mark[] = [{ type: 'shape', y: 0, height, ...box }];
  let y = SHAPE_PADDING;
  inner.forEach((slab, i) => {
    if (i > 0) y += gapBetween(inner[i - 1]!, slab);
    marks.push(...moveMarks(slab.marks, 0, y));
    y += slab.height;
  });
  return { height, before: SHAPE_GAP, after: SHAPE_GAP, keep: 'free', marks };
}

/** An arrow from the one lane to the other, with what passes over written in it. */
function layOutHandoff(
  setting: LayoutSetting,
  row: TableRow,
  lanes: readonly Lane[],
  area: Area,
  node: StructureNode,
): Slab[] {
  const { from, to } = row.handoff!;
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const cellOf = (columnSpan: number): StructureNode =>
    addStructure(node, 'TD', columnSpan > 1 ? { attributes: { columnSpan } } : {});
  if (first > 0) cellOf(first);
  const parent = cellOf(last - first + 1);
  if (last < lanes.length - 1) cellOf(lanes.length - 1 - last);
  const left = lanes[first]!.left + LANE_INSET;
  const width = lanes[last]!.left + lanes[last]!.width - LANE_INSET - left;
  const side = SHAPE_SIDE + SHAPE_EDGE.handoff;
  const inner = setting.layOutBlocks(setting, row.cells[from]!.children, {
    ...area,
    text: 'table',
    parent,
    left: left + side,
    width: width - 2 * side,
    style: { family: 'heading', colour: WHITE },
  });
  const { strong } = lanes[from]!.hue;
  const box = { shape: 'handoff', left: to < from, x: left, width, fill: strong, stroke: strong } as const;
  return [boxed(inner, box)];
}

/** The swatch of a legend, and the space to its words and to the next. */
const SWATCH = { width: 22, height: 11, gap: 5, after: 16 } as const;

/** Sets a legend: each shape with its words behind it, side by side as long as there is room. */
export function layOutLegend(setting: LayoutSetting, block: List, area: Area): Slab[] {
  const { colours } = setting.book.look;
  const list = addStructure(area.parent, 'L', { attributes: { numbering: 'None' } });
  const size = sizeOf(setting, { ...area, text: 'table' });
  const lines: Mark[][] = [[]];
  let x = 0;
  for (const item of block.items) {
    const [first] = item.children;
    if (first?.type !== 'paragraph') continue;
    const parent = addStructure(addStructure(list, 'LI'), 'LBody');
    const text = prepareParagraph(setting, first, {
      ...area,
      text: 'table',
      parent,
      style: { family: 'heading' },
    });
    const width = SWATCH.width + SWATCH.gap + text.widest;
    if (x > 0 && x + width > area.width) {
      lines.push([]);
      x = 0;
    }
    const swatch = {
      x: area.left + x,
      y: (size.leading - SWATCH.height) / 2,
      width: SWATCH.width,
      height: SWATCH.height,
    };
    const fill = item.shape === 'handoff' ? colours.muted : WHITE;
    lines
      .at(-1)!
      .push({ type: 'shape', shape: item.shape ?? 'activity', ...swatch, fill, stroke: colours.muted });
    const [line] = layOutText(text, {
      left: swatch.x + SWATCH.width + SWATCH.gap,
      width: text.widest + 1,
      ...size,
    });
    lines.at(-1)!.push(...(line?.marks ?? []));
    x += width + SWATCH.after;
  }
  return lines.map((marks, at) => ({
    height: size.leading,
    before: at === 0 ? 2 * spacing.paragraph : 0,
    after: spacing.paragraph + 2,
    keep: 'rather-not',
    marks,
  }));
}
