import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDocx } from '../src/writers/docx/write-docx.ts';
import { seal } from '../src/writers/seal.ts';
import { convertWithLibreOffice, libreOffice } from './judges/libre-office.ts';
import { mammoth } from './judges/mammoth.ts';
import { openXmlSdk } from './judges/open-xml-sdk.ts';
import { longContract } from './support/long-contract.ts';
import { testLook } from './support/look.ts';
import { numberedContract } from './support/numbered-contract.ts';
import { sampleContract } from './support/sample-contract.ts';
import { contractWords, splitWords } from './support/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-docx-'));
const contracts = [sampleContract, longContract, numberedContract];
const files = contracts.map((_, i) => join(folder, `${i}.docx`));

beforeAll(() => {
  contracts.forEach((contract, i) => {
    writeFileSync(files[i]!, seal(writeDocx({ contract, look: testLook, fonts: new Map() }).content));
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([openXmlSdk, mammoth])('$name', (judge) => {
  test.skipIf(!judge.available() && !process.env.CI)(
    'accepts what the Word writer writes',
    { timeout: 60_000 },
    async () => {
      const verdicts = await judge.judge(files);
      expect(files.map((file) => verdicts.get(file))).toEqual(files.map(() => ({ ok: true, findings: [] })));
    },
  );
});

test.skipIf(!libreOffice.available() && !process.env.CI)(
  'LibreOffice counts the same numbers and shows the same words',
  { timeout: 180_000 },
  async () => {
    const texts = await convertWithLibreOffice(files, 'txt:Text (encoded):UTF8');
    contracts.forEach((contract, i) => {
      const shown = splitWords(
        texts
          .get(files[i]!)!
          .toString('utf8')
          .replace(/^\ufeff/, '')
          .replaceAll('•', ' '),
      );
      // A contents list may stand before the first section.
      const first = contract.blocks.findIndex(({ type }) => type === 'section');
      const front = contractWords({ ...contract, blocks: contract.blocks.slice(0, first) });
      const rest = contractWords({ ...contract, blocks: contract.blocks.slice(first) });
      expect(shown.slice(0, front.length)).toEqual(front);
      expect(shown.slice(-rest.length)).toEqual(rest);
    });
  },
);
