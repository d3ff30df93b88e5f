import fc from 'fast-check';
import { type Exact, exact, greatest, least } from '../../src/compute/exact.ts';
import { signHolds } from './sign-holds.ts';

/** A figure of each of the two metrics. */
export type Point = Readonly<Record<'x' | 'y', Exact>>;

type MetricName = keyof Point;
type Sign = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** What a metric can be: at least, at most, and in which steps; and the fields that say so. */
interface Kind {
  readonly fields: Readonly<Record<string, string | number>>;
  readonly least?: number;
  readonly most?: number;
  readonly step?: Exact;
}

const KINDS: readonly Kind[] = [
  { fields: { kind: 'throughput', unit: 'GB' }, least: 0 },
  { fields: { kind: 'score', unit: 'points' } },
  { fields: { kind: 'time-ratio', unit: '%' }, least: 0, most: 100 },
  { fields: { kind: 'count', unit: 'calls', aggregation: 'sum' }, least: 0, step: exact(1) },
  {
    fields: { kind: 'throughput', unit: 'GB', rounding: 'half-up', precision: 1 },
    least: 0,
    step: exact(1, 10),
  },
  { fields: { kind: 'boolean', unit: 'yes' }, least: 0, most: 1, step: exact(1) },
  { fields: { unit: '%' } },
];

interface Target {
  readonly metric: MetricName;
  readonly comparator: 'gte' | 'gt' | 'lte' | 'lt' | 'eq' | 'between';
  readonly target: string;
  readonly targetUpper: string;
  readonly strength: 'commitment' | 'target' | 'informational';
  /** Which of the conditions of the case. */
  readonly when: number | undefined;
  /** By how many places before it the objective stands whose place it takes, if it is about the same metric. */
  readonly overrides: number | undefined;
}

interface Limit {
  readonly metric: MetricName;
  readonly max: string;
  readonly isFirm: boolean;
}

/** One side of a comparison: `factor` times the metric, and `more`. */
interface Side {
  readonly factor: Exact;
  readonly more: Exact;
  readonly text: string;
}

type Condition =
  | {
      readonly type: 'comparison';
      readonly metric: MetricName;
      readonly left: Side;
      readonly sign: Sign;
      readonly right: Side;
    }
  | { readonly type: 'not'; readonly part: Condition }
  | { readonly type: 'and' | 'or' | 'implies'; readonly parts: readonly [Condition, Condition] };

/** An agreement about two metrics. */
export interface Case {
  readonly kinds: Readonly<Record<MetricName, Kind>>;
  readonly targets: readonly Target[];
  readonly limits: readonly Limit[];
  readonly conditions: readonly Condition[];
}

/** The fixed assumption about each metric. */
const LEVEL = '1.5';

const figures = fc.constantFrom(
  '-1',
  '0',
  '0.4',
  '0.5',
  '1',
  '1.5',
  '2',
  '2.25',
  '3',
  '99.95',
  '100',
  '100.5',
);
const metricNames = fc.constantFrom<MetricName>('x', 'x', 'x', 'y');

function sideOf(metric: MetricName): fc.Arbitrary<Side> {
  const by = (factor: string, more: string, text: string): Side => ({
    factor: exact(factor),
    more: exact(more),
    text,
  });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: figures.map((value) =>
        by('0', value, value.startsWith('-') ? `(0 - ${value.slice(1)})` : value),
      ),
    },
    { weight: 3, arbitrary: fc.constant(by('1', '0', metric)) },
    fc.constant(by('-2', '0', `-2 * ${metric}`)),
    fc.constant(by('0.25', '-1', `${metric} / 4 - 1`)),
    fc.constant(by('1', LEVEL, `level_${metric} + ${metric}`)),
    fc.constant(by('0', LEVEL, `level_${metric}`)),
  );
}

const comparison = metricNames.chain((metric) =>
  fc
    .tuple(sideOf(metric), fc.constantFrom<Sign>('<', '<=', '=', '!=', '>=', '>'), sideOf(metric))
    .map(([left, sign, right]): Condition => ({ type: 'comparison', metric, left, sign, right })),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 2, arbitrary: comparison },
    tie('condition').map((part): Condition => ({ type: 'not', part })),
    fc
      .tuple(fc.constantFrom('and', 'or', 'implies'), tie('condition'), tie('condition'))
      .map(([type, left, right]): Condition => ({ type, parts: [left, right] })),
  ),
}));

const target: fc.Arbitrary<Target> = fc
  .record({
    metric: metricNames,
    comparator: fc.constantFrom<Target['comparator']>('gte', 'gt', 'lte', 'lt', 'eq', 'between'),
    ends: fc.tuple(figures, figures),
    strength: fc.constantFrom<Target['strength']>(
      'commitment',
      'commitment',
      'commitment',
      'target',
      'informational',
    ),
    when: fc.constantFrom(undefined, undefined, 0, 1),
    overrides: fc.constantFrom(undefined, undefined, undefined, undefined, 1, 2),
  })
  .map(({ ends, ...rest }) => {
    const [low, high] = [...ends].sort((a, b) => Number(a) - Number(b)) as [string, string];
    return { ...rest, target: rest.comparator === 'between' ? low : ends[0], targetUpper: high };
  });

