import type { YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import type { Punctuation } from './parse-yaml.ts';
import type { FindPlace } from './text-places.ts';

/** A syntax error in plain words: what is wrong from where to where, and what would be right. */
interface Explanation {
  readonly message: string;
  readonly hint: string;
  readonly from: number;
  readonly to: number;
  /** After an opening without a closing nothing that follows is told: it would be about the wrong text. */
  readonly last?: boolean;
  /** After one wrong indent the parser finds others that are none. */
  readonly about?: 'indent';
}

/** Tells syntax errors in plain words, one a line, without those that only follow from an earlier one. */
export function explainSyntax(
  errors: readonly YAMLError[],
  text: string,
  punctuation: Punctuation,
  place: FindPlace,
): Problem[] {
  const spaces = errors.length > 0 ? strangeSpaces(text, place) : [];
  if (spaces.length > 0) return spaces;
  const problems: Problem[] = [];
  let toldUntil = 0;
  let shifted = false;
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = place(error.pos[0]).line;
    const follows = /^Unexpected [\w-]+ token in YAML stream/.test(error.message);
    if (line <= toldUntil || (problems.length > 0 && follows)) continue;
    const { message, hint, from, to, last, about } = explain(error, text, punctuation);
    toldUntil = Math.max(line, place(error.pos[1] - 1).line, place(from).line);
    if (about && shifted) continue;
    shifted ||= about === 'indent';
    problems.push({ rule: ruleOf(error), severity: 'error', message, hint, place: place(from, to) });
    if (last) break;
  }
  return problems;
}

/** Spaces that a word processor or a web page put in place of plain ones, where YAML needs those. */
function strangeSpaces(text: string, place: FindPlace): Problem[] {
  const places = [...text.matchAll(/(^ *|^ *(?:- )?[\w-]+:|^ *-)([\u00A0\u2000-\u200A\u202F\u3000]+)/gm)];
  return places.map(({ index, 1: before = '', 2: strange = '' }) => {
    const from = index + before.length;
    const code = strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return {
      rule: 'read/syntax',
      severity: 'error',
      message:
        before.trim() === ''
          ? `This line is indented with another kind of space (U+${code})`
          : `Another kind of space (U+${code}) follows the ${before.endsWith(':') ? 'colon' : 'hyphen'}`,
      hint: 'delete it, and type a plain space',
      place: place(from, from + strange.length),
    };
  });
}

function ruleOf(error: YAMLError): string {
  return error.code === 'TAG_RESOLVE_FAILED' ? 'read/unknown-tag' : 'read/syntax';
}

function explain(error: YAMLError, text: string, punctuation: Punctuation): Explanation {
  const [from, to] = error.pos;
  const here = (message: string, hint: string): Explanation => ({ message, hint, from, to });
  const token = /^[^\s,[\]{}]+/.exec(text.slice(from, from + 80))?.[0] ?? text[from] ?? '';
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { ...here('This line is indented with a tab', 'indent with spaces'), about: 'indent' };
    case 'BAD_INDENT':
      return /^Flow/.test(error.message) ? unclosedBracket(from, text, punctuation) : badIndent(from, text);
    case 'MISSING_CHAR':
      return missingCharacter(error, text, punctuation, token);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedField(from, to, text);
    case 'MULTILINE_IMPLICIT_KEY':
      return strayText(from, to, text, punctuation);
    case 'BAD_SCALAR_START':
      return {
        ...here(
          `A text that begins with \`${text[from]}\` must be in quotes`,
          `write "${restOfLine(text, from)}"`,
        ),
        to: lineEnd(text, from),
      };
    case 'BAD_DQ_ESCAPE':
      return badEscape(from, text);
    case 'TAG_RESOLVE_FAILED':
      return here(
        `\`${text.slice(from, to)}\` is read as a tag, and there is no such tag`,
        `a text that begins with \`!\` must be in quotes: "${restOfLine(text, from)}"`,
      );
    case 'BAD_ALIAS':
      return here(
        `A text that begins with \`${text[from]}\` must be in quotes`,
        `write "${restOfLine(text, from)}"`,
      );
    case 'BAD_DIRECTIVE':
      return here('This line is no directive of YAML', 'delete it, or put the text into quotes');
    case 'KEY_OVER_1024_CHARS':
      return here(
        'The name of a field is longer than 1,024 characters',
        'write a name of those in `slakit schema`',
      );
    case 'BLOCK_IN_FLOW':
      if (/:[ \t]+$/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from)))
        return colonInText(from, /^[^,[\]{}\n\r]*/.exec(text.slice(from))![0]);
      return here(
        'Fields on lines of their own stand within brackets',
        'write a comma between the entries, or leave out the brackets',
      );
    case 'UNEXPECTED_TOKEN':
      return unexpectedToken(error, text, punctuation, token);
    default:
      return here('This is not written as YAML is', 'write `name: value`, one field a line');
  }
}

