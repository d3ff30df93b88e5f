import { characterStyleId, type TextLook } from './styles-character.ts';
import { element, escapeXml, val } from './xml.ts';

const TAB = '<w:tab/>';

/** What Word has an element of its own for, because its fonts may lack the character. */
const ELEMENTS: Readonly<Record<string, string>> = {
  '\t': TAB,
  '\u2011': '<w:noBreakHyphen/>',
  '\u00ad': '<w:softHyphen/>',
};

/** The content of a run that shows `text`; line ends are spaces. */
export function writeText(text: string): string {
  const plain = text.replace(/[\r\n]+/g, ' ');
  if (!/[\t\u2011\u00ad]/.test(plain)) return `<w:t xml:space="preserve">${escapeXml(plain)}</w:t>`;
  return plain
    .split(/([\t\u2011\u00ad])/)
    .filter((piece) => piece !== '')
    .map((piece) => ELEMENTS[piece] ?? `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`)
    .join('');
}

/** A run in the character style of `look`; `content` is XML. */
export function writeRun(content: string, look: TextLook): string {
  return writeStyledRun(content, characterStyleId(look));
}

/** A run in the character style `style`, or in its paragraph's own look. */
export function writeStyledRun(content: string, style: string | undefined): string {
  return `<w:r>${runProperties(style)}${content}</w:r>`;
}

/** `w:rPr` naming a character style, or nothing. */
export function runProperties(style: string | undefined): string {
  return style === undefined ? '' : element('w:rPr', {}, val('w:rStyle', style));
}

/** A tab in a run of its own. */
export function writeTab(): string {
  return `<w:r>${TAB}</w:r>`;
}

/** A field with the result that it had when the file was written. */
export function writeField(instruction: string, result: string, style?: string): string {
  const run = (content: string): string => writeStyledRun(content, style);
  const mark = (type: string): string => run(element('w:fldChar', { 'w:fldCharType': type }));
  return (
    mark('begin') +
    run(`<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`) +
    mark('separate') +
    run(writeText(result)) +
    mark('end')
  );
}

/** A paragraph in `style`; `numberOf` overrides the style's number where numbering restarts. */
export function writeParagraph(style: string, content: string, numberOf = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numberOf}</w:pPr>${content}</w:p>`;
}
