import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read, type Source } from '../src/agreement/read.ts';

const FILE = 'a.sla.yaml';

/** What each text is refused for: rule, line and column, as `rule line:column-endLine:endColumn`. */
const refused: readonly (readonly [what: string, text: string, ...expected: string[]])[] = [
  ['tab as indentation', 'a:\n\tb: 1\n', 'read/syntax 2:1-2:2'],
  ['open double quote', 'a: "abc\nb: 2\n', 'read/syntax 1:4-1:5'],
  ['open single quote', "a: 'it''s\nb: 2\n", 'read/syntax 1:4-1:5'],
  ['bad indentation', 'a:\n    b: 1\n  c: 2\n', 'read/syntax 3:1-3:2'],
  ['field below a value', 'a: 1\n  b: 2\n', 'read/syntax 1:4-1:5'],
  ['no space after colon', 'a: 1\nb:2\nc: 3\n', 'read/syntax 2:1-2:4'],
  ['no colon', 'a:\n- b\nc\n', 'read/syntax 3:1-3:2'],
  ['second colon', 'a: b: c\n', 'read/syntax 1:4-1:5'],
  ['open bracket', 'a: [1, 2\nb: 3\n', 'read/syntax 1:4-1:5'],
  ['open brace', '{"a": {"b": 1}\n', 'read/syntax 1:1-1:2'],
  ['brackets of two kinds', '{"a": [1, 2}\n', 'read/syntax 1:7-1:8'],
  ['missing comma', '{"a": 1 "b": 2}\n', 'read/syntax 1:9-1:12'],
  ['reserved start', 'a: @b\n', 'read/syntax 1:4-1:5'],
  ['unknown escape', 'a: "\\q"\n', 'read/syntax 1:5-1:7'],
  ['text after a quote', 'a: "x" y\n', 'read/syntax 1:8-1:9'],
  ['comment without space', 'a: "x"#c\n', 'read/syntax 1:7-1:9'],
  ['unknown alias', 'a: *x\n', 'read/syntax 1:4-1:6'],
  ['older YAML', '%YAML 1.1\n---\na: yes\n', 'read/syntax 1:1-1:10'],
  ['two mistakes', 'a:\n\tb: 1\nc: @d\n', 'read/syntax 2:1-2:2', 'read/syntax 3:4-3:5'],
  ['nothing', '', 'read/empty 1:1-1:1'],
  ['only a comment', '# later\n', 'read/empty 1:1-1:1'],
  ['one text', 'hello\n', 'read/not-a-map 1:1-1:6'],
  ['a list', '# x\n- a\n- b\n', 'read/not-a-map 2:1-2:4'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'read/many-documents 2:1-2:4'],
  ['duplicate key', 'a: 1\n"a": 2\n', 'read/duplicate-key 2:1-2:4'],
  ['number as key', 'a:\n  1: b\n', 'read/bad-key 2:3-2:4'],
  ['list as key', '? [a]\n: 1\n', 'read/bad-key 1:3-1:6'],
  ['merge key', 'a: 1\n<<: {b: 2}\n', 'read/bad-key 2:1-2:3'],
  ['unknown tag', 'a: !foo 1\n', 'read/unknown-tag 1:4-1:8'],
  ['binary tag', 'a: !!binary aGk=\n', 'read/unknown-tag 1:4-1:12'],
  ['cyclic alias', 'a: &a [*a]\n', 'read/cyclic-alias 1:8-1:10'],
  ['infinity', 'a: .inf\n', 'read/bad-number 1:4-1:8'],
  ['null character', 'a: x\0y\n', 'read/control-character 1:5-1:6'],
  ['escaped null', 'a: "\\0"\n', 'read/control-character 1:5-1:7'],
  ['C1', 'a: x\x85y\n', 'read/control-character 1:5-1:6'],
  ['DEL in a key', '"a\\x7f": 1\n', 'read/control-character 1:3-1:7'],
  ['after an astral escape', 'a: "\\U0001F600 \\x07"\n', 'read/control-character 1:16-1:20'],
  ['noncharacter', 'a: \uFFFE\n', 'read/noncharacter 1:4-1:5'],
  ['escaped noncharacter', 'a: "\\ufdd0"\n', 'read/noncharacter 1:5-1:11'],
  ['lone surrogate', 'a: \uD800\n', 'read/lone-surrogate 1:4-1:5'],
  ['escaped lone surrogate', 'a: "x\\ud800y"\n', 'read/lone-surrogate 1:6-1:12'],
  ['bidi override', 'a: x\u202Ey\n', 'read/bidi-control 1:5-1:6'],
  ['escaped bidi isolate', 'a: "\\u2066"\n', 'read/bidi-control 1:5-1:11'],
  ['private use', 'a: \uE000\n', 'read/private-use 1:4-1:5'],
  ['private plane', 'a: \u{F0000}\n', 'read/private-use 1:4-1:6'],
  ['line separator', 'a: x\u2028y\n', 'read/line-separator 1:5-1:6'],
  ['5,000 lists', '['.repeat(5000), 'read/too-deep 1:101-1:102'],
  ['5,000 maps', '{"a":'.repeat(5000), 'read/too-deep 1:501-1:502'],
  ['5,000 dashes', `${'- '.repeat(5000)}a`, 'read/too-deep 1:201-1:202'],
  ['1,500 indentations', indentations(1500), 'read/too-deep 101:102-101:103'],
  ['101 levels', `a: ${'['.repeat(100)}${']'.repeat(100)}`, 'read/too-deep 1:103-1:104'],
  ['too large', `a: ${'x'.repeat(2 * 1024 * 1024)}`, 'read/too-large 1:1-1:1'],
];

