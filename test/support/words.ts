import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Block, Contract, Inline } from '../../src/document/contract.ts';
import { unreachable } from '../../src/problem.ts';
import { splitWords } from './split-words.ts';

export { docxWords } from './docx-words.ts';
export { pdfWords } from './pdf-words.ts';
export { splitWords };

/** The words of a contract in reading order, without contents list and page furniture; a blank is none. */
export function contractWords(contract: Contract): string[] {
  const texts: string[] = [];
  collectBlocks(contract.blocks, contract, texts);
  return splitWords(texts.join(' '));
}

function collectBlocks(blocks: readonly Block[], contract: Contract, texts: string[]): void {
  const inlines = (children: readonly Inline[]): void => {
    texts.push(inlineText(children, contract));
  };
  for (const block of blocks) {
    switch (block.type) {
      case 'cover':
        collectBlocks(block.children, contract, texts);
        break;
      case 'title':
      case 'paragraph':
        inlines(block.children);
        break;
      case 'section':
        texts.push(block.number ?? '');
        inlines(block.heading);
        collectBlocks(block.children, contract, texts);
        break;
      case 'clauses':
        for (const clause of block.items) {
          texts.push(clause.number ?? '');
          collectBlocks(clause.children, contract, texts);
        }
        break;
      case 'list':
        for (const item of block.items) collectBlocks(item.children, contract, texts);
        break;
      case 'table':
        for (const column of block.columns) inlines(column.header);
        for (const row of block.rows) {
          inlines(row.topic ?? []);
          for (const cell of row.cells) collectBlocks(cell.children, contract, texts);
        }
        break;
      case 'signatures':
        for (const { party, lines } of block.items) {
          inlines(party);
          for (const { label, value } of lines) {
            inlines(label);
            inlines(value);
          }
        }
        break;
      default:
        unreachable(block);
    }
  }
}

function inlineText(inlines: readonly Inline[], contract: Contract): string {
  const [open, close] = contract.labels.quotes;
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.value;
        case 'break':
        case 'blank':
          return ' ';
        case 'reference':
          return inline.prefix + inline.number + inlineText(inline.children, contract);
        case 'term':
          return open + inlineText(inline.children, contract) + close;
        case 'value':
        case 'strong':
        case 'emphasis':
        case 'link':
        case 'use':
          return inlineText(inline.children, contract);
        default:
          return unreachable(inline);
      }
    })
    .join('');
}

/**
 * The words of a Markdown file as a GFM reader shows them.
 * What stands above the first heading of the first level, and between the two contents comments, is not the contract's.
 */
export function markdownWords(content: Uint8Array): string[] {
  const source = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const texts: string[] = [];
  let skipping = true;
  for (const token of new MarkdownIt({ html: true }).parse(source, {})) {
    if (token.type === 'heading_open' && token.tag === 'h1') skipping = false;
    else if (token.type === 'html_block') {
      const comment = token.content.trim();
      if (comment === '<!-- contents -->') skipping = true;
      else if (comment === '<!-- end of contents -->') skipping = false;
      else if (!/^<!--(?:(?!-->)[\s\S])*-->$/.test(comment)) texts.push(token.content);
    } else if (token.type === 'inline' && !skipping) {
      texts.push((token.children ?? []).map(markdownText).join(''));
    } else if (token.type === 'code_block' || token.type === 'fence') texts.push(token.content);
  }
  return splitWords(texts.join(' '));
}

function markdownText(token: { readonly type: string; readonly content: string }): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak' || token.content === '<br>') return ' ';
  return token.type === 'html_inline' ? '' : token.content;
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

const SKIPPED_IN_HTML = new Set(['head', 'nav', 'header', 'script', 'style', 'template']);
const INLINE_IN_HTML = new Set([
  'a',
  'span',
  'strong',
  'em',
  'dfn',
  'b',
  'i',
  'bdi',
  'data',
  'time',
  'code',
  'wbr',
]);

/** The words of a page as a browser shows them, without navigation and the header that stands for page furniture. */
export function htmlWords(content: Uint8Array): string[] {
  const page = parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  return splitWords(page.childNodes.map(htmlText).join(''));
}

function htmlText(node: HtmlNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('tagName' in node) || SKIPPED_IN_HTML.has(node.tagName)) return '';
  if (node.attrs.some(({ name, value }) => name === 'class' && value.split(' ').includes('blank')))
    return ' ';
  const inner = node.childNodes.map(htmlText).join('');
  return INLINE_IN_HTML.has(node.tagName) ? inner : ` ${inner} `;
}
