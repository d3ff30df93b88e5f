import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { BYTES, PAGE } from '../fonts.mjs';

const create = () => NodeCompiler.create({ fontArgs: [{ fontBlobs: Object.values(BYTES) }] });
const kept = create();

/** The contract through Typst with one compiler for the process, which remembers the layout of what did not change. */
export function writeWithTypstMemoised(contract) {
  return kept.pdf({ mainFileContent: toMarkup(contract) });
}

/** The same with everything it remembers taken away first; to be called after the memoised one of a round. */
export function writeWithTypstEvicted(contract) {
  kept.evictCache(0);
  return kept.pdf({ mainFileContent: toMarkup(contract) });
}

function toMarkup({ title, edition, parts }) {
  const preamble = `#set document(title: ${quote(title)})
#set page(paper: "a4", margin: ${PAGE.margin}pt, footer: context text(size: ${PAGE.small}pt)[#${quote(edition)} #h(1fr) Page #counter(page).display() of #counter(page).final().first()])
#set text(font: "Source Serif 4", size: ${PAGE.body}pt, lang: "en")
#set par(leading: 0.76em, spacing: 1.2em)
#set table(stroke: (x: none, y: 0.5pt + rgb("#b8c0c8")), inset: (x: 4pt, y: 6.5pt))
#show heading: set text(font: "Source Sans 3", weight: 600)
#show table: set text(size: ${PAGE.table}pt)
#show table: set par(leading: 0.7em)
`;
  return preamble + parts.map(toPart).join('\n');
}

function toPart(part) {
  if (part.type === 'title')
    return `#text(font: "Source Sans 3", weight: 600, size: ${PAGE.title}pt, ${quote(part.text)})\n`;
  if (part.type === 'heading') {
    const size = PAGE.headings[part.level - 1];
    const heading = `#heading(level: ${part.level}, text(size: ${size}pt, ${quote(part.text)}))\n`;
    return part.newPage ? `#pagebreak()\n${heading}` : heading;
  }
  if (part.type === 'paragraph') {
    return part.indent === 0
      ? `#${quote(part.text)}\n`
      : `#pad(left: ${part.indent * 20}pt, par(${quote(part.text)}))\n`;
  }
  const cells = part.rows.flat().map(quote).join(', ');
  const header =
    part.header.length > 0
      ? `table.header(${part.header.map((text) => `strong(${quote(text)})`).join(', ')}), `
      : '';
  return `#table(columns: (${part.widths.map((one) => `${one}fr`).join(', ')}), ${header}${cells})\n`;
}

function quote(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
