import { Temporal } from 'temporal-polyfill';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import { decidedNumber } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

/**
 * The first day on which the agreement no longer applies after all renewals that need nobody's consent; undefined when it
 * may go on without end, or its days are undecided.
 */
export function lastEnd({ agreement, term }: LintContext): Temporal.PlainDate | undefined {
  const { renewal } = agreement.term;
  if (renewal?.mode !== 'automatic' || !term) return term?.to;
  const length = parseDuration(renewal.length ?? '');
  const max = decidedNumber(renewal.max);
  if (length === undefined || max === undefined) return undefined;
  const furthest = Temporal.PlainDate.from('9999-12-31');
  if (term.to.year + (max * (length.months + length.days)) / 12 > furthest.year) return undefined;
  return addDurationToDate(term.to, length, max);
}
