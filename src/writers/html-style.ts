import type { Contract } from '../document/contract.ts';
import type { FurniturePart, Look, Size, Typeface } from '../document/look.ts';
import { walkBlocks } from '../document/walk.ts';
import { LANES } from './html-lanes.ts';

/** The page's only style sheet, made from `look`; screen sizes follow the reader's own, print sizes are the look's. */
export function styleSheet(look: Look, contract: Contract): string {
  const cover = contract.blocks[0]?.type === 'cover' ? [COVER] : [];
  const lanes = hasLanes(contract) ? [LANES] : [];
  return [variables(look), PAGE, TABLES, SIGNATURES, ...cover, ...lanes, NARROW, print(look, contract)].join(
    '\n',
  );
}

function hasLanes({ blocks }: Contract): boolean {
  let found = false;
  walkBlocks(blocks, {
    block: (block) => {
      if (block.type === 'table' && block.kind === 'lanes') found = true;
    },
  });
  return found;
}

function variables({ body, heading, sizes, colours }: Look): string {
  const relative = (size: Size): string =>
    `${round(size.size / sizes.body.size)}rem/${round(size.leading / size.size)}`;
  return `:root {
  --text: ${colour(colours.text)};
  --muted: ${colour(colours.muted)};
  --accent: ${colour(colours.accent)};
  --rule: ${colour(colours.rule)};
  --shade: ${colour(colours.shade)};
  --body: ${relative(sizes.body)} ${family(body)};
  --table: ${relative(sizes.table)} ${family(body)};
  --small: ${relative(sizes.small)} ${family(heading)};
  --title: 600 ${relative(sizes.title)} ${family(heading)};
  --h2: 600 ${relative(sizes.heading1)} ${family(heading)};
  --h3: 600 ${relative(sizes.heading2)} ${family(heading)};
  --h4: 600 ${relative(sizes.heading3)} ${family(heading)};
  --label: 600 ${relative(sizes.table)} ${family(heading)};
  color-scheme: only light;
}`;
}

const PAGE = `html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--text); font: var(--body); overflow-wrap: break-word; }
.furniture, main { box-sizing: border-box; max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
.furniture { padding-top: 2rem; font: var(--small); color: var(--muted); }
.furniture p { margin: 0; }
.logo { margin: 0 0 1.25rem; }
.mark { color: var(--accent); letter-spacing: 0.08em; margin-right: 0.75em; }
h1, h2, h3, h4 { color: var(--text); margin: 0; text-wrap: balance; }
h1 { font: var(--title); margin: 0.75rem 0 1.5rem; }
h2 { font: var(--h2); color: var(--accent); margin: 2.25rem 0 0.75rem; }
h3 { font: var(--h3); margin: 1.5rem 0 0.5rem; }
h4 { font: var(--h4); margin: 1.25rem 0 0.5rem; }
.number { white-space: pre; font-variant-numeric: lining-nums tabular-nums; }
h2 .number, h3 .number, h4 .number { display: inline-block; min-width: 2.75rem; }
.schedule > h2 .number { display: inline; }
p { margin: 0 0 0.65rem; text-wrap: pretty; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a.use { text-decoration-style: dotted; text-decoration-color: var(--muted); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dfn { font-style: normal; font-weight: 700; }
[data-path] { unicode-bidi: isolate; }
:target { background: var(--shade); }
ol.clauses { list-style: none; margin: 0; padding: 0; }
.clauses > li { padding-left: 2.75rem; }
.clauses > li > p:first-child > .number { display: inline-block; min-width: 2.75rem; margin-left: -2.75rem; }
.clauses .clauses > li { padding-left: 2.25rem; }
.clauses .clauses > li > p:first-child > .number { min-width: 2.25rem; margin-left: -2.25rem; }
ul { margin: 0 0 0.65rem; padding-left: 1.25rem; }
ul > li > p, .clauses .clauses > li > p { margin-bottom: 0.35rem; }
.clauses .clauses { margin-bottom: 0.65rem; }
.clauses .clauses .clauses { margin-bottom: 0.35rem; }
ul > li::marker { color: var(--muted); }
.guidance { margin: 0 0 0.65rem; padding: 0.5rem 0.85rem; border-left: 3px solid var(--rule); background: var(--shade); font: var(--small); font-style: italic; color: var(--muted); }
.note { font: var(--table); color: var(--muted); }
.blank { display: inline-block; min-width: 9rem; border-bottom: 1px solid currentcolor; }
.contents { margin: 2rem 0; padding: 0.9rem 1.25rem; background: var(--shade); }
.contents h2 { font: var(--h4); margin: 0 0 0.4rem; color: var(--text); }
.contents ol { list-style: none; margin: 0; padding: 0; font: var(--table); }
.contents li { display: grid; grid-template-columns: auto 1fr; }
.contents .number { min-width: 2rem; }
.contents a { display: flex; padding: 0.1rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }`;

const TABLES = `table { width: 100%; margin: 0.35rem 0 1.15rem; border-collapse: collapse; font: var(--table); font-variant-numeric: lining-nums tabular-nums; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
.long { overflow-wrap: anywhere; }
.data .long { min-width: 9.5rem; }
thead th { font: var(--label); vertical-align: bottom; background: var(--shade); }
th.right, td.right { text-align: right; }
th.center, td.center { text-align: center; }
tbody th { font: var(--label); }
td > :last-child, th > :last-child, td li:last-child > :last-child { margin-bottom: 0; }
td ul { padding-left: 1.1rem; }
.fields tbody th { width: 30%; color: var(--muted); }
.fields th, .fields td { padding-left: 0; vertical-align: baseline; }
.columns { table-layout: fixed; }
.columns th[scope="rowgroup"] { padding-top: 0.9rem; color: var(--accent); border-bottom-width: 0; }
.scroll { overflow-x: auto; }
.scroll > table { min-width: 34rem; }`;

