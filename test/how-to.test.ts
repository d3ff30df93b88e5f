import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { generate } from '../src/generate.ts';
import { type Problem, sortProblems } from '../src/problem.ts';
import { PROJECT } from './support/find-examples.ts';

/** What the contract of each page must say: its texts with their values bound, and its numbers in clauses and tables. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'customer-sla-with-uptime-credits.md': [
    'Birkenfeld pays credits when the Web Shop is available for less than 99.90 % of a month.',
    '“Downtime” means a minute in which the test order of the monitoring system fails from both places of measurement.',
    'maintenance that was announced as this Agreement requires',
    'at least 95.00 %, below 99.00 % | 25 %',
  ],
  'internal-sales-marketing-sla.md': [
    'Marketing delivers 100 Qualified Leads a month to Sales, and Sales calls 95 % of them within 2 Business Hours.',
    'quota × (share ÷ 100) ÷ deal size ÷ (close rate ÷ 100) = 100',
    'find the cause and tell Sales within 7 days after the end of the month',
    'Sales shall call each lead',
  ],
  'multi-level-sla.md': [
    'available for at least 99.80 % of each month, because Northpier keeps its servers available for 99.95 %.',
    '“Outage” means a stretch of time in which a service does not answer its test call.',
    'IT shall tell Bookings every hour.',
    'Between IT and Northpier, the hosting contract prevails.',
  ],
  'from-a-word-draft.md': [
    'Quillon keeps the Author Portal available for at least 99.90 % of each month.',
    '4 Office Hours after the report',
    'at least 99.00 %, below 99.90 % | 5 %',
    'This Agreement starts on 1 May 2026 and lasts [to be decided].',
  ],
};

const folder = join(PROJECT, 'docs/how-to');

test('every page is tested', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(SENTENCES).sort());
});

describe.each(Object.entries(SENTENCES))('%s', (name, sentences) => {
  const page = readFileSync(join(folder, name), 'utf8');
  const blocks = blocksOf(page);
  const agreement = blocks.flatMap(({ kind, text }) => (kind === 'yaml' ? [text] : [])).join('');

  test('is short, and its blocks are of the kinds that are tested', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(201);
    expect(blocks.filter(({ kind }) => !['yaml', 'yaml wrong', 'text', 'sh'].includes(kind))).toEqual([]);
  });

  test('links to files that are there', () => {
    const links = [...page.matchAll(/\]\((?!\w+:)([^)#]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  });

  test('builds an agreement without a problem', () => {
    expect(problemsOf(agreement)).toEqual([]);
  });

  test('builds an agreement whose contract says what it should', async () => {
    const { files, problems } = await generate({ text: agreement, file: name }, { formats: ['md'] });
    expect(problems).toEqual([]);
    const contract = plainText(new TextDecoder().decode(files[0]?.content));
    expect(sentences.length).toBeGreaterThanOrEqual(4);
    for (const sentence of sentences) expect(contract).toContain(sentence);
  });

  test('tells everything that is still open once it counts as agreed', () => {
    const { source } = read(agreement, name, { status: 'agreed' });
    const found = source ? check(source).problems.map(({ rule }) => rule) : [];
    const open = agreement.match(/\bto-be-decided\b/g) ?? [];
    expect(found).toEqual(open.map(() => 'schema/undecided'));
    expect(open.length > 0).toBe(name === 'from-a-word-draft.md');
  });

  const mistakes = blocks.flatMap(({ kind, text }, index) =>
    kind === 'yaml wrong' ? [{ wrong: text, answer: blocks[index + 1] }] : [],
  );

  test('shows common mistakes', () => expect(mistakes.length).toBeGreaterThanOrEqual(3));

  test.each(mistakes)('is told of $wrong', ({ wrong, answer }) => {
    expect(answer?.kind).toBe('text');
    const told = problemsOf(replaceSections(agreement, wrong)).map(tellProblem).join('\n');
    expect(answer?.text).toBe(`${told}\n`);
  });
});

test('a wrong block takes the place of its sections, or of the entries with its ids', () => {
  const agreement = 'title: A\nparties:\n  - id: a\n    name: A\n  - { id: b, name: B }\nterm: { end: x }\n';
  expect(replaceSections(agreement, 'title: B\n')).toBe(agreement.replace('title: A', 'title: B'));
  expect(replaceSections(agreement, 'parties:\n  - { id: a, name: C }\n')).toBe(
    agreement.replace('- id: a\n    name: A', '- { id: a, name: C }'),
  );
  expect(replaceSections(agreement, 'parties: []\n')).toBe('title: A\nparties: []\nterm: { end: x }\n');
  expect(replaceSections(agreement, 'partys: []\n')).toBe(`${agreement}partys: []\n`);
});

interface Block {
  readonly kind: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
    kind,
    text,
  }));
}

function problemsOf(text: string): readonly Problem[] {
  const { source, problems } = read(text, 'agreement.sla.yaml');
  return sortProblems([...problems, ...(source ? check(source).problems : [])]);
}

/** As `slakit validate` tells it, without the place and the quoted line. */
function tellProblem({ severity, message, rule, hint }: Problem): string {
  return `${severity}  ${message}  ${rule}\n  ${hint}`;
}

function replaceSections(agreement: string, wrong: string): string {
  const sections = new Map(sectionsOf(agreement));
  for (const [name, text] of sectionsOf(wrong)) {
    const entries = entriesOf(sections.get(name) ?? '');
    const others = entriesOf(text);
    const isPartial = others.size > 1 && [...others.keys()].every((id) => entries.has(id));
    sections.set(name, isPartial ? [...new Map([...entries, ...others]).values()].join('') : text);
  }
  return [...sections.values()].join('');
}

/** The sections of an agreement by name, each with its lines. */
function sectionsOf(text: string): [name: string, text: string][] {
  return text.split(/^(?=\w)/m).map((section) => [section.slice(0, section.indexOf(':')), section]);
}

/** What stands before the entries of a list, under an empty id, and each entry by its id. */
function entriesOf(section: string): Map<string, string> {
  const [head = '', ...entries] = section.split(/^(?= {2}- )/m);
  return new Map([
    ['', head],
    ...entries.map((entry): [string, string] => [
      /^ {2}- (?:\{ )?id: ([\w-]+)/.exec(entry)?.[1] ?? entry,
      entry,
    ]),
  ]);
}

/** The words of a Markdown contract in a row, without links and emphasis. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|\\/g, '')
    .replace(/\s+/g, ' ');
}
