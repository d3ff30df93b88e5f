import type { Inline, Labels } from '../document/contract.ts';
import { unreachable } from '../problem.ts';
import { escapeAttribute, escapeDestination, escapeText } from './markdown-escape.ts';

/** An inline node as Markdown knows it: values and uses are plain text there. */
export type Piece =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'mark'; readonly mark: '*' | '**'; readonly children: readonly Piece[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Piece[] }
  | { readonly type: 'anchor'; readonly id: string }
  | { readonly type: 'blank' }
  | { readonly type: 'break' };

/** Where a run of pieces stands: how it begins and how a line break is written. */
export interface InlinePlace {
  /** `line`: at the start of a line of its own; `cell`: after a space; `inside`: within other marks. */
  readonly start: 'line' | 'cell' | 'inside';
  readonly lineBreak: '\\\n' | '<br>';
  readonly inLink: boolean;
}

/** A blank to fill in: long enough that no one types it by chance. */
export const BLANK = '_'.repeat(20);

/** Turns `inlines` into pieces, text that meets joined into one; ids in `anchored` get an anchor. */
export function piecesOf(inlines: readonly Inline[], labels: Labels, anchored: ReadonlySet<string>): Piece[] {
  const inner = (children: readonly Inline[]): Piece[] => piecesOf(children, labels, anchored);
  return joinText(inlines.flatMap((inline) => pieceOf(inline, labels, anchored, inner)));
}

function pieceOf(
  inline: Inline,
  labels: Labels,
  anchored: ReadonlySet<string>,
  inner: (children: readonly Inline[]) => Piece[],
): Piece[] {
  switch (inline.type) {
    case 'text':
      return [{ type: 'text', value: inline.value }];
    case 'value':
    case 'use':
      return inner(inline.children);
    case 'strong':
      return [{ type: 'mark', mark: '**', children: inner(inline.children) }];
    case 'emphasis':
      return [{ type: 'mark', mark: '*', children: inner(inline.children) }];
    case 'link':
      return [{ type: 'link', href: inline.href, children: inner(inline.children) }];
    case 'reference': {
      const own: Piece = { type: 'text', value: inline.prefix + inline.number };
      return [
        { type: 'link', href: `#${inline.target}`, children: joinText([own, ...inner(inline.children)]) },
      ];
    }
    case 'term': {
      const [open, close] = labels.quotes;
      const quoted = [
        { type: 'text', value: open } as const,
        ...inner(inline.children),
        { type: 'text', value: close } as const,
      ];
      const strong: Piece = { type: 'mark', mark: '**', children: joinText(quoted) };
      return anchored.has(inline.id) ? [{ type: 'anchor', id: inline.id }, strong] : [strong];
    }
    case 'blank':
      return [{ type: 'blank' }];
    case 'break':
      return [{ type: 'break' }];
    default:
      return unreachable(inline);
  }
}

function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', value: last.value + piece.value };
    else if (piece.type !== 'text' || piece.value !== '') joined.push(piece);
  }
  return joined;
}

/** Pieces as GFM source; with `lineBreak` "\\\n" the result may have several lines. */
export function renderPieces(pieces: readonly Piece[], place: InlinePlace): string {
  const shown = joinText(pieces);
  while (shown.at(-1)?.type === 'break') shown.pop();
  let out = '';
  let lineStart = place.start === 'line';
  shown.forEach((piece, index) => {
    const next = shown[index + 1];
    switch (piece.type) {
      case 'text': {
        const trimmed = trimText(
          piece.value,
          out === '' || out.endsWith(place.lineBreak),
          next === undefined || next.type === 'break',
          place,
        );
        out += escapeText(trimmed, {
          atLineStart: lineStart,
          beforeLink: next?.type === 'link',
          inLink: place.inLink,
        });
        break;
      }
      case 'mark':
        out += renderMark(piece.mark, piece.children, out.at(-1) ?? '', next, place);
        break;
      case 'link':
        out += renderLink(piece, place);
        break;
      case 'anchor':
        out += `<a id="${escapeAttribute(piece.id)}"></a>`;
        break;
      case 'blank':
        // After white space a run of underscores can open emphasis but none can close it.
        out +=
          !lineStart && (out.endsWith(' ') || (out === '' && place.start === 'cell'))
            ? BLANK
            : BLANK.replace(/_/g, '\\_');
        break;
      case 'break':
        out = out.trimEnd();
        if (out !== '') out += out.endsWith('\\\n') ? '<br>' : place.lineBreak;
        break;
      default:
        unreachable(piece);
    }
    if (piece.type === 'break') lineStart = place.start === 'line' || place.lineBreak === '\\\n';
    else if (out !== '') lineStart = false;
  });
  return out;
}

function trimText(text: string, first: boolean, last: boolean, place: InlinePlace): string {
  let trimmed = text;
  if (first && place.start !== 'inside') trimmed = trimmed.replace(/^[ \t\n\r\f\v]+/, '');
  if (last && place.start !== 'inside') trimmed = trimmed.replace(/[ \t\n\r\f\v]+$/, '');
  return trimmed;
}

function renderMark(
  mark: '*' | '**',
  children: readonly Piece[],
  before: string,
  next: Piece | undefined,
  place: InlinePlace,
): string {
  const inner = renderPieces(children, { ...place, start: 'inside' });
  if (inner === '') return '';
  const after =
    next === undefined || next.type === 'break' ? '' : next.type === 'text' ? (next.value[0] ?? '') : '*';
  const sure = canFlank(before, firstOf(inner)) && canFlank(after, lastOf(inner));
  if (sure) return mark + inner + mark;
  const tag = mark === '*' ? 'em' : 'strong';
  return `<${tag}>${inner}</${tag}>`;
}

/** Whether every reader takes a run of asterisks between these two characters as opening or closing. */
function canFlank(outside: string, inside: string): boolean {
  if (outside === '*' || inside === '*') return false;
  if (/[\p{L}\p{N}]/u.test(inside)) return true;
  return /[!-/:-@[-`{-~\p{P}]/u.test(inside) && /^$|[ \n!-/:-@[-`{-~]/.test(outside);
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 32);
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? ' ';
}

function renderLink(link: Piece & { type: 'link' }, place: InlinePlace): string {
  const inner = renderPieces(link.children, { ...place, start: 'inside', inLink: true });
  if (inner === '' || place.inLink) return inner;
  return autolink(link) ?? `[${inner}](${escapeDestination(link.href)})`;
}

/** `<https://…>` where a link shows its own address. */
function autolink(link: Piece & { type: 'link' }): string | undefined {
  const [only, ...more] = link.children;
  if (only?.type !== 'text' || more.length > 0) return undefined;
  if (only.value === link.href && /^https?:\/\/[\w./:?=%#~@+-]+$/.test(link.href)) return `<${link.href}>`;
  return undefined;
}
