import type { Temporal } from 'temporal-polyfill';
import type { Agreement, TimeLimit } from '../agreement/generated/types.ts';
import type { BusinessCalendar } from '../compute/time/business-calendar.ts';
import { type ClaimLimit, claimDeadline } from '../compute/time/notice.ts';
import type { Term } from '../compute/time/window.ts';

/** What a time limit is computed by. */
export interface LimitContext {
  readonly agreement: Agreement;
  readonly term: Term | undefined;
  /** A calendar as it is computed; undefined while it is undecided. */
  readonly calendar: (id: string) => BusinessCalendar | undefined;
}

/** When a time limit of the agreement ends that runs from `start`; undefined while it or its clock is undecided. */
export function timeLimitEnd(
  start: Temporal.ZonedDateTime,
  limit: TimeLimit,
  context: LimitContext,
): Temporal.ZonedDateTime | undefined {
  const converted = convert(limit, context);
  const calendar = limit.clock === undefined ? undefined : context.calendar(limit.clock);
  if (!converted || (limit.clock !== undefined && !calendar)) return undefined;
  return claimDeadline(start, converted, calendar);
}

function convert(limit: TimeLimit, { agreement, term }: LimitContext): ClaimLimit | undefined {
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
