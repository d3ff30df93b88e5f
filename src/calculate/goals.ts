import { type Exact, round, sum, toDecimal } from '../compute/exact.ts';
import type { Figure } from '../compute/figure.ts';
import { type LeadGoal, type LeadRounding, leadGoal } from '../compute/goals/lead-goal.ts';
import { type Chance, chanceOfQuota, leadsForConfidence } from '../compute/goals/risk.ts';
import { impliedCloseRate, meanLeadValue, tierCounts, tierValue } from '../compute/goals/value-tiers.ts';
import { input, makeFigure } from '../compute/make-figure.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { type Calculation, cannotCompute, type ShownFigure } from './calculation.ts';
import { type NumberLimits, type OptionReader, PERCENTAGE, readOptions } from './read-options.ts';
import { showFigure } from './show-figure.ts';

/** What a lead goal is computed from; all of it text as a person writes it, percentages in percent points. */
export interface GoalsOptions {
  readonly quota: string;
  readonly share: string;
  readonly deal: string;
  readonly close: string;
  /** ISO 4217 code; USD without it. */
  readonly currency?: string;
  /** `ceiling-at-end` without it. */
  readonly rounding?: string;
  /** How many leads there are to be beyond those needed, in percent. */
  readonly margin?: string;
  /** The chance in percent that the leads for confidence give; 90 without it. */
  readonly confidence?: string;
  /** `name=value:share` with commas between: what a lead of each kind is worth, and its share of the revenue in percent. */
  readonly tiers?: string;
}

/** One kind of lead. */
export interface CalculatedTier {
  readonly name: string;
  readonly leads: ShownFigure;
  /** The close rate at which such a lead is worth its value. */
  readonly closeRate: ShownFigure;
  /** Whether that is below 100 %. */
  readonly isCredible: boolean;
}

/** The lead goal, the risk in it, and what tiers make of it. */
export interface GoalsCalculation extends Calculation {
  readonly tiers: readonly CalculatedTier[];
}

const ROUNDINGS: readonly LeadRounding[] = ['ceiling-at-end', 'ceiling-each-step', 'half-up', 'none'];
const ABOVE_ZERO: NumberLimits = { least: 0, above: true };
const MOST_TIERS = 100;
const MOST_NAME = 30;

/** How many leads a sales quota takes, and how likely they are to meet it. */
export function goals(options: GoalsOptions): GoalsCalculation {
  const reader = readOptions();
  const quota = reader.number('quota', options.quota, { least: 0 });
  const share = reader.number('share', options.share, PERCENTAGE);
  const dealSize = reader.number('deal', options.deal, ABOVE_ZERO);
  const closeRate = reader.number('close', options.close, { ...PERCENTAGE, above: true });
  const margin = reader.number('margin', options.margin, { least: 0, most: 1000 });
  const confidence = reader.number('confidence', options.confidence ?? '90', { ...PERCENTAGE, above: true });
  const currency = reader.currency('currency', options.currency ?? 'USD');
  const rounding = readRounding(options.rounding ?? 'ceiling-at-end', reader);
  const tiers = readTiers(options.tiers, reader);
  const isRead = quota && share && dealSize && closeRate && confidence && currency && rounding;
  if (!isRead || reader.problems.length > 0) return { figures: [], tiers: [], problems: reader.problems };

  const given = { quota, share, dealSize, closeRate, currency, rounding };
  const plain = leadGoal(given);
  const goal = margin ? leadGoal({ ...given, margin }) : plain;
  if (!plain || !goal) throw new Error('A goal of values that were checked is not computed');
  const risk = riskFigures(plain, goal, closeRate, confidence);
  const mix = tierFigures(goal.revenue.exact, tiers, dealSize, currency);
  const problems = [...risk.problems, ...mix.problems];
  if (problems.length > 0) return { figures: [], tiers: [], problems };
  const figures = [goal.revenue, goal.customers, goal.leads].map((figure) => showFigure(figure));
  return { figures: [...figures, ...risk.figures, ...mix.figures], tiers: mix.tiers, problems: [] };
}

interface Part {
  readonly figures: readonly ShownFigure[];
  readonly problems: readonly Problem[];
}

