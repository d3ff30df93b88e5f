import type { ComparisonSign } from './expression.ts';

/** Whether a comparison holds of two values by their order: below 0 when the left one is smaller, 0 when they are equal. */
export function holds(sign: ComparisonSign, order: number): boolean {
  switch (sign) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}
