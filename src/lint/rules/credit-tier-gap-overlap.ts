import {
  type Bounds,
  boundsBetween,
  earlierCut,
  holdsAny,
  laterCut,
  lowerCut,
  upperCut,
} from '../../compute/credit/bounds.ts';
import type { Tier } from '../../compute/credit/credit-rule.ts';
import { metBounds, type Target } from '../../compute/credit/target.ts';
import { type TierFlaw, tierFlaws } from '../../compute/credit/tier-flaws.ts';
import { type Exact, exact, greatest, least } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import { readGaps } from '../../figures/gaps.ts';
import { withTolerance } from '../../figures/objective-result.ts';
import { type MeasurableResults, measurableResults } from '../credit/measurable-values.ts';
import { type Ladder, laddersOf, type ReadCredit, readCredits, sayAward } from '../credit/read-credit.ts';
import {
  closeGap,
  repairChanges,
  sayRepair,
  type TierEnds,
  type TierRepair,
  tierEnds,
  trimTier,
} from '../credit/tier-repair.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayBounds } from '../say/say-bounds.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';

/** Tiers of credits that leave figures out, hold them twice, or credit a promise that was kept. */
export const creditTierGapOverlap: Rule = {
  name: 'credit-tier-gap-overlap',
  severity: 'error',
  kind: 'meaning',
  summary:
    'The tiers of a credit leave out a figure that misses the commitment, hold a figure twice, or credit one that meets it.',
  why:
    'A ladder of credits must give one answer for every figure that misses the commitment. A figure between two tiers earns ' +
    'nothing although the month was bad, and a figure in two tiers earns two amounts of which each party names the one that ' +
    'suits it. The usual cause is a ladder that is written as 95.00 to 98.99 and 99.00 to 99.90, while 98.995 can be measured.',
  source:
    'C. Müller and others, A Framework for Compensable Guarantees in SLAs, 2018: a compensation covers every violation once.',
  limits:
    'Gaps are not looked for where several credits are for one objective, and nothing where an objective is about a share of cases.',
  bad: {
    example: 'cloud-service',
    change: { 'remedies.credits.availability-credits.tiers.1': '{ from: 95.00, upTo: 98.99, percent: 25 }' },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.credits.availability-credits.tiers.1': '{ above: 95.00, to: 99.00, percent: 25 }',
      'remedies.credits.availability-credits.tiers.2': '{ upTo: 95.00, percent: 50 }',
    },
  },
  *check(context) {
    const counts = new Map<string, number>();
    for (const { objective } of context.agreement.remedies.credits ?? []) {
      counts.set(objective, (counts.get(objective) ?? 0) + 1);
    }
    for (const ladder of laddersOf(context)) {
      const results = measurableResults(ladder.metric);
      const flaws = flawsOf(ladder, results, counts.get(ladder.credit.objective) === 1);
      if (flaws.length === 0) continue;
      const { targetUpper, target, minimum } = ladder.objective.value;
      const others = [target, targetUpper, minimum].flatMap((text) =>
        text !== undefined && decided(text) ? [text] : [],
      );
      const ends = tierEnds(ladder.written, ladder.tiers, others);
      for (const flaw of flaws) {
        const finding = findingOf(flaw, ladder, results, ends, context);
        if (finding) yield finding;
      }
    }
    for (const read of readCredits(context)) {
      const found = stepsBeside(read, counts.get(read.credit.objective) === 1, context);
      if (found) yield found;
    }
  },
};

/** Steps that begin below the level, so that figures between earn nothing, or above it. */
function stepsBeside(
  { credit, path, terms, objective, metric, target }: ReadCredit,
  isAlone: boolean,
  context: LintContext,
): Finding | undefined {
  const { rule } = terms;
  const tolerated = toleratedTarget({ objective, target });
  if (rule.type !== 'linear' || credit.linear?.below === undefined || !tolerated) return undefined;
  const unit = metric?.unit ?? '';
  const say = (bounds: Bounds): string => sayBounds(bounds, unit);
  const promise = `“${objective.value.name}” (${sayPromise(target.comparator, target.value, unit)})`;
  const repair = {
    path: `${path}/linear/below`,
    hint: `write \`below: ${objective.value.target}\`, or leave \`below\` out`,
    related: [{ path: `${objective.path}/target`, message: 'the target' }],
  };
  if (isAlone && rule.below.compare(tolerated.value) < 0) {
    const gap = { from: rule.below, to: tolerated.value };
    return {
      ...repair,
      message: `A figure ${say(gap)} misses ${promise} but the steps of \`${credit.id}\` begin only below ${sayQuantity(rule.below, unit)}: ${sayParty(objective.value.beneficiary, context)} gets no credit for it`,
      facts: { gap: say(gap), objective: objective.value.id },
    };
  }
  const above = rule.below.sub(target.value);
  const earns = above.compare(0) > 0 && (rule.start !== undefined || above.compare(rule.step) >= 0);
  if (!earns) return undefined;
  return {
    ...repair,
    message: `A figure of exactly ${sayQuantity(target.value, unit)} meets ${promise} but earns a step of \`${credit.id}\`, whose steps begin below ${sayQuantity(rule.below, unit)}: whether a commitment that was kept is paid for is open`,
    facts: { below: sayQuantity(rule.below, unit), objective: objective.value.id },
  };
}

