import type { Block, Cover, Inline, List, Signature, Table, TableCell, TableRow } from './contract.ts';
import type { Reading } from './parse-inline.ts';

/** A container inside another one, as far as it was read. */
export interface ChildContainer {
  readonly name: string;
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly cells: readonly NamedCell[];
}

/** A cell and the name of the container that it was. */
export interface NamedCell extends TableCell {
  readonly name: string;
}

/** A cell with these words; blank if there are none. */
export function cellOf(children: readonly Inline[]): TableCell {
  return { children: children.length === 0 ? [] : [{ type: 'paragraph', role: 'text', children }] };
}

/** The front page. */
export function coverOf(blocks: readonly Block[], isFirst: boolean, reading: Reading): Cover | undefined {
  const [title, ...rest] = blocks;
  const isPlain = rest.every(
    (block) => block.type === 'paragraph' || (block.type === 'table' && block.kind === 'fields'),
  );
  if (isFirst && title?.type === 'title' && isPlain) return { type: 'cover', children: blocks };
  reading.report({
    rule: 'template/bad-container',
    message: 'A `::: cover` begins the contract and holds its `# Title`, then paragraphs and `::: fields`',
  });
  return undefined;
}

/** The parties or the owners of a process side by side. */
export function columnsTable(
  kind: 'columns' | 'lanes',
  children: readonly ChildContainer[],
  reading: Reading,
): Table | undefined {
  const header = children.find(({ name }) => name === 'header');
  const rows = children.filter(({ name }) => name !== 'header');
  const fits = rows.every(({ cells }) => cells.length === header?.cells.length);
  if (!header || !fits || rows.some((row) => row.name === 'handoff' && !handoffOf(row))) {
    reading.report({
      rule: 'template/bad-container',
      message:
        kind === 'lanes'
          ? 'A `::: lanes` needs one `::: header`, rows and handoffs with as many cells as the header has, and in each handoff one `::: from` and one `::: to`'
          : 'A `::: columns` needs one `::: header` and rows with as many cells as the header has',
    });
    return undefined;
  }
  return {
    type: 'table',
    kind,
    columns: header.cells.map(({ name, children: [only] }) => ({
      align: 'left',
      header: only?.type === 'paragraph' ? only.children : [],
      ...(kind === 'lanes' && name === 'shared' && { shared: true }),
    })),
    rows: rows.map((row): TableRow => {
      const handoff = row.name === 'handoff' ? handoffOf(row) : undefined;
      const cells = row.cells.map((cell): TableCell => ({ children: cell.children }));
      return { ...(row.title.length > 0 && { topic: row.title }), ...(handoff && { handoff }), cells };
    }),
  };
}

function handoffOf({ cells }: ChildContainer): TableRow['handoff'] {
  const [from, to] = ['from', 'to'].map((end) => cells.findIndex(({ name }) => name === end));
  return from === undefined || to === undefined || from < 0 || to < 0 ? undefined : { from, to };
}

/** What the shapes of a process mean. */
export function legendOf(blocks: readonly Block[], reading: Reading): List | undefined {
  const [list] = blocks;
  if (blocks.length === 1 && list?.type === 'list') return { ...list, legend: true };
  reading.report({ rule: 'template/bad-container', message: 'A `::: legend` holds one list' });
  return undefined;
}

/** A list of `**Label** value` lines as pairs. */
function labelledLines(
  blocks: readonly Block[],
  reading: Reading,
): { label: readonly Inline[]; value: readonly Inline[] }[] {
  const lists = blocks.filter((block) => block.type === 'list');
  return lists.flatMap((list) =>
    list.items.map((item) => {
      const paragraph = item.children[0];
      const [label, ...value] = paragraph?.type === 'paragraph' ? paragraph.children : [];
      if (label?.type !== 'strong') {
        reading.report({
          rule: 'template/bad-container',
          message: 'Each line here starts with its label in bold: `- **Label** value`',
        });
      }
      return { label: label?.type === 'strong' ? label.children : [], value: trimStart(value) };
    }),
  );
}

function trimStart(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== 'text') return [...inlines];
  const value = first.value.trimStart();
  return value === '' ? rest : [{ type: 'text', value }, ...rest];
}

/** Labels and values as two columns. */
export function fieldsTable(blocks: readonly Block[], reading: Reading): Table {
  return {
    type: 'table',
    kind: 'fields',
    columns: [
      { align: 'left', header: [] },
      { align: 'left', header: [] },
    ],
    rows: labelledLines(blocks, reading).map(({ label, value }) => ({
      cells: [cellOf(label), cellOf(value)],
    })),
  };
}

/** What one party signs. */
export function signatureOf(child: ChildContainer, reading: Reading): Signature {
  return { party: child.title, lines: labelledLines(child.blocks, reading) };
}
