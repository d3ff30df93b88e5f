import { expect, test } from 'vitest';
import type { Block, Contract, Inline } from '../src/document/contract.ts';
import { layOutContract } from '../src/writers/pdf/lay-out-contract.ts';
import { paginate, writePdf } from '../src/writers/pdf/write-pdf.ts';
import { isSealed, SEAL_PLACE, seal } from '../src/writers/seal.ts';
import type { WriterInput } from '../src/writers/writer.ts';
import { readTestFonts } from './support/fonts.ts';
import { longContract } from './support/long-contract.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';

const fonts = readTestFonts();
const inputOf = (contract: Contract): WriterInput => ({ contract, look: testLook, fonts });
const copyOf = (contract: Contract): Contract => ({ ...contract });
const { paper } = testLook;
const textWidth = paper.width - paper.margin.left - paper.margin.right;
const textHeight = paper.height - paper.margin.top - paper.margin.bottom;

const text = (value: string): Inline => ({ type: 'text', value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'text', children });
const withBlocks = (...blocks: Block[]): Contract => ({
  ...sampleContract,
  blocks: [{ type: 'title', children: [text('Title')] }, ...blocks],
});

test('the same contract gives the same bytes, whatever was written before', () => {
  const first = writePdf(inputOf(copyOf(sampleContract))).content;
  writePdf(inputOf(copyOf(longContract)));
  const second = writePdf(inputOf(copyOf(sampleContract))).content;
  expect(Buffer.compare(first, second)).toBe(0);
});

test('writing again what was paginated and written gives the same bytes', () => {
  const contract = copyOf(sampleContract);
  paginate(inputOf(contract));
  const first = writePdf(inputOf(contract)).content;
  const second = writePdf(inputOf(contract)).content;
  expect(Buffer.compare(first, second)).toBe(0);
});

test('the seal has its place once', () => {
  const { content } = writePdf(inputOf(copyOf(sampleContract)));
  const bytes = Buffer.from(content).toString('latin1');
  expect(bytes.split(SEAL_PLACE)).toHaveLength(2);
  expect(isSealed(seal(content))).toBe(true);
});

test.each([
  ['sample', sampleContract],
  ['long', longContract],
])('nothing leaves the margins: %s', (_, contract) => {
  const { pages } = layOutContract(inputOf(contract));
  const outside: string[] = [];
  for (const [i, page] of pages.entries()) {
    for (const { slab, y } of page) {
      if (y + slab.height > textHeight + 0.02)
        outside.push(`page ${i + 1}: a slab ends at ${y + slab.height}`);
      for (const mark of slab.marks) {
        if (mark.type === 'page-number') continue;
        const width = mark.type === 'text' ? mark.line.width : mark.width;
        if (mark.x < -0.01 || mark.x + width > textWidth + 0.02)
          outside.push(`page ${i + 1}: ${mark.x} + ${width}`);
      }
    }
  }
  expect(outside).toEqual([]);
});

test('every id of a section, clause and term has a page', () => {
  const { pageOf, pageCount, hasContents } = paginate(inputOf(longContract));
  for (const id of [
    'summary',
    'purpose',
    'def-lead',
    'def-lead-b-ii',
    'credit-tiers',
    's3-c0',
    'measures',
    'schedule-a',
  ]) {
    expect(pageOf.get(id), id).toBeGreaterThanOrEqual(1);
  }
  expect(pageOf.get('schedule-a')).toBe(pageCount);
  expect(hasContents).toBe(true);
});

test('a contract of three pages or fewer has no contents list', () => {
  expect(paginate(inputOf(sampleContract)).hasContents).toBe(false);
});

test('a character no font has is reported once for each field, by name and place', () => {
  const contract = withBlocks(
    paragraph(text('The office in '), { type: 'value', path: '/parties/0/name', children: [text('東京東')] }),
    paragraph({ type: 'value', path: '/title', children: [text('a\u202eb')] }, text(' é≥½ ')),
  );
  const { content, problems } = writePdf(inputOf(contract));
  expect(content).toHaveLength(0);
  expect(problems.map(({ rule, severity, path, message }) => [rule, severity, path, message])).toEqual([
    [
      'font/missing-glyph',
      'error',
      '/parties/0/name',
      'No font of this style has the character U+6771 (東) in “The office in 東京東”',
    ],
    [
      'font/missing-glyph',
      'error',
      '/parties/0/name',
      'No font of this style has the character U+4EAC (京) in “The office in 東京東”',
    ],
    ['font/missing-glyph', 'error', '/title', 'No font of this style has the character U+202E in “a�b é≥½ ”'],
  ]);
});

