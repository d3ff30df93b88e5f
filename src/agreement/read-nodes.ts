import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Problem } from '../problem.ts';
import { findForbiddenEscapes } from './forbidden-characters.ts';
import { DEEPEST } from './parse-yaml.ts';
import { escapeKey } from './shape.ts';
import type { FindPlace } from './text-places.ts';

/** The most values that aliases may add to a file. */
const MOST_ALIASED = 10_000;

/** The most characters of a field's name: no field of ours has more than 20, and long ones make places slow to find. */
export const LONGEST_KEY = 100;

/** Offsets of a value and of the key it stands under. */
export interface Span {
  readonly key?: readonly [from: number, to: number];
  readonly value: readonly [from: number, to: number];
}

/** A document as plain data, with where each value stands and how each number is written. */
export interface PlainData {
  readonly data: unknown;
  /** By JSON Pointer. */
  readonly spans: ReadonlyMap<string, Span>;
  /** The source text of each number, by JSON Pointer. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Turns the parsed document of `text` into plain data. Objects have no prototype, so that no name of a field is special. */
export function readNodes(document: Document.Parsed, text: string, place: FindPlace): PlainData {
  const spans = new Map<string, Span>();
  const numbers = new Map<string, string>();
  const problems: Problem[] = [];
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  const seen = new Set<Node>();
  let aliased = 0;
  let within = 0;
  let exhausted = false;
  /** Where the part that was read last ends. */
  let end = 0;

  const refuse = (rule: string, message: string, hint: string, [from, to]: Span['value']): undefined => {
    problems.push({ rule, severity: 'error', message, hint, place: place(from, to) });
    return undefined;
  };

  const readNode = (
    node: Node | null,
    pointer: string,
    depth: number,
    at: number,
    key?: Span['key'],
  ): unknown => {
    const written = node && spanOf(node, text);
    // What is empty stands at the end of its key.
    const value = written && !(key && written[0] === written[1]) ? written : ([at, at] as const);
    spans.set(pointer, key ? { key, value } : { value });
    end = value[1];
    if (!node) return null;
    if (isAlias(node)) {
      const data = readAlias(node, pointer, depth, key);
      end = value[1];
      return data;
    }
    if (within > 0 && ++aliased > MOST_ALIASED) return undefined;
    if (within === 0 && 'anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (depth > DEEPEST) return refuse(...tooDeep, value);
    if (isScalar(node)) {
      const data: unknown = node.value;
      if (data instanceof Uint8Array)
        return refuse(
          'read/unknown-tag',
          'An agreement holds no binary data',
          'write the text itself',
          value,
        );
      if (typeof data === 'number') numbers.set(pointer, node.source ?? String(data));
      // The value of a large whole number is told from its text by who needs it.
      if (typeof data === 'bigint') return Number(data);
      if (node.type === 'QUOTE_DOUBLE' && typeof data === 'string') judgeEscapes(node, data);
      return data;
    }
    open.add(node);
    const data: unknown = isSeq(node)
      ? (node.items as readonly (Node | null)[]).map((item, index) =>
          readNode(item, `${pointer}/${index}`, depth + 1, value[0]),
        )
      : isMap(node)
        ? readMap(node.items as readonly Pair<Node | null, Node | null>[], pointer, depth)
        : null;
    open.delete(node);
    // What stands without brackets ends with the last of its parts, not with the comments behind it.
    if ('flow' in node && node.flow) end = value[1];
    else if (within === 0) spans.set(pointer, { ...spans.get(pointer)!, value: [value[0], end] });
    return data;
  };

  const readMap = (
    pairs: readonly Pair<Node | null, Node | null>[],
    pointer: string,
    depth: number,
  ): unknown => {
    const data: Record<string, unknown> = Object.create(null);
    for (const pair of pairs) {
      const key = readKey(pair.key);
      if (key === undefined) continue;
      const span = spanOf(pair.key!, text);
      const at = `${pointer}/${escapeKey(key)}`;
      if (key in data) {
        const first = place(...(spans.get(at)?.key ?? span)).line;
        refuse(
          'schema/duplicate-field',
          `\`${key}\` is written twice`,
          `it stands already on line ${first}: delete one of them`,
          span,
        );
        continue;
      }
      data[key] = readNode(pair.value, at, depth + 1, span[1], span);
    }
    return data;
  };

  const readKey = (node: Node | null): string | undefined => {
    if (isScalar(node)) {
      if (typeof node.value === 'string') {
        if (node.value.length > LONGEST_KEY)
          return refuse(
            'read/bad-key',
            `The name of a field has more than ${LONGEST_KEY} characters`,
            'write `name: value`',
            spanOf(node, text),
          );
        if (node.type === 'QUOTE_DOUBLE') judgeEscapes(node, node.value);
        return node.value;
      }
      return node.source ?? String(node.value);
    }
    const span = node ? spanOf(node, text) : ([0, 0] as const);
    if (node && isMap(node))
      return refuse(
        'read/bad-key',
        'Braces within braces are read as a field without a name',
        'a text that begins with `{` must be in quotes',
        span,
      );
    return refuse('read/bad-key', 'The name of a field must be a word', 'write `name: value`', span);
  };

  const judgeEscapes = (node: Node, data: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (/^[\t\n\x20-\x7E]*$/.test(data)) return;
    const [from] = spanOf(node, text);
    const end = node.range?.[1] ?? from;
    problems.push(...findForbiddenEscapes(text.slice(from, end), from, place));
  };

  const readAlias = (
    node: { readonly source: string } & Node,
    pointer: string,
    depth: number,
    key?: Span['key'],
  ): unknown => {
    const span = spanOf(node, text);
    const target = anchors.get(node.source);
    if (!target) {
      return refuse(
        'read/unknown-alias',
        `\`*${node.source}\` is read as an alias, and there is no \`&${node.source}\` before it`,
        'a text that begins with `*` must be in quotes',
        span,
      );
    }
    if (open.has(target)) {
      return refuse(
        'read/alias-cycle',
        `\`*${node.source}\` stands for a part that contains it`,
        'write the fields out',
        span,
      );
    }
    within++;
    const data = readNode(target, pointer, depth, span[0], key);
    within--;
    if (aliased > MOST_ALIASED) {
      if (within === 0 && !exhausted) {
        exhausted = true;
        refuse(
          'read/alias-expansion',
          `\`*${node.source}\` stands for more than ${MOST_ALIASED} values`,
          'write the fields out',
          span,
        );
      }
      return undefined;
    }
    return data;
  };

  const data = readNode(document.contents as Node | null, '', 1, 0);
  return { data, spans, numbers, problems };
}

const tooDeep = [
  'read/too-deep',
  `The fields are nested more than ${DEEPEST} deep`,
  'no agreement needs more than ten: look for a bracket or an indent too many',
] as const;

/** Where a node stands; the empty lines behind a block of text are no part of it. */
function spanOf(node: Node, text: string): readonly [from: number, to: number] {
  const [from = 0, to = from] = node.range ?? [];
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return isBlock ? [from, from + text.slice(from, to).trimEnd().length] : [from, to];
}
