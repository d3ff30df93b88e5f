// slakit beside other ways to make the same contract: npm ci && node bench.mjs
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { flatten } from './flatten.mjs';
import { formatTable, measureInTurn, measureProcesses, median } from './measure.mjs';
import { writeWithDocx } from './rivals/docx.mjs';
import { countWords, fillTemplate, makeTemplate } from './rivals/docxtemplater.mjs';
import { writeWithPdfmake } from './rivals/pdfmake.mjs';
import { writeWithPdfkit } from './rivals/plain-pdfkit.mjs';
import { writeWithTypstEvicted, writeWithTypstMemoised } from './rivals/typst.mjs';

const WARM_UP = 4;
const ROUNDS = 15;
const PROCESS_ROUNDS = 9;
const NAME = 'Maasvliet';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const EXAMPLE = path('../examples/cloud-service.sla.yaml');
const CLI = path('../dist/cli/main.js');
if (!existsSync(CLI)) {
  console.error('slakit is not built: run `npm ci && npm run build` in the folder above first.');
  process.exit(2);
}
const { generate } = await import('../dist/index.js');

// A contract of its own each round, as in a bulk run: the other party has another name.
const text = readFileSync(EXAMPLE, 'utf8');
if (!text.includes(NAME)) throw new Error(`The example does not name ${NAME}`);
const nameOf = (round) => NAME + String.fromCharCode(97 + (round % 26));
const make = async (source, format) => {
  const { files, problems } = await generate({ text: source, file: EXAMPLE }, { formats: [format] });
  if (files.length !== 1) throw new Error(problems.map(({ message }) => message).join('\n'));
  return files[0].content;
};
const tree = JSON.parse(Buffer.from(await make(text, 'json')).toString('utf8')).contract;
const treeText = JSON.stringify(tree);
const { template, data, count } = makeTemplate(Buffer.from(await make(text, 'docx')));
const contractOf = (round) => {
  const rename = (source) => source.replaceAll(NAME, nameOf(round));
  return {
    source: rename(text),
    flat: flatten(JSON.parse(rename(treeText))),
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, rename(value)])),
  };
};

const OURS = { pdf: 'slakit, from definition to PDF', docx: 'slakit, from definition to DOCX' };
const PDF = [
  { name: OURS.pdf, run: ({ source }) => make(source, 'pdf') },
  { name: 'Typst, memoised', run: ({ flat }) => writeWithTypstMemoised(flat) },
  { name: 'plain pdfkit', run: ({ flat }) => writeWithPdfkit(flat) },
  { name: 'pdfmake', run: ({ flat }) => writeWithPdfmake(flat) },
];
const DOCX = [
  { name: OURS.docx, run: ({ source }) => make(source, 'docx') },
  { name: 'docx', run: ({ flat }) => writeWithDocx(flat) },
  { name: 'docxtemplater', run: ({ data: values }) => fillTemplate(template, values) },
];
// Last in its round, because it empties the memory that the other Typst run lives on.
const EVICTED = { name: 'Typst, evicted', run: ({ flat }) => writeWithTypstEvicted(flat) };

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} processors`);
console.log(
  `${ROUNDS} rounds in turn after ${WARM_UP} to warm up; medians. Another party's name in each round.\n`,
);

const warm = await measureInTurn([...PDF, ...DOCX], { warmUp: WARM_UP, rounds: ROUNDS, contractOf });
const evicted = await measureInTurn([PDF[0], EVICTED], { warmUp: 1, rounds: ROUNDS, contractOf });
warm.set(EVICTED.name, evicted.get(EVICTED.name));
const time = (name) => median(warm.get(name).times);

const rowsOf = (candidates, ours, size) =>
  candidates.map(({ name }) => [
    name,
    time(name).toFixed(1),
    (1000 / time(name)).toFixed(1),
    `${(time(name) / time(ours)).toFixed(2)} ×`,
    String(size(Buffer.from(warm.get(name).output))),
  ]);
const header = ['', 'ms', 'documents/s', 'time to ours'];
console.log(formatTable([[...header, 'pages'], ...rowsOf([...PDF, EVICTED], OURS.pdf, countPages)]));
console.log();
console.log(formatTable([[...header, 'words'], ...rowsOf(DOCX, OURS.docx, countWords)]));
console.log(`\ndocxtemplater fills ${count} placeholders of a template made from our file.\n`);

const folder = mkdtempSync(join(tmpdir(), 'slakit-bench-'));
const flatFile = join(folder, 'contract.json');
writeFileSync(flatFile, JSON.stringify(contractOf(0).flat));
const COLD = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'slakit validate', args: [CLI, 'validate', EXAMPLE] },
  { name: 'slakit render, one PDF', args: [CLI, 'render', EXAMPLE, '-f', 'pdf', '-d', join(folder, 'out')] },
  { name: 'plain pdfkit, one PDF', args: [path('one-shot-pdfkit.mjs'), flatFile, join(folder, 'plain.pdf')] },
];
const cold = measureProcesses(COLD, PROCESS_ROUNDS);
rmSync(folder, { recursive: true, force: true });
const coldTime = (name) => median(cold.get(name).times);
const coldRows = COLD.map(({ name }) => [
  name,
  coldTime(name).toFixed(0),
  `${(coldTime(name) / coldTime('node -e 0')).toFixed(2)} ×`,
]);
console.log(formatTable([['One process each', 'ms', 'time to node -e 0'], ...coldRows]));

const AIMS = [
  ['PDF at least 3 times as fast as Typst, memoised', time('Typst, memoised') / time(OURS.pdf), 3, 'least'],
  ['PDF at least 5 times as fast as plain pdfkit', time('plain pdfkit') / time(OURS.pdf), 5, 'least'],
  ['PDF at least 8 times as fast as pdfmake', time('pdfmake') / time(OURS.pdf), 8, 'least'],
  ['DOCX not slower than docxtemplater', time(OURS.docx) / time('docxtemplater'), 1, 'most'],
  [
    'validate, cold, within 2.5 times of node -e 0',
    coldTime('slakit validate') / coldTime('node -e 0'),
    2.5,
    'most',
  ],
  [
    'one PDF, cold, in half the time of plain pdfkit',
    coldTime('slakit render, one PDF') / coldTime('plain pdfkit, one PDF'),
    0.5,
    'most',
  ],
];
const aimRows = AIMS.map(([aim, ratio, limit, kind]) => [
  aim,
  ratio.toFixed(2),
  (kind === 'least' ? ratio >= limit : ratio <= limit) ? 'reached' : 'missed',
]);
console.log(`\n${formatTable([['Aim', 'measured', ''], ...aimRows])}`);

/** The pages of a PDF: page objects in the file itself or in its packed object streams. */
function countPages(pdf) {
  const PAGE = /\/Type\s*\/Page\b/g;
  let pages = (pdf.toString('latin1').match(PAGE) ?? []).length;
  for (let at = pdf.indexOf('/ObjStm'); at >= 0; at = pdf.indexOf('/ObjStm', at + 1)) {
    const start = pdf.indexOf('stream', at) + 'stream'.length;
    const from = pdf[start] === 13 ? start + 2 : start + 1;
    const unpacked = inflateSync(pdf.subarray(from, pdf.indexOf('endstream', from)), { finishFlush: 2 });
    pages += (unpacked.toString('latin1').match(PAGE) ?? []).length;
  }
  return pages;
}
