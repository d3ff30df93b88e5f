import type { ShapeMark } from './slab.ts';

/** How far the points of a decision and of an arrow stand out, the fold of a document and the corners of work, in points. */
export const SHAPE_EDGE = { decision: 8, handoff: 9, document: 8, activity: 4 } as const;

/** How a circle's quarter is drawn by a curve: the share of the radius its handles stand off. */
const QUARTER = 0.5523;

type Point = readonly [x: number, y: number];

/** The path of a shape whose upper left corner stands at `x`, `top`, as operators of PDF; what is folded is drawn inside. */
export function drawShape(mark: ShapeMark, x: number, top: number): string {
  const { width, height } = mark;
  const [right, bottom, middle] = [x + width, top - height, top - height / 2];
  switch (mark.shape) {
    case 'decision': {
      const edge = Math.min(SHAPE_EDGE.decision, height / 2);
      return polygon([
        [x, middle],
        [x + edge, top],
        [right - edge, top],
        [right, middle],
        [right - edge, bottom],
        [x + edge, bottom],
      ]);
    }
    case 'handoff': {
      const edge = Math.min(SHAPE_EDGE.handoff, height / 2);
      const arrow: readonly Point[] = [
        [x, top],
        [right - edge, top],
        [right, middle],
        [right - edge, bottom],
        [x, bottom],
        [x + edge / 2, middle],
      ];
      return polygon(mark.left ? arrow.map(([px, py]): Point => [x + right - px, py]) : arrow);
    }
    case 'document': {
      const edge = Math.min(SHAPE_EDGE.document, height / 2);
      const fold: readonly Point[] = [
        [right - edge, top],
        [right - edge, top - edge],
        [right, top - edge],
      ];
      const page: readonly Point[] = [[x, top], fold[0]!, fold[2]!, [right, bottom], [x, bottom]];
      return `${polygon(page)} ${polygon(fold)}`;
    }
    case 'activity':
      return roundedBox(x, bottom, width, height, Math.min(SHAPE_EDGE.activity, height / 2));
  }
}

function polygon(points: readonly Point[]): string {
  return `${points.map(([x, y], at) => `${round(x)} ${round(y)} ${at === 0 ? 'm' : 'l'}`).join(' ')} h`;
}

function roundedBox(x: number, y: number, width: number, height: number, radius: number): string {
  const [right, top, handle] = [x + width, y + height, radius * (1 - QUARTER)];
  const curve = (...points: readonly number[]): string => `${points.map(round).join(' ')} c`;
  return [
    `${round(x + radius)} ${round(y)} m ${round(right - radius)} ${round(y)} l`,
    curve(right - handle, y, right, y + handle, right, y + radius),
    `${round(right)} ${round(top - radius)} l`,
    curve(right, top - handle, right - handle, top, right - radius, top),
    `${round(x + radius)} ${round(top)} l`,
    curve(x + handle, top, x, top - handle, x, top - radius),
    `${round(x)} ${round(y + radius)} l`,
    curve(x, y + handle, x + handle, y, x + radius, y),
    'h',
  ].join(' ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
