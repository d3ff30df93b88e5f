import { createHash } from 'node:crypto';
import type { Look } from '../../document/look.ts';
import { embedPicture } from './embed-picture.ts';
import type { Layout } from './lay-out-contract.ts';
import type { Canvas, PaintedLink } from './paint-page.ts';
import { number } from './paint-page.ts';
import type { PdfDictionary, PdfFile, PdfReference } from './pdf-file.ts';
import { compress, pdfText, plainValue, textString } from './pdf-file.ts';
import type { DocumentFace } from './text-style.ts';
import type { TaggedPage } from './write-structure.ts';

/** The pages as they stand in the file, where its named parts are, and a digest of what was painted. */
export interface WrittenPages {
  readonly pages: readonly TaggedPage[];
  readonly destinations: ReadonlyMap<string, unknown[]>;
  readonly fingerprint: string;
}

/** Room between the top of the window and the line a link leads to. */
const ABOVE_DESTINATION = 6;

/** Writes the pages with their links, and the named destinations of all parts. */
export function writePages(
  file: PdfFile,
  layout: Layout,
  canvases: readonly Canvas[],
  fonts: ReadonlyMap<DocumentFace, PdfReference>,
  look: Look,
): WrittenPages {
  const { width, height } = look.paper;
  const references = canvases.map((_, i) =>
    file.createObject({
      Type: 'Page',
      Parent: file.pages,
      MediaBox: [0, 0, width, height],
      StructParents: i,
      Tabs: 'S',
    }),
  );
  const destinations = findDestinations(layout, references, look);
  const digest = createHash('md5');
  const logo = look.logo && embedPicture(file, look.logo);
  if (look.logo) digest.update(look.logo.content.bytes);
  let key = canvases.length;
  const pages = canvases.map((canvas, i): TaggedPage => {
    const { data } = references[i]!;
    const operators = Buffer.from(canvas.operators.join('\n'), 'latin1');
    digest.update(operators);
    data.Contents = file.writeStream({}, compress(operators));
    data.Resources = {
      Font: Object.fromEntries([...canvas.faces].map((face) => [face.name, fonts.get(face)])),
      ...(canvas.pictures && logo && { XObject: { Logo: logo } }),
    };
    const annotations = canvas.links
      .map((link) => ({ link, action: actionOf(link, destinations) }))
      .map(({ link, action }) => {
        const reference = file.createPlain();
        reference.end(annotationOf(link, action, key));
        return { reference, node: link.node, key: key++ };
      });
    if (annotations.length > 0) {
      data.Annots = plainValue(() => `[${annotations.map(({ reference }) => reference).join(' ')}]`);
    }
    return { reference: references[i]!, owners: canvas.owners, annotations };
  });
  for (const reference of references) reference.end();
  file.pages.data.Kids = references;
  file.pages.data.Count = references.length;
  file.names.Dests = nameTree(destinations);
  return { pages, destinations, fingerprint: digest.digest('hex') };
}

function findDestinations(
  layout: Layout,
  references: readonly PdfReference[],
  look: Look,
): Map<string, unknown[]> {
  const { paper } = look;
  const destinations = new Map<string, unknown[]>();
  layout.pages.forEach((page, i) => {
    for (const { slab, y, repeated } of page) {
      if (repeated) continue;
      for (const mark of slab.marks) {
        if (mark.type !== 'text' || !mark.anchors) continue;
        const top = number(paper.height - paper.margin.top - y + ABOVE_DESTINATION);
        for (const id of mark.anchors) {
          if (!destinations.has(id)) destinations.set(id, [references[i], 'XYZ', null, top, null]);
        }
      }
    }
  });
  return destinations;
}

/** Names in the order of their bytes, which is how readers search them. */
function nameTree(destinations: ReadonlyMap<string, unknown[]>): PdfDictionary {
  const names = [...destinations.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { Names: names.flatMap((name) => [pdfText(name), destinations.get(name)]) };
}

function actionOf({ target }: PaintedLink, destinations: ReadonlyMap<string, unknown[]>): string {
  if (target.type === 'address') return `/A <</S /URI /URI ${byteString(encodeAddress(target.href))}>>`;
  return destinations.has(target.id) ? `/A <</S /GoTo /D ${byteString(target.id)}>>` : '';
}

function byteString(value: string): string {
  return `<${Buffer.from(value, 'latin1').toString('hex')}>`;
}

/** Addresses are 7-bit in PDF: whatever is not is percent-encoded. */
function encodeAddress(href: string): string {
  return href.replace(/\p{Cs}/gu, '').replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

function annotationOf(link: PaintedLink, action: string, key: number): string {
  const contents = textString(link.words || link.node.tag);
  const box = link.box.map(number).join(' ');
  return `<</Type /Annot /Subtype /Link /Rect [${box}] /Border [0 0 0] /F 4 /Contents ${contents} /StructParent ${key} ${action}>>`;
}
