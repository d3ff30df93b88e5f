import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided, type Entry } from '../../figures/figures-context.ts';
import { caseFinder, type ExpectedCases } from '../availability/event-rates.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber, sayPercent } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** These are no shares of cases, each of which is met or missed. */
const NOT_OF_CASES = new Set([
  'time-ratio',
  'probe-sequence',
  'interval-mean',
  'user-weighted',
  'score',
  'money',
]);

/** A share of so few cases that a single miss breaks the promise. */
export const sampleTooSmall: Rule = {
  name: 'sample-too-small',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A share is promised of so few cases that a single miss breaks it.',
  why:
    'A share of 95 % leaves room for one miss in twenty. Where a window has five cases, the first miss makes it 80 %, so the ' +
    'promise is 100 % in truth, whatever it says. A longer window, or a number of misses that each window may have, says ' +
    'what is meant.',
  source:
    'A published agreement of Google asks for at least 100 executions before it judges a share of them.',
  limits:
    'The cases of a window are known only from a number with a unit such as `incidents/month`, from a load beyond which ' +
    'nothing is promised, from a promised volume, or from a schedule of deliveries, and only where `population`, or else the description ' +
    'or the name of the metric, begins with the same noun. Shares in the support matrix have no window and are not judged.',
  bad: {
    example: 'cloud-service',
    change: {
      'assumptions.+':
        '{ id: incidents, name: Incidents of a month, value: 6, unit: incidents/month, asOf: 2026-03-01, source: Ticket system }',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'assumptions.+':
        '{ id: incidents, name: Incidents of a month, value: 60, unit: incidents/month, asOf: 2026-03-01, source: Ticket system }',
    },
  },
  *check(context) {
    const casesOf = caseFinder(context);
    for (const entry of context.all('objectives')) {
      const metric = context.find('metrics', entry.value.metric)?.value;
      if (!metric || entry.value.strength === 'informational') continue;
      const share = promisedShare(entry.value, metric);
      const cases = share && casesOf(entry.value, metric);
      const finding = cases && judge(entry, metric, share, cases);
      if (finding) yield finding;
    }
  },
};

/** A share of cases in percent below 100, and the field below the objective or metric that has it. */
interface PromisedShare {
  readonly percent: Exact;
  readonly field: 'attainment' | 'target';
  readonly isStrict: boolean;
}

function promisedShare(objective: Objective, metric: Metric): PromisedShare | undefined {
  const { comparator, attainment, target } = objective;
  if (attainment !== undefined) return shareOf(attainment, 'attainment', false);
  if (metric.aggregation === 'percentile' || metric.kind === 'percentile') {
    const isLimit = comparator === 'lte' || comparator === 'lt';
    return isLimit && metric.percentile !== undefined
      ? shareOf(metric.percentile, 'target', false)
      : undefined;
  }
  const isShare = metric.unit === '%' && metric.direction === 'higher-is-better';
  if (!isShare || (metric.kind !== undefined && NOT_OF_CASES.has(metric.kind))) return undefined;
  if (metric.weightedBy !== undefined || metric.aggregation === 'mean' || metric.aggregation === 'median')
    return undefined;
  return comparator === 'gte' || comparator === 'gt'
    ? shareOf(target, 'target', comparator === 'gt')
    : undefined;
}

function shareOf(text: string, field: PromisedShare['field'], isStrict: boolean): PromisedShare | undefined {
  const percent = decided(text);
  if (!percent || percent.compare(0) <= 0 || percent.compare(100) >= 0) return undefined;
  return { percent, field, isStrict };
}

function judge(
  { value: objective, path }: Entry<Objective>,
  metric: Metric,
  { percent, field, isStrict }: PromisedShare,
  cases: ExpectedCases,
): Finding | undefined {
  const period = sayPeriod(objective.window.length);
  const has = `a ${period} ${cases.verb} ${sayNumber(cases.count, 1)} ${cases.unit}`;
  const least = metric.minimumSample;
  const related = [{ path: cases.path, message: has }];
  const facts = { share: percent.toFraction(), cases: cases.count.toFraction(), unit: cases.unit };
  if (typeof least === 'number' && cases.count.compare(least) < 0) {
    return {
      path: `${path}/${field}`,
      message: `“${objective.name}” is judged only from ${least} cases on, but ${has}: it is hardly ever judged, and nothing follows from it`,
      hint: 'write a longer `window`, or a lower `minimumSample` in the metric',
      facts: { ...facts, minimumSample: least },
      related,
    };
  }
  const needed = exact(100).div(exact(100).sub(percent));
  const room = cases.count.compare(needed);
  if (isStrict ? room > 0 : room >= 0) return undefined;
  const whole = cases.count.ceil();
  const left = whole.sub(1).div(whole).mul(100);
  return {
    path: `${path}/${field}`,
    message:
      `“${objective.name}” allows ${sayPercent(exact(100).sub(percent))} of misses, but ${has}: ` +
      `the first miss then leaves ${sayPercent(left, 1)}, so the promise is 100 % in truth`,
    hint:
      `write a longer \`window\` with ${isStrict ? 'more than' : 'at least'} ${sayNumber(needed, 0, 'up')} cases` +
      `${longerWindow(objective, cases.count, needed, isStrict)}, or promise a number, such as at most 1 miss in a window`,
    facts: { ...facts, needed: needed.toFraction() },
    related,
  };
}

const LONGER = [
  ['P3M', 3],
  ['P6M', 6],
  ['P1Y', 12],
] as const;

/** The shortest usual window that has enough cases, for one of a month or of months. */
function longerWindow({ window }: Objective, count: Exact, needed: Exact, isStrict: boolean): string {
  const months = ({ P1M: 1, P3M: 3, P6M: 6 } as Readonly<Record<string, number>>)[window.length];
  if (months === undefined) return '';
  const fits = LONGER.find(([, length]) => {
    const room = count.mul(length).div(months).compare(needed);
    return length > months && (isStrict ? room > 0 : room >= 0);
  });
  return fits ? `, such as \`length: ${fits[0]}\`` : '';
}
