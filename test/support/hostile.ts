import type { Block, Contract, Inline } from '../../src/document/contract.ts';
import { sampleContract } from './sample-contract.ts';

/**
 * Texts that break writers: markup of every kind, odd spaces, long words, rare characters.
 * None has a control character, an unpaired surrogate, a noncharacter or a bidirectional override: those are refused
 * where an agreement is read and never reach a writer.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  // Markdown, inline
  '*star* **two** ***three*** _line_ __two__ ~~gone~~ ~one~',
  'snake_case and __init__ and a_b_ and _c',
  '`code` ``more`` ```fence```',
  '[text](https://example.com) ![image](x.png) [ref][id] [^1] [ ] [x]',
  '[[Term]] [word]{.blank} [label]{.term #id} {#id .class}',
  'a\\*b \\\\ C:\\new\\table \\',
  'ends with an exclamation mark!',
  '\\!\\[\\]',
  'www.example.com and WWW.EXAMPLE.COM and http://example.com/a_b?c=d&e=f and ftp://example.com',
  'amir@example.com, a.b+c-d_e@sub.example.co.uk; a@b, x@y@z.org, a@b_c.org, mailto:k@example.com',
  'xmpp:a@b.org/res and mailto:a@b.org?subject=x',
  // Markdown, blocks
  '# heading',
  '#hash',
  'heading #',
  'heading \\##',
  '- item',
  '+ item',
  '-',
  '---',
  '- - -',
  '===',
  '***',
  '___',
  '> quotation',
  '1. one',
  '2026. A year',
  '1) one',
  '(a) clause',
  '3.1',
  '| a | b |',
  'a | b \\| c \\\\| d',
  ':---|---:',
  '    four spaces',
  '\ttab\tin the text',
  'two trailing spaces  ',
  '~~~',
  '```',
  '[id]: https://example.com',
  '[^note]: footnote',
  '::: columns',
  '<!-- contents -->',
  '<!-- end of contents -->',
  '<!-- slakit-seal:0000000000000000000000000000000000000000000000000000000000000000 -->',
  // HTML
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '<a href="javascript:alert(1)">go</a> <br> <td> </table>',
  '"quoted" and \'quoted\' and onload="x"',
  'x < y > z & w, a<b, c>d, <https://example.com>, <a@b.org>',
  '&amp; &lt; &#60; &#x3C; &copy; &nosuch; &copy AT&T; &',
  '--> ]]> <![CDATA[x]]> <?php echo 1 ?> <!DOCTYPE html>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  // Templates
  '{{title}} {{{raw}}} {{> partial}} {{#each x}}{{/each}} {{!-- note --}} {{&raw}}',
  '\u0024{1+1} #{x} <%= x %> {% include "x" %} $HOME `id` $(id)',
  'costs $5, US$6 or $x$ and $$y$$',
  // Word and PDF
  '<w:t>x</w:t> \\u0041 (a\\) /Type /Page endobj',
  '=1+1 and @SUM(A1) and =HYPERLINK("x")',
  // Characters
  'no\u00a0break and\u202fnarrow and\u3000wide and\u2009thin spaces',
  'zero\u200bwidth non\u200cjoiner joiner\u200d soft\u00adhyphen word\u2060joiner',
  'line\u2028separator and paragraph\u2029separator',
  '😀 👨‍👩‍👧‍👦 🇩🇪 ✔️ 1️⃣',
  'office ﬁ ﬂ affluent ﬀ',
  'e\u0301 o\u0308 \u1e9b\u0323 Å Ω',
  'שלום and مرحبا in one line',
  '中文、日本語、한국어',
  '“quoted” ‘single’ „low“ «guillemets» – — … ‐ ‑ − × ÷ ½ § ¶ † •',
  '• – ◦',
  '123456789012345678901234567890.123456789012345678901234567890',
  '-5 °C, +3, ±2, 99.90 %, ≥ 99.9 %',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 𝟙𝟚𝟛',
  'L'.repeat(3000),
  `https://example.com/${'path/'.repeat(60)}?q=${'x'.repeat(200)}`,
  '(((((((((( )))))))))) [[[[[[[[[[ ]]]]]]]]]] {{{{{{{{{{ }}}}}}}}}}',
  '*_*_*_*_*_ _*_*_*_*_* **_**_**_**',
];

/** The sample contract with `shown` in every kind of place where a text of the agreement can stand. */
export function contractWith(shown: string): Contract {
  const text = (value: string): Inline => ({ type: 'text', value });
  const value: Inline = { type: 'value', path: '/x', children: [text(shown)] };
  const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'text', children });
  const blocks: Block[] = [
    { type: 'title', children: [value] },
    {
      type: 'table',
      kind: 'fields',
      columns: [
        { align: 'left', header: [] },
        { align: 'left', header: [] },
      ],
      rows: [
        { cells: [{ children: [paragraph(value)] }, { children: [paragraph(value), paragraph(value)] }] },
      ],
    },
    { type: 'paragraph', role: 'guidance', children: [value] },
    {
      type: 'section',
      id: 'hostile',
      level: 1,
      number: '1',
      numbered: true,
      schedule: false,
      heading: [value],
      children: [
        paragraph(value),
        paragraph(text('before '), value, text(' after')),
        paragraph(value, { type: 'break' }, value, { type: 'break' }, text('last')),
        paragraph({ type: 'strong', children: [value] }, text('s'), { type: 'emphasis', children: [value] }),
        paragraph(value, { type: 'strong', children: [text('strong')] }, value),
        paragraph({ type: 'emphasis', children: [{ type: 'strong', children: [value] }, text(' x')] }),
        paragraph(
          value,
          { type: 'link', href: 'https://example.com/(x)?a=*b*&copy;=|`', children: [value] },
          value,
        ),
        paragraph(value, {
          type: 'reference',
          target: 'clause-a',
          prefix: 'clause ',
          number: '(a)',
          children: [],
        }),
        // Not beside the value: an underscore of its own would join the blank's.
        paragraph(
          text('x'),
          { type: 'blank', label: shown },
          text('. '),
          value,
          text(' ('),
          { type: 'blank', label: '' },
          text(') '),
          { type: 'blank', label: '' },
        ),
        paragraph({ type: 'term', id: 'def-x', children: [value] }, text(' and '), {
          type: 'use',
          target: 'def-x',
          children: [value],
        }),
        {
          type: 'clauses',
          level: 3,
          items: [
            { type: 'clause', id: 'clause-a', number: '(a)', children: [paragraph(value)] },
            {
              type: 'clause',
              id: 'clause-b',
              number: '(b)',
              children: [
                paragraph(value),
                { type: 'list', items: [{ type: 'item', children: [paragraph(value), paragraph(value)] }] },
                { type: 'list', items: [{ type: 'item', children: [paragraph(value)] }] },
              ],
            },
          ],
        },
        {
          type: 'table',
          kind: 'columns',
          columns: [
            { align: 'left', header: [value] },
            { align: 'right', header: [value] },
          ],
          rows: [
            {
              topic: [value],
              cells: [
                { children: [{ type: 'list', items: [{ type: 'item', children: [paragraph(value)] }] }] },
                { children: [] },
              ],
            },
          ],
        },
        {
          type: 'signatures',
          items: [
            {
              party: [value],
              lines: [
                { label: [value], value: [value] },
                { label: [value], value: [] },
              ],
            },
          ],
        },
      ],
    },
  ];
  return { ...sampleContract, title: shown, edition: shown, mark: shown, blocks };
}
