import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import type { BusinessCalendar } from '../../compute/time/business-calendar.ts';
import { attainableShare } from '../../compute/time/business-time.ts';
import { parseUnit } from '../../expression/unit.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayPercent, saySeconds } from '../say/say.ts';
import { durationSeconds } from '../time/limit-seconds.ts';

/** A limit that runs while nobody is there to keep it. */
export const responseVsSupportHours: Rule = {
  name: 'response-vs-support-hours',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A limit runs at hours at which nobody works, so that the promised share of cases cannot be dealt with in time.',
  why:
    'A limit of one hour that also runs at night is missed by each report that comes after closing time, however good the ' +
    'staff are. Either the promise is meant for office hours, and the clock is wrong, or people are needed at night, and ' +
    'nobody has planned them. The party that promised it misses it in every month, from the first on.',
  source: 'Bonterms Service Level Agreement (support hours); the share follows from both calendars.',
  limits:
    'Cases are taken to come at any hour of the week alike. Limits in business days, and the hours that only follow from words ' +
    'about pauses or about when a report counts, are not computed: with such words it is a remark.',
  bad: {
    example: 'cloud-service',
    change: {
      'support.hours': 'business-hours',
      'support.channels.0.hours': 'business-hours',
      'support.channels.1.hours': 'business-hours',
    },
  },
  good: {
    example: 'cloud-service',
    change: { 'support.hours': 'business-hours', 'support.channels.0.hours': 'business-hours' },
  },
  *check(context) {
    const shareOf = attainableShares(context);
    yield* judgeSupport(context, shareOf);
    yield* judgeObjectives(context, shareOf);
  },
};

type Shares = (staff: readonly string[], seconds: Exact, clock: string | undefined) => Exact | undefined;

/** Tells what share of cases can be dealt with in time, in percent; each set of calendars and limit is computed once. */
function attainableShares({ calendar }: LintContext): Shares {
  const known = new Map<string, Exact | undefined>();
  return (staff, seconds, clock) => {
    // A clock that stops with the staff never runs without them.
    if (clock !== undefined && staff.includes(clock)) return exact(100);
    const key = `${staff.join(' ')} ${seconds.toFraction()} ${clock ?? ''}`;
    if (!known.has(key)) {
      const calendars = staff.map((id) => calendar(id));
      const ticking = calendar(clock);
      const isKnown = calendars.every((one): one is BusinessCalendar => one !== undefined);
      const share =
        isKnown && ticking && !calendars.some(({ type }) => type === 'always')
          ? attainableShare({ type: 'union', calendars }, seconds, ticking).exact
          : undefined;
      known.set(key, share);
    }
    return known.get(key);
  };
}

const LIMITS = { respond: 'answered', workaround: 'worked around', resolve: 'resolved' } as const;

function* judgeSupport({ agreement, find }: LintContext, shareOf: Shares): Iterable<Finding> {
  const { support } = agreement;
  if (!support) return;
  const plans = new Map((support.plans ?? []).map((plan) => [plan.id, plan]));
  const names = new Map(support.severities.map(({ id, name }) => [id, name]));
  const channels = support.channels ?? [];
  const answered = channels.flatMap(({ hours }) => hours ?? []);
  // Without hours of support, those of all channels together tell when somebody is there.
  const isAnsweredInHours = channels.every(({ hours }) => hours !== undefined);
  // What stops a clock is written in words.
  const isInWords = support.pauseWhen !== undefined || support.reportedWhen !== undefined;
  for (const [index, row] of support.matrix.entries()) {
    const hours =
      plans.get(row.plan ?? '')?.hours ?? support.hours ?? (isAnsweredInHours ? answered[0] : undefined);
    if (hours === undefined || String(row.attainment) === 'to-be-decided') continue;
    const staff = [...new Set([hours, ...answered])].sort();
    const asked = decided(row.attainment) ?? exact(100);
    for (const name of ['respond', 'workaround', 'resolve'] as const) {
      const seconds = durationSeconds(row[name]?.within);
      const share = seconds && shareOf(staff, seconds, row[name]?.clock);
      if (!seconds || !share || share.compare(asked) >= 0) continue;
      yield {
        path: `/support/matrix/${index}/${name}`,
        severity: isInWords
          ? 'info'
          : support.hours === undefined && !plans.has(row.plan ?? '')
            ? 'warning'
            : 'error',
        message:
          `Incidents of the severity “${names.get(row.severity) ?? row.severity}” are to be ${LIMITS[name]} within ${saySeconds(seconds)} ${clockWords(row[name]?.clock, find)}, ` +
          `${row.attainment === undefined ? 'each of them' : `${sayPercent(asked)} of them`}, but support works only ${hoursWords(hours, find)}: at most ${sayShare(share)} ` +
          'of those that come at any hour can be, and the party that gives support misses the rest by its own hours',
        hint: `write \`clock: ${hours}\` in each limit that runs when nobody works, or ${longerHours(row, name, plans.has(row.plan ?? ''))}`,
        facts: {
          limitSeconds: toDecimal(seconds),
          attainable: toDecimal(share, 3, 'up'),
          attainment: toDecimal(asked),
        },
        related: [
          {
            path: support.hours === undefined ? '/support/channels' : '/support/hours',
            message: 'the hours of support',
          },
        ],
      };
      break;
    }
  }
}

