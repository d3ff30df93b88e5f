import { Temporal } from 'temporal-polyfill';
import type { Ground, Objective } from '../../agreement/generated/types.ts';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import { decided, decidedNumber, type Entry, entries } from '../../figures/figures-context.ts';
import { type DueReport, reportReader } from '../../figures/report-reader.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import { isImplied } from '../credit/implied-ground.ts';
import { isTooFarApart, type ReachableMisses, reachableMisses } from '../credit/reachable-misses.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';
import { sayPromise, sayQuantity } from '../say/say-promise.ts';

/** A right or a consequence that can never arise. */
export const triggerUnreachable: Rule = {
  name: 'trigger-unreachable',
  severity: 'error',
  kind: 'meaning',
  summary: 'A right, a strike or a plan waits for more misses than there can be in its time, or for none.',
  why:
    'A right that can never arise is no right, however strong it looks. Three strikes within two months do not exist where one ' +
    'month gives one strike, and twelve misses do not fit into a term of six months. The party that relies on it finds that ' +
    'out when it wants to use it.',
  source: 'HubSpot, How to Create a Service Level Agreement: strikes that count for the past three months.',
  limits:
    'A term that renews without an end has room for any number of misses; where the parties must agree on a renewal, what does ' +
    'not fit into the term is a warning, and so is what fits only before the report on the last miss is due.',
  bad: { example: 'marketing-sales', change: { 'remedies.strikes.marketing-strikes.within': 'P2M' } },
  good: { example: 'marketing-sales', change: { 'remedies.strikes.marketing-strikes.within': 'P3M' } },
  *check(context) {
    const reachable = reachableMisses(context);
    const reports = context.term ? reportReader(context.agreement, context.term) : () => undefined;
    for (const counted of countedMisses(context)) {
      const found = judge(counted, reachable, reports, context);
      if (found)
        yield reachable.mayGoOn && found.severity === undefined && isOfTerm(found) ? ifAgreed(found) : found;
    }
    yield* longEarnBack(context, reachable);
    yield* impliedGrounds(context);
    yield* impossibleFigures(context);
    yield* rightsWithoutMiss(context);
  },
};

/** Something that follows from a number of misses. */
interface CountedMisses {
  /** The field with the number. */
  readonly path: string;
  /** What follows, as a sentence begins with it. */
  readonly name: string;
  readonly objective: Entry<Objective>;
  readonly misses: number;
  /** Among how many windows they count. */
  readonly of?: number | undefined;
  /** The stretch of time in which they count, with its field. */
  readonly within?: { readonly text: string; readonly path: string } | undefined;
  /** How long before its effect notice is given. */
  readonly notice?: string | undefined;
}

/** All that follows from a number of misses that is decided. */
function* countedMisses(context: LintContext): Iterable<CountedMisses> {
  for (const counted of statedMisses(context)) {
    const { misses, of } = counted;
    if (decidedNumber(misses) !== undefined) yield { ...counted, of: decidedNumber(of) };
  }
}

function* statedMisses({ agreement, find }: LintContext): Iterable<CountedMisses> {
  const { remedies, termination } = agreement;
  for (const { value, path } of entries(termination.grounds, '/termination/grounds')) {
    const { misses, of, objective: id } = value.trigger;
    const objective = find('objectives', id);
    const name = `The right to end of \`${value.id}\``;
    if (objective && misses !== undefined) {
      yield { path: `${path}/trigger/misses`, name, objective, misses, of, notice: value.notice };
    }
  }
  for (const { value, path } of entries(remedies.chronicFailures, '/remedies/chronicFailures')) {
    const { misses, of, within } = value;
    const objective = find('objectives', value.objective);
    if (!objective || misses === undefined) continue;
    const stretch = within === undefined ? undefined : { text: within, path: `${path}/within` };
    yield {
      path: `${path}/misses`,
      name: `The right of \`${value.id}\``,
      objective,
      misses,
      of,
      within: stretch,
    };
  }
  for (const { value, path } of entries(remedies.strikes, '/remedies/strikes')) {
    const objective = find('objectives', value.objective);
    if (!objective) continue;
    const within = { text: value.within, path: `${path}/within` };
    for (const [index, { at }] of value.steps.entries()) {
      const name = `Strike ${at} of \`${value.id}\``;
      yield { path: `${path}/steps/${index}/at`, name, objective, misses: at, within };
    }
  }
  const repeated = [
    ...entries(remedies.plans, '/remedies/plans').map((entry) => ({ ...entry, noun: 'plan' })),
    ...entries(remedies.consequences, '/remedies/consequences').map((entry) => ({
      ...entry,
      noun: 'consequence',
    })),
  ];
  for (const { value, path, noun } of repeated) {
    const objective = find('objectives', value.objective);
    if (!objective || value.after === undefined) continue;
    yield { path: `${path}/after`, name: `The ${noun} \`${value.id}\``, objective, misses: value.after };
  }
}

