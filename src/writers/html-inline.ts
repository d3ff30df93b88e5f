import type { Inline, Labels } from '../document/contract.ts';
import { unreachable } from '../problem.ts';
import { escapeFragment, escapeHtml, isSafeAddress } from './html-escape.ts';

/** What inline HTML depends on beside its own node. */
export interface InlineScope {
  readonly labels: Labels;
  /** Gives an `id` attribute the first time an id is asked for, then nothing, so that every id is unique. */
  readonly takeId: (id: string) => string;
  /** Whether something in the page has this id. */
  readonly hasId: (id: string) => boolean;
}

/** `inlines` as HTML; `inLink` keeps links out of links. */
export function renderInlines(inlines: readonly Inline[], scope: InlineScope, inLink = false): string {
  return inlines.map((inline) => renderInline(inline, scope, inLink)).join('');
}

function renderInline(inline: Inline, scope: InlineScope, inLink: boolean): string {
  const inner = (linked = inLink): string =>
    'children' in inline ? renderInlines(inline.children, scope, linked) : '';
  switch (inline.type) {
    case 'text':
      return breakAddresses(escapeHtml(inline.value));
    case 'value':
      return `<span data-path="${escapeHtml(inline.path)}">${inner()}</span>`;
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'emphasis':
      return `<em>${inner()}</em>`;
    case 'link':
      if (inLink || !isSafeAddress(inline.href)) return inner();
      return `<a href="${escapeHtml(inline.href)}">${inner(true)}</a>`;
    case 'reference': {
      const words = escapeHtml(inline.prefix + inline.number) + inner(true);
      return inLink || !scope.hasId(inline.target)
        ? words
        : `<a href="#${escapeFragment(inline.target)}">${words}</a>`;
    }
    case 'term': {
      const [open, close] = scope.labels.quotes;
      return `<dfn${scope.takeId(inline.id)}>${escapeHtml(open)}${inner()}${escapeHtml(close)}</dfn>`;
    }
    case 'use':
      if (inLink || !scope.hasId(inline.target)) return inner();
      return `<a class="use" href="#${escapeFragment(inline.target)}">${inner(true)}</a>`;
    case 'blank':
      return renderBlank(inline.label || scope.labels.blank);
    case 'break':
      return '<br>';
    default:
      return unreachable(inline);
  }
}

/** E-mail addresses break before their "@" where a column is narrow, not anywhere. */
function breakAddresses(html: string): string {
  return html.replace(/([\w.+-]{4,})@(?=[\w-]+\.\w)/g, '$1<wbr>@');
}

/** A ruled line with `label` for those who cannot see it. */
export function renderBlank(label: string): string {
  return `<span class="blank" role="img" aria-label="${escapeHtml(label)}"></span>`;
}
