import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findProgram } from '../support/run-program.ts';
import { type Judge, type Verdict, verdictOf } from './judge.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What axe-core finds in the page as Chromium shows it, and whether the page asks for anything outside itself. */
export const axe: Judge = {
  name: 'axe-core in Chromium',
  reads: 'html',
  needs: 'chromium and the npm packages axe-core and playwright-core',
  available: () => findProgram('chromium') !== undefined,
  judge: async (files) => {
    const script = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
    const profile = mkdtempSync(join(tmpdir(), 'slakit-chromium-'));
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath: findProgram('chromium')!,
      args: FLAGS,
      headless: true,
      offline: true,
    });
    const verdicts = new Map<string, Verdict>();
    try {
      for (const file of files) {
        const page = await browser.newPage();
        const findings: string[] = [];
        const url = pathToFileURL(file).href;
        page.on('request', (request) => {
          if (request.url() !== url && !request.url().startsWith('data:'))
            findings.push(`asks for ${request.url()}`);
        });
        page.on('pageerror', (error) => findings.push(`error on the page: ${error.message}`));
        await page.goto(url);
        await page.evaluate(script);
        findings.push(...(await page.evaluate<string[]>(RUN_AXE)));
        await page.close();
        verdicts.set(file, verdictOf(findings));
      }
    } finally {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    }
    return verdicts;
  },
};

// Text, because it runs in the page, where the types of this program do not hold.
const RUN_AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => id + ': ' + help + ': ' + html.slice(0, 200))))`;