/** Whether a finding is about the length of the term. */
function isOfTerm({ related = [] }: Finding): boolean {
  return related.some(({ path }) => path === '/term');
}

/** Where the parties may agree to go on, the right may come with the next term. */
function ifAgreed(finding: Finding): Finding {
  return {
    ...finding,
    severity: 'warning',
    message: finding.message.replace(': it never', ': unless the parties agree to renew, it never'),
  };
}

function judge(
  { path, name, objective, misses, of, within, notice }: CountedMisses,
  reachable: ReachableMisses,
  reports: (objective: Objective, windowEnd: Temporal.ZonedDateTime) => DueReport | undefined,
  { agreement }: LintContext,
): Finding | undefined {
  const { window, name: promise, target } = objective.value;
  if (target === 'none') {
    return {
      path,
      message: `${name} counts misses of “${promise}”, which expressly promises no level: nothing is ever missed, and whoever relies on it has nothing`,
      hint: 'name an objective with a `target` here, or write a `target` for this one',
      facts: { misses, objective: objective.value.id },
      related: [{ path: `${objective.path}/target`, message: 'where no level is promised' }],
    };
  }
  const noun = sayPeriod(window.length);
  const count = `${sayCount(misses, `missed ${noun}`)} of “${promise}”`;
  const facts = { misses, objective: objective.value.id };
  if (of !== undefined && misses > of) {
    return {
      path,
      message: `${name} needs ${count} among only ${of}: it never arises, and whoever relies on it has nothing`,
      hint: `write \`misses: ${of}\` here, or \`of: ${misses}\``,
      facts: { ...facts, of },
      related: [{ path: path.replace(/misses$/, 'of'), message: 'among how many windows they count' }],
    };
  }
  if (within && isTooFarApart(objective.value, misses, within.text)) {
    const enough = longEnough(window, misses);
    return {
      path,
      message: `${name} needs ${count} within \`${within.text}\`, and by the last of them the first no longer counts: it never arises, and the misses before it stay without it`,
      hint: enough
        ? `write \`within: ${enough}\` or longer`
        : 'write a longer `within`, or a smaller number of misses here',
      facts: { ...facts, within: within.text },
      related: [{ path: within.path, message: 'how long a miss counts' }],
      ...(enough && {
        fix: {
          title: `Let misses count for ${enough}`,
          safe: false,
          changes: [{ type: 'replace', path: within.path, text: enough } as const],
        },
      }),
    };
  }
  const length = parseDuration(notice ?? '');
  // A report may take a month more.
  const found = reachable.windowOfMiss(
    objective.value,
    misses,
    length && { ...length, months: length.months + 1 },
  );
  if (!found) return undefined;
  if ('count' in found) {
    const total = sayCount(found.count, noun);
    return {
      path,
      message: `${name} needs ${count}, but the term has ${total} that are judged: it never arises, and whoever relies on it has nothing`,
      hint:
        found.count > 0
          ? `write ${found.count} or less here, or a longer term`
          : 'write a longer term, or a shorter window',
      facts: { ...facts, windows: found.count },
      related: [{ path: '/term', message: 'the term' }],
    };
  }
  if (!length || !reachable.end) return undefined;
  const known =
    Temporal.PlainDate.compare(found.window.end.toPlainDate(), reachable.end) > 0
      ? reachable.end
      : found.window.end.toPlainDate();
  const effect = addDurationToDate(known, length);
  if (Temporal.PlainDate.compare(effect, reachable.end) < 0) {
    const report = reports(objective.value, found.window.end);
    const later = report && addDurationToDate(report.due, length);
    if (!report || !later || Temporal.PlainDate.compare(later, reachable.end) < 0) return undefined;
    return {
      path,
      severity: 'warning',
      message: `${name} needs ${count}, which are complete on ${known.toString()} at the earliest, and the report on the last of them is due by ${report.due.toString()}; with the notice of \`${notice}\` it then takes effect on ${later.toString()}, and the term is over on ${reachable.end.toString()}: whoever waits for the report never ends anything early`,
      hint: `write \`misses: ${misses - 1}\` or less here, or a shorter \`notice\``,
      facts: { ...facts, effect: later.toString(), end: reachable.end.toString() },
      related: [
        { path: report.path, message: 'the report' },
        { path: '/term', message: `the term of “${agreement.title}”` },
      ],
    };
  }
  return {
    path,
    message: `${name} needs ${count}, which are complete on ${known.toString()} at the earliest; with the notice of \`${notice}\` it takes effect on ${effect.toString()}, and the term is over on ${reachable.end.toString()}: it never ends anything early`,
    hint:
      misses > 1
        ? `write \`misses: ${misses - 1}\` or less here, or a shorter \`notice\``
        : 'write a shorter `notice`',
    facts: { ...facts, effect: effect.toString(), end: reachable.end.toString() },
    related: [
      { path: path.replace(/trigger\/misses$/, 'notice'), message: 'the notice' },
      { path: '/term', message: `the term of “${agreement.title}”` },
    ],
  };
}

