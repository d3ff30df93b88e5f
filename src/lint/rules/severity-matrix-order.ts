import type { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../../agreement/generated/types.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, saySeconds } from '../say/say.ts';
import { type FindWorstWait, type WorstWait, worstWaits } from '../time/worst-wait.ts';

type Row = NonNullable<Agreement['support']>['matrix'][number];
type Limit = Row['respond'];

/** Limits of support that grow where they should shrink. */
export const severityMatrixOrder: Rule = {
  name: 'severity-matrix-order',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A more serious incident may wait longer than a less serious one, or a later step is due before an earlier one.',
  why:
    'Hours of business and hours of the clock do not compare: eight business hours from Friday evening end on Monday evening, ' +
    'three days later. If the limit for a serious incident is then longer than that for a lesser one, whoever reports does ' +
    'better to understate it, and the order of work turns round. The same holds for a response that is due after the resolution.',
  source: 'Bonterms, Support and SLA: support times by severity; each limit is taken from its worst start.',
  limits:
    'The worst start is sought in the first year of the term. Limits in months, by billing cycles or by the end of a period, and limits in days on a clock that stops, are not compared. ' +
    'Only the longest waits are compared, so that a lesser incident may still be due earlier from some starts. Pauses of the clock are left out.',
  bad: {
    example: 'cloud-service',
    change: { 'support.matrix.3.respond': '{ within: PT24H, clock: around-the-clock }' },
  },
  good: {
    example: 'cloud-service',
    change: { 'support.matrix.3.respond': '{ within: P7D, clock: around-the-clock }' },
  },
  *check(context) {
    const { support } = context.agreement;
    if (!support) return;
    const wait = worstWaits(context);
    const rows = entries(support.matrix, '/support/matrix');
    const severities = new Map(support.severities.map((severity) => [severity.id, severity]));
    const nameOf = (id: string): string => severities.get(id)?.name ?? id;
    const byPlan = new Map<
      string,
      { readonly row: Entry<Row>; readonly rank: number; readonly name: string }[]
    >();
    for (const row of rows) {
      yield* judgeRow(row, nameOf(row.value.severity), wait, context);
      const rank = severities.get(row.value.severity)?.rank;
      if (rank === undefined) continue;
      const list = byPlan.get(row.value.plan ?? '') ?? [];
      byPlan.set(row.value.plan ?? '', list);
      list.push({ row, rank, name: nameOf(row.value.severity) });
    }
    for (const plan of byPlan.values()) {
      const ranked = plan.sort((a, b) => a.rank - b.rank);
      for (const step of STEPS) yield* judgeStep(step, ranked, wait, context);
    }
  },
};

const STEPS = ['respond', 'update', 'workaround', 'resolve'] as const;
type Step = (typeof STEPS)[number];

const DEEDS: Readonly<Record<Step, string>> = {
  respond: 'a response',
  update: 'an update',
  workaround: 'a workaround',
  resolve: 'the resolution',
};

interface Told {
  readonly wait: WorstWait;
  readonly limit: Limit;
  readonly path: string;
  readonly name: string;
  readonly rank: number;
}

function* judgeStep(
  step: Step,
  ranked: readonly { readonly row: Entry<Row>; readonly rank: number; readonly name: string }[],
  find: FindWorstWait,
  context: LintContext,
): Iterable<Finding> {
  /** For each limit that is too long the shortest of a lesser incident. */
  const shorter = new Map<string, { readonly serious: Told; readonly lesser: Told }>();
  let longest: Told | undefined;
  let pending: Told | undefined;
  for (const { row, rank, name } of ranked) {
    const limit = row.value[step];
    const wait = find(limit);
    if (!wait || limit === undefined) continue;
    const told: Told = { wait, limit, path: `${row.path}/${step}`, name, rank };
    // Severities of one rank are not in an order.
    if (pending && pending.rank < rank) {
      longest = longer(longest, pending);
      pending = undefined;
    }
    pending = longer(pending, told);
    if (!longest || longest.wait.seconds.compare(wait.seconds) <= 0) continue;
    const known = shorter.get(longest.path);
    if (!known || wait.seconds.compare(known.lesser.wait.seconds) < 0)
      shorter.set(longest.path, { serious: longest, lesser: told });
  }
  for (const { serious, lesser } of shorter.values())
    yield {
      path: serious.path,
      message: `“${serious.name}” may wait ${sayWait(serious, context)} for ${DEEDS[step]}, but “${lesser.name}” no longer than ${saySeconds(lesser.wait.seconds)}: the more serious incident may come last, and whoever reports does better to call it “${lesser.name}”`,
      hint: hintFor(step, serious, lesser),
      facts: {
        [serious.name]: saySeconds(serious.wait.seconds),
        [lesser.name]: saySeconds(lesser.wait.seconds),
      },
      related: [
        { path: lesser.path, message: `the limit for “${lesser.name}”: ${sayLimit(lesser.limit, context)}` },
      ],
    };
}

