import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** What is told of a text, with the place it is told at. */
function told(content: string | Uint8Array): string[] {
  return read(content, 'a.yaml').problems.map(
    ({ rule, message, place }) => `${place?.line}:${place?.column}-${place?.endColumn} ${rule} ${message}`,
  );
}

describe('bytes', () => {
  test.each([
    [bytes([0xff, 0xfe], 't'), '1:1-1 read/encoding This file is written in UTF-16'],
    [bytes([0xfe, 0xff], 't'), '1:1-1 read/encoding This file is written in UTF-16'],
    [
      bytes('a: 1\nb: ', [0xff]),
      '2:4-5 read/encoding This file is not UTF-8: the byte FF stands for no character here',
    ],
    [
      bytes('é: ', [0xc3], 'x'),
      '1:4-5 read/encoding This file is not UTF-8: the byte C3 stands for no character here',
    ],
    [
      bytes('a: ', [0xed, 0xa0, 0x80]),
      '1:4-5 read/encoding This file is not UTF-8: the byte ED stands for no character here',
    ],
    [
      bytes('a: ', [0xf0, 0x9f, 0x98]),
      '1:4-5 read/encoding This file is not UTF-8: the byte F0 stands for no character here',
    ],
    [
      bytes('a: ', [0xc0, 0x80]),
      '1:4-5 read/encoding This file is not UTF-8: the byte C0 stands for no character here',
    ],
  ])('%#', (content, expected) => expect(told(content)).toEqual([expected]));

  test('a byte order mark of UTF-8 is no part of the text', () => {
    const { source, problems } = read(bytes([0xef, 0xbb, 0xbf], 'a: 1'), 'a.yaml');
    expect(problems).toEqual([]);
    expect(source?.locate('/a', 'key').column).toBe(1);
  });

  test('2 MiB are read, more are not', () => {
    const most = 2 * 1024 * 1024;
    expect(told(`a: ${'x'.repeat(most - 3)}`)).toEqual([]);
    expect(told(`a: ${'x'.repeat(most - 2)}`)).toEqual([
      '1:1-1 read/too-large This file is larger than 2 MiB, the most that is read',
    ]);
  });
});

describe('forbidden characters', () => {
  const notAllowed = (name: string): string =>
    `schema/forbidden-character ${name} is not allowed in an agreement`;

  test.each([
    ['a: x\u0007y', `1:5-6 ${notAllowed('U+0007 (bell)')}`],
    ['a: x\0y', `1:5-6 ${notAllowed('U+0000 (null)')}`],
    ['a: x\u001fy', `1:5-6 ${notAllowed('U+001F (control character)')}`],
    ['a: x\u0085y', `1:5-6 ${notAllowed('U+0085 (next line)')}`],
    ['a: "x\uFFFE"', `1:6-7 ${notAllowed('U+FFFE (noncharacter)')}`],
    ['a: "x\uFFFF"', `1:6-7 ${notAllowed('U+FFFF (noncharacter)')}`],
    ['a: "\u{1FFFE}"', `1:5-7 ${notAllowed('U+1FFFE (noncharacter)')}`],
    ['a: \uD800', `1:4-5 ${notAllowed('U+D800 (half of a surrogate pair)')}`],
    ['a: 1\nb\u202E: 2', `2:2-3 ${notAllowed('U+202E (right-to-left override)')}`],
    ['a: \u2066x', `1:4-5 ${notAllowed('U+2066 (left-to-right isolate)')}`],
    ['# \u202A\na: 1', `1:3-4 ${notAllowed('U+202A (left-to-right embedding)')}`],
    ['a: \uE000\uE000', `1:4-6 ${notAllowed('U+E000 (private-use character)')}`],
    ['a: "\\ud800"', `1:5-11 ${notAllowed('U+D800 (half of a surrogate pair)')}`],
    ['a: "x\\udc00"', `1:6-12 ${notAllowed('U+DC00 (half of a surrogate pair)')}`],
    ['{"a": "\\ud83d x"}', `1:8-14 ${notAllowed('U+D83D (half of a surrogate pair)')}`],
    ['a: "\\0"', `1:5-7 ${notAllowed('U+0000 (null)')}`],
    ['"a\\u202e": 1', `1:3-9 ${notAllowed('U+202E (right-to-left override)')}`],
    ['a: "\\U0000FFFF"', `1:5-15 ${notAllowed('U+FFFF (noncharacter)')}`],
    ['a: "\\r"', `1:5-7 ${notAllowed('U+000D (carriage return)')}`],
    ['a: 1\rb: 2', `1:5-6 ${notAllowed('U+000D (carriage return)')}`],
  ])('%j', (text, expected) => expect(told(text)).toEqual([expected]));

  test.each([
    'a: "\\ud83d\\ude00"',
    'a: 😀',
    'a: "x\\ty\\n"',
    'a: |\r\n  x\r\n  y\r\n',
    'a: שלום',
    'a: "\\\\ud800"',
    "a: '\\ud800'",
  ])('%j is fine', (text) => expect(told(text)).toEqual([]));

  test('are told with what cannot be parsed', () => {
    expect(told('a: \u0007\nb: "x')).toEqual([
      `1:4-5 ${notAllowed('U+0007 (bell)')}`,
      '2:4-6 read/syntax This double quote is never closed',
    ]);
  });
});

