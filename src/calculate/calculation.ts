import type { Problem } from '../problem.ts';

/** A value that went into a shown figure, as a decimal. */
export interface ShownInput {
  readonly symbol: string;
  readonly value: string;
  readonly unit: string;
}

/** A figure as text: for people, and for programs that read numbers of their own. */
export interface ShownFigure {
  /** What was computed, as a stable name: `lead-goal`, `downtime-budget`. */
  readonly name: string;
  /** What holds, as a decimal of at most nine digits after the point; a percentage is cut, not rounded. */
  readonly value: string;
  /** The same before its rounding, as a whole number or a fraction: "6687/5". */
  readonly exact: string;
  /** `%`, `s`, an ISO 4217 code, the singular noun of what is counted, or ''. */
  readonly unit: string;
  readonly rounding: string;
  readonly formula: string;
  readonly inputs: readonly ShownInput[];
  /** One line that a reader can check by hand. */
  readonly working: string;
  /** The value in plain English: "22 min 17.4 s", "USD 500.00", "100 leads". */
  readonly shown: string;
}

/**
 * What a calculator gives. An option that cannot be read is a problem named `option/…` whose path is the option; what
 * cannot be computed is one named `figure/…`. With a problem there are no figures.
 */
export interface Calculation {
  readonly figures: readonly ShownFigure[];
  readonly problems: readonly Problem[];
}

/** That something cannot be computed, and why. */
export function cannotCompute(message: string, hint?: string, path?: string): Problem {
  return {
    rule: 'figure/not-computable',
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(path === undefined ? {} : { path }),
  };
}
