import type { Block, Inline, Signatures, Table, TableRow } from '../document/contract.ts';
import { unreachable } from '../problem.ts';
import { type Piece, renderPieces } from './markdown-inline.ts';

type ToPieces = (inlines: readonly Inline[]) => Piece[];
type Cell = readonly Piece[];

/** Up to this many characters a row is padded so that the columns stand in line in the source. */
const PADDED_ROW = 110;

/**
 * A table as GFM: a topic is the first cell of its row, under an empty header;
 * a `fields` table has an empty header row, because GFM knows no table without one.
 */
export function renderTable(table: Table, toPieces: ToPieces): string {
  const columns = table.columns.map((column) => ({ align: column.align, header: toPieces(column.header) }));
  const hasTopics = table.rows.some((row) => row.topic !== undefined);
  if (hasTopics) columns.unshift({ align: 'left', header: [] });
  return renderGrid(
    columns.map((column) => column.align),
    columns.map((column) => column.header),
    table.rows.map((row) => rowCells(table, row, hasTopics, toPieces)),
  );
}

function rowCells(table: Table, row: TableRow, hasTopics: boolean, toPieces: ToPieces): Cell[] {
  const cells = row.cells.map((cell): Cell => cellPieces(cell.children, toPieces));
  if (table.kind === 'fields' && cells[0] !== undefined) cells[0] = bold(cells[0]);
  if (hasTopics) cells.unshift(bold(row.topic ? toPieces(row.topic) : []));
  return cells;
}

/** One table for each party: its name is the header, its labelled lines are the rows. */
export function renderSignatures(signatures: Signatures, toPieces: ToPieces): string {
  const tables = signatures.items.map(({ party, lines }) =>
    renderGrid(
      ['left', 'left'],
      [toPieces(party), []],
      lines.map(({ label, value }) => [
        toPieces(label),
        value.length > 0 ? toPieces(value) : [{ type: 'blank' }],
      ]),
    ),
  );
  return tables.join('\n\n');
}

function renderGrid(
  aligns: readonly Table['columns'][number]['align'][],
  header: readonly Cell[],
  rows: readonly Cell[][],
): string {
  const source = [header, ...rows].map((cells) =>
    cells.map((cell) => renderPieces(cell, { start: 'cell', lineBreak: '<br>', inLink: false })),
  );
  const widths = aligns.map((_, column) =>
    Math.max(3, ...source.map((cells) => widthOf(cells[column] ?? ''))),
  );
  const total = widths.reduce((sum, width) => sum + width + 3, 1);
  const shown = total > PADDED_ROW ? widths.map(() => 0) : widths;
  const lines = source.map((cells) =>
    row(cells.map((cell, column) => pad(cell, shown[column] ?? 0, aligns[column] ?? 'left'))),
  );
  const rule = row(aligns.map((align, column) => ruleOf(align, Math.max(3, shown[column] ?? 0))));
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function ruleOf(align: 'left' | 'right' | 'center', width: number): string {
  if (align === 'right') return `${'-'.repeat(width - 1)}:`;
  if (align === 'center') return `:${'-'.repeat(width - 2)}:`;
  // Without a colon readers centre the header over text at the left.
  return `:${'-'.repeat(width - 1)}`;
}

function pad(cell: string, width: number, align: 'left' | 'right' | 'center'): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return align === 'right' ? room + cell : cell + room;
}

function widthOf(text: string): number {
  return [...text].length;
}

/** Bold throughout: marks of the same kind inside would end it. */
function bold(cell: Cell): Cell {
  const plain = cell.flatMap(
    (piece): Cell => (piece.type === 'mark' && piece.mark === '**' ? piece.children : [piece]),
  );
  return plain.length > 0 ? [{ type: 'mark', mark: '**', children: plain }] : [];
}

/** The blocks of a cell on one line: breaks between blocks, "•" before list items, numbers before clauses. */
function cellPieces(blocks: readonly Block[], toPieces: ToPieces, depth = 0): Piece[] {
  return joinWith(
    blocks.map((block) => blockPieces(block, toPieces, depth)),
    { type: 'break' },
  );
}

function blockPieces(block: Block, toPieces: ToPieces, depth: number): Piece[] {
  const below = (blocks: readonly Block[]): Piece[] => cellPieces(blocks, toPieces, depth + 1);
  const lines = (parts: readonly Cell[]): Piece[] => joinWith(parts, { type: 'break' });
  switch (block.type) {
    case 'cover':
      return below(block.children);
    case 'title':
    case 'paragraph':
      return toPieces(block.children);
    case 'section':
      return lines([[...text(block.number), ...toPieces(block.heading)], below(block.children)]);
    case 'clauses':
      return lines(block.items.map((clause) => [...text(clause.number), ...below(clause.children)]));
    case 'list':
      return lines(block.items.map((item) => [...text(depth === 0 ? '•' : '◦'), ...below(item.children)]));
    case 'table': {
      const header = block.columns.map((column) => toPieces(column.header));
      const rows = block.rows.map((tableRow) => [
        ...(tableRow.topic ? [toPieces(tableRow.topic)] : []),
        ...tableRow.cells.map((cell) => below(cell.children)),
      ]);
      return lines([header, ...rows].map((cells) => joinWith(cells, { type: 'text', value: ' – ' })));
    }
    case 'signatures':
      return lines(
        block.items.flatMap(({ party, lines: signed }) => [
          toPieces(party),
          ...signed.map(
            ({ label, value }): Cell => [
              ...toPieces(label),
              { type: 'text', value: ' ' },
              ...(value.length > 0 ? toPieces(value) : [{ type: 'blank' } as const]),
            ],
          ),
        ]),
      );
    default:
      return unreachable(block);
  }
}

function text(mark: string | undefined): Piece[] {
  return mark ? [{ type: 'text', value: `${mark} ` }] : [];
}

/** `parts` with `between` where two that show something meet. */
function joinWith(parts: readonly Cell[], between: Piece): Piece[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? [...part] : [between, ...part]));
}
