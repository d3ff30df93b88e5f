import { type Exact, exact } from '../../compute/exact.ts';
import { type BusinessCalendar, openSpans } from '../../compute/time/business-calendar.ts';
import type { AgreementLookup, LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayNumber } from '../say/say.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';
import { type Backing, metricsOf, namesOf } from './backing.ts';

/** The hours of a year that count here, and how many of them do not count below. */
interface Hours {
  readonly counted: Exact;
  readonly missing: Exact;
}

/** Tells the hours of the clocks of two agreements; each pair of clocks is reckoned once. */
export type CompareClocks = (clock: string | undefined, below: string | undefined) => Hours | undefined;

/** Prepares the comparison of the clocks here and there, over the first year of the agreement here. */
export function clockComparison(context: LintContext, there: AgreementLookup): CompareClocks {
  const known = new Map<string, Hours | undefined>();
  return (clock, below) => {
    const key = JSON.stringify([clock, below]);
    if (!known.has(key)) known.set(key, hoursOf(context, context.calendar(clock), there.calendar(below)));
    return known.get(key);
  };
}

const NANOSECONDS_OF_HOUR = 3_600_000_000_000n;

function hoursOf(
  { term, agreement }: LintContext,
  ours: BusinessCalendar | undefined,
  below: BusinessCalendar | undefined,
): Hours | undefined {
  if (!term || !ours || !below || below.type === 'always' || same(ours, below)) return undefined;
  const from = term.from.toZonedDateTime(agreement.term.timeZone);
  const year = { start: from.epochNanoseconds, end: from.add({ years: 1 }).epochNanoseconds };
  const hours = (calendar: BusinessCalendar): Exact => {
    let open = 0n;
    for (const span of openSpans(calendar, year)) open += span.end - span.start;
    return exact(open, NANOSECONDS_OF_HOUR);
  };
  const counted = hours(ours);
  const both = hours({ type: 'intersection', calendars: [ours, below] });
  return { counted, missing: counted.sub(both) };
}

function same(ours: BusinessCalendar, below: BusinessCalendar): boolean {
  return ours === below || (ours.type === 'always' && below.type === 'always');
}

/** Hours in which a failure counts here and not below. */
export function* compareHours(backing: Backing, compare: CompareClocks): Iterable<Finding> {
  const { metric, metricBelow } = metricsOf(backing);
  if (!metric || !metricBelow || !runsOnClock(metric) || !runsOnClock(metricBelow)) return;
  const found = compare(metric.clock, metricBelow.clock);
  if (!found || found.missing.compare(0) <= 0) return;
  const { ours, below, bearer } = namesOf(backing);
  const say = (hours: Exact): string => `${sayNumber(hours, 1)} h`;
  const isFew = found.missing.mul(100).compare(found.counted) < 0;
  yield {
    path: backing.path,
    severity: isFew ? 'info' : 'warning',
    message: `${ours} counts ${say(found.counted)} of a year, and in ${say(found.missing)} of these ${below} does not count: what fails then is missed here and not there, and ${bearer} pays alone`,
    hint: `agree with the supplier on a clock that runs at least ${metric.clock === undefined ? 'around the clock' : `in the hours of \`${metric.clock}\``}, or give the metric \`${metric.id}\` the hours of the clock there`,
    facts: { counted: say(found.counted), missing: say(found.missing) },
  };
}

/** A share of time or a time runs on its clock; a number of things does not. */
function runsOnClock({ unit, kind }: NonNullable<ReturnType<typeof metricsOf>['metric']>): boolean {
  return secondsOfUnit(unit) !== undefined || kind === 'time-ratio' || kind === 'probe-sequence';
}
