import type { Block, Contract } from '../../document/contract.ts';
import { plainText } from '../../document/walk.ts';
import type { PdfFile, PdfReference } from './pdf-file.ts';
import { pdfText } from './pdf-file.ts';

const DEEPEST_BOOKMARK = 2;

interface Bookmark {
  readonly title: string;
  readonly id: string;
  readonly children: Bookmark[];
}

/** Writes bookmarks for the sections of the first two levels, those of the first open to view. */
export function writeOutline(
  file: PdfFile,
  contract: Contract,
  destinations: ReadonlyMap<string, unknown[]>,
): void {
  const bookmarks = findBookmarks(contract.blocks);
  if (bookmarks.length === 0) return;
  const root = file.createObject({ Type: 'Outlines' });
  writeLevel(file, bookmarks, root, destinations);
  root.data.Count = bookmarks.length;
  root.end();
  file.catalog.Outlines = root;
  file.catalog.PageMode = 'UseOutlines';
}

function findBookmarks(blocks: readonly Block[]): Bookmark[] {
  const found: Bookmark[] = [];
  for (const block of blocks) {
    if (block.type !== 'section' || block.level > DEEPEST_BOOKMARK) continue;
    const title = `${block.number ?? ''} ${plainText(block.heading)}`.trim();
    found.push({ title, id: block.id, children: findBookmarks(block.children) });
  }
  return found;
}

function writeLevel(
  file: PdfFile,
  bookmarks: readonly Bookmark[],
  parent: PdfReference,
  destinations: ReadonlyMap<string, unknown[]>,
): void {
  const items = bookmarks.map(({ title, id }) =>
    file.createObject({ Title: pdfText(title), Parent: parent, Dest: destinations.get(id) }),
  );
  parent.data.First = items[0];
  parent.data.Last = items.at(-1);
  items.forEach((item, i) => {
    if (i > 0) item.data.Prev = items[i - 1];
    if (i < items.length - 1) item.data.Next = items[i + 1];
    const { children } = bookmarks[i]!;
    if (children.length > 0) {
      writeLevel(file, children, item, destinations);
      item.data.Count = -children.length;
    }
    item.end();
  });
}
