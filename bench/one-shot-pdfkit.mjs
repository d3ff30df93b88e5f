// One PDF through plain pdfkit in a process of its own: node one-shot-pdfkit.mjs CONTRACT.json OUTPUT.pdf
import { readFileSync, writeFileSync } from 'node:fs';
import { PATHS } from './fonts.mjs';
import { writeWithPdfkit } from './rivals/plain-pdfkit.mjs';

const [input, output] = process.argv.slice(2);
writeFileSync(output, await writeWithPdfkit(JSON.parse(readFileSync(input, 'utf8')), PATHS));
