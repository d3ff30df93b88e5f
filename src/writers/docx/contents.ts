import { contentsOf } from '../../document/walk.ts';
import type { Draft } from './draft.ts';
import type { Pages } from './estimate-pages.ts';
import { writePlainInlines } from './inlines.ts';
import { writeField, writeParagraph, writeRun, writeTab, writeText } from './runs.ts';
import { PLAIN } from './styles-character.ts';
import { element, val } from './xml.ts';

/** The contents list as Word would have filled it: a TOC field over sections of the first level. */
export function writeContents(draft: Draft, pages: Pages): string {
  const entries = contentsOf(draft.contract);
  let page = 1;
  const paragraphs = entries.map((entry, index) => {
    page = pages.pageOf.get(entry.id) ?? page;
    const bookmark = draft.bookmarks.contents(entry.id) ?? '';
    const schedule = draft.contract.blocks.some(
      (block) => block.type === 'section' && block.id === entry.id && block.schedule,
    );
    // Word puts between number and heading what follows the number there: a space after "Schedule A".
    const gap = schedule ? writeRun(writeText(' '), PLAIN) : writeTab();
    const number = entry.number === '' ? '' : writeRun(writeText(entry.number), PLAIN) + gap;
    const link = element(
      'w:hyperlink',
      { 'w:anchor': bookmark, 'w:history': 1 },
      number +
        writePlainInlines(entry.heading) +
        writeTab() +
        writeField(`PAGEREF ${bookmark} \\h`, String(page)),
    );
    const begin = index === 0 ? TOC_BEGIN : '';
    const end = index === entries.length - 1 ? TOC_END : '';
    return writeParagraph('TOC1', begin + link + end);
  });
  const heading = writeParagraph('TOCHeading', writeRun(writeText(draft.contract.labels.contents), PLAIN));
  const properties =
    val('w:id', draft.controls.nextId('contents')) +
    element('w:docPartObj', {}, `${val('w:docPartGallery', 'Table of Contents')}<w:docPartUnique/>`);
  return element(
    'w:sdt',
    {},
    element('w:sdtPr', {}, properties) + element('w:sdtContent', {}, heading + paragraphs.join('')),
  );
}

const TOC_BEGIN =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const TOC_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
