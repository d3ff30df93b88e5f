import { type Cut, compareCuts, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { type Exact, exact, sum } from '../../compute/exact.ts';
import type { Constraint } from './constraint.ts';
import { isEmpty, onSteps, type Stretch } from './stretches.ts';

/** The values that keep a constraint. */
export function stretchOf({ bounds }: Pick<Constraint, 'bounds'>): Stretch {
  return { lower: lowerCut(bounds), upper: upperCut(bounds) };
}

/**
 * A smallest set of constraints of one measure that cannot all be kept, none of which can be left out; undefined when
 * all can be kept. A case has one value, so that constraints without a common value need different cases, and the shares
 * of such constraints may not add up to more than 100 %. As stretches of a line are a perfect graph, that is also enough:
 * the heaviest set of disjoint stretches decides (weighted interval scheduling, n·log n). Where a constraint lets only
 * the multiples of a step be measured, the stretches reach from one of them to another.
 */
export function findConflict(constraints: readonly Constraint[]): readonly Constraint[] | undefined {
  const steps = constraints.find(({ step }) => step !== undefined);
  const sorted = constraints
    .map((constraint) => ({ constraint, ...onSteps(stretchOf(constraint), steps?.step) }))
    .sort((a, b) => compareCuts(a.upper, b.upper));
  // What lies between two steps is kept by no value, so that it conflicts with the steps alone.
  const between = sorted.find(
    ({ constraint, ...stretch }) => constraint.share.compare(0) > 0 && isEmpty(stretch),
  );
  if (steps && between) return [between.constraint, steps];
  const best: { readonly weight: Exact; readonly last: number; readonly before: number }[] = [
    { weight: exact(0), last: -1, before: 0 },
  ];
  for (const [index, { constraint, lower }] of sorted.entries()) {
    const before = countEnding(sorted, lower, index);
    const weight = best[before]!.weight.add(constraint.share);
    const without = best[index]!;
    best.push(weight.compare(without.weight) > 0 ? { weight, last: index, before } : without);
  }
  const disjoint: Constraint[] = [];
  for (let at = best.at(-1)!; at.last >= 0; at = best[at.before]!) disjoint.push(sorted[at.last]!.constraint);
  if (!isTooMuch(disjoint)) return undefined;
  const needed = leaveOut(disjoint);
  return steps && !needed.includes(steps) && !areApart(needed) ? [...needed, steps] : needed;
}

/** Whether no two of these have a value in common, of all values; they are in order from above. */
function areApart(constraints: readonly Constraint[]): boolean {
  const stretches = constraints.map(stretchOf);
  return stretches.slice(1).every(({ upper }, index) => compareCuts(upper, stretches[index]!.lower) <= 0);
}

/**
 * The constraints without those that another makes needless: of two that are open to the same side, the one that leaves
 * more room to no larger a share. No more of these than one can be in a conflict, so that a long list becomes short.
 */
export function withoutWeaker(constraints: readonly Constraint[]): readonly Constraint[] {
  const stretches = constraints.map((constraint) => ({ constraint, ...stretchOf(constraint) }));
  const from = stretches.filter(({ upper }) => upper === 'highest');
  const to = stretches.filter(({ lower, upper }) => lower === 'lowest' && upper !== 'highest');
  const kept = new Set([
    ...largestShares(from.sort((a, b) => compareCuts(b.lower, a.lower))),
    ...largestShares(to.sort((a, b) => compareCuts(a.upper, b.upper))),
  ]);
  const open = new Set([...from, ...to].map(({ constraint }) => constraint));
  return constraints.filter((constraint) => kept.has(constraint) || !open.has(constraint));
}

/** Of constraints from the tightest on, those with a larger share than all before. */
function largestShares(sorted: readonly { readonly constraint: Constraint }[]): readonly Constraint[] {
  let most = exact(0);
  return sorted.flatMap(({ constraint }) => {
    if (constraint.share.compare(most) <= 0) return [];
    most = constraint.share;
    return constraint;
  });
}

/** How many of the first `count` stretches end before `place`. */
function countEnding(sorted: readonly Stretch[], place: Cut, count: number): number {
  let [least, most] = [0, count];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (compareCuts(sorted[middle]!.upper, place) <= 0) least = middle + 1;
    else most = middle;
  }
  return least;
}

function isTooMuch(constraints: readonly Constraint[]): boolean {
  return sum(constraints.map(({ share }) => share)).compare(100) > 0;
}

/** Leaves out the smallest shares as long as the rest is too much: what stays is needed. */
function leaveOut(disjoint: readonly Constraint[]): readonly Constraint[] {
  let kept = [...disjoint];
  for (const constraint of [...disjoint].sort((a, b) => a.share.compare(b.share))) {
    const rest = kept.filter((other) => other !== constraint);
    if (isTooMuch(rest)) kept = rest;
  }
  return kept;
}
