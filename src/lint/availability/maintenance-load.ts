import { type Exact, exact, greatest, least } from '../../compute/exact.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { AgreementLookup, LintContext } from '../lint-context.ts';
import { durationSeconds } from '../time/limit-seconds.ts';
import { appliedExclusions } from './applied-exclusions.ts';
import type { DowntimeBudget } from './downtime-budget.ts';
import { maintenanceTime } from './maintenance-time.ts';

type Maintenance = NonNullable<LintContext['agreement']['maintenance']>[number];
type Exclusion = NonNullable<LintContext['agreement']['exclusions']>[number];

/** How long some work takes in one window, together, and the field of the longest of it. */
export interface Work {
  readonly seconds: Exact;
  readonly path: string;
  readonly longest: Exact;
  /** How often the field of the longest comes about in the window. */
  readonly times: number;
}

/** How much the field of the longest work may have, if all work together is to take so long; undefined where the rest alone takes it. */
export function mostInField({ seconds, longest, times }: Work, all: Exact): Exact | undefined {
  const others = greatest(exact(0), seconds.sub(longest));
  const most = all.sub(others).div(times);
  return most.compare(60) < 0 ? undefined : most;
}

/** The maintenance in one window of an objective by what it counts as; emergencies that count as downtime are not in it. */
export interface MaintenanceLoad {
  /** Counts as downtime and has a length. */
  readonly planned: Work | undefined;
  /** Counts as downtime and has only a limit, which it need not reach. */
  readonly permitted: Work | undefined;
  /** Counts as available, or not at all. */
  readonly hidden: Work | undefined;
  /** Whether some of what is hidden counts as available. */
  readonly isCounted: boolean;
}

/** A window of so many days of an objective, with the service that it is about. */
export type LoadedWindow = Pick<DowntimeBudget, 'objective' | 'service' | 'fewestDays'>;

const NOTHING: MaintenanceLoad = {
  planned: undefined,
  permitted: undefined,
  hidden: undefined,
  isCounted: false,
};

/** Tells the load of each objective; work is added up once for each service and length of window. */
export function maintenanceLoads(context: AgreementLookup): (of: LoadedWindow) => MaintenanceLoad {
  const byService = new Map<string | undefined, Entry<Maintenance>[]>();
  for (const entry of entries(context.agreement.maintenance, '/maintenance'))
    for (const service of entry.value.services ?? [undefined]) {
      const known = byService.get(service);
      if (known) known.push(entry);
      else byService.set(service, [entry]);
    }
  const loads = new Map<string, MaintenanceLoad>();
  const loadOf = (service: string | undefined, days: number): MaintenanceLoad => {
    const key = `${days} ${service ?? ''}`;
    const known = loads.get(key);
    if (known) return known;
    const load = (byService.get(service) ?? []).reduce(
      (sum, entry) => join(sum, loadOfEntry(entry, days)),
      NOTHING,
    );
    loads.set(key, load);
    return load;
  };
  const exclusions = appliedExclusions(context);
  return ({ objective, service, fewestDays }) => {
    const { own, common: listedNowhere } = exclusions(objective.value);
    const common = loadOf(undefined, fewestDays);
    const all = service === undefined ? common : join(common, loadOf(service, fewestDays));
    return withExclusions(all, exclusionsOf([...own, ...listedNowhere]));
  };
}

function loadOfEntry(entry: Entry<Maintenance>, days: number): MaintenanceLoad {
  const { effect, kind } = entry.value;
  const time = maintenanceTime(entry, days);
  if (!time) return NOTHING;
  const { seconds, path, times } = time;
  const work: Work = { seconds, path, longest: seconds, times };
  if (effect !== 'counts-as-downtime')
    return { ...NOTHING, hidden: work, isCounted: effect === 'counts-as-available' };
  if (kind !== 'scheduled') return NOTHING;
  return time.isPlanned ? { ...NOTHING, planned: work } : { ...NOTHING, permitted: work };
}

function join(a: MaintenanceLoad, b: MaintenanceLoad): MaintenanceLoad {
  return {
    planned: addWork(a.planned, b.planned),
    permitted: addWork(a.permitted, b.permitted),
    hidden: addWork(a.hidden, b.hidden),
    isCounted: a.isCounted || b.isCounted,
  };
}

/** All of two kinds of work. */
export function addWork(a: Work | undefined, b: Work | undefined): Work | undefined {
  if (!a || !b) return a ?? b;
  const longer = b.longest.compare(a.longest) > 0 ? b : a;
  return { ...longer, seconds: a.seconds.add(b.seconds) };
}

/** What an objective excludes of maintenance, without `seconds` where that has no limit. */
interface Excluded {
  readonly seconds: Exact | undefined;
  readonly path: string;
}

function exclusionsOf(applied: readonly Entry<Exclusion>[]): Excluded | undefined {
  return applied.reduce<Excluded | undefined>((sum, { value, path }) => {
    if (value.category !== 'maintenance') return sum;
    const seconds = durationSeconds(value.maxPerWindow);
    if (!sum) return { seconds, path: `${path}/maxPerWindow` };
    return { seconds: seconds && sum.seconds?.add(seconds), path: sum.path };
  }, undefined);
}

/** Excluded work does not count as downtime, and no more is hidden than is excluded. */
function withExclusions(load: MaintenanceLoad, excluded: Excluded | undefined): MaintenanceLoad {
  if (!excluded) return load;
  const { seconds: cap, path } = excluded;
  if (!cap) return { ...NOTHING, hidden: load.hidden, isCounted: load.isCounted };
  const less = (work: Work | undefined): Work | undefined =>
    work && work.seconds.compare(cap) > 0 ? { ...work, seconds: work.seconds.sub(cap) } : undefined;
  const hidden = load.hidden
    ? { ...load.hidden, seconds: least(load.hidden.seconds, cap) }
    : { seconds: cap, path, longest: cap, times: 1 };
  const isDowntime = load.planned !== undefined || load.permitted !== undefined;
  return {
    planned: less(load.planned),
    permitted: less(load.permitted),
    hidden: load.hidden || !isDowntime ? hidden : undefined,
    isCounted: load.isCounted,
  };
}
