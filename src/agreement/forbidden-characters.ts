import type { Problem } from '../problem.ts';
import type { FindPlace } from './text-places.ts';

/**
 * Characters that no text of an agreement may contain, because they are invisible, change the order of others or mean
 * something else to every program.
 */
const FORBIDDEN =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]|\r(?!\n)|\p{Noncharacter_Code_Point}|\p{Cs}|\p{Co}/gu;

/** The same for one character; it keeps no place between uses. */
const FORBIDDEN_ALONE = new RegExp(FORBIDDEN.source, 'u');

const NAMES: Readonly<Record<number, string>> = {
  0: 'null',
  7: 'bell',
  8: 'backspace',
  11: 'vertical tab',
  12: 'form feed',
  13: 'carriage return',
  27: 'escape',
  127: 'delete',
  133: 'next line',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
};

/** The problems of all forbidden characters that stand in `text` as themselves; a run of the same is told once. */
export function findForbiddenCharacters(text: string, place: FindPlace): Problem[] {
  const problems: Problem[] = [];
  let run: { readonly character: string; readonly from: number; to: number } | undefined;
  const tell = (): void => {
    if (run) problems.push(describeForbidden(run.character.codePointAt(0)!, place, run.from, run.to));
  };
  for (const { 0: character, index } of text.matchAll(FORBIDDEN)) {
    if (run && run.to === index && run.character === character) {
      run.to += character.length;
      continue;
    }
    tell();
    run = { character, from: index, to: index + character.length };
  }
  tell();
  return problems;
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0abefvrNLP])|.)/gs;
const LETTER_CODES: Readonly<Record<string, number>> = {
  0: 0,
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  v: 11,
  r: 13,
  N: 133,
  L: 0x2028,
  P: 0x2029,
};

/** Whether `source`, what stands between double quotes, holds an escape that may stand for a forbidden character. */
export function hasEscapeToJudge(source: string): boolean {
  return source.includes('\\') && /\\[^nt"\\/\s]/.test(source);
}

/** The problems of all escapes in `source`, a double-quoted text at `offset` of the file, that stand for a forbidden character. */
export function findForbiddenEscapes(source: string, offset: number, place: FindPlace): Problem[] {
  const problems: Problem[] = [];
  let high: { readonly code: number; readonly from: number; readonly to: number } | undefined;
  const judge = (code: number, from: number, to: number): void => {
    const character = code > 0x10ffff ? '' : String.fromCodePoint(code);
    if (FORBIDDEN_ALONE.test(character))
      problems.push(describeForbidden(code, place, offset + from, offset + to));
  };
  const settle = (): void => {
    if (high) judge(high.code, high.from, high.to);
    high = undefined;
  };
  for (const match of source.matchAll(ESCAPE)) {
    const [written, two, four, eight, letter] = match;
    const to = match.index + written.length;
    const digits = two ?? four ?? eight;
    const code = digits === undefined ? LETTER_CODES[letter ?? ''] : Number.parseInt(digits, 16);
    if (code === undefined) continue;
    if (high && high.to === match.index && code >= 0xdc00 && code <= 0xdfff) {
      judge((high.code - 0xd800) * 0x400 + (code - 0xdc00) + 0x10000, high.from, to);
      high = undefined;
      continue;
    }
    settle();
    if (code >= 0xd800 && code <= 0xdbff) high = { code, from: match.index, to };
    else judge(code, match.index, to);
  }
  settle();
  return problems;
}

function describeForbidden(code: number, place: FindPlace, from: number, to: number): Problem {
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const { name, hint } = nameForbidden(code);
  const message = `${number} (${name}) is not allowed in an agreement`;
  return { rule: 'schema/forbidden-character', severity: 'error', message, hint, place: place(from, to) };
}

function nameForbidden(code: number): { readonly name: string; readonly hint: string } {
  const name = NAMES[code];
  if (code === 13)
    return { name: 'carriage return', hint: 'end lines with a line feed, or with both together' };
  if (code < 0xa0) return { name: name ?? 'control character', hint: 'delete it' };
  if (name !== undefined)
    return { name, hint: 'delete it: it makes a text look different from what it says' };
  if (code >= 0xd800 && code <= 0xdfff) {
    return { name: 'half of a surrogate pair', hint: 'write the whole character instead' };
  }
  if ((code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)) {
    return { name: 'noncharacter', hint: 'delete it' };
  }
  return { name: 'private-use character', hint: 'delete it: no two fonts agree on what it looks like' };
}
