import type { Contract } from '../../document/contract.ts';
import { contentsOf, walkBlocks } from '../../document/walk.ts';
import { element } from './xml.ts';

const LONGEST_NAME = 40;

/** What the ids of the tree are called in Word. */
export interface Bookmarks {
  /** The bookmark of `id` that cross-references use; throws when the tree has no such id. */
  readonly reference: (id: string) => string;
  /** The bookmark of a contents entry's heading, if `id` is one. */
  readonly contents: (id: string) => string | undefined;
  /** `content` inside the bookmarks of `id`. */
  readonly wrap: (id: string, content: string) => string;
}

/** Names a bookmark for every section, clause and term of `contract`, in reading order; repeated ids throw. */
export function nameBookmarks(contract: Contract): Bookmarks {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const claim = (id: string): void => {
    if (names.has(id)) throw new Error(`Two parts of the contract have the id ${JSON.stringify(id)}`);
    const stem = `_Ref_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, LONGEST_NAME - 5);
    let name = stem;
    // Word does not tell names apart by case.
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}_${n}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  };
  walkBlocks(contract.blocks, {
    block: (block) => {
      if (block.type === 'section') claim(block.id);
      else if (block.type === 'clauses') for (const clause of block.items) claim(clause.id);
    },
    inline: (inline) => {
      if (inline.type === 'term') claim(inline.id);
    },
  });
  const headings = new Map<string, string>();
  for (const entry of contentsOf(contract)) {
    headings.set(entry.id, `_Toc${String(headings.size + 1).padStart(9, '0')}`);
  }
  let count = 0;
  const mark = (name: string, content: string): string => {
    const id = count++;
    return `${element('w:bookmarkStart', { 'w:id': id, 'w:name': name })}${content}${element('w:bookmarkEnd', { 'w:id': id })}`;
  };
  const reference = (id: string): string => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`Nothing in the contract has the id ${JSON.stringify(id)}`);
    return name;
  };
  return {
    reference,
    contents: (id) => headings.get(id),
    wrap: (id, content) => {
      const heading = headings.get(id);
      const marked = mark(reference(id), content);
      return heading === undefined ? marked : mark(heading, marked);
    },
  };
}
