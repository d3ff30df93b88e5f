import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { Contract } from '../../document/contract.ts';
import { SEAL_PLACE } from '../seal.ts';
import { makeColourProfile } from './colour-profile.ts';
import { conformanceXml, escapeXml } from './conformance-xml.ts';

/** An object whose text we write ourselves, which for thousands of small ones is much faster. */
export interface PlainReference {
  /** How other objects refer to it. */
  toString(): string;
  end(text: string): void;
}

/** An object of the file; `data` may be filled until `end`, which writes it. */
export interface PdfReference {
  readonly data: PdfDictionary;
  write(chunk: Uint8Array): void;
  end(): void;
}

/** A dictionary in pdfkit's terms: a string is a name; texts are made by `pdfText`. */
export type PdfDictionary = Record<string, unknown>;

/** A PDF file being written. pdfkit keeps its objects, cross-reference table, metadata and page list; we write the rest. */
export interface PdfFile {
  readonly catalog: PdfDictionary;
  readonly pages: PdfReference;
  readonly names: PdfDictionary;
  createObject(data: PdfDictionary): PdfReference;
  createPlain(): PlainReference;
  /** Writes a stream that `compress` has already compressed. */
  writeStream(data: PdfDictionary, compressed: Uint8Array): PdfReference;
  /** Ends the file; `fingerprint` decides its identifier. */
  finish(fingerprint: string): Uint8Array;
}

/** What pdfkit's typings leave out. */
interface PdfkitInternals {
  ref(data: PdfDictionary): PdfReference;
  push(chunk: Uint8Array | null): boolean;
  _write(data: string | Uint8Array): void;
  _offset: number;
  readonly _root: { readonly data: PdfDictionary & { Pages: PdfReference; Names: PdfReference } };
  _id: Uint8Array;
}

/** Begins a file with the contract's metadata; nothing in it depends on the clock. */
export function createPdfFile(contract: Contract): PdfFile {
  const date = new Date(`${contract.date}T00:00:00Z`);
  const options = {
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: contract.language,
    displayTitle: true,
    // Without this pdfkit loads Helvetica; we embed our own subsets.
    font: null as unknown as string,
    info: {
      Title: textForInfoAndXml(contract.title),
      Author: textForInfoAndXml(contract.parties.join(', ')),
      Creator: 'slakit',
      Producer: 'slakit',
      CreationDate: date,
      ModDate: date,
      Seal: SEAL_PLACE,
    },
  } as const;
  const document = new PDFDocument(options);
  const internals = document as unknown as PdfkitInternals;
  const chunks: Uint8Array[] = [...takeFrom(document)];
  // Everything is written synchronously: the stream's queue and a buffer for each line would only be detours.
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) chunks.push(Buffer.from(lines.join(''), 'latin1'));
    lines = [];
  };
  internals._write = (data) => {
    if (typeof data === 'string') {
      lines.push(data, '\n');
      internals._offset += data.length + 1;
    } else {
      flush();
      chunks.push(data);
      internals._offset += data.length;
    }
  };
  internals.push = () => true;
  document.appendXML(conformanceXml);
  return {
    catalog: internals._root.data,
    pages: internals._root.data.Pages,
    names: internals._root.data.Names.data,
    createObject: (data) => internals.ref(data),
    createPlain: () => createPlain(internals),
    writeStream: (data, compressed) => {
      const stream = internals.ref({ ...data, Filter: 'FlateDecode' });
      stream.write(compressed);
      stream.end();
      return stream;
    },
    finish: (fingerprint) => {
      addColourProfile(internals);
      internals._id = createHash('md5').update(`${contract.date} ${contract.title} ${fingerprint}`).digest();
      document.end();
      flush();
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}

function createPlain(internals: PdfkitInternals): PlainReference {
  let content = '';
  const reference = internals.ref(plainValue(() => content) as PdfDictionary);
  return {
    toString: () => String(reference),
    end: (text) => {
      content = text;
      reference.end();
    },
  };
}

/** A value whose text we write ourselves: pdfkit writes whatever is not a dictionary by its `toString`. */
export function plainValue(read: () => string): object {
  return { toString: read, [Symbol.toStringTag]: 'Plain' };
}

/** Compresses a stream; contracts are read more often than they are sent, so that speed counts for more than size. */
export function compress(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 4 });
}

/** A text string as it stands in a file, in UTF-16 and hexadecimal digits. */
export function textString(value: string): string {
  let digits = 'feff';
  for (let i = 0; i < value.length; i++) digits += value.charCodeAt(i).toString(16).padStart(4, '0');
  return `<${digits}>`;
}

/** A text string in pdfkit's terms. */
export function pdfText(value: string): object {
  return Object(value) as object;
}

/** A `#rrggbb` colour as the three operands of `rg`. */
export function colourOperands(colour: string): string {
  const channel = (at: number): number =>
    Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000;
  return `${channel(1)} ${channel(3)} ${channel(5)}`;
}

/** The head of the file, written when the document was made. */
function takeFrom(document: { read(): Uint8Array | null }): Uint8Array[] {
  const taken: Uint8Array[] = [];
  for (let chunk = document.read(); chunk !== null; chunk = document.read()) taken.push(chunk);
  return taken;
}

/** pdfkit puts one and the same value into the Info dictionary and, unescaped, into XML: this is right in both. */
function textForInfoAndXml(value: string): string {
  return Object.assign(Object(value) as object, { toString: () => escapeXml(value) }) as unknown as string;
}

function addColourProfile(internals: PdfkitInternals): void {
  const profile = internals.ref({ N: 3 });
  profile.write(makeColourProfile());
  profile.end();
  const intent = internals.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: pdfText('sRGB IEC61966-2.1'),
    Info: pdfText('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
  intent.end();
  internals._root.data.OutputIntents = [intent];
}
