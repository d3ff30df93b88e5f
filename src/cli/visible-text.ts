/** One character as a person sees it, ready for a terminal. */
export interface Cell {
  /** What is printed: the character, or a stand-in where it would not show or would do harm. */
  readonly shown: string;
  /** Columns it takes. */
  readonly width: number;
  /** Where it stands in the line, in UTF-16 units; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

const TAB_STOP = 4;

/** Characters that show nothing, move the cursor, reorder text or cannot be encoded. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u;

/** Characters that take two columns: East Asian wide and full-width ones, and emoji. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18CFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

let segmenter: Intl.Segmenter | undefined;

/** Splits a line into what a terminal shows of it: tabs as arrows to the next stop, hidden characters by name. */
export function layOutCells(line: string): Cell[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const cells: Cell[] = [];
  let column = 0;
  const add = (shown: string, width: number, from: number, to: number): void => {
    cells.push({ shown, width, from, to });
    column += width;
  };
  for (const { segment, index } of segmenter.segment(line)) {
    if (segment === '\t') {
      const width = TAB_STOP - (column % TAB_STOP);
      add('→'.padEnd(width), width, index, index + 1);
    } else if (isPlain(segment)) {
      add(segment, wide.test(segment) ? 2 : 1, index, index + segment.length);
    } else {
      let at = index;
      for (const character of segment) {
        const shown = hidden.test(character) ? nameHidden(character) : character;
        const width = shown === character && wide.test(character) ? 2 : shown.length;
        add(shown, width, at, at + character.length);
        at += character.length;
      }
    }
  }
  return cells;
}

/** `text` with every hidden character named, so that no message can steer the terminal. */
export function showHidden(text: string): string {
  if (!hidden.test(text)) return text;
  return layOutCells(text)
    .map((cell) => (text.slice(cell.from, cell.to) === '\t' ? ' ' : cell.shown))
    .join('');
}

/** An emoji may be joined by characters that would otherwise be hidden ones. */
function isPlain(segment: string): boolean {
  if (!hidden.test(segment)) return true;
  return /^\p{Extended_Pictographic}/u.test(segment) && !hidden.test(segment.replaceAll('\u200D', ''));
}

function nameHidden(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
