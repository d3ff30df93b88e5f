import type { List, Shape, Table, TableCell, TableRow } from '../document/contract.ts';
import { type Hue, huesOf } from '../document/hues.ts';
import { beginsStage } from '../document/stage-topic.ts';
import { escapeHtml } from './html-escape.ts';
import type { TableScope } from './html-table.ts';

/** Outlines in a box of 100 by 100, stretched to the text before it, or, for a fold, at its corner: they are only seen. */
const OUTLINES: Readonly<Record<Exclude<Shape, 'activity'>, string>> = {
  decision: '<path d="M5 0H95L100 50L95 100H5L0 50Z"/>',
  document: '<path class="cut" d="M0 -5H105V100Z"/><path d="M0 0V100H100Z"/>',
  handoff: '<path d="M0 0H97L100 50L97 100H0L2 50Z"/>',
};

/** A process as a table with a colour for each owner; its steps are list items with shapes drawn behind them. */
export function renderLanes(table: Table, scope: TableScope): string {
  const hues = huesOf(table.columns);
  const head = table.columns.map(
    ({ header }, i) => `<th scope="col" style="${colours(hues[i]!)}">${scope.inlines(header)}</th>`,
  );
  const rows = table.rows.map((row) => renderRow(row, hues, scope));
  const name = scope.name === '' ? '' : ` aria-label="${escapeHtml(scope.name)}"`;
  return `<div class="scroll" role="group"${name} tabindex="0">
<table class="lanes"${name}>
<thead>
<tr><td></td>${head.join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

function renderRow(row: TableRow, hues: readonly Hue[], scope: TableScope): string {
  const topic = `<th scope="row">${scope.inlines(row.topic ?? [])}</th>`;
  const begins = beginsStage(row) ? ' class="stage"' : '';
  const cells = row.handoff
    ? handoffCells(row, row.handoff, hues, scope)
    : row.cells.map((cell, i) => `<td style="${colours(hues[i]!)}">${scope.cell(cell)}</td>`);
  return `<tr${begins}>${topic}${cells.join('')}</tr>`;
}

function handoffCells(
  row: TableRow,
  { from, to }: NonNullable<TableRow['handoff']>,
  hues: readonly Hue[],
  scope: TableScope,
): string[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const what: TableCell = row.cells[from]!;
  const arrow = `<div class="shape handoff${to < from ? ' left' : ''}">${outline('handoff')}<p>${scope.cell(what)}</p></div>`;
  return row.cells.flatMap((_, i) => {
    if (i > first && i <= last) return [];
    if (i !== first) return [`<td style="${colours(hues[i]!)}"></td>`];
    return [`<td colspan="${last - first + 1}" style="${colours(hues[from]!)}">${arrow}</td>`];
  });
}

function colours({ strong, tint }: Hue): string {
  return `--strong: ${strong}; --tint: ${tint}`;
}

/** What is drawn behind the words of a step; work has the rounded box of its style. */
export function outline(shape: Shape | undefined): string {
  if (shape === undefined || shape === 'activity') return '';
  return `<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${OUTLINES[shape]}</svg>`;
}

/** Whether a list is drawn as shapes. */
export function hasShapes(list: List): boolean {
  return list.items.some(({ shape }) => shape !== undefined);
}

/** The part of the style sheet that only a contract with lanes has. */
export const LANES = `.lanes { table-layout: fixed; border-collapse: separate; border-spacing: 4px 0; }
.lanes thead th { background: var(--strong); color: #fff; text-align: center; }
.lanes th, .lanes td { border: 0; }
.lanes thead td, .lanes tbody th { width: 5.5rem; }
.lanes tbody th { font: var(--small); padding-left: 0; }
.lanes tbody th strong { display: block; }
.lanes tbody td { background: var(--tint); padding: 0.35rem; }
.lanes tr.stage > * { border-top: 1px solid var(--muted); }
.shapes { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.35rem; font: var(--small); }
.lanes .shapes { font-size: 0.82rem; }
.shapes > li, .shape { position: relative; padding: 0.3rem 0.55rem; color: var(--text); }
.shapes > li.activity, .shapes > li.document { border: 1px solid var(--strong, var(--muted)); background: #fff; }
.shapes > li.activity { border-radius: 0.4rem; }
.shapes > li.decision { padding: 0.3rem 1rem; }
.shapes > li.document { padding-right: 1.2rem; }
.shapes svg, .shape svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.shapes path, .shape path { fill: #fff; stroke: var(--strong, var(--muted)); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.shapes > li.document > svg { inset: -1px -1px auto auto; width: 0.6rem; height: 0.6rem; }
.shapes path.cut { fill: var(--tint, #fff); stroke: none; }
.shapes > li > p, .shape > p { position: relative; margin: 0; }
.shape.handoff, .shapes > li.handoff { color: #fff; padding: 0.35rem 1.4rem; font: var(--small); }
.shape.handoff path, .shapes > li.handoff path { fill: var(--strong, var(--muted)); }
.shape.left svg { transform: scaleX(-1); }
.legend { display: flex; flex-wrap: wrap; margin: 0 0 0.65rem; }
@media print { .lanes tr { break-inside: avoid; } .lanes td, .lanes th, .shapes svg, .shape svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }`;