function* judgeObjectives(context: LintContext, shareOf: Shares): Iterable<Finding> {
  const { all, find } = context;
  for (const { value: objective, path } of all('objectives')) {
    const metric = find('metrics', objective.metric);
    const service = find('services', objective.service);
    const hours = service?.value.serviceHours;
    const asked = decided(objective.attainment) ?? (metric && shareOfCases(metric.value));
    const seconds = secondsOfTarget(objective, metric?.value.unit);
    if (!metric || !service || hours === undefined || !asked || !seconds) continue;
    if (objective.strength !== 'commitment' || metric.value.startEvent === undefined) continue;
    if (service.value.provider !== objective.obligor) continue;
    const { clock } = metric.value;
    const share = shareOf([hours], seconds, clock);
    if (!share || share.compare(asked) >= 0) continue;
    yield {
      path: clock === undefined ? `${path}/target` : `${metric.path}/clock`,
      // Without a clock the words of the metric may name one.
      severity: clock === undefined ? 'warning' : 'error',
      message:
        `“${objective.name}” gives \`${objective.obligor}\` ${saySeconds(seconds)} ${clockWords(clock, find)} for ${sayPercent(asked)} of the cases, but “${service.value.name}” is provided only ` +
        `${hoursWords(hours, find)}: at most ${sayShare(share)} of the cases that come at any hour can be in time, so \`${objective.obligor}\` misses the promise by its own hours`,
      hint: `write \`clock: ${hours}\` in the metric \`${metric.value.id}\`, or \`serviceHours\` that cover its clock`,
      facts: {
        limitSeconds: toDecimal(seconds),
        attainable: toDecimal(share, 3, 'up'),
        attainment: toDecimal(asked),
      },
      related: [{ path: `${service.path}/serviceHours`, message: 'the hours of the service' }],
    };
  }
}

type Agreement = LintContext['agreement'];
type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** The limit of an objective that is a time of less than a day, in seconds. */
function secondsOfTarget({ comparator, target }: Objective, unit: string | undefined): Exact | undefined {
  const limit = ['lte', 'lt'].includes(comparator) ? decided(target) : undefined;
  const parsed = limit && unit !== undefined ? parseUnit(unit) : undefined;
  const isTime = parsed?.dimensions.size === 1 && parsed.dimensions.get('second') === 1;
  return limit && parsed && isTime && parsed.scale.compare(86_400) < 0 ? limit.mul(parsed.scale) : undefined;
}

/** The hours with which people are there for a limit, as fields. */
function longerHours(
  row: NonNullable<Agreement['support']>['matrix'][number],
  name: keyof typeof LIMITS,
  isOfPlan: boolean,
): string {
  const clock = row[name]?.clock;
  const where = isOfPlan ? 'the plan' : '`support`';
  return clock === undefined ? `\`hours\` in ${where} that never end` : `\`hours: ${clock}\` in ${where}`;
}

/** The share of cases in percent that a metric itself looks at: all of them for the longest. */
function shareOfCases({ aggregation, kind, percentile }: Metric): Exact | undefined {
  if (aggregation === 'max') return exact(100);
  return aggregation === 'percentile' || kind === 'percentile' ? decided(percentile) : undefined;
}

/** A share below 100 % that does not read as all. */
function sayShare(share: Exact): string {
  return sayPercent(share, share.compare(99.9) > 0 ? 3 : 1, 'up');
}

function clockWords(clock: string | undefined, find: LintContext['find']): string {
  const calendar = find('calendars', clock)?.value;
  return !calendar || calendar.always ? 'around the clock' : `of “${calendar.name}”`;
}

function hoursWords(hours: string, find: LintContext['find']): string {
  return `in “${find('calendars', hours)?.value.name ?? hours}”`;
}
