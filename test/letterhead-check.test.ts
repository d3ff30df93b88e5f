import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtCli } from './support/built-cli.ts';
import { GERMAN_STYLES, makeLetterhead, paragraph, section, textBox } from './support/letterheads.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-letterhead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(
  join(folder, 'firm.docx'),
  makeLetterhead({
    styles: GERMAN_STYLES,
    body: `${paragraph(['Vertrag mit {{par', 'ties.0.name}} vom {{dat}}'])}${textBox('{{title}}')}${paragraph('{{body}}')}${section()}`,
  }),
);

function check(...words: string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builtCli(), 'template', 'check', ...words],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { code: status, out: stdout, err: stderr };
}

test('tells the placeholders, the unknown ones with the words round them, and the styles', () => {
  const { code, out, err } = check('firm.docx');
  expect(code).toBe(1);
  expect(out).toMatch(/\{\{parties\.0\.name\}\} +in the text +Vertrag mit/);
  expect(out).toMatch(/\{\{title\}\} +in a text box/);
  expect(out).toMatch(/\{\{dat\}\} +unknown, in the text +.*vom \{\{dat\}\}/);
  expect(out).toMatch(/heading 1 +heading 1 +by its name/);
  expect(out).toMatch(/Clause Level 3 +is added/);
  expect(out).toMatch(/Styles in the file\n(?: {2}.*\n)*? {2}.*heading 1,/);
  expect(out).toMatch(/error .*dat/);
  expect(err).toContain('1 error');
});

test('tells the same as JSON, and only problems in the other forms', () => {
  const { letterheads, problems } = JSON.parse(check('firm.docx', '-f', 'json').out) as {
    letterheads: { file: string; survey: { placeholders: { name: string; known: boolean }[] } }[];
    problems: { rule: string }[];
  };
  expect(letterheads[0]?.survey.placeholders.filter(({ known }) => !known).map(({ name }) => name)).toEqual([
    'dat',
  ]);
  expect(problems).toHaveLength(1);
  expect(check('firm.docx', '-f', 'github').out).toMatch(/^::error /);
});

test('refuses a file that is not there, and Word files beside templates', () => {
  expect(check('missing.docx')).toMatchObject({ code: 2, out: '' });
  expect(check('firm.docx', 'clauses/en/term')).toMatchObject({ code: 2, out: '' });
});

test('ends with 2 for a file that is no Word file of today, and with 1 for one that is refused', () => {
  writeFileSync(join(folder, 'junk.docx'), 'plain text');
  writeFileSync(join(folder, 'old.doc'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  writeFileSync(
    join(folder, 'macros.docm'),
    makeLetterhead({ body: paragraph('{{body}}'), type: 'macroEnabled' }),
  );
  expect(check('junk.docx')).toMatchObject({
    code: 2,
    out: expect.stringContaining('It is not a Word file'),
  });
  expect(check('old.doc')).toMatchObject({ code: 2, out: expect.stringContaining('the old .doc format') });
  expect(check('macros.docm')).toMatchObject({ code: 1, out: expect.stringContaining('It holds macros') });
});
