import type { Block, Contract, Inline } from '../../document/contract.ts';
import type { Look, Size } from '../../document/look.ts';
import { estimateLines, paragraphsOf } from './estimate-text.ts';
import { CELL_PADDING, NUMBER_COLUMN, textHeight, textWidth } from './geometry.ts';

/** On which page each section stands, and whether the contract has a contents list. */
export interface Pages {
  readonly pageCount: number;
  readonly pageOf: ReadonlyMap<string, number>;
  readonly hasContents: boolean;
}

/** A contract of more pages than this has a contents list. */
const PAGES_WITHOUT_CONTENTS = 3;

/** Guesses the pages of `contract`, for the time until a word processor has laid it out itself. */
export function estimatePages(contract: Contract, look: Look): Pages {
  const plain = flow(contract, look, 0);
  const cover = contract.blocks[0]?.type === 'cover' ? 1 : 0;
  const sections = contract.blocks.filter(({ type }) => type === 'section').length;
  if (plain.pageCount - cover <= PAGES_WITHOUT_CONTENTS || sections === 0)
    return { ...plain, hasContents: false };
  return { ...flow(contract, look, (sections + 2) * look.sizes.body.leading), hasContents: true };
}

function flow(contract: Contract, look: Look, contents: number): Omit<Pages, 'hasContents'> {
  const page = textHeight(look);
  const width = textWidth(look);
  const pageOf = new Map<string, number>();
  let y = contents;
  const put = (inlines: readonly Inline[], size: Size, measure: number, space: number): void => {
    y += estimateLines(inlines, size.size, measure) * size.leading + space;
  };
  const visit = (blocks: readonly Block[], measure: number): void => {
    for (const block of blocks) {
      switch (block.type) {
        case 'cover':
          y = page + Math.ceil(contents / page) * page;
          break;
        case 'title':
          put(block.children, look.sizes.title, measure, 16);
          break;
        case 'paragraph':
          put(block.children, look.sizes.body, measure, 6);
          break;
        case 'section':
          if (block.schedule) y = Math.ceil(y / page) * page;
          pageOf.set(block.id, Math.floor(y / page) + 1);
          put(block.heading, block.level === 1 ? look.sizes.heading1 : look.sizes.heading2, measure, 18);
          visit(block.children, measure);
          break;
        case 'clauses':
        case 'list':
          for (const item of block.items) visit(item.children, measure - NUMBER_COLUMN);
          break;
        case 'table': {
          const column = measure / block.columns.length - 2 * CELL_PADDING.side;
          const { size, leading } = look.sizes.table;
          for (const row of block.rows) {
            const lines = row.cells.map((cell) =>
              paragraphsOf(cell.children).reduce((sum, text) => sum + estimateLines(text, size, column), 0),
            );
            y += Math.max(1, ...lines) * leading + 2 * CELL_PADDING.top + (row.topic ? leading + 6 : 0);
          }
          break;
        }
        case 'signatures':
          y +=
            Math.ceil(block.items.length / 2) *
            (20 + 30 * Math.max(0, ...block.items.map(({ lines }) => lines.length)));
          break;
      }
    }
  };
  visit(contract.blocks, width);
  return { pageCount: Math.max(1, Math.ceil(y / page)), pageOf };
}
