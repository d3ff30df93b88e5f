import { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { allocate } from '../../compute/allocation.ts';
import { type Exact, exact, sum, toDecimal } from '../../compute/exact.ts';
import { isBusinessDay } from '../../compute/time/business-calendar.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { type Term, windowsIn } from '../../compute/time/window.ts';
import { parseUnit } from '../../expression/unit.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { occurrences } from '../time/occurrences.ts';

type Deliverable = NonNullable<Agreement['services'][number]['deliverables']>[number];

/** A quantity that cannot be spread evenly over its deliveries and destinations. */
export const scheduleIndivisible: Rule = {
  name: 'schedule-indivisible',
  severity: 'error',
  kind: 'meaning',
  summary: 'A quantity does not divide into whole units among its deliveries and destinations.',
  why:
    'Fifty reams a month, delivered every Monday to two addresses, are six and a quarter reams a delivery. Unless the ' +
    'agreement says who gets the odd one, each delivery is a dispute: the supplier brings what suits it, and the customer cannot prove a shortage.',
  source:
    'The customer agreement of a published guide: 50 reams of paper a month, every Monday, to two addresses.',
  limits:
    'Only whole periods of the first two years are looked at, and only schedules that name their days; without a schedule, the parts of the destinations. Without `split`, what is ' +
    'counted (reams, leads) comes in whole units, and what is measured (hours, litres, money) divides freely.',
  bad: {
    example: 'dunder-mifflin',
    change: { 'services.paper-supply.deliverables.copy-paper.split': '' },
  },
  good: {
    example: 'dunder-mifflin',
    change: {
      'services.paper-supply.deliverables.copy-paper.split': '',
      'services.paper-supply.deliverables.copy-paper.quantity': '52',
      'services.paper-supply.deliverables.copy-paper.schedule.rrule': 'FREQ=MONTHLY;BYDAY=1MO,3MO',
    },
  },
  *check(context) {
    const count = deliveryCounter(context);
    for (const { value: service, path } of context.all('services')) {
      for (const { value, path: at } of entries(service.deliverables, `${path}/deliverables`)) {
        const quantity = decided(value.quantity);
        if (!quantity || quantity.compare(0) <= 0 || value.split?.method === 'fractional-allowed') continue;
        const unit = value.split ? decided(value.split.unitSize) : wholeUnit(value.unit);
        const shares = unit && unit.compare(0) > 0 ? sharesOf(value) : undefined;
        if (!unit || !shares) continue;
        const finding = judge(value, at, quantity, unit, shares, count(value));
        if (finding) yield finding;
      }
    }
  },
};

function judge(
  deliverable: Deliverable,
  path: string,
  quantity: Exact,
  unit: Exact,
  shares: readonly Exact[],
  counts: readonly number[],
): Finding | undefined {
  const { name, split, per } = deliverable;
  const what = `${deliverable.unit ?? 'units'}`;
  const period = sayPeriod(per, 'period');
  if (split && quantity.div(unit).d !== 1n) {
    return {
      path: `${path}/quantity`,
      message: `“${name}” is ${sayNumber(quantity)} ${what} in packages of ${sayNumber(unit)}, which no number of packages makes: no \`split\` can spread it, and every ${period} is short or over`,
      hint: `write a \`quantity\` that is a multiple of ${sayNumber(unit)}, such as ${toDecimal(quantity.div(unit).ceil().mul(unit))}, or a smaller \`unitSize\``,
      facts: { quantity: toDecimal(quantity), unitSize: toDecimal(unit) },
      related: [{ path: `${path}/split/unitSize`, message: 'the smallest package' }],
    };
  }
  const odd = counts.filter((times) => !isWhole(quantity, unit, shares, times));
  if (odd.length === 0) return undefined;
  const facts = { quantity: toDecimal(quantity), destinations: shares.length, deliveries: odd.join(', ') };
  if (split) {
    const examples = odd.map((times) => `${times}: ${allocation(quantity, unit, times, split.method)}`);
    return {
      path: `${path}/split`,
      severity: 'info',
      message: `“${name}” does not divide evenly: by \`split\` its ${sayNumber(quantity)} ${what} a ${period} come as ${examples.join('; ')}`,
      hint: `keep \`split\` if these amounts are meant, or write a \`quantity\` that divides, such as ${toDecimal(fitting(quantity, unit, shares, counts))}`,
      facts,
    };
  }
  const examples = odd.map((times, index) => {
    const part = shares.find((share) => !isWhole(quantity, unit, [share], times))!;
    const amount = sayNumber(quantity.mul(part).div(times), 3);
    return index === 0
      ? `${amount} in a ${period} with ${sayCount(times, 'delivery', 'deliveries')}`
      : `${amount} with ${times}`;
  });
  const isEqual = shares.every((share) => share.equals(shares[0]!));
  const part = `${isEqual ? 'each' : 'one'} of ${shares.length} destinations`;
  const place = shares.length === 1 ? '' : ` to ${part}`;
  const how = deliverable.schedule
    ? `each delivery brings${place} ${examples.join(', ')}`
    : `${part} has ${sayNumber(quantity.mul(shares.find((share) => !isWhole(quantity, unit, [share], 1))!), 3)}`;
  const [times] = odd;
  const brings =
    times === 1
      ? `the destinations get ${amountsOf(quantity, unit, shares, 'largest-remainder')}`
      : `${times} deliveries bring ${allocation(quantity, unit, times!, 'largest-remainder')}`;
  return {
    path: `${path}/quantity`,
    message: `“${name}” is ${sayNumber(quantity)} ${what} a ${period}, but ${how}: nobody can say how much a delivery must hold, and so neither side can prove a short one`,
    hint: `add \`split: { method: largest-remainder, unitSize: ${toDecimal(unit)} }\`, with which ${brings}, or write a \`quantity\` that divides, such as ${toDecimal(fitting(quantity, unit, shares, counts))}`,
    facts,
    ...(deliverable.schedule && { related: [{ path: `${path}/schedule`, message: 'when it is delivered' }] }),
    ...(quantity.div(unit).d === 1n && {
      fix: {
        title: 'Say who gets the odd unit',
        safe: false,
        changes: [
          {
            type: 'insert',
            path,
            text: `split: { method: largest-remainder, unitSize: ${toDecimal(unit)} }`,
          },
        ],
      },
    }),
  };
}

function isWhole(quantity: Exact, unit: Exact, shares: readonly Exact[], times: number): boolean {
  return shares.every((share) => quantity.mul(share).div(times).div(unit).d === 1n);
}

/** The next quantity that every number of deliveries divides into whole units for each destination. */
function fitting(quantity: Exact, unit: Exact, shares: readonly Exact[], counts: readonly number[]): Exact {
  const parts = counts.flatMap((times) => shares.map((share) => unit.mul(times).div(share)));
  const step = parts.reduce((all, part) => all.lcm(part), unit);
  return quantity.div(step).ceil().mul(step);
}

function allocation(
  quantity: Exact,
  unit: Exact,
  times: number,
  method: NonNullable<Deliverable['split']>['method'],
): string {
  return amountsOf(
    quantity,
    unit,
    Array.from({ length: times }, () => exact(1)),
    method,
  );
}

/** What each share gets: "13 + 13 + 12 + 12". */
function amountsOf(
  quantity: Exact,
  unit: Exact,
  shares: readonly Exact[],
  method: NonNullable<Deliverable['split']>['method'],
): string {
  const parts = shares.map((weight, index) => ({ id: String(index).padStart(4, '0'), weight }));
  const amounts = allocate(quantity, parts, { method, unit })?.map(({ amount }) => sayNumber(amount)) ?? [];
  const shown = amounts.length > 6 ? [...amounts.slice(0, 3), '…', amounts.at(-1)!] : amounts;
  return shown.length > 0 ? shown.join(' + ') : 'unequal amounts';
}

/** The parts of the whole that go to each destination; undefined where they do not make it. */
function sharesOf({ destinations }: Deliverable): readonly Exact[] | undefined {
  const count = destinations?.length ?? 0;
  if (count === 0) return [exact(1)];
  if (destinations!.every(({ share }) => share === undefined))
    return destinations!.map(() => exact(1, count));
  const shares = destinations!.flatMap(({ share }) => decided(share)?.div(100) ?? []);
  return shares.length === count && sum(shares).equals(1) ? shares : undefined;
}

/** What is measured and not counted. */
const MEASURED =
  /^(kg|g|t|lb|oz|l|ml|litre|liter|gallon|m|km|metre|meter|kilogram|gram|tonne|ton|gb|tb|mb|pb|gib|tib|gigabyte|terabyte|megabyte|kwh|mwh|wh|%)$/i;

/** One of what is counted; undefined for what divides freely, and for what is not understood. */
function wholeUnit(text: string | undefined): Exact | undefined {
  const unit = text === undefined ? undefined : parseUnit(text);
  const [noun, ...others] = [...(unit?.dimensions ?? [])];
  if (!noun || others.length > 0 || noun[1] !== 1) return undefined;
  const isFree = MEASURED.test(noun[0]) || /^(second|month|[A-Z]{2,3}|\p{Sc})$/u.test(noun[0]);
  return isFree ? undefined : exact(1);
}

/** The different numbers of deliveries, above 0, that the whole periods of the first two years have. */
function deliveryCounter({
  agreement,
  term,
  calendar,
}: LintContext): (deliverable: Deliverable) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  const span = term && firstYears(term);
  const timeZone = agreement.term.timeZone;
  return ({ schedule, per }) => {
    // Without days all that is certain is that each destination gets its part of each period.
    if (!schedule) return per === undefined ? [] : [1];
    if (per === undefined || !span || isShort(per)) return [];
    const skips = schedule.onClosed === 'skip' ? calendar(schedule.calendar) : undefined;
    const key = `${schedule.rrule} ${per} ${skips ? schedule.calendar : ''}`;
    const counted = known.get(key);
    if (counted) return counted;
    const dates = occurrences(schedule.rrule, span.from, span.to)?.filter(
      (date) => !skips || isBusinessDay(skips, date),
    );
    const counts = new Set<number>();
    let next = 0;
    for (const window of dates ? windowsIn({ kind: 'calendar', length: per, timeZone }, span) : []) {
      const end = window.end.toPlainDate();
      const first = next;
      while (dates![next] && Temporal.PlainDate.compare(dates![next]!, end) < 0) next++;
      if (!window.isPartial && next > first) counts.add(next - first);
    }
    const sorted = [...counts].sort((a, b) => a - b);
    known.set(key, sorted);
    return sorted;
  };
}

function firstYears({ from, to }: Term): Term {
  const last = from.add({ years: 2 });
  return { from, to: Temporal.PlainDate.compare(to, last) > 0 ? last : to };
}

/** Whether a period is a day or less, in which nothing is spread over days. */
function isShort(per: string): boolean {
  const length = parseDuration(per);
  return !length || (length.months === 0 && length.days <= 1);
}
