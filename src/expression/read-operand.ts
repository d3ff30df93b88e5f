import { nearest } from '../nearest.ts';
import type { Cursor } from './cursor.ts';
import type { Expression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { readNumber } from './read-number.ts';
import type { Token } from './read-tokens.ts';

/** What other languages call a function. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['average', 'mean'],
  ['avg', 'mean'],
  ['ceiling', 'ceil'],
  ['roundup', 'ceil'],
  ['rounddown', 'floor'],
  ['trunc', 'floor'],
  ['total', 'sum'],
  ['length', 'count'],
]);

/** Reads a number, a name, a call, a bracket or the negative of one; `readWhole` reads what stands in brackets. */
export function readOperand(cursor: Cursor, readWhole: () => Expression): Expression {
  const start = cursor.token();
  if (start.type === 'number') return readNumber(cursor);
  if (start.type === 'word') {
    cursor.advance();
    return cursor.isAt('(') ? readCall(cursor, start, readWhole) : readName(cursor, start);
  }
  if (cursor.isAt('(')) {
    cursor.advance();
    return readBracket(cursor, start, readWhole);
  }
  if (cursor.isAt('-')) {
    cursor.advance();
    const operand = cursor.descend(() => readOperand(cursor, readWhole));
    return cursor.place(start, { type: 'unary', operand });
  }
  if (cursor.isAt('not')) {
    const hint = 'put brackets round the condition that it turns round';
    cursor.report('`not` stands before a whole condition, not inside of one', hint, start);
    cursor.advance();
    return cursor.descend(() => readOperand(cursor, readWhole));
  }
  reportMissing(cursor);
  return cursor.hole();
}

function reportMissing(cursor: Cursor): void {
  const [before, after] = [cursor.token(-1), cursor.token()];
  const hint = 'write a number, a name, a function or a bracket there';
  const isFirst = before === after || before.text === '(';
  if (isFirst && before !== after && after.text === ')') {
    const span = { from: before.from, to: after.to };
    cursor.report('Nothing stands in these brackets', 'write a value in them, or delete them', span);
  } else if (isFirst && !cursor.isAtEnd()) {
    const isSpreadsheet = before === after && after.text === '=';
    cursor.report(
      `A value is missing before \`${cursor.written(after)}\``,
      isSpreadsheet ? 'leave it out: a formula begins with its first value' : hint,
      after,
    );
  } else {
    cursor.report(`A value is missing after \`${cursor.written(before)}\``, hint, before);
  }
}

function readName(cursor: Cursor, word: Token): Expression {
  if (!/^[a-z][a-z0-9_]*$/.test(word.text)) {
    const plain = word.text.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/^_+/, '');
    const rule = 'names have small letters a to z, digits and underscores';
    const hint = /^[a-z][a-z0-9_]*$/.test(plain)
      ? `write \`${plain}\`: ${rule}`
      : `write it otherwise: ${rule}`;
    cursor.report(`\`${word.text}\` is no name`, hint, word);
  }
  return cursor.place(word, { type: 'name', name: word.text });
}

function readBracket(cursor: Cursor, opening: Token, readWhole: () => Expression): Expression {
  const inner = cursor.descend(readWhole);
  while (cursor.isAt(',')) {
    const hint = 'write a decimal number with a point, or the name of a function before the bracket';
    cursor.report('A comma stands between the parts of a function only', hint, cursor.advance());
    cursor.descend(readWhole);
  }
  close(cursor, opening);
  return inner;
}

function readCall(cursor: Cursor, word: Token, readWhole: () => Expression): Expression {
  const name = word.text;
  const known = FUNCTIONS.get(name);
  if (!known) cursor.report(`There is no function \`${name}\``, suggestFunction(name), word);
  const opening = cursor.advance();
  const parts: Expression[] = [];
  if (!cursor.isAt(')')) {
    parts.push(cursor.descend(readWhole));
    while (cursor.isAt(',')) {
      cursor.advance();
      parts.push(cursor.descend(readWhole));
    }
  }
  close(cursor, opening);
  const call = cursor.place(word, { type: 'call', name, arguments: parts } as const);
  if (known && (parts.length < known.least || parts.length > (known.most ?? Infinity))) {
    const range = known.most === undefined || known.most === known.least ? '' : ` or ${known.most}`;
    const takes =
      known.most === undefined
        ? 'at least 1 part'
        : `${known.least}${range} part${known.most > 1 ? 's' : ''}`;
    cursor.report(`\`${name}(…)\` takes ${takes}, not ${parts.length}`, `write \`${known.usage}\``, call);
  }
  return call;
}

function suggestFunction(name: string): string {
  const meant = SYNONYMS.get(name.toLowerCase()) ?? nearest(name, [...FUNCTIONS.keys()]);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  return `use one of ${[...FUNCTIONS.keys()].join(', ')}, or write \`*\` before a bracket to multiply`;
}

function close(cursor: Cursor, opening: Token): void {
  if (cursor.isAt(')')) cursor.advance();
  else cursor.report('This bracket is never closed', 'write `)` where it ends', opening);
}
