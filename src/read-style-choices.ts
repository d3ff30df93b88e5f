import { isGroup } from './agreement/is-group.ts';
import { read } from './agreement/read.ts';
import { escapeKey } from './agreement/shape.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { StyleChoice } from './writers/index.ts';

/** The styles of ours that a file gives for styles of a letterhead: `styles: { Heading 1: Kapitel }`. */
export function readStyleChoices(
  content: string | Uint8Array,
  file: string,
): { readonly choices: readonly StyleChoice[]; readonly problems: readonly Problem[] } {
  const { source, problems } = read(content, file);
  if (!source) return { choices: [], problems };
  const found: Problem[] = [...problems];
  const choices: StyleChoice[] = [];
  const report = (path: string, part: 'key' | 'value', message: string, hint: string): void => {
    found.push({
      rule: 'letterhead-styles/not-allowed',
      severity: 'error',
      message,
      hint,
      place: source.locate(path, part),
      path,
    });
  };
  const example = 'write `styles:` and below it lines such as `Heading 1: Kapitel`';
  if (!isGroup(source.data)) report('', 'value', 'This file holds the names of styles', example);
  else
    for (const [key, value] of Object.entries(source.data)) {
      const path = `/${escapeKey(key)}`;
      if (key !== 'styles') {
        const meant = nearest(key, ['styles']);
        report(
          path,
          'key',
          `There is no \`${key.slice(0, 60)}\` in this file`,
          meant ? `did you mean \`${meant}\`?` : example,
        );
      } else if (!isGroup(value)) report(path, 'value', '`styles` must be names with names', example);
      else
        for (const [ours, theirs] of Object.entries(value)) {
          const at = `${path}/${escapeKey(ours)}`;
          if (typeof theirs !== 'string' || theirs === '')
            report(
              at,
              'value',
              'The name of a style is a text',
              'write the name as Word shows it, in quotation marks if it is a number',
            );
          else
            choices.push({
              ours,
              theirs,
              place: { ours: source.locate(at, 'key'), theirs: source.locate(at, 'value') },
            });
        }
    }
  return { choices, problems: found };
}
