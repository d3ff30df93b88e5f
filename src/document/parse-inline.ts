import type { Token } from 'markdown-it';
import type { Problem } from '../problem.ts';
import type { Inline } from './contract.ts';
import { type Attributes, richTextMarkdown } from './markdown-syntax.ts';

/** A value of the agreement that the Markdown holds as a marker: `\uE000` index `\uE001`. */
export interface MarkedValue {
  /** What is printed. */
  readonly text: string;
  /** JSON Pointer of the field it came from. */
  readonly path: string;
  /** Whether `text` is restricted inline Markdown of its own rather than literal text. */
  readonly rich: boolean;
}

/** What reading needs besides tokens. */
export interface Reading {
  readonly values: readonly MarkedValue[];
  readonly report: (problem: Omit<Problem, 'severity'>) => void;
}

const MARKER = /\uE000(\d+)\uE001/g;
const richText = richTextMarkdown();

/** The id a defined term is known by: `def-` and its letters and digits, plural or not. */
export function termId(term: string): string {
  const words = term
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '');
  return `def-${words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}`;
}

/** Turns inline tokens into inlines; every marker becomes the Value it stands for. */
export function parseInlines(tokens: readonly Token[], reading: Reading): Inline[] {
  const root: Inline[] = [];
  const stack: { children: Inline[]; close: (children: Inline[]) => Inline }[] = [];
  const top = (): Inline[] => stack.at(-1)?.children ?? root;
  const open = (close: (children: Inline[]) => Inline): void => {
    stack.push({ children: [], close });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
        top().push(...splitMarkers(token.content, reading));
        break;
      case 'softbreak':
        top().push({ type: 'text', value: ' ' });
        break;
      case 'hardbreak':
        top().push({ type: 'break' });
        break;
      case 'strong_open':
        open((children) => ({ type: 'strong', children }));
        break;
      case 'em_open':
        open((children) => ({ type: 'emphasis', children }));
        break;
      case 'link_open': {
        const href = String(token.attrGet('href') ?? '');
        open((children) => linkTo(href, children, reading));
        break;
      }
      case 'span_open': {
        const attributes = token.meta as unknown as Attributes;
        open((children) => spanOf(attributes, children, reading));
        break;
      }
      case 'strong_close':
      case 'em_close':
      case 'link_close':
      case 'span_close': {
        const closed = stack.pop();
        if (closed) top().push(closed.close(closed.children));
        break;
      }
      case 'blank':
        top().push({ type: 'blank', label: '' });
        break;
      case 'use': {
        const children = splitMarkers(token.content, reading);
        top().push({ type: 'use', target: termId(textOf(children)), children });
        break;
      }
      default:
        reading.report({
          rule: 'template/not-supported',
          message: `A contract has no ${NAMES[token.type] ?? token.type}`,
          hint: 'use paragraphs, lists, tables and emphasis',
        });
    }
  }
  return joinTexts(root);
}

const NAMES: Readonly<Record<string, string>> = {
  image: 'images in its text',
  code_inline: 'code in its text',
  s_open: 'struck-out text',
  s_close: 'struck-out text',
};

function linkTo(href: string, children: Inline[], reading: Reading): Inline {
  const target = replaceMarkers(decode(href), reading);
  if (target.startsWith('#')) {
    return { type: 'reference', target: target.slice(1), prefix: '', number: '', children };
  }
  if (/^(https?:\/\/|mailto:)/i.test(target)) return { type: 'link', href: target, children };
  reading.report({
    rule: 'template/unsafe-link',
    message: `A link may not lead to \`${target.slice(0, 80)}\``,
    hint: 'link to an https:, http: or mailto: address, or to `#` and the id of a clause',
  });
  return { type: 'emphasis', children };
}

function spanOf(attributes: Attributes, children: Inline[], reading: Reading): Inline {
  if (attributes.classes.includes('term')) {
    return { type: 'term', id: attributes.id ?? termId(textOf(children)), children };
  }
  if (attributes.classes.includes('blank')) return { type: 'blank', label: textOf(children).trim() };
  reading.report({
    rule: 'template/not-supported',
    message: `A span cannot be \`${attributes.classes.map((name) => `.${name}`).join(' ')}\``,
    hint: 'use `{.term}` for the definition of a term or `{.blank}` for a blank to fill in',
  });
  return { type: 'emphasis', children };
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The text with what its markers stand for. */
export function replaceMarkers(text: string, reading: Reading): string {
  return text.replace(MARKER, (_, index: string) => reading.values[Number(index)]?.text ?? '');
}

/** Splits text at the markers of values. */
export function splitMarkers(text: string, reading: Reading): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKER)) {
    if (match.index > from) inlines.push({ type: 'text', value: text.slice(from, match.index) });
    const value = reading.values[Number(match[1])];
    if (!value) throw new Error(`No value for marker ${match[1]}`);
    inlines.push({ type: 'value', path: value.path, children: valueChildren(value, reading) });
    from = match.index + match[0].length;
  }
  if (from < text.length) inlines.push({ type: 'text', value: text.slice(from) });
  return inlines;
}

function valueChildren(value: MarkedValue, reading: Reading): Inline[] {
  const paragraphs = value.text.split(/\n[ \t]*\n\s*/);
  return paragraphs.flatMap((paragraph, index): Inline[] => {
    const text = paragraph.replace(/\s*\n\s*/g, ' ').trim();
    const inlines: Inline[] = value.rich
      ? parseInlines(richText.parseInline(text, {})[0]?.children ?? [], {
          // What the prose binds is a value of its own, at the pointer of its field.
          values: reading.values,
          report: (problem) => reading.report({ ...problem, path: value.path }),
        })
      : [{ type: 'text', value: text }];
    return index === 0 ? inlines : [{ type: 'break' }, ...inlines];
  });
}

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' ? inline.value : 'children' in inline ? textOf(inline.children) : '',
    )
    .join('');
}

function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + inline.value };
    } else if (inline.type !== 'text' || inline.value !== '') joined.push(inline);
  }
  return joined;
}
