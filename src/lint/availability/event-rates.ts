import type { Agreement } from '../../agreement/generated/types.ts';
import { type Exact, exact, least } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { parseUnit, type Unit } from '../../expression/unit.ts';
import { ratioOf } from '../../figures/credit-base.ts';
import { daysOfWindow, decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';

/** How many cases of a kind a window has. */
export interface ExpectedCases {
  readonly count: Exact;
  /** What is counted, in the words of the agreement: `incidents`. */
  readonly unit: string;
  /** The field that says so. */
  readonly path: string;
  /** How sure the number is, as it follows the window: "has about". */
  readonly verb: Verb;
}

type Verb = 'has about' | 'has at most' | 'may have as few as';

interface Rate {
  readonly amount: Exact;
  /** ISO 8601 duration. */
  readonly per: string;
  readonly unit: string;
  readonly path: string;
  readonly verb: Verb;
  readonly isScheduled?: true;
  /** On how many days of each week it comes, where it comes in every week. */
  readonly weekdays?: number | undefined;
}

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];
type Rule = ReadonlyMap<string, string>;

/**
 * Finds the cases in the longest window of an objective: from a load or a volume that counts what the population of its
 * metric begins with ("all incidents reported …"), or from the schedule of the deliveries of its service.
 */
export function caseFinder(
  context: LintContext,
): (objective: Objective, metric: Metric) => ExpectedCases | undefined {
  const rates = ratesByNoun(context);
  const deliveries = new Set(wordList(context.words, 'deliveryWords'));
  const nouns = new Map<string, string | undefined>();
  const nounIn = (word: string): string | undefined => {
    if (!nouns.has(word)) nouns.set(word, nounOf(parseUnit(word)));
    return nouns.get(word);
  };
  return ({ service, window }, { population, description, name }) => {
    const words = (population ?? description ?? name).toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    const head = words.slice(0, HEAD).flatMap((word) => nounIn(word) ?? []);
    const counted = head.flatMap((noun) => rates.get(noun) ?? []);
    const scheduled = head.some((noun) => deliveries.has(noun)) ? scheduleOf(service, context) : [];
    const found = [...counted, ...scheduled].flatMap((rate) => inWindow(rate, window.length) ?? []);
    return found.reduce<ExpectedCases | undefined>(
      (most, one) => (most && most.count.compare(one.count) >= 0 ? most : one),
      undefined,
    );
  };
}

/** "all", perhaps two adjectives, and the noun. */
const HEAD = 4;

function ratesByNoun({ agreement, all, find }: LintContext): ReadonlyMap<string, readonly Rate[]> {
  const rates = new Map<string, Rate[]>();
  const add = (noun: string | undefined, rate: Omit<Rate, 'amount'>, amount: Exact | undefined): void => {
    if (noun === undefined || !amount || amount.compare(0) <= 0) return;
    const list = rates.get(noun);
    if (list) list.push({ ...rate, amount });
    else rates.set(noun, [{ ...rate, amount }]);
  };
  for (const { value, path } of all('assumptions')) {
    const rate = frequencyOf(value.unit);
    if (rate) add(rate.noun, { ...rate, path: `${path}/value`, verb: 'has about' }, decided(value.value));
  }
  const groups = [
    ...all('services').map(({ value, path }) => ({ limits: value.workloadLimits, path })),
    { limits: agreement.support?.workloadLimits, path: '/support' },
  ];
  for (const { limits, path } of groups) {
    for (const [index, { max, unit, per, beyond }] of (limits ?? []).entries()) {
      if (unit === undefined || per === undefined || beyond !== 'excluded') continue;
      const at = `${path}/workloadLimits/${index}/max`;
      add(nounOf(parseUnit(unit)), { unit, per, path: at, verb: 'has at most' }, decided(max));
    }
  }
  for (const { value, path } of all('objectives')) {
    const metric = find('metrics', value.metric)?.value;
    if (value.comparator !== 'gte' || !metric || (metric.kind !== undefined && metric.kind !== 'count'))
      continue;
    const rate = {
      unit: metric.unit,
      per: value.window.length,
      path: `${path}/target`,
      verb: 'may have as few as' as const,
    };
    if (metric.aggregation === undefined || metric.aggregation === 'sum')
      add(nounOf(parseUnit(metric.unit)), rate, decided(value.target));
  }
  return rates;
}

