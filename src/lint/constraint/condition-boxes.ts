import { type Bounds, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import type { Exact } from '../../compute/exact.ts';
import type { Comparison, ComparisonSign, Expression } from '../../expression/expression.ts';
import { holds } from '../../expression/holds.ts';
import { linearForm } from '../../expression/linear.ts';
import { commonStretches, intersect, isEmpty, joinStretches, type Stretch } from './stretches.ts';

/** For each name that matters the values that it may have; a name that is not in it may have any. */
export type Box = ReadonlyMap<string, Stretch>;

/** More alternatives than this are not told apart, unless all are about one name. */
const MOST_BOXES = 64;

const ANYTHING: readonly Box[] = [new Map()];

/**
 * The cases in which a condition holds, as boxes of which at least one applies; none if it never holds. A comparison of
 * several unknowns, or one that is not linear, is taken to hold and not to hold, so that the boxes hold every case but
 * perhaps also others: what no box allows is certain.
 */
export function conditionBoxes(condition: Expression, constants: ReadonlyMap<string, Exact>): readonly Box[] {
  return boxesOf(condition, constants, true) ?? ANYTHING;
}

/** The cases in which `condition` is as wanted; undefined beyond so many alternatives. */
function boxesOf(
  condition: Expression,
  constants: ReadonlyMap<string, Exact>,
  wanted: boolean,
): readonly Box[] | undefined {
  const inside = (part: Expression, want: boolean): readonly Box[] | undefined =>
    boxesOf(part, constants, want);
  switch (condition.type) {
    case 'not':
      return inside(condition.operand, !wanted);
    case 'and':
    case 'or':
      return (condition.type === 'and') === wanted
        ? both(inside(condition.left, wanted), inside(condition.right, wanted))
        : either(inside(condition.left, wanted), inside(condition.right, wanted));
    case 'implies':
      return wanted
        ? either(inside(condition.left, false), inside(condition.right, true))
        : both(inside(condition.left, true), inside(condition.right, false));
    case 'comparison':
      return comparisonBoxes(condition, constants, wanted);
    default:
      return ANYTHING;
  }
}

function either(a: readonly Box[] | undefined, b: readonly Box[] | undefined): readonly Box[] | undefined {
  if (!a || !b) return undefined;
  const name = onlyName([...a, ...b]);
  if (name !== undefined)
    return boxesAbout(name, joinStretches([...stretchesOf(a, name), ...stretchesOf(b, name)]));
  return a.length + b.length <= MOST_BOXES ? [...a, ...b] : undefined;
}

/** Of two parts that must both hold one may be too long to follow: then the other still restricts. */
function both(a: readonly Box[] | undefined, b: readonly Box[] | undefined): readonly Box[] | undefined {
  if (!a || !b) return a ?? b;
  const name = onlyName([...a, ...b]);
  if (name !== undefined)
    return boxesAbout(name, commonStretches(stretchesOf(a, name), stretchesOf(b, name)));
  if (a.length * b.length > MOST_BOXES ** 2) return a;
  const found = a.flatMap((first) => b.flatMap((second) => intersectBoxes(first, second) ?? []));
  return found.length <= MOST_BOXES ? found : undefined;
}

/** The one name that each box is about; undefined where there are others, or none. */
function onlyName(boxes: readonly Box[]): string | undefined {
  const [name] = boxes[0]?.keys() ?? [];
  return name !== undefined && boxes.every((box) => box.size === 1 && box.has(name)) ? name : undefined;
}

function stretchesOf(boxes: readonly Box[], name: string): readonly Stretch[] {
  return boxes.map((box) => box.get(name)!);
}

function boxesAbout(name: string, stretches: readonly Stretch[]): readonly Box[] {
  return stretches.map((stretch) => new Map([[name, stretch]]));
}

/** The cases in both boxes; undefined if there are none. */
export function intersectBoxes(a: Box, b: Box): Box | undefined {
  const joined = new Map(a);
  for (const [name, stretch] of b) {
    const known = joined.get(name);
    const common = known ? intersect(known, stretch) : stretch;
    if (isEmpty(common)) return undefined;
    joined.set(name, common);
  }
  return joined;
}

function comparisonBoxes(
  comparison: Comparison,
  constants: ReadonlyMap<string, Exact>,
  wanted: boolean,
): readonly Box[] {
  const form = linearForm(comparison, constants);
  if (!form) return ANYTHING;
  const sign = wanted ? form.sign : OPPOSITE[form.sign];
  const [only, ...others] = form.coefficients;
  if (others.length > 0) return ANYTHING;
  if (!only) return holds(sign, form.constant.compare(0)) ? ANYTHING : [];
  const [name, coefficient] = only;
  const limit = form.constant.div(coefficient).neg();
  return boundsOf(coefficient.compare(0) < 0 ? MIRRORED[sign] : sign, limit).map(
    (bounds) => new Map([[name, { lower: lowerCut(bounds), upper: upperCut(bounds) }]]),
  );
}

const OPPOSITE: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
  '>=': '<',
  '>': '<=',
};

/** The sign after both sides are multiplied by a number below zero. */
const MIRRORED: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '<': '>',
  '<=': '>=',
  '=': '=',
  '!=': '!=',
  '>=': '<=',
  '>': '<',
};

function boundsOf(sign: ComparisonSign, limit: Exact): readonly Bounds[] {
  switch (sign) {
    case '<':
      return [{ to: limit }];
    case '<=':
      return [{ upTo: limit }];
    case '=':
      return [{ from: limit, upTo: limit }];
    case '!=':
      return [{ to: limit }, { above: limit }];
    case '>=':
      return [{ from: limit }];
    case '>':
      return [{ above: limit }];
  }
}
