import type { Shape } from '../../document/contract.ts';
import type { Line } from './break-lines.ts';
import type { StructureNode } from './structure-node.ts';
import type { TextStyle } from './text-style.ts';

/** A piece of the page that is never divided, unless it says how: a line, a table row, a rule. Lengths are in points. */
export interface Slab {
  readonly height: number;
  /** Space wanted above and below; of two neighbours' wishes the larger counts, and none counts at the top of a page. */
  before: number;
  after: number;
  /** Whether a page may end after it. */
  keep: Keep;
  readonly marks: readonly Mark[];
  /** Starts a new page. */
  newPage?: boolean;
  /** The table header that is repeated when a page begins with this row. */
  readonly header?: Slab;
  /** Divides the slab so that the first part is no higher than `room`; with `force` even where it would rather not. */
  readonly split?: (room: number, force: boolean) => readonly [Slab, Slab] | undefined;
}

/** May a page end here: freely, only if there is no better place, or only when nothing else is left. */
export type Keep = 'free' | 'rather-not' | 'never';

/** What is painted, measured from the slab's left margin and top. */
export type Mark = TextMark | FillMark | ShapeMark | PageNumberMark | PictureMark;

export interface TextMark {
  readonly type: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly line: Line;
  /** The ids whose destination is this line. */
  readonly anchors?: readonly string[];
}

export interface FillMark {
  readonly type: 'fill';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** The logo; `node` is its element, absent where it is decoration. */
export interface PictureMark {
  readonly type: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly node?: StructureNode;
}

/** A shape of a process; a handoff points to the left with `left`. */
export interface ShapeMark {
  readonly type: 'shape';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: Shape;
  readonly left?: boolean;
  readonly fill: string;
  readonly stroke: string;
}

/** The number of the page where `target` stands, known only after all pages are; with dots that lead to it. */
export interface PageNumberMark {
  readonly type: 'page-number';
  readonly target: string;
  readonly from: number;
  readonly right: number;
  readonly y: number;
  readonly style: TextStyle;
  readonly line: Line;
}

/** The marks of a slab, moved. */
export function moveMarks(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark) =>
    mark.type === 'page-number'
      ? { ...mark, from: mark.from + dx, right: mark.right + dx, y: mark.y + dy }
      : { ...mark, x: mark.x + dx, y: mark.y + dy },
  );
}

/** The height of `slabs` under one another on one page. */
export function heightOf(slabs: readonly Slab[]): number {
  let height = 0;
  slabs.forEach((slab, i) => {
    height += (i === 0 ? 0 : gapBetween(slabs[i - 1]!, slab)) + slab.height;
  });
  return height;
}

/** The space between two neighbours. */
export function gapBetween(above: Slab, below: Slab): number {
  return Math.max(above.after, below.before);
}
