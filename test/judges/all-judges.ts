import { axe } from './axe.ts';
import { htmlValidate } from './html-validate.ts';
import type { Judge } from './judge.ts';
import { libreOffice } from './libre-office.ts';
import { mammoth } from './mammoth.ts';
import { markdownReaders } from './markdown-readers.ts';
import { openXmlSdk } from './open-xml-sdk.ts';
import { poppler } from './poppler.ts';
import { qpdf } from './qpdf.ts';
import { veraPdfA, veraPdfUa } from './vera-pdf.ts';

/** Every judge, with the file under `bad/` that it must refuse. */
export const JUDGES: readonly { readonly judge: Judge; readonly bad: string }[] = [
  { judge: qpdf, bad: 'cut-off.pdf' },
  { judge: poppler, bad: 'fonts-not-embedded.pdf' },
  { judge: veraPdfA, bad: 'claims-pdf-a-without-fonts.pdf' },
  { judge: veraPdfUa, bad: 'claims-pdf-ua-without-tags.pdf' },
  { judge: openXmlSdk, bad: 'wrong-element-order.docx' },
  { judge: libreOffice, bad: 'broken-archive.docx' },
  { judge: mammoth, bad: 'without-main-part.docx' },
  { judge: markdownReaders, bad: 'read-differently.md' },
  { judge: htmlValidate, bad: 'bad-nesting.html' },
  { judge: axe, bad: 'without-language-and-names.html' },
];
