import type { Block, Inline, Table, TableColumn, TableRow } from '../../document/contract.ts';
import { type Extent, joinExtents, shareWidth } from '../../document/share-width.ts';
import { plainText } from '../../document/walk.ts';
import { type BlockPlace, endsInTable, TABLE_GAP, type WriteBlocks } from './block-place.ts';
import type { Draft } from './draft.ts';
import { estimateExtent, estimateLines, paragraphsOf } from './estimate-text.ts';
import { CELL_PADDING, clauseIndent, textHeight } from './geometry.ts';
import { writeInlines } from './inlines.ts';
import { writeParagraph } from './runs.ts';
import type { TableStyleId } from './styles-table.ts';
import { element, hexColour, twips, val } from './xml.ts';

/** From this many columns on, a table has the whole width of the page. */
const WIDE_TABLE = 4;

/** `w:tbl` for a table of any kind. */
export function writeTable(draft: Draft, table: Table, place: BlockPlace, writeBlocks: WriteBlocks): string {
  const full = table.kind === 'columns' || table.columns.length >= WIDE_TABLE || place.cell !== undefined;
  const indent = full ? 0 : clauseIndent(place.level);
  const widths = columnWidths(draft, table, place.width - indent).map(twips);
  const style = tableStyle(table);
  const hasHeader = table.kind !== 'fields' && table.columns.some(({ header }) => header.length > 0);
  const caption = plainText(place.subject) || draft.contract.title;
  const description = table.columns
    .map(({ header }) => plainText(header))
    .filter((text) => text !== '')
    .join(', ');
  const kept = draft.kept.has(table);
  return element(
    'w:tbl',
    {},
    writeTableProperties({ style, widths, indent: twips(indent), hasHeader, caption, description }) +
      (hasHeader ? writeHeader(draft, table, widths) : '') +
      table.rows
        .map((row, index) =>
          writeRow(draft, table, row, widths, place, kept && index === table.rows.length - 1, writeBlocks),
        )
        .join(''),
  );
}

function tableStyle(table: Table): TableStyleId {
  if (table.kind === 'fields') return 'FieldsTable';
  if (table.kind === 'data') return 'DataTable';
  return table.rows.length > 0 && table.rows.every((row) => row.topic) ? 'TopicsTable' : 'ColumnsTable';
}

/** What a table's properties say; lengths in twips. */
export interface TableProperties {
  readonly style: TableStyleId;
  readonly widths: readonly number[];
  readonly indent: number;
  readonly hasHeader: boolean;
  /** Alternative text: what the table is about, and what its columns are. */
  readonly caption: string;
  readonly description: string;
}

/** `w:tblPr` and `w:tblGrid`. */
export function writeTableProperties(table: TableProperties): string {
  const first = table.hasHeader ? 1 : 0;
  const label = table.style === 'FieldsTable' ? 1 : 0;
  const noBands = table.style === 'TopicsTable' ? 0 : 1;
  const last = table.style === 'SignatureLines' ? 1 : 0;
  const bits = first * 0x20 + label * 0x80 + last * 0x100 + noBands * 0x200 + 0x400;
  const look = {
    'w:val': bits.toString(16).toUpperCase().padStart(4, '0'),
    'w:firstRow': first,
    'w:lastRow': 0,
    'w:firstColumn': label,
    'w:lastColumn': last,
    'w:noHBand': noBands,
    'w:noVBand': 1,
  };
  return (
    element(
      'w:tblPr',
      {},
      val('w:tblStyle', table.style) +
        element('w:tblW', { 'w:w': table.widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }) +
        (table.indent === 0 ? '' : element('w:tblInd', { 'w:w': table.indent, 'w:type': 'dxa' })) +
        val('w:tblLayout', 'fixed').replace('w:val', 'w:type') +
        element('w:tblLook', look) +
        val('w:tblCaption', table.caption) +
        (table.description === '' ? '' : val('w:tblDescription', table.description)),
    ) + element('w:tblGrid', {}, table.widths.map((width) => element('w:gridCol', { 'w:w': width })).join(''))
  );
}

/** What a cell has of its own: how many columns it covers, the colours behind it and of the line above it. */
export interface CellLook {
  readonly span?: number;
  readonly fill?: string;
  readonly top?: string;
}

