import type { Block, Inline, Table } from '../../document/contract.ts';

/** What to do with each inline of a contract; `path` is the field of the agreement that it comes from, if any. */
export type VisitInline = (inline: Inline, path: string | undefined) => void;

/** Visits the inlines of blocks in reading order, each with the innermost field that it comes from. */
export function visitTexts(blocks: readonly Block[], visit: VisitInline): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'cover':
        visitTexts(block.children, visit);
        break;
      case 'title':
      case 'paragraph':
        visitInlines(block.children, visit);
        break;
      case 'section':
        visitInlines(block.heading, visit);
        visitTexts(block.children, visit);
        break;
      case 'clauses':
      case 'list':
        for (const { children } of block.items) visitTexts(children, visit);
        break;
      case 'table':
        for (const { header } of block.columns) visitInlines(header, visit);
        for (const { topic = [], cells } of block.rows) {
          visitInlines(topic, visit);
          for (const { children } of cells) visitTexts(children, visit);
        }
        break;
      case 'signatures':
        for (const { party, lines } of block.items) {
          visitInlines(party, visit);
          for (const { label, value } of lines) visitInlines([...label, ...value], visit);
        }
    }
  }
}

/** The same for inlines. */
export function visitInlines(inlines: readonly Inline[], visit: VisitInline, path?: string): void {
  for (const inline of inlines) {
    const own = inline.type === 'value' ? inline.path : path;
    visit(inline, own);
    if ('children' in inline) visitInlines(inline.children, visit, own);
  }
}

/** The tables of blocks, in their order; tables do not stand in tables. */
export function* tablesIn(blocks: readonly Block[]): Generator<Table, void, undefined> {
  for (const block of blocks) {
    if (block.type === 'table') yield block;
    else if (block.type === 'section' || block.type === 'cover') yield* tablesIn(block.children);
    else if (block.type === 'clauses' || block.type === 'list')
      for (const { children } of block.items) yield* tablesIn(children);
  }
}

/**
 * The group of fields that a part of the contract is made from: of the values in it, the longest beginning that the paths of
 * the most frequent first field have in common; the whole agreement where there are no values.
 */
export function groupOf(paths: readonly string[]): string {
  const byField = new Map<string, string[]>();
  for (const path of paths) {
    const field = path.split('/')[1] ?? '';
    const list = byField.get(field);
    if (list) list.push(path);
    else byField.set(field, [path]);
  }
  const [most = []] = [...byField.values()].sort((a, b) => b.length - a.length);
  const [first = '', ...others] = most.map((path) => path.split('/'));
  if (first === '') return '';
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && other[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length).join('/');
}
