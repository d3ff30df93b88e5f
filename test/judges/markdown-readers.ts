import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { findProgram, runProgram } from '../support/run-program.ts';
import { type Judge, judgeEach } from './judge.ts';

/** Whether cmark-gfm, markdown-it and micromark read a Markdown file as the same document, without loss. */
export const markdownReaders: Judge = {
  name: 'cmark-gfm beside markdown-it and micromark',
  reads: 'md',
  needs: 'cmark-gfm and the npm packages markdown-it, micromark and micromark-extension-gfm',
  available: () => findProgram('cmark-gfm') !== undefined,
  judge: (files) => judgeEach(files, judgeMarkdown),
};

const CMARK = ['--unsafe', '-e', 'table', '-e', 'autolink', '-e', 'strikethrough', '-e', 'tasklist'];

async function judgeMarkdown(file: string): Promise<string[]> {
  const source = readFileSync(file, 'utf8');
  const { code, stdout, stderr } = await runProgram('cmark-gfm', [...CMARK, file]);
  if (code !== 0) return [stderr];
  const markdownIt = new MarkdownIt({ html: true, linkify: true });
  // GitHub makes links of "www." only, markdown-it of whatever looks like a host.
  markdownIt.linkify.set({ fuzzyLink: false });
  const byMicromark = micromark(source, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const expected = flatten(stdout);
  const findings = [
    ...compare('markdown-it', expected, flatten(markdownIt.render(source))),
    ...compare('micromark', expected, flatten(byMicromark)),
  ];
  if (!expected.includes('<h1>')) findings.push('no heading of the first level');
  if (source.includes('\uFFFD')) findings.push('characters that are not UTF-8');
  return findings;
}

function compare(reader: string, expected: readonly string[], actual: readonly string[]): string[] {
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    if (expected[i] !== actual[i]) {
      const before = expected.slice(Math.max(0, i - 3), i).join('');
      return [`after “${before}” cmark-gfm reads “${expected[i]}”, ${reader} “${actual[i]}”`];
    }
  }
  return [];
}

/** Elements and words of an HTML text in order, free of the ways in which these three write the same thing. */
function flatten(html: string): string[] {
  const parts: string[] = [];
  for (const node of parseFragment(html).childNodes) flattenNode(node, parts);
  // Two runs of text beside each other are one.
  return parts
    .reduce<string[]>((merged, part) => {
      const last = merged.at(-1);
      if (last !== undefined && !last.startsWith('<') && !part.startsWith('<'))
        merged[merged.length - 1] = last + part;
      else merged.push(part);
      return merged;
    }, [])
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

function flattenNode(node: DefaultTreeAdapterTypes.ChildNode, parts: string[]): void {
  if (node.nodeName === '#text') {
    parts.push((node as DefaultTreeAdapterTypes.TextNode).value.replaceAll('<', '‹'));
    return;
  }
  if (!('tagName' in node)) return;
  const attribute = (name: string): string => node.attrs.find((one) => one.name === name)?.value ?? '';
  const href = decode(attribute('href'));
  const align = attribute('align') || /text-align:\s*(\w+)/.exec(attribute('style'))?.[1] || '';
  const inner: string[] = [];
  for (const child of node.childNodes) flattenNode(child, inner);
  const bare = node.tagName === 'a' && inner.length === 1 && href.endsWith(inner[0]!.trim());
  if (bare) {
    parts.push(...inner);
    return;
  }
  const marks = [
    href && `href=${href}`,
    align && `align=${align}`,
    attribute('id') && `id=${attribute('id')}`,
  ];
  parts.push(
    `<${[node.tagName, ...marks.filter((mark) => mark !== '')].join(' ')}>`,
    ...inner,
    `</${node.tagName}>`,
  );
}

function decode(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
