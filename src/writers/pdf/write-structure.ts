import type { PdfFile, PdfReference, PlainReference } from './pdf-file.ts';
import { plainValue, textString } from './pdf-file.ts';
import type { StructureAttributes, StructureNode } from './structure-node.ts';

/** A page as the structure tree refers to it. */
export interface TaggedPage {
  readonly reference: PdfReference;
  readonly owners: readonly StructureNode[];
  readonly annotations: readonly {
    readonly reference: PlainReference;
    readonly node: StructureNode;
    readonly key: number;
  }[];
}

/** Writes the structure tree (ISO 32000-1, 14.7) and the tree that leads from pages and annotations back to it. */
export function writeStructure(file: PdfFile, document: StructureNode, pages: readonly TaggedPage[]): void {
  const root = file.catalog.StructTreeRoot as PdfReference;
  const written = new Map<StructureNode, PlainReference>();
  const top = reserve(file, document, written);
  fill(document, root, written, pages);
  root.data.K = plainValue(() => `[${top}]`);
  let numbers = '';
  pages.forEach((page, i) => {
    numbers += ` ${i} [${page.owners.map((owner) => known(written, owner)).join(' ')}]`;
  });
  let count = pages.length;
  for (const { annotations } of pages) {
    for (const { key, node } of annotations) numbers += ` ${key} ${known(written, node)}`;
    count += annotations.length;
  }
  root.data.ParentTree = plainValue(() => `<</Nums [${numbers}]>>`);
  root.data.ParentTreeNextKey = count;
}

function reserve(
  file: PdfFile,
  node: StructureNode,
  written: Map<StructureNode, PlainReference>,
): PlainReference {
  const reference = file.createPlain();
  written.set(node, reference);
  for (const kid of node.kids) if (kid.type === 'node') reserve(file, kid.node, written);
  return reference;
}

function fill(
  node: StructureNode,
  parent: PlainReference | PdfReference,
  written: ReadonlyMap<StructureNode, PlainReference>,
  pages: readonly TaggedPage[],
): void {
  const reference = known(written, node);
  const first = node.kids.find((kid) => kid.type === 'content');
  const ownPage = first?.type === 'content' ? first.page : undefined;
  let kids = '';
  for (const kid of node.kids) {
    if (kid.type === 'node') {
      fill(kid.node, reference, written, pages);
      kids += ` ${known(written, kid.node)}`;
    } else if (kid.type === 'annotation') {
      const page = pages[kid.page]!;
      kids += ` <</Type /OBJR /Obj ${page.annotations[kid.index]!.reference} /Pg ${page.reference}>>`;
    } else if (kid.page === ownPage) kids += ` ${kid.id}`;
    else kids += ` <</Type /MCR /Pg ${pages[kid.page]!.reference} /MCID ${kid.id}>>`;
  }
  let text = `<</Type /StructElem /S /${node.tag} /P ${parent}`;
  if (ownPage !== undefined) text += ` /Pg ${pages[ownPage]!.reference}`;
  if (node.alternative !== undefined) text += ` /Alt ${textString(node.alternative)}`;
  if (node.attributes) text += ` /A ${attributesOf(node.attributes)}`;
  reference.end(`${text} /K [${kids}]>>`);
}

function known(written: ReadonlyMap<StructureNode, PlainReference>, node: StructureNode): PlainReference {
  const reference = written.get(node);
  if (!reference) throw new Error(`An element that is not in the tree was painted: ${node.tag}`);
  return reference;
}

function attributesOf({ scope, columnSpan, numbering, box }: StructureAttributes): string {
  if (box) return `<</O /Layout /Placement /Block /Width ${box[0]} /Height ${box[1]}>>`;
  if (numbering) return `<</O /List /ListNumbering /${numbering}>>`;
  const span = columnSpan === undefined ? '' : ` /ColSpan ${columnSpan}`;
  return `<</O /Table${scope ? ` /Scope /${scope}` : ''}${span}>>`;
}
