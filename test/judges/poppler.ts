import { findProgram, linesOf, runProgram } from '../support/run-program.ts';
import { type Judge, judgeEach } from './judge.ts';

/** Whether a second reader finds text in a PDF file, every font of it embedded and readable as Unicode, all inside the page. */
export const poppler: Judge = {
  name: 'poppler',
  reads: 'pdf',
  needs: 'poppler-utils',
  available: () => findProgram('pdffonts') !== undefined && findProgram('pdftotext') !== undefined,
  judge: (files) =>
    judgeEach(files, async (file) => [...(await judgeFonts(file)), ...(await judgeText(file))]),
};

async function judgeFonts(file: string): Promise<string[]> {
  const { code, stdout, stderr } = await runProgram('pdffonts', [file]);
  if (code !== 0) return linesOf(stderr);
  const findings = linesOf(stderr);
  const [header = '', dashes = '', ...rows] = stdout.split('\n').filter((line) => line !== '');
  if (rows.length === 0) findings.push('no font');
  for (const row of rows) {
    const cell = (name: string): string => {
      const from = header.indexOf(name);
      const to = dashes.indexOf(' ', from);
      return row.slice(from, to < 0 ? undefined : to).trim();
    };
    if (cell('emb') !== 'yes') findings.push(`font not embedded: ${cell('name')}`);
    if (cell('uni') !== 'yes') findings.push(`font without Unicode: ${cell('name')}`);
  }
  return findings;
}

async function judgeText(file: string): Promise<string[]> {
  const { code, stdout, stderr } = await runProgram('pdftotext', ['-bbox', file, '-']);
  if (code !== 0) return linesOf(stderr);
  const findings = linesOf(stderr);
  let page = { number: 0, width: 0, height: 0 };
  let words = 0;
  for (const match of stdout.matchAll(
    /<page width="([\d.]+)" height="([\d.]+)">|<word ([^>]+)>(.*?)<\/word>/g,
  )) {
    const [, width, height, box, word = ''] = match;
    if (width !== undefined) {
      page = { number: page.number + 1, width: Number(width), height: Number(height) };
      continue;
    }
    words++;
    const edge = (name: string): number => Number(new RegExp(`${name}="([-\\d.]+)"`).exec(box ?? '')?.[1]);
    const inside =
      edge('xMin') >= 0 && edge('yMin') >= 0 && edge('xMax') <= page.width && edge('yMax') <= page.height;
    if (!inside) findings.push(`page ${page.number}: “${word}” is outside the page`);
    if (word.includes('\uFFFD'))
      findings.push(`page ${page.number}: “${word}” has a character without Unicode`);
  }
  if (words === 0) findings.push('no text');
  return findings;
}
