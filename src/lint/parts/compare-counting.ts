import type { Exclusion, Metric } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { daysOfWindow, decided } from '../../figures/figures-context.ts';
import { appliedExclusions } from '../availability/applied-exclusions.ts';
import { maintenanceLoads } from '../availability/maintenance-load.ts';
import { isSameFormula } from '../formula/same-formula.ts';
import type { AgreementLookup } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayList, sayPercent, saySeconds } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { durationSeconds } from '../time/limit-seconds.ts';
import { type Backing, metricsOf, namesOf } from './backing.ts';

/** What one agreement leaves out of the measure of each of its objectives. */
export interface LeftOut {
  readonly exclusions: (objective: Backing['objective']) => readonly Exclusion[];
  /** The longest maintenance that does not count as downtime in a window of so many days. */
  readonly maintenance: (objective: Backing['objective'], days: number) => Exact;
}

/** Prepares what an agreement leaves out. */
export function leftOutOf(lookup: AgreementLookup): LeftOut {
  const { agreement, find } = lookup;
  const only = agreement.services.length === 1 ? agreement.services[0]?.id : undefined;
  const exclusions = appliedExclusions(lookup);
  const loads = maintenanceLoads(lookup);
  const known = new Map<string, readonly Exclusion[]>();
  return {
    exclusions: (objective) => {
      const key = JSON.stringify([objective.service, objective.exclusions]);
      const before = known.get(key);
      if (before) return before;
      const { own, common } = exclusions(objective);
      const applied = [...own, ...common].map(({ value }) => value);
      known.set(key, applied);
      return applied;
    },
    maintenance: ({ id, service }, fewestDays) => {
      const objective = find('objectives', id)!;
      const { hidden } = loads({ objective, service: service ?? only, fewestDays });
      return hidden?.seconds ?? exact(0);
    },
  };
}

/** Failures that count in the measure here and not in the one below. */
export function* compareCounting(backing: Backing, ours: LeftOut, below: LeftOut): Iterable<Finding> {
  const { metric, metricBelow } = metricsOf(backing);
  if (!metric || !metricBelow || metric.unit !== metricBelow.unit) return;
  yield* otherKind(backing, metric, metricBelow);
  yield* shortFailures(backing, metric, metricBelow);
  yield* mildFailures(backing, metric, metricBelow);
  yield* excludedCauses(backing, ours, below);
  yield* excludedMaintenance(backing, ours, below);
  yield* otherDowntime(backing);
}

/** Shares of the same thing, and what they are of. */
const SHARES: Readonly<Partial<Record<NonNullable<Metric['kind']>, string>>> = {
  'time-ratio': 'time',
  'probe-sequence': 'time',
  'request-ratio': 'requests',
  'run-success': 'runs',
  'user-weighted': 'users',
  'interval-mean': 'intervals',
};

function* otherKind(backing: Backing, metric: Metric, metricBelow: Metric): Iterable<Finding> {
  const [share, shareBelow] = [metric, metricBelow].map(({ kind }) => kind && SHARES[kind]);
  const { ours, below, bearer } = namesOf(backing);
  if (share && shareBelow && share !== shareBelow)
    yield {
      path: backing.path,
      message: `${ours} is a share of ${share}, but ${below} one of ${shareBelow}: the same failure can miss the one and keep the other, and ${bearer} pays alone`,
      hint: `agree with the supplier on a metric with \`kind: ${metric.kind}\``,
      facts: { share, below: shareBelow },
    };
  else if (
    metric.formula &&
    metricBelow.formula &&
    isSameFormula(metric.formula, metricBelow.formula) === false
  )
    yield {
      path: backing.path,
      severity: 'info',
      message: `${ours} is computed as \`${metric.formula}\`, but ${below} as \`${metricBelow.formula}\`: if the two give different figures for one failure, ${bearer} pays alone`,
      hint: 'agree with the supplier on the same formula',
      facts: { formula: metric.formula, below: metricBelow.formula },
    };
}

function* shortFailures(backing: Backing, metric: Metric, metricBelow: Metric): Iterable<Finding> {
  const shortest = durationSeconds(metric.minimumDuration) ?? exact(0);
  const shortestBelow = durationSeconds(metricBelow.minimumDuration);
  if (!shortestBelow || shortestBelow.compare(shortest) <= 0) return;
  const { ours, below, bearer } = namesOf(backing);
  const from = shortest.equals(0) ? 'however short it is' : `from ${saySeconds(shortest)}`;
  yield {
    path: backing.path,
    message: `In ${ours} a failure counts ${from}, but in ${below} only from ${saySeconds(shortestBelow)}: shorter ones add up here and not there, and ${bearer} pays alone`,
    hint: `agree with the supplier on ${metric.minimumDuration === undefined ? 'no `minimumDuration`' : `\`minimumDuration: ${metric.minimumDuration}\``}, or write \`minimumDuration: ${metricBelow.minimumDuration}\` in the metric \`${metric.id}\``,
    facts: { shortest: saySeconds(shortest), below: saySeconds(shortestBelow) },
  };
}

