import type { Exact, Rounding } from './exact.ts';

/** A number with its unit: `%` percent points, `s` seconds, an ISO 4217 code, the singular noun of what is counted, or ''. */
export interface Quantity {
  readonly value: Exact;
  readonly unit: string;
}

/** A value that went into a figure, under the symbol that the formula gives it. */
export interface FigureInput extends Quantity {
  readonly symbol: string;
}

/** A part of a worked line: a number with its unit, or what stands between (`×`, `÷`, `=`, `(`, `−` …). */
export type WorkingPart = Quantity | string;

/**
 * A computed value with its working. `value` is what holds; `exact` is the same before its one rounding at the end.
 * `working` is one line that a reader can check by hand: 5,000 × 100 % ÷ 100 ÷ 50 % = 100 leads.
 */
export interface Figure extends Quantity {
  /** What was computed, as a stable name: `lead-goal`, `downtime-budget`. */
  readonly name: string;
  readonly exact: Exact;
  readonly rounding: Rounding;
  /** The formula in the symbols of its inputs. */
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  readonly working: readonly WorkingPart[];
}
