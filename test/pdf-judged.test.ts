import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '../src/writers/pdf/write-pdf.ts';
import { seal } from '../src/writers/seal.ts';
import { poppler } from './judges/poppler.ts';
import { qpdf } from './judges/qpdf.ts';
import { veraPdfA, veraPdfUa } from './judges/vera-pdf.ts';
import { readTestFonts } from './support/fonts.ts';
import { longContract } from './support/long-contract.ts';
import { testLook } from './support/look.ts';
import { sampleContract } from './support/sample-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-pdf-'));
const files = ['sample', 'long'].map((name) => join(folder, `${name}.pdf`));

beforeAll(() => {
  const fonts = readTestFonts();
  [sampleContract, longContract].forEach((contract, i) => {
    writeFileSync(files[i]!, seal(writePdf({ contract, look: testLook, fonts }).content));
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([qpdf, poppler, veraPdfA, veraPdfUa])('$name', (judge) => {
  test.skipIf(!judge.available() && !process.env.CI)(
    'accepts what the PDF writer writes',
    { timeout: 60_000 },
    async () => {
      const verdicts = await judge.judge(files);
      expect(files.map((file) => verdicts.get(file))).toEqual(files.map(() => ({ ok: true, findings: [] })));
    },
  );
});