const SIGNATURES = `.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 2rem 2.5rem; margin: 2rem 0; }
.signature > p { font: var(--h4); margin: 0 0 0.5rem; }
.signature dl { margin: 0; font: var(--table); }
.signature dl > div { display: grid; grid-template-columns: 7rem 1fr; align-items: end; min-height: 2.2rem; padding-top: 0.4rem; }
.signature dt { color: var(--muted); }
.signature dd { margin: 0; }
.signature dd > .blank { display: block; min-width: 0; height: 1.3em; }`;

const COVER = `.cover { display: flex; flex-direction: column; padding: 4rem 0 2.5rem; }
.cover h1 { font-size: 2.25em; padding-bottom: 0.9rem; border-bottom: 2px solid var(--accent); }
.cover > p { font: var(--h3); font-weight: 400; }
.cover table { margin: 2rem 0 0; }
@page :first { @bottom-right { content: none; } }
@media print {
  .cover { min-height: 85vh; padding-bottom: 0; break-after: page; }
  .cover h1 { margin-top: 18vh; }
  .cover table { margin-top: auto; }
}`;

const NARROW = `@media screen and (max-width: 36rem) {
  html { font-size: 100%; }
  .furniture, main { padding-left: 1rem; padding-right: 1rem; }
  .clauses > li { padding-left: 2.5rem; }
  .clauses > li > p:first-child > .number { min-width: 2.5rem; margin-left: -2.5rem; }
  h2 .number, h3 .number, h4 .number { min-width: 2.5rem; }
  .clauses .clauses > li { padding-left: 1.75rem; }
  .clauses .clauses > li > p:first-child > .number { min-width: 1.75rem; margin-left: -1.75rem; }
  .columns, .columns tbody, .columns tr, .columns th, .columns td { display: block; }
  .columns thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .columns tr { border-bottom: 1px solid var(--rule); padding: 0.25rem 0; }
  .columns th, .columns td, .columns tr.topic { border-bottom: 0; }
  .columns td:empty { display: none; }
  .columns td::before { content: attr(data-label); display: block; font: var(--label); margin-bottom: 0.15rem; }
  .fields tbody th { width: 36%; }
}`;

function print({ paper, sizes, colours, heading, header, footer }: Look, { mark }: Contract): string {
  const { top, right, bottom, left } = paper.margin;
  const box = `font: ${sizes.small.size}pt ${family(heading)}; color: ${colour(colours.muted)};`;
  const marked = mark === undefined ? [] : [cssString(header.right.length > 0 ? `${mark} · ` : mark)];
  const boxes = [
    marginBox('top-left', header.left, `width: 60%; text-align: left; ${box}`),
    marginBox('top-center', header.centre, `text-align: center; ${box}`),
    marginBox('top-right', header.right, `text-align: right; ${box}`, marked),
    marginBox('bottom-left', footer.left, `text-align: left; ${box}`),
    marginBox('bottom-center', footer.centre, `text-align: center; ${box}`),
    marginBox('bottom-right', footer.right, `text-align: right; ${box}`),
  ];
  return `@page {
  size: ${round(paper.width)}pt ${round(paper.height)}pt;
  margin: ${round(top)}pt ${round(right)}pt ${round(bottom)}pt ${round(left)}pt;
${boxes.filter((one) => one !== '').join('\n')}
}
@page :first {
  @top-left { content: none; }
  @top-center { content: none; }
  @top-right { content: none; }
}
@media print {
  html { font-size: ${sizes.body.size}pt; }
  .furniture, main { max-width: none; padding: 0; }
  p, li, dd { orphans: 2; widows: 2; }
  h1, h2, h3, h4, .lead, thead, .columns th[scope="rowgroup"] { break-after: avoid; }
  h1, h2, h3, h4, tr, .signature, .signatures, .guidance, .contents li { break-inside: avoid; }
  thead { display: table-header-group; }
  .signatures { break-before: avoid; }
  .schedule { break-before: page; }
  .scroll { overflow: visible; }
  .scroll > table { min-width: 0; }
  thead th, .guidance, .contents { print-color-adjust: exact; }
  a, a.use { text-decoration: none; }
  :target { background: none; }
}`;
}

/** One of the boxes in the margin of a printed page; nothing where it would be empty. */
function marginBox(
  name: string,
  parts: readonly FurniturePart[],
  style: string,
  before: readonly string[] = [],
): string {
  const content = [
    ...before,
    ...parts.map((part) =>
      part.type === 'text'
        ? cssString(part.value)
        : part.type === 'page'
          ? 'counter(page)'
          : 'counter(pages)',
    ),
  ];
  return content.length === 0 ? '' : `  @${name} { content: ${content.join(' ')}; ${style} }`;
}

function family({ family: name, fallback }: Typeface): string {
  const generic = /sans|arial|helvetica|verdana|calibri|segoe/i.test(`${name} ${fallback}`)
    ? 'sans-serif'
    : 'serif';
  return `${cssString(name)}, ${cssString(fallback)}, ${generic}`;
}

function colour(value: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`A look has a colour that is not #rrggbb: ${value}`);
  return value;
}

/** A CSS string in which nothing can end the string, the rule or the style element. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,·–-]/gu, (mark) => `\\${mark.codePointAt(0)?.toString(16)} `)}"`;
}

function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}
