import type { Agreement, Credit, CreditTier, Metric, Objective } from '../../agreement/generated/types.ts';
import type { Tier } from '../../compute/credit/credit-rule.ts';
import type { Target } from '../../compute/credit/target.ts';
import { exact } from '../../compute/exact.ts';
import { type CreditTerms, creditRuleOf } from '../../figures/credit-rule-of.ts';
import { daysOfWindow, type Entry, entries } from '../../figures/figures-context.ts';
import { readGaps } from '../../figures/gaps.ts';
import { targetOf } from '../../figures/objective-result.ts';
import type { AgreementLookup, LintContext } from '../lint-context.ts';
import { sayQuantity } from '../say/say-promise.ts';

/** A credit as it is computed, with what it is for. */
export interface ReadCredit {
  readonly credit: Credit;
  readonly path: string;
  readonly objective: Entry<Objective>;
  readonly metric: Metric | undefined;
  readonly target: Target;
  readonly terms: CreditTerms;
}

/** A credit that is a ladder. */
export interface Ladder extends ReadCredit {
  /** As they are written. */
  readonly written: readonly CreditTier[];
  /** As they are computed; bounds in points below the level are figures. */
  readonly tiers: readonly Tier[];
}

const known = new WeakMap<AgreementLookup, readonly ReadCredit[]>();

/**
 * The credits whose rule can be computed without a measurement, in their order: not those that are undecided, follow a
 * formula, wait on a calendar or are for a share of cases, of which the bounds could mean the figure or the share. They are
 * read once for all rules.
 */
export function readCredits(context: AgreementLookup): readonly ReadCredit[] {
  const before = known.get(context);
  if (before) return before;
  const credits = entries(context.agreement.remedies.credits, '/remedies/credits').flatMap(
    (entry) => readCredit(entry, context) ?? [],
  );
  known.set(context, credits);
  return credits;
}

/** The credits of an agreement that are ladders. */
export function laddersOf(context: LintContext): readonly Ladder[] {
  return readCredits(context).flatMap((read) => {
    const { credit, terms, target } = read;
    if (!credit.tiers || terms.rule.type !== 'tiers') return [];
    // Points below an upper limit have no meaning.
    if (credit.belowTarget && target.comparator !== 'gte' && target.comparator !== 'gt') return [];
    return [{ ...read, written: credit.tiers, tiers: terms.rule.tiers }];
  });
}

/** What a tier credits, in words: "25 %", "USD 16". */
export function sayAward({ percent, amount, fraction, multiple, serviceDays }: CreditTier): string {
  if (percent !== undefined) return `${percent} %`;
  if (amount !== undefined) return `${amount.currency} ${amount.amount}`;
  if (fraction !== undefined) return fraction;
  if (multiple !== undefined) return `${multiple} times the charges`;
  return serviceDays === undefined ? 'nothing' : `${sayQuantity(exact(serviceDays), 'days')} of service`;
}

/** The field in which a tier says what it credits. */
export function awardField({ percent, amount, fraction, multiple }: CreditTier): string {
  if (percent !== undefined) return 'percent';
  if (amount !== undefined) return 'amount';
  if (fraction !== undefined) return 'fraction';
  return multiple === undefined ? 'serviceDays' : 'multiple';
}

function readCredit(
  { value: credit, path }: Entry<Credit>,
  context: AgreementLookup,
): ReadCredit | undefined {
  const { agreement, find } = context;
  const objective = find('objectives', credit.objective);
  if (!objective || objective.value.attainment !== undefined) return undefined;
  const { comparator, targetUpper, window } = objective.value;
  if (comparator === 'between' && targetUpper === undefined) return undefined;
  const reader = readGaps();
  const target = targetOf(objective.value, objective.path, reader);
  const terms = creditRuleOf(credit, {
    path,
    target,
    calendars: agreement.calendars,
    currency: currencyOf(credit, agreement),
    // The fewest days make a day of service the largest share of a window.
    days: exact(Math.min(...(daysOfWindow(window.length) ?? [30]))),
    values: new Map(),
    downtimeSeconds: undefined,
    reader,
  });
  if (!terms || reader.gaps.length > 0) return undefined;
  return { credit, path, objective, metric: find('metrics', objective.value.metric)?.value, target, terms };
}

function currencyOf({ tiers, flat, each }: Credit, { charges }: Agreement): string {
  const amount = each?.amount ?? flat?.amount ?? tiers?.find((tier) => tier.amount)?.amount;
  return amount?.currency ?? charges?.currency ?? '';
}
