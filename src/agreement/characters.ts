/** A character that no text of an agreement may hold. */
export interface Forbidden {
  readonly rule: string;
  /** The character as `U+202E (right-to-left override)`. */
  readonly name: string;
  readonly hint: string;
  /** Offset and length in the text that was searched, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

const forbidden =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/gu;

/** Finds every forbidden character of `text`, in order. */
export function* findForbidden(text: string): Generator<Forbidden> {
  for (const match of text.matchAll(forbidden)) {
    const code = match[0].codePointAt(0)!;
    yield { ...describe(code), offset: match.index, length: match[0].length };
  }
}

/** Finds every forbidden character that an escape of a double-quoted text (`raw`, quotes included) stands for. */
export function* findForbiddenEscapes(raw: string): Generator<Forbidden> {
  const escapes = [...raw.matchAll(escapeSequence)].map((match) => ({
    offset: match.index,
    length: match[0].length,
    code: decodeEscape(match[0]),
  }));
  for (let i = 0; i < escapes.length; i++) {
    const { offset, length, code } = escapes[i]!;
    const next = escapes[i + 1];
    if (isHigh(code) && next && isLow(next.code) && next.offset === offset + length) {
      const both = 0x10000 + ((code - 0xd800) << 10) + (next.code - 0xdc00);
      i++;
      if (isForbidden(both)) yield { ...describe(both), offset, length: length + next.length };
    } else if (isForbidden(code)) {
      yield { ...describe(code), offset, length };
    }
  }
}

const escapeSequence = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU])/g;

const shortEscapes: Readonly<Record<string, number>> = {
  '0': 0x00,
  a: 0x07,
  b: 0x08,
  e: 0x1b,
  f: 0x0c,
  v: 0x0b,
  N: 0x85,
  L: 0x2028,
  P: 0x2029,
};

/** The code point of an escape; a space, which is always allowed, for one that cannot be forbidden. */
function decodeEscape(written: string): number {
  const letter = written[1]!;
  if ('xuU'.includes(letter) && written.length > 2) return Number.parseInt(written.slice(2), 16);
  return shortEscapes[letter] ?? 0x20;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function isForbidden(code: number): boolean {
  return code <= 0x10ffff && String.fromCodePoint(code).search(forbidden) === 0;
}

function describe(code: number): Pick<Forbidden, 'rule' | 'name' | 'hint'> {
  const named = (rule: string, plain: string, hint: string) => {
    const digits = code.toString(16).toUpperCase().padStart(4, '0');
    return { rule: `read/${rule}`, name: `U+${digits} (${plain})`, hint };
  };
  if (isHigh(code) || isLow(code)) {
    return named('lone-surrogate', 'half of a character', 'write the whole character');
  }
  if (code <= 0x9f) {
    const hint = code === 0x85 || code === 0x0b || code === 0x0c ? 'use an ordinary line break' : 'delete it';
    return named('control-character', controlNames[code] ?? 'control character', hint);
  }
  if (code === 0x2028) return named('line-separator', 'line separator', 'use an ordinary line break');
  if (code === 0x2029) return named('line-separator', 'paragraph separator', 'use an empty line');
  const bidi = bidiNames[code];
  if (bidi) {
    const hint = 'delete it, since it makes text read differently from what is written';
    return named('bidi-control', bidi, hint);
  }
  if ((code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe) {
    return named('noncharacter', 'not a character', 'delete it');
  }
  return named('private-use', 'private-use character', 'use a character that every font can know');
}

const bidiNames: Readonly<Record<number, string>> = {
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

const controlNames: Readonly<Record<number, string>> = {
  0: 'null',
  7: 'bell',
  8: 'backspace',
  11: 'vertical tab',
  12: 'form feed',
  26: 'end of file',
  27: 'escape',
  127: 'delete',
  133: 'next line',
};
