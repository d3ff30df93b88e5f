import type { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../agreement/generated/types.ts';
import { capCredits, type PaidCredit } from '../compute/credit/cap-credits.ts';
import type { Target } from '../compute/credit/target.ts';
import { type Exact, sum, toDecimal } from '../compute/exact.ts';
import type { Figure } from '../compute/figure.ts';
import { parseDuration } from '../compute/time/duration.ts';
import { creditBaseOf } from '../figures/credit-base.ts';
import { type GapReader, readGaps } from '../figures/gaps.ts';
import { targetOf } from '../figures/objective-result.ts';
import type { Problem } from '../problem.ts';
import { type AssessedWindow, assessWindow, type CreditJob } from './assess-credit.ts';
import { type Calculation, cannotCompute, type ShownFigure } from './calculation.ts';
import {
  type CreditOptions,
  chooseCredit,
  readFee,
  readResults,
  readStart,
  readValues,
} from './credit-options.ts';
import { type NamedPayment, paymentOf } from './credit-payment.ts';
import { creditNotes, describePeriod, describeTarget } from './describe-credit.ts';
import { type PlacedWindow, placeWindows, reachesBeyondDates } from './place-windows.ts';
import { readOptions } from './read-options.ts';
import { decimalOf, showFigure, showQuantity } from './show-figure.ts';

export type { CreditOptions } from './credit-options.ts';

/** A number of a window as a decimal, and in plain English. */
export interface CalculatedValue {
  readonly value: string;
  readonly unit: string;
  readonly shown: string;
}

/** One window of a series. */
export interface CalculatedCredit {
  /** Its place, from 1. */
  readonly number: number;
  /** Its first and last moment; undefined where the first window has no date. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What was measured, as it is compared. */
  readonly measured: CalculatedValue | undefined;
  /** Whether the commitment is met; undefined without a result. */
  readonly isMet: boolean | undefined;
  /** The tier that credits, from 1, and what it credits. */
  readonly tier: { readonly number: number; readonly text: string } | undefined;
  readonly credit: ShownFigure;
  /** After the caps, before the smallest credit and the rounding. */
  readonly capped: CalculatedValue;
  /** The cap that lowered the credit the most. */
  readonly cappedBy: string | undefined;
  readonly isBelowMinimum: boolean;
  readonly payable: ShownFigure;
}

/** The credits of an objective window by window, and in all. */
export interface CreditCalculation extends Calculation {
  readonly objective: { readonly id: string; readonly name: string; readonly target: string } | undefined;
  /** The id of the credit. */
  readonly credit: string | undefined;
  readonly base: CalculatedValue | undefined;
  readonly windowLength: string | undefined;
  /** The window in words: "month". */
  readonly period: string | undefined;
  readonly caps: readonly string[];
  readonly windows: readonly CalculatedCredit[];
  readonly total: ShownFigure | undefined;
  /** What was assumed, and what was left out. */
  readonly notes: readonly string[];
}

/** The credits of one objective of an agreement for what was measured in consecutive windows, and what is paid of them. */
export function credit(agreement: Agreement, options: CreditOptions): CreditCalculation {
  const reader = readOptions();
  if ((agreement.remedies.credits ?? []).length === 0) {
    return failed([cannotCompute('The agreement has no service credits')]);
  }
  const chosen = chooseCredit(agreement, options.objective, reader);
  if (!chosen) return failed(reader.problems);
  const metric = agreement.metrics?.find(({ id }) => id === chosen.objective.metric);
  const results = readResults(options, metric?.unit ?? '', reader);
  const values = readValues(options.values ?? [], reader);
  const length = parseDuration(chosen.objective.window.length);
  const start = readStart(options, length, reader);
  const fee = readFee(agreement, options, reader);
  if (reader.problems.length > 0) return failed(reader.problems);

  const gaps = readGaps();
  const zone = chosen.objective.window.timeZone ?? agreement.term.timeZone;
  if (!length)
    gaps.tell('The length of the window is still to be decided', `${chosen.objectivePath}/window/length`);
  const base = length && (fee ?? creditBaseOf(agreement, chosen.credit, length, gaps));
  if (!length || !base) return failed(tellGaps(gaps));
  if (reachesBeyondDates(length, results.length)) {
    const message = 'These windows together are longer than ten thousand years';
    return failed([cannotCompute(message, 'give fewer', `${chosen.objectivePath}/window/length`)]);
  }
  const windows = placeWindows(start, length, zone, results.length);
  const job: CreditJob = { agreement, chosen, base, length, windows, values, gaps };
  const assessed = results.map((result, index) => assessWindow(result, windows[index]!, job));
  const payment = paymentOf(job, assessed);
  if (gaps.gaps.length > 0) return failed(tellGaps(gaps));
  const credits = assessed.map(({ figure }) => figure!);
  const paid = capCredits(
    credits.map((figure) => figure.exact),
    credits.map(() => base.base),
    payment,
  );
  if (!paid) throw new Error('Credits that were computed are not capped');

  const rows = paid.map((window, index) =>
    showWindow(window, index, assessed[index]!, windows[index]!, payment),
  );
  const total = showFigure(totalOf(paid.map((window) => window.paid)));
  const { currency, amount } = base.base;
  return {
    objective: {
      id: chosen.objective.id,
      name: chosen.objective.name,
      target: describeTarget(targetOf(chosen.objective, chosen.objectivePath, gaps), metric?.unit ?? ''),
    },
    credit: chosen.credit.id,
    base: describeValue(amount, currency),
    windowLength: chosen.objective.window.length,
    period: describePeriod(chosen.objective.window.length, false),
    caps: payment.texts.map(([, text]) => text),
    windows: rows,
    total,
    notes: creditNotes(agreement, chosen, {
      isFeeGiven: fee !== undefined,
      beginsWithFirst: payment.beginsWithFirst,
      usesUsualLength:
        start === undefined && length.months > 0 && assessed.some((window) => window.usesLength),
      rounded: assessed.some(({ isRounded }) => isRounded) ? metric : undefined,
      isTierUnused: assessed.some(({ isTierUnused }) => isTierUnused),
    }),
    figures: [...rows.flatMap((row) => [row.credit, row.payable]), total],
    problems: [],
  };
}

function showWindow(
  window: PaidCredit,
  index: number,
  { measurement, isMet: met, tier, figure, target }: AssessedWindow,
  { from, to }: PlacedWindow,
  { texts }: NamedPayment,
): CalculatedCredit {
  const { measured, unit = '' } = measurement;
  const moment = (time: Temporal.ZonedDateTime | undefined): string | undefined =>
    time?.toString({ timeZoneName: 'never' });
  return {
    number: index + 1,
    from: moment(from),
    to: moment(to),
    measured: measured && describeResult(measured, unit, target),
    isMet: met,
    tier,
    credit: showFigure(figure!),
    capped: describeValue(window.capped, window.paid.unit),
    cappedBy: texts.find(([cap]) => cap === window.cappedBy)?.[1],
    isBelowMinimum: window.belowMinimum,
    payable: showFigure(window.paid),
  };
}

/** A result; a percentage is cut towards missing the commitment, so that none looks as if it met it. */
function describeResult(measured: Exact, unit: string, { comparator }: Target): CalculatedValue {
  if (unit !== '%') return describeValue(measured, unit);
  const towards = comparator === 'lte' || comparator === 'lt' ? 'up' : 'down';
  return {
    value: toDecimal(measured, 12, towards),
    unit,
    shown: `${toDecimal(measured, 4, towards)} %`,
  };
}

function describeValue(value: Exact, unit: string): CalculatedValue {
  return { value: decimalOf({ value, unit }), unit, shown: showQuantity({ value, unit }) };
}

function totalOf(paid: readonly Figure[]): Figure {
  const unit = paid[0]!.unit;
  const total = sum(paid.map(({ value }) => value));
  return {
    name: 'credits-paid',
    value: total,
    exact: total,
    unit,
    rounding: 'none',
    formula: 'Σ paid',
    inputs: paid.map(({ value }) => ({ symbol: 'paid', value, unit })),
    working: [
      ...paid.flatMap(({ value }, index) => (index === 0 ? [{ value, unit }] : ['+', { value, unit }])),
      '=',
      { value: total, unit },
    ],
  };
}

function tellGaps({ gaps }: GapReader): readonly Problem[] {
  return gaps.map(({ message, hint, path }) => cannotCompute(message, hint, path));
}

function failed(problems: readonly Problem[]): CreditCalculation {
  return {
    objective: undefined,
    credit: undefined,
    base: undefined,
    windowLength: undefined,
    period: undefined,
    caps: [],
    windows: [],
    total: undefined,
    notes: [],
    figures: [],
    problems,
  };
}
