import { unreachable } from '../problem.ts';
import type { Block, Contract, Inline } from './contract.ts';

/** What to do at each block and inline, in reading order, before its children. */
export interface Visitor {
  readonly block?: (block: Block) => void;
  readonly inline?: (inline: Inline) => void;
}

/** Visits every block and inline of `blocks` in reading order: the order of the words in every format. */
export function walkBlocks(blocks: readonly Block[], visitor: Visitor): void {
  for (const block of blocks) {
    visitor.block?.(block);
    switch (block.type) {
      case 'cover':
        walkBlocks(block.children, visitor);
        break;
      case 'title':
      case 'paragraph':
        walkInlines(block.children, visitor);
        break;
      case 'section':
        walkInlines(block.heading, visitor);
        walkBlocks(block.children, visitor);
        break;
      case 'clauses':
      case 'list':
        for (const item of block.items) walkBlocks(item.children, visitor);
        break;
      case 'table':
        for (const column of block.columns) walkInlines(column.header, visitor);
        for (const row of block.rows) {
          if (row.topic) walkInlines(row.topic, visitor);
          for (const cell of row.cells) walkBlocks(cell.children, visitor);
        }
        break;
      case 'signatures':
        for (const signature of block.items) {
          walkInlines(signature.party, visitor);
          for (const line of signature.lines) {
            walkInlines(line.label, visitor);
            walkInlines(line.value, visitor);
          }
        }
        break;
      default:
        unreachable(block);
    }
  }
}

/** Visits every inline of `inlines` in reading order. */
export function walkInlines(inlines: readonly Inline[], visitor: Visitor): void {
  for (const inline of inlines) {
    visitor.inline?.(inline);
    if ('children' in inline) walkInlines(inline.children, visitor);
  }
}

/** The words of `inlines` as plain text; a break is a space, a blank is nothing. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  walkInlines(inlines, {
    inline: (inline) => {
      if (inline.type === 'text') text += inline.value;
      else if (inline.type === 'break') text += ' ';
      else if (inline.type === 'reference') text += inline.prefix + inline.number;
    },
  });
  return text;
}

/** What stands before the contents list, and the rest: the cover, or else all before the first section. */
export function splitFront({ blocks }: Contract): readonly [front: readonly Block[], rest: readonly Block[]] {
  const first = blocks.findIndex(({ type }) => type === 'section');
  const at = blocks[0]?.type === 'cover' ? 1 : first < 0 ? blocks.length : first;
  return [blocks.slice(0, at), blocks.slice(at)];
}

/** An entry of the contents list: a numbered or unnumbered section of the first level. */
export interface ContentsEntry {
  readonly id: string;
  readonly number: string;
  readonly heading: readonly Inline[];
}

/** The sections of the first level, in order: what a contents list shows. */
export function contentsOf(contract: Contract): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  for (const block of contract.blocks) {
    if (block.type === 'section' && block.level === 1) {
      entries.push({ id: block.id, number: block.number ?? '', heading: block.heading });
    }
  }
  return entries;
}
