import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libreOffice } from './judges/libre-office.ts';
import { openXmlSdk } from './judges/open-xml-sdk.ts';
import { PROJECT } from './support/find-examples.ts';
import { LETTERHEADS, makeLetterhead } from './support/letterheads.ts';
import { renderOn } from './support/on-letterhead.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-letterhead-'));
const letterheads: readonly (readonly [string, Uint8Array])[] = [
  ...Object.entries(LETTERHEADS).map(([name, parts]) => [name, makeLetterhead(parts)] as const),
  ...['first-page-header', 'columns-and-text-box'].map(
    (name) => [name, readFileSync(join(PROJECT, `test/fixtures/letterhead/${name}.docx`))] as const,
  ),
];
const pathOf = (kind: string, index: number): string => join(folder, `${kind}-${index}.docx`);
const made = letterheads.map((_, index) => pathOf('made', index));

beforeAll(async () => {
  for (const [index, [, content]] of letterheads.entries()) {
    writeFileSync(pathOf('firm', index), content);
    const rendered = await renderOn(content, { example: 'marketing-sales' });
    expect(rendered.problems).toEqual([]);
    writeFileSync(made[index]!, rendered.content);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('contracts on letterheads', () => {
  test.skipIf(!openXmlSdk.available() && !process.env.CI)(
    'the Open XML SDK finds nothing that the letterhead had not',
    { timeout: 180_000 },
    async () => {
      const firms = letterheads.map((_, index) => pathOf('firm', index));
      const verdicts = await openXmlSdk.judge([...made, ...firms]);
      letterheads.forEach(([name], index) => {
        const before = new Set(verdicts.get(firms[index]!)!.findings.map(withoutPlace));
        const found = verdicts
          .get(made[index]!)!
          .findings.filter((finding) => !before.has(withoutPlace(finding)));
        expect(found, name).toEqual([]);
      });
      // What was made by hand is right to begin with.
      const byHand = Object.keys(LETTERHEADS).length;
      expect(firms.slice(0, byHand).flatMap((file) => verdicts.get(file)!.findings)).toEqual([]);
    },
  );

  test.skipIf(!libreOffice.available() && !process.env.CI)(
    'LibreOffice opens them',
    { timeout: 300_000 },
    async () => {
      const verdicts = await libreOffice.judge(made);
      expect(made.map((file) => verdicts.get(file))).toEqual(made.map(() => ({ ok: true, findings: [] })));
    },
  );
});

/** A finding without the numbers of the elements that lead to it. */
function withoutPlace(finding: string): string {
  return finding.replace(/\[\d+\]/g, '');
}
