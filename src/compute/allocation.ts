import { type Exact, exact, sum } from './exact.ts';

/**
 * Who gets the units left over when every share is rounded down to whole units: those with the largest rest, the first
 * listed, or the last listed; `fractional-allowed` gives each its exact share.
 */
export type AllocationMethod = 'largest-remainder' | 'front-loaded' | 'back-loaded' | 'fractional-allowed';

/** One of those among whom a total is shared: a date, an address, a party. */
export interface Share {
  /** Distinct; ties go to the id that comes first in code unit order. */
  readonly id: string;
  /** Its part relative to the other weights, not below zero. */
  readonly weight: Exact;
}

/** What one of them gets. */
export interface Allotment {
  readonly id: string;
  readonly amount: Exact;
}

interface ExactShare {
  readonly id: string;
  readonly index: number;
  /** In units. */
  readonly share: Exact;
  readonly rest: Exact;
}

/** How units are given out. */
export interface AllocationOptions {
  readonly method: AllocationMethod;
  /** The least that can be given; 1 if absent. */
  readonly unit?: Exact;
}

/**
 * A total in whole units shared by weight; the amounts add up to the total and none differs by a unit or more from its
 * exact share. Undefined if the total is below zero or not a whole number of units, or if the weights are below zero or
 * all zero.
 */
export function allocate(
  total: Exact,
  shares: readonly Share[],
  { method, unit = exact(1) }: AllocationOptions,
): readonly Allotment[] | undefined {
  return allocateByRank(total, shares, unit, method, RANK[method]);
}

const RANK: Readonly<Record<AllocationMethod, (a: ExactShare, b: ExactShare) => number>> = {
  'largest-remainder': (a, b) => b.rest.compare(a.rest) || compareIds(a, b),
  'front-loaded': (a, b) => a.index - b.index,
  'back-loaded': (a, b) => b.index - a.index,
  'fractional-allowed': () => 0,
};

/**
 * Several totals, each shared by the same weights so that the sums follow them too: a unit left over goes to those
 * furthest behind their share of all totals so far. 13, 13, 12, 12 among two equal addresses: 7 + 6, 6 + 7, 6 + 6, 6 + 6.
 * Undefined as `allocate`.
 */
export function allocateEach(
  totals: readonly Exact[],
  shares: readonly Share[],
  unit: Exact = exact(1),
): readonly (readonly Allotment[])[] | undefined {
  const behind = shares.map(() => exact(0));
  const rows: (readonly Allotment[])[] = [];
  for (const total of totals) {
    const owed = ({ index, rest }: ExactShare) => behind[index]!.add(rest);
    const row = allocateByRank(
      total,
      shares,
      unit,
      'largest-remainder',
      (a, b) => owed(b).compare(owed(a)) || compareIds(a, b),
    );
    const fair = allocate(total, shares, { method: 'fractional-allowed', unit });
    if (!row || !fair) return undefined;
    for (const [index, { amount }] of row.entries()) {
      behind[index] = behind[index]!.add(fair[index]!.amount.sub(amount).div(unit));
    }
    rows.push(row);
  }
  return rows;
}

function allocateByRank(
  total: Exact,
  shares: readonly Share[],
  unit: Exact,
  method: AllocationMethod,
  rank: (a: ExactShare, b: ExactShare) => number,
): readonly Allotment[] | undefined {
  const weights = sum(shares.map(({ weight }) => weight));
  const isWeighed = weights.compare(0) > 0 && shares.every(({ weight }) => weight.compare(0) >= 0);
  if (!isWeighed || unit.compare(0) <= 0 || total.compare(0) < 0) return undefined;
  const units = total.div(unit);
  const exactShares = shares.map(({ id, weight }, index): ExactShare => {
    const share = units.mul(weight).div(weights);
    return { id, index, share, rest: share.sub(share.floor()) };
  });
  if (method === 'fractional-allowed') {
    return exactShares.map(({ id, share }) => ({ id, amount: share.mul(unit) }));
  }
  if (units.d !== 1n) return undefined;
  const leftOver = Number(sum(exactShares.map(({ rest }) => rest)).n);
  // Only those with a rest may get one more, or a whole share would be exceeded by a unit.
  const favoured = new Set(
    exactShares
      .filter(({ rest }) => rest.compare(0) > 0)
      .sort(rank)
      .slice(0, leftOver)
      .map(({ index }) => index),
  );
  return exactShares.map(({ id, index, share }) => ({
    id,
    amount: share
      .floor()
      .add(exact(favoured.has(index) ? 1 : 0))
      .mul(unit),
  }));
}

function compareIds(a: ExactShare, b: ExactShare): number {
  if (a.id === b.id) return a.index - b.index;
  return a.id < b.id ? -1 : 1;
}
