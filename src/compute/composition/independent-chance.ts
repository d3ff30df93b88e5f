import { type Exact, exact } from '../exact.ts';
import { independentJoint, type Odds } from './joint-chance.ts';
import { neededParts, type System } from './system.ts';

/** A system in which all that does not depend on a repeated leaf is already one probability. */
type Node =
  | { readonly type: 'known'; readonly odds: Odds }
  | { readonly type: 'repeated'; readonly place: number }
  | { readonly type: 'joint'; readonly needed: number; readonly parts: readonly Node[] };

/** Conditioning doubles the work with each repeated leaf. */
const MOST_REPEATED = 12;
/** How many additions of long numbers a computation may take, and how many bits such a number may have. */
const MOST_WORK = 2_000_000;
const MOST_BITS = 50_000;

/**
 * The probability from 0 to 1 that a sound system is up when its leaves are independent, leaves of one id being the same
 * leaf: the sum over the states of all repeated leaves of P(state) · P(up | state). Undefined when more than twelve leaves
 * repeat or the computation would be too large.
 */
export function independentChance(system: System): Exact | undefined {
  const repeated = repeatedLeaves(system);
  if (repeated.length > MOST_REPEATED || bitsOf(system) > MOST_BITS) return undefined;
  const places = new Map(repeated.map(({ id }, place) => [id, place]));
  const node = prepare(system, places);
  if (workOf(node) * 2 ** repeated.length > MOST_WORK) return undefined;

  const leaves = repeated.map(({ availability }) => oddsOf(availability));
  let [up, all] = [0n, 1n];
  for (let states = 0; states < 2 ** leaves.length; states++) {
    const odds = evaluate(node, states);
    const weight = leaves.reduce(
      (product, leaf, place) => product * ((states >> place) & 1 ? leaf.up : leaf.all - leaf.up),
      1n,
    );
    up += weight * odds.up;
    all = odds.all;
  }
  return exact(
    up,
    leaves.reduce((product, leaf) => product * leaf.all, all),
  );
}

type Leaf = System & { readonly type: 'leaf' };

function leavesOf(system: System): readonly Leaf[] {
  return system.type === 'leaf' ? [system] : system.parts.flatMap(leavesOf);
}

function repeatedLeaves(system: System): readonly (Leaf & { readonly id: string })[] {
  const [seen, repeated] = [new Set<string>(), new Map<string, Leaf & { readonly id: string }>()];
  for (const leaf of leavesOf(system)) {
    if (leaf.id === undefined) continue;
    if (seen.has(leaf.id)) repeated.set(leaf.id, { ...leaf, id: leaf.id });
    seen.add(leaf.id);
  }
  return [...repeated.values()];
}

function bitsOf(system: System): number {
  return leavesOf(system).reduce((bits, leaf) => bits + leaf.availability.d.toString(2).length + 7, 0);
}

/** The additions that evaluating a node takes, again in each state of the repeated leaves. */
function workOf(node: Node): number {
  if (node.type !== 'joint') return 1;
  const own = node.parts.length * Math.min(node.needed, node.parts.length - node.needed + 1);
  return node.parts.reduce((work, part) => work + workOf(part), own);
}

function prepare(system: System, places: ReadonlyMap<string, number>): Node {
  if (system.type === 'leaf') {
    const place = system.id === undefined ? undefined : places.get(system.id);
    return place === undefined
      ? { type: 'known', odds: oddsOf(system.availability) }
      : { type: 'repeated', place };
  }
  const parts = system.parts.map((part) => prepare(part, places));
  const node: Node = { type: 'joint', needed: neededParts(system), parts };
  return parts.every((part) => part.type === 'known') ? { type: 'known', odds: evaluate(node, 0) } : node;
}

/** The probability of a node when the repeated leaves are up whose bits are set in `states`. */
function evaluate(node: Node, states: number): Odds {
  if (node.type === 'known') return node.odds;
  if (node.type === 'repeated') return { up: BigInt((states >> node.place) & 1), all: 1n };
  return independentJoint(
    node.needed,
    node.parts.map((part) => evaluate(part, states)),
  );
}

function oddsOf(availability: Exact): Odds {
  const chance = availability.div(100);
  return { up: chance.n, all: chance.d };
}
