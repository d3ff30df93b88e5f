import pdfmake from 'pdfmake';
import { PAGE, PATHS } from '../fonts.mjs';

pdfmake.setFonts({
  body: { normal: PATHS.body, bold: PATHS.bodyBold },
  heading: { normal: PATHS.heading },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

const INDENT = 20;

/** The contract as a document definition of pdfmake. */
export function writeWithPdfmake({ title, edition, parts }) {
  return pdfmake
    .createPdf({
      info: { title },
      pageSize: PAGE.size,
      pageMargins: PAGE.margin,
      defaultStyle: { font: 'body', fontSize: PAGE.body, lineHeight: 1.15 },
      footer: (page, pages) => ({
        text: `${edition}    Page ${page} of ${pages}`,
        fontSize: PAGE.small,
        margin: [PAGE.margin, 20, PAGE.margin, 0],
      }),
      content: parts.map(toContent),
    })
    .getBuffer();
}

function toContent(part) {
  if (part.type === 'title')
    return { text: part.text, font: 'heading', fontSize: PAGE.title, margin: [0, 0, 0, 10] };
  if (part.type === 'heading') {
    return {
      text: part.text,
      font: 'heading',
      fontSize: PAGE.headings[part.level - 1],
      margin: [0, 8, 0, 4],
      headlineLevel: part.level,
      ...(part.newPage ? { pageBreak: 'before' } : {}),
    };
  }
  if (part.type === 'paragraph') return { text: part.text, margin: [part.indent * INDENT, 0, 0, 5] };
  const sum = part.widths.reduce((a, b) => a + b);
  // pdfmake writes into what it is given, so its rows are copies.
  return {
    layout: 'lightHorizontalLines',
    fontSize: PAGE.table,
    margin: [0, 0, 0, 8],
    table: {
      headerRows: part.header.length > 0 ? 1 : 0,
      dontBreakRows: true,
      widths: part.widths.map((one) => `${(one / sum) * 100 - 3}%`),
      body: [
        ...(part.header.length > 0 ? [part.header.map((text) => ({ text, bold: true }))] : []),
        ...part.rows.map((cells) => [...cells]),
      ],
    },
  };
}
