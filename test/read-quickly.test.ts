import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseYaml } from '../src/agreement/parse-yaml.ts';
import { type PlainData, readNodes } from '../src/agreement/read-nodes.ts';
import { readQuickly } from '../src/agreement/read-quickly.ts';
import { textPlaces } from '../src/agreement/text-places.ts';
import { PROJECT } from './support/find-examples.ts';

const texts = ['examples', 'test/fixtures']
  .flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.(yaml|json)$/.test(file))
  .sort()
  .map((file) => [file, readFileSync(join(PROJECT, file), 'utf8')] as const);

const RUNS = 1000;

/** The text as the reader that explains everything reads it. */
function readFully(text: string): PlainData | undefined {
  const parsed = parseYaml(text);
  if (parsed.type !== 'parsed' || parsed.errors.length > 0 || parsed.documents.length !== 1) return undefined;
  return readNodes(parsed.documents[0]!, text, textPlaces(text, 'a.yaml'));
}

/** Where the quick reader reads a text, the other must read the same and have nothing to tell. */
function compare(text: string): boolean {
  // What `read` refuses before it asks either.
  if (/\r(?!\n)/.test(text)) return false;
  const quick = readQuickly(text);
  if (!quick) return false;
  const full = readFully(text);
  if (!full) throw new Error(`read, although it is broken: ${JSON.stringify(text)}`);
  expect(full.problems).toEqual([]);
  expect(quick.data).toEqual(full.data);
  expect([...quick.numbers]).toEqual([...full.numbers]);
  expect(new Map([...quick.spans].sort())).toEqual(new Map([...full.spans].sort()));
  return true;
}

describe('the quick reader reads what the other reads', () => {
  test.each(texts)('%s', (_, text) => {
    compare(text);
    compare(text.replaceAll(/\r?\n/g, '\r\n'));
  });

  test('every example without aliases is read quickly', () => {
    const examples = texts.filter(([file]) => file.startsWith('examples/'));
    const slow = examples.filter(([, text]) => !/[:-] \*[a-z]/.test(text) && !readQuickly(text));
    expect(examples.length).toBeGreaterThan(8);
    expect(slow.map(([file]) => file)).toEqual([]);
  });

  test.each([
    'a: 1\nb: 0x1F\nc: 0o17\nd: 1e3\ne: .5\nf: 5.\ng: -.inf\nh: .NaN\ni: 007\nj: +5\nk: 0o8\nl: 1_000\nm: 12:30\n',
    'a: ~\nb: Null\nc: null\nd:\ne: True\nf: TRUE\ng: tRUE\nh: yes\ni: off\n',
    'a:\n  - 1\n  - - 2\n    - 3\n  - b: c\n    d: e\n',
    'a: |\n  text\n  more\n\nb: >-\n  folded\n  text\n\n# comment\nc: |2\n    two\nd: >+ # comment\n  kept\n\n',
    "a: plain text\n  on two lines\nb: \"quoted\n  text\"\nc: 'it''s'\n",
    'a: { b: 1, c: [1, 2, ], d: { } } # comment\ne: [ # comment\n  1, # ]\n  2\n]\nf: 3\n',
    'a: {b, c: d}\n',
    '{ "a": 1, "b": [true, null], "c": {"d":"e"} }\n',
    '["a", {"b": 1}]',
    'text\n',
    '"a": b\n"c\\u0041": d\ne: "tab\\t\\u202e"\n',
    '- a\n-\n- c\n',
    'a: b # comment\n\n# more\n',
    '<<: { a: 1 }\n1: one\ntrue: yes\n',
    '? a\n: b\n',
    'a: &x 1\nb: *x\n',
    'a: !!str 1\n',
    'a: 2026-01-01\nb: 2026-01-01T00:00:00Z\nc: 1.0.0\n',
    '# only\n',
    '',
    'a: 1\na: 2\n',
    'a: b: c\n',
    'a: [1, 2\n',
    'a: @b\n',
    'a: \tb\n',
    '__proto__: 1\nconstructor: 2\n',
  ])('%j', (text) => void compare(text));

  test('of any data, in any style', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '',
        ' ',
        'a: b',
        '- a',
        '# c',
        'null',
        '1.0',
        'x\ny',
        'x\n\n',
        '"',
        "'",
        '{',
        ']',
        '0x1',
        '~',
      ),
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 8 }), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const styles = fc.record({
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const, 'block' as const),
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    fc.assert(
      fc.property(tree, styles, (data, style) => void compare(stringify(data, style))),
      { numRuns: RUNS },
    );
  });

  test('of texts in which something was broken', () => {
    const pieces = fc.constantFrom(
      ...[
        '',
        ' ',
        '  ',
        '\n',
        '\n  ',
        ':',
        ': ',
        '- ',
        ',',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '#',
        ' #',
        '&a ',
        '*a',
      ],
      ...['!', '|', '>', '%', '@', '?', '? ', '---\n', '...\n', '\t', '\r\n', '\\', '<<', '1', '~', 'x'],
    );
    const short = texts.map(([, text]) => text).filter((text) => text.length < 6000);
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 3 }), pieces);
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...short),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (text, edits) => {
          let broken = text;
          for (const [place, length, piece] of edits) {
            const at = place % (broken.length + 1);
            broken = broken.slice(0, at) + piece + broken.slice(at + length);
          }
          if (compare(broken)) read++;
        },
      ),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(100);
  });
});
