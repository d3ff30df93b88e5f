import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Contract, Inline, Shape, Table, TableRow } from '../src/document/contract.ts';
import { HUES, SHARED_HUE } from '../src/document/hues.ts';
import { parseContract } from '../src/document/parse.ts';
import { generate } from '../src/index.ts';
import { contrast } from '../src/style/contrast.ts';
import { layOutContract } from '../src/writers/pdf/lay-out-contract.ts';
import type { Mark } from '../src/writers/pdf/slab.ts';
import { PROJECT } from './support/find-examples.ts';
import { readTestFonts } from './support/fonts.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, docxWords, htmlWords, markdownWords, pdfWords } from './support/words.ts';

const fonts = readTestFonts();
const SHAPES: readonly Shape[] = ['activity', 'decision', 'document'];

describe('the swimlane style', () => {
  test.each(['marketing-sales', 'marketing-sales-service', 'minimal-internal', 'minimal-multi-level'])(
    'has the same words in every format: %s',
    async (example) => {
      const { files, problems } = await generate(
        { text: readFileSync(`${PROJECT}/examples/${example}.sla.yaml`), file: 'agreement.sla.yaml' },
        { formats: ['json', 'md', 'html', 'docx', 'pdf'], style: 'swimlane' },
      );
      expect(problems).toEqual([]);
      const [json, md, html, docx, pdf] = files.map(({ content }) => content);
      const { contract } = JSON.parse(new TextDecoder().decode(json)) as { contract: Contract };
      const expected = contractWords(contract);
      expect(markdownWords(md!).join(' ')).toBe(expected.join(' '));
      expect(htmlWords(html!).join(' ')).toBe(expected.join(' '));
      expect(docxWords(docx!).join(' ')).toBe(expected.join(' '));
      expect((await pdfWords(pdf!, expected)).join(' ')).toBe(expected.join(' '));
    },
  );

  test('draws steps as shapes, what passes over as arrows, and says what each is in words', async () => {
    const { files } = await generate(
      {
        text: readFileSync(`${PROJECT}/examples/marketing-sales-service.sla.yaml`),
        file: 'agreement.sla.yaml',
      },
      { formats: ['html', 'md'], style: 'swimlane' },
    );
    const [html = '', md = ''] = files.map(({ content }) => new TextDecoder().decode(content));
    expect(html.match(/<li class="decision"><svg/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html.match(/<div class="shape handoff"><svg/g)).toHaveLength(3);
    expect(md).toContain('◆ **Decision:** Score each lead');
    expect(md).toMatch(/\| \*\*Friction handoff\*\* +\| +\| The Customer Friction Report → Service/);
  });
});

test('white and dark words can be read on every hue', () => {
  for (const { strong, tint } of [...HUES, SHARED_HUE]) {
    expect(contrast(strong, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#1b1f24', tint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(strong, tint)).toBeGreaterThanOrEqual(3);
  }
});

describe('the picture of a process', () => {
  const words = fc
    .array(fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 14 }), {
      minLength: 1,
      maxLength: 24,
    })
    .map((parts) => parts.join(' '));
  const cells = (owners: number) =>
    fc.array(fc.array(fc.tuple(fc.constantFrom(...SHAPES), words), { maxLength: 4 }), {
      minLength: owners,
      maxLength: owners,
    });
  const process = fc.integer({ min: 2, max: 6 }).chain((owners) =>
    fc.record({
      owners: fc.constant(owners),
      rows: fc.array(cells(owners), { minLength: 1, maxLength: 12 }),
      handoff: fc.tuple(words, fc.nat(owners - 1), fc.nat(owners - 1)).filter(([, from, to]) => from !== to),
    }),
  );

  test('keeps every word in its shape, and shapes apart, however much they hold', () => {
    fc.assert(
      fc.property(process, ({ owners, rows, handoff }) => {
        const { pages } = layOutContract({
          contract: contractOf(owners, rows, handoff),
          look: testLook,
          fonts,
        });
        for (const page of pages)
          for (const { slab } of page) {
            expect(slab.height).toBeLessThanOrEqual(701.9);
            judge(
              slab.marks,
              testLook.paper.width - testLook.paper.margin.left - testLook.paper.margin.right,
            );
          }
      }),
      { numRuns: 40 },
    );
  });

  /** Shapes overlap nowhere, and each line of text that stands over a shape stands within it. */
  function judge(marks: readonly Mark[], width: number): void {
    const shapes = marks.filter((mark) => mark.type === 'shape');
    for (const [i, one] of shapes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(width + 0.01);
      for (const other of shapes.slice(i + 1)) {
        const apart =
          one.x + one.width <= other.x + 0.01 ||
          other.x + other.width <= one.x + 0.01 ||
          one.y + one.height <= other.y + 0.01 ||
          other.y + other.height <= one.y + 0.01;
        expect(apart).toBe(true);
      }
    }
    for (const mark of marks) {
      if (mark.type !== 'text') continue;
      const behind = shapes.find(
        ({ x, y, width: w, height }) =>
          mark.x >= x && mark.x < x + w && mark.y >= y && mark.y <= y + height + 0.01,
      );
      if (behind) expect(mark.x + mark.line.width).toBeLessThanOrEqual(behind.x + behind.width + 0.01);
    }
  }
});

test('a process that does not fit together is told', () => {
  const lanes = (inside: string): string[] =>
    parseContract(`::: lanes\n${inside}\n:::\n`, []).problems.map(({ rule }) => rule);
  const header = '::: header\n::: cell\nA\n:::\n::: shared\nB\n:::\n:::';
  const cell = '::: cell\n- x {.decision}\n:::';
  expect(lanes(`${header}\n::: row **S** t\n${cell}\n${cell}\n:::`)).toEqual([]);
  expect(lanes(`::: row t\n${cell}\n:::`)).toEqual(['template/bad-container']);
  expect(lanes(`${header}\n::: row t\n${cell}\n:::`)).toEqual(['template/bad-container']);
  expect(lanes(`${header}\n::: handoff t\n::: from\nx\n:::\n${cell}\n:::`)).toEqual([
    'template/bad-container',
  ]);
  expect(lanes(`${header}\n::: handoff t\n::: to\n:::\n::: from\nx\n:::\n:::`)).toEqual([]);
});

const text = (value: string): Inline => ({ type: 'text', value });
const paragraph = (value: string): Block => ({ type: 'paragraph', role: 'text', children: [text(value)] });

function contractOf(
  owners: number,
  rows: readonly (readonly (readonly [Shape, string])[][])[],
  [what, from, to]: readonly [string, number, number],
): Contract {
  const table: Table = {
    type: 'table',
    kind: 'lanes',
    columns: Array.from({ length: owners }, (_, i) => ({
      align: 'left',
      header: [text(`Owner ${i}`)],
      ...(i === owners - 1 && { shared: true }),
    })),
    rows: [
      ...rows.map(
        (row, at): TableRow => ({
          topic: [{ type: 'strong', children: [text(`Stage ${at}`)] }, text(' about something')],
          cells: row.map((items) => ({
            children: [
              {
                type: 'list',
                items: items.map(([shape, value]) => ({ type: 'item', shape, children: [paragraph(value)] })),
              },
            ],
          })),
        }),
      ),
      {
        topic: [text('Handoff')],
        handoff: { from, to },
        cells: Array.from({ length: owners }, (_, i) => ({ children: i === from ? [paragraph(what)] : [] })),
      },
    ],
  };
  return { ...sampleContract, blocks: [table] };
}
