import type { Look } from '../../document/look.ts';
import { CELL_PADDING } from './geometry.ts';
import { element, hexColour, twips, val } from './xml.ts';

/** The table styles, by their ids. */
export type TableStyleId =
  | 'DataTable'
  | 'ColumnsTable'
  | 'TopicsTable'
  | 'FieldsTable'
  | 'LanesTable'
  | 'SignatureTable'
  | 'SignatureLines';

interface TableLook {
  readonly id: TableStyleId;
  readonly name: string;
  /** Which sides have hairlines. */
  readonly lines: readonly ('top' | 'bottom' | 'insideH')[];
  /** What sets the header row off. */
  readonly header: 'shaded' | 'ruled' | 'none';
  /** Rows in pairs, the first of each shaded. */
  readonly pairs?: boolean;
  readonly side?: number;
  /** White lines between the columns. */
  readonly gap?: boolean;
  /** A rule under each cell of the last column, to write on. */
  readonly ruled?: boolean;
}

const TABLE_LOOKS: readonly TableLook[] = [
  { id: 'DataTable', name: 'Data Table', lines: ['bottom', 'insideH'], header: 'shaded' },
  { id: 'ColumnsTable', name: 'Columns Table', lines: ['bottom', 'insideH'], header: 'ruled' },
  { id: 'TopicsTable', name: 'Columns Table with Topics', lines: ['bottom'], header: 'ruled', pairs: true },
  { id: 'LanesTable', name: 'Lanes Table', lines: ['bottom'], header: 'none', gap: true },
  { id: 'FieldsTable', name: 'Fields Table', lines: ['bottom', 'insideH'], header: 'none', side: 0 },
  { id: 'SignatureTable', name: 'Signature Table', lines: [], header: 'none', side: 0 },
  { id: 'SignatureLines', name: 'Signature Lines', lines: [], header: 'none', side: 0, ruled: true },
];

/** Word's own plain table and the looks of ours. */
export function writeTableStyles(look: Look): string {
  return writeNormalTable() + TABLE_LOOKS.map((table) => writeTableStyle(table, look)).join('');
}

function writeNormalTable(): string {
  return element(
    'w:style',
    { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
    val('w:name', 'Normal Table') +
      val('w:uiPriority', 99) +
      '<w:semiHidden/><w:unhideWhenUsed/>' +
      element('w:tblPr', {}, element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }) + writeMargins(0, 0, 0)),
  );
}

function writeTableStyle(table: TableLook, look: Look): string {
  const { rule, shade, accent, muted } = look.colours;
  const line = (side: string, colour: string, weight = 0.5): string =>
    element(`w:${side}`, {
      'w:val': 'single',
      'w:sz': weight * 8,
      'w:space': 0,
      'w:color': hexColour(colour),
    });
  const side = table.side ?? CELL_PADDING.side;
  const vertical = table.id.startsWith('Signature') ? 0 : table.id === 'FieldsTable' ? 3 : CELL_PADDING.top;
  const borders =
    table.lines.map((name) => line(name, rule)).join('') + (table.gap ? line('insideV', '#ffffff', 3) : '');
  const shading = element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hexColour(shade) });
  const header =
    table.header === 'shaded'
      ? part('firstRow', element('w:tcBorders', {}, line('bottom', rule)) + shading)
      : table.header === 'ruled'
        ? part('firstRow', element('w:tcBorders', {}, line('bottom', accent, 1)))
        : '';
  // The topic and its cells are two rows: with bands of one row, the odd ones are the topics.
  const pairs = table.pairs ? part('band1Horz', shading) : '';
  return element(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': table.id },
    val('w:name', table.name) +
      val('w:basedOn', 'TableNormal') +
      val('w:uiPriority', 40) +
      '<w:qFormat/>' +
      element(
        'w:tblPr',
        {},
        val('w:tblStyleRowBandSize', 1) +
          (borders === '' ? '' : element('w:tblBorders', {}, borders)) +
          writeMargins(vertical, vertical, side),
      ) +
      header +
      (table.ruled
        ? part('lastCol', element('w:tcBorders', {}, line('bottom', muted) + line('insideH', muted)))
        : '') +
      pairs,
  );
}

function part(type: string, cell: string): string {
  return element('w:tblStylePr', { 'w:type': type }, element('w:tcPr', {}, cell));
}

function writeMargins(top: number, bottom: number, side: number): string {
  const margin = (name: string, points: number): string =>
    element(`w:${name}`, { 'w:w': twips(points), 'w:type': 'dxa' });
  return element(
    'w:tblCellMar',
    {},
    margin('top', top) + margin('left', side) + margin('bottom', bottom) + margin('right', side),
  );
}
