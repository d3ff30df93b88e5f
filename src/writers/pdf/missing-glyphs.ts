import type { Problem } from '../../problem.ts';

/** The characters that no font of the look has, each once for each field. */
export type MissingGlyphs = Map<string, Problem>;

const WORDS_AROUND = 24;

/** Notes that no font has the character `code`, with its field if it has one and the words around it. */
export function reportMissing(
  missing: MissingGlyphs,
  code: number,
  path: string | undefined,
  readText: () => string,
): void {
  const key = `${code} ${path ?? ''}`;
  if (missing.has(key)) return;
  const character = String.fromCodePoint(code);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = isVisible(character) ? ` (${character})` : '';
  missing.set(key, {
    rule: 'font/missing-glyph',
    severity: 'error',
    message: `No font of this style has the character ${name}${shown} in “${wordsAround(readText(), character)}”`,
    hint: 'Write it in other characters, or choose a style whose fonts have it',
    ...(path === undefined ? {} : { path }),
  });
}

function isVisible(character: string): boolean {
  return !/[\p{C}\p{Z}\p{M}]/u.test(character);
}

function wordsAround(text: string, character: string): string {
  const normal = text.normalize('NFC');
  const at = Math.max(0, normal.indexOf(character));
  const from = Math.max(0, at - WORDS_AROUND);
  const to = Math.min(normal.length, at + character.length + WORDS_AROUND);
  const words = normal.slice(from, to).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/gu, '\ufffd');
  return `${from > 0 ? '…' : ''}${words}${to < normal.length ? '…' : ''}`;
}
