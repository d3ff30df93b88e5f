import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { hasEscapeToJudge } from './forbidden-characters.ts';
import { DEEPEST } from './parse-yaml.ts';
import { LONGEST_KEY, type PlainData, type Span } from './read-nodes.ts';
import { resolvePlain } from './resolve-plain.ts';
import { escapeKey } from './shape.ts';

type Events = ReturnType<typeof parseEvents>;
type Scalar = Extract<Events[number], { readonly valueStart: number }>;

/** A group or list that is not closed yet. */
interface Frame {
  readonly pointer: string;
  readonly data: Record<string, unknown> | unknown[];
  readonly from: number;
  readonly isFlow: boolean;
  readonly key: Span['key'];
  /** The key whose value comes next. */
  next?: { readonly name: string; readonly span: readonly [from: number, to: number] };
  /** Where the last of its parts ends. */
  to: number;
}

/**
 * Reads the one document of a text in which nothing needs to be explained: plain groups, lists and scalars, each key a
 * text that stands once. Undefined for everything else, which `parseYaml` and `readNodes` judge; what both read, they
 * read alike, and this takes a fifth of the time.
 */
export function readQuickly(text: string): PlainData | undefined {
  // Directives, other documents and tabs in indents are told of, not read.
  if (/^(?:%|---|\.\.\.)|^ *\t/m.test(text)) return undefined;
  let events: Events;
  try {
    events = parseEvents(text, { maxDepth: DEEPEST });
  } catch {
    return undefined;
  }
  return readEvents(events, text);
}

function readEvents(events: Events, text: string): PlainData | undefined {
  const spans = new Map<string, Span>();
  const numbers = new Map<string, string>();
  const frames: Frame[] = [];
  let data: unknown;
  let isRead = false;

  /** Puts a value where it belongs and gives its pointer; undefined where it is a key. */
  const put = (value: unknown): { readonly pointer: string; readonly key?: Span['key'] } => {
    const frame = frames.at(-1);
    if (!frame) {
      data = value;
      isRead = true;
      return { pointer: '' };
    }
    if (Array.isArray(frame.data)) return { pointer: `${frame.pointer}/${frame.data.push(value) - 1}` };
    const { name, span } = frame.next!;
    delete frame.next;
    frame.data[name] = value;
    return { pointer: `${frame.pointer}/${escapeKey(name)}`, key: span };
  };

  for (const event of events) {
    const frame = frames.at(-1);
    const takesKey = frame !== undefined && !Array.isArray(frame.data) && frame.next === undefined;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        if (isRead) return undefined;
        break;
      case EVENT_ID.ALIAS:
        return undefined;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        if (takesKey || event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
        const value =
          event.type === EVENT_ID.SEQUENCE ? [] : (Object.create(null) as Record<string, unknown>);
        const { pointer, key } = put(value);
        const isFlow = event.style === COLLECTION_STYLE.FLOW;
        frames.push({ pointer, data: value, from: event.start, isFlow, key, to: event.start + 1 });
        break;
      }
      case EVENT_ID.POP: {
        const closed = frames.pop();
        // The document itself is closed last.
        if (!closed) break;
        const to = closed.isFlow ? flowEnd(text, closed.to) : closed.to;
        if (to === undefined) return undefined;
        const value = [closed.from, to] as const;
        spans.set(closed.pointer, closed.key ? { key: closed.key, value } : { value });
        const outer = frames.at(-1);
        if (outer) outer.to = to;
        break;
      }
      case EVENT_ID.SCALAR: {
        if (event.anchorStart >= 0 || event.tagStart >= 0) return undefined;
        const read = readScalar(event, text);
        if (takesKey) {
          if (!read || typeof read.value !== 'string' || read.value.length > LONGEST_KEY) return undefined;
          if (read.value in frame.data || isComplexKey(text, read.span[0])) return undefined;
          frame.next = { name: read.value, span: read.span };
          frame.to = read.span[1];
          break;
        }
        // An empty value stands at the end of its key; without a key it is told of.
        const at = frame?.next?.span[1];
        const isEmpty = event.valueStart < 0;
        if (isEmpty ? at === undefined : !read) return undefined;
        const { pointer, key } = put(isEmpty ? null : read!.value);
        const value = isEmpty ? ([at!, at!] as const) : read!.span;
        spans.set(pointer, key ? { key, value } : { value });
        if (typeof read?.value === 'number') numbers.set(pointer, text.slice(...read.span));
        if (frame) frame.to = value[1];
        break;
      }
    }
  }
  return isRead && data !== null ? { data, spans, numbers, problems: [] } : undefined;
}

/** A scalar as data with its place, quotes and all; undefined if it is empty or something in it is not allowed. */
function readScalar(
  event: Scalar,
  text: string,
): { readonly value: unknown; readonly span: readonly [from: number, to: number] } | undefined {
  const { valueStart: from, valueEnd: to, style } = event;
  if (from < 0) return undefined;
  const written = getScalarValue(text, event);
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return { value: resolvePlain(written), span: [from, to] };
    case SCALAR_STYLE.DOUBLE_QUOTED:
      if (hasEscapeToJudge(text.slice(from, to))) return undefined;
      return { value: written, span: [from - 1, to + 1] };
    case SCALAR_STYLE.SINGLE_QUOTED:
      return { value: written, span: [from - 1, to + 1] };
    default: {
      const header = /[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n$/.exec(
        text.slice(text.lastIndexOf('\n', from - 2) + 1, from),
      );
      const start = from - (header?.[0].length ?? 0);
      return header
        ? { value: written, span: [start, start + text.slice(start, to).trimEnd().length] }
        : undefined;
    }
  }
}

/** Whether a key is written behind a question mark. */
function isComplexKey(text: string, from: number): boolean {
  let at = from - 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r') at--;
  return text[at] === '?';
}

/** The offset behind the bracket that closes a list or group whose last part ends at `from`. */
function flowEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === ']' || character === '}') return at + 1;
    if (character === '#') {
      at = text.indexOf('\n', at);
      if (at < 0) return undefined;
    } else if (!/[\s,:]/.test(character)) return undefined;
  }
  return undefined;
}