/** `w:tc`; `content` must end in a paragraph. */
export function writeCell(width: number, content: string, { span = 1, fill, top }: CellLook = {}): string {
  const line = { 'w:val': 'single', 'w:sz': 6, 'w:space': 0 };
  const properties =
    element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }) +
    (span > 1 ? val('w:gridSpan', span) : '') +
    (top ? element('w:tcBorders', {}, element('w:top', { ...line, 'w:color': hexColour(top) })) : '') +
    (fill ? element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hexColour(fill) }) : '');
  return `<w:tc>${element('w:tcPr', {}, properties)}${content}</w:tc>`;
}

/** `w:tr`, undivided unless told. */
export function writeTableRow(cells: string, kind: 'header' | 'whole' | 'divisible'): string {
  const properties = kind === 'divisible' ? '' : `<w:cantSplit/>${kind === 'header' ? '<w:tblHeader/>' : ''}`;
  return `<w:tr>${properties === '' ? '' : element('w:trPr', {}, properties)}${cells}</w:tr>`;
}

const ALIGNED: Readonly<Record<TableColumn['align'], string>> = {
  left: '',
  right: 'Right',
  center: 'Centred',
};

function writeHeader(draft: Draft, table: Table, widths: readonly number[]): string {
  const cells = table.columns.map((column, index) => {
    const style = table.kind === 'columns' ? 'PartyColumn' : `TableHeader${ALIGNED[column.align]}`;
    return writeCell(widths[index] ?? 0, writeParagraph(style, writeInlines(draft, column.header, true)));
  });
  return writeTableRow(cells.join(''), 'header');
}

function writeRow(
  draft: Draft,
  table: Table,
  row: TableRow,
  widths: readonly number[],
  place: BlockPlace,
  kept: boolean,
  writeBlocks: WriteBlocks,
): string {
  const cells = row.cells.map((cell, index) => {
    const base =
      table.kind === 'fields' && index === 0
        ? 'FieldLabel'
        : `TableText${ALIGNED[table.columns[index]?.align ?? 'left']}`;
    const style = draft.styles.paragraph(base, { keep: kept });
    const width = (widths[index] ?? 0) / 20;
    const inner: BlockPlace = {
      width: width - 2 * CELL_PADDING.side,
      level: 0,
      bullets: 0,
      cell: style,
      subject: place.subject,
    };
    return writeCell(
      widths[index] ?? 0,
      endInParagraph(writeBlocks(draft, cell.children, inner), cell.children, style),
    );
  });
  const topic = row.topic ? writeTopic(draft, row.topic, widths) : '';
  const tall = estimateHeight(draft, row, widths) > textHeight(draft.look) / 2;
  return topic + writeTableRow(cells.join(''), tall ? 'divisible' : 'whole');
}

function writeTopic(draft: Draft, topic: readonly Inline[], widths: readonly number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const paragraph = writeParagraph('Topic', writeInlines(draft, topic, true));
  return writeTableRow(writeCell(whole, paragraph, { span: widths.length }), 'whole');
}

/** A cell without a last paragraph makes the file unreadable. */
export function endInParagraph(content: string, blocks: readonly Block[], style: string): string {
  if (content === '') return writeParagraph(style, '');
  return endsInTable(blocks.at(-1)) ? content + TABLE_GAP : content;
}

function columnWidths(draft: Draft, table: Table, width: number): number[] {
  const count = table.columns.length;
  if (table.kind === 'columns') return table.columns.map(() => width / count);
  const { size } = draft.look.sizes.table;
  const extents = table.columns.map((column, index): Extent => {
    const texts = [
      column.header,
      ...table.rows.flatMap((row) => paragraphsOf(row.cells[index]?.children ?? [])),
    ];
    // Letters may be wider than they were guessed.
    return joinExtents(texts.map((text) => estimateExtent(plainText(text), size * 1.06)));
  });
  const padding = 2 * CELL_PADDING.side + 2;
  if (table.kind === 'data')
    return shareWidth(extents, width - count * padding).map((each) => each + padding);
  const label = Math.min(Math.max((extents[0]?.widest ?? 0) + padding, LEAST_LABEL), width * LABEL_SHARE);
  return extents.map((_, index) => (index === 0 ? label : (width - label) / (count - 1)));
}

const LEAST_LABEL = 106;
const LABEL_SHARE = 0.38;

function estimateHeight(draft: Draft, row: TableRow, widths: readonly number[]): number {
  const { size, leading } = draft.look.sizes.table;
  const lines = row.cells.map((cell, index) => {
    const width = (widths[index] ?? 0) / 20 - 2 * CELL_PADDING.side;
    return paragraphsOf(cell.children).reduce((sum, text) => sum + estimateLines(text, size, width), 0);
  });
  return Math.max(1, ...lines) * leading;
}