/** A credit that is earned back by more windows than there can be after a miss. */
function* longEarnBack({ agreement, find }: LintContext, reachable: ReachableMisses): Iterable<Finding> {
  const { earnBack, credits = [] } = agreement.remedies;
  if (!earnBack || decidedNumber(earnBack.windows) === undefined || credits.length === 0) return;
  let most = 0;
  let noun = '';
  for (const { objective: id } of credits) {
    const objective = find('objectives', id)?.value;
    const found = objective && reachable.windowOfMiss(objective, earnBack.windows + 1);
    if (!found || !('count' in found)) return;
    if (found.count > most) [most, noun] = [found.count, sayPeriod(objective.window.length)];
  }
  if (most === 0) return;
  yield {
    path: '/remedies/earnBack/windows',
    ...(reachable.mayGoOn ? { severity: 'warning' as const } : {}),
    message: `A credit is earned back by ${sayCount(earnBack.windows, noun)} without a miss, but the term has ${sayCount(most, noun)}, of which one was missed: no credit is ever earned back, and whoever counts on it pays in full`,
    hint: `write \`windows: ${Math.max(1, Math.floor((most - 1) / 2))}\` or another number below ${most}`,
    facts: { windows: earnBack.windows, judged: most },
    related: [{ path: '/term', message: 'the term' }],
  };
}

/** Grounds for one objective beyond which further ones are not compared. */
const MOST_GROUNDS = 10;

/** Grounds that hold only where another one of the same party, with no longer notice, holds already. */
function* impliedGrounds({ agreement, find }: LintContext): Iterable<Finding> {
  const groups = new Map<string, Entry<Ground>[]>();
  for (const entry of entries(agreement.termination.grounds, '/termination/grounds')) {
    const { objective = '', misses, of } = entry.value.trigger;
    if (!find('objectives', objective) || misses === undefined || of === undefined || misses > of) continue;
    const group = groups.get(objective);
    if (!group) groups.set(objective, [entry]);
    else if (group.length < MOST_GROUNDS) group.push(entry);
  }
  for (const group of groups.values()) {
    for (const [index, weaker] of group.entries()) {
      const stronger = group.find(
        (one, place) =>
          place !== index &&
          isImplied(weaker.value, one.value) &&
          (place < index || !isImplied(one.value, weaker.value)),
      );
      if (stronger) yield implied(weaker, stronger);
    }
  }
}

function implied({ value, path }: Entry<Ground>, { value: other, path: at }: Entry<Ground>): Finding {
  const { misses, of } = value.trigger;
  return {
    path: `${path}/trigger/misses`,
    severity: 'warning',
    message: `Whenever ${misses} of ${of} windows are missed, ${other.trigger.misses} of ${other.trigger.of} are, and \`${other.id}\` has given the right to end already, with a notice of \`${other.notice}\`: \`${value.id}\` never adds anything for whoever relies on it`,
    hint: `leave \`${value.id}\` out, or write a smaller number of misses here`,
    facts: { ground: value.id, other: other.id },
    related: [{ path: at, message: 'the ground that comes first' }],
  };
}

