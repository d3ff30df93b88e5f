import type { Source } from '../../agreement/located-source.ts';
import type { FieldChange } from '../rule.ts';

/** A change of some words of a text, which keeps its quotes and its lines where the file has the words as they are; none for an alias. */
export function replaceWords(
  source: Source,
  leaf: { readonly path: string; readonly text: string },
  [from, to]: readonly [number, number],
  words: string,
): FieldChange | undefined {
  const { path, text } = leaf;
  const raw = rawText(source, path);
  // What is written once and used in several places may not change in one of them.
  if (/^[&*]/.test(raw)) return undefined;
  const old = text.slice(from, to);
  const at = raw.indexOf(old);
  const isOnce = at >= 0 && raw.indexOf(old, at + 1) < 0 && text.indexOf(old) === from;
  // Braces and colons end a text without quotes.
  const keepsForm = /^["'|>]/.test(raw) && !/["\\]/.test(words);
  return {
    type: 'replace',
    path,
    text:
      isOnce && keepsForm
        ? raw.slice(0, at) + words + raw.slice(at + old.length)
        : JSON.stringify(text.slice(0, from) + words + text.slice(to)) + (/\n\s*$/.exec(raw)?.[0] ?? ''),
  };
}

function rawText(source: Source, path: string): string {
  const { line, column, endLine, endColumn } = source.locate(path);
  let at = 0;
  let start = 0;
  for (let current = 1; current < endLine; current++) {
    if (current === line) start = at;
    const end = source.text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  if (line === endLine) start = at;
  return source.text.slice(start + column - 1, at + endColumn - 1);
}
