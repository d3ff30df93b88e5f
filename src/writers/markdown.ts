import { BULLET } from '../document/bullet.ts';
import type { Block, Clause, Clauses, Contract, Inline, Section } from '../document/contract.ts';
import { contentsOf, splitFront, walkBlocks } from '../document/walk.ts';
import { unreachable } from '../problem.ts';
import { needsContents } from './contents-length.ts';
import { type Piece, piecesOf, renderPieces } from './markdown-inline.ts';
import { renderSignatures, renderTable } from './markdown-table.ts';
import { SEAL_PLACE } from './seal.ts';
import type { Writer } from './writer.ts';

/**
 * Writes GitHub-flavoured Markdown that reads well as plain text.
 * What is not the contract's own words is marked: edition and draft mark stand above the title,
 * the contents list between `<!-- contents -->` and `<!-- end of contents -->`.
 */
export const writeMarkdown: Writer = ({ contract }) => {
  const scope: Scope = { contract, anchored: anchoredIds(contract) };
  const [front, rest] = splitFront(contract);
  const parts = [
    furniture(contract),
    renderBlocks(front, scope),
    needsContents(contract) ? contentsList(scope) : '',
    renderBlocks(rest, scope),
    `<!-- ${SEAL_PLACE} -->`,
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return { content: new TextEncoder().encode(`${text}\n`), problems: [] };
};

interface Scope {
  readonly contract: Contract;
  /** The ids that something in the document links to: only these get an anchor. */
  readonly anchored: ReadonlySet<string>;
}

function anchoredIds(contract: Contract): Set<string> {
  const ids = new Set<string>(needsContents(contract) ? contentsOf(contract).map((entry) => entry.id) : []);
  walkBlocks(contract.blocks, { inline: (inline) => inline.type === 'reference' && ids.add(inline.target) });
  return ids;
}

function furniture({ mark, edition }: Contract): string {
  const pieces: Piece[] = [];
  if (mark) pieces.push({ type: 'mark', mark: '**', children: [{ type: 'text', value: mark }] });
  if (mark && edition) pieces.push({ type: 'text', value: ' · ' });
  if (edition) pieces.push({ type: 'mark', mark: '*', children: [{ type: 'text', value: edition }] });
  return line(pieces);
}

function contentsList({ contract, anchored }: Scope): string {
  const entries = contentsOf(contract).map(({ id, number, heading }) => {
    const children = [...numberPieces(number), ...piecesOf(heading, contract.labels, anchored)];
    return `- ${line([{ type: 'link', href: `#${id}`, children: children.filter((piece) => piece.type !== 'anchor') }])}`;
  });
  const label = line([
    { type: 'mark', mark: '**', children: [{ type: 'text', value: contract.labels.contents }] },
  ]);
  return `<!-- contents -->\n\n${label}\n\n${entries.join('\n')}\n\n<!-- end of contents -->`;
}

function renderBlocks(blocks: readonly Block[], scope: Scope, separator = '\n\n'): string {
  // Two lists that meet would become one; a list of the other mark does not join.
  let lists = 0;
  const parts = blocks.map((block) => {
    lists = isList(block) ? lists + 1 : 0;
    return renderBlock(block, scope, lists % 2 === 0 ? '*' : '-');
  });
  return parts.filter(isShown).join(separator);
}

type Marker = '-' | '*';

function isList(block: Block): boolean {
  return block.type === 'list' || (block.type === 'clauses' && isListed(block));
}

/** Clauses below the second level, and those that are bullets, are items of a list. */
function isListed({ level, items }: Clauses): boolean {
  return level > 2 || items[0]?.number === BULLET;
}

function renderBlock(block: Block, scope: Scope, marker: Marker): string {
  switch (block.type) {
    case 'cover':
      return renderBlocks(block.children, scope);
    case 'title':
      return heading(1, pieces(block.children, scope));
    case 'section':
      return section(block, scope);
    case 'paragraph': {
      const text = paragraph(pieces(block.children, scope));
      return block.role === 'guidance' && text !== '' ? text.replace(/^/gm, '> ') : text;
    }
    case 'clauses': {
      const items = block.items.map((clause) => clauseItem(clause, scope));
      if (isListed(block)) return list(items, scope, marker);
      return items.map((item) => renderItem(item, scope, '\n\n')).join('\n\n');
    }
    case 'list':
      return list(
        block.items.map(({ children }) => ({ before: [], children })),
        scope,
        marker,
      );
    case 'table':
      return renderTable(block, (inlines) => pieces(inlines, scope));
    case 'signatures':
      return renderSignatures(block, (inlines) => pieces(inlines, scope));
    default:
      return unreachable(block);
  }
}

/** A list item or clause: what stands before its first words, and its blocks. */
interface Item {
  readonly before: readonly Piece[];
  readonly children: readonly Block[];
}

function clauseItem(clause: Clause, { anchored }: Scope): Item {
  const anchor: Piece[] = anchored.has(clause.id) ? [{ type: 'anchor', id: clause.id }] : [];
  const number = clause.number === BULLET ? [] : numberPieces(clause.number);
  return { before: [...anchor, ...number], children: clause.children };
}

function renderItem({ before, children }: Item, scope: Scope, separator: string): string {
  const [first, ...rest] = children;
  if (before.length === 0) return renderBlocks(children, scope, separator);
  if (first?.type !== 'paragraph')
    return [paragraph(before), renderBlocks(children, scope, separator)].filter(isShown).join(separator);
  return [paragraph([...before, ...pieces(first.children, scope)]), renderBlocks(rest, scope, separator)]
    .filter(isShown)
    .join(separator);
}

/** Items without blank lines between them when each is a paragraph with at most lists under it. */
function list(items: readonly Item[], scope: Scope, marker: Marker): string {
  const tight = items.every(({ children }) =>
    children.every((block, index) => (index === 0 ? block.type === 'paragraph' : isList(block))),
  );
  const separator = tight ? '\n' : '\n\n';
  return items
    .map((item) => {
      // A bare mark under a paragraph would underline it as a heading.
      const source = renderItem(item, scope, separator) || '<!-- -->';
      return `${marker} ${source.replace(/\n(?!\n)/g, '\n  ')}`;
    })
    .join(separator);
}

function section(block: Section, scope: Scope): string {
  const anchor: Piece[] = scope.anchored.has(block.id)
    ? [
        { type: 'text', value: ' ' },
        { type: 'anchor', id: block.id },
      ]
    : [];
  const head = [...numberPieces(block.number, block.schedule), ...pieces(block.heading, scope), ...anchor];
  return [heading(block.level + 1, head), renderBlocks(block.children, scope)].filter(isShown).join('\n\n');
}

function numberPieces(number: string | undefined, schedule = false): Piece[] {
  return number ? [{ type: 'text', value: schedule ? `${number} – ` : `${number} ` }] : [];
}

function heading(level: number, content: readonly Piece[]): string {
  // A run of "#" at the end would close the heading.
  return `${'#'.repeat(level)} ${line(content).replace(/#+$/, '\\$&')}`;
}

function paragraph(content: readonly Piece[]): string {
  return renderPieces(content, { start: 'line', lineBreak: '\\\n', inLink: false });
}

function line(content: readonly Piece[]): string {
  return renderPieces(content, { start: 'cell', lineBreak: '<br>', inLink: false });
}

function pieces(inlines: readonly Inline[], { contract, anchored }: Scope): Piece[] {
  return piecesOf(inlines, contract.labels, anchored);
}

function isShown(part: string): boolean {
  return part !== '';
}