function longer(a: Told | undefined, b: Told): Told {
  return a && a.wait.seconds.compare(b.wait.seconds) >= 0 ? a : b;
}

function hintFor(step: Step, serious: Told, lesser: Told): string {
  const most = `a limit of at most ${saySeconds(lesser.wait.seconds)} in all`;
  if (serious.limit.clock === lesser.limit.clock || lesser.limit.clock === undefined)
    return `write ${most} in \`${step}\` of “${serious.name}”, or a longer one for “${lesser.name}”`;
  return `write \`clock: ${lesser.limit.clock}\` and ${most} in \`${step}\` of “${serious.name}”, or put “${lesser.name}” on the clock of “${serious.name}”`;
}

/** Which step may not be due after which, and how much it matters: only the first is owed, the others make no sense. */
const ORDER: readonly (readonly [Step, Step, 'error' | 'warning' | 'info'])[] = [
  ['respond', 'workaround', 'error'],
  ['respond', 'resolve', 'error'],
  ['workaround', 'resolve', 'error'],
  ['update', 'resolve', 'warning'],
  ['respond', 'update', 'info'],
];

/** The steps of one severity: one finding at most, for the first pair in the wrong order. */
function* judgeRow(
  row: Entry<Row>,
  name: string,
  find: FindWorstWait,
  context: LintContext,
): Iterable<Finding> {
  for (const [earlier, later, severity] of ORDER) {
    const [first, second] = [row.value[earlier], row.value[later]];
    const [wait, next] = [find(first), find(second)];
    if (!wait || !next || !first || !second || wait.seconds.compare(next.seconds) <= 0) continue;
    const told = { wait, limit: first, path: `${row.path}/${earlier}`, name, rank: 0 };
    yield {
      path: told.path,
      severity,
      message: `For “${name}” ${DEEDS[earlier]} may take ${sayWait(told, context)}, but ${DEEDS[later]} no longer than ${saySeconds(next.seconds)}: ${consequence(earlier, later)}`,
      hint: `write in \`${earlier}\` a limit of at most ${saySeconds(next.seconds)} in all, or a longer one in \`${later}\``,
      facts: { [earlier]: saySeconds(wait.seconds), [later]: saySeconds(next.seconds) },
      related: [{ path: `${row.path}/${later}`, message: `the limit: ${sayLimit(second, context)}` }],
    };
    return;
  }
}

function consequence(earlier: Step, later: Step): string {
  if (earlier === 'update')
    return 'no update is ever due before the incident is resolved, so the reporter is promised none';
  if (later === 'update') return 'the reporter is to hear of progress before anybody has to answer';
  return `the limit for ${DEEDS[earlier]} adds nothing, because the later step is due before it`;
}

/** "up to 3 d (8 h on “Business Hours”, from Friday 2026-05-01 at 17:00)" */
function sayWait({ wait, limit }: Told, context: LintContext): string {
  if (!wait.start) return saySeconds(wait.seconds);
  return `up to ${saySeconds(wait.seconds)} (${sayLimit(limit, context)}, from ${sayMoment(wait.start)})`;
}

function sayMoment(moment: Temporal.ZonedDateTime): string {
  const day = WEEKDAYS[moment.dayOfWeek - 1];
  return `${day} ${moment.toPlainDate().toString()} at ${moment.toPlainTime().toString().slice(0, 5)}`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function sayLimit(limit: Limit, { find }: LintContext): string {
  const calendar = find('calendars', limit.clock)?.value.name;
  const clock = calendar === undefined ? '' : ` on “${calendar}”`;
  const length =
    typeof limit.businessDays === 'number'
      ? sayCount(limit.businessDays, 'business day')
      : `\`${limit.within}\``;
  return `${length}${clock}`;
}
