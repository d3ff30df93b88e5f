import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { PROJECT } from './find-examples.ts';
import { findProgram, runProgram } from './run-program.ts';

/** Whether the program is there that makes pictures of PDF pages. */
export const canDraw = findProgram('pdftoppm') !== undefined;

/** Of how many pixels the share may look different: fonts are smoothed a little differently by each version of a reader. */
const TOLERANCE = 0.0005;

/** A page of a PDF file, from 1, as PNG with `dpi` pixels an inch. */
export async function drawPage(pdf: Uint8Array, page = 1, dpi = 80): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-picture-'));
  try {
    const file = join(folder, 'contract.pdf');
    writeFileSync(file, pdf);
    const options = ['-png', '-singlefile', '-r', String(dpi), '-f', String(page), '-l', String(page)];
    const { code, stderr } = await runProgram('pdftoppm', [...options, file, join(folder, 'page')]);
    if (code !== 0) throw new Error(stderr);
    return readFileSync(join(folder, 'page.png'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A part of a picture, in pixels from its left and upper edge, so that a page of the docs shows just what it tells of. */
export function cropPicture(
  content: Uint8Array,
  { top, height }: { readonly top: number; readonly height: number },
): Uint8Array {
  const whole = PNG.sync.read(Buffer.from(content));
  const part = new PNG({ width: whole.width, height });
  PNG.bitblt(whole, part, 0, top, whole.width, height, 0, 0);
  return PNG.sync.write(part);
}

/** Compares a picture with the file of that name below docs/; ACCEPT=1 writes it where it looks different or is missing. */
export function expectPicture(name: string, content: Uint8Array): void {
  const file = join(PROJECT, 'docs', name);
  const different = existsSync(file) ? shareOfDifferentPixels(readFileSync(file), content) : 1;
  if (process.env.ACCEPT === '1' && different > TOLERANCE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      PNG.sync.write(PNG.sync.read(Buffer.from(content)), {
        deflateLevel: 9,
        deflateStrategy: 0,
        filterType: 0,
        colorType: 2,
      }),
    );
    return;
  }
  expect(different, `docs/${name} is stale: run \`npm run accept\``).toBeLessThanOrEqual(TOLERANCE);
}

/** From 0, the same, to 1; pictures of different sizes have nothing in common. */
export function shareOfDifferentPixels(before: Uint8Array, after: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(before)), PNG.sync.read(Buffer.from(after))];
  if (a.width !== b.width || a.height !== b.height) return 1;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height) / (a.width * a.height);
}
