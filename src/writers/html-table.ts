import type { Inline, Table, TableRow } from '../document/contract.ts';
import { plainText, walkBlocks } from '../document/walk.ts';
import { escapeHtml } from './html-escape.ts';

/** How a table's cells and headers become HTML. */
export interface TableScope {
  readonly inlines: (inlines: readonly Inline[]) => string;
  readonly cell: (cell: TableRow['cells'][number]) => string;
  /** What the table is about: the heading it stands under. */
  readonly name: string;
}

/** From this many columns a data table scrolls sideways where the window is narrow. */
const SCROLLING_COLUMNS = 4;

/** A table with scoped headers; each topic opens a row group, so that its name covers the rows under it. */
export function renderTable(table: Table, scope: TableScope): string {
  const head =
    table.kind === 'fields'
      ? ''
      : `<thead>\n<tr>${table.columns.map((column) => headCell(column, scope)).join('')}</tr>\n</thead>\n`;
  const groups = groupRows(table.rows).map(
    (rows) => `<tbody>\n${rows.map((row) => renderRow(table, row, scope)).join('\n')}\n</tbody>`,
  );
  const name = scope.name === '' ? '' : ` aria-label="${escapeHtml(scope.name)}"`;
  const html = `<table class="${table.kind}"${name}>\n${head}${groups.join('\n')}\n</table>`;
  if (table.kind !== 'data' || table.columns.length < SCROLLING_COLUMNS) return html;
  return `<div class="scroll" role="group"${name} tabindex="0">\n${html}\n</div>`;
}

function headCell(column: Table['columns'][number], scope: TableScope): string {
  if (column.header.length === 0) return '<td></td>';
  const classes = classList(column.align, hasLongWord(plainText(column.header)));
  return `<th scope="col"${classes}>${scope.inlines(column.header)}</th>`;
}

function groupRows(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last === undefined || row.topic) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

function renderRow(table: Table, row: TableRow, scope: TableScope): string {
  const topic = row.topic
    ? `<tr class="topic"><th colspan="${table.columns.length}" scope="rowgroup">${scope.inlines(row.topic)}</th></tr>\n`
    : '';
  const cells = row.cells.map((cell, index) => {
    const column = table.columns[index];
    const content = scope.cell(cell);
    const isLong = hasLongWord(textOf(cell));
    if (table.kind === 'fields' && index === 0)
      return `<th scope="row"${classList('left', isLong)}>${content}</th>`;
    // Where the columns are stacked, each cell says whose it is.
    const label =
      table.kind === 'columns' ? ` data-label="${escapeHtml(plainText(column?.header ?? []))}"` : '';
    return `<td${classList(column?.align ?? 'left', isLong)}${label}>${content}</td>`;
  });
  return `${topic}<tr>${cells.join('')}</tr>`;
}

function classList(align: 'left' | 'right' | 'center', isLong: boolean): string {
  const classes = [align === 'left' ? '' : align, isLong ? 'long' : ''].filter((name) => name !== '');
  return classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
}

/** A word of more letters than this may be cut, or its column would push the others off the page. */
const LONGEST_WHOLE_WORD = 18;

function hasLongWord(text: string): boolean {
  return text.split(/\s+/).some((word) => word.length > LONGEST_WHOLE_WORD);
}

function textOf(cell: TableRow['cells'][number]): string {
  let text = '';
  walkBlocks(cell.children, {
    block: () => {
      text += ' ';
    },
    inline: (inline) => {
      if (inline.type === 'text') text += inline.value;
      else if (inline.type === 'reference') text += inline.prefix + inline.number;
      else if (inline.type === 'break') text += ' ';
    },
  });
  return text;
}
