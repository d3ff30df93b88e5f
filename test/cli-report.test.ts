import { describe, expect, test } from 'vitest';
import { formatGithub } from '../src/cli/formats/github.ts';
import { formatJson } from '../src/cli/formats/json.ts';
import { formatPretty, summarise } from '../src/cli/formats/pretty.ts';
import { formatSarif } from '../src/cli/formats/sarif.ts';
import { frameLine, frameLines } from '../src/cli/frame.ts';
import { choosePaint } from '../src/cli/paint.ts';
import { fileProblem } from '../src/cli/system-error.ts';
import { layOutCells, showHidden } from '../src/cli/visible-text.ts';
import type { Problem } from '../src/index.ts';
import { keepOutput } from './support/surroundings.ts';

const plain = choosePaint(keepOutput(), {});

const unknown: Problem = {
  rule: 'schema/unknown-field',
  severity: 'error',
  message: 'There is no field `custmer` here',
  hint: 'did you mean `customer`?',
  place: { file: 'a b,c:d.sla.yaml', line: 2, column: 3, endLine: 2, endColumn: 10 },
  path: '/parties/custmer',
};

const placeless: Problem = { rule: 'template/no-translation', severity: 'info', message: '100 %\nof it' };

describe('frames', () => {
  const cases: readonly [
    name: string,
    line: string,
    from: number,
    to: number,
    text: string,
    pointer: string,
  ][] = [
    ['a word', 'type: custmer', 6, 13, 'type: custmer', '      ^^^^^^^'],
    ['an empty span', 'type:', 5, 5, 'type:', '     ^'],
    ['a place after the end', 'ab', 9, 12, 'ab', '  ^'],
    ['a tab', '\ttype: x', 1, 5, '→   type: x', '    ^^^^'],
    ['a tab to its stop', 'ab\tc', 2, 3, 'ab→ c', '  ^^'],
    ['wide characters', '名稱: 客戶', 4, 6, '名稱: 客戶', '      ^^^^'],
    ['a joined emoji', '👩‍👩‍👧 x', 9, 10, '👩‍👩‍👧 x', '   ^'],
    ['a flag', '🇹🇼 x', 5, 6, '🇹🇼 x', '   ^'],
    ['a letter with a mark', 'e\u0301 x', 3, 4, 'e\u0301 x', '  ^'],
    ['a control character', 'a\u001B[31mb', 1, 2, 'a␛[31mb', ' ^'],
    ['a bidi override', 'a\u202Eb', 1, 2, 'a<U+202E>b', ' ^^^^^^^^'],
    ['a lone surrogate', 'a\uD800b', 1, 2, 'a<U+D800>b', ' ^^^^^^^^'],
    ['a non-character', '\uFFFEb', 1, 2, '<U+FFFE>b', '        ^'],
  ];
  test.each(cases)('point at %s', (_name, line, from, to, text, pointer) => {
    expect(frameLine(line, from, to, 60)).toEqual({ text, pointer });
  });

  test('clip a long line round the span, within the room', () => {
    for (const line of ['x'.repeat(3000), '名'.repeat(1500), '\u202E'.repeat(900), 'word '.repeat(600)]) {
      for (const at of [0, 1, 39, 40, 450, 899, line.length - 1]) {
        const marked = `${line.slice(0, at)}#${line.slice(at)}`;
        const { text, pointer } = frameLine(marked, at, at + 1, 40);
        const cells = layOutCells(text);
        expect(cells.reduce((sum, cell) => sum + cell.width, 0)).toBeLessThanOrEqual(40);
        let column = 0;
        for (const cell of cells) {
          if (cell.shown === '#') break;
          column += cell.width;
        }
        expect(pointer).toBe(`${' '.repeat(column)}^`);
      }
    }
  });

  test('show a span of few lines whole and the first line of a long one', () => {
    const lines = ['a:', '  - one', '  - two', '  - three', 'b'];
    const span = (line: number, endLine: number, endColumn: number) =>
      frameLines(lines, { file: '', line, column: 3, endLine, endColumn }, 40).map(({ number }) => number);
    expect(span(2, 4, 5)).toEqual([2, 3, 4]);
    expect(span(2, 4, 1)).toEqual([2, 3]);
    expect(span(1, 5, 2)).toEqual([1]);
    expect(span(9, 9, 1)).toEqual([]);
  });

  test('name what would not show, and leave the rest alone', () => {
    expect(showHidden('a\r\n\u0007\u007F\u0085\u2028 名 👩‍👧 é')).toBe('a␍␊␇␡<U+0085><U+2028> 名 👩‍👧 é');
  });
});