function* mildFailures(backing: Backing, metric: Metric, metricBelow: Metric): Iterable<Finding> {
  const [share, shareBelow] = [metric, metricBelow].map(({ interval }) => decided(interval?.failsAbove));
  if (!share || !shareBelow || shareBelow.compare(share) <= 0) return;
  const { ours, below, bearer } = namesOf(backing);
  yield {
    path: backing.path,
    message: `In ${ours} an interval is down when more than ${sayPercent(share)} of its requests fail, but in ${below} only above ${sayPercent(shareBelow)}: what fails in between counts here and not there, and ${bearer} pays alone`,
    hint: `agree with the supplier on \`failsAbove: ${metric.interval?.failsAbove}\`, or write \`failsAbove: ${metricBelow.interval?.failsAbove}\` in the metric \`${metric.id}\``,
    facts: { share: sayPercent(share), below: sayPercent(shareBelow) },
  };
}

/** What whoever receives the service below has caused is not the failure of the supplier. */
const OWN_CAUSES: ReadonlySet<string> = new Set(['customer-cause', 'misuse', 'suspension']);

function* excludedCauses(backing: Backing, here: LeftOut, there: LeftOut): Iterable<Finding> {
  const known = new Set<string>(here.exclusions(backing.objective).map(({ category }) => category));
  const days = daysOfWindow(backing.objective.window.length)?.[0];
  if (days !== undefined && here.maintenance(backing.objective, days).compare(0) > 0)
    known.add('maintenance');
  const more = there
    .exclusions(backing.theirs)
    .filter(({ category }) => !OWN_CAUSES.has(category) && !known.has(category));
  if (more.length === 0) return;
  const categories = [...new Set(more.map(({ category }) => `category: ${category}`))];
  const { ours, below, bearer } = namesOf(backing);
  const texts = more.map(({ text }) => `“${clip(text)}”`);
  const last = more.length > 4 ? `${more.length - 3} more` : texts.pop();
  const shown = texts.length === 0 ? last : `${texts.slice(0, 3).join(', ')} and ${last}`;
  yield {
    path: backing.path,
    message: `${below[0]!.toUpperCase()}${below.slice(1)} does not count ${shown}, but ${ours} does: ${bearer} pays alone for failures from such a cause`,
    hint: `add ${categories.length > 1 ? 'exclusions' : 'an exclusion'} with ${sayList(categories)} here, or have the supplier count such failures`,
    facts: { exclusions: more.map(({ id }) => id).join(' ') },
  };
}

function* excludedMaintenance(backing: Backing, here: LeftOut, there: LeftOut): Iterable<Finding> {
  const { objective, theirs, path } = backing;
  const days = daysOfWindow(objective.window.length)?.[0];
  if (days === undefined) return;
  const [own, below] = [here.maintenance(objective, days), there.maintenance(theirs, days)];
  if (below.compare(own) <= 0) return;
  const names = namesOf(backing);
  yield {
    path,
    message: `${names.below} leaves up to ${saySeconds(below)} of maintenance out of each ${sayPeriod(objective.window.length)}, but ${names.ours} ${own.equals(0) ? 'none' : `only ${saySeconds(own)}`}: ${saySeconds(below.sub(own))} of downtime may count here and not there, and ${names.bearer} pays alone`,
    hint: `leave ${saySeconds(below)} of maintenance out here too, or agree with the supplier on ${own.equals(0) ? '`effect: counts-as-downtime`' : `${saySeconds(own)}`}`,
    facts: { own: saySeconds(own), below: saySeconds(below) },
  };
}

/** Two services are seldom described in the same words, so that other words are only a reason to look. */
function* otherDowntime(backing: Backing): Iterable<Finding> {
  const { objective, theirs, context, there } = backing;
  const downtime = context.find('services', objective.service)?.value.downtime;
  const below = there.find('services', theirs.service)?.value.downtime;
  if (!downtime || !below || plain(downtime) === plain(below)) return;
  const names = namesOf(backing);
  yield {
    path: backing.path,
    severity: 'info',
    message: `Downtime of ${names.ours} means “${clip(downtime)}”, but of ${names.below} “${clip(below)}”: for what is only the first, ${names.bearer} pays alone`,
    hint: 'agree with the supplier on the same meaning, or keep both if whatever is the first is the second too',
    facts: { downtime, below },
  };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).trimEnd()} …` : text;
}
