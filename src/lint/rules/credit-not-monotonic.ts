import type { CreditTier } from '../../agreement/generated/types.ts';
import { compareCuts, isWithin, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import type { Award } from '../../compute/credit/credit-rule.ts';
import { metBounds } from '../../compute/credit/target.ts';
import { tierSegments } from '../../compute/credit/tier-segments.ts';
import type { Exact } from '../../compute/exact.ts';
import { measurableResults } from '../credit/measurable-values.ts';
import { awardField, type Ladder, laddersOf, sayAward } from '../credit/read-credit.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayBounds } from '../say/say-bounds.ts';
import { sayParty } from '../say/say-party.ts';

/** A ladder on which a worse figure earns less. */
export const creditNotMonotonic: Rule = {
  name: 'credit-not-monotonic',
  severity: 'error',
  kind: 'meaning',
  summary: 'A worse figure earns a smaller credit than a better one.',
  why:
    'A credit is there so that a worse month costs more. Where it falls as the service gets worse, the party that fails saves ' +
    'money by failing longer, and the party that is hurt more receives less. Most often two percentages were swapped.',
  source:
    'C. Müller and others, A Framework for Compensable Guarantees in SLAs, 2018: coherence of the compensation function.',
  limits:
    'Percentages, amounts and multiples are compared only with their own kind, and formulas are not judged.',
  bad: {
    example: 'cloud-service',
    change: {
      'remedies.credits.response-credits.tiers.0.percent': '10',
      'remedies.credits.response-credits.tiers.1.percent': '5',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.credits.response-credits.tiers':
        '[{ to: 90.00, percent: 10 }, { from: 90.00, to: 92.00, percent: 8 }, { from: 92.00, to: 95.00, percent: 8 }]',
    },
  },
  *check(context) {
    for (const ladder of laddersOf(context)) {
      for (const { worse, better } of inversions(ladder)) {
        const { written, tiers, path, credit, objective, metric } = ladder;
        const unit = metric?.unit ?? '';
        const [less, more] = [written[worse]!, written[better]!];
        const [lessText, moreText] = [sayAward(less), sayAward(more)];
        const at = `${path}/tiers/${worse}/${awardField(less)}`;
        const order = inOrder(ladder, worse, better);
        yield {
          path: at,
          message: `A figure ${sayBounds(tiers[worse]!, unit)} earns ${lessText}, a better one ${sayBounds(tiers[better]!, unit)} earns ${moreText}: ${sayParty(objective.value.obligor, context)} pays less for failing more, and ${sayParty(objective.value.beneficiary, context)} gets less for it`,
          hint: `write at least ${moreText} in this tier${order.hint}`,
          facts: { worse: lessText, better: moreText, credit: credit.id },
          related: [
            { path: `${path}/tiers/${better}`, message: 'the tier of better figures that earns more' },
          ],
          ...order.fix,
        };
      }
    }
  },
};

interface Inversion {
  readonly worse: number;
  readonly better: number;
}

/** Each tier that earns less than one of better figures, once, with the one that earns most of these. */
function inversions(ladder: Ladder): readonly Inversion[] {
  const { tiers } = ladder;
  const found = new Map<number, Inversion>();
  for (const side of sidesOf(ladder)) {
    const most = new Map<string, { readonly value: Exact; readonly tier: number }>();
    for (const tier of side) {
      const award = tiers[tier]!.award;
      const value = amountOf(award);
      const best = most.get(kindOf(award));
      if (best && value.compare(best.value) < 0)
        found.set(tier, found.get(tier) ?? { worse: tier, better: best.tier });
      else most.set(kindOf(award), { value, tier });
    }
  }
  return [...found.values()];
}

/** The tiers with figures that miss the level, on each side of it from the best to the worst. */
function sidesOf({ tiers, target, metric }: Ladder): readonly (readonly number[])[] {
  const { range } = measurableResults(metric);
  const met = metBounds(target);
  const segments = tierSegments(tiers, [met, range]).filter(
    ({ lower, upper, tier }) =>
      tier !== undefined && isWithin(lower, upper, range) && !isWithin(lower, upper, met),
  );
  const below = segments.filter(({ upper }) => compareCuts(upper, lowerCut(met)) <= 0).reverse();
  const above = segments.filter(({ lower }) => compareCuts(lower, upperCut(met)) >= 0);
  return [below, above].map((side) => [...new Set(side.flatMap(({ tier }) => tier ?? []))]);
}

/** What awards can be compared with each other: shares of the base, amounts of a currency, multiples. */
function kindOf(award: Award): string {
  if (award.type === 'amount') return award.amount.currency;
  return award.type === 'multiple' ? 'multiple' : 'share';
}

function amountOf(award: Award): Exact {
  switch (award.type) {
    case 'percent':
      return award.percent.div(100);
    case 'fraction':
      return award.fraction;
    case 'amount':
      return award.amount.amount;
    case 'multiple':
      return award.times;
  }
}

/** How the credits would stand in order: by a swap of two tiers, or of all percentages on one side of the level. */
function inOrder(
  ladder: Ladder,
  worse: number,
  better: number,
): { readonly hint: string; readonly fix: Pick<Finding, 'fix'> } {
  const { written, path } = ladder;
  const [less, more] = [written[worse]!, written[better]!];
  const swapped = new Map([
    [worse, better],
    [better, worse],
  ]);
  if (isOrdered(ladder, swapped)) {
    return {
      hint: `, or swap ${sayAward(less)} and ${sayAward(more)} if they were mixed up`,
      fix: withPercents(`Swap ${less.percent} % and ${more.percent} %`, swapped, written, path),
    };
  }
  const side = [...sidesOf(ladder)].find((tiers) => tiers.includes(worse)) ?? [];
  const isShare = side.every((tier) => written[tier]!.percent !== undefined);
  const sorted = [...side].sort((a, b) =>
    amountOf(ladder.tiers[a]!.award).compare(amountOf(ladder.tiers[b]!.award)),
  );
  const moved = new Map(side.map((tier, place) => [tier, sorted[place]!]));
  if (!isShare || !isOrdered(ladder, moved)) return { hint: '', fix: {} };
  const list = sorted.map((tier) => sayAward(written[tier]!)).join(', ');
  return {
    hint: `, or write ${list} from the best tier to the worst if they were mixed up`,
    fix: withPercents(`Write ${list} from the best tier to the worst`, moved, written, path),
  };
}

/** Whether no worse figure earns less once each tier has the credit of the one that `from` names. */
function isOrdered(ladder: Ladder, from: ReadonlyMap<number, number>): boolean {
  const tiers = ladder.tiers.map((tier, index) => ({
    ...tier,
    award: ladder.tiers[from.get(index) ?? index]!.award,
  }));
  return inversions({ ...ladder, tiers }).length === 0;
}

function withPercents(
  title: string,
  from: ReadonlyMap<number, number>,
  written: readonly CreditTier[],
  path: string,
): Pick<Finding, 'fix'> {
  const changes = [...from].flatMap(([tier, source]) => {
    const [old, next] = [written[tier]!.percent, written[source]!.percent];
    if (old === undefined || next === undefined) return [];
    return old === next
      ? []
      : [{ type: 'replace' as const, path: `${path}/tiers/${tier}/percent`, text: next }];
  });
  return changes.length < 2 ? {} : { fix: { title, safe: false, changes } };
}