describe('depth', () => {
  const deep = 'read/too-deep The fields are nested more than 100 deep';
  test.each([
    ['[', `1:102-103 ${deep}`],
    ['{a: ', undefined],
    ['- ', undefined],
    ['? ', undefined],
    ['[[]', undefined],
  ])('5,000 times %j', (part, expected) => {
    for (const count of part === '[[]' ? [5_000] : [5_000, 200_000]) {
      const problems = told(part.repeat(count));
      if (expected) expect(problems).toEqual([expected]);
      else expect(problems.at(-1)).toMatch(/read\/(too-deep|syntax)/);
    }
  });
  test('5,000 levels by indentation', () => {
    const text = Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(told(text)).toEqual([expect.stringContaining('read/too-deep')]);
  });
  test('100 levels are read', () => {
    expect(told(`a: ${'['.repeat(99)}${']'.repeat(99)}`)).toEqual([]);
    expect(told(`a: ${'['.repeat(100)}${']'.repeat(100)}`)).toEqual([
      expect.stringContaining('read/too-deep'),
    ]);
  });
  test('aliases do not add to the depth unseen', () => {
    const half = `x: &half ${'['.repeat(60)}${']'.repeat(60)}\ny: ${'['.repeat(60)}*half${']'.repeat(60)}`;
    expect(told(half)).toEqual([expect.stringContaining('read/too-deep')]);
  });
});

