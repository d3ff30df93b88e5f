import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { openCatalog } from '../../src/catalog.ts';
import { type Generated, type GenerateOptions, generate } from '../../src/index.ts';
import { findExamples, outputName, PROJECT } from './find-examples.ts';

/** An agreement in a style, and with options, of which there is more to judge than of the style it names itself. */
export interface StyledExample {
  readonly name: string;
  readonly file: string;
  readonly style?: string;
  /** YAML that is added to the agreement. */
  readonly added?: string;
}

/** The richest example of each type. */
const OF_TYPE = {
  customer: 'cloud-service',
  internal: 'marketing-sales',
  'multi-level': 'marketing-sales-service',
} as const;

const DRESS = `
presentation:
  paper: Letter
  options:
    logo: { file: logo.png, alt: Logo of Company X }
    header: { left: "{parties}", centre: Confidential, right: "{date}" }
    footer: { left: "{title}", centre: "{edition}", right: "{page} / {pages}" }
    colours: { accent: "#8a1c4a" }
    fonts: { body: source-sans-3 }
    numbering: `;

/** Each built-in style but the usual one with an agreement of each type it suits, then each numbering with every option. */
export function styledExamples(): StyledExample[] {
  const catalog = openCatalog();
  const inStyles = catalog
    .styles()
    .filter((style) => style !== 'two-column')
    .flatMap((style) =>
      Object.entries(OF_TYPE)
        .filter(([type]) => catalog.style(style)?.file.agreements?.includes(type) ?? true)
        .map(([type, example]) => ({ name: `${style}-${type}`, file: pathOf(example), style })),
    );
  const dressed = ['decimal', 'lettered', 'steps', 'articles'].map((numbering) => ({
    name: `dressed-${numbering}`,
    file: pathOf('minimal-internal'),
    added: `${DRESS}${numbering}\n`,
  }));
  return [...inStyles, ...dressed];
}

/** Each example as it is, then those in other styles. */
export function allExamples(): StyledExample[] {
  return [...findExamples().map((file) => ({ name: outputName(file), file })), ...styledExamples()];
}

/** Renders an example in the formats asked for. */
export async function renderExample(
  { file, style, added = '' }: StyledExample,
  formats: GenerateOptions['formats'],
): Promise<Generated> {
  const text = readFileSync(file, 'utf8') + added;
  const readPicture = (path: string): Uint8Array | undefined =>
    path.endsWith('logo.png') ? testPicture() : undefined;
  return generate({ text, file }, { formats, ...(style && { style }), readFile: readPicture });
}

function pathOf(example: string): string {
  return `${PROJECT}/examples/${example}.sla.yaml`;
}

/** A PNG with transparent corners: a disc on 24 × 24 pixels. */
export function testPicture(): Uint8Array {
  const size = 24;
  const rows = Buffer.alloc((size * 4 + 1) * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = (x - 11.5) ** 2 + (y - 11.5) ** 2 < 140;
      rows.set([31, 78, 121, inside ? 255 : 0], y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(name: string, data: Uint8Array = new Uint8Array()): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(checksum(body), body.length + 4);
  return whole;
}

/** CRC-32 (ISO/IEC 15948, annex D). */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
