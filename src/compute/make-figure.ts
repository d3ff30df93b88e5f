import { type Exact, type Rounding, round } from './exact.ts';
import type { Figure, FigureInput, WorkingPart } from './figure.ts';

/** What a figure is made of. */
export interface FigureParts {
  readonly name: string;
  readonly exact: Exact;
  readonly unit: string;
  /** `none` when left out. */
  readonly rounding?: Rounding;
  /** How many digits after the point the rounding keeps; none when left out. */
  readonly digits?: number;
  /** The formula in the symbols of the inputs, with a space between any two of its parts. */
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
}

/** A figure whose working is its formula with the inputs in place of their symbols, then the result, rounded after `→`. */
export function makeFigure(parts: FigureParts): Figure {
  const { name, exact, unit, rounding = 'none', digits = 0, formula, inputs } = parts;
  const value = round(exact, rounding, digits);
  const bySymbol = new Map(inputs.map((given) => [given.symbol, { value: given.value, unit: given.unit }]));
  const working: WorkingPart[] = formula.split(' ').map((part) => bySymbol.get(part) ?? part);
  working.push('=', { value: exact, unit });
  if (!value.equals(exact)) working.push('→', { value, unit });
  return { name, value, exact, unit, rounding, formula, inputs, working };
}

/** An input of a figure. */
export function input(symbol: string, value: Exact, unit: string): FigureInput {
  return { symbol, value, unit };
}