describe('source', () => {
  const { source } = read(
    'a: 99.90\nb:\n  - c: "x"\n  -\nd/e: 1\n"~": 007\n__proto__: { polluted: 1 }\n',
    'a.yaml',
  );
  const at = (pointer: string, part?: 'key' | 'value' | 'line'): string => {
    const { line, column, endLine, endColumn } = source!.locate(pointer, part);
    return `${line}:${column}-${endLine}:${endColumn}`;
  };

  test('keeps the digits of numbers', () => {
    expect(source!.numbers.get('/a')).toBe('99.90');
    expect(source!.numbers.get('/~0')).toBe('007');
  });

  test('knows where keys and values stand', () => {
    expect(at('/a')).toBe('1:4-1:9');
    expect(at('/a', 'key')).toBe('1:1-1:2');
    expect(at('/b/0/c')).toBe('3:8-3:11');
    expect(at('/b/0', 'line')).toBe('3:5-3:11');
    expect(at('/b', 'key')).toBe('2:1-2:2');
    expect(at('/d~1e', 'key')).toBe('5:1-5:4');
  });

  test('falls back to the nearest part that is there', () => {
    expect(at('/b/0/x/y')).toBe(at('/b/0'));
    expect(at('/nothing')).toBe(at(''));
  });

  test('has no prototype to be polluted', () => {
    expect(Object.getPrototypeOf(source!.data)).toBeNull();
    expect(Object.keys(source!.data as object)).toContain('__proto__');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('what YAML can write and an agreement cannot hold', () => {
  test.each([
    ['a: !!binary aGk=', '1:13-17 read/unknown-tag An agreement holds no binary data'],
    [`? ${'k'.repeat(101)}\n: 1`, '1:3-104 read/bad-key The name of a field has more than 100 characters'],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test('a long name of a field does not make reading slow', () => {
    const started = performance.now();
    expect(told(`? ${'k'.repeat(20_000)}\n: [${'1,'.repeat(2000)}1]`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('set', () => {
  const text = 'title: A\nterm: { length: P1Y }\ngoals:\n  - { id: first, value: 5 }\n';
  const set = (values: Record<string, string>) => read(text, 'a.yaml', values);

  test('replaces values by dotted path, by id and by pointer', () => {
    const { source, problems } = set({
      title: '2026',
      'term.length': 'P2Y',
      'goals.first.value': '99.90',
      '/term/end': '2027-01-01',
    });
    expect(problems).toEqual([]);
    expect(source!.data).toEqual({
      title: '2026',
      term: { length: 'P2Y', end: '2027-01-01' },
      goals: [{ id: 'first', value: 99.9 }],
    });
    expect(source!.numbers.get('/goals/0/value')).toBe('99.90');
    expect(source!.locate('/goals/0/value')).toMatchObject({
      file: 'set goals.first.value',
      line: 1,
      column: 1,
      endColumn: 6,
    });
    expect(source!.locate('/goals/0/id').file).toBe('a.yaml');
  });

  test('takes a text with signs of YAML as it is', () => {
    expect(set({ title: 'Foo: *bar* {{x}} #1' }).source!.data).toMatchObject({
      title: 'Foo: *bar* {{x}} #1',
    });
    expect(set({ version: '"1.0"' }).source!.data).toMatchObject({ version: '1.0' });
  });

  test('does not pollute, and leaves what it replaces alone', () => {
    set({ '__proto__.polluted': '1' });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  test.each([
    ['goals.frist.value', 'did you mean `first`?'],
    ['goals.7.value', 'the list has 1 entries, counted from 0'],
    ['title.x', '`title` is a single value'],
    ['term..length', 'write the names of the fields with dots between, such as `term.length`'],
  ])('%s is refused', (path, hint) => {
    expect(set({ [path]: '1' }).problems).toEqual([
      expect.objectContaining({ rule: 'read/unknown-path', hint }),
    ]);
  });

  test('forbidden characters are found', () => {
    expect(set({ title: 'x\u202E' }).problems).toEqual([
      expect.objectContaining({ rule: 'schema/forbidden-character' }),
    ]);
  });
});

describe('any text', () => {
  const hostile = [
    '\uFFFE',
    '\uD800',
    '&a [*a]',
    '? ? ?',
    '!!binary x',
    '%YAML 1.1',
    '- - -',
    '{{x}}',
    '"\\ud800"',
    '\u001f',
    '\u0002',
    '\u0018x',
    '`',
    '|9',
    '>-\n\tx',
    '<<: *x',
    '? [a]: b',
    '__proto__: 1',
    '"',
    "'",
    '[',
    '}',
    '\r',
    '---\n...\n---',
  ];
  const piece = fc.oneof(
    fc.constantFrom(
      ...hostile,
      ...'type: customer\n|parties:\n  - id: x\n|term: {|"a": 1|\n|  |\t|: |- |# x\n|&x |*x|!x |1e3|.nan|null|~'.split(
        '|',
      ),
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );

  test('never makes read or check throw, and everything told has a place in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const { source, problems } = read(text, 'a.yaml');
        const all = [...problems, ...(source ? check(source).problems : [])];
        for (const { place, message } of all) {
          expect(message).not.toMatch(/undefined|\[object|NaN/);
          expect(place!.line).toBeGreaterThan(0);
          expect(place!.line).toBeLessThanOrEqual(text.split('\n').length);
        }
        expect(source !== undefined || all.length > 0).toBe(true);
      }),
      { numRuns: 600, examples: hostile.map((text) => [[text]]) },
    );
  });

  test('never makes read throw as bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (content) => void read(content, 'a.yaml')),
      { numRuns: 500 },
    );
  });
});

describe('large files', () => {
  /** The least of three runs in processor time: what else runs on the machine only adds to it. */
  const seconds = (work: () => void): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6;
      }),
    );
  const judge = (text: string): void => {
    const { source } = read(text, 'a.yaml');
    if (source) check(source);
  };

  test.each([
    [
      'unknown fields',
      (n: number) => `type: customer\n${Array.from({ length: n }, (_, i) => `k${i}: 1\n`).join('')}`,
    ],
    ['empty items', (n: number) => `type: customer\nparties:\n${'  -\n'.repeat(n)}`],
    [
      'references to nothing',
      (n: number) => `type: customer\nservices:\n${'  - { provider: x }\n'.repeat(n)}`,
    ],
    ['aliases', (n: number) => `type: customer\nx-a: &a 1\nx-b:\n${'  - *a\n'.repeat(n)}`],
    [
      'anchors',
      (n: number) =>
        `type: customer\nx-b:\n${Array.from({ length: n }, (_, i) => `  - &a${i} 1\n  - *a${i}\n`).join('')}`,
    ],
    ['broken lines', (n: number) => `type: customer\n${'a: b: c\n'.repeat(n)}`],
    ['forbidden characters', (n: number) => `type: customer\nx-a: ${'\u0007a'.repeat(n)}`],
  ])('%s take time in proportion', (_, make) => {
    judge(make(2_000));
    const small = seconds(() => judge(make(5_000)));
    const large = seconds(() => judge(make(20_000)));
    expect(large).toBeLessThan(Math.max(small, 0.05) * 10);
  });
});
