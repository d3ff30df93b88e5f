import type { Contract } from '../../document/contract.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import { writeField, writeParagraph, writeRun, writeStyledRun, writeTab, writeText } from './runs.ts';
import { PLAIN } from './styles-character.ts';
import { element, XML_HEAD } from './xml.ts';

/** The running header: the title on the left, version and status on the right. */
export function writeHeader(contract: Contract): string {
  return header(writeParagraph('Header', plain(contract.title) + writeTab() + writeEdition(contract)));
}

/** The header of the first page, where the title stands below anyway; a cover has only the mark over it. */
export function writeFirstHeader(contract: Contract): string {
  const edition = contract.blocks[0]?.type === 'cover' ? '' : contract.edition;
  return header(writeParagraph('HeaderFirst', writeEdition({ ...contract, edition })));
}

/** "Page x of y" in the contract's words; `page` and `pages` are the fields' results until they are updated. */
export function writeFooter(contract: Contract, page: number, pages: number): string {
  const content = contract.labels.pageOf
    .split(/(\{pages?\})/)
    .map((piece) => {
      if (piece === '{page}') return writeField('PAGE', String(page));
      if (piece === '{pages}') return writeField('NUMPAGES', String(pages));
      return piece === '' ? '' : plain(piece);
    })
    .join('');
  return XML_HEAD + element('w:ftr', WORD_NAMESPACES, writeParagraph('Footer', content));
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
