import { shapeWord } from './face.ts';
import type { Piece, WordPiece } from './piece.ts';

/** A line of a paragraph; its width leaves out the space it ends with. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/**
 * Breaks `pieces` into lines of at most `width`, the first one shorter by `firstIndent`: each line takes what fits, as
 * ragged text does. Lines end at spaces, after a hyphen, dash or slash between letters, and in a word only when it is
 * wider than a line. So nothing is ever wider than `width`.
 */
export function breakLines(pieces: readonly Piece[], width: number, firstIndent = 0): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let lineWidth = 0;
  let spaces = 0;
  const room = (): number => (lines.length === 0 ? Math.max(width - firstIndent, width / 3) : width);
  const endLine = (): void => {
    lines.push({ pieces: line, width: lineWidth });
    line = [];
    lineWidth = 0;
    spaces = 0;
  };
  const queue = [...pieces].reverse();
  while (queue.length > 0) {
    const piece = queue.pop()!;
    if (piece.type === 'break') {
      endLine();
      continue;
    }
    if (piece.type === 'space') {
      if (line.length === 0) continue;
      line.push(piece);
      spaces += piece.width;
      continue;
    }
    const group: (Piece & { type: 'word' | 'blank' })[] = [piece];
    let groupWidth = piece.width;
    for (let next = queue.at(-1); next?.type === 'word' || next?.type === 'blank'; next = queue.at(-1)) {
      group.push(next);
      groupWidth += next.width;
      queue.pop();
    }
    const left = room() - lineWidth - spaces;
    if (groupWidth <= left + TOLERANCE) {
      line.push(...group);
      lineWidth += spaces + groupWidth;
      spaces = 0;
      continue;
    }
    const split = splitGroup(group, left, line.length === 0);
    for (const rest of [...(split?.rest ?? group)].reverse()) queue.push(rest);
    if (split) {
      line.push(...split.fitting);
      lineWidth += spaces + split.fitting.reduce((sum, part) => sum + part.width, 0);
    }
    endLine();
  }
  if (line.length > 0 || lines.length === 0) endLine();
  return lines;
}

/** Sums of widths may differ in the last digits from how they were measured. */
const TOLERANCE = 0.001;

/** In font sizes. */
const NARROWEST_LETTER = 0.15;

type Group = readonly (Piece & { type: 'word' | 'blank' })[];

/** Divides touching words so that the first part fits into `left`; only `anywhere` inside words if it must. */
function splitGroup(
  group: Group,
  left: number,
  anywhere: boolean,
): { fitting: Group; rest: Group } | undefined {
  let used = 0;
  let best: { fitting: Group; rest: Group } | undefined;
  for (let i = 0; i < group.length; i++) {
    const piece = group[i]!;
    if (piece.type === 'word') {
      const at = lastOpportunity(piece, left - used, isOpportunity);
      if (at > 0) best = cut(group, i, piece, at);
    }
    if (used + piece.width > left) {
      if (best || !anywhere) return best;
      return splitAnywhere(group, i, left - used);
    }
    used += piece.width;
  }
  return best;
}

function splitAnywhere(group: Group, i: number, left: number): { fitting: Group; rest: Group } {
  const piece = group[i]!;
  if (piece.type === 'blank') {
    if (i > 0) return { fitting: group.slice(0, i), rest: group.slice(i) };
    return { fitting: [{ ...piece, width: left }], rest: group.slice(1) };
  }
  const preferred = lastOpportunity(piece, left, isUsualJoint);
  const at =
    preferred > piece.text.length / 4 ? preferred : lastOpportunity(piece, left, isBetweenCharacters);
  if (at > 0) return cut(group, i, piece, at);
  if (i > 0) return { fitting: group.slice(0, i), rest: group.slice(i) };
  // Narrower than one character: one is set all the same, or lines would never end.
  const first = firstCharacterLength(piece.text);
  return first < piece.text.length
    ? cut(group, i, piece, first)
    : { fitting: group.slice(0, 1), rest: group.slice(1) };
}

function cut(group: Group, i: number, piece: WordPiece, at: number): { fitting: Group; rest: Group } {
  return {
    fitting: [...group.slice(0, i), part(piece, piece.text.slice(0, at))],
    rest: [part(piece, piece.text.slice(at)), ...group.slice(i + 1)],
  };
}

function part(piece: WordPiece, text: string): WordPiece {
  const shaped = shapeWord(piece.face.face, text);
  return { ...piece, text, shaped, width: (shaped.advance * piece.run.style.size) / 1000 };
}

/** The last place in the word where `allowed` lets it be divided and what stands before fits; 0 for none. */
function lastOpportunity(
  piece: WordPiece,
  left: number,
  allowed: (text: string, at: number) => boolean,
): number {
  const { text } = piece;
  const places: number[] = [];
  // No line holds more letters than this, so a very long word is not measured to its end for every line.
  const end = Math.min(text.length, Math.ceil(left / (NARROWEST_LETTER * piece.run.style.size)) + 8);
  for (let at = 1; at < end; at++) if (allowed(text, at)) places.push(at);
  // Widths grow with length but for kerning, so the last that fits is found by halving, then checked.
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (part(piece, text.slice(0, places[middle]!)).width <= left) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? places[low - 1]! : 0;
}

function isOpportunity(text: string, at: number): boolean {
  if (at < 2 || text.length - at < 2) return text[at - 1] === '\u200b';
  // In an e-mail address a hyphen at the end of a line looks as if it were not part of it.
  if (text.includes('@')) return text[at - 1] === '\u200b';
  return (
    /[-\u2010\u2013\u2014/\u200b]/.test(text[at - 1]!) &&
    /\p{L}/u.test(text[at]!) &&
    /[\p{L}\p{N}/]/u.test(text[at - 2]!)
  );
}

function isUsualJoint(text: string, at: number): boolean {
  return /[-@._/:?&=]/.test(text[at - 1]!) && at > 1;
}

function isBetweenCharacters(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return !(unit >= 0xdc00 && unit <= 0xdfff) && !/\p{M}/u.test(text[at]!);
}

function firstCharacterLength(text: string): number {
  return text.codePointAt(0)! > 0xffff ? 2 : 1;
}
