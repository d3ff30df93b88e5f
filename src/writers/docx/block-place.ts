import type { Block, Inline } from '../../document/contract.ts';
import { unreachable } from '../../problem.ts';
import type { Draft } from './draft.ts';
import type { TextLevel } from './geometry.ts';
import { writeParagraph } from './runs.ts';

/** Where blocks are written. */
export interface BlockPlace {
  /** Width of the column in points. */
  readonly width: number;
  readonly level: TextLevel;
  /** How many lists the blocks stand in. */
  readonly bullets: number;
  /** Whether the first paragraph comes right after a table. */
  readonly apart?: boolean;
  /** The style of plain paragraphs in a table cell; absent outside tables. */
  readonly cell?: string;
  /** Plain words for what a table is about: the heading it stands under. */
  readonly subject: readonly Inline[];
}

/** The separator that Word needs between two tables and after a last one. */
export const TABLE_GAP = writeParagraph('TableGap', '');

/** Writes blocks where they stand; a table is given it for its cells. */
export type WriteBlocks = (draft: Draft, blocks: readonly Block[], place: BlockPlace) => string;

/** Whether the last thing that `block` writes is a table. */
export function endsInTable(block: Block | undefined): boolean {
  switch (block?.type) {
    case 'table':
    case 'signatures':
      return true;
    case 'section':
      return endsInTable(block.children.at(-1));
    case 'clauses':
    case 'list':
      return endsInTable(block.items.at(-1)?.children.at(-1));
    case 'cover':
    case 'title':
    case 'paragraph':
    case undefined:
      return false;
    default:
      return unreachable(block);
  }
}
