import { valueAt } from '../../agreement/shape.ts';
import type { Block, Contract, Inline, Table } from '../../document/contract.ts';
import { plainText } from '../../document/walk.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { groupOf, tablesIn, visitInlines, visitTexts } from '../text/contract-texts.ts';
import { countWords } from '../text/plain-prose.ts';

/** The most columns of text, and of figures, that a page in portrait has room for. */
const MOST_COLUMNS = { columns: 5, data: 8 } as const;
/** The most words of one text in a cell. */
const MOST_WORDS = 40;
/** The words that a page holds. */
const WORDS_OF_PAGE = 500;
/** The width of a page of A4 between its margins, in millimetres. */
const LINE_WIDTH = 162;

/** Tables and summaries that are too full to be read. */
export const layoutOverload: Rule = {
  name: 'layout-overload',
  severity: 'warning',
  kind: 'document',
  summary: 'A part of the contract is too full to be read.',
  why:
    'A table with the parties side by side is read across and down. With six columns each is narrower than a thumb is long, ' +
    'and a long text in one cell tears its row apart. Two ways of numbering beside each other make it impossible to say which ' +
    'point is meant. What cannot be read is not kept.',
  source:
    'HubSpot, guide to service level agreements of marketing and sales: its examples, of which one numbers its parts 1., 二、, ' +
    '三、, 4.',
  limits:
    'Widths are those of A4 in portrait with the margins of the two-column style. Which sections there are is a matter of the ' +
    'template and not judged.',
  bad: {
    example: 'cloud-service',
    change: {
      'responsibilities.stages.operation.name': '1. Operation',
      'responsibilities.stages.security.name': '二、Security',
      'responsibilities.stages.incidents.name': 'III. Incidents',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'responsibilities.stages.operation.name': '1. Operation',
      'responsibilities.stages.security.name': '2. Security',
      'responsibilities.stages.incidents.name': '3. Incidents',
    },
  },
  *check(context) {
    const { contract } = context;
    if (!contract) return;
    for (const table of tablesIn(contract.blocks)) {
      yield* columns(table);
      yield* longCells(table, context);
      yield* mixedNumbers(table);
    }
    yield* summary(contract);
    const doubled = new Map<string, Finding>();
    for (const finding of doubleNumbers(contract.blocks, context))
      if (!doubled.has(finding.path)) doubled.set(finding.path, finding);
    yield* doubled.values();
  },
};

function* columns(table: Table): Generator<Finding> {
  const count = table.columns.length;
  const most = table.kind === 'columns' ? MOST_COLUMNS.columns : MOST_COLUMNS.data;
  if (count <= most) return;
  const isText = table.kind === 'columns';
  const headers = valuePaths(table.columns.flatMap(({ header }) => header));
  yield {
    path: groupOf(headers.length > 0 ? headers : cellPaths(table)),
    message: `A table has ${count} columns${isText ? ' of text' : ''} side by side, so that each is about ${Math.floor(LINE_WIDTH / count)} mm wide on a page: words are broken, and the parties read past each other's lines`,
    hint: isText
      ? `keep to ${most} columns: join parties that have the same duties, or put one \`stage\` below the other`
      : `keep to ${most} columns, or make two tables of it`,
    facts: { columns: count, most },
  };
}

/** Texts of the author that are too long for a cell. What the template adds round them is not theirs to shorten. */
function* longCells(table: Table, { agreement, source }: LintContext): Generator<Finding> {
  if (table.kind === 'fields') return;
  const long = new Map<string, number>();
  for (const { cells } of table.rows) {
    for (const { children } of cells) {
      visitTexts(children, (inline) => {
        if (inline.type !== 'value' || long.has(inline.path)) return;
        const words = countWords(plainText(inline.children));
        if (words > MOST_WORDS && typeof valueAt(agreement, inline.path) === 'string')
          long.set(inline.path, words);
      });
    }
  }
  for (const [path, words] of long) {
    // A duty that is written as a text alone has no field for its action.
    const isWritten = valueAt(source.data, path) !== undefined;
    yield {
      path: isWritten ? path : path.slice(0, path.lastIndexOf('/')),
      message: `A text of ${words} words stands in one cell of a table of ${table.columns.length} columns, where ${MOST_WORDS} are the most that can be read at a glance: the row is as high as this cell, and the party beside it has a blank`,
      hint: `write it in at most ${MOST_WORDS} words, or as several points`,
      facts: { words, most: MOST_WORDS },
    };
  }
}

