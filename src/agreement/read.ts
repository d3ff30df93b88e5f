import type { Document, YAMLError } from 'yaml';
import type { Place, Problem } from '../problem.ts';
import { decodeBytes } from './decode-bytes.ts';
import { explainSyntax } from './explain-syntax.ts';
import { findForbiddenCharacters } from './forbidden-characters.ts';
import type { Source } from './located-source.ts';
import { overrideValues } from './override-values.ts';
import { DEEPEST, parseYaml } from './parse-yaml.ts';
import { type PlainData, readNodes } from './read-nodes.ts';
import { readQuickly } from './read-quickly.ts';
import { type FindPlace, textPlaces } from './text-places.ts';

export type { Source } from './located-source.ts';

/** What reading found; without a source the file cannot be understood at all. */
export interface Reading {
  readonly source?: Source;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2 or JSON. Bytes must be UTF-8.
 * `set` replaces values of the file, by dotted path (`term.length`) or JSON Pointer (`/term/length`).
 */
export function read(
  content: string | Uint8Array,
  file: string,
  set: Readonly<Record<string, string>> = {},
): Reading {
  const decoded = decodeBytes(content, file);
  if (decoded.type === 'failed') return { problems: [decoded.problem] };
  const { text } = decoded;
  const place = textPlaces(text, file);
  const forbidden = findForbiddenCharacters(text, place);
  if (/\r(?!\n)/.test(text)) return { problems: atMost(forbidden) };
  const quick = forbidden.length === 0 ? readQuickly(text) : undefined;
  if (quick) return readingOf(quick, text, file, place, [], set);
  // Control characters are signals between the lexer and the parser.
  const parsed = parseYaml(text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, '\uFFFD'));
  if (parsed.type === 'too-deep') return { problems: [...forbidden, tooDeep(place(parsed.offset))] };
  const problems = [...forbidden, ...explainSyntax(parsed.errors, text, parsed.punctuation, place)];
  if (parsed.errors.length > 0) return { problems: atMost(problems) };
  problems.push(...judgeDocuments(parsed.documents, text, place));
  const [document] = parsed.documents;
  if (!document || problems.some(isUnreadable)) return { problems: atMost(problems) };
  const plain = readNodes(document, text, place);
  problems.push(...plain.problems);
  if (problems.some(isUnreadable)) return { problems: atMost(problems) };
  return readingOf(plain, text, file, place, problems, set);
}

function readingOf(
  plain: PlainData,
  text: string,
  file: string,
  place: FindPlace,
  problems: readonly Problem[],
  set: Readonly<Record<string, string>>,
): Reading {
  const source = overrideValues(sourceOf(plain, text, file, place), set, readValue);
  const all = atMost([...problems, ...source.problems]);
  return source.problems.some(isUnreadable) ? { problems: all } : { source: source.source, problems: all };
}

/** More problems than this of one file are counted, not told. */
const MOST_PROBLEMS = 1000;

/** The first problems, and how many more there are. */
export function atMost(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_PROBLEMS;
  const last = problems[MOST_PROBLEMS];
  if (more <= 0 || !last) return problems;
  const message = `There are ${more} more problems from here on`;
  return [...problems.slice(0, MOST_PROBLEMS), { ...last, message, hint: 'mend the others first' }];
}

function isUnreadable({ rule }: Problem): boolean {
  return rule.startsWith('read/');
}

function judgeDocuments(documents: readonly Document.Parsed[], text: string, place: FindPlace): Problem[] {
  const [first, second] = documents;
  const refuse = (rule: string, message: string, hint: string, from: number, to?: number): Problem[] => [
    { rule: `read/${rule}`, severity: 'error', message, hint, place: place(from, to) },
  ];
  if (!first || first.contents === null || (!second && isEmpty(text))) {
    return refuse(
      'empty',
      'This file is empty',
      'begin with `type: customer`; `slakit init` writes a first agreement',
      0,
    );
  }
  if (second) {
    const from = second.range?.[0] ?? 0;
    const start = text.lastIndexOf('---', from) >= 0 ? text.lastIndexOf('---', from) : from;
    return refuse(
      'several-documents',
      'A second document begins here; a file holds one agreement',
      'write each agreement into a file of its own',
      start,
      start + 3,
    );
  }
  if (first.directives.yaml.explicit && first.directives.yaml.version !== '1.2') {
    return refuse(
      'yaml-version',
      `This file asks for YAML ${first.directives.yaml.version}; slakit reads YAML 1.2`,
      'delete this line',
      0,
      text.indexOf('\n'),
    );
  }
  return [];
}

function isEmpty(text: string): boolean {
  return !/^[ \t]*[^\s#]/m.test(text);
}

function tooDeep(place: Place): Problem {
  return {
    rule: 'read/too-deep',
    severity: 'error',
    message: `The fields are nested more than ${DEEPEST} deep`,
    hint: 'no agreement needs more than ten: look for a bracket or an indent too many',
    place,
  };
}

function sourceOf({ data, spans, numbers }: PlainData, text: string, file: string, place: FindPlace): Source {
  const locate = (pointer: string, part: 'key' | 'value' | 'line' = 'value'): Place => {
    let at = pointer;
    while (!spans.has(at) && at !== '') at = at.slice(0, at.lastIndexOf('/'));
    const span = spans.get(at)!;
    const empty = span.value[0] === span.value[1];
    if (span.key && (part === 'key' || empty)) return place(...span.key);
    const [from, to] = span.value;
    const lineEnd = part === 'line' ? text.indexOf('\n', from) : -1;
    return place(from, lineEnd < 0 ? to : Math.min(to, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd));
  };
  return { file, text, data, numbers, locate };
}

/** Reads a value that replaces one of the file: a number, true, a list in brackets … or else the text as it is. */
function readValue(
  text: string,
  name: string,
): { readonly source?: Source; readonly errors: readonly YAMLError[] } {
  const parsed = parseYaml(text);
  if (parsed.type === 'too-deep') return { errors: [] };
  const [document, ...more] = parsed.documents;
  if (!document || more.length > 0 || parsed.errors.length > 0) return { errors: parsed.errors };
  const place = textPlaces(text, name);
  const plain = readNodes(document, text, place);
  return plain.problems.length > 0
    ? { errors: [] }
    : { source: sourceOf(plain, text, name, place), errors: [] };
}
