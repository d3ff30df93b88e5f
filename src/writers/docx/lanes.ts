import type { Inline, List, Table, TableRow } from '../../document/contract.ts';
import { type Hue, huesOf } from '../../document/hues.ts';
import { beginsStage, splitStageTopic } from '../../document/stage-topic.ts';
import { plainText } from '../../document/walk.ts';
import type { BlockPlace, WriteBlocks } from './block-place.ts';
import type { Draft } from './draft.ts';
import { CELL_PADDING } from './geometry.ts';
import { writeInlines } from './inlines.ts';
import { writeParagraph } from './runs.ts';
import { endInParagraph, writeCell, writeTableProperties, writeTableRow } from './tables.ts';
import { element, twips } from './xml.ts';

/** The column of stages, in points. */
const STAGE_WIDTH = 80;

/** `w:tbl` for a process: cells in their owner's colour, steps as lines with a symbol and a word, handoffs across cells. */
export function writeLanes(draft: Draft, table: Table, place: BlockPlace, writeBlocks: WriteBlocks): string {
  const count = table.columns.length;
  const lane = (place.width - STAGE_WIDTH) / count;
  const widths = [STAGE_WIDTH, ...table.columns.map(() => lane)].map(twips);
  const hues = huesOf(table.columns);
  const inside: BlockPlace = {
    width: lane - 2 * CELL_PADDING.side,
    level: 0,
    bullets: 0,
    cell: 'LaneStep',
    subject: place.subject,
  };
  const scope: Scope = { draft, widths, hues, inside, writeBlocks };
  const names = table.columns.map(({ header }) => plainText(header)).filter((name) => name !== '');
  return element(
    'w:tbl',
    {},
    writeTableProperties({
      style: 'LanesTable',
      widths,
      indent: 0,
      hasHeader: true,
      caption: plainText(place.subject) || draft.contract.title,
      description: names.join(', '),
    }) +
      writeHeader(scope, table) +
      table.rows.map((row) => writeRow(scope, row)).join(''),
  );
}

interface Scope {
  readonly draft: Draft;
  /** In twips; the first is that of the stages. */
  readonly widths: readonly number[];
  readonly hues: readonly Hue[];
  readonly inside: BlockPlace;
  readonly writeBlocks: WriteBlocks;
}

function writeHeader({ draft, widths, hues }: Scope, table: Table): string {
  const cells = table.columns.map(({ header }, i) =>
    writeCell(widths[i + 1]!, writeParagraph('LaneOwner', writeInlines(draft, header, true)), {
      fill: hues[i]!.strong,
    }),
  );
  const corner = writeCell(widths[0]!, writeParagraph('LaneStage', ''));
  return writeTableRow(corner + cells.join(''), 'header');
}

function writeRow(scope: Scope, row: TableRow): string {
  const { draft, widths, hues } = scope;
  const line = beginsStage(row) ? { top: draft.look.colours.muted } : {};
  const topic = writeCell(widths[0]!, writeTopic(draft, row.topic ?? []), line);
  const cells = row.handoff
    ? writeHandoff(scope, row, row.handoff)
    : row.cells.map(({ children }, i) => {
        const content = scope.writeBlocks(draft, children, scope.inside);
        return writeCell(widths[i + 1]!, endInParagraph(content, children, 'LaneStep'), {
          fill: hues[i]!.tint,
          ...line,
        });
      });
  return writeTableRow(topic + cells.join(''), 'whole');
}

/** The name of the stage, in bold, on a line of its own. */
function writeTopic(draft: Draft, topic: readonly Inline[]): string {
  const parts = splitStageTopic(topic);
  if (parts.length === 0) return writeParagraph('LaneStage', '');
  return parts.map((part) => writeParagraph('LaneStage', writeInlines(draft, part))).join('');
}

function writeHandoff(
  { draft, widths, hues, inside, writeBlocks }: Scope,
  row: TableRow,
  { from, to }: NonNullable<TableRow['handoff']>,
): string[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const { children } = row.cells[from]!;
  const content = writeBlocks(draft, children, { ...inside, cell: 'LaneHandoff' });
  const width = widths.slice(first + 1, last + 2).reduce((sum, each) => sum + each, 0);
  return row.cells.flatMap((_, i) => {
    if (i > first && i <= last) return [];
    if (i !== first)
      return [writeCell(widths[i + 1]!, writeParagraph('LaneStep', ''), { fill: hues[i]!.tint })];
    const span = last - first + 1;
    return [
      writeCell(width, endInParagraph(content, children, 'LaneHandoff'), { span, fill: hues[from]!.strong }),
    ];
  });
}

/** Steps of a lane: a line each, without bullets. */
export function writeSteps(draft: Draft, list: List, place: BlockPlace, writeBlocks: WriteBlocks): string {
  return list.items.map(({ children }) => writeBlocks(draft, children, place)).join('');
}

/** A legend: its words on one line. */
export function writeLegend(draft: Draft, list: List): string {
  const words = list.items.map(({ children: [first] }) =>
    first?.type === 'paragraph' ? writeInlines(draft, first.children) : '',
  );
  return writeParagraph('Legend', words.join('<w:r><w:tab/></w:r>'));
}
