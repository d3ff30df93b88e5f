import { type Exact, exact, least } from '../../compute/exact.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

type Maintenance = NonNullable<LintContext['agreement']['maintenance']>[number];

/** Work on services, and how much of it one window may have. */
export interface MaintenanceTime {
  readonly entry: Entry<Maintenance>;
  readonly seconds: Exact;
  /** The field that limits it. */
  readonly path: string;
  /** Whether its length is planned; otherwise there is only a limit that it need not reach. */
  readonly isPlanned: boolean;
  /** How many of the field's own lengths the window has. */
  readonly times: number;
}

const DAY = 86_400;

/**
 * The maintenance that a window of so many days may certainly have: the least of what its plan, its limit for a window
 * and its budget give. Undefined where none of them is known.
 */
export function maintenanceTime(entry: Entry<Maintenance>, days: number): MaintenanceTime | undefined {
  const { duration, maxPerWindow, budget, budgetPer, schedule } = entry.value;
  const one = durationSeconds(duration);
  const times = schedule ? timesWithin(schedule, days) : 1;
  const planned = one?.mul(times);
  const limit = durationSeconds(maxPerWindow);
  const yearly = budgetPer === undefined || isAtLeast(budgetPer, days) ? durationSeconds(budget) : undefined;
  const known = [planned, limit, yearly].filter((seconds) => seconds !== undefined);
  const [first, ...others] = known;
  if (!first) return undefined;
  const seconds = least(first, ...others);
  const field = limit?.equals(seconds) ? 'maxPerWindow' : planned?.equals(seconds) ? 'duration' : 'budget';
  return {
    entry,
    seconds,
    path: `${entry.path}/${field}`,
    isPlanned: planned !== undefined,
    times: field === 'duration' ? times : 1,
  };
}

function isAtLeast(period: string, days: number): boolean {
  const months = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?$/.exec(period);
  if (months) return (Number(months[1] ?? 0) * 12 + Number(months[2] ?? 0)) * 31 >= days;
  const seconds = durationSeconds(period);
  return seconds !== undefined && seconds.compare(exact(days * DAY)) >= 0;
}

const DAYS_OF: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 30.44, YEARLY: 365 };
/** Days that not every month has. */
const RARE_DAYS = /BYMONTHDAY=(?:\d+,)*-?(?:29|3[01])|BYDAY=(?:[^;]*,)?[+-]?5[A-Z]/;

/** How often a rule falls into some window of so many days, closed days aside: rather too seldom than too often. */
function timesWithin({ rrule, onClosed }: NonNullable<Maintenance['schedule']>, days: number): number {
  const part = (name: string): string | undefined => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(rrule)?.[1];
  const [weekdays, monthdays] = [part('BYDAY'), part('BYMONTHDAY')];
  const period = DAYS_OF[part('FREQ') ?? ''];
  const isUneven =
    /COUNT=|UNTIL=/.test(rrule) ||
    /(?:^|;)BY(?!DAY=|MONTHDAY=)/.test(rrule) ||
    RARE_DAYS.test(rrule) ||
    (weekdays !== undefined && (monthdays !== undefined || period === 1));
  if (period === undefined || onClosed === 'skip' || isUneven) return 1;
  // Months of 28 days are windows with a whole month too.
  const whole = Math.floor((period === 30.44 ? days + 3 : days) / (period * Number(part('INTERVAL') ?? 1)));
  return Math.max(1, whole * (monthdays ?? weekdays ?? 'once').split(',').length);
}