function indentations(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}

function tell(content: string | Uint8Array, set?: Record<string, string>): string[] {
  return read(content, FILE, set).problems.map(({ rule, severity, place, hint }) => {
    expect([severity, place?.file === FILE || place?.file === '--set', hint]).toEqual([
      'error',
      true,
      expect.stringMatching(/./),
    ]);
    return `${rule} ${place!.line}:${place!.column}-${place!.endLine}:${place!.endColumn}`;
  });
}

function readWell(content: string | Uint8Array, set?: Record<string, string>): Source {
  const { source, problems } = read(content, FILE, set);
  expect(problems).toEqual([]);
  return source!;
}

function placeOf(source: Source, pointer: string, part?: 'key' | 'value'): string {
  const { file, line, column, endLine, endColumn } = source.locate(pointer, part);
  return `${file === FILE ? '' : file} ${line}:${column}-${endLine}:${endColumn}`.trim();
}

describe('refuses, at its exact place,', () => {
  test.each(refused)('%s', (_what, text, ...expected) => {
    expect(tell(text)).toEqual(expected);
  });

  test('bytes that are not UTF-8', () => {
    expect(tell(Uint8Array.of(0x61, 0x3a, 0x20, 0xc3, 0xa9, 0x0a, 0x62, 0xff))).toEqual([
      'read/invalid-utf8 2:2-2:3',
    ]);
    expect(tell(Uint8Array.of(0x61, 0xc3))).toEqual(['read/invalid-utf8 1:2-1:3']);
  });

  test.each([
    [0xff, 0xfe, 0x61, 0],
    [0xfe, 0xff, 0, 0x61],
    [0x61, 0, 0x3a, 0],
  ])('UTF-16 that begins with %i %i', (...bytes) => {
    expect(tell(Uint8Array.from(bytes))).toEqual(['read/utf16 1:1-1:1']);
  });

  test('aliases that multiply', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 10; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(read(lines.join('\n'), FILE).problems.map(({ rule }) => rule)).toEqual(['read/too-many-aliases']);
  });

  test('a flood of control characters, without telling each', () => {
    const { problems } = read(`a: ${'\x01'.repeat(1000)}`, FILE);
    expect(problems).toHaveLength(20);
    expect(problems[19]!.message).toContain('980 more');
  });
});

describe('keeps', () => {
  test('100 levels', () => {
    readWell(`a: ${'['.repeat(99)}${']'.repeat(99)}`);
  });

  test('the exact text of numbers, also behind an alias', () => {
    const source = readWell('a: &x\n  - 99.90\n  - "99.90"\n  - 1e3\nb: *x\n');
    expect(source.data).toEqual({ a: [99.9, '99.90', 1000], b: [99.9, '99.90', 1000] });
    expect(['/a/0', '/b/0', '/a/1', '/a/2', '/a/9', 'a'].map(source.numberText)).toEqual([
      '99.90',
      '99.90',
      undefined,
      '1e3',
      undefined,
      undefined,
    ]);
    expect(['/a/0', '/a/1', '/b/1'].map(source.isQuoted)).toEqual([false, true, true]);
  });

  test('special keys ordinary', () => {
    const source = readWell('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3, "a/b~c": 4}');
    const data = source.data as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor', 'toString', 'a/b~c']);
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(source.numberText('/__proto__/polluted')).toBe('1');
    expect(source.numberText('/a~1b~0c')).toBe('4');
    expect(readWell('a: 1').numberText('/toString')).toBeUndefined();
  });

  test('whole characters that are written as two escapes', () => {
    expect(readWell('{"a": "\\ud83d\\ude00"}').data).toEqual({ a: '\u{1F600}' });
  });

  test('a text after a byte order mark, from string and bytes', () => {
    const text = '\uFEFFa: é\n';
    for (const content of [text, new TextEncoder().encode(text)]) {
      const source = readWell(content);
      expect(source.data).toEqual({ a: 'é' });
      expect(placeOf(source, '/a')).toBe('1:4-1:5');
    }
  });

  test('dates, yes and no as texts', () => {
    expect(readWell('a: 2026-01-01\nb: yes\nc: 09:00\n').data).toEqual({
      a: '2026-01-01',
      b: 'yes',
      c: '09:00',
    });
  });
});

