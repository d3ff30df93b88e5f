import type { Table, TableCell, TableRow } from '../../document/contract.ts';
import { type Extent, joinExtents, shareWidth } from '../../document/share-width.ts';
import { flattenInlines } from './flatten-inlines.ts';
import { hairline, makeRow } from './lay-out-row.ts';
import { layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import { measureBlocks, measureText } from './measure-blocks.ts';
import type { PreparedText } from './piece.ts';
import type { Slab } from './slab.ts';
import { spacing } from './spacing.ts';
import type { StructureAttributes, StructureNode } from './structure-node.ts';
import { addStructure, createStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

interface Column {
  readonly left: number;
  readonly width: number;
}

/** A cell with its element, in which its text has already been prepared. */
interface PreparedCell {
  readonly cell: TableCell;
  readonly area: Area;
}

/** Sets a table: its header row is repeated on every page, and its rows can be divided when they are very high. */
export function layOutTable(setting: LayoutSetting, table: Table, area: Area): Slab[] {
  const node = addStructure(area.parent, 'Table');
  const hasHeader = table.kind !== 'fields' && table.columns.some((column) => column.header.length > 0);
  const headers = hasHeader ? prepareHeaders(setting, table, node) : [];
  const body = table.kind === 'fields' ? node : addStructure(node, 'TBody');
  const topics: (StructureNode | undefined)[] = [];
  const rows = table.rows.map((row) => {
    topics.push(row.topic ? addTopic(body, table.columns.length) : undefined);
    return prepareRow(setting, table, row, addStructure(body, 'TR'), area);
  });
  const crowded = table.columns.length >= 4;
  const padding = table.kind === 'fields' ? 0 : crowded ? spacing.narrowPadding : spacing.cellPadding;
  const columns = placeColumns(setting, table, headers, rows, area, padding);
  const right = columns.at(-1)!.left + columns.at(-1)!.width + padding;
  const frame = { left: area.left, width: right - area.left, padding: spacing.rowPadding };
  const { colours } = setting.book.look;

  const header = hasHeader
    ? makeRow({
        ...frame,
        cells: headers.map((text, i) => layOutHeader(setting, table, text, columns[i]!, i)),
        ...(table.kind === 'data' ? { shade: colours.shade } : {}),
        rule: table.kind === 'columns' ? { colour: colours.accent, weight: 1 } : hairline(colours.rule),
      })
    : undefined;
  const slabs: Slab[] = header ? [{ ...header, keep: 'rather-not' }] : [];
  const laid: Slab[] = [];
  table.rows.forEach((row, r) => {
    const repeated = header ? { header } : {};
    const topic = topics[r];
    if (row.topic && topic)
      slabs.push({
        ...layOutTopic(setting, row.topic, topic, frame, padding),
        keep: 'rather-not',
        ...repeated,
      });
    const cells = rows[r]!.map(({ cell, area: inner }, i) =>
      setting.layOutBlocks(setting, cell.children, { ...inner, ...columns[i]! }),
    );
    const made = makeRow({
      ...frame,
      padding: table.kind === 'fields' ? 3 : spacing.rowPadding,
      cells,
      rule: hairline(colours.rule),
      ...repeated,
    });
    const slab: Slab = { ...made, keep: 'free' };
    laid.push(slab);
    slabs.push(slab);
  });
  leaveNoneAlone(laid);
  if (slabs.length > 0) {
    slabs[0]!.before = spacing.paragraph;
    slabs.at(-1)!.after = 12;
  }
  return slabs;
}

/** A row so high does not look left behind where it is the only one on its page. */
const HIGH_ROW = 60;

/** No page should hold only the first row of a table, or only its last. */
function leaveNoneAlone(rows: readonly Slab[]): void {
  const [first, last, before] = [rows[0], rows.at(-1), rows.at(-2)];
  if (!first || !last || !before) return;
  if (first.height < HIGH_ROW) first.keep = 'rather-not';
  if (last.height < HIGH_ROW) before.keep = 'rather-not';
}

function prepareHeaders(setting: LayoutSetting, table: Table, node: StructureNode): PreparedText[] {
  const { sizes, colours } = setting.book.look;
  const row = addStructure(addStructure(node, 'THead'), 'TR');
  const colour = table.kind === 'columns' ? colours.accent : colours.text;
  const size = table.kind === 'columns' ? sizes.body.size : sizes.table.size;
  const style = styleOf(setting.book, { family: 'heading', bold: true, italic: false, size, colour });
  return table.columns.map((column) => {
    const cell = addStructure(row, 'TH', { attributes: { scope: 'Column' } });
    return flattenInlines(setting, column.header, style, addStructure(cell, 'P'));
  });
}

function prepareRow(
  setting: LayoutSetting,
  table: Table,
  row: TableRow,
  node: StructureNode,
  area: Area,
): PreparedCell[] {
  return row.cells.map((cell, i) => {
    const label = table.kind === 'fields' && i === 0;
    const attributes: { attributes?: StructureAttributes } = label ? { attributes: { scope: 'Row' } } : {};
    const { firstIndent: _, style: __, ...outer } = area;
    const inner: Area = {
      ...outer,
      parent: addStructure(node, label ? 'TH' : 'TD', attributes),
      text: 'table',
      align: table.columns[i]?.align ?? 'left',
      ...(label ? { style: { family: 'heading', colour: setting.book.look.colours.muted } } : {}),
    };
    return { cell, area: inner };
  });
}

function placeColumns(
  setting: LayoutSetting,
  table: Table,
  headers: readonly PreparedText[],
  rows: readonly (readonly PreparedCell[])[],
  area: Area,
  padding: number,
): Column[] {
  const gap = table.kind === 'fields' ? 2 * spacing.cellPadding : 2 * padding;
  const room = area.width - 2 * padding - gap * (table.columns.length - 1);
  let widths: number[];
  if (table.kind === 'columns') widths = table.columns.map(() => room / table.columns.length);
  else {
    const extents = table.columns.map((_, i) =>
      joinExtents([
        ...(headers[i] ? [measureText(headers[i])] : []),
        ...rows.flatMap((row) => (row[i] ? measureBlocks(setting, row[i].cell.children, row[i].area) : [])),
      ]),
    );
    widths = table.kind === 'fields' ? shareFieldWidth(extents, room) : shareWidth(extents, room);
  }
  let left = area.left + padding;
  return widths.map((width) => {
    const column = { left, width };
    left += width + gap;
    return column;
  });
}

const LABEL_SHARE = 0.36;
const LEAST_LABEL = 92;

/** Labels as wide as they are, within bounds; the value has the rest of the line. */
function shareFieldWidth(extents: readonly Extent[], room: number): number[] {
  const label = Math.min(Math.max(extents[0]!.widest, LEAST_LABEL), room * LABEL_SHARE);
  const others = extents.length - 1;
  return extents.map((_, i) => (i === 0 ? label : (room - label) / others));
}

function layOutHeader(
  setting: LayoutSetting,
  table: Table,
  text: PreparedText,
  column: Column,
  i: number,
): Slab[] {
  const { sizes } = setting.book.look;
  const { size, leading } = table.kind === 'columns' ? sizes.body : sizes.table;
  return layOutText(text, { ...column, leading, size, align: table.columns[i]!.align });
}

function addTopic(body: StructureNode, columns: number): StructureNode {
  const cell = createStructure('TH', { attributes: { scope: 'Row', columnSpan: columns } });
  addStructure(body, 'TR').kids.push({ type: 'node', node: cell });
  return cell;
}

function layOutTopic(
  setting: LayoutSetting,
  topic: NonNullable<TableRow['topic']>,
  cell: StructureNode,
  frame: { readonly left: number; readonly width: number; readonly padding: number },
  inset: number,
): Slab {
  const { sizes, colours } = setting.book.look;
  const { size, leading } = sizes.table;
  const style = styleOf(setting.book, {
    family: 'heading',
    bold: true,
    italic: false,
    size,
    colour: colours.text,
  });
  const text = flattenInlines(setting, topic, style, addStructure(cell, 'P'));
  const lines = layOutText(text, {
    left: frame.left + inset,
    width: frame.width - 2 * inset,
    leading,
    size,
  });
  return makeRow({ ...frame, padding: 3, cells: [lines], shade: colours.shade });
}
