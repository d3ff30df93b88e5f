import { type Exact, exact, least } from '../../compute/exact.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { AgreementLookup, LintContext } from '../lint-context.ts';
import { durationSeconds } from '../time/limit-seconds.ts';
import type { DowntimeBudget } from './downtime-budget.ts';
import { maintenanceTime } from './maintenance-time.ts';

type Maintenance = NonNullable<LintContext['agreement']['maintenance']>[number];

/** How long some work takes in one window, together, and the field of the longest of it. */
export interface Work {
  readonly seconds: Exact;
  readonly path: string;
  readonly longest: Exact;
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
  return ({ objective, service, fewestDays }) => {
    const common = loadOf(undefined, fewestDays);
    const all = service === undefined ? common : join(common, loadOf(service, fewestDays));
    return withExclusions(all, exclusionsOf(objective.value.exclusions, context));
  };
}

function loadOfEntry(entry: Entry<Maintenance>, days: number): MaintenanceLoad {
  const { effect, kind } = entry.value;
  const time = maintenanceTime(entry, days);
  if (!time) return NOTHING;
  const work: Work = { seconds: time.seconds, path: time.path, longest: time.seconds };
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
  return { seconds: a.seconds.add(b.seconds), path: longer.path, longest: longer.longest };
}

/** What an objective excludes of maintenance, without `seconds` where that has no limit. */
interface Excluded {
  readonly seconds: Exact | undefined;
  readonly path: string;
}

function exclusionsOf(ids: readonly string[] | undefined, { find }: AgreementLookup): Excluded | undefined {
  return (ids ?? []).reduce<Excluded | undefined>((sum, id) => {
    const entry = find('exclusions', id);
    if (entry?.value.category !== 'maintenance') return sum;
    const seconds = durationSeconds(entry.value.maxPerWindow);
    if (!sum) return { seconds, path: `${entry.path}/maxPerWindow` };
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
    : { seconds: cap, path, longest: exact(0) };
  const isDowntime = load.planned !== undefined || load.permitted !== undefined;
  return {
    planned: less(load.planned),
    permitted: less(load.permitted),
    hidden: load.hidden || !isDowntime ? hidden : undefined,
    isCounted: load.isCounted,
  };
}
