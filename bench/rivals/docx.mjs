import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'B8C0C8' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BORDERS = {
  top: NONE,
  left: NONE,
  right: NONE,
  bottom: HAIRLINE,
  insideHorizontal: HAIRLINE,
  insideVertical: NONE,
};

/** The contract through the package docx. */
export function writeWithDocx({ title, edition, parts }) {
  const footer = new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun(`${edition}    Page `),
          new TextRun({ children: [PageNumber.CURRENT] }),
          new TextRun(' of '),
          new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: 'Source Serif 4', size: 21 } } } },
    sections: [{ footers: { default: footer }, children: parts.map(toElement) }],
  });
  return Packer.toBuffer(document);
}

function toElement(part) {
  if (part.type === 'title') return new Paragraph({ text: part.text, heading: HeadingLevel.TITLE });
  if (part.type === 'heading') {
    return new Paragraph({
      text: part.text,
      heading: HEADINGS[part.level - 1],
      pageBreakBefore: part.newPage,
      keepNext: true,
    });
  }
  if (part.type === 'paragraph') {
    return new Paragraph({
      children: runs(part.text),
      indent: { left: part.indent * 400 },
      spacing: { after: 100 },
    });
  }
  const row = (cells, tableHeader) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (text) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)) }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: BORDERS,
    rows: [
      ...(part.header.length > 0 ? [row(part.header, true)] : []),
      ...part.rows.map((cells) => row(cells, false)),
    ],
  });
}

function runs(text) {
  return text.split('\n').map((line, index) => new TextRun(index === 0 ? line : { text: line, break: 1 }));
}
