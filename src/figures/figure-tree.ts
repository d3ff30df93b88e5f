import type { Quantity, WorkingPart } from '../compute/figure.ts';

/** A computed value or a field of the agreement, as a worksheet prints it; `path` is the pointer of the field it is of. */
export type FigureLeaf =
  | { readonly type: 'quantity'; readonly path: string; readonly quantity: Quantity }
  | { readonly type: 'working'; readonly path: string; readonly parts: readonly WorkingPart[] }
  | { readonly type: 'date'; readonly path: string; readonly date: string }
  /** The field of the agreement itself, with all that is in it. */
  | { readonly type: 'field'; readonly path: string };

/** What worksheets are made of: leaves by name and in lists. */
export type FigureTree =
  | FigureLeaf
  | boolean
  | undefined
  | readonly FigureTree[]
  | { readonly [name: string]: FigureTree };

/** A quantity with the field it is of. */
export function quantityLeaf(quantity: Quantity, path: string): FigureLeaf {
  return { type: 'quantity', path, quantity };
}

/** Whether a part of the tree is a value rather than a group or a list. */
export function isFigureLeaf(tree: FigureTree): tree is FigureLeaf {
  return typeof tree === 'object' && 'path' in tree && typeof tree.path === 'string';
}
