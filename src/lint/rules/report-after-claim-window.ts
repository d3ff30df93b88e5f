import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { addBusinessDays } from '../../compute/time/business-time.ts';
import { windowsIn } from '../../compute/time/window.ts';
import { type Entry, entries, windowOf } from '../../figures/figures-context.ts';
import { timeLimitEnd } from '../../figures/time-limit-end.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayMoment } from '../say/say-date.ts';
import { sayParty } from '../say/say-party.ts';
import { reportDue, type StartOfLimit, startReader } from '../time/report-time.ts';

type Report = NonNullable<Agreement['reports']>[number];
type Objective = NonNullable<Agreement['objectives']>[number];
type Limit = NonNullable<NonNullable<Agreement['remedies']['claim']>['limit']>;

/** The business days that a party needs between a report and the end of its time to claim. */
const BUSINESS_DAYS = 5;
/** The same where no calendar says which days are open. */
const DAYS = 7;
/** The most windows that are looked at: five years of months. */
const MOST_WINDOWS = 60;

/** Claims for credits that lapse before the report tells that there is something to claim. */
export const reportAfterClaimWindow: Rule = {
  name: 'report-after-claim-window',
  severity: 'error',
  kind: 'meaning',
  summary: 'A credit must be claimed before the report that shows the miss is due.',
  why:
    'Who must claim a credit has to know that it was earned. When the time to claim is over before the report on the window ' +
    'is due, the provider can keep every promise about reports and still never pay. The other party has to claim blindly, or ' +
    'loses the credit.',
  source:
    'Accord Project, service level agreement (report 10 business days after the month), and Common Paper, Service Level ' +
    'Agreement 2.0 (claim within 7 days), taken together.',
  limits:
    'A limit that runs from the report, or from something that the words of the language do not tell, is not judged, nor are ' +
    'rolling windows and objectives on which no report goes to the party that claims. A limit that runs from the failure is a ' +
    'warning where only a failure early in its window lapses. At most 60 windows are looked at.',
  bad: {
    example: 'cloud-service',
    change: { 'remedies.claim.limit': '{ within: P7D, from: the end of the month }' },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.claim.limit': '{ businessDays: 15, clock: business-hours, from: the end of the month }',
    },
  },
  *check(context) {
    const { claim, credits = [], pool } = context.agreement.remedies;
    // In place of a time limit there may be a word.
    if (claim?.mode !== 'on-claim' || typeof claim.limit !== 'object' || !context.term) return;
    const startOf = startReader(context.words);
    const start = startOfClaim(claim.limit, startOf(claim.limit.from));
    if (start === undefined) return;
    const isFromEvent = startOf(claim.limit.from) === 'event';
    const reports = reportsByMetric(context);
    const judged = new Map<string, Race | undefined>();
    let worst: Race | undefined;
    for (const { objective: id } of [...credits, ...(pool?.shares ?? [])]) {
      const objective = context.find('objectives', id)?.value;
      if (!objective || ['rolling', 'trailing'].includes(objective.window.kind)) continue;
      let first: Race | undefined;
      for (const report of reportsFor(objective, reports, context)) {
        const key = `${report.path} ${JSON.stringify(objective.window)} ${objective.beneficiary}`;
        if (!judged.has(key))
          judged.set(key, race(objective, report, claim.limit, context, startOf, isFromEvent));
        const found = judged.get(key);
        if (found && (!first || slack(found) > slack(first))) first = found;
      }
      if (first && (!worst || slack(first) < slack(worst))) worst = first;
    }
    if (worst) yield* tell(worst, claim.limit, start, context);
  },
};

/** Where the limit of a claim begins, if that can be told: at the end of the window, said or assumed. */
function startOfClaim(limit: Limit, start: StartOfLimit): 'said' | 'assumed' | undefined {
  if (start === 'report' || start === 'unknown') return undefined;
  const isPeriod = limit.billingCycles !== undefined || limit.endOf !== undefined;
  return start === 'unsaid' && !isPeriod ? 'assumed' : 'said';
}

function reportsByMetric({ agreement }: LintContext): ReadonlyMap<string, readonly Entry<Report>[]> {
  const reports = new Map<string, Entry<Report>[]>();
  for (const entry of entries(agreement.reports, '/reports')) {
    for (const metric of entry.value.metrics ?? []) {
      const list = reports.get(metric);
      if (list) list.push(entry);
      else reports.set(metric, [entry]);
    }
  }
  return reports;
}

/** The reports on an objective that go to the party that is entitled to its credits. */
function reportsFor(
  { metric, beneficiary }: Objective,
  reports: ReadonlyMap<string, readonly Entry<Report>[]>,
  { find }: LintContext,
): readonly Entry<Report>[] {
  return (reports.get(metric) ?? []).filter(({ value }) =>
    value.to.some((contact) => find('contacts', contact)?.value.party === beneficiary),
  );
}

/** The window in which a claim has the least time after a report. */
interface Race {
  readonly objective: Objective;
  readonly report: Entry<Report>;
  readonly windowEnd: Temporal.ZonedDateTime;
  readonly reported: Temporal.ZonedDateTime;
  readonly claimed: Temporal.ZonedDateTime;
  /** How many windows there are, and in how many the claim ends first or has too few days. */
  readonly windows: number;
  readonly lost: number;
  readonly short: number;
  /** In how many the claim for a failure on the first day ends first, and the one in which it does so soonest. */
  readonly lostEarly: number;
  readonly early?: {
    readonly failed: Temporal.ZonedDateTime;
    readonly claimed: Temporal.ZonedDateTime;
    readonly reported: Temporal.ZonedDateTime;
  };
}

