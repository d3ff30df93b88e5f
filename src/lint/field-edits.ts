import type { Source } from '../agreement/located-source.ts';
import type { Place, TextEdit } from '../problem.ts';
import type { FieldChange } from './rule.ts';

/** Changes of fields as replacements in the text of the file, so that comments and layout stay. */
export function textEdits(changes: readonly FieldChange[], source: Source): TextEdit[] {
  const starts = lineStarts(source);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  const range = (place: Place): readonly [number, number] => [
    offset(place.line, place.column),
    offset(place.endLine, place.endColumn),
  ];
  const isJson = /^\s*\{\s*"/.test(source.text);
  const value = (text: string): string => (isJson ? asJson(text) : text);
  const entry = (text: string): string => (isJson ? asJsonEntry(text) : text);
  return changes.map((change): TextEdit => {
    const [from, to] = range(source.locate(change.path));
    if (change.type === 'replace') return { from, to, text: value(change.text) };
    if (change.type === 'insert') return insertion(source.text, from, to, entry(change.text));
    const [start] = range(source.locate(change.path, 'key'));
    if (change.type === 'rename') return { from: start, to, text: entry(`${change.name}: ${change.text}`) };
    return deletion(source.text, start, to, isJson);
  });
}

/** A field as JSON writes it; an entry of a list is a value. */
function asJsonEntry(text: string): string {
  const [, name, value] = /^([\w-]+): (.*)$/s.exec(text) ?? [];
  return name === undefined || value === undefined
    ? asJson(text)
    : `${JSON.stringify(name)}: ${asJson(value)}`;
}

/** A word, a number, or a flat list or group of them as JSON writes it; what is in quotes stays as it is. */
function asJson(text: string): string {
  if (/^(?:-?\d+(?:\.\d+)?|true|false|null|".*")$/s.test(text)) return text;
  const [, open, items = '', close] = /^([[{])\s*(.*?)\s*([\]}])$/s.exec(text) ?? [];
  if (open === undefined) return JSON.stringify(text);
  return `${open}${items
    .split(/,\s*/)
    .map(open === '{' ? asJsonEntry : asJson)
    .join(', ')}${close}`;
}

/** A field or entry with the comma or the line that it leaves behind. */
function deletion(text: string, from: number, to: number, isJson: boolean): TextEdit {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  // Lines of JSON are joined by commas.
  const isOwnLine =
    !isJson &&
    /^[ \t]*(- )?$/.test(text.slice(lineStart, from)) &&
    /^[ \t]*(#.*)?(\r?\n|$)/.test(text.slice(to));
  if (isOwnLine) {
    const end = text.indexOf('\n', to);
    return { from: lineStart, to: end < 0 ? text.length : end + 1, text: '' };
  }
  const before = /,\s*$/.exec(text.slice(0, from));
  if (before) return { from: from - before[0].length, to, text: '' };
  const after = /^\s*,\s*/.exec(text.slice(to));
  return { from, to: to + (after?.[0].length ?? 0), text: '' };
}

/** At the end of a group or list: within its closing bracket, or on a line below its last, as far in as its first. */
function insertion(text: string, from: number, to: number, added: string): TextEdit {
  const closing = text[to - 1];
  if ((closing === '}' || closing === ']') && /[{[]/.test(text[from] ?? '')) {
    const inside = text.slice(from + 1, to - 1);
    const body = inside.trimEnd();
    const at = from + 1 + body.length;
    const space = inside.slice(body.length) === '' && /^\s/.test(inside) ? ' ' : '';
    return { from: at, to: at, text: `${body.trim() === '' ? ' ' : ', '}${added}${space}` };
  }
  const column = from - (text.lastIndexOf('\n', from - 1) + 1);
  const end = from + text.slice(from, to).trimEnd().length;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const isList = text[from] === '-';
  const indent = ' '.repeat(column);
  const lines = added.split('\n').map((line, index) => `${indent}${isList && index > 0 ? '  ' : ''}${line}`);
  return { from: end, to: end, text: `${newline}${lines.join(newline)}` };
}

const STARTS = new WeakMap<Source, readonly number[]>();

/** Where each line of the text begins; kept, because every fix asks for it. */
function lineStarts(source: Source): readonly number[] {
  const known = STARTS.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1))
    starts.push(at + 1);
  STARTS.set(source, starts);
  return starts;
}
