import type { Line } from './break-lines.ts';
import { breakLines } from './break-lines.ts';
import type { PreparedText } from './piece.ts';
import type { Keep, Mark, Slab } from './slab.ts';

/** How the lines of a paragraph are set. */
export interface TextSetting {
  readonly left: number;
  readonly width: number;
  readonly leading: number;
  readonly size: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly firstIndent?: number;
  readonly before?: number;
  readonly after?: number;
  /** Whether the page may end after the last line. */
  readonly keep?: Keep;
  /** Whether all its lines stand on one page, as a heading's do. */
  readonly whole?: boolean;
  readonly anchors?: readonly string[];
}

/** Sets a paragraph: one slab a line, held together so that two lines at least stand on each side of a page break. */
export function layOutText(text: PreparedText, setting: TextSetting): Slab[] {
  const lines = breakLines(text.pieces, setting.width, setting.firstIndent ?? 0);
  return lines.map((line, i) => {
    const last = i === lines.length - 1;
    const indent = i === 0 ? (setting.firstIndent ?? 0) : 0;
    const widow = i === 0 || i === lines.length - 2;
    return {
      height: setting.leading,
      before: i === 0 ? (setting.before ?? 0) : 0,
      after: last ? (setting.after ?? 0) : 0,
      keep: last ? (setting.keep ?? 'free') : widow || setting.whole ? 'rather-not' : 'free',
      marks: [markOf(line, setting, indent, i === 0 ? setting.anchors : undefined)],
    };
  });
}

/** How far below the top of its line the baseline of a line lies. */
export function baselineOf(leading: number, size: number): number {
  return (leading - size) / 2 + size * 0.79;
}

function markOf(
  line: Line,
  setting: TextSetting,
  indent: number,
  anchors: readonly string[] | undefined,
): Mark {
  const spare = setting.width - indent - line.width;
  const shift = setting.align === 'right' ? spare : setting.align === 'center' ? spare / 2 : 0;
  const ids = [...(anchors ?? [])];
  for (const { run } of line.pieces)
    if (run.anchor !== undefined && !ids.includes(run.anchor)) ids.push(run.anchor);
  return {
    type: 'text',
    x: setting.left + indent + shift,
    y: baselineOf(setting.leading, setting.size),
    line,
    ...(ids.length > 0 ? { anchors: ids } : {}),
  };
}
