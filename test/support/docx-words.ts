import { unzipSync } from 'fflate';
import { createNumbers, type Numbers } from './docx-numbers.ts';
import { splitWords } from './split-words.ts';
import { elementAt, elementsOf, parseXml, type XmlElement } from './xml.ts';

/**
 * The words of a Word file's main text in order, with the numbers that Word prints before paragraphs.
 * Contents lists, field instructions, deleted and hidden text and placeholders of empty controls are left out.
 */
export function docxWords(content: Uint8Array): string[] {
  const parts = unzipSync(content);
  const part = (name: string): XmlElement | undefined => {
    const bytes = parts[`word/${name}.xml`];
    return bytes && parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  };
  const body = elementAt(part('document'), 'w:body');
  if (body === undefined) throw new Error('The Word file has no body');
  const styles = readStyles(part('styles'));
  const reading: Reading = {
    styles,
    numbers: createNumbers(part('numbering'), styles.paragraphs),
    fields: [],
    text: '',
  };
  readChildren(body, reading);
  return splitWords(reading.text);
}

interface Reading {
  readonly styles: Styles;
  readonly numbers: Numbers;
  /** The fields that are open, innermost last. */
  readonly fields: { instruction: string; inResult: boolean }[];
  text: string;
}

interface Styles {
  readonly paragraphs: ReadonlyMap<string, XmlElement>;
  readonly isContents: (style: string | undefined) => boolean;
  readonly isHidden: (style: string | undefined) => boolean;
}

function readStyles(part: XmlElement | undefined): Styles {
  const all = new Map(
    elementsOf(part, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  );
  const nameOf = (id: string | undefined): string =>
    elementAt(all.get(id ?? ''), 'w:name')?.attributes['w:val'] ?? '';
  return {
    paragraphs: all,
    isContents: (id) => /^toc (?:\d|heading)/i.test(nameOf(id)),
    isHidden: (id) => isOn(elementAt(all.get(id ?? ''), 'w:rPr', 'w:vanish')),
  };
}

function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes['w:val'] ?? '');
}

/** Not part of what is read, whatever they contain. */
const SKIPPED = new Set([
  'w:instrText',
  'w:delText',
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:tblPr',
  'w:tcPr',
  'w:trPr',
  'w:sectPr',
]);

function readChildren(element: XmlElement, reading: Reading): void {
  for (const child of elementsOf(element)) readElement(child, reading);
}

function readElement(element: XmlElement, reading: Reading): void {
  const hidden = reading.fields.some(
    ({ instruction, inResult }) => !inResult || /^\s*TOC\b/.test(instruction),
  );
  const add = (text: string): void => {
    if (!hidden) reading.text += text;
  };
  switch (element.name) {
    case 'w:p':
      readParagraph(element, reading);
      break;
    case 'w:sdt':
      readControl(element, reading);
      break;
    case 'w:r':
      if (
        !isOn(elementAt(element, 'w:rPr', 'w:vanish')) &&
        !reading.styles.isHidden(valueAt(element, 'w:rPr', 'w:rStyle'))
      )
        readChildren(element, reading);
      break;
    case 'w:tc':
      readChildren(element, reading);
      add(' ');
      break;
    case 'w:t':
      add(element.children.filter((child) => typeof child === 'string').join(''));
      break;
    case 'w:tab':
    case 'w:ptab':
    case 'w:br':
    case 'w:cr':
      add(' ');
      break;
    case 'w:noBreakHyphen':
      add('\u2011');
      break;
    case 'w:softHyphen':
      add('\u00ad');
      break;
    case 'w:fldChar':
      readFieldMark(element.attributes['w:fldCharType'], reading);
      break;
    case 'w:instrText': {
      const field = reading.fields.at(-1);
      if (field) field.instruction += element.children.join('');
      break;
    }
    case 'w:fldSimple':
      if (!/^\s*TOC\b/.test(element.attributes['w:instr'] ?? '')) readChildren(element, reading);
      break;
    default:
      if (!SKIPPED.has(element.name)) readChildren(element, reading);
  }
}

function readParagraph(paragraph: XmlElement, reading: Reading): void {
  const style = valueAt(paragraph, 'w:pPr', 'w:pStyle');
  const number = reading.numbers.next(paragraph);
  if (reading.styles.isContents(style)) {
    // Fields may open or close here and reach over other paragraphs.
    const before = reading.text;
    readChildren(paragraph, reading);
    reading.text = before;
    return;
  }
  reading.text += number;
  readChildren(paragraph, reading);
  reading.text += ' ';
}

function readControl(control: XmlElement, reading: Reading): void {
  const properties = elementAt(control, 'w:sdtPr');
  if (valueAt(properties, 'w:docPartObj', 'w:docPartGallery') === 'Table of Contents') return;
  if (isOn(elementAt(properties, 'w:showingPlcHdr'))) {
    reading.text += ' ';
    return;
  }
  const content = elementAt(control, 'w:sdtContent');
  if (content) readChildren(content, reading);
}

function readFieldMark(kind: string | undefined, reading: Reading): void {
  const field = reading.fields.at(-1);
  if (kind === 'begin') reading.fields.push({ instruction: '', inResult: false });
  else if (kind === 'separate' && field) field.inResult = true;
  else if (kind === 'end') reading.fields.pop();
}

function valueAt(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  return elementAt(element, ...names)?.attributes['w:val'];
}
