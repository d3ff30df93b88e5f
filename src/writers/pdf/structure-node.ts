/** An element of the structure tree: what a part of the page is, for whoever does not see it. */
export interface StructureNode {
  readonly tag: string;
  readonly attributes?: StructureAttributes;
  /** What stands for an element that has no words of its own. */
  readonly alternative?: string;
  /** Elements and marked content in reading order; painting adds the content. */
  readonly kids: StructureKid[];
}

export interface StructureAttributes {
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  /** Width and height of a figure in points. */
  readonly box?: readonly [number, number];
  readonly numbering?: 'Decimal' | 'LowerAlpha' | 'LowerRoman' | 'Disc' | 'None';
}

export type StructureKid =
  | { readonly type: 'node'; readonly node: StructureNode }
  | { readonly type: 'content'; readonly page: number; readonly id: number }
  | { readonly type: 'annotation'; readonly page: number; readonly index: number };

/** A new element under `parent`. */
export function addStructure(
  parent: StructureNode,
  tag: string,
  more: Pick<StructureNode, 'attributes' | 'alternative'> = {},
): StructureNode {
  const node = createStructure(tag, more);
  parent.kids.push({ type: 'node', node });
  return node;
}

/** A new element that has no parent yet. */
export function createStructure(
  tag: string,
  more: Pick<StructureNode, 'attributes' | 'alternative'> = {},
): StructureNode {
  return { tag, ...more, kids: [] };
}
