import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

const PART = 'word/document.xml';

/**
 * Turns a contract that slakit wrote into a template of docxtemplater: a placeholder where a value of the agreement stands.
 * Returns the template and how many placeholders it has.
 */
export function makeTemplate(docx) {
  const zip = new PizZip(docx);
  const data = {};
  let count = 0;
  const xml = zip
    .file(PART)
    .asText()
    .replace(/<w:sdtContent>.*?<\/w:sdtContent>/gs, (content) =>
      content.replace(/(<w:t(?: [^>]*)?>)([^<]+)(<\/w:t>)/g, (_, open, text, close) => {
        const name = `value${count++}`;
        data[name] = decode(text);
        return `${open}{${name}}${close}`;
      }),
    );
  zip.file(PART, xml);
  return { template: zip.generate({ type: 'nodebuffer' }), data, count };
}

/** Fills the template as its guide does: a new document for each contract. */
export function fillTemplate(template, data) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.toBuffer();
}

/** How many words the text of a Word file has. */
export function countWords(docx) {
  const xml = new PizZip(docx).file(PART).asText();
  const text = xml.replace(/<\/w:p>|<w:br\/>|<w:tab\/>/g, ' ').replace(/<[^>]*>/g, '');
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function decode(text) {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
