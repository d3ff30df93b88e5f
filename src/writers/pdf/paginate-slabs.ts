import type { Keep, Slab } from './slab.ts';
import { gapBetween } from './slab.ts';

/** A slab where it stands: `y` from the top of the page's text. */
export interface PlacedSlab {
  readonly slab: Slab;
  readonly y: number;
  /** A table header printed again: seen on the page, but said only once. */
  readonly repeated: boolean;
}

export type Page = readonly PlacedSlab[];

/** A repeated header higher than this share of the page would leave too little room for rows. */
const HIGHEST_HEADER = 0.3;
/** Rows higher than this share of the page may be divided. */
const HIGHEST_ROW = 0.5;

interface Draft {
  readonly placed: PlacedSlab[];
  /** The index of each placed slab; -1 for a repeated header. */
  readonly indices: number[];
  y: number;
}

/** Fills pages of `height` with `slabs`, each page ending at the last place before its end where one may. */
export function paginateSlabs(slabs: readonly Slab[], height: number): Page[] {
  const queue = [...slabs];
  const pages: Page[] = [];
  let next = 0;
  while (next < queue.length) {
    const draft = startPage(queue[next]!, height);
    const first = next;
    while (next < queue.length) {
      const slab = queue[next]!;
      if (slab.newPage && next > first) break;
      const above = draft.placed.at(-1);
      const y = above && !above.repeated ? draft.y + gapBetween(above.slab, slab) : draft.y;
      if (y + slab.height <= height + TOLERANCE) {
        place(draft, slab, y, next);
        next++;
        continue;
      }
      const parts = divide(slab, height - y, height, next === first);
      if (parts) {
        queue.splice(next, 1, ...parts);
        place(draft, parts[0], y, next);
        next++;
      } else if (next === first) {
        // Higher than a page and not to be divided: it stands alone.
        place(draft, slab, y, next);
        next++;
      } else {
        next = lastBreak(queue, first, next);
        const kept = draft.indices.findIndex((index) => index >= next);
        if (kept >= 0) draft.placed.length = kept;
      }
      break;
    }
    pages.push(draft.placed);
  }
  return pages;
}

const TOLERANCE = 0.01;

function startPage(slab: Slab, height: number): Draft {
  const draft: Draft = { placed: [], indices: [], y: 0 };
  if (slab.header && slab.header.height <= height * HIGHEST_HEADER) {
    draft.placed.push({ slab: slab.header, y: 0, repeated: true });
    draft.indices.push(-1);
    draft.y = slab.header.height;
  }
  return draft;
}

function place(draft: Draft, slab: Slab, y: number, index: number): void {
  draft.placed.push({ slab, y, repeated: false });
  draft.indices.push(index);
  draft.y = y + slab.height;
}

function divide(slab: Slab, room: number, height: number, first: boolean): readonly [Slab, Slab] | undefined {
  if (!slab.split || (!first && slab.height <= height * HIGHEST_ROW)) return undefined;
  const parts = slab.split(room, false) ?? (first ? slab.split(room, true) : undefined);
  if (!parts) return undefined;
  const { before, after, keep } = slab;
  return [
    { ...parts[0], before },
    { ...parts[1], after, keep },
  ];
}

/** The index of the slab that begins the next page, when the one at `full` does not fit any more. */
function lastBreak(queue: readonly Slab[], first: number, full: number): number {
  const allowed: readonly (readonly Keep[])[] = [['free'], ['free', 'rather-not']];
  for (const keeps of allowed) {
    for (let i = full; i > first; i--) if (keeps.includes(queue[i - 1]!.keep)) return i;
  }
  return full;
}
