import type { Block } from '../../document/contract.ts';
import { type Extent, joinExtents, type WordExtent } from '../../document/share-width.ts';
import { unreachable } from '../../problem.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import { prepareParagraph } from './layout-setting.ts';
import type { PreparedText } from './piece.ts';
import { spacing } from './spacing.ts';

/** A table in a cell is given at least this much for a column, and wants this much. */
const NESTED_COLUMN = { narrowest: 40, widest: 120 };

/** Measures paragraphs, the usual content of cells; what is nested deeper gets a share by its kind. */
export function measureBlocks(setting: LayoutSetting, blocks: readonly Block[], area: Area): Extent {
  return joinExtents(blocks.map((block) => measureBlock(setting, block, area)));
}

function measureBlock(setting: LayoutSetting, block: Block, area: Area): Extent {
  switch (block.type) {
    case 'paragraph':
      return measureText(prepareParagraph(setting, block, area));
    case 'list':
    case 'clauses':
    case 'cover':
    case 'title':
    case 'section':
    case 'signatures':
      return { narrowest: NESTED_COLUMN.narrowest, widest: area.width / 2, texts: [] };
    case 'table':
      return {
        narrowest: NESTED_COLUMN.narrowest * block.columns.length + spacing.cellPadding,
        widest: NESTED_COLUMN.widest * block.columns.length,
        texts: [],
      };
    default:
      return unreachable(block);
  }
}

/** What a text needs that stands in a cell. */
export function measureText({ pieces, narrowest, widest }: PreparedText): Extent {
  const words: WordExtent[] = [];
  let [word, space] = [0, 0];
  for (const piece of pieces) {
    const isInWord = piece.type === 'word' || piece.type === 'blank';
    if (isInWord && space > 0) {
      words.push({ word, space });
      [word, space] = [0, 0];
    }
    if (isInWord) word += piece.width;
    else space += piece.type === 'space' ? piece.width : BREAK;
  }
  return { narrowest, widest, texts: [[...words, { word, space }]] };
}

/** A line break: no word fits behind it. */
const BREAK = 1e6;