/** The flaws of a ladder; a miss that the objective tolerates is no gap. */
function flawsOf(ladder: Ladder, results: MeasurableResults, isAlone: boolean): readonly TierFlaw[] {
  const own = flawsAt(ladder, ladder.target, results);
  const tolerated = toleratedTarget(ladder);
  const idle = new Set(own.flatMap((flaw) => (flaw.type === 'unreachable' ? [flaw.tier] : [])));
  const all = tolerated === ladder.target || !tolerated ? own : flawsAt(ladder, tolerated, results);
  return [
    ...own.filter((flaw) => flaw.type !== 'gap' && !(flaw.type === 'overlap' && idle.has(flaw.unused))),
    ...(isAlone && tolerated ? all.filter(({ type }) => type === 'gap') : []),
  ];
}

/** The flaws where results lie a step apart are those of whole numbers, once everything is counted in steps. */
function flawsAt({ tiers }: Ladder, target: Target, { range, step }: MeasurableResults): readonly TierFlaw[] {
  if (!step) return tierFlaws(tiers, target, { range });
  const inSteps = (bounds: Bounds): Bounds => mapBounds(bounds, (value) => value.div(step));
  return tierFlaws(
    tiers.map((tier): Tier => ({ ...tier, ...inSteps(tier) })),
    { ...target, value: target.value.div(step), ...(target.upper && { upper: target.upper.div(step) }) },
    { range: inSteps(range), whole: true },
  ).map((flaw) =>
    'bounds' in flaw ? { ...flaw, bounds: mapBounds(flaw.bounds, (value) => value.mul(step)) } : flaw,
  );
}

/** What must be missed before a remedy is due; undefined while that is undecided. */
function toleratedTarget({
  objective: { value, path },
  target,
}: Pick<Ladder, 'objective' | 'target'>): Target | undefined {
  if (value.tolerance === undefined && value.minimum === undefined) return target;
  const reader = readGaps();
  const tolerant = withTolerance(target, value, path, reader);
  const minimum = value.minimum === undefined ? undefined : reader.number(value.minimum, path);
  if (reader.gaps.length > 0) return undefined;
  if (!minimum) return tolerant;
  const isLower = target.comparator === 'gte' || target.comparator === 'gt';
  return { ...tolerant, value: (isLower ? least : greatest)(tolerant.value, minimum) };
}

