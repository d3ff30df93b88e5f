import type { ShownFigure } from '../../index.ts';
import { layOutCells, showHidden } from '../visible-text.ts';

/** A line of a table of figures, with the working of the figure below it. */
export interface FigureRow {
  /** What it is, in plain words. */
  readonly label: string;
  readonly figure: ShownFigure;
  /** What follows from it, as a sentence. */
  readonly remark?: string;
}

const WIDTH = 80;
const INDENT = '  ';
const GAP = '  ';

/** Figures in two columns, label and value, each with its working on the line below. */
export function layOutFigures(rows: readonly FigureRow[]): string {
  const room = Math.max(0, ...rows.map(({ label }) => widthOf(label)));
  return rows
    .map(({ label, figure, remark }) => {
      const lines = [`${pad(label, room)}${GAP}${figure.shown}`, ...wrapWorking(figure.working)];
      return [...lines, ...(remark === undefined ? [] : wrap(remark, INDENT))].join('\n');
    })
    .map((text) => `${text}\n`)
    .join('');
}

/** A column of a table, and whether its cells stand at its right edge. */
export interface Column {
  readonly heading: string;
  readonly isNumber?: boolean;
}

/** A line of a table, with what stands below it. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly workings?: readonly string[];
  /** Sentences below the workings. */
  readonly remarks?: readonly string[];
}

/** Rows under their headings, as wide as their widest cells; a table that is too wide has a line for each cell. */
export function layOutTable(columns: readonly Column[], rows: readonly TableRow[]): string {
  const widths = columns.map(({ heading }, index) =>
    Math.max(widthOf(heading), ...rows.map(({ cells }) => widthOf(cells[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ isNumber = false }, index) => pad(cells[index] ?? '', widths[index]!, isNumber))
      .join(GAP)
      .trimEnd();
  const isTooWide = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) > WIDTH;
  const lines = rows.flatMap(({ cells, workings = [], remarks = [] }) => [
    ...(isTooWide ? stack(columns, cells) : [line(cells)]),
    ...workings.flatMap(wrapWorking),
    ...remarks.flatMap((text) => wrap(text, INDENT)),
  ]);
  const head = isTooWide ? [] : [line(columns.map(({ heading }) => heading))];
  return `${[...head, ...lines].join('\n')}\n`;
}

function stack(columns: readonly Column[], cells: readonly string[]): string[] {
  const room = Math.max(...columns.map(({ heading }) => widthOf(heading)));
  return columns.flatMap(({ heading }, index) =>
    cells[index] ? wrap(cells[index], `${pad(heading, room)}${GAP}`) : [],
  );
}

/** A sentence or a heading, wrapped. */
export function layOutText(text: string): string {
  return `${wrap(text, '').join('\n')}\n`;
}

/** Figures and what belongs to them as `{"figures":[…],…}`; what is unknown is null. */
export function formatFiguresJson(figures: readonly ShownFigure[], others: object): string {
  const document = { figures: figures.map(describeFigure), ...others };
  return `${JSON.stringify(document, (_key, value) => (value === undefined ? null : value), 2)}\n`;
}

/** A figure as JSON has it. */
export function describeFigure(figure: ShownFigure): object {
  const { name, value, exact, unit, rounding, formula, inputs, working } = figure;
  return { name, value, exact, unit, rounding, formula, inputs, working };
}

/** The text in lines of at most 80 columns, broken between words, the ones after the first set in further. */
function wrap(text: string, indent: string, breaks: RegExp = / /): string[] {
  const lines: string[] = [];
  const later = ' '.repeat(widthOf(indent)) + INDENT;
  let line = '';
  for (const word of showHidden(text).split(breaks)) {
    const start = lines.length === 0 ? indent : later;
    if (line !== '' && widthOf(`${start}${line} ${word}`) > WIDTH) {
      lines.push(start + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, (lines.length === 0 ? indent : later) + line];
}

/** A working is broken before its signs, so that numbers stay with their units. */
function wrapWorking(working: string): string[] {
  return wrap(working, INDENT, / (?=[=→×÷+−<≤≥])|(?<=[,:]) /);
}

function pad(text: string, width: number, isNumber = false): string {
  const shown = showHidden(text);
  const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return isNumber ? blanks + shown : shown + blanks;
}

function widthOf(text: string): number {
  return layOutCells(showHidden(text)).reduce((sum, { width }) => sum + width, 0);
}
