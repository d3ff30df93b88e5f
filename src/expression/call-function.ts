import { type Exact, exact, greatest, least, round, sum } from '../compute/exact.ts';

/** The result of a call, or why it has none. */
export type CallResult = { readonly value: Exact } | { readonly message: string; readonly hint: string };

/** How many digits after the point `round(…)` can keep. */
const MOST_DIGITS = 30;

/**
 * The result of a function but `if`, given its arguments as lists: of one value each where it takes no list. `minutes`
 * and `days` make seconds, `round` is half-up.
 */
export function callFunction(name: string, parts: readonly (readonly Exact[])[]): CallResult {
  const all = parts.flat();
  // A list may be empty beside another one; what takes no list has its one value first.
  const first = name === 'percentile' ? parts[0]?.[0] : all[0];
  const second = parts[1]?.[0];
  if (name === 'sum') return { value: sum(all) };
  if (name === 'count') return { value: exact(all.length) };
  if (first === undefined) {
    const hint = 'write `if(count(values) > 0, …, 0)` where there can be none';
    return { message: `\`${name}(…)\` has no values`, hint };
  }
  switch (name) {
    case 'mean':
      return { value: sum(all).div(all.length) };
    case 'median':
      return { value: median(sort(all)) };
    case 'percentile':
      return percentile(parts[0]!, second!);
    case 'min':
      return { value: all.reduce((a, b) => least(a, b)) };
    case 'max':
      return { value: all.reduce((a, b) => greatest(a, b)) };
    case 'ceil':
      return { value: round(first, 'up') };
    case 'floor':
      return { value: round(first, 'down') };
    case 'round':
      return roundTo(first, second ?? exact(0));
    case 'minutes':
      return { value: first.mul(60) };
    case 'days':
      return { value: first.mul(86_400) };
    default:
      throw new Error(`There is no function ${name}`);
  }
}

function sort(values: readonly Exact[]): Exact[] {
  return [...values].sort((a, b) => a.compare(b));
}

/** The middle of sorted values, or the mean of the two in the middle. */
function median(sorted: readonly Exact[]): Exact {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.add(sorted[middle]!).div(2);
}

/** Nearest rank: the smallest value that at least `percent` percent of all values do not exceed. */
function percentile(values: readonly Exact[], percent: Exact): CallResult {
  if (percent.compare(0) < 0 || percent.compare(100) > 0) {
    const hint = 'write a percentile from 0 to 100, as in `percentile(values, 95)`';
    return { message: 'There is no such percentile', hint };
  }
  const rank = round(percent.div(100).mul(values.length), 'up');
  return { value: sort(values)[Math.max(Number(rank.n), 1) - 1]! };
}

function roundTo(value: Exact, digits: Exact): CallResult {
  if (digits.d !== 1n || digits.compare(0) < 0 || digits.compare(MOST_DIGITS) > 0) {
    const hint = `write a whole number of digits from 0 to ${MOST_DIGITS}, as in \`round(value, 2)\``;
    return { message: 'A value cannot be rounded to so many digits', hint };
  }
  return { value: round(value, 'half-up', Number(digits.n)) };
}