/** The chance that the leads of the goal meet the quota, and the leads that meet it with the confidence asked for. */
function riskFigures(plain: LeadGoal, goal: LeadGoal, closeRate: Exact, confidence: Exact): Part {
  // The quota is met by whole customers and from whole leads.
  const deals = Number(round(plain.customers.exact, 'up').valueOf());
  const leads = Number(round(goal.leads.value, 'up').valueOf());
  const chance = chanceOfQuota(leads, deals, closeRate);
  const needed = leadsForConfidence(deals, closeRate, confidence);
  if (!chance || !needed) {
    const message = `No number of leads up to a thousand million gives a chance of ${toDecimal(confidence)} %`;
    return {
      figures: [],
      problems: [cannotCompute(message, 'ask for less confidence, or for a smaller quota')],
    };
  }
  const goalLeads = round(plain.leads.value, 'up');
  const shownChance = showFigure(chance, showChance(chance, confidence));
  const figures = [shownChance, showFigure(needed)];
  if (goalLeads.equals(0)) return { figures, problems: [] };
  const extra = makeFigure({
    name: 'margin-for-confidence',
    exact: needed.value.div(goalLeads).sub(1).mul(100),
    unit: '%',
    formula: '100 × ( n − L ) ÷ L',
    inputs: [input('n', needed.value, 'lead'), input('L', goalLeads, 'lead')],
  });
  return { figures: [...figures, showFigure(extra)], problems: [] };
}

/** A chance with one digit after the point, as chances are told; cut where rounding it would make it the one asked for. */
function showChance({ exact: chance }: Chance, confidence: Exact): string {
  const rounded = round(chance, 'half-up', 1);
  const flatters = ['100', confidence].some(
    (bound) => rounded.compare(bound) >= 0 && chance.compare(bound) < 0,
  );
  const [whole = '', digit = '0'] = toDecimal(flatters ? round(chance, 'down', 1) : rounded, 1).split('.');
  return `${whole}.${digit} %`;
}

interface Tier {
  readonly name: string;
  readonly value: Exact;
  readonly share: Exact;
}

function tierFigures(
  revenue: Exact,
  tiers: readonly Tier[],
  dealSize: Exact,
  currency: string,
): Part & Pick<GoalsCalculation, 'tiers'> {
  if (tiers.length === 0) return { figures: [], tiers: [], problems: [] };
  const counts = tierCounts(revenue, tiers, currency);
  const mix = counts?.map(({ value: count }, index) => ({ count, value: tiers[index]!.value }));
  const value = mix && tierValue(mix, currency);
  if (!counts || !mix || !value) throw new Error('Tiers that were checked are not computed');
  const mean = meanLeadValue(mix, currency);
  const shown = tiers.map(({ name, value: worth }, index): CalculatedTier => {
    const rate: Figure = impliedCloseRate(worth, dealSize, currency)!;
    return {
      name,
      leads: showFigure(counts[index]!),
      closeRate: showFigure(rate),
      isCredible: rate.exact.compare(100) < 0,
    };
  });
  const all = [
    ...shown.flatMap(({ leads, closeRate }) => [leads, closeRate]),
    showFigure(value),
    ...(mean ? [showFigure(mean)] : []),
  ];
  return { figures: all, tiers: shown, problems: [] };
}

function readRounding(text: string, reader: OptionReader): LeadRounding | undefined {
  const known = ROUNDINGS.find((rounding) => rounding === text);
  if (known) return known;
  const meant = nearest(text, ROUNDINGS);
  const hint = meant === undefined ? `write ${ROUNDINGS.join(', ')}` : `did you mean ${meant}?`;
  return reader.refuse('rounding', `\`${text}\` is no way of rounding`, hint);
}

function readTiers(text: string | undefined, reader: OptionReader): readonly Tier[] {
  if (text === undefined) return [];
  const parts = text.split(',');
  const tiers: Tier[] = [];
  if (parts.length > MOST_TIERS) reader.refuse('tiers', 'these are too many', `give at most ${MOST_TIERS}`);
  for (const part of parts.slice(0, MOST_TIERS)) {
    const [, name, worth, portion] = /^\s*([^=:]+?)\s*=\s*([^=:]+):([^=:]+)$/.exec(part) ?? [];
    if (name === undefined) {
      reader.refuse('tiers', `\`${part}\` is no tier`, 'write name=value:share, as ceo=100:40');
      return [];
    }
    if (name.length > MOST_NAME) {
      reader.refuse('tiers', `\`${name}\` is too long a name`, `write at most ${MOST_NAME} characters`);
    }
    const value = reader.number('tiers', worth, ABOVE_ZERO);
    const share = reader.number('tiers', portion, PERCENTAGE);
    if (!value || !share) return [];
    if (tiers.some((tier) => tier.name === name)) {
      reader.refuse('tiers', `\`${name}\` is there twice`, 'name each tier once');
    }
    tiers.push({ name, value, share });
  }
  const total = sum(tiers.map(({ share }) => share));
  if (!total.equals(100)) {
    const hint = 'give shares that make 100 %, as ceo=100:40,director=50:40,manager=40:20';
    reader.refuse('tiers', `the shares make ${toDecimal(total)} %, not 100 %`, hint);
  }
  return tiers;
}
