import PDFDocument from 'pdfkit';
import { BYTES, PAGE } from '../fonts.mjs';

const INDENT = 20;
const PADDING = 4;

/** The contract through `doc.text`, as the guide of pdfkit does it; tables are cells of text at their places. */
export function writeWithPdfkit({ title, edition, parts }, fonts = BYTES) {
  const document = new PDFDocument({
    size: PAGE.size,
    margin: PAGE.margin,
    bufferPages: true,
    info: { Title: title },
  });
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, font);
  const left = PAGE.margin;
  const width = document.page.width - 2 * PAGE.margin;
  const bottom = document.page.height - PAGE.margin;

  for (const part of parts) {
    if (part.type === 'title') {
      document.font('heading').fontSize(PAGE.title).text(part.text).moveDown(0.5);
    } else if (part.type === 'heading') {
      if (part.newPage) document.addPage();
      document
        .moveDown(0.6)
        .font('heading')
        .fontSize(PAGE.headings[part.level - 1])
        .text(part.text)
        .moveDown(0.3);
    } else if (part.type === 'paragraph') {
      const indent = part.indent * INDENT;
      document
        .font('body')
        .fontSize(PAGE.body)
        .text(part.text, left + indent, undefined, { width: width - indent, lineGap: PAGE.lineGap })
        .moveDown(0.4);
    } else {
      drawTable(document, part, left, width, bottom);
    }
    document.x = left;
  }

  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    document.page.margins.bottom = 0;
    const text = `${edition}    Page ${page + 1} of ${count}`;
    document
      .font('body')
      .fontSize(PAGE.small)
      .text(text, left, bottom + 20, { lineBreak: false });
  }
  document.end();
  return ended;
}

function drawTable(document, { header, rows, widths }, left, width, bottom) {
  const sum = widths.reduce((a, b) => a + b);
  const columns = widths.map((one) => (width * one) / sum);
  document.fontSize(PAGE.table);
  const drawRow = (cells, font) => {
    document.font(font);
    const height =
      Math.max(
        ...cells.map((text, i) => document.heightOfString(text, { width: columns[i] - 2 * PADDING })),
      ) +
      2 * PADDING;
    if (document.y + height > bottom) document.addPage();
    const top = document.y;
    let x = left;
    cells.forEach((text, i) => {
      document.text(text, x + PADDING, top + PADDING, { width: columns[i] - 2 * PADDING });
      x += columns[i];
    });
    document
      .moveTo(left, top + height)
      .lineTo(left + width, top + height)
      .lineWidth(0.5)
      .stroke('#b8c0c8');
    document.x = left;
    document.y = top + height;
  };
  if (header.length > 0) drawRow(header, 'bodyBold');
  for (const row of rows) drawRow(row, 'body');
  document.moveDown(0.6);
}
