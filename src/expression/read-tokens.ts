import type { Fault, Span } from './expression.ts';

/** A smallest piece of an expression, its sign or keyword in the one spelling that the parser knows. */
export interface Token extends Span {
  readonly type: 'number' | 'word' | 'keyword' | 'sign' | 'end';
  readonly text: string;
}

export const KEYWORDS: readonly string[] = ['and', 'or', 'not', 'implies'];

/** Spellings of signs, longest first, with the sign that each is. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ...['<', '>', '=', '+', '-', '*', '/', '(', ')', ',', '%'].map((sign) => [sign, sign] as const),
];

/** Spellings of other languages, longest first: what each is read as, and what to write instead. */
const FOREIGN_SIGNS: readonly (readonly [string, Token['type'], string, string])[] = [
  ['===', 'sign', '=', 'write `=` for “is equal to”'],
  ['!==', 'sign', '!=', 'write `!=` for “is not equal to”'],
  ['==', 'sign', '=', 'write `=` for “is equal to”'],
  ['<>', 'sign', '!=', 'write `!=` for “is not equal to”'],
  ['=<', 'sign', '<=', 'write `<=` for “is at most”'],
  ['=>', 'sign', '>=', 'write `>=` for “is at least”, or `implies` between two conditions'],
  ['->', 'keyword', 'implies', 'write `implies` between two conditions'],
  ['&&', 'keyword', 'and', 'write `and` between two conditions'],
  ['&', 'keyword', 'and', 'write `and` between two conditions'],
  ['||', 'keyword', 'or', 'write `or` between two conditions'],
  ['|', 'keyword', 'or', 'write `or` between two conditions'],
  ['!', 'keyword', 'not', 'write `not` before a condition'],
  ['**', 'sign', '*', 'there are no powers: multiply the value by itself, as in `a * a`'],
  ['^', 'sign', '*', 'there are no powers: multiply the value by itself, as in `a * a`'],
  [':', 'sign', '/', 'write `/` to divide'],
  ['—', 'sign', '-', 'write `-` to subtract'],
  ['[', 'sign', '(', 'write round brackets: `(` and `)`'],
  ['{', 'sign', '(', 'write round brackets: `(` and `)`'],
  [']', 'sign', ')', 'write round brackets: `(` and `)`'],
  ['}', 'sign', ')', 'write round brackets: `(` and `)`'],
];

/** The pieces of an expression in order, a piece of type `end` last, and a fault for each character without a meaning. */
export function readTokens(text: string): { tokens: readonly Token[]; faults: readonly Fault[] } {
  const tokens: Token[] = [];
  const faults: Fault[] = [];
  let at = 0;
  const take = (type: Token['type'], length: number, meaning = text.slice(at, at + length)): void => {
    tokens.push({ type, text: meaning, from: at, to: at + length });
    at += length;
  };
  while (at < text.length) {
    const space = matchAt(/\s+/y, text, at);
    const number = matchAt(/\d+(?:\.\d+)?/y, text, at);
    const word = matchAt(/[\p{L}_][\p{L}\p{M}\p{N}_]*/uy, text, at);
    const foreign = FOREIGN_SIGNS.find(([spelling]) => text.startsWith(spelling, at));
    const sign = SIGNS.find(([spelling]) => text.startsWith(spelling, at));
    if (space) {
      at += space.length;
    } else if (number) {
      take('number', number.length);
    } else if (word) {
      const keyword = KEYWORDS.includes(word.toLowerCase()) ? word.toLowerCase() : undefined;
      if (keyword !== undefined && keyword !== word) {
        const [message, hint] = [`\`${word}\` is written in small letters`, `write \`${keyword}\``];
        faults.push({ message, hint, from: at, to: at + word.length });
      }
      take(keyword === undefined ? 'word' : 'keyword', word.length, keyword ?? word);
    } else if (foreign && foreign[0].length > (sign?.[0].length ?? 0)) {
      const [spelling, type, meaning, hint] = foreign;
      const message = `\`${spelling}\` is no sign of an expression`;
      faults.push({ message, hint, from: at, to: at + spelling.length });
      take(type, spelling.length, meaning);
    } else if (sign) {
      take('sign', sign[0].length, sign[1]);
    } else {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      faults.push(explainCharacter(character, at));
      at += character.length;
    }
  }
  tokens.push({ type: 'end', text: '', from: text.length, to: text.length });
  return { tokens, faults };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function explainCharacter(character: string, from: number): Fault {
  const to = from + character.length;
  if (character === '.') {
    const hint = 'write digits on both sides of the point, as in `0.5`';
    return { message: 'A decimal point stands between digits only', hint, from, to };
  }
  if (/\p{Sc}/u.test(character)) {
    const hint = 'write the currency after the number, as in `5000 USD`';
    return { message: `\`${character}\` is no sign of an expression`, hint, from, to };
  }
  if (character === ';') {
    const hint = 'write a comma between the parts of a function';
    return { message: '`;` is no sign of an expression', hint, from, to };
  }
  // A control or format character would show as nothing, so its code stands for it.
  const shown = /[\p{C}\p{M}]/u.test(character)
    ? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    : character;
  const hint = 'delete it: an expression has names, numbers, brackets and the signs + - * / < <= = != >= >';
  return { message: `The character \`${shown}\` means nothing here`, hint, from, to };
}
