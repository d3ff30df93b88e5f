import type { Cover } from '../../document/contract.ts';
import type { BlockPlace, WriteBlocks } from './block-place.ts';
import type { Draft } from './draft.ts';
import { writeInlines } from './inlines.ts';
import { writeParagraph } from './runs.ts';

/** The title and what stands under it, then, lower on the page, the fields that say what document it is. */
export function writeCover(draft: Draft, cover: Cover, place: BlockPlace, writeBlocks: WriteBlocks): string {
  let head = '';
  let foot = '';
  for (const block of cover.children) {
    if (block.type === 'title')
      head += writeParagraph('CoverTitle', writeInlines(draft, block.children, true));
    else if (block.type === 'paragraph')
      head += writeParagraph('Subtitle', writeInlines(draft, block.children, true));
    else foot += writeBlocks(draft, [block], place);
  }
  return head + (foot === '' ? '' : writeParagraph('CoverGap', '') + foot);
}
