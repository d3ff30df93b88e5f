import type { Contract } from '../../document/contract.ts';
import type { Look } from '../../document/look.ts';
import { hasErrors } from '../../problem.ts';
import type { Writer, WriterInput, Written } from '../writer.ts';
import { embedFont } from './embed-font.ts';
import type { Layout, Pagination } from './lay-out-contract.ts';
import { layOutContract, problemsOf } from './lay-out-contract.ts';
import { createFurniture } from './paint-furniture.ts';
import type { Canvas } from './paint-page.ts';
import { closeContent, createCanvas, paintMarks } from './paint-page.ts';
import { createPdfFile } from './pdf-file.ts';
import { writeOutline } from './write-outline.ts';
import { writePages } from './write-pages.ts';
import { writeStructure } from './write-structure.ts';

export type { Pagination } from './lay-out-contract.ts';

interface Remembered {
  readonly look: Look;
  readonly fonts: WriterInput['fonts'];
  readonly pagination: Pagination;
  /** Not painted yet. */
  layout: Layout | undefined;
}

const remembered = new WeakMap<Contract, Remembered>();

/** On which page of its PDF each part of the contract stands; laying out is not repeated when the PDF is written next. */
export function paginate(input: WriterInput): Pagination {
  return remember(input).pagination;
}

/** Writes the contract as a tagged PDF that conforms to PDF/A-2a and PDF/UA-1. */
export const writePdf: Writer = (input: WriterInput): Written => {
  const entry = remember(input);
  const layout = entry.layout ?? layOutContract(input);
  entry.layout = undefined;
  const { contract, look } = input;
  const furniture = createFurniture(contract, layout);
  const problems = problemsOf(layout);
  if (hasErrors(problems)) return { content: new Uint8Array(), problems };
  const canvases = layout.pages.map((page, i): Canvas => {
    const canvas = createCanvas(i, look.paper.height, look.colours.rule);
    furniture.paint(canvas, i + 1);
    for (const { slab, y, repeated } of page) {
      paintMarks(canvas, slab.marks, {
        x: look.paper.margin.left,
        y: look.paper.margin.top + y,
        artifact: repeated,
        pageOf: layout.pageOf,
      });
    }
    closeContent(canvas);
    return canvas;
  });
  const file = createPdfFile(contract);
  const fonts = new Map(
    [...layout.setting.book.faces.values()]
      .filter((face) => face.used.size > 0)
      .map((face) => [face, embedFont(file, face)]),
  );
  const { pages, destinations, fingerprint } = writePages(file, layout, canvases, fonts, look);
  writeOutline(file, contract, destinations);
  writeStructure(file, layout.structure, pages);
  return { content: file.finish(fingerprint), problems };
};

function remember(input: WriterInput): Remembered {
  const known = remembered.get(input.contract);
  if (known && known.look === input.look && known.fonts === input.fonts) return known;
  const layout = layOutContract(input);
  const { pageCount, pageOf, hasContents } = layout;
  const entry = {
    look: input.look,
    fonts: input.fonts,
    pagination: { pageCount, pageOf, hasContents },
    layout,
  };
  remembered.set(input.contract, entry);
  return entry;
}
