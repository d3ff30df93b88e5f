import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, sum } from '../../compute/exact.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';

/** Shares of one whole that are written in percent. */
export interface ShareGroup {
  /** What is shared, as it begins a sentence: "The shares of “Copy paper”". */
  readonly name: string;
  /** What happens to the part that is missing, and to the part that is too much. */
  readonly tooLittle: string;
  readonly tooMuch: string;
  /** JSON Pointer of the list. */
  readonly path: string;
  /** What all shares make together, in percent. */
  readonly whole: Exact;
  /** What other entries already have of it: the weights that hold in every plan. */
  readonly base?: Exact;
  readonly shares: readonly Share[];
}

export interface Share {
  /** JSON Pointer of the entry; its share stands in `field`. */
  readonly path: string;
  readonly field: 'share' | 'weight';
  readonly id: string;
  /** Undefined where none is written. */
  readonly text: string | undefined;
  readonly value: Exact | undefined;
}

/**
 * All groups of shares of an agreement whose every share is decided or missing, and of which at least one is written:
 * destinations of deliverables, the pool of credits, and the weights of the objectives of one party.
 */
export function shareGroups(agreement: Agreement): readonly ShareGroup[] {
  return [...destinationGroups(agreement), ...poolGroup(agreement), ...weightGroups(agreement)].filter(
    ({ shares }) =>
      shares.some(({ text }) => text !== undefined) &&
      shares.every(({ text, value }) => text === undefined || value !== undefined),
  );
}

/** The sum of the shares that are written, in percent. */
export function sumOf({ shares, base = exact(0) }: ShareGroup): Exact {
  return sum([base, ...shares.flatMap(({ value }) => value ?? [])]);
}

/** Whether the shares are written as parts of 1, not of 100: 0.5 and 0.5. */
export function isOfOne(group: ShareGroup): boolean {
  const isComplete = group.shares.every(({ value }) => value !== undefined && value.compare(1) <= 0);
  return isComplete && sumOf(group).mul(100).equals(group.whole);
}

function destinationGroups(agreement: Agreement): ShareGroup[] {
  return entries(agreement.services, '/services').flatMap(({ value: service, path }) =>
    entries(service.deliverables, `${path}/deliverables`).map(
      ({ value: deliverable, path: at }): ShareGroup => ({
        name: `The shares of “${deliverable.name}”`,
        tooLittle: 'has no destination',
        tooMuch: 'would have to be delivered twice',
        path: `${at}/destinations`,
        whole: exact(100),
        shares: entries(deliverable.destinations, `${at}/destinations`).map(({ value, path: place }) => ({
          path: place,
          field: 'share',
          id: value.id,
          text: value.share,
          value: decided(value.share),
        })),
      }),
    ),
  );
}

function poolGroup({ remedies: { pool } }: Agreement): ShareGroup[] {
  const whole = pool?.allocation === undefined ? exact(100) : decided(pool.allocation);
  if (!pool || !whole) return [];
  return [
    {
      name: 'The weights of `pool`',
      tooLittle: 'of the amount at risk belongs to no objective, so that no miss can ever cost it',
      tooMuch: 'more than the amount at risk would be due if everything were missed',
      path: '/remedies/pool/shares',
      whole,
      shares: entries(pool.shares, '/remedies/pool/shares').map(({ value, path }) => ({
        path,
        field: 'weight',
        id: value.objective,
        text: value.weight,
        value: decided(value.weight),
      })),
    },
  ];
}

/** Weights by the party that owes them, in each plan together with those of all plans; each party may owe several parties. */
function weightGroups(agreement: Agreement): ShareGroup[] {
  const weighted = entries(agreement.objectives, '/objectives').filter(
    ({ value }) => value.weight !== undefined && value.overrides === undefined,
  );
  return [...groupBy(weighted, ({ obligor }) => obligor)].flatMap(([obligor, all]) => {
    const together = plansOf(obligor, all);
    const separate = [...groupBy(all, ({ beneficiary }) => beneficiary).values()].flatMap((some) =>
      plansOf(obligor, some),
    );
    // A party that owes several may share one amount among all, or have one for each.
    return separate.every((group) => sumOf(group).equals(group.whole)) ? separate : together;
  });
}

type Objective = NonNullable<Agreement['objectives']>[number];
type Weighted = Entry<Objective>;

function groupBy<Key>(
  all: readonly Weighted[],
  keyOf: (objective: Objective) => Key,
): ReadonlyMap<Key, readonly Weighted[]> {
  const groups = new Map<Key, Weighted[]>();
  for (const entry of all) {
    const key = keyOf(entry.value);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function plansOf(obligor: string, all: readonly Weighted[]): readonly ShareGroup[] {
  const byPlan = groupBy(all, ({ plan }) => plan);
  const general = weightGroup(obligor, byPlan.get(undefined) ?? [], undefined, exact(0));
  const plans = [...byPlan].filter(([plan]) => plan !== undefined);
  if (plans.length === 0) return [general];
  const base = sumOf(general);
  return plans.map(([plan, own]) => weightGroup(obligor, own, plan, base));
}

function weightGroup(
  obligor: string,
  group: readonly Weighted[],
  plan: string | undefined,
  base: Exact,
): ShareGroup {
  return {
    name: `The weights of the objectives that \`${obligor}\` owes${plan === undefined ? '' : ` in the plan \`${plan}\``}`,
    tooLittle: 'of the amount at risk belongs to no objective, so that no miss can ever cost it',
    tooMuch: 'more than the amount at risk would be due if everything were missed',
    path: group[0]?.path ?? '/objectives',
    whole: exact(100),
    base,
    shares: group.map(({ value, path }) => ({
      path,
      field: 'weight',
      id: value.id,
      text: value.weight,
      value: decided(value.weight),
    })),
  };
}
