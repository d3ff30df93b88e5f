import type { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../agreement/generated/types.ts';
import { type Allotment, allocate, allocateEach } from '../compute/allocation.ts';
import { type Exact, exact } from '../compute/exact.ts';
import {
  type BusinessCalendar,
  isBusinessDay,
  nextOpenDay,
  previousOpenDay,
} from '../compute/time/business-calendar.ts';
import { weekdayDates } from '../compute/time/recurrence.ts';
import type { Term } from '../compute/time/window.ts';
import { calendarOf } from './calendar-of.ts';
import { type FigureTree, quantityLeaf } from './figure-tree.ts';
import { decided, entries, termOf } from './figures-context.ts';

type Deliverable = NonNullable<Agreement['services'][number]['deliverables']>[number];
const WEEKDAYS = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 } as const;

/**
 * The deliveries of the first whole month of the term: a monthly quantity that is delivered on one day of each week, in
 * whole units, shared among its destinations.
 */
export function deliverySheets(agreement: Agreement): FigureTree[] {
  const term = termOf(agreement);
  if (!term) return [];
  return entries(agreement.services, '/services').flatMap(({ value: service, path }) =>
    entries(service.deliverables, `${path}/deliverables`).flatMap(({ value, path: at }): FigureTree[] => {
      const plan = planMonth(value, term, calendarOf(value.schedule?.calendar, agreement));
      if (!plan) return [];
      const leaf = (amount: Exact): FigureTree =>
        quantityLeaf({ value: amount, unit: value.unit ?? '' }, `${at}/quantity`);
      return [
        {
          deliverable: { type: 'field', path: at },
          destinations: plan.shares.map(
            (_, index): FigureTree => ({
              type: 'field',
              path: `${at}/destinations/${index}`,
            }),
          ),
          rows: plan.dates.map(
            (date, index): FigureTree => ({
              date: { type: 'date', path: `${at}/schedule`, date: date.toString() },
              total: leaf(plan.totals[index]!.amount),
              amounts: plan.rows[index]!.map(({ amount }) => leaf(amount)),
            }),
          ),
        },
      ];
    }),
  );
}

interface MonthPlan {
  readonly dates: readonly Temporal.PlainDate[];
  readonly totals: readonly Allotment[];
  readonly shares: readonly { readonly id: string; readonly weight: Exact }[];
  readonly rows: readonly (readonly Allotment[])[];
}

function planMonth(
  deliverable: Deliverable,
  term: Term,
  calendar: BusinessCalendar | undefined,
): MonthPlan | undefined {
  const weekday = /^FREQ=WEEKLY;BYDAY=(MO|TU|WE|TH|FR|SA|SU)$/.exec(deliverable.schedule?.rrule ?? '')?.[1];
  const quantity = decided(deliverable.quantity);
  if (weekday === undefined || !quantity || deliverable.per !== 'P1M') return undefined;
  const first = term.from.day === 1 ? term.from : term.from.add({ months: 1 }).with({ day: 1 });
  const planned = weekdayDates(WEEKDAYS[weekday as keyof typeof WEEKDAYS], first, first.add({ months: 1 }));
  const dates = planned.flatMap((date) => openDay(date, deliverable.schedule?.onClosed, calendar) ?? []);
  const { method = 'front-loaded', unitSize } = deliverable.split ?? {};
  const unit = decided(unitSize) ?? exact(1);
  const equal = dates.map((date) => ({ id: date.toString(), weight: exact(1) }));
  const totals = allocate(quantity, equal, { method, unit });
  const destinations = deliverable.destinations ?? [];
  const weights = destinations.map(({ id, share }) => ({ id, weight: decided(share) ?? exact(1) }));
  const shares = weights.length > 0 ? weights : [{ id: 'all', weight: exact(1) }];
  const amounts = totals?.map(({ amount }) => amount);
  const rows = amounts && allocateEach(amounts, shares, unit);
  return totals && rows && { dates, totals, shares: weights, rows };
}

/** The day on which a delivery really takes place when its day may be closed; undefined if it falls out. */
function openDay(
  date: Temporal.PlainDate,
  onClosed: string | undefined,
  calendar: BusinessCalendar | undefined,
): Temporal.PlainDate | undefined {
  if (!calendar || onClosed === undefined || isBusinessDay(calendar, date)) return date;
  if (onClosed === 'next-open') return nextOpenDay(calendar, date);
  if (onClosed === 'previous-open') return previousOpenDay(calendar, date);
  return onClosed === 'skip' ? undefined : date;
}