function* summary({ blocks }: Contract): Generator<Finding> {
  const section = blocks.find((block) => block.type === 'section' && block.id === 'summary');
  if (!section) return;
  let text = '';
  visitTexts([section], (inline) => {
    if (inline.type === 'text') text += ` ${inline.value}`;
  });
  const words = countWords(text);
  if (words <= WORDS_OF_PAGE) return;
  yield {
    path: '/summary',
    message: `The summary has ${words} words, more than the ${WORDS_OF_PAGE} of a page: whoever reads only the first page does not learn what the agreement covers`,
    hint: 'move what only some readers need to the services or the definitions, and list fewer `services` and `success`',
    facts: { words, most: WORDS_OF_PAGE },
  };
}

/** The ways in which people number by hand, with what the number looks like. */
const SCHEMES: readonly (readonly [string, RegExp])[] = [
  ['1.', /^\s*\d{1,2}(?:\.\d{1,2})*(?:[.)]\s+|、)\S/],
  ['(1)', /^\s*[(（]\d{1,2}[)）]\s*\S/],
  ['一、', /^\s*[(（]?[一二三四五六七八九十]{1,3}[)）、.]\s*\S/],
  ['a)', /^\s*\(?[a-z]\)\s+\S/],
];
/** Numbers that look like the initials of a name too, so that only others beside them show what they are. */
const LETTERS: typeof SCHEMES = [
  ['I.', /^\s*[IVX]{1,5}[.)]\s+\S/],
  ['i.', /^\s*\(?[ivx]{1,5}[.)]\s+\S/],
  ['A.', /^\s*[A-Z][.)]\s+\S/],
];

function schemeOf(text: string, schemes: typeof SCHEMES): string | undefined {
  return schemes.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Rows of one table whose heads carry numbers of more than one kind. */
function* mixedNumbers(table: Table): Generator<Finding> {
  const found = new Map<string, string>();
  let second: { readonly text: string; readonly path: string } | undefined;
  for (const { topic = [] } of table.rows) {
    visitInlines(topic, (inline) => {
      if (inline.type !== 'value') return;
      const text = plainText(inline.children);
      const scheme = schemeOf(text, [...SCHEMES, ...LETTERS]);
      if (scheme === undefined || found.has(scheme)) return;
      found.set(scheme, text);
      if (found.size === 2) second = { text, path: inline.path };
    });
  }
  if (!second) return;
  const [first = '', ...others] = found.values();
  const names = [first, ...others].slice(0, 4).map((text) => `“${text}”`);
  yield {
    path: second.path,
    message: `The rows of a table are numbered in ${found.size} ways at once, as in ${names.slice(0, -1).join(', ')} and ${names.at(-1)}: nobody can refer to a row by its number, and nobody sees whether one is missing`,
    hint: 'number all of them in one way, or none',
    facts: { schemes: found.size, text: second.text },
  };
}

/** Headings and clauses that have a number from the template and begin with another one of the author. */
function* doubleNumbers(blocks: readonly Block[], context: LintContext): Generator<Finding> {
  for (const block of blocks) {
    if (block.type === 'section') {
      if (block.number !== undefined) yield* doubleNumber(block.heading, block.number, context);
      yield* doubleNumbers(block.children, context);
    } else if (block.type === 'clauses') {
      for (const { number, children } of block.items) {
        const [first] = children;
        if (number !== undefined && first?.type === 'paragraph')
          yield* doubleNumber(first.children, number, context);
        yield* doubleNumbers(children, context);
      }
    }
  }
}

function* doubleNumber(
  inlines: readonly Inline[],
  number: string,
  { agreement }: LintContext,
): Generator<Finding> {
  const scheme = schemeOf(plainText(inlines), SCHEMES);
  const first = inlines.find((inline) => inline.type !== 'text' || inline.value.trim() !== '');
  const path = first && valuePaths([first])[0];
  if (scheme === undefined || path === undefined) return;
  // What is only named here by its id is told where it is written.
  const text = valueAt(agreement, path);
  if (typeof text !== 'string' || schemeOf(text, SCHEMES) === undefined) return;
  const written = text.trimStart().split(/\s/, 1)[0] ?? '';
  yield {
    path,
    message: `A clause is numbered ${number} by the contract and begins with “${written.slice(0, 8)}” of its own: with two numbers, the parties refer to different clauses`,
    hint: 'leave the number out of the text',
    facts: { number, scheme },
  };
}

function valuePaths(inlines: readonly Inline[]): readonly string[] {
  const paths: string[] = [];
  visitInlines(inlines, (inline) => {
    if (inline.type === 'value') paths.push(inline.path);
  });
  return paths;
}

function cellPaths(table: Table): readonly string[] {
  const paths: string[] = [];
  visitTexts([table], (inline) => {
    if (inline.type === 'value') paths.push(inline.path);
  });
  return paths;
}
