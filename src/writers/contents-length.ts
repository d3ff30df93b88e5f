import type { Contract } from '../document/contract.ts';
import { contentsOf, plainText, walkBlocks } from '../document/walk.ts';

/** About three printed pages: a contract with more words than this gets a contents list. */
const WORDS_WITHOUT_CONTENTS = 1200;

/** Whether `contract` is long enough for a contents list where a format has no pages to count. */
export function needsContents(contract: Contract): boolean {
  if (contentsOf(contract).length < 3) return false;
  let words = 0;
  walkBlocks(contract.blocks, {
    inline: (inline) => {
      if (inline.type === 'text') words += inline.value.split(/\s+/).filter((word) => word !== '').length;
      else if (inline.type === 'reference') words += plainText([inline]).split(/\s+/).length;
    },
  });
  return words > WORDS_WITHOUT_CONTENTS;
}
