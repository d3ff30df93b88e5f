import type { Look } from '../../document/look.ts';
import { contentsOf, splitFront } from '../../document/walk.ts';
import { SEAL_PLACE } from '../seal.ts';
import type { WriterInput, Written } from '../writer.ts';
import { type Part, zipParts } from './archive.ts';
import { endsInTable, TABLE_GAP } from './block-place.ts';
import { writeBlocks } from './blocks.ts';
import { writeContents } from './contents.ts';
import { createDraft, type Draft } from './draft.ts';
import { estimatePages, type Pages } from './estimate-pages.ts';
import { writeFontTable } from './fonts.ts';
import { writeFirstHeader, writeFooter, writeHeader } from './furniture.ts';
import { textWidth } from './geometry.ts';
import { writeLogo } from './logo.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import {
  PATHS_PART,
  writeAppProperties,
  writeContentTypes,
  writeCoreProperties,
  writeDocumentRelationships,
  writePackageRelationships,
  writePaths,
  writeSettings,
} from './package-parts.ts';
import { writeParagraph } from './runs.ts';
import { element, twips, XML_HEAD } from './xml.ts';

/** What the Word writer is given: with `pages`, the page numbers that another layout found. */
export type DocxInput = WriterInput & { readonly pages?: Pages };

/** Writes the contract as a Word file (ECMA-376 transitional), ready to be sealed. */
export function writeDocx(input: DocxInput): Written {
  return { content: zipParts(writeParts(input), SEAL_PLACE), problems: [] };
}

/** The parts of the package in the order in which they are stored. */
export function writeParts({ contract, look, pages }: Omit<DocxInput, 'fonts'>): readonly Part[] {
  const draft = createDraft(contract, look);
  const found = pages ?? estimatePages(contract, look);
  const document = writeDocument(draft, found);
  const { shortened } = draft.controls;
  const later = { page: Math.min(2, found.pageCount), pages: found.pageCount };
  return [
    ['[Content_Types].xml', writeContentTypes(look.logo)],
    ['_rels/.rels', writePackageRelationships()],
    ['docProps/core.xml', writeCoreProperties(contract)],
    ['docProps/app.xml', writeAppProperties(found.pageCount)],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', writeDocumentRelationships(draft.links, shortened.size > 0, look.logo)],
    ['word/styles.xml', draft.styles.write(contract.language)],
    ['word/numbering.xml', draft.numbering.write()],
    ['word/settings.xml', writeSettings(contract.language)],
    ['word/fontTable.xml', writeFontTable(look)],
    ['word/header1.xml', writeHeader(contract, look, later)],
    ['word/header2.xml', writeFirstHeader(contract)],
    ['word/footer1.xml', writeFooter(look, later)],
    ['word/footer2.xml', writeFooter(look, { page: 1, pages: found.pageCount })],
    ...(look.logo ? [[`word/media/logo.${look.logo.content.kind}`, look.logo.content.bytes] as const] : []),
    ...(shortened.size > 0 ? [[PATHS_PART, writePaths(shortened)] as const] : []),
  ];
}

function writeDocument(draft: Draft, pages: Pages): string {
  const { contract, look } = draft;
  const [front, rest] = splitFront(contract);
  const hasCover = front[0]?.type === 'cover';
  const place = { width: textWidth(look), level: 0, bullets: 0, subject: [] } as const;
  let body = look.logo ? writeLogo(look.logo) : '';
  body += writeBlocks(draft, front, place);
  if (hasCover) body += writePageEnd(writeSection(look, 'cover'));
  if (pages.hasContents && contentsOf(contract).length > 0) {
    body += writeContents(draft, pages);
    if (hasCover) body += writePageEnd(writeSection(look, 'inner'));
  }
  body += writeBlocks(draft, rest, place);
  if (endsInTable(contract.blocks.at(-1))) body += TABLE_GAP;
  const last = writeSection(look, hasCover ? 'inner' : 'whole');
  return XML_HEAD + element('w:document', WORD_NAMESPACES, element('w:body', {}, body + last));
}

/** The end of a section of the file; the next one begins on a new page. */
function writePageEnd(section: string): string {
  return writeParagraph('TableGap', '', section);
}

type Furniture = 'header' | 'firstHeader' | 'footer' | 'firstFooter';

/** What stands round the pages of a section: a cover has only the mark, a document without one its own first page. */
const FURNITURE: Readonly<Record<'cover' | 'inner' | 'whole', readonly Furniture[]>> = {
  cover: ['firstHeader'],
  inner: ['header', 'footer'],
  whole: ['header', 'firstHeader', 'footer', 'firstFooter'],
};

function writeSection(look: Look, kind: keyof typeof FURNITURE): string {
  const { paper } = look;
  const { margin } = paper;
  const references = FURNITURE[kind].map((name) => {
    const part = /header/i.test(name) ? 'header' : 'footer';
    const type = kind === 'whole' && name.startsWith('first') ? 'first' : 'default';
    const id = `rId${name[0]!.toUpperCase()}${name.slice(1)}`;
    return element(`w:${part}Reference`, { 'w:type': type, 'r:id': id });
  });
  return element(
    'w:sectPr',
    {},
    references.join('') +
      element('w:pgSz', { 'w:w': twips(paper.width), 'w:h': twips(paper.height) }) +
      element('w:pgMar', {
        'w:top': twips(margin.top),
        'w:right': twips(margin.right),
        'w:bottom': twips(margin.bottom),
        'w:left': twips(margin.left),
        'w:header': twips(margin.top / 2),
        'w:footer': twips(margin.bottom / 2),
        'w:gutter': 0,
      }) +
      (kind === 'whole' ? '<w:titlePg/>' : ''),
  );
}
