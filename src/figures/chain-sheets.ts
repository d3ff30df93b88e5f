import type { Agreement } from '../agreement/generated/types.ts';
import { compose } from '../compute/composition/composition.ts';
import type { System } from '../compute/composition/system.ts';
import { type Exact, round } from '../compute/exact.ts';
import { type FigureTree, quantityLeaf } from './figure-tree.ts';
import { byId, decided, entries } from './figures-context.ts';

type Chain = NonNullable<Agreement['chains']>[number];
type Part = Chain['parts'][number];

/** What each chain of availabilities guarantees, what it gives if its parts fail independently, and its best case. */
export function chainSheets(agreement: Agreement): FigureTree[] {
  const objectives = byId(agreement.objectives, '/objectives');
  const targetOf: TargetOf = (id) => objectives.get(id)?.value.target;
  return entries(agreement.chains, '/chains').flatMap(({ value: chain, path }): FigureTree[] => {
    const system = chain.kind === 'availability' ? chainSystem(chain, targetOf) : undefined;
    const whole = system && compose(system);
    if (!whole) return [];
    // What is guaranteed never looks better than it is; a best case never worse.
    const leaf = (value: Exact, rounding: 'down' | 'half-up' | 'up'): FigureTree =>
      quantityLeaf({ value: round(value, rounding, 4), unit: '%' }, path);
    return [
      {
        objective: { type: 'field', path: objectives.get(chain.objective)?.path ?? '' },
        guaranteed: leaf(whole.guaranteed.exact, 'down'),
        independent: whole.independent ? leaf(whole.independent.exact, 'half-up') : undefined,
        best: leaf(whole.best.exact, 'up'),
      },
    ];
  });
}

/** The level of an objective as it is written. */
export type TargetOf = (objective: string) => string | number | undefined;

/** What another agreement promises, for a part that names it and has no value of its own. */
export type PromisedElsewhere = (underpinning: string) => Exact | undefined;

/** The parts of a chain as a system; undefined while a promise is undecided, or stands in a file that was not read. */
export function chainSystem(
  chain: Chain,
  targetOf: TargetOf,
  elsewhere: PromisedElsewhere = () => undefined,
): System | undefined {
  const parts = new Map(chain.parts.map((part) => [part.id, part]));
  const build = (part: Part | undefined, depth: number): System | undefined => {
    if (!part || depth > parts.size) return undefined;
    if (part.kind === 'leaf') {
      // What the other agreement promises goes before the promise here that rests on it.
      const there = part.underpinning === undefined ? undefined : elsewhere(part.underpinning);
      // The promise of the whole is none of its own parts.
      const here = part.objective === chain.objective ? undefined : targetOf(part.objective ?? '');
      const availability = there ?? decided(part.value ?? here);
      return availability && { type: 'leaf', availability, id: part.objective ?? part.id };
    }
    const inner = (part.of ?? []).map((id) => build(parts.get(id), depth + 1));
    const known = inner.filter((one) => one !== undefined);
    if (known.length === 0 || known.length < inner.length) return undefined;
    if (part.kind === 'k-of-n') return { type: 'k-of-n', needed: part.needs ?? known.length, parts: known };
    return { type: part.kind, parts: known };
  };
  return build(chain.parts[0], 0);
}