function unclosedBracket(at: number, text: string, { brackets }: Punctuation): Explanation {
  const open: { bracket: string; offset: number }[] = [];
  for (const one of brackets) {
    if (one.offset >= at) break;
    if ('[{'.includes(one.bracket)) open.push(one);
    else open.pop();
  }
  const opening = open.at(-1) ?? { bracket: text[at] ?? '[', offset: at };
  const closing = opening.bracket === '{' ? '}' : ']';
  const wrong = text[at];
  if ((wrong === '}' || wrong === ']') && wrong !== closing) {
    return {
      message: `This \`${wrong}\` closes nothing`,
      hint: `a \`${opening.bracket}\` is closed by \`${closing}\``,
      from: at,
      to: at + 1,
      last: true,
    };
  }
  return {
    message: `This \`${opening.bracket}\` is never closed`,
    hint: `write \`${closing}\` after its last entry`,
    from: opening.offset,
    to: opening.offset + 1,
    last: true,
  };
}

function badIndent(at: number, text: string): Explanation {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const spaces = /^ */.exec(text.slice(start, start + 200))![0].length;
  const from = start + spaces;
  const item = /^-(?=[^\s-])(.*)/.exec(text.slice(from, lineEnd(text, from)));
  if (item) return missingSpace(from, '-', item[1]!.trimEnd());
  return {
    message: `This line is indented by ${spaces} ${spaces === 1 ? 'space' : 'spaces'}, like nothing it could belong to`,
    hint: 'indent it exactly as far as the other fields or items of its group',
    from,
    to: lineEnd(text, from),
    about: 'indent',
  };
}

function missingCharacter(
  error: YAMLError,
  text: string,
  punctuation: Punctuation,
  token: string,
): Explanation {
  const [from, to] = error.pos;
  if (/Missing closing/.test(error.message)) {
    const opening = punctuation.quoted.findLast(([start]) => start < from)?.[0] ?? from;
    const quote = text[opening] ?? '"';
    return {
      message: `This ${quote === '"' ? 'double' : 'single'} quote is never closed`,
      hint: `write \`${quote}\` after the end of the text`,
      from: opening,
      to: lineEnd(text, opening),
      last: true,
    };
  }
  if (/^Flow/.test(error.message)) return unclosedBracket(from, text, punctuation);
  if (/Missing ,/.test(error.message)) return missingComma(from, text);
  if (/^Sequence item/.test(error.message)) return badIndent(from, text);
  if (/^-\S/.test(token)) return missingSpace(from, '-', token.slice(1));
  return {
    message: `\`${token}\` is neither a field nor an item of a list`,
    hint: `write \`${token}:\` and its value, or begin it with \`- \``,
    from,
    to,
  };
}

