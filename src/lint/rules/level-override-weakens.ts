import type { Objective } from '../../agreement/generated/types.ts';
import { type Exact, toDecimal } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type MostCredit, mostCredits } from '../parts/compare-credits.ts';
import type { Rule } from '../rule.ts';
import { sayList, sayNumber, sayPercent } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPromise } from '../say/say-promise.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';

const LEVELS = (overridable: string): string =>
  `[{ id: corporate, name: Corporate level, rank: 1${overridable} }, { id: service, name: Service level, rank: 2, parent: corporate }]`;
const OBJECTIVE = (target: number): string =>
  `{ id: portal-availability, name: Availability of the portal, service: freight-platform, metric: availability, obligor: alsterkrone, beneficiary: maasvliet, comparator: gte, target: ${target}, strength: commitment, window: { length: P1M, kind: calendar, timeZone: Europe/Berlin, partial: prorate }, level: service, overrides: platform-availability }`;

/** A lower level that takes away what a higher one promises. */
export const levelOverrideWeakens: Rule = {
  name: 'level-override-weakens',
  severity: 'error',
  kind: 'meaning',
  summary: 'A lower level replaces an objective that it may not replace, or by a weaker one.',
  why:
    'Terms flow down: whoever reads the corporate level relies on it everywhere. A department that quietly promises less takes ' +
    'that away. A higher level says in `overridable` what a lower one may replace; what it does not say holds.',
  source: 'ITIL 4, multi-level service level agreements: corporate, customer and service level.',
  limits:
    'Levels, shares of cases, strength, windows and the largest credits are compared, and only in units that can be.',
  bad: {
    example: 'cloud-service',
    change: {
      levels: LEVELS(''),
      'objectives.platform-availability.level': 'corporate',
      'objectives.+': OBJECTIVE(99.5),
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      levels: LEVELS(', overridable: [objectives.platform-availability.target]'),
      'objectives.platform-availability.level': 'corporate',
      'objectives.+': OBJECTIVE(99.95),
    },
  },
  *check(context) {
    const { all, find } = context;
    let credits: MostCredit | undefined;
    for (const { value: objective, path } of all('objectives')) {
      const base = find('objectives', objective.overrides);
      if (!base) continue;
      const level = find('levels', base.value.level)?.value;
      credits ??= mostCredits(context);
      const changed = changesOf(objective, base.value, context, credits);
      const field = `objectives.${base.value.id}`;
      const isAllowed = (name: string): boolean =>
        (level?.overridable ?? []).some((one) => one === field || `${one}.`.startsWith(`${field}.${name}.`));
      const weaker = changed.filter(({ isWeaker, field: name }) => isWeaker && !isAllowed(name));
      const [first] = weaker;
      const related = [{ path: base.path, message: 'what it replaces' }];
      const facts = { objective: objective.id, overrides: base.value.id };
      const names = `“${objective.name}” %s “${base.value.name}”`;
      if (first) {
        const says = weaker.map(({ now, before }) => `${now} in place of ${before}`).join(', ');
        const fields = sayList(weaker.map(({ field: name }) => `${field}.${name}`));
        yield {
          path: `${path}/overrides`,
          message: `${names.replace('%s', 'promises less than')} (${says}), which it may not replace so: ${sayParty(objective.beneficiary, context)} loses what the higher level promises`,
          hint: `write ${weaker.map(({ write }) => `\`${write}\``).join(' and ')} or what is better, or add ${fields} to \`overridable\` of ${level ? `\`${level.id}\`` : 'the higher level'}`,
          facts,
          related,
        };
      } else if (level && !isBelow(objective, level.id, context))
        yield {
          path: `${path}/level`,
          message: `${names.replace('%s', 'takes the place of')}, but stands on no level below \`${level.id}\`: it is open which of the two holds`,
          hint: `write the \`level\` of \`${objective.id}\` that has \`${level.id}\` as its \`parent\`, or delete \`overrides\``,
          facts,
          related,
        };
      else if (level && !fieldsOf(changed).every(isAllowed))
        yield {
          path: `${path}/overrides`,
          message: `${names.replace('%s', 'replaces')}${sayChange(changed)}, which its level \`${level.id}\` does not allow: it is open which of the two holds`,
          hint: `add ${sayList(
            fieldsOf(changed)
              .filter((name) => !isAllowed(name))
              .map((name) => `${field}.${name}`),
          )} to \`overridable\` of \`${level.id}\``,
          facts,
          related,
        };
    }
  },
};

/** One thing in which an objective differs from the one whose place it takes. */
interface Change {
  readonly field: string;
  readonly isWeaker: boolean;
  readonly now: string;
  readonly before: string;
  /** What to write so that it is no weaker. */
  readonly write: string;
}

const STRENGTHS = ['informational', 'stretch', 'target', 'commitment'];

function changesOf(
  objective: Objective,
  base: Objective,
  context: LintContext,
  credits: MostCredit,
): readonly Change[] {
  const target = targetChange(objective, base, context);
  // A higher level that is only aimed for may stand above the promise, which then goes on.
  const isHigher = target !== undefined && !target.isWeaker;
  return [
    target,
    shareChange(objective, base),
    isHigher ? undefined : strengthChange(objective, base),
    windowChange(objective, base),
    creditChange(objective, base, context, credits),
  ].filter((change) => change !== undefined);
}

