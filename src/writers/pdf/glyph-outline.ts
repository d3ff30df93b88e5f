import type { TrueType } from './truetype.ts';
import { tableOf } from './truetype.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

const SIMPLE = { onCurve: 0x01, shortX: 0x02, shortY: 0x04, repeat: 0x08, sameX: 0x10, sameY: 0x20 } as const;
const COMPOSITE = { words: 0x0001, offsets: 0x0002, transformed: 0x00c8, more: 0x0020 } as const;

/** Where the outline of `glyph` stands in the font's bytes. */
export function outlineBytes(font: TrueType, glyph: number): Uint8Array {
  const { view } = font;
  const loca = tableOf(font, 'loca').offset;
  const at = (index: number): number =>
    font.longOffsets ? view.getUint32(loca + 4 * index) : 2 * view.getUint16(loca + 2 * index);
  const glyf = tableOf(font, 'glyf').offset;
  return font.bytes.subarray(glyf + at(glyph), glyf + at(glyph + 1));
}

/** The outline of `glyph` as path operators in font units, moved right by `dx`; its quadratic curves as cubic ones. */
export function outlinePath(font: TrueType, glyph: number, dx: number): string {
  return contoursOf(font, glyph, dx, 0).map(contourPath).join(' ');
}

function contoursOf(font: TrueType, glyph: number, dx: number, dy: number): Point[][] {
  const bytes = outlineBytes(font, glyph);
  if (bytes.length === 0) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getInt16(0);
  return count < 0 ? partsOf(font, view, dx, dy) : simpleContours(view, count, dx, dy);
}

/** Composite glyphs whose parts are only moved; parts that are turned or scaled are left out, which a mark can bear. */
function partsOf(font: TrueType, view: DataView, dx: number, dy: number): Point[][] {
  const contours: Point[][] = [];
  let flags: number = COMPOSITE.more;
  for (let at = 10; flags & COMPOSITE.more && !(flags & COMPOSITE.transformed); ) {
    flags = view.getUint16(at);
    const words = (flags & COMPOSITE.words) !== 0;
    const moved = (flags & COMPOSITE.offsets) !== 0 && !(flags & COMPOSITE.transformed);
    const x = words ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const y = words ? view.getInt16(at + 6) : view.getInt8(at + 5);
    if (moved) contours.push(...contoursOf(font, view.getUint16(at + 2), dx + x, dy + y));
    at += words ? 8 : 6;
  }
  return contours;
}

function simpleContours(view: DataView, count: number, dx: number, dy: number): Point[][] {
  const ends = Array.from({ length: count }, (_, i) => view.getUint16(10 + 2 * i));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + 2 * count;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = view.getUint8(at++);
    flags.push(flag);
    if (flag & SIMPLE.repeat) for (let left = view.getUint8(at++); left > 0; left--) flags.push(flag);
  }
  const read = (short: number, same: number, start: number): number[] => {
    let value = start;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = read(SIMPLE.shortX, SIMPLE.sameX, dx);
  const ys = read(SIMPLE.shortY, SIMPLE.sameY, dy);
  const points = flags.map(
    (flag, i): Point => ({ x: xs[i]!, y: ys[i]!, onCurve: (flag & SIMPLE.onCurve) !== 0 }),
  );
  return ends.map((end, i) => points.slice(i === 0 ? 0 : ends[i - 1]! + 1, end + 1));
}

function contourPath(points: readonly Point[]): string {
  if (points.length < 2) return '';
  const start = points.find(({ onCurve }) => onCurve) ?? middle(points[0]!, points.at(-1)!);
  const first = Math.max(0, points.indexOf(start));
  const ordered = [
    ...points.slice(first + (points.includes(start) ? 1 : 0)),
    ...points.slice(0, first),
    start,
  ];
  const path = [`${start.x} ${start.y} m`];
  let from = start;
  let control: Point | undefined;
  for (const point of ordered) {
    if (point.onCurve) path.push(control ? curve(from, control, point) : `${point.x} ${point.y} l`);
    else if (control) path.push(curve(from, control, middle(control, point)));
    if (point.onCurve) from = point;
    else if (control) from = middle(control, point);
    control = point.onCurve ? undefined : point;
  }
  return [...path, 'h'].join(' ');
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true };
}

/** A quadratic curve as the cubic one that is the same. */
function curve(from: Point, control: Point, to: Point): string {
  const near = (a: number, b: number): number => Math.round((a + (2 / 3) * (b - a)) * 10) / 10;
  return `${near(from.x, control.x)} ${near(from.y, control.y)} ${near(to.x, control.x)} ${near(to.y, control.y)} ${to.x} ${to.y} c`;
}
