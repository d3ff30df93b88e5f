import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../src/cli/unified-diff.ts';
import { makeFolder } from './support/surroundings.ts';

const names = { before: 'a', after: 'b' };
const texts = fc
  .array(fc.constantFrom('one', 'two', 'three', ''), { maxLength: 14 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('a unified diff', () => {
  test('is empty when only line ends differ', () => {
    expect(unifiedDiff('a\nb\n', 'a\r\nb', names)).toBe('');
  });

  test('shows three lines around a change, and far changes apart', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
    const changed = lines.with(1, 'second').with(25, 'last');
    expect(unifiedDiff(lines.join('\n'), changed.join('\n'), names)).toBe(
      [
        ...['--- a', '+++ b', '@@ -1,5 +1,5 @@', ' line 1', '-line 2', '+second', ' line 3', ' line 4'],
        ...[' line 5', '@@ -23,7 +23,7 @@', ' line 23', ' line 24', ' line 25', '-line 26', '+last'],
        ...[' line 27', ' line 28', ' line 29', ''],
      ].join('\n'),
    );
  });

  test('is read by git, which makes the second text of the first', () => {
    const folder = makeFolder();
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = unifiedDiff(before, after, names);
        if (diff === '') return before === after;
        writeFileSync(join(folder, 'text'), before);
        const patch = diff.replace('--- a', '--- a/text').replace('+++ b', '+++ b/text');
        execFileSync('git', ['apply', '--allow-empty', '-'], { cwd: folder, input: patch, stdio: 'pipe' });
        return execFileSync('cat', ['text'], { cwd: folder, encoding: 'utf8' }) === after;
      }),
      { numRuns: 40 },
    );
  });

  test('names characters that would steer a terminal', () => {
    expect(unifiedDiff('a\n', '\u001B[2J\n', names)).not.toContain('\u001B');
  });
});
