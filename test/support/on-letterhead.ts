import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Generated, generate } from '../../src/index.ts';
import { PROJECT } from './find-examples.ts';
import { type LetterheadParts, makeLetterhead } from './letterheads.ts';
import { docxWords } from './words.ts';
import { elementsOf, parseXml, type XmlElement } from './xml.ts';

/** The contract of an example in Word, on a letterhead if one is given. */
export async function renderOn(
  letterhead: LetterheadParts | Uint8Array | undefined,
  options: {
    readonly example?: string;
    readonly styles?: string;
    readonly set?: Readonly<Record<string, string>>;
    readonly name?: string;
  } = {},
): Promise<Generated & { readonly content: Uint8Array }> {
  const file = `examples/${options.example ?? 'minimal-internal'}.sla.yaml`;
  const content = letterhead instanceof Uint8Array ? letterhead : letterhead && makeLetterhead(letterhead);
  const generated = await generate(
    { text: readFileSync(join(PROJECT, file)), file },
    {
      formats: ['docx'],
      ...(options.set && { set: options.set }),
      ...(content && {
        letterhead: {
          file: options.name ?? 'firm.docx',
          content,
          ...(options.styles !== undefined && {
            styles: { file: 'firm.letterhead.yaml', text: options.styles },
          }),
        },
      }),
    },
  );
  return { ...generated, content: generated.files[0]?.content ?? new Uint8Array() };
}

/** The text of a part, as it is in the file. */
export function partText(content: Uint8Array, name: string): string {
  const bytes = unzipSync(content)[name];
  if (!bytes) throw new Error(`There is no ${name}`);
  return new TextDecoder().decode(bytes);
}

/** The words that people read in a part. */
export function wordsOfPart(content: Uint8Array, name: string): string {
  const text = (element: XmlElement): string => {
    const inner = element.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');
    return element.name === 'w:p' || element.name === 'w:br' ? `${inner} ` : inner;
  };
  return text(parseXml(partText(content, name))).trim();
}

/** Every element of a part. */
export function elementsIn(content: Uint8Array, name: string): XmlElement[] {
  const all = (element: XmlElement): XmlElement[] => [element, ...elementsOf(element).flatMap(all)];
  return all(parseXml(partText(content, name)));
}

/** The words of a contract without its title, which letterheads may have themselves. */
export async function contractBody(example: string): Promise<string> {
  const { content } = await renderOn(undefined, { example });
  const words = docxWords(content);
  const title =
    readFileSync(join(PROJECT, `examples/${example}.sla.yaml`), 'utf8').match(/^title: (.*)$/m)?.[1] ?? '';
  return words.slice(title.split(' ').length).join(' ');
}