test('a decomposed letter is composed, and a lone surrogate is reported', () => {
  expect(writePdf(inputOf(withBlocks(paragraph(text('Cafe\u0301'))))).problems).toEqual([]);
  const { problems } = writePdf(inputOf(withBlocks(paragraph(text('x\ud800y')))));
  expect(problems.map(({ message }) => message)).toEqual([
    'No font of this style has the character U+D800 in “x�y”',
  ]);
});

/** How many lines of each paragraph stand on each page. */
function linesPerPage(contract: Contract): number[][] {
  const lines = new Map<unknown, number[]>();
  layOutContract(inputOf(contract)).pages.forEach((page, i) => {
    for (const { slab } of page) {
      const mark = slab.marks.at(-1);
      if (mark?.type !== 'text' || !mark.line.pieces[0]) continue;
      const { owner } = mark.line.pieces[0].run;
      const counts = lines.get(owner) ?? [];
      counts[i] = (counts[i] ?? 0) + 1;
      lines.set(owner, counts);
    }
  });
  return [...lines.values()].map((counts) => counts.filter(() => true));
}

test('two lines at least stand on each side of a page break, wherever it falls', () => {
  const sentence =
    'The Provider shall send the Customer a report of what it measured in the month before. '.repeat(6);
  let broken = 0;
  for (let shorter = 0; shorter < 6; shorter++) {
    const blocks = Array.from({ length: 24 }, (_, i) =>
      paragraph(text(sentence.slice(i === 0 ? shorter * 90 : 0))),
    );
    for (const counts of linesPerPage(withBlocks(...blocks)).filter((pages) => pages.length > 1)) {
      broken++;
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    }
  }
  expect(broken).toBeGreaterThan(3);
});

test('signatures stand on one page with what is before them', () => {
  const signatures = sampleContract.blocks.find((block) => block.type === 'signatures')!;
  const sentence =
    'The parties keep this agreement under review and change it in writing when they agree to. ';
  for (let count = 30; count < 46; count++) {
    const contract = withBlocks(
      ...Array.from({ length: count }, () => paragraph(text(sentence))),
      signatures,
    );
    const { pages } = layOutContract(inputOf(contract));
    const last = pages.at(-1)!;
    expect(last.length, `${count} paragraphs`).toBeGreaterThanOrEqual(2);
    expect(last.at(-1)!.slab.height).toBeGreaterThan(60);
  }
});

test('a table repeats its header on each page, and a schedule starts a page', () => {
  const { pages } = layOutContract(inputOf(longContract));
  const repeated = pages.filter((page) => page[0]?.repeated).length;
  expect(repeated).toBeGreaterThan(5);
  expect(pages.at(-1)![0]!.slab.newPage).toBe(true);
});

test('a section of signatures is not alone on its page: what stands before it comes along', () => {
  const filler = Array.from({ length: 40 }, (_, index): Block => paragraphOf(`Line ${index}`));
  for (let lines = 20; lines < 40; lines++) {
    const contract: Contract = {
      ...sampleContract,
      blocks: [
        ...filler.slice(0, lines),
        sectionOf('before', [paragraphOf('The last clause.')]),
        sectionOf('signed', [
          { type: 'paragraph', role: 'lead', children: [{ type: 'text', value: 'Signed:' }] },
          ...sampleContract.blocks.filter(({ type }) => type === 'signatures'),
        ]),
      ],
    };
    const { pageOf } = paginate({ contract, look: testLook, fonts: readTestFonts() });
    expect(pageOf.get('signed')).toBe(pageOf.get('before'));
  }
});

function paragraphOf(value: string): Block {
  return { type: 'paragraph', role: 'text', children: [{ type: 'text', value }] };
}

function sectionOf(id: string, children: readonly Block[]): Block {
  const heading = [{ type: 'text', value: id } as const];
  return { type: 'section', id, level: 1, numbered: false, schedule: false, heading, children };
}