describe('the pretty report', () => {
  const options = {
    paint: plain,
    columns: 80,
    textOf: (file: string) => (file.startsWith('a') ? 'parties:\n  custmer: x' : undefined),
  };

  test('shows place, message, rule, frame and what would be right', () => {
    expect(formatPretty([unknown, placeless], options)).toBe(
      [
        'a b,c:d.sla.yaml:2:3  error  There is no field `custmer` here  schema/unknown-field',
        '  2 │   custmer: x',
        '    │   ^^^^^^^',
        '  did you mean `customer`?',
        '',
        'info  100 %␊of it  template/no-translation',
        '',
      ].join('\n'),
    );
  });

  test('shows no line of a file that is the problem itself', () => {
    expect(formatPretty([fileProblem('file/not-found', 'a.yaml', 'There is no such file')], options)).toBe(
      'a.yaml  error  There is no such file  file/not-found\n',
    );
  });

  test('puts colours round whole words and nothing else', () => {
    const paint = choosePaint(keepOutput({ isTerminal: true }), {});
    const coloured = formatPretty([unknown], { ...options, paint });
    expect(coloured).toContain('\u001B[31merror\u001B[39m');
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(formatPretty([unknown], options));
  });

  test('counts by severity and file', () => {
    expect(summarise([])).toBe('no problems');
    expect(summarise([unknown])).toBe('1 error in 1 file');
    expect(summarise([unknown, { ...unknown, severity: 'warning' }, placeless, unknown])).toBe(
      '2 errors, 1 warning, 1 remark in 1 file',
    );
  });
});

test.each([
  [{ isTerminal: false }, {}, false],
  [{ isTerminal: true }, {}, true],
  [{ isTerminal: true }, { NO_COLOR: '1' }, false],
  [{ isTerminal: true }, { NO_COLOR: '' }, true],
  [{ isTerminal: true }, { TERM: 'dumb' }, false],
  [{ isTerminal: false }, { FORCE_COLOR: '1' }, true],
  [{ isTerminal: true }, { FORCE_COLOR: '0' }, false],
  [{ isTerminal: false }, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('colours of %o with %o: %s', (output, environment, colours) => {
  expect(choosePaint(keepOutput(output), environment)('error', 'x') !== 'x').toBe(colours);
});

test('JSON has every field, null for what is unknown', () => {
  expect(JSON.parse(formatJson([unknown, placeless]))).toEqual({
    problems: [
      {
        rule: 'schema/unknown-field',
        severity: 'error',
        message: 'There is no field `custmer` here',
        file: 'a b,c:d.sla.yaml',
        line: 2,
        column: 3,
        path: '/parties/custmer',
        hint: 'did you mean `customer`?',
        endLine: 2,
        endColumn: 10,
      },
      {
        rule: 'template/no-translation',
        severity: 'info',
        message: '100 %\nof it',
        file: null,
        line: null,
        column: null,
        path: null,
      },
    ],
  });
  expect(JSON.parse(formatJson([]))).toEqual({ problems: [] });
});

test('GitHub gets one escaped line for each problem', () => {
  expect(formatGithub([unknown, placeless])).toBe(
    '::error file=a b%2Cc%3Ad.sla.yaml,line=2,endLine=2,col=3,title=schema/unknown-field::' +
      'There is no field `custmer` here: did you mean `customer`?\n' +
      '::notice title=template/no-translation::100 %25%0Aof it\n',
  );
});

test('SARIF names tool, rules, level and an escaped place', () => {
  const log = JSON.parse(
    formatSarif([unknown, placeless, fileProblem('file/not-found', '/x/\uD800.yaml', 'No')], {
      version: '1.2.3',
      rules: new Map(),
      textOf: () => undefined,
    }),
  );
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(run.tool.driver).toEqual({
    name: 'slakit',
    version: '1.2.3',
    rules: [{ id: 'file/not-found' }, { id: 'schema/unknown-field' }, { id: 'template/no-translation' }],
  });
  expect(run.results[0]).toEqual({
    ruleId: 'schema/unknown-field',
    ruleIndex: 1,
    level: 'error',
    message: { text: 'There is no field `custmer` here: did you mean `customer`?' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b%2Cc%3Ad.sla.yaml' },
          region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 10 },
        },
        logicalLocations: [{ fullyQualifiedName: '/parties/custmer' }],
      },
    ],
  });
  expect(run.results[1]).toMatchObject({ level: 'note', locations: [] });
  expect(run.results[2].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'file:///x/%EF%BF%BD.yaml' },
  });
});
