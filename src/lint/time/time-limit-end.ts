import type { Temporal } from 'temporal-polyfill';
import type { TimeLimit } from '../../agreement/generated/types.ts';
import { type ClaimLimit, claimDeadline } from '../../compute/time/notice.ts';
import type { LintContext } from '../lint-context.ts';

/** When a time limit of the agreement ends that runs from `start`; undefined while it or its clock is undecided. */
export function timeLimitEnd(
  start: Temporal.ZonedDateTime,
  limit: TimeLimit,
  context: LintContext,
): Temporal.ZonedDateTime | undefined {
  const converted = convert(limit, context);
  const calendar = limit.clock === undefined ? undefined : context.calendar(limit.clock);
  if (!converted || (limit.clock !== undefined && !calendar)) return undefined;
  return claimDeadline(start, converted, calendar);
}

function convert(limit: TimeLimit, { agreement, term }: LintContext): ClaimLimit | undefined {
  // In place of a time limit there may be a word.
  if (typeof limit !== 'object') return undefined;
  const { within, businessDays, billingCycles, endOf, dayCount } = limit;
  if (within !== undefined) return { type: 'within', duration: within };
  if (typeof businessDays === 'number')
    return { type: 'business-days', days: businessDays, ...(dayCount === undefined ? {} : { dayCount }) };
  if (typeof billingCycles === 'number') {
    const startsOn = agreement.charges?.billingDay;
    return { type: 'billing-cycles', cycles: billingCycles, ...(startsOn === undefined ? {} : { startsOn }) };
  }
  if (endOf === 'term') return term && { type: 'end-of-term', termEnd: term.to };
  return endOf && { type: 'end-of', period: endOf };
}
