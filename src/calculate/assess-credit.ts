import { symbolOf } from '../agreement/check-expressions.ts';
import type { Agreement } from '../agreement/generated/types.ts';
import { creditFor } from '../compute/credit/credit.ts';
import type { CreditRule } from '../compute/credit/credit-rule.ts';
import { tierFor } from '../compute/credit/credit-tier.ts';
import type { Measurement } from '../compute/credit/measurement.ts';
import { isMet, type Target } from '../compute/credit/target.ts';
import type { Exact } from '../compute/exact.ts';
import type { Figure, WorkingPart } from '../compute/figure.ts';
import type { CalendarDuration } from '../compute/time/duration.ts';
import type { CreditBase } from '../figures/credit-base.ts';
import { type CreditTerms, creditRuleOf } from '../figures/credit-rule-of.ts';
import type { GapReader } from '../figures/gaps.ts';
import {
  asCompared,
  isShareOfTime,
  resultOfDowntime,
  targetOf,
  withTolerance,
} from '../figures/objective-result.ts';
import type { ChosenCredit, Result } from './credit-options.ts';
import { describeTier } from './describe-credit.ts';
import type { PlacedWindow } from './place-windows.ts';

/** All that the windows have in common. */
export interface CreditJob {
  readonly agreement: Agreement;
  readonly chosen: ChosenCredit;
  readonly base: CreditBase;
  readonly length: CalendarDuration;
  readonly windows: readonly PlacedWindow[];
  readonly values: ReadonlyMap<string, Exact>;
  readonly gaps: GapReader;
}

/** The credit of one window before the caps. */
export interface AssessedWindow {
  readonly measurement: Measurement;
  readonly target: Target;
  readonly isMet: boolean | undefined;
  readonly tier: { readonly number: number; readonly text: string } | undefined;
  /** Undefined where something is missing, which is told. */
  readonly figure: Figure | undefined;
  readonly atMost: Exact | undefined;
  readonly isRounded: boolean;
  readonly usesLength: boolean;
  readonly isTierUnused: boolean;
}

const NOTHING: CreditRule = { type: 'tiers', tiers: [] };

/** The credit of one window for a missed commitment, which is told where it cannot be computed. */
export function assessWindow(result: Result, window: PlacedWindow, job: CreditJob): AssessedWindow {
  const { agreement, chosen, base, gaps } = job;
  const { credit: terms, creditPath, objective, objectivePath } = chosen;
  const metric = agreement.metrics?.find(({ id }) => id === objective.metric);
  const fromDowntime = result.measured === undefined && isShareOfTime(metric);
  const { downtimeSeconds } = result;
  const isTooLong = downtimeSeconds !== undefined && downtimeSeconds.compare(window.seconds) > 0;
  if (isTooLong) gaps.tell('The failure is longer than its window', `${objectivePath}/window/length`);
  const raw =
    fromDowntime && downtimeSeconds ? resultOfDowntime(downtimeSeconds, window.seconds) : result.measured;
  const measured = raw && asCompared(raw, metric);
  const target = targetOf(objective, objectivePath, gaps);
  const forgiving = withTolerance(target, objective, objectivePath, gaps);
  const met = measured && isMet(forgiving, measured);
  const measurement: Measurement = {
    ...(measured && { measured, unit: metric?.unit ?? '' }),
    ...(downtimeSeconds && { downtimeSeconds }),
    ...(result.events && { events: result.events }),
    windowSeconds: window.seconds,
  };
  // A formula may need values that only a miss has.
  const isNeeded = !met || terms.formula === undefined;
  const found = isNeeded
    ? creditRuleOf(terms, {
        path: creditPath,
        target,
        calendars: agreement.calendars,
        currency: base.base.currency,
        days: window.days,
        values: symbolsOf(job, target, measured),
        downtimeSeconds,
        reader: gaps,
      })
    : undefined;
  const rule = met ? NOTHING : found?.rule;
  const due = rule && creditFor(rule, measurement, base.base);
  const figure = due && met && measured ? { ...due, working: showMet(measured, forgiving, due) } : due;
  if (rule && !figure && gaps.gaps.length === 0) {
    const [message, hint] = whatIsMissing(rule, measurement);
    gaps.tell(message, creditPath, hint);
  }
  const tier = rule && measured ? tierOf(rule, measured, terms) : undefined;
  return {
    measurement,
    target,
    isMet: met,
    tier,
    figure,
    atMost: found?.atMost,
    isRounded: raw !== undefined && measured !== undefined && !raw.equals(measured),
    usesLength: downtimeSeconds !== undefined || usesDays(terms),
    isTierUnused: met === true && found?.rule.type === 'tiers' && isInTier(found, measured, terms),
  };
}

/** What symbols of the formula stand for: the target, the result, and what was given. */
function symbolsOf(
  { chosen, values }: CreditJob,
  target: Target,
  measured: Exact | undefined,
): ReadonlyMap<string, Exact> {
  const own: [string, Exact][] = [['target', target.value]];
  if (measured) own.push(['measured', measured], [symbolOf(chosen.objective.metric), measured]);
  const explained = Object.keys(chosen.credit.variables ?? {});
  // A symbol that the agreement explains stands for that, even where it has the name of a metric.
  return new Map([...own.filter(([name]) => !explained.includes(name)), ...values]);
}

function tierOf(rule: CreditRule, measured: Exact, terms: ChosenCredit['credit']): AssessedWindow['tier'] {
  if (rule.type !== 'tiers' || !terms.tiers) return undefined;
  const match = tierFor(rule.tiers, measured);
  return match && { number: match.index + 1, text: describeTier(terms.tiers[match.index]!) };
}

function isInTier(
  { rule }: CreditTerms,
  measured: Exact | undefined,
  { tiers }: ChosenCredit['credit'],
): boolean {
  return (
    tiers !== undefined && rule.type === 'tiers' && measured !== undefined && !!tierFor(rule.tiers, measured)
  );
}

function usesDays({ tiers, each }: ChosenCredit['credit']): boolean {
  return each?.per === 'month' || (tiers ?? []).some(({ serviceDays }) => serviceDays !== undefined);
}

/** Why a rule gave no credit, and what would be needed. */
function whatIsMissing(
  rule: CreditRule,
  { measured, downtimeSeconds }: Measurement,
): readonly [string, string?] {
  if (!measured && ['tiers', 'linear'].includes(rule.type)) {
    return ['This credit needs the result of each window', 'add --measured, as --measured 98.7'];
  }
  if (rule.type === 'per-unit' && rule.per === 'event') {
    return ['This credit is for each failure', 'add --events with how many there were'];
  }
  if (!downtimeSeconds) {
    return ['This credit depends on how long the service failed', 'add --downtime, as --downtime PT3H'];
  }
  return ['This credit cannot be computed from what was given'];
}

const SIGNS = { gte: '≥', gt: '>', lte: '≤', lt: '<', eq: '=' } as const;

/** 99.95 % ≥ 99.9 %: EUR 0.00 */
function showMet(measured: Exact, { comparator, value, upper }: Target, due: Figure): readonly WorkingPart[] {
  const unit = due.inputs.find(({ symbol }) => symbol === 'measured')?.unit ?? '';
  const [result, bound] = [
    { value: measured, unit },
    { value, unit },
  ];
  const compared =
    comparator === 'between'
      ? [bound, '≤', result, ...(upper ? ['≤', { value: upper, unit }] : [])]
      : [result, SIGNS[comparator], bound];
  return [...compared, ':', { value: due.value, unit: due.unit }];
}
