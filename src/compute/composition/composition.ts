import type { Exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { bestFormula, guaranteedFormula, independentFormula } from './composition-formula.ts';
import { independentChance } from './independent-chance.ts';
import { independentJoint, leastJoint, mostJoint } from './joint-chance.ts';
import { isSoundSystem, neededParts, type System } from './system.ts';

export type { System } from './system.ts';

/** The availability of a whole, in percent. */
export interface Composition {
  /** What holds whatever the dependence between the leaves is: only this may back a commitment. */
  readonly guaranteed: Figure;
  /** What is expected when the leaves are independent, an estimate; undefined when too many leaves repeat to compute it. */
  readonly independent: Figure | undefined;
  /** What no dependence can exceed. */
  readonly best: Figure;
}

/**
 * The availability of a system from that of its leaves, exactly. The bounds are those of `leastJoint` and `mostJoint`, from
 * the leaves up; they hold for repeated leaves too, though closer ones may exist. Each working is that of the system's own
 * parts, A1, A2 …, from their composed values. Undefined for a system that `isSoundSystem` refuses: too large or too deep,
 * without parts, needing more parts than it has, an availability outside 0 to 100 %, one id with two availabilities.
 */
export function compose(system: System): Composition | undefined {
  if (!isSoundSystem(system)) return undefined;
  const parts = system.type === 'leaf' ? [system] : system.parts;
  const needed = system.type === 'leaf' ? 1 : neededParts(system);
  const bounds = parts.map(boundsOf);
  const [guaranteed, best] = [bounds.map((part) => part.guaranteed), bounds.map((part) => part.best)];
  const [least, most] = [leastJoint(needed, guaranteed), mostJoint(needed, best)];
  return {
    guaranteed: toFigure('guaranteed', least.chance, guaranteedFormula(system, least), guaranteed),
    independent: independentFigure(system, needed, parts),
    best: toFigure('best', most.chance, bestFormula(system, most), best),
  };
}

function independentFigure(system: System, needed: number, parts: readonly System[]): Figure | undefined {
  const chance = independentChance(system);
  if (!chance) return undefined;
  const chances = parts.map(independentChance).filter((part) => part !== undefined);
  const product = independentJoint(
    needed,
    chances.map((part) => ({ up: part.n, all: part.d })),
  );
  // Parts that share a leaf are not independent of each other, so their probabilities do not make that of the whole.
  const haveRepeatedLeaves = !chance.mul(product.all).equals(product.up);
  const formula = independentFormula(system, haveRepeatedLeaves);
  return toFigure('independent', chance, formula, haveRepeatedLeaves ? [] : chances);
}

/** The bounds of a sound system, from 0 to 1. */
function boundsOf(system: System): { readonly guaranteed: Exact; readonly best: Exact } {
  if (system.type === 'leaf') {
    const chance = system.availability.div(100);
    return { guaranteed: chance, best: chance };
  }
  const [needed, parts] = [neededParts(system), system.parts.map(boundsOf)];
  const least = leastJoint(
    needed,
    parts.map((part) => part.guaranteed),
  );
  const most = mostJoint(
    needed,
    parts.map((part) => part.best),
  );
  return { guaranteed: least.chance, best: most.chance };
}

function toFigure(column: string, chance: Exact, formula: string, parts: readonly Exact[]): Figure {
  return makeFigure({
    name: `${column}-availability`,
    exact: chance.mul(100),
    unit: '%',
    formula,
    inputs: parts.map((part, place) => input(`A${place + 1}`, part.mul(100), '%')),
  });
}
