import { type Exact, exact } from '../exact.ts';
import type { Figure } from '../figure.ts';
import { input, makeFigure } from '../make-figure.ts';
import { minorDigits } from '../money.ts';

/** The leads of one month and what became of them until the sales cycle had passed. */
export interface Cohort {
  readonly leads: Exact;
  /** How many of the leads became customers. */
  readonly customers: Exact;
  /** The revenue of those customers, whenever it was closed. */
  readonly revenue: Exact;
}

/** What was closed within one month, from leads of any age. */
export interface ClosedRevenue {
  readonly fromMarketing: Exact;
  readonly total: Exact;
}

/** The share of a cohort's leads that became customers, in percent. Undefined without leads, or with more customers than leads. */
export function measuredCloseRate({ leads, customers }: Cohort): Figure | undefined {
  if (leads.compare(0) <= 0 || customers.compare(0) < 0 || customers.compare(leads) > 0) return undefined;
  return makeFigure({
    name: 'close-rate',
    exact: exact(100).mul(customers).div(leads),
    unit: '%',
    formula: 'C ÷ L',
    inputs: [input('C', customers, 'customer'), input('L', leads, 'lead')],
  });
}

/** What a cohort's customers brought on average; the next goal takes its `exact`. Undefined without customers or with revenue below zero. */
export function measuredDealSize({ revenue, customers }: Cohort, currency: string): Figure | undefined {
  if (customers.compare(0) <= 0 || revenue.compare(0) < 0) return undefined;
  return makeFigure({
    name: 'deal-size',
    exact: revenue.div(customers),
    unit: currency,
    rounding: 'half-up',
    digits: minorDigits(currency),
    formula: 'R ÷ C',
    inputs: [input('R', revenue, currency), input('C', customers, 'customer')],
  });
}

/** The share of a period's revenue that marketing leads brought, in percent. Undefined without revenue, or with a part outside the whole. */
export function measuredShare(closed: ClosedRevenue, currency: string): Figure | undefined {
  const { fromMarketing, total } = closed;
  const isPart = fromMarketing.compare(0) >= 0 && fromMarketing.compare(total) <= 0;
  if (total.compare(0) <= 0 || !isPart) return undefined;
  return makeFigure({
    name: 'marketing-share',
    exact: exact(100).mul(fromMarketing).div(total),
    unit: '%',
    formula: 'M ÷ T',
    inputs: [input('M', fromMarketing, currency), input('T', total, currency)],
  });
}

/** The most months that a sales cycle may lag. */
const MOST_MONTHS = 120;

/**
 * The close rate that customers ÷ leads *of the same month* would show while leads grow by `growth` percent a month and
 * close `lag` whole months later: c ÷ (1 + g)^lag, in percent. Too low by that factor when leads grow, too high when they
 * shrink. Undefined for a close rate outside 0 to 100 %, leads that shrink by 100 % or more, a lag that is not a whole
 * number from 0 to 120, and where leads shrink so much that the result would pass 100 %.
 */
export function laggedCloseRate(given: {
  readonly closeRate: Exact;
  readonly growth: Exact;
  readonly lag: number;
}): Figure | undefined {
  const { closeRate, growth, lag } = given;
  const isPossible =
    closeRate.compare(0) >= 0 &&
    closeRate.compare(100) <= 0 &&
    growth.compare(-100) > 0 &&
    Number.isInteger(lag) &&
    lag >= 0 &&
    lag <= MOST_MONTHS;
  if (!isPossible) return undefined;
  const rate = closeRate.div(growth.div(100).add(1).pow(lag));
  if (rate.compare(100) > 0) return undefined;
  return makeFigure({
    name: 'lagged-close-rate',
    exact: rate,
    unit: '%',
    formula: 'c ÷ ( 1 + g ) ^ t',
    inputs: [input('c', closeRate, '%'), input('g', growth, '%'), input('t', exact(lag), 'month')],
  });
}
