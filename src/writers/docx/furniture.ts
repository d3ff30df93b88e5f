import type { Contract } from '../../document/contract.ts';
import type { Furniture, FurniturePart, Look } from '../../document/look.ts';
import { unreachable } from '../../problem.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import { writeField, writeParagraph, writeRun, writeStyledRun, writeTab, writeText } from './runs.ts';
import { PLAIN } from './styles-character.ts';
import { element, XML_HEAD } from './xml.ts';

/** What the fields in a header or footer show until they are updated. */
export interface PageResults {
  readonly page: number;
  readonly pages: number;
}

/** The running header of `look`, with the mark of a contract nobody has agreed yet before what stands on the right. */
export function writeHeader({ mark }: Contract, { header: texts }: Look, results: PageResults): string {
  return header(writeParagraph('Header', writeTexts(texts, results, mark)));
}

/** The header of the first page, where the title stands below anyway; a cover has only the mark over it. */
export function writeFirstHeader(contract: Contract): string {
  const edition = contract.blocks[0]?.type === 'cover' ? '' : contract.edition;
  return header(writeParagraph('HeaderFirst', writeEdition({ ...contract, edition })));
}

/** The footer of `look`. */
export function writeFooter({ footer: texts }: Look, results: PageResults): string {
  const content = isRightOnly(texts) ? writeParts(texts.right, results) : writeTexts(texts, results);
  return XML_HEAD + element('w:ftr', WORD_NAMESPACES, writeParagraph('Footer', content));
}

/** Whether nothing stands on the left or in the middle: then a paragraph set right needs no tabs. */
export function isRightOnly({ left, centre }: Furniture): boolean {
  return left.length === 0 && centre.length === 0;
}

/** Left, centre and right with tabs between; without a centre there is one tab. */
function writeTexts({ left, centre, right }: Furniture, results: PageResults, mark?: string): string {
  const middle = centre.length === 0 ? '' : writeTab() + writeParts(centre, results);
  const badge = mark === undefined ? '' : writeStyledRun(writeText(mark), 'DraftMark');
  const gap = mark === undefined || right.length === 0 ? '' : plain('\u2002');
  return writeParts(left, results) + middle + writeTab() + badge + gap + writeParts(right, results);
}

function writeParts(parts: readonly FurniturePart[], { page, pages }: PageResults): string {
  return parts
    .map((part) => {
      switch (part.type) {
        case 'text':
          return plain(part.value);
        case 'page':
          return writeField('PAGE', String(page));
        case 'pages':
          return writeField('NUMPAGES', String(pages));
        default:
          return unreachable(part);
      }
    })
    .join('');
}

function header(content: string): string {
  return XML_HEAD + element('w:hdr', WORD_NAMESPACES, content);
}

function writeEdition({ mark, edition }: Contract): string {
  if (mark === undefined) return plain(edition);
  return `${writeStyledRun(writeText(mark), 'DraftMark')}${plain(edition === '' ? '' : `\u2002${edition}`)}`;
}

function plain(text: string): string {
  return text === '' ? '' : writeRun(writeText(text), PLAIN);
}