/** `title: Foo: Bar`, or a field indented below a field that has a value already. */
function nestedField(from: number, to: number, text: string): Explanation {
  const end = lineEnd(text, from);
  const rest = text.slice(from, end);
  if (/:(\s|$)/.test(rest.slice(1))) {
    return colonInText(from, rest);
  }
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start, end);
  const hyphen = /^\s*-(?=[^\s-])/.exec(line);
  if (hyphen) return missingSpace(start + hyphen[0].length - 1, '-', line.slice(hyphen[0].length).trimEnd());
  if (/^\s*-\s/.test(line) && start + /^\s*/.exec(line)![0].length === from)
    return itemAmongFields(from, rest);
  const next = /\n\s*(\S[^\n:]*:)/.exec(text.slice(end, end + 2000));
  if (!next)
    return { message: 'This cannot be the name of a field', hint: 'put the text into quotes', from, to };
  const nextFrom = end + next.index + next[0].length - next[1]!.length;
  return {
    message: 'This field is indented below a field that already has a value',
    hint: 'indent it exactly as far as the other fields of its group',
    from: nextFrom,
    to: nextFrom + next[1]!.length,
    about: 'indent',
  };
}

function colonInText(from: number, written: string): Explanation {
  return {
    message: 'This text contains a colon followed by a space, and must be in quotes',
    hint: `write ${quote(written.trim())}`,
    from,
    to: from + written.trimEnd().length,
  };
}