/** `incidents/month` as what is counted and the time for it. */
function frequencyOf(text: string): (Pick<Rate, 'unit' | 'per'> & { readonly noun: string }) | undefined {
  const slash = /^(.*?)\s*(?:\/|\bper\b)\s*(.*)$/i.exec(text);
  const [unit, time] = [slash?.[1] ?? '', parseUnit(slash?.[2] ?? '')];
  const noun = nounOf(parseUnit(unit));
  if (noun === undefined || time?.dimensions.size !== 1 || time.scale.d !== 1n) return undefined;
  if (time.dimensions.get('month') === 1) return { noun, unit, per: `P${time.scale.n}M` };
  return time.dimensions.get('second') === 1 ? { noun, unit, per: `PT${time.scale.n}S` } : undefined;
}

/** The noun of a unit that counts one kind of thing; undefined for time, money, percentages and whatever else. */
function nounOf(unit: Unit | undefined): string | undefined {
  const [noun, ...others] = [...(unit?.dimensions ?? [])];
  const isOne = noun?.[1] === 1 && others.length === 0;
  return isOne && !/^(second|month|[A-Z]{3}|\p{Sc})$/u.test(noun[0]) ? noun[0] : undefined;
}

function inWindow(
  { amount, per, unit, path, verb, isScheduled, weekdays }: Rate,
  length: string,
): ExpectedCases | undefined {
  const [whole, part] = [parseDuration(length), parseDuration(per)];
  const days = daysOfWindow(length);
  const longest = days && parseDuration(`P${Math.max(...days)}D`);
  const times = whole && part && (ratioOf(whole, part) ?? (longest && ratioOf(longest, part)));
  if (!times) return undefined;
  // A schedule comes about a whole number of times: a month of 31 days may have five Mondays, and 23 working days.
  const most = !isScheduled
    ? times
    : weekdays === undefined
      ? times.ceil()
      : times.floor().add(least(exact(1), times.sub(times.floor()).mul(7).ceil().div(weekdays)));
  return { count: amount.mul(most), unit, path, verb };
}

/** The deliveries of a service with one scheduled deliverable, at most. */
function scheduleOf(service: string | undefined, { find }: LintContext): readonly Rate[] {
  const entry = find('services', service);
  const scheduled = (entry?.value.deliverables ?? []).flatMap(({ schedule, destinations }, index) =>
    typeof schedule === 'object' ? [{ schedule, index, places: Math.max(1, destinations?.length ?? 1) }] : [],
  );
  const [only, ...more] = scheduled;
  if (!entry || !only || more.length > 0) return [];
  const rule: Rule = new Map(
    only.schedule.rrule.split(';').map((part) => part.split('=', 2) as [string, string]),
  );
  const path = `${entry.path}/deliverables/${only.index}/schedule`;
  return mostIn(rule).map(({ amount, per, weekdays }) => ({
    amount: exact(amount * only.places),
    per,
    unit: 'deliveries',
    path,
    verb: 'has at most',
    isScheduled: true,
    weekdays,
  }));
}

/** How often a rule comes about in its own period; nothing for one that this does not count. */
function mostIn(
  rule: Rule,
): readonly { readonly amount: number; readonly per: string; readonly weekdays?: number }[] {
  const interval = rule.get('INTERVAL') ?? '1';
  const days = rule.get('BYDAY')?.split(',').length;
  if (rule.has('BYMONTH') || rule.has('BYSETPOS')) return [];
  switch (rule.get('FREQ')) {
    case 'WEEKLY':
      return [
        {
          amount: days ?? 1,
          per: `P${interval}W`,
          ...(interval === '1' ? { weekdays: days ?? 1 } : {}),
        },
      ];
    case 'DAILY':
      return days === undefined
        ? [{ amount: 1, per: `P${interval}D` }]
        : interval === '1'
          ? [{ amount: days, per: 'P1W', weekdays: days }]
          : [];
    case 'MONTHLY':
      return [{ amount: rule.get('BYMONTHDAY')?.split(',').length ?? days ?? 1, per: `P${interval}M` }];
    default:
      return [];
  }
}
