import type { Block } from '../../document/contract.ts';
import { unreachable } from '../../problem.ts';

/**
 * The paragraphs and tables that stay on the page of what follows: those before a table or a list of conditions that
 * they introduce, and those before signatures, which would otherwise stand alone on their page.
 */
export function findKeptBlocks(blocks: readonly Block[]): ReadonlySet<Block> {
  const kept = new Set<Block>();
  visit(blocks, kept);
  return kept;
}

function visit(blocks: readonly Block[], kept: Set<Block>): void {
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (next && mustFollow(block, next)) {
      const last = lastOf(block);
      if (last && (last.type === 'paragraph' || next.type === 'signatures')) kept.add(last);
    }
    switch (block.type) {
      case 'section':
        visit(block.children, kept);
        break;
      case 'clauses':
      case 'list':
        for (const item of block.items) visit(item.children, kept);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row.cells) visit(cell.children, kept);
        break;
      case 'cover':
      case 'title':
      case 'paragraph':
      case 'signatures':
        break;
      default:
        unreachable(block);
    }
  });
}

function mustFollow(block: Block, next: Block): boolean {
  if (next.type === 'signatures') return true;
  if (next.type === 'table')
    return block.type === 'paragraph' || block.type === 'clauses' || block.type === 'list';
  return (
    block.type === 'paragraph' && (block.role === 'lead' || next.type === 'list' || next.type === 'clauses')
  );
}

/** The last paragraph or table of `block`. */
function lastOf(block: Block): Block | undefined {
  switch (block.type) {
    case 'cover':
    case 'title':
    case 'signatures':
      return undefined;
    case 'paragraph':
    case 'table':
      return block;
    case 'section':
      return lastIn(block.children);
    case 'clauses':
    case 'list':
      return lastIn(block.items.at(-1)?.children ?? []);
    default:
      return unreachable(block);
  }
}

function lastIn(blocks: readonly Block[]): Block | undefined {
  const last = blocks.at(-1);
  return last && lastOf(last);
}