/** A line that should be a field or an item of a list and is neither. */
function strayText(from: number, to: number, text: string, punctuation: Punctuation): Explanation {
  const line = text.slice(from, lineEnd(text, from));
  const colonless = /^([\w$-]+):(\S+)/.exec(line);
  if (colonless && !/^\/\//.test(colonless[2]!)) return missingSpace(from, `${colonless[1]}:`, colonless[2]!);
  if (/^-\S/.test(line)) return missingSpace(from, '-', line.slice(1).trimEnd());
  if (/^-(\s|$)/.test(line)) {
    return itemAmongFields(from, line);
  }
  if (depthAt(from, punctuation) > 0) {
    const end = lineEnd(text, from);
    return missingComma(end + /^\s*/.exec(text.slice(end))![0].length, text);
  }
  const word = line.trim();
  const hint =
    word === ''
      ? 'write `name: value`, one field a line'
      : `write \`${word.split(/\s/, 1)[0]}:\` and its value, or indent the line if it continues a text`;
  return {
    message: 'This line is neither a field nor an item of a list',
    hint,
    from,
    to: Math.min(to, from + line.trimEnd().length),
    about: 'indent',
  };
}

function itemAmongFields(from: number, line: string): Explanation {
  const message = 'An item of a list stands where a field is expected';
  return {
    message,
    hint: 'write the name of the list on a line before its items',
    from,
    to: from + line.trimEnd().length,
    about: 'indent',
  };
}

function missingComma(from: number, text: string): Explanation {
  const message = 'A comma is missing before this entry';
  return { message, hint: 'write a comma after the entry before it', from, to: lineEnd(text, from) };
}

function missingSpace(from: number, before: string, after: string): Explanation {
  const sign = before.endsWith('-') ? 'hyphen' : 'colon';
  return {
    message: `A space is missing after the ${sign} in \`${before}${cut(after)}\``,
    hint: `write \`${before} ${cut(after)}\``,
    from,
    to: from + before.length + after.length,
    about: 'indent',
  };
}

function badEscape(at: number, text: string): Explanation {
  const written = /^\\(?:[uUx][0-9a-fA-F]*|.)?/su.exec(text.slice(at, at + 12))?.[0] ?? '\\';
  return {
    message: `\`${written}\` has no meaning between double quotes`,
    hint: `write \`\\${written}\`, or put the text into single quotes`,
    from: at,
    to: at + written.length,
  };
}

function unexpectedToken(
  error: YAMLError,
  text: string,
  punctuation: Punctuation,
  token: string,
): Explanation {
  const [from, to] = error.pos;
  const here = (message: string, hint: string): Explanation => ({ message, hint, from, to });
  const rest = text.slice(from, lineEnd(text, from)).trimEnd();
  if (/block-seq-ind on same line/.test(error.message)) {
    return here(
      'A list cannot begin on the line of its field',
      'write each item on a line of its own, or the list as `[one, two]`',
    );
  }
  if (/^Block scalar header/.test(error.message)) {
    return here(
      `Text follows \`${text[from - 1]}\` on the same line`,
      'begin the text on the next line, indented',
    );
  }
  if (/flow-(map|seq)-end/.test(error.message))
    return here(`This \`${text[from]}\` closes nothing`, 'delete it, or write its opening bracket');
  const quoted = punctuation.quoted.findLast(([, end]) => end <= from && text.slice(end, from).trim() === '');
  if (quoted) return textAfterQuotes(quoted, from, rest, text);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const before = text.slice(start, from);
  const sign = /(^|\s)([*&!])\S*\s*$/.exec(before);
  if (sign) {
    const begin = start + sign.index + sign[1]!.length;
    return {
      message: `A text that begins with \`${sign[2]}\` must be in quotes`,
      hint: `write ${quote(text.slice(begin, lineEnd(text, begin)).trim())}`,
      from: begin,
      to: from + rest.length,
    };
  }
  if (before.trim() === '') {
    return {
      message: 'A field stands where an item of the list is expected',
      hint: 'begin it with `- `, or indent it as far as the fields of its group',
      from,
      to: from + rest.length,
    };
  }
  const bracketed = /(\{\{[^{}]*\}\}|\[\[[^[\]]*\]\]|\[[^[\]]*\])[ \t]*$/.exec(before);
  if (bracketed) {
    const begin = start + bracketed.index;
    const sign = /^(.)\1?/.exec(bracketed[0])![0];
    // Within brackets the text ends before the next comma or bracket.
    const more = depthAt(begin, punctuation) > 0 ? /^[^,[\]{}]*/.exec(rest)![0].trimEnd() : rest;
    return {
      message: `A text that begins with \`${sign}\` must be in quotes`,
      hint: `write ${quote(`${bracketed[0]}${more}`)}`,
      from: begin,
      to: from + more.length,
    };
  }
  return {
    message: `\`${token}\` is not expected here`,
    hint: 'put the whole text into quotes',
    from,
    to: from + rest.length,
  };
}

function textAfterQuotes(
  quoted: readonly [number, number],
  from: number,
  rest: string,
  text: string,
): Explanation {
  const [opening, closing] = quoted;
  const sign = text[opening]!;
  const opened = text.slice(0, opening).split('\n').length;
  const closed = text.slice(0, closing).split('\n').length;
  if (opened !== closed) {
    return {
      message: 'This quote is closed only lines later, where another text begins',
      hint: `write \`${sign}\` after the end of the text`,
      from: opening,
      to: lineEnd(text, opening),
      last: true,
    };
  }
  const inside =
    sign === "'"
      ? "double a quote inside single quotes: `''`"
      : 'write `\\"` for a quote inside double quotes';
  return {
    message: 'Text follows the closing quote',
    hint: `put the whole text into one pair of quotes, and ${inside}`,
    from,
    to: from + rest.length,
  };
}

function depthAt(at: number, { brackets }: Punctuation): number {
  let depth = 0;
  for (const { bracket, offset } of brackets) {
    if (offset >= at) break;
    depth += '[{'.includes(bracket) ? 1 : -1;
  }
  return depth;
}

/** The end of the line at `from`, before its line break. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

function restOfLine(text: string, from: number): string {
  return text.slice(from, lineEnd(text, from)).trim().replaceAll('"', '\\"');
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function quote(text: string): string {
  const shown = cut(text);
  return shown.includes('"') ? `'${shown.replaceAll("'", "''")}'` : `"${shown.replaceAll('\\', '\\\\')}"`;
}