function targetChange(objective: Objective, base: Objective, { find }: LintContext): Change | undefined {
  const [target, before] = [decided(objective.target), decided(base.target)];
  const [unit, unitBefore] = [objective, base].map(({ metric }) => find('metrics', metric)?.value.unit);
  if (!target || !before || unit === undefined || unitBefore === undefined) return undefined;
  const [size, sizeBefore] = [secondsOfUnit(unit), secondsOfUnit(unitBefore)];
  // Figures in other units are of another measure.
  if (unit !== unitBefore && !(size && sizeBefore)) return undefined;
  const [value, valueBefore] =
    unit === unitBefore ? [target, before] : [target.mul(size!), before.mul(sizeBefore!)];
  const better = value.compare(valueBefore);
  const isHigherBetter = base.comparator === 'gte' || base.comparator === 'gt';
  const isLowerBetter = base.comparator === 'lte' || base.comparator === 'lt';
  const isEdgeLost = better === 0 && /^[gl]te$/.test(objective.comparator) && /^[gl]t$/.test(base.comparator);
  if (better === 0 && !isEdgeLost) return undefined;
  const needed = unit === unitBefore ? before : valueBefore.div(size!);
  return {
    field: 'target',
    isWeaker: (isHigherBetter && better < 0) || (isLowerBetter && better > 0) || isEdgeLost,
    now: sayPromise(objective.comparator, target, unit),
    before: sayPromise(base.comparator, before, unitBefore),
    write: isEdgeLost ? `comparator: ${base.comparator}` : `target: ${toDecimal(needed, 6)}`,
  };
}

function shareChange(objective: Objective, base: Objective): Change | undefined {
  const [share, before] = [decided(objective.attainment), decided(base.attainment)];
  if (!share || !before || share.equals(before)) return undefined;
  return {
    field: 'attainment',
    isWeaker: share.compare(before) < 0,
    now: `${sayPercent(share)} of cases`,
    before: sayPercent(before),
    write: `attainment: ${toDecimal(before, 6)}`,
  };
}

function strengthChange(objective: Objective, base: Objective): Change | undefined {
  const order = STRENGTHS.indexOf(objective.strength) - STRENGTHS.indexOf(base.strength);
  if (order === 0) return undefined;
  return {
    field: 'strength',
    // What is only aimed for on the higher level is no promise that could be lost.
    isWeaker: order < 0 && base.strength === 'commitment',
    now: `\`strength: ${objective.strength}\``,
    before: `\`${base.strength}\``,
    write: `strength: ${base.strength}`,
  };
}

function windowChange({ window }: Objective, base: Objective): Change | undefined {
  const [days, before] = [daysOf(window.length), daysOf(base.window.length)];
  if (days === undefined || before === undefined || days === before) return undefined;
  return {
    field: 'window',
    isWeaker: days > before * 1.04,
    now: `windows of \`${window.length}\``,
    before: `\`${base.window.length}\``,
    write: `window.length: ${base.window.length}`,
  };
}

const DAYS_OF_MONTH = 30.436_875;

function daysOf(length: string): number | undefined {
  const duration = parseDuration(length);
  return duration && duration.months * DAYS_OF_MONTH + duration.days + duration.seconds.valueOf() / 86_400;
}

/** Without a credit of its own it has that of the one whose place it takes. */
function creditChange(
  objective: Objective,
  base: Objective,
  { agreement }: LintContext,
  credits: MostCredit,
): Change | undefined {
  const isOwn = (agreement.remedies.credits ?? []).some((credit) => credit.objective === objective.id);
  const [most, before] = [credits(objective.id), credits(base.id)];
  if (!isOwn || !most || !before || most.amount.equals(before.amount)) return undefined;
  const say = (value: Exact): string => `${before.currency} ${sayNumber(value, 2)}`;
  return {
    field: 'credits',
    isWeaker: most.amount.compare(before.amount) < 0,
    now: `a credit of ${say(most.amount)} at most`,
    before: say(before.amount),
    write: `credits of ${say(before.amount)}`,
  };
}

/** What is replaced; of one that says the same its level. */
function fieldsOf(changed: readonly Change[]): readonly string[] {
  return changed.length > 0 ? changed.map(({ field }) => field) : ['target'];
}

function sayChange(changed: readonly Change[]): string {
  if (changed.length === 0) return '';
  return ` (${changed.map(({ now, before }) => `${now} in place of ${before}`).join(', ')})`;
}

/** Whether the level of an objective has another one above it. */
function isBelow({ level }: Objective, above: string, { find }: LintContext): boolean {
  const seen = new Set<string>();
  for (let at = find('levels', level)?.value; at && !seen.has(at.id); at = find('levels', at.parent)?.value) {
    if (at.parent === above) return true;
    seen.add(at.id);
  }
  // Without parents the ranks tell.
  const [own, higher] = [find('levels', level)?.value, find('levels', above)?.value];
  return own?.parent === undefined && own !== undefined && higher !== undefined && own.rank > higher.rank;
}
