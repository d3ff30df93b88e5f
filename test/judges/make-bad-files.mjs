// Writes the binary files of bad/ again. Run by hand: node test/judges/make-bad-files.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';

const here = (name) => new URL(`bad/${name}`, import.meta.url);
const FIXED = new Date('2026-01-01T00:00:00Z');
const SERIF = readFileSync(
  fileURLToPath(
    import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  ),
);

async function makePdf(options, draw) {
  const document = new PDFDocument({ ...options, info: { Title: 'A bad file', CreationDate: FIXED } });
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const plain = await makePdf({ compress: false }, (document) =>
  document.text('Set in a font that is not here.'),
);
writeFileSync(here('fonts-not-embedded.pdf'), plain);
writeFileSync(here('cut-off.pdf'), plain.subarray(0, Math.floor((plain.length * 2) / 3)));

const archive = { pdfVersion: '1.7', subset: 'PDF/A-2a', lang: 'en', displayTitle: true };
writeFileSync(
  here('claims-pdf-a-without-fonts.pdf'),
  await makePdf({ ...archive, tagged: true }, (document) => {
    const part = document.struct('Document');
    document.addStructure(part);
    part.add(document.struct('P', () => document.text('Tagged, but its font is not here.')));
    part.end();
  }),
);

const IDENTIFIER =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';
writeFileSync(
  here('claims-pdf-ua-without-tags.pdf'),
  await makePdf({ ...archive, tagged: true }, (document) => {
    document.appendXML(IDENTIFIER);
    document.font(SERIF).text('Fonts are here, tags are not.');
  }),
);

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DOCUMENT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document ${NAMESPACE}><w:body><w:p><w:pPr><w:jc w:val="left"/><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Text</w:t><w:rPr><w:b/></w:rPr></w:r></w:p></w:body></w:document>`;
const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const zip = (parts) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    mtime: FIXED,
  });

const parts = { '[Content_Types].xml': TYPES, '_rels/.rels': RELATIONSHIPS };
const disordered = zip({ ...parts, 'word/document.xml': DOCUMENT });
writeFileSync(here('wrong-element-order.docx'), disordered);
writeFileSync(here('without-main-part.docx'), zip(parts));
writeFileSync(here('broken-archive.docx'), Buffer.from(disordered).fill(0xff, 40, disordered.length - 60));