/** Agreements about two metrics of any kinds, with a few promises, limits of load and conditions. */
export const cases: fc.Arbitrary<Case> = fc.record({
  kinds: fc.record({ x: fc.constantFrom(...KINDS), y: fc.constantFrom(...KINDS) }),
  targets: fc.array(target, { minLength: 1, maxLength: 5 }),
  limits: fc.array(
    fc.record({
      metric: metricNames,
      max: figures.filter((value) => !value.startsWith('-')),
      isFirm: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  conditions: fc.tuple(condition, condition),
});

function show(one: Condition): string {
  switch (one.type) {
    case 'comparison':
      return `${one.left.text} ${one.sign} ${one.right.text}`;
    case 'not':
      return `not (${show(one.part)})`;
    default:
      return `(${show(one.parts[0])}) ${one.type} (${show(one.parts[1])})`;
  }
}

function comparisonsIn(one: Condition): readonly (Condition & { readonly type: 'comparison' })[] {
  if (one.type === 'comparison') return [one];
  return one.type === 'not' ? comparisonsIn(one.part) : one.parts.flatMap(comparisonsIn);
}

/** The text of the agreement of a case, on a base. */
export function agreementOf({ kinds, targets, limits, conditions }: Case, base: object): string {
  const metric = (id: MetricName): object => ({
    id,
    name: `Metric ${id}`,
    direction: 'higher-is-better',
    ...kinds[id].fields,
  });
  return JSON.stringify({
    ...base,
    metrics: [metric('x'), metric('y')],
    assumptions: (['x', 'y'] as const).map((id) => ({
      id: `level-${id}`,
      name: `Level of ${id}`,
      value: Number(LEVEL),
      unit: kinds[id].fields.unit,
    })),
    services: (base as { services: readonly object[] }).services.map((service) => ({
      ...service,
      workloadLimits: limits.map(({ metric: id, max, isFirm }, index) => ({
        id: `limit-${index}`,
        name: `Metric ${id}`,
        max: Number(max),
        ...(!isFirm && { beyond: 'relaxed' }),
      })),
    })),
    objectives: targets.map((one, index) => ({
      id: `o-${index}`,
      name: `Objective ${index}`,
      metric: one.metric,
      service: 'hosting',
      obligor: 'provider',
      beneficiary: 'customer',
      comparator: one.comparator,
      target: Number(one.target),
      ...(one.comparator === 'between' && { targetUpper: Number(one.targetUpper) }),
      strength: one.strength,
      window: { length: 'P1M', partial: 'prorate' },
      ...(one.when !== undefined && { when: show(conditions[one.when]!) }),
      ...(overriddenBy(targets, index) !== undefined && { overrides: `o-${overriddenBy(targets, index)}` }),
    })),
    goals: [{ id: 'open', party: 'customer', statement: 'Company X is open.' }],
    remedies: { nature: 'price-adjustment' },
    termination: {
      grounds: [{ id: 'breach', by: ['customer'], trigger: { kind: 'breach' }, notice: 'P30D' }],
    },
  });
}

function overriddenBy(targets: readonly Target[], index: number): number | undefined {
  const { metric, overrides } = targets[index]!;
  const place = index - (overrides ?? 0);
  return overrides !== undefined && targets[place]?.metric === metric ? place : undefined;
}

/** A case as a failing test shows it. */
export function textOf(given: Case): string {
  const { metrics, objectives, services } = JSON.parse(agreementOf(given, { services: [{}] })) as Record<
    string,
    unknown
  >;
  return JSON.stringify({ metrics, objectives, services });
}

/** What one field of an agreement says of the figures. */
export interface Fact {
  readonly type: 'domain' | 'limit' | 'promise' | 'condition';
  readonly metric: MetricName;
  readonly path: string;
  readonly index: number;
  readonly strength?: Target['strength'];
  readonly when?: { readonly text: string; readonly names: ReadonlySet<string> };
  readonly whenPath?: string;
  /** The place of the promise whose place it takes. */
  readonly overrides?: number | undefined;
}

/** All that the fields of a case say. */
export function factsOf({ kinds, targets, limits, conditions }: Case): readonly Fact[] {
  const domains = (['x', 'y'] as const).flatMap((metric, index): Fact[] =>
    isCertainly(kinds[metric]) ? [{ type: 'domain', metric, path: `/metrics/${index}`, index }] : [],
  );
  const loads = limits.flatMap(({ metric, isFirm }, index): Fact[] =>
    isFirm ? [{ type: 'limit', metric, path: `/services/0/workloadLimits/${index}/max`, index }] : [],
  );
  const promises = targets.flatMap(({ metric, strength, when }, index): Fact[] => {
    const path = `/objectives/${index}/target`;
    const promise = {
      type: 'promise',
      metric,
      path,
      index,
      strength,
      overrides: overriddenBy(targets, index),
    } as const;
    if (when === undefined) return [promise];
    const whenPath = `/objectives/${index}/when`;
    const names = new Set(comparisonsIn(conditions[when]!).map((one) => one.metric));
    const text = show(conditions[when]!);
    return [
      { ...promise, when: { text, names }, whenPath },
      { type: 'condition', metric, path: whenPath, index },
    ];
  });
  return [...domains, ...loads, ...promises];
}

/** Whether the kind of a metric rules any figure out. */
export function isCertainly({ least: low, most, step }: Kind): boolean {
  return low !== undefined || most !== undefined || step !== undefined;
}

/** Whether a metric can have a figure. */
export function inDomain(value: Exact, { least: low, most, step }: Kind): boolean {
  return (
    (low === undefined || value.compare(low) >= 0) &&
    (most === undefined || value.compare(most) <= 0) &&
    (step === undefined || value.div(step).d === 1n)
  );
}

/** Whether figures are as a fact says. */
export function holdsFact({ type, metric, index }: Fact, point: Point, given: Case): boolean {
  const value = point[metric];
  switch (type) {
    case 'domain':
      return inDomain(value, given.kinds[metric]);
    case 'limit':
      return value.compare(exact(given.limits[index]!.max)) <= 0;
    case 'promise':
      return keeps(value, given.targets[index]!);
    case 'condition':
      return isTrue(given.conditions[given.targets[index]!.when!]!, point);
  }
}

function keeps(value: Exact, { comparator, target: goal, targetUpper }: Target): boolean {
  const order = value.compare(exact(goal));
  switch (comparator) {
    case 'gte':
      return order >= 0;
    case 'gt':
      return order > 0;
    case 'lte':
      return order <= 0;
    case 'lt':
      return order < 0;
    case 'eq':
      return order === 0;
    case 'between':
      return order >= 0 && value.compare(exact(targetUpper)) <= 0;
  }
}

function isTrue(one: Condition, point: Point): boolean {
  switch (one.type) {
    case 'comparison': {
      const value = point[one.metric];
      const [left, right] = [one.left, one.right].map(({ factor, more }) => value.mul(factor).add(more));
      const order = left!.compare(right!);
      return signHolds(order)[one.sign];
    }
    case 'not':
      return !isTrue(one.part, point);
    case 'and':
      return isTrue(one.parts[0], point) && isTrue(one.parts[1], point);
    case 'or':
      return isTrue(one.parts[0], point) || isTrue(one.parts[1], point);
    case 'implies':
      return !isTrue(one.parts[0], point) || isTrue(one.parts[1], point);
  }
}

/** Points of which one is in every region that the facts of a case tell apart. */
export function pointsOf(given: Case): readonly Point[] {
  const [xs, ys] = (['x', 'y'] as const).map((metric) => valuesOf(metric, given));
  return xs!.flatMap((x) => ys!.map((y) => ({ x, y })));
}

/**
 * All figures at which something changes, one between each two of them and one beyond each end; and the steps of the
 * metric that are nearest to them.
 */
function valuesOf(metric: MetricName, { kinds, targets, limits, conditions }: Case): readonly Exact[] {
  const { least: low, most, step } = kinds[metric];
  const own = <T extends { readonly metric: MetricName }>(list: readonly T[]): readonly T[] =>
    list.filter((one) => one.metric === metric);
  const turns = [
    ...[low, most].flatMap((end) => (end === undefined ? [] : [exact(end)])),
    ...own(targets).flatMap((one) => [exact(one.target), exact(one.targetUpper)]),
    ...own(limits).map(({ max }) => exact(max)),
    ...own(conditions.flatMap(comparisonsIn)).flatMap(({ left, right }) => {
      const factor = left.factor.sub(right.factor);
      return factor.equals(0) ? [] : [right.more.sub(left.more).div(factor)];
    }),
    exact(0),
  ].sort((a, b) => a.compare(b));
  const between = turns.slice(1).map((turn, index) => turn.add(turns[index]!).div(2));
  const all = [...turns, ...between, least(turns[0]!, ...turns).sub(1), greatest(turns[0]!, ...turns).add(1)];
  const steps = step ? all.flatMap((value) => nearestSteps(value, step)) : [];
  return [...new Map([...all, ...steps].map((value) => [value.toFraction(), value])).values()];
}

function nearestSteps(value: Exact, step: Exact): readonly Exact[] {
  const below = value.div(step).floor();
  return [-1, 0, 1, 2].map((more) => below.add(more).mul(step));
}