describe('locates', () => {
  const text =
    '# top\r\na: &x # why\r\n  - q\r\n  - {b: 1, c: [2]}\r\nd: *x\r\ne:\r\nf: |\r\n  one\r\n  two\r\n';
  test.each([
    ['', undefined, '2:1-2:12'],
    ['/a', undefined, '2:1-2:2'],
    ['/a/0', undefined, '3:5-3:6'],
    ['/a/1', undefined, '4:5-4:19'],
    ['/a/1/b', 'key', '4:6-4:7'],
    ['/a/1/b', 'value', '4:9-4:10'],
    ['/a/1/c/0', undefined, '4:16-4:17'],
    ['/a/1/missing/deep', undefined, '4:5-4:19'],
    ['/d', undefined, '5:1-5:2'],
    ['/d/1/b', undefined, '4:9-4:10'],
    ['/e', undefined, '6:1-6:2'],
    ['/f', undefined, '7:4-9:6'],
    ['no pointer', undefined, '2:1-2:12'],
  ] as const)('%s %s', (pointer, part, expected) => {
    expect(placeOf(readWell(text), pointer, part)).toBe(expected);
  });
});

describe('sets', () => {
  const text = 'title: Old\nterm:\n  length: P1Y\nparties:\n  - name: A\nx: &x {n: 1}\ny: *x\n';

  test('values by dotted path and by pointer', () => {
    const set = {
      title: 'yes: # all',
      'term.notice': '1.50',
      'parties.0.name': "'7'",
      '/x/n': 'true',
    };
    const source = readWell(text, set);
    expect(source.data).toEqual({
      title: 'yes: # all',
      term: { length: 'P1Y', notice: 1.5 },
      parties: [{ name: '7' }],
      x: { n: true },
      y: { n: 1 },
    });
    expect(source.numberText('/term/notice')).toBe('1.50');
    expect(source.isQuoted('/parties/0/name')).toBe(true);
    expect(placeOf(source, '/title')).toBe('--set 1:1-1:17');
    expect(placeOf(source, '/term/length')).toBe('3:11-3:14');
  });

  test.each([
    ['parties.1.name', '--set', 15],
    ['title.x', '--set', 8],
    ['trm.length', '--set', 11],
    ['a..b', '--set', 5],
    ['/a~2', '--set', 5],
    ['__proto__.x', '--set', 12],
  ])('nothing at %s', (path, file, endColumn) => {
    const { problems } = read(text, FILE, { [path]: '1' });
    expect(problems).toMatchObject([
      { rule: 'usage/bad-path', place: { file, line: 1, column: 1, endLine: 1, endColumn } },
    ]);
  });

  test('no forbidden character', () => {
    expect(tell(text, { title: 'a\u202Eb' })).toEqual(['read/bidi-control 1:8-1:9']);
  });
});

describe('never throws', () => {
  const pieces = fc.constantFrom(
    ...['a', ': ', '- ', '? ', '\n', '  ', '\t', '[', ']', '{', '}', ',', '"', "'", '#', '&a ', '*a', '!b '],
    ...[
      '|',
      '>',
      '---\n',
      '...\n',
      '%',
      '<<',
      '\\u',
      'd800',
      '\r',
      '\0',
      '\uFEFF',
      '\u0002',
      '\u0018',
      '\u001F',
      '1.0',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  test('on any text or bytes, and every place lies in the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (content) => {
        const { source, problems } = read(content, FILE);
        expect(source !== undefined || problems.length > 0).toBe(true);
        for (const { place } of problems) {
          expect(place!.line).toBeGreaterThan(0);
          expect(place!.column).toBeGreaterThan(0);
          expect([place!.endLine, place!.endColumn].every((at) => at > 0)).toBe(true);
        }
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('and keeps any text value of JSON as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(readWell(JSON.stringify({ value })).data).toEqual({ value });
      }),
      { seed: 1 },
    );
  });
});