function race(
  objective: Objective,
  report: Entry<Report>,
  limit: Limit,
  context: LintContext,
  startOf: (from: string | undefined) => StartOfLimit,
  isFromEvent: boolean,
): Race | undefined {
  const { agreement, term } = context;
  const windows = term ? windowsIn(windowOf(objective, agreement), term).slice(0, MOST_WINDOWS) : [];
  let found: Race | undefined;
  let early: Race['early'];
  let [lost, short, lostEarly] = [0, 0, 0];
  for (const { start, end } of windows) {
    const reported = reportDue(report.value, end, context, startOf);
    const claimed = timeLimitEnd(end, limit, context);
    if (!reported || !claimed) return undefined;
    if (Temporal.ZonedDateTime.compare(claimed, reported) <= 0) lost++;
    if (!leavesTime(reported, claimed, limit.clock ?? report.value.due?.clock, context)) short++;
    if (!found || slack({ reported, claimed }) < slack(found))
      found = {
        objective,
        report,
        windowEnd: end,
        reported,
        claimed,
        windows: windows.length,
        lost,
        short,
        lostEarly,
      };
    // What happens on the first day of the window has the least time; that day itself does not count.
    const first = isFromEvent ? timeLimitEnd(start.add({ days: 1 }), limit, context) : undefined;
    if (!first || Temporal.ZonedDateTime.compare(first, reported) > 0) continue;
    lostEarly++;
    if (!early || slack({ reported, claimed: first }) < slack(early))
      early = { failed: start, claimed: first, reported };
  }
  return found && { ...found, lost, short, lostEarly, ...(early && { early }) };
}

function leavesTime(
  reported: Temporal.ZonedDateTime,
  claimed: Temporal.ZonedDateTime,
  clock: string | undefined,
  { calendar }: LintContext,
): boolean {
  const hours = clock === undefined ? undefined : calendar(clock);
  const enough = hours
    ? addBusinessDays(reported.toInstant(), BUSINESS_DAYS, hours)
    : reported.add({ days: DAYS }).toInstant();
  return enough === undefined || Temporal.Instant.compare(enough, claimed.toInstant()) <= 0;
}

function slack({ reported, claimed }: Pick<Race, 'reported' | 'claimed'>): bigint {
  return claimed.epochNanoseconds - reported.epochNanoseconds;
}

function* tell(
  race: Race,
  limit: Limit,
  start: 'said' | 'assumed',
  context: LintContext,
): Generator<Finding> {
  const { objective, report, windowEnd, reported, claimed, windows, lost, short } = race;
  if (short === 0) {
    if (race.early) yield earlyFailure(race, race.early, limit, context);
    return;
  }
  const party = sayParty(objective.beneficiary, context);
  const name = report.value.name;
  const last = windowEnd.subtract({ nanoseconds: 1 }).toPlainDate().toString();
  const counted = start === 'assumed' ? ', counted from its end because `from` names no event' : '';
  const [ends, shown] = [sayMoment(claimed), sayMoment(reported)];
  const window = `the window that ends with ${last}`;
  const isLost = lost > 0;
  yield {
    path: '/remedies/claim/limit',
    ...(isLost && start === 'said' ? {} : { severity: 'warning' as const }),
    message: isLost
      ? `For ${window}, ${party} must claim a credit by ${ends}${counted}, but the report “${name}” that shows the miss is due only by ${shown}: in ${lost} of ${sayCount(windows, 'window')} the credit may lapse before ${party} is told of it`
      : `For ${window}, the report “${name}” that shows a miss is due by ${shown}, and ${party} must claim the credit by ${ends}${counted}: in ${short} of ${sayCount(windows, 'window')} fewer than ${BUSINESS_DAYS} working days remain`,
    hint: fromReport(limit),
    facts: {
      claimEnds: claimed.toPlainDateTime().toString(),
      reportDue: reported.toPlainDateTime().toString(),
      windows,
      lost,
      short,
    },
    related: [{ path: report.path, message: 'the report' }],
  };
}

/** A claim that runs from the failure itself, and lapses for one on the first day while its window still runs. */
function earlyFailure(
  { objective, report, windows, lostEarly }: Race,
  { failed, claimed, reported }: NonNullable<Race['early']>,
  limit: Limit,
  context: LintContext,
): Finding {
  const party = sayParty(objective.beneficiary, context);
  return {
    path: '/remedies/claim/limit',
    severity: 'warning',
    message: `After a failure on ${failed.toPlainDate().toString()}, ${party} must claim a credit by ${sayMoment(claimed)}, but the report “${report.value.name}” that shows whether the commitment was missed is due only by ${sayMoment(reported)}: in ${lostEarly} of ${sayCount(windows, 'window')} the credit for a failure on the first day may lapse before ${party} is told of the miss`,
    hint: fromReport(limit),
    facts: {
      claimEnds: claimed.toPlainDateTime().toString(),
      reportDue: reported.toPlainDateTime().toString(),
      windows,
      lostEarly,
    },
    related: [{ path: report.path, message: 'the report' }],
  };
}

/** What lets a claim wait for its report; the end of a month or year has no use for another beginning. */
function fromReport({ from, endOf }: Limit): string {
  const change =
    endOf === undefined
      ? `${from === undefined ? 'add' : 'write'} \`from: the receipt of the report\``
      : 'write `limit: { within: P30D, from: the receipt of the report }`';
  return `${change}, or write \`mode: automatic\` in the claim`;
}
