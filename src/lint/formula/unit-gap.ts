import type { Unit } from '../../expression/unit.ts';

/** What two units differ in, from money down to the nouns that they count. */
export type UnitGap = 'money' | 'currency' | 'time' | 'length of time' | 'percent' | 'things';

/**
 * How two units differ for certain; undefined where numbers in them compare as they are or a unit is not clear. `vague`
 * has nouns that may stand for money, such as `revenue`.
 */
export function unitGap(a: Unit, b: Unit, vague: ReadonlySet<string>): UnitGap | undefined {
  if (isVague(a, vague) || isVague(b, vague)) return undefined;
  const money = moneyGap(a, b);
  if (money) return money;
  for (const dimension of ['second', 'month'])
    if ((a.dimensions.get(dimension) ?? 0) !== (b.dimensions.get(dimension) ?? 0)) return 'time';
  if (!a.scale.equals(b.scale)) return 'length of time';
  if (a.percent[0] > b.percent[1] || b.percent[0] > a.percent[1]) return 'percent';
  const [first, second] = [nounsOf(a), nounsOf(b)];
  // A plain number may count anything, and so may a share of things.
  if (first.length === 0 || second.length === 0 || a.isShare || b.isShare) return undefined;
  return first.join() === second.join() ? undefined : 'things';
}

/** Money against none, or money of two currencies. */
export function moneyGap(a: Unit, b: Unit): 'money' | 'currency' | undefined {
  const [first, second] = [moneyOf(a), moneyOf(b)];
  if (first.join() === second.join()) return undefined;
  return first.length === 0 || second.length === 0 ? 'money' : 'currency';
}

/** Whether a unit has a sign or a word for money that may stand for a currency. */
export function isVague({ dimensions }: Unit, vague: ReadonlySet<string>): boolean {
  return [...dimensions.keys()].some((name) => /\p{Sc}/u.test(name) || vague.has(name));
}

/** `USD^1`; codes of three capitals that are no currency count as things. */
function moneyOf({ dimensions }: Unit): readonly string[] {
  return [...dimensions].flatMap(([name, power]) => (isCurrency(name) ? [`${name}^${power}`] : [])).sort();
}

function nounsOf({ dimensions }: Unit): readonly string[] {
  return [...dimensions]
    .flatMap(([name, power]) =>
      isCurrency(name) || name === 'second' || name === 'month' ? [] : [`${name}^${power}`],
    )
    .sort();
}

let currencies: ReadonlySet<string> | undefined;

export function isCurrency(name: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(name);
}
