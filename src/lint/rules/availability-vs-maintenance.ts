import { availability, experiencedAvailability } from '../../compute/availability/availability.ts';
import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import { type DowntimeBudget, downtimeBudgets } from '../availability/downtime-budget.ts';
import {
  addWork,
  type MaintenanceLoad,
  maintenanceLoads,
  mostInField,
  type Work,
} from '../availability/maintenance-load.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayPercent, saySeconds } from '../say/say.ts';
import { sayLowerTarget } from '../say/say-lower-target.ts';
import { isoDuration } from '../time/iso-duration.ts';

/** Maintenance that takes longer than there may be downtime. */
export const availabilityVsMaintenance: Rule = {
  name: 'availability-vs-maintenance',
  severity: 'warning',
  kind: 'meaning',
  summary: 'Maintenance may take longer than the downtime that an availability promise allows.',
  why:
    'Planned work that counts as downtime uses up what a promise allows, and work of more than that makes it impossible to ' +
    'keep. Work that does not count keeps the promise on paper, but users are without the service for the work and the ' +
    'allowed downtime together. A customer who reads 99.9 % then sees much less, and nobody has told them how much. It is an ' +
    'error when planned work counts as downtime.',
  source:
    'Common Paper Cloud Service Agreement (scheduled downtime); a published agreement with 3 hours a month beside 99.9 %.',
  limits:
    'Work is compared with the longest window that an objective has, and only as much of it as its plan, its limit for a ' +
    'window, its budget and the exclusion of maintenance all allow. Emergencies that count as downtime are left alone. It is ' +
    'a remark where the worksheets of the contract print what users see.',
  bad: {
    example: 'cloud-service',
    change: {
      'maintenance.monthly-maintenance.duration': 'PT3H',
      'maintenance.monthly-maintenance.maxPerWindow': 'PT3H',
      'maintenance.monthly-maintenance.effect': 'counts-as-downtime',
      'objectives.platform-availability.exclusions.0': '',
      'exclusions.scheduled-work': '',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'maintenance.monthly-maintenance.duration': 'PT40M',
      'maintenance.monthly-maintenance.maxPerWindow': 'PT40M',
      'exclusions.scheduled-work.maxPerWindow': 'PT40M',
    },
  },
  *check(context) {
    const loadOf = maintenanceLoads(context);
    const worst = new Map<string, { readonly budget: DowntimeBudget; readonly finding: Finding }>();
    for (const budget of downtimeBudgets(context)) {
      const finding = judge(budget, loadOf(budget), context);
      if (!finding) continue;
      const known = worst.get(finding.path)?.budget.budgetSeconds;
      if (!known || budget.budgetSeconds.compare(known) < 0) worst.set(finding.path, { budget, finding });
    }
    for (const { finding } of worst.values()) yield finding;
  },
};

function judge(budget: DowntimeBudget, load: MaintenanceLoad, context: LintContext): Finding | undefined {
  const { planned, hidden } = load;
  const counted = addWork(planned, load.permitted);
  if (planned && isTooLong(planned, budget)) return countedFinding(budget, planned, true, context);
  if (counted && isTooLong(counted, budget)) return countedFinding(budget, counted, false, context);
  return hidden && isTooLong(hidden, budget)
    ? hiddenFinding(budget, hidden, load.isCounted, context)
    : undefined;
}

function isTooLong({ seconds }: Work, { budgetSeconds }: DowntimeBudget): boolean {
  return seconds.compare(budgetSeconds) > 0;
}

