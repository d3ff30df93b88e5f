import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { type Problem, sortProblems } from '../src/problem.ts';
import { PROJECT } from './support/find-examples.ts';

const folder = join(PROJECT, 'test/fixtures/broken');
const drafts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

/** Each broken draft beside the problems that it must be told: `ACCEPT=1` writes them anew, to be read and judged. */
describe('broken drafts', () => {
  test('there are many', () => expect(drafts.length).toBeGreaterThan(40));

  test.each(drafts)('%s', (name) => {
    const bytes = readFileSync(join(folder, name));
    const { source, problems } = read(bytes, name);
    const checked = source ? check(source) : { problems: [] };
    const told = sortProblems([...problems, ...checked.problems]);
    expect(told.length).toBeGreaterThan(0);
    expect('agreement' in checked).toBe(checked.problems.length === 0 && source !== undefined);
    const golden = join(folder, name.replace(/\.yaml$/, '.txt'));
    const text = told.map((problem) => showProblem(problem, new TextDecoder().decode(bytes))).join('\n');
    if (process.env.ACCEPT) writeFileSync(golden, text);
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : '').toBe(text);
  });
});

/** A problem with the words that it points at, cut to one line. */
function showProblem({ rule, message, hint, place, path }: Problem, text: string): string {
  if (!place) throw new Error(`${rule} has no place`);
  const { line, column, endLine, endColumn } = place;
  const shown = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const until = endLine === line ? endColumn : shown.length + 1;
  const more = endLine === line ? '' : ' …';
  return [
    `${line}:${column}-${endLine}:${endColumn} ${rule}${path === undefined ? '' : ` at "${path}"`}`,
    `  ${message}`,
    `  ${hint}`,
    `  > ${shown.slice(column - 1, until - 1).slice(0, 80)}${more}`,
    '',
  ].join('\n');
}
