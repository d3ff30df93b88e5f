import type { Block, Contract, Inline, Paragraph, Table, TableRow } from '../../../document/contract.ts';
import { plainText } from '../../../document/walk.ts';

/** The least width in points of a column of figures, and of one with sentences. */
const LEAST_FIGURES = 62;
const LEAST_SENTENCES = 130;

/** `contract` with every table that is too wide for a column of `width` points turned into what fits: pairs, or text under names. */
export function fitTables(contract: Contract, width: number): Contract {
  return { ...contract, blocks: fitBlocks(contract.blocks, width) };
}

function fitBlocks(blocks: readonly Block[], width: number): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case 'section':
      case 'cover':
        return [{ ...block, children: fitBlocks(block.children, width) }];
      case 'clauses':
        return [
          {
            ...block,
            items: block.items.map((item) => ({ ...item, children: fitBlocks(item.children, width) })),
          },
        ];
      case 'list':
        return [
          {
            ...block,
            items: block.items.map((item) => ({ ...item, children: fitBlocks(item.children, width) })),
          },
        ];
      case 'table':
        return fits(block, width) ? [block] : block.rows.flatMap((row) => unfold(block, row));
      default:
        return [block];
    }
  });
}

function fits({ kind, columns }: Table, width: number): boolean {
  if (kind === 'fields') return true;
  return width / columns.length >= (kind === 'columns' ? LEAST_SENTENCES : LEAST_FIGURES);
}

/** A row of figures as a table of its own, a row of sentences as text under the name of each column. */
function unfold(table: Table, row: TableRow): readonly Block[] {
  const isText = table.kind === 'columns';
  const topic = row.topic ? [lead([{ type: 'strong', children: row.topic }])] : [];
  const cells = row.cells.flatMap((cell, index) => {
    const header = repeatable(table.columns[index]?.header ?? []);
    return cell.children.length === 0 ? [] : [{ header, cell }];
  });
  if (isText) {
    const name = (header: readonly Inline[]): Paragraph =>
      lead([{ type: row.topic ? 'emphasis' : 'strong', children: header }]);
    return [...topic, ...cells.flatMap(({ header, cell }) => [name(header), ...cell.children])];
  }
  const rows = cells.map(({ header, cell }): TableRow => {
    const label: Paragraph = { type: 'paragraph', role: 'text', children: header };
    return { cells: [{ children: plainText(header) === '' ? [] : [label] }, cell] };
  });
  const column = { align: 'left', header: [] } as const;
  return [...topic, { type: 'table', kind: 'fields', columns: [column, column], rows }];
}

function lead(children: readonly Inline[]): Paragraph {
  return { type: 'paragraph', role: 'lead', children };
}

/** What may stand in a document more than once: a defined term is defined once. */
function repeatable(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.map((inline) =>
    inline.type === 'term' ? { type: 'strong', children: inline.children } : inline,
  );
}