function findingOf(
  flaw: TierFlaw,
  ladder: Ladder,
  results: MeasurableResults,
  ends: TierEnds,
  context: LintContext,
): Finding | undefined {
  const { written, tiers, path, credit, objective, metric, target } = ladder;
  const unit = metric?.unit ?? '';
  const say = (bounds: Bounds): string => sayBounds(bounds, unit);
  const promise = `“${objective.value.name}” (${sayPromise(target.comparator, target.value, unit, target.upper)})`;
  const tierAt = (tier: number): string => `${path}/tiers/${tier}`;
  const receiver = sayParty(objective.value.beneficiary, context);
  // Points below the level run the other way.
  const usable = (repair: TierRepair | undefined): TierRepair | undefined =>
    credit.belowTarget ? undefined : repair;
  const suggestion = (
    repair: TierRepair | undefined,
    otherwise = 'change the bounds so that each figure that misses the commitment is in one tier',
  ): Pick<Finding, 'hint' | 'fix'> =>
    repair
      ? {
          hint: sayRepair(repair, written),
          fix: { title: 'Move the bound of the tier', safe: false, changes: repairChanges(repair, path) },
        }
      : { hint: otherwise };

  switch (flaw.type) {
    case 'gap': {
      const repair = usable(closeGap(openAt(flaw.bounds, results.range), ends));
      const { hint, fix } = suggestion(repair);
      return {
        path: repair ? `${tierAt(repair.tier)}${repair.old ? `/${repair.old}` : ''}` : `${path}/tiers`,
        message: `A figure ${say(flaw.bounds)} misses ${promise} but is in no tier of \`${credit.id}\`: ${receiver} gets no credit for it`,
        hint,
        facts: { gap: say(flaw.bounds), objective: objective.value.id },
        related: [{ path: `${objective.path}/target`, message: 'the target that such a figure misses' }],
        ...(fix && { fix: { ...fix, title: 'Close the gap', safe: isNarrow(flaw.bounds, ends.textOf) } }),
      };
    }
    case 'overlap': {
      const [used, unused] = [written[flaw.used]!, written[flaw.unused]!];
      return {
        path: tierAt(flaw.unused),
        message: `A figure ${say(flaw.bounds)} is in two tiers of \`${credit.id}\`: it earns ${sayAward(used)} by one and ${sayAward(unused)} by the other, and each party will name the one that suits it`,
        ...suggestion(usable(trimTier(flaw.unused, tiers[flaw.unused]!, tiers[flaw.used]!, ends))),
        facts: { overlap: say(flaw.bounds), first: sayAward(used), second: sayAward(unused) },
        related: [{ path: tierAt(flaw.used), message: 'the tier that holds it too' }],
      };
    }
    case 'credit-though-met':
      return {
        path: tierAt(flaw.tier),
        message: `A figure ${say(flaw.bounds)} meets ${promise} but is in the tier of ${sayAward(written[flaw.tier]!)} of \`${credit.id}\`: whether a commitment that was kept is paid for is open`,
        ...suggestion(
          usable(trimTier(flaw.tier, tiers[flaw.tier]!, metBounds(target), ends)),
          'delete the tier, or move its bounds to figures that miss the commitment',
        ),
        facts: { credited: say(flaw.bounds), objective: objective.value.id },
        related: [{ path: `${objective.path}/target`, message: 'the target that such a figure meets' }],
      };
    case 'empty':
    case 'unreachable': {
      const tier = tiers[flaw.tier]!;
      if (flaw.type === 'unreachable' && !results.isCertain && !meets(tier, results.range)) return undefined;
      const why =
        flaw.type === 'empty'
          ? 'no figure lies between its bounds'
          : meets(tier, results.range)
            ? 'tiers before it hold all its figures'
            : `no figure ${say(tier)} can be measured`;
      return {
        path: tierAt(flaw.tier),
        message: `The tier of ${sayAward(written[flaw.tier]!)} of \`${credit.id}\` never applies, because ${why}: ${receiver} is shown a credit that is never given`,
        hint: 'delete the tier, or change its bounds so that they hold figures of their own',
        facts: { tier: flaw.tier },
      };
    }
  }
}

function meets(tier: Bounds, range: Bounds): boolean {
  return holdsAny(laterCut(lowerCut(tier), lowerCut(range)), earlierCut(upperCut(tier), upperCut(range)));
}

/** A gap that reaches the end of what can be measured is closed by a tier without a bound on that side. */
function openAt(gap: Bounds, range: Bounds): Bounds {
  const [lower, upper] = [lowerCut(gap), upperCut(gap)];
  const isAt = (cut: Exact | undefined, end: Exact | undefined): boolean =>
    cut !== undefined && end !== undefined && cut.equals(end);
  return boundsBetween(
    isAt(gap.from, range.from) ? 'lowest' : lower,
    isAt(gap.upTo, range.upTo) ? 'highest' : upper,
  );
}

/** Whether a gap is no wider than the last digit with which its ends are written. */
function isNarrow(gap: Bounds, textOf: (value: Exact) => string): boolean {
  const [start, end] = [gap.from ?? gap.above, gap.to ?? gap.upTo];
  if (!start || !end) return false;
  const digits = Math.max(...[start, end].map((value) => textOf(value).split('.')[1]?.length ?? 0));
  return end.sub(start).compare(exact(1, 10n ** BigInt(digits))) <= 0;
}

function mapBounds({ from, above, to, upTo }: Bounds, change: (value: Exact) => Exact): Bounds {
  return {
    ...(from && { from: change(from) }),
    ...(above && { above: change(above) }),
    ...(to && { to: change(to) }),
    ...(upTo && { upTo: change(upTo) }),
  };
}
