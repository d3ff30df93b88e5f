import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import createMarkdown from 'markdown-it';

/**
 * The Markdown that templates make: CommonMark and tables, with four additions.
 * - `::: name rest` opens a container and `:::` closes the innermost one;
 * - `[text]{.term #id}` defines a term, `[[Term]]` uses one;
 * - `____` (three underscores or more) is a blank to fill in, `[label]{.blank}` one with a label;
 * - `{#id .class}` at the end of a heading or of a list item's first paragraph names it.
 * HTML, images and code are not part of it.
 */
export function contractMarkdown(): MarkdownIt {
  const markdown = createMarkdown('default', {
    html: false,
    linkify: false,
    typographer: true,
    quotes: '“”‘’',
  });
  markdown.disable(['replacements', 'html_block', 'code', 'lheading', 'linkify', 'html_inline']);
  // Refused with its place by the reader, where this would print it as it stands.
  markdown.validateLink = () => true;
  markdown.block.ruler.before('fence', 'container', container, {
    alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'],
  });
  markdown.inline.ruler.before('emphasis', 'blank', blank);
  markdown.inline.ruler.before('link', 'use', use);
  markdown.inline.ruler.before('link', 'span', span);
  return markdown;
}

/** The inline Markdown of a rich-text field: emphasis, links and uses of terms; everything else is literal. */
export function richTextMarkdown(): MarkdownIt {
  const markdown = createMarkdown('zero', { html: false, linkify: false, typographer: true, quotes: '“”‘’' });
  markdown.enable(['emphasis', 'escape', 'link', 'smartquotes', 'balance_pairs', 'fragments_join']);
  markdown.inline.ruler.before('link', 'use', use);
  return markdown;
}

const CONTAINER = /^:::[ \t]*([a-z]*)[ \t]*(.*)$/;

function container(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3a) return false;
  const match = CONTAINER.exec(state.src.slice(start, state.eMarks[startLine]).trimEnd());
  if (!match) return false;
  if (silent) return true;
  const [, name = '', rest = ''] = match;
  const token = state.push(name === '' ? 'container_close' : 'container_open', '', name === '' ? -1 : 1);
  token.info = name;
  token.map = [startLine, startLine + 1];
  token.block = true;
  if (rest !== '') {
    const inline = state.push('inline', '', 0);
    inline.content = rest;
    inline.map = token.map;
    inline.children = [];
  }
  state.line = startLine + 1;
  return true;
}

function blank(state: StateInline, silent: boolean): boolean {
  let end = state.pos;
  while (end < state.posMax && state.src.charCodeAt(end) === 0x5f) end++;
  if (end - state.pos < 3) return false;
  if (!silent) state.push('blank', '', 0);
  state.pos = end;
  return true;
}

function use(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[[', state.pos)) return false;
  const end = state.src.indexOf(']]', state.pos + 2);
  if (end < 0 || end + 2 > state.posMax) return false;
  const content = state.src.slice(state.pos + 2, end);
  if (content === '' || /[[\]\n]/.test(content)) return false;
  if (!silent) state.push('use', '', 0).content = content;
  state.pos = end + 2;
  return true;
}

const ATTRIBUTES = /^\{([^{}\n]*)\}/;

function span(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos, true);
  if (end < 0) return false;
  const match = ATTRIBUTES.exec(state.src.slice(end + 1, state.posMax));
  if (!match) return false;
  const attributes = readAttributes(match[1] ?? '');
  if (!attributes) return false;
  if (!silent) {
    const posMax = state.posMax;
    const open = state.push('span_open', '', 1);
    open.meta = { ...attributes };
    state.pos++;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('span_close', '', -1);
    state.posMax = posMax;
  }
  state.pos = end + 1 + match[0].length;
  return true;
}

/** The `#id` and `.class` names between braces. */
export interface Attributes {
  readonly id?: string;
  readonly classes: readonly string[];
}

/** Reads `#id .class`; undefined if there is anything else. */
export function readAttributes(text: string): Attributes | undefined {
  let id: string | undefined;
  const classes: string[] = [];
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    else if (/^#[\w\uE000-\uE001-]+$/.test(word)) id = word.slice(1);
    else if (/^\.[a-z-]+$/.test(word)) classes.push(word.slice(1));
    else return undefined;
  }
  return id === undefined ? { classes } : { id, classes };
}

/** Takes `{#id .class}` off the end of an inline token's last text, if it is there. */
export function takeTrailingAttributes(inline: Token): Attributes {
  const last = inline.children?.at(-1);
  const match = last?.type === 'text' ? /[ \t]*\{([^{}]*)\}$/.exec(last.content) : null;
  const attributes = match ? readAttributes(match[1] ?? '') : undefined;
  if (!last || !match || !attributes) return { classes: [] };
  last.content = last.content.slice(0, match.index);
  return attributes;
}
