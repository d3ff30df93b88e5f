import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram, runProgram } from '../support/run-program.ts';
import { type Judge, type Verdict, verdictOf } from './judge.ts';

/** Whether LibreOffice opens a Word file as text and sets it on pages. */
export const libreOffice: Judge = {
  name: 'LibreOffice',
  reads: 'docx',
  needs: 'libreoffice-writer-nogui',
  available: () => findProgram('soffice') !== undefined,
  judge: async (files) => {
    const pages = await convertWithLibreOffice(files, 'pdf');
    const texts = await convertWithLibreOffice(files, 'txt:Text (encoded):UTF8');
    const verdicts = new Map<string, Verdict>();
    for (const file of files) {
      const findings: string[] = [];
      if (!pages.get(file)?.subarray(0, 5).equals(Buffer.from('%PDF-'))) findings.push('no PDF came out');
      if (!texts.get(file)?.toString('utf8').trim()) findings.push('no text came out');
      verdicts.set(file, verdictOf(findings));
    }
    return verdicts;
  },
};

/**
 * What LibreOffice makes of each Word file, in one start of the program: `pdf`, or a filter of its own.
 * It exits with 0 when it fails, so a file without an entry is one it could not convert.
 */
export async function convertWithLibreOffice(
  files: readonly string[],
  format: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-libreoffice-'));
  try {
    const outputs = join(folder, 'out');
    await runProgram(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        '--norestore',
        '--nolockcheck',
        '--convert-to',
        format,
        '--outdir',
        outputs,
        ...files,
      ],
      { timeout: 150_000 },
    );
    const converted = new Map<string, Buffer>();
    for (const file of files) {
      const name = `${basename(file, '.docx')}.${format.split(':')[0]}`;
      try {
        converted.set(file, readFileSync(join(outputs, name)));
      } catch {
        // Not converted: no entry.
      }
    }
    return converted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
