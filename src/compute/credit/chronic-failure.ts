import type { Exact } from '../exact.ts';
import { isMet, type Target } from './target.ts';

/** When repeated misses give a right: so many windows in a row, or so many of any `windows` that follow one another. */
export type ChronicFailureRule =
  | { readonly type: 'consecutive'; readonly misses: number }
  | { readonly type: 'rolling'; readonly misses: number; readonly windows: number };

/**
 * The windows, from 0, at whose end the right arises: each that was missed and with which the rule's count is reached.
 * The first is the earliest; the right can be exercised once that window is reported. Windows before the first count as
 * met. Empty if the rule asks for no miss or for more misses than windows.
 */
export function chronicFailures(missed: readonly boolean[], rule: ChronicFailureRule): readonly number[] {
  const span = rule.type === 'consecutive' ? rule.misses : rule.windows;
  if (rule.misses < 1 || rule.misses > span) return [];
  const found: number[] = [];
  let misses = 0;
  for (const [index, isMissed] of missed.entries()) {
    if (isMissed) misses += 1;
    if (index >= span && missed[index - span]) misses -= 1;
    if (isMissed && misses >= rule.misses) found.push(index);
  }
  return found;
}

/** The windows, from 0, each bad enough to give the right alone: those whose result misses `atLeast`. */
export function severeFailures(measured: readonly Exact[], atLeast: Target): readonly number[] {
  return measured.flatMap((value, index) => (isMet(atLeast, value) ? [] : [index]));
}
