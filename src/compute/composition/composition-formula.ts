import type { MostJoint } from './joint-chance.ts';
import type { System } from './system.ts';

/** The formula of a system's probability from those of its independent parts A1, A2 …, or over the states s of its repeated leaves. */
export function independentFormula(system: System, haveRepeatedLeaves: boolean): string {
  if (haveRepeatedLeaves) return 'Σ P ( s ) × P ( up | s )';
  if (system.type === 'leaf') return 'A1';
  const symbols = symbolsOf(system.parts.length);
  if (system.type === 'k-of-n') return `P ( ≥ ${system.needed} | ${symbols.join(' , ')} )`;
  return system.type === 'series' ? symbols.join(' × ') : `1 − ${symbols.map(complement).join(' × ')}`;
}

/** The formula of the least probability of a system, in those of the parts that decide it. */
export function guaranteedFormula(system: System, least: MostJoint): string {
  if (system.type === 'leaf') return 'A1';
  if (system.type === 'parallel') return `max ( ${symbolsOf(system.parts.length).join(' , ')} )`;
  const failing = least.deciding.map((place) => complement(`A${place + 1}`));
  return least.divisor === 1
    ? `max ( 0 , 1 − ${failing.join(' − ')} )`
    : `max ( 0 , 1 − ( ${failing.join(' + ')} ) ÷ ${least.divisor} )`;
}

/** The formula of the largest probability of a system, in those of the parts that decide it. */
export function bestFormula(system: System, most: MostJoint): string {
  if (system.type === 'leaf') return 'A1';
  if (system.type === 'series') return `min ( ${symbolsOf(system.parts.length).join(' , ')} )`;
  const total = most.deciding.map((place) => `A${place + 1}`).join(' + ');
  return most.divisor === 1 ? `min ( 1 , ${total} )` : `min ( 1 , ( ${total} ) ÷ ${most.divisor} )`;
}

function symbolsOf(parts: number): readonly string[] {
  return Array.from({ length: parts }, (_, place) => `A${place + 1}`);
}

function complement(symbol: string): string {
  return `( 1 − ${symbol} )`;
}
