import { type Exact, exact, type Rounding, round } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { minorDigits } from '../money.ts';

/**
 * How customers and leads become whole. `ceiling-at-end` and `half-up` round each once from its exact value;
 * `ceiling-each-step` rounds the customers up first and computes the leads from whole customers.
 */
export type LeadRounding = 'ceiling-at-end' | 'ceiling-each-step' | 'half-up' | 'none';

/** What a lead goal is computed from. Money is in `currency`; share, close rate and margin are in percent points. */
export interface LeadGoalInput {
  /** What Sales must close in the period. */
  readonly quota: Exact;
  /** The share of the quota that comes from marketing leads. */
  readonly share: Exact;
  readonly dealSize: Exact;
  /** How many of the leads become customers. */
  readonly closeRate: Exact;
  readonly currency: string;
  readonly rounding: LeadRounding;
  /** How many leads there are to be beyond those needed; none when left out. */
  readonly margin?: Exact;
}

/** The revenue that marketing leads must bring, the customers that makes, and the leads that takes. */
export interface LeadGoal {
  readonly revenue: Figure;
  readonly customers: Figure;
  readonly leads: Figure;
}

const ROUNDINGS: Readonly<Record<LeadRounding, Rounding>> = {
  'ceiling-at-end': 'up',
  'ceiling-each-step': 'up',
  'half-up': 'half-up',
  none: 'none',
};

/**
 * The lead goal of a period: quota × share ÷ deal size ÷ close rate. A quota or share of zero makes a goal of zero.
 * Undefined where no number of leads is an answer: a deal size or close rate not above zero, a share or close rate
 * above 100 %, a quota, share or margin below zero.
 */
export function leadGoal(given: LeadGoalInput): LeadGoal | undefined {
  const { quota, share, dealSize, closeRate, currency, margin } = given;
  const isPossible =
    quota.compare(0) >= 0 &&
    isPercentage(share) &&
    dealSize.compare(0) > 0 &&
    isPercentage(closeRate) &&
    closeRate.compare(0) > 0 &&
    (margin === undefined || margin.compare(0) >= 0);
  if (!isPossible) return undefined;

  const rounding = ROUNDINGS[given.rounding];
  const [q, s] = [input('Q', quota, currency), input('s', share, '%')];
  const [d, c] = [input('d', dealSize, currency), input('c', closeRate, '%')];
  const revenue = quota.mul(share).div(100);
  const customers = revenue.div(dealSize);
  const isEachStep = given.rounding === 'ceiling-each-step';
  const wholeCustomers = isEachStep ? round(customers, 'up') : customers;
  const leads = wholeCustomers.mul(100).div(closeRate);
  return {
    revenue: makeFigure({
      name: 'marketing-revenue',
      exact: revenue,
      unit: currency,
      rounding: given.rounding === 'none' ? 'none' : 'half-up',
      digits: minorDigits(currency),
      formula: 'Q × s',
      inputs: [q, s],
    }),
    customers: makeFigure({
      name: 'customers-needed',
      exact: customers,
      unit: 'customer',
      rounding,
      formula: 'Q × s ÷ d',
      inputs: [q, s, d],
    }),
    leads: makeFigure({
      name: 'lead-goal',
      exact: margin ? leads.mul(margin.div(100).add(1)) : leads,
      unit: 'lead',
      rounding,
      formula: `${isEachStep ? 'C ÷ c' : 'Q × s ÷ d ÷ c'}${margin ? ' × ( 1 + m )' : ''}`,
      inputs: [
        ...(isEachStep ? [input('C', wholeCustomers, 'customer'), c] : [q, s, d, c]),
        ...(margin ? [input('m', margin, '%')] : []),
      ],
    }),
  };
}

/** The share of `leads` that must close for `customers`, in percent. Undefined without leads, or when there are fewer than customers. */
export function requiredCloseRate(given: {
  readonly customers: Exact;
  readonly leads: Exact;
}): Figure | undefined {
  const { customers, leads } = given;
  if (leads.compare(0) <= 0 || customers.compare(0) < 0 || customers.compare(leads) > 0) return undefined;
  return makeFigure({
    name: 'required-close-rate',
    exact: exact(100).mul(customers).div(leads),
    unit: '%',
    formula: 'C ÷ L',
    inputs: [input('C', customers, 'customer'), input('L', leads, 'lead')],
  });
}

/**
 * The average deal size at which `leads` bring `revenue`, rounded up to the smallest amount of the currency, because
 * less would miss it. Undefined without leads, for a close rate outside 0 to 100 % or of zero, and for revenue below zero.
 */
export function requiredDealSize(given: {
  readonly revenue: Exact;
  readonly leads: Exact;
  readonly closeRate: Exact;
  readonly currency: string;
}): Figure | undefined {
  const { revenue, leads, closeRate, currency } = given;
  const isPossible =
    revenue.compare(0) >= 0 && leads.compare(0) > 0 && isPercentage(closeRate) && closeRate.compare(0) > 0;
  if (!isPossible) return undefined;
  return makeFigure({
    name: 'required-deal-size',
    exact: revenue.mul(100).div(leads).div(closeRate),
    unit: currency,
    rounding: 'up',
    digits: minorDigits(currency),
    formula: 'R ÷ ( L × c )',
    inputs: [input('R', revenue, currency), input('L', leads, 'lead'), input('c', closeRate, '%')],
  });
}

function isPercentage(value: Exact): boolean {
  return value.compare(0) >= 0 && value.compare(100) <= 0;
}
