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
