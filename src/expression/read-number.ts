import { exact } from '../compute/exact.ts';
import type { Cursor } from './cursor.ts';
import type { NumberLiteral } from './expression.ts';
import type { Token } from './read-tokens.ts';

/** Letters that people write for a thousand or a million, or for more than one unit. */
const VAGUE_UNITS: readonly string[] = ['k', 'm', 'mn', 'bn', 'tn', 'mio', 'thousand', 'million', 'billion'];

/** Reads a number and the unit behind it: `50 %`, `4 h`, or without spaces round its bar `100 USD/month`. */
export function readNumber(cursor: Cursor): NumberLiteral {
  const start = cursor.advance();
  const text = start.text;
  skipComma(cursor, start);
  const unit = readUnit(cursor, start);
  const literal = { type: 'number', value: exact(text), text, ...(unit !== undefined && { unit }) } as const;
  return cursor.place(start, literal);
}

/** Tells of `99,9` and `1,000`. In a function, too, they are refused: one number or two, nobody could tell. */
function skipComma(cursor: Cursor, start: Token): void {
  const parts = [start.text];
  let to = start.to;
  while (
    cursor.isAt(',') &&
    cursor.token().from === to &&
    cursor.token(1).type === 'number' &&
    cursor.token(1).from === cursor.token().to
  ) {
    cursor.advance();
    const part = cursor.advance();
    parts.push(part.text);
    to = part.to;
  }
  if (parts.length === 1) return;
  const isGrouped = parts.slice(1).every((part) => /^\d{3}(\.|$)/.test(part));
  const hint = isGrouped
    ? `write \`${parts.join('')}\` for a whole number, or \`${parts.slice(0, 2).join('.')}\` with a decimal point`
    : `write \`${parts.slice(0, 2).join('.')}\` for one number, or a space after the comma for two`;
  cursor.report('A comma stands between the digits of a number', hint, { from: start.from, to });
}

function readUnit(cursor: Cursor, number: Token): string | undefined {
  if (cursor.isAt('%')) return cursor.advance().text;
  const word = cursor.token();
  if (!isUnitWord(cursor, 0)) {
    if (word.type === 'word' && word.from === number.to && cursor.token(1).text !== '(') {
      cursor.advance();
      const hint = 'write the number out in digits, with a sign before a name';
      const message = `\`${number.text}${cursor.written(word)}\` is no number`;
      cursor.report(message, hint, { from: number.from, to: word.to });
    }
    return undefined;
  }
  let unit = cursor.advance().text;
  if (VAGUE_UNITS.includes(unit.toLowerCase())) {
    const hint = 'write all digits of a large number, and the name of a unit, as in `5 min`';
    cursor.report(`\`${unit}\` can be read in several ways`, hint, { from: number.from, to: word.to });
  }
  while (cursor.isAt('/') && touches(cursor, 0) && isUnitWord(cursor, 1) && touches(cursor, 1)) {
    cursor.advance();
    unit += `/${cursor.advance().text}`;
  }
  return unit;
}

/** Whether the token `offset` steps ahead can be the name of a unit: letters, and not the name of a called function. */
function isUnitWord(cursor: Cursor, offset: number): boolean {
  const { type, text } = cursor.token(offset);
  const next = cursor.token(offset + 1);
  return type === 'word' && /^[\p{L}\p{M}]+$/u.test(text) && !(next.type === 'sign' && next.text === '(');
}

function touches(cursor: Cursor, offset: number): boolean {
  return cursor.token(offset - 1).to === cursor.token(offset).from;
}