function countedFinding(
  budget: DowntimeBudget,
  work: Work,
  isPlanned: boolean,
  context: LintContext,
): Finding {
  const { value: objective } = budget.objective;
  const what = isPlanned ? 'planned work of' : 'work may take';
  const follows = isPlanned
    ? `the promise cannot be kept in any window with this work, and \`${objective.obligor}\` owes the remedy for its own plan`
    : `\`${objective.obligor}\` misses the promise by work that it is permitted to do`;
  return {
    path: work.path,
    severity: isPlanned ? 'error' : 'warning',
    message:
      `“${objective.name}” leaves at most ${saySeconds(budget.budgetSeconds)} of downtime in ${budget.window}, but ${what} ` +
      `${saySeconds(work.seconds)} ${isPlanned ? 'counts' : 'and counts'} as downtime: ${follows}`,
    hint: `write ${lessWork(work, budget)}${orTarget(work, budget, context)}`,
    ...about(budget, work),
  };
}

function hiddenFinding(
  budget: DowntimeBudget,
  work: Work,
  isCounted: boolean,
  { agreement, find }: LintContext,
): Finding {
  const { value: objective } = budget.objective;
  const seen = seenBy(budget, work, isCounted);
  // What is left out is no agreed time, and leaves no downtime of its own.
  const gone =
    seen === undefined ? budget.windowSeconds : budget.windowSeconds.mul(exact(100).sub(seen)).div(100);
  // The worksheets know shares of time by their `kind` only.
  const hasKind = find('metrics', objective.metric)?.value.kind !== undefined;
  const canPrint = hasKind && !isCounted && /^\/maintenance\/\d+\/maxPerWindow$/.test(work.path);
  const isPrinted = canPrint && agreement.presentation?.worksheets === true;
  return {
    path: work.path,
    severity: isPrinted ? 'info' : 'warning',
    message:
      `“${objective.name}” promises ${sayPercent(budget.target)}, but up to ${saySeconds(work.seconds)} of maintenance ${isCounted ? 'counts as available' : 'is left out'}: ` +
      `in ${budget.window}, \`${objective.beneficiary}\` may be without the service for ${saySeconds(gone)}, which ${seen ? `leaves ${sayPercent(seen)}` : 'is all the time'}, without any claim`,
    hint:
      `write ${lessWork(work, budget)}` +
      (canPrint && !isPrinted
        ? ', or `worksheets: true` in `presentation`, which prints what users see'
        : ''),
    ...about(budget, work),
    facts: { ...about(budget, work).facts, ...(seen ? { experienced: toDecimal(seen, 6, 'down') } : {}) },
  };
}

/** The least availability in percent that users see while the promise is kept; undefined when nothing is left. */
function seenBy(budget: DowntimeBudget, work: Work, isCounted: boolean): Exact | undefined {
  return isCounted
    ? availability(budget.windowSeconds, budget.budgetSeconds.add(work.seconds))?.exact
    : experiencedAvailability(budget.target, budget.windowSeconds, work.seconds)?.exact;
}

/** The length that the longest work may have so that all work fits into the shortest window. */
function lessWork(work: Work, { shortest }: DowntimeBudget): string {
  const most = mostInField(work, shortest.budgetSeconds);
  return most === undefined
    ? `lengths of all the work that make ${isoDuration(shortest.budgetSeconds)} together or less`
    : `\`${fieldOf(work)}: ${isoDuration(most)}\` or less here`;
}

/** A target that leaves room for the work in the shortest window, if one does. */
function orTarget({ seconds }: Work, { shortest, objective }: DowntimeBudget, context: LintContext): string {
  const left = availability(shortest.windowSeconds, seconds)?.exact;
  if (!left || left.compare(1) < 0) return '';
  const isStrict = objective.value.comparator === 'gt';
  return `, or ${sayLowerTarget(toDecimal(left, 2, 'down'), context, isStrict ? 'below' : undefined)}`;
}

function fieldOf({ path }: Work): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function about({ objective, budgetSeconds, window }: DowntimeBudget, { seconds }: Work) {
  return {
    facts: {
      target: objective.value.target,
      budgetSeconds: toDecimal(budgetSeconds),
      maintenanceSeconds: toDecimal(seconds),
    },
    related: [
      {
        path: `${objective.path}/target`,
        message: `leaves ${saySeconds(budgetSeconds)} of downtime in ${window}`,
      },
    ],
  };
}
