import type { Agreement } from '../../agreement/generated/types.ts';
import {
  availabilityFromRto,
  incidentsAllowed,
  requiredMtbf,
} from '../../compute/availability/availability.ts';
import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import { type DowntimeBudget, downtimeBudgets } from '../availability/downtime-budget.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber, saySeconds } from '../say/say.ts';
import { sayLowerTarget } from '../say/say-lower-target.ts';
import { isoDuration } from '../time/iso-duration.ts';
import { durationSeconds, permittedSeconds } from '../time/limit-seconds.ts';

/** A share of uptime that one incident uses up before anybody has to answer it. */
export const ninesVsMttr: Rule = {
  name: 'nines-vs-mttr',
  severity: 'warning',
  kind: 'meaning',
  summary:
    'The time that support has for one serious incident is longer than the downtime that an availability promise allows.',
  why:
    'Availability is the time between failures against the time to repair them. When a person may take longer to answer than ' +
    'the service may be down in the whole window, a single incident breaks the promise although support keeps every limit. ' +
    'The promise then holds only while nothing happens, or where the service comes back without a person. It is an error ' +
    'when the answer alone may take more than ten times the downtime.',
  source: 'Availability = time between failures ÷ (time between failures + time to restore), as in ITIL.',
  limits:
    'A limit on hours that close counts those hours alone, not the nights between. Limits are the longest times, so that a workaround or repair that may take longer than the allowed downtime is only a ' +
    'remark, and a warning from ten times the downtime on. One severity alone may stand for any request and is not looked ' +
    'at. A recovery time objective within the allowed downtime counts as a service that comes back by itself.',
  bad: {
    example: 'cloud-service',
    change: {
      'objectives.platform-availability.target': '99.99',
      'remedies.credits.availability-credits.tiers.0.to': '99.99',
      'metrics.availability.source.resolution': 'PT1S',
    },
  },
  good: {
    example: 'cloud-service',
    change: { 'support.matrix.0.workaround': '{ within: PT40M, clock: around-the-clock }' },
  },
  *check(context) {
    const first = firstSeverity(context.agreement);
    if (!first) return;
    const { continuity } = context.agreement;
    const rto = durationSeconds(continuity?.rto);
    const recovering = continuity?.services && new Set(continuity.services);
    const judged = new Map<Exact, Judged | undefined>();
    for (const budget of downtimeBudgets(context)) {
      const { service, budgetSeconds } = budget;
      const isRecovering = !recovering || service === undefined || recovering.has(service);
      if (isRecovering && rto && rto.compare(budgetSeconds) <= 0) continue;
      if (!judged.has(budgetSeconds))
        judged.set(
          budgetSeconds,
          judge(first.respond, budget, first.name, context) ??
            judge(first.restore, budget, first.name, context),
        );
      const found = judged.get(budgetSeconds);
      if (found) yield finding(found, budget);
    }
  },
};

interface Limit {
  readonly name: 'respond' | 'workaround' | 'resolve';
  readonly seconds: Exact;
  readonly path: string;
}

/** The shortest limits for the most serious of several severities. */
interface FirstSeverity {
  readonly name: string;
  readonly respond: Limit | undefined;
  readonly restore: Limit | undefined;
}

function firstSeverity({ support }: Agreement): FirstSeverity | undefined {
  const [first, ...others] = [...(support?.severities ?? [])].sort((a, b) => a.rank - b.rank);
  if (!support || !first || others.length === 0) return undefined;
  const limits = support.matrix.flatMap((row, index) =>
    row.severity !== first.id
      ? []
      : (['respond', 'workaround', 'resolve'] as const).flatMap((name): Limit[] => {
          const seconds = permittedSeconds(row[name]);
          return seconds && seconds.compare(0) > 0
            ? [{ name, seconds, path: `/support/matrix/${index}/${name}` }]
            : [];
        }),
  );
  const shortest = (of: readonly Limit[]): Limit | undefined =>
    of.reduce<Limit | undefined>((a, b) => (a && a.seconds.compare(b.seconds) <= 0 ? a : b), undefined);
  return {
    name: first.name,
    respond: shortest(limits.filter(({ name }) => name === 'respond')),
    restore: shortest(limits.filter(({ name }) => name !== 'respond')),
  };
}

/** What follows from a limit that is longer than the downtime, in words that hold for every objective with that target. */
interface Judged extends Pick<Finding, 'hint' | 'facts' | 'related'> {
  readonly severity: NonNullable<Finding['severity']>;
  readonly before: string;
  readonly after: string;
}

const WORDS = { respond: 'the first answer to', workaround: 'the workaround of', resolve: 'the repair of' };

function judge(
  limit: Limit | undefined,
  budget: DowntimeBudget,
  severity: string,
  context: LintContext,
): Judged | undefined {
  const { budgetSeconds, shortest } = budget;
  const allowed = limit && incidentsAllowed(budgetSeconds, limit.seconds)?.exact;
  const apart = limit && requiredMtbf(budget.target, limit.seconds)?.exact;
  if (!limit || !allowed || !apart || allowed.compare(1) >= 0) return undefined;
  const left = availabilityFromRto(limit.seconds, shortest.windowSeconds)?.exact;
  const target =
    left && left.compare(0) > 0 ? sayLowerTarget(toDecimal(left, 2, 'down'), context) : 'a longer `window`';
  const isFar = allowed.compare(exact(1, 10)) < 0;
  const isAnswer = limit.name === 'respond';
  return {
    severity: isAnswer ? (isFar ? 'error' : 'warning') : isFar ? 'warning' : 'info',
    before:
      `leaves at most ${saySeconds(budgetSeconds)} of downtime in ${budget.window}, but ${WORDS[limit.name]} one “${severity}” incident may take ` +
      `${saySeconds(limit.seconds)}: that leaves room for ${sayNumber(allowed, 3, 'down')} of an incident, and`,
    after: `misses the promise with one such incident although support is in time (on average they would have to be ${saySeconds(apart)} apart)`,
    hint: isAnswer
      ? `write ${target}, or in \`continuity\` the \`rto\` within which the service comes back by itself`
      : `write a \`${limit.name}\` limit of ${isoDuration(shortest.budgetSeconds)} or less, or ${target}`,
    facts: {
      target: toDecimal(budget.target),
      budgetSeconds: toDecimal(budgetSeconds),
      limitSeconds: toDecimal(limit.seconds),
      incidentsAllowed: toDecimal(allowed, 4, 'down'),
      requiredSecondsBetweenIncidents: toDecimal(apart),
    },
    related: [{ path: limit.path, message: `may take ${saySeconds(limit.seconds)}` }],
  };
}

function finding({ before, after, ...judged }: Judged, { objective }: DowntimeBudget): Finding {
  const { name, obligor } = objective.value;
  return {
    ...judged,
    path: `${objective.path}/target`,
    message: `“${name}” ${before} \`${obligor}\` ${after}`,
  };
}
