import { BULLET } from '../document/bullet.ts';
import type { Block, Clause, Contract, List, Paragraph, Section, Signatures } from '../document/contract.ts';
import type { Logo } from '../document/look.ts';
import { contentsOf, plainText, splitFront, walkBlocks } from '../document/walk.ts';
import { unreachable } from '../problem.ts';
import { needsContents } from './contents-length.ts';
import { escapeFragment, escapeHtml } from './html-escape.ts';
import { type InlineScope, renderBlank, renderInlines } from './html-inline.ts';
import { hasShapes, outline, renderLanes } from './html-lanes.ts';
import { styleSheet } from './html-style.ts';
import { renderTable } from './html-table.ts';
import { SEAL_PLACE } from './seal.ts';
import type { Writer } from './writer.ts';

/**
 * Writes one self-contained page without script or outside resource.
 * What is not the contract's own words stands in `<header>` (edition and draft mark) and `<nav>` (contents).
 */
export const writeHtml: Writer = ({ contract, look }) => {
  const ids = idsOf(contract);
  const scope: Scope = { ...inlineScope(contract, ids), name: contract.title };
  const [front, rest] = splitFront(contract);
  const page = [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(contract.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(contract.title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>\n${styleSheet(look, contract)}\n</style>`,
    '</head>',
    '<body>',
    furniture(contract),
    '<main>',
    look.logo ? picture(look.logo) : '',
    renderBlocks(front, scope),
    needsContents(contract) ? contentsList(contract, scope, ids) : '',
    renderBlocks(rest, scope),
    '</main>',
    '</body>',
    '</html>',
    `<!-- ${SEAL_PLACE} -->`,
  ];
  const text = page.filter((part) => part !== '').join('\n');
  return { content: new TextEncoder().encode(`${text}\n`), problems: [] };
};

interface Scope extends InlineScope {
  /** The heading that names the tables under it. */
  readonly name: string;
}

function idsOf(contract: Contract): Set<string> {
  const ids = new Set<string>();
  walkBlocks(contract.blocks, {
    block: (block) => {
      if (block.type === 'section') ids.add(block.id);
      if (block.type === 'clauses') for (const clause of block.items) ids.add(clause.id);
    },
    inline: (inline) => inline.type === 'term' && ids.add(inline.id),
  });
  return ids;
}

function inlineScope({ labels }: Contract, ids: ReadonlySet<string>): InlineScope {
  const taken = new Set<string>();
  const takeId = (id: string): string => {
    if (taken.has(id)) return '';
    taken.add(id);
    return ` id="${escapeHtml(id)}"`;
  };
  return { labels, takeId, hasId: (id) => ids.has(id) };
}

function furniture({ mark, edition }: Contract): string {
  const badge = mark ? `<strong class="mark">${escapeHtml(mark)}</strong> ` : '';
  return badge || edition
    ? `<header class="furniture">\n<p>${badge}${escapeHtml(edition)}</p>\n</header>`
    : '';
}

/** The logo within the page itself, so that the page needs no other file. */
function picture({ content, width, height, alt }: Logo): string {
  const data = `data:image/${content.kind};base64,${Buffer.from(content.bytes).toString('base64')}`;
  const size = `width="${Math.round((width * 4) / 3)}" height="${Math.round((height * 4) / 3)}"`;
  return `<p class="logo"><img src="${data}" alt="${escapeHtml(alt)}" ${size}></p>`;
}

function contentsList(contract: Contract, scope: Scope, ids: ReadonlySet<string>): string {
  let id = 'contents';
  while (ids.has(id)) id += '-list';
  const plain: InlineScope = { ...scope, takeId: () => '' };
  const entries = contentsOf(contract).map((entry) => {
    return `<li><a href="#${escapeFragment(entry.id)}">${numberSpan(entry.number)}<span>${renderInlines(entry.heading, plain, true)}</span></a></li>`;
  });
  const heading = `<h2 id="${id}">${escapeHtml(contract.labels.contents)}</h2>`;
  return `<nav class="contents" aria-labelledby="${id}">\n${heading}\n<ol>\n${entries.join('\n')}\n</ol>\n</nav>`;
}

function renderBlocks(blocks: readonly Block[], scope: Scope): string {
  return blocks.map((block) => renderBlock(block, scope)).join('\n');
}

function renderBlock(block: Block, scope: Scope): string {
  switch (block.type) {
    case 'cover':
      return `<div class="cover">\n${renderBlocks(block.children, scope)}\n</div>`;
    case 'title':
      return `<h1>${renderInlines(block.children, scope)}</h1>`;
    case 'section':
      return renderSection(block, scope);
    case 'paragraph':
      return renderParagraph(block, '', scope);
    case 'clauses': {
      const items = block.items.map((clause) => renderClause(clause, scope)).join('\n');
      return block.items[0]?.number === BULLET
        ? `<ul class="points">\n${items}\n</ul>`
        : `<ol class="clauses">\n${items}\n</ol>`;
    }
    case 'list':
      return renderList(block, scope);
    case 'table': {
      const render = block.kind === 'lanes' ? renderLanes : renderTable;
      return render(block, {
        inlines: (inlines) => renderInlines(inlines, scope),
        cell: (cell) => renderCell(cell.children, scope),
        name: scope.name,
      });
    }
    case 'signatures':
      return renderSignatures(block, scope);
    default:
      return unreachable(block);
  }
}

function renderList(list: List, scope: Scope): string {
  if (!hasShapes(list))
    return `<ul>\n${list.items.map((item) => `<li>${renderBlocks(item.children, scope)}</li>`).join('\n')}\n</ul>`;
  const items = list.items.map(({ shape = 'activity', children }) => {
    return `<li class="${shape}">${outline(shape)}${renderBlocks(children, scope)}</li>`;
  });
  return `<ul class="shapes${list.legend ? ' legend' : ''}">\n${items.join('\n')}\n</ul>`;
}

function renderSection(section: Section, scope: Scope): string {
  const tag = `h${section.level + 1}`;
  const number = numberSpan(section.number, section.schedule ? ' –' : '');
  const kind = section.schedule ? ' class="schedule"' : '';
  const heading = `<${tag}>${number}${renderInlines(section.heading, scope)}</${tag}>`;
  const inside = renderBlocks(section.children, { ...scope, name: plainText(section.heading) });
  return `<section${kind}${scope.takeId(section.id)}>\n${heading}\n${inside}\n</section>`;
}

/** The number is text, so that it is copied, read out and found by a search like any other word. */
function numberSpan(number: string | undefined, after = ''): string {
  return number ? `<span class="number">${escapeHtml(number)}${after} </span>` : '';
}

function renderParagraph(paragraph: Paragraph, before: string, scope: Scope): string {
  const content = before + renderInlines(paragraph.children, scope);
  if (paragraph.role === 'guidance') return `<p class="guidance" role="note">${content}</p>`;
  return `<p${paragraph.role === 'text' ? '' : ` class="${paragraph.role}"`}>${content}</p>`;
}

function renderClause(clause: Clause, scope: Scope): string {
  const [first, ...rest] = clause.children;
  const id = scope.takeId(clause.id);
  const number = clause.number === BULLET ? '' : numberSpan(clause.number);
  const opening =
    first?.type === 'paragraph'
      ? [renderParagraph(first, number, scope)]
      : [...(number === '' ? [] : [`<p>${number}</p>`]), ...(first ? [renderBlock(first, scope)] : [])];
  return `<li${id}>${[...opening, ...rest.map((block) => renderBlock(block, scope))].join('\n')}</li>`;
}

/** A cell with one paragraph holds its words without one. */
function renderCell(blocks: readonly Block[], scope: Scope): string {
  const [only, ...more] = blocks;
  if (only?.type === 'paragraph' && only.role === 'text' && more.length === 0)
    return renderInlines(only.children, scope);
  return renderBlocks(blocks, scope);
}

function renderSignatures(signatures: Signatures, scope: Scope): string {
  const blocks = signatures.items.map(({ party, lines }) => {
    const rows = lines.map(({ label, value }) => {
      const shown =
        value.length > 0
          ? renderInlines(value, scope)
          : renderBlank(`${plainText(label)}: ${scope.labels.blank}`);
      return `<div><dt>${renderInlines(label, scope)}</dt><dd>${shown}</dd></div>`;
    });
    return `<div class="signature">\n<p>${renderInlines(party, scope)}</p>\n<dl>\n${rows.join('\n')}\n</dl>\n</div>`;
  });
  return `<div class="signatures">\n${blocks.join('\n')}\n</div>`;
}
