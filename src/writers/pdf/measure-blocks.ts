import type { Block } from '../../document/contract.ts';
import type { Extent } from '../../document/share-width.ts';
import { unreachable } from '../../problem.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import { prepareParagraph } from './layout-setting.ts';
import { spacing } from './spacing.ts';

const NOTHING: Extent = { narrowest: 0, widest: 0 };

/** A table in a cell is given at least this much for a column, and wants this much. */
const NESTED_COLUMN: Extent = { narrowest: 40, widest: 120 };

/** Measures paragraphs, the usual content of cells; what is nested deeper gets a share by its kind. */
export function measureBlocks(setting: LayoutSetting, blocks: readonly Block[], area: Area): Extent {
  return blocks.reduce((sum, block) => larger(sum, measureBlock(setting, block, area)), NOTHING);
}

function measureBlock(setting: LayoutSetting, block: Block, area: Area): Extent {
  switch (block.type) {
    case 'paragraph':
      return prepareParagraph(setting, block, area);
    case 'list':
    case 'clauses':
    case 'title':
    case 'section':
    case 'signatures':
      return { narrowest: NESTED_COLUMN.narrowest, widest: area.width / 2 };
    case 'table':
      return {
        narrowest: NESTED_COLUMN.narrowest * block.columns.length + spacing.cellPadding,
        widest: NESTED_COLUMN.widest * block.columns.length,
      };
    default:
      return unreachable(block);
  }
}

/** What holds both. */
export function larger(one: Extent, other: Extent): Extent {
  return {
    narrowest: Math.max(one.narrowest, other.narrowest),
    widest: Math.max(one.widest, other.widest),
  };
}