/** The shortest stretch of whole windows in which so many misses count; undefined for windows of mixed lengths. */
function longEnough({ kind, length }: Objective['window'], misses: number): string | undefined {
  const match = /^P(\d+)([DWMY])$/.exec(length);
  return match && kind !== 'rolling' ? `P${Number(match[1]) * misses}${match[2]}` : undefined;
}

/** Rights below a figure than which nothing is lower, and rewards above one than which nothing is higher. */
function* impossibleFigures({ agreement, find }: LintContext): Iterable<Finding> {
  const { remedies, termination } = agreement;
  const below = [
    ...entries(termination.grounds, '/termination/grounds').map(({ value, path }) => ({
      path: `${path}/trigger/below`,
      figure: value.trigger.below,
      objective: value.trigger.objective,
      id: value.id,
    })),
    ...entries(remedies.chronicFailures, '/remedies/chronicFailures').map(({ value, path }) => ({
      path: `${path}/below`,
      figure: value.below,
      objective: value.objective,
      id: value.id,
    })),
  ].map((one) => ({ ...one, side: 'below' as const }));
  const above = entries(remedies.rewards, '/remedies/rewards').map(({ value, path }) => ({
    path: `${path}/above`,
    figure: value.above,
    objective: value.objective,
    id: value.id,
    side: 'above' as const,
  }));
  for (const { path, figure, objective: id, id: name, side } of [...below, ...above]) {
    const objective = find('objectives', id)?.value;
    const metric = objective && find('metrics', objective.metric)?.value;
    const domain = metric && metricDomain(metric);
    const end = side === 'below' ? domain?.bounds.from : domain?.bounds.upTo;
    const value = decided(figure);
    if (!metric || !value || !end || domain?.isCertain !== true) continue;
    if (side === 'below' ? value.compare(end) > 0 : value.compare(end) < 0) continue;
    const [text, limit] = [sayQuantity(value, metric.unit), sayQuantity(end, metric.unit)];
    yield {
      path,
      message: `\`${name}\` waits for a figure ${side} ${text}, but “${metric.name}” is never ${side} ${limit}: it never arises, and whoever relies on it has nothing`,
      hint: side === 'below' ? `write a figure above ${limit}` : `write a figure below ${limit}`,
      facts: { figure: text, limit },
    };
  }
}

/** Rights below a figure that also holds for figures by which the promise is kept. */
function* rightsWithoutMiss(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  const rights = [
    ...entries(agreement.termination.grounds, '/termination/grounds').map(({ value, path }) => ({
      id: value.id,
      path: `${path}/trigger/below`,
      objective: value.trigger.objective,
      below: value.trigger.below,
    })),
    ...entries(agreement.remedies.chronicFailures, '/remedies/chronicFailures').map(({ value, path }) => ({
      id: value.id,
      path: `${path}/below`,
      objective: value.objective,
      below: value.below,
    })),
  ];
  for (const { id, path, objective: named, below } of rights) {
    const objective = find('objectives', named);
    const [figure, target] = [decided(below), decided(objective?.value.target)];
    if (!objective || !figure || !target || objective.value.attainment !== undefined) continue;
    const { comparator, name, metric, obligor } = objective.value;
    const isUpper = comparator === 'lte' || comparator === 'lt';
    const isLower = comparator === 'gte' || comparator === 'gt';
    if (!isUpper && !(isLower && figure.compare(target) > 0)) continue;
    const unit = find('metrics', metric)?.value.unit ?? '';
    const text = sayQuantity(figure, unit);
    yield {
      path,
      severity: 'warning',
      message: `\`${id}\` gives a right when a figure is below ${text}, but “${name}” promises ${sayPromise(comparator, target, unit)}: ${isUpper ? 'such a figure keeps the promise' : 'a figure between the two keeps the promise'}, and ${sayParty(obligor, context)} can lose the agreement for it`,
      hint: isUpper
        ? 'leave `below` out, and count misses'
        : `write \`below: ${objective.value.target}\` or less`,
      facts: { below: text, objective: objective.value.id },
      related: [{ path: `${objective.path}/target`, message: 'what is promised' }],
    };
  }
}
