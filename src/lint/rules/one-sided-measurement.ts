import type { Agreement } from '../../agreement/generated/types.ts';
import { exact } from '../../compute/exact.ts';
import { type CalendarDuration, compareDurations, parseDuration } from '../../compute/time/duration.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { namesOfParty } from '../text/names-of-party.ts';
import { plainProse } from '../text/plain-prose.ts';

type Objective = NonNullable<Agreement['objectives']>[number];
type Metric = NonNullable<Agreement['metrics']>[number];

/** A promise that is measured by whoever owes it, out of the sight of whoever it is owed to. */
export const oneSidedMeasurement: Rule = {
  name: 'one-sided-measurement',
  severity: 'warning',
  kind: 'meaning',
  summary: 'Whoever owes a promise measures it alone, or the figures are gone before they are needed.',
  why:
    'A party that measures its own performance and shows the figures to nobody decides whether it has kept its promise. The ' +
    'other cannot check a report, prove a miss or support a claim. The same holds when the figures are deleted before the ' +
    'window has ended and the time for a claim has passed.',
  source:
    'J. Skene and others, The monitorability of service-level agreements, 2007; Regulation (EU) 2022/2554 (DORA), ' +
    'article 30(3)(e); a published agreement that rests “solely on our own monitoring tools”.',
  limits:
    'Figures of the customer or of a third party that decide, rights of audit, and an access that a requirement gives ' +
    'make it silent. For a group of end users it is enough that another party sees the figures.',
  bad: {
    example: 'dunder-mifflin',
    change: { 'metrics.late-deliveries.source.accessibleTo': '[dunder-mifflin]' },
  },
  good: {
    example: 'dunder-mifflin',
    change: {
      'metrics.late-deliveries.source.accessibleTo': '[dunder-mifflin]',
      'metrics.late-deliveries.source.prevails': 'customer',
    },
  },
  *check(context) {
    const access = accessGiven(context);
    const claimed = new Set((context.agreement.remedies.credits ?? []).map(({ objective }) => objective));
    const audited = context.agreement.data?.auditRights !== undefined;
    const told = new Set<string>();
    const once = (finding: Finding | undefined, { obligor, beneficiary }: Objective): readonly Finding[] => {
      const key = finding && `${finding.path} ${obligor} ${beneficiary}`;
      if (key === undefined || told.has(key)) return [];
      told.add(key);
      return [finding!];
    };
    for (const entry of context.all('objectives')) {
      const metric = context.find('metrics', entry.value.metric);
      if (!metric?.value.source || entry.value.strength !== 'commitment' || entry.value.target === 'none')
        continue;
      if (!audited) yield* once(judgeAccess(entry, metric, access, context), entry.value);
      yield* once(judgeRetention(entry, metric, claimed.has(entry.value.id), context), entry.value);
    }
  },
};

/** The goals' objectives for which a requirement gives a party access: "party from objective"; `*` for all of them. */
function accessGiven({ agreement, find }: LintContext): ReadonlySet<string> {
  return new Set(
    agreement.requirements.flatMap(({ kind, party, from, forGoal }) => {
      if (kind !== 'access') return [];
      return [
        `${party} ${from} ${forGoal === undefined ? '*' : (find('goals', forGoal)?.value.objective ?? '')}`,
      ];
    }),
  );
}

function judgeAccess(
  { value: objective, path }: Entry<Objective>,
  { value: metric, path: at }: Entry<Metric>,
  access: ReadonlySet<string>,
  context: LintContext,
): Finding | undefined {
  const { obligor, beneficiary } = objective;
  const { accessibleTo, prevails, operator = ownOperator(metric, objective, context) } = metric.source ?? {};
  if (operator === undefined || prevails === 'customer' || prevails === 'third-party') return undefined;
  const parentOf = (id: string): string | undefined => context.find('parties', id)?.value.parent;
  if (operator !== obligor && parentOf(operator) !== obligor) return undefined;
  const seers = new Set(accessibleTo ?? []);
  const group = context.find('parties', beneficiary)?.value;
  const isGroup = group?.kind === 'customer-group' || group?.roles.every((role) => role === 'end-user');
  const isSeen = isGroup
    ? [...seers].some((id) => id !== obligor && id !== operator)
    : seers.has(beneficiary) || seers.has(parentOf(beneficiary) ?? '');
  if (isSeen) return undefined;
  if ([objective.id, '*'].some((id) => access.has(`${beneficiary} ${operator} ${id}`))) return undefined;
  const [debtor, creditor] = [sayParty(obligor, context), sayParty(beneficiary, context)];
  const otherParty = context.agreement.parties.find(
    ({ id }) => ![obligor, operator, beneficiary].includes(id),
  );
  const seen =
    accessibleTo === undefined
      ? 'nobody is named who may see the figures'
      : `${creditor} may not see the figures`;
  return {
    path: accessibleTo === undefined ? `${at}/source` : `${at}/source/accessibleTo`,
    ...(accessibleTo === undefined ? { part: 'key' as const } : {}),
    message: `${operator === obligor ? `${debtor} owes “${objective.name}” and measures it itself` : `“${objective.name}” is owed by ${debtor} and measured by ${sayParty(operator, context)}`}, and ${seen}: ${creditor} can neither check a result nor prove a miss`,
    hint: `write \`accessibleTo: [${[...new Set([...(accessibleTo ?? [operator]), isGroup ? (otherParty?.id ?? beneficiary) : beneficiary])].join(', ')}]\`, or name a third party as \`operator\``,
    facts: { operator, obligor, beneficiary },
    related: [{ path, message: 'the promise that it measures' }],
  };
}

/** The party that owes a promise, where the measurement names no operator but calls its system after that party: “our own tools”. */
function ownOperator(
  { source }: Metric,
  { obligor, beneficiary }: Objective,
  context: LintContext,
): string | undefined {
  const text = plainProse(`${source?.system ?? ''} ${source?.method ?? ''}`);
  const [debtor, creditor] = [obligor, beneficiary].map((id) => phraseFinder(namesOfParty(id, context)));
  return debtor!(text).length > 0 && creditor!(text).length === 0 ? obligor : undefined;
}

/** Figures must last from the first day of a window to the last on which a credit for it may be claimed. */
function judgeRetention(
  { value: objective, path }: Entry<Objective>,
  { value: metric, path: at }: Entry<Metric>,
  isClaimed: boolean,
  context: LintContext,
): Finding | undefined {
  const kept = parseDuration(metric.source?.retention ?? '');
  const window = parseDuration(objective.window.length);
  if (!kept || !window) return undefined;
  const { claim } = context.agreement.remedies;
  const limit = isClaimed && claim?.mode === 'on-claim' ? claim.limit : undefined;
  const claimTime = atLeast(limit);
  const needed = claimTime ? together(window, claimTime) : window;
  if (compareDurations(kept, needed, { dayOf24Hours: true }) !== -1) return undefined;
  const text = limit?.within ?? `${limit?.businessDays} business days`;
  const until = claimTime
    ? `a credit may be claimed until \`${text}\` after a window of \`${objective.window.length}\``
    : `a window has \`${objective.window.length}\``;
  return {
    path: `${at}/source/retention`,
    message: `The figures of “${metric.name}” are kept for \`${metric.source?.retention}\`, but ${until}: what happened at its beginning is deleted before ${sayParty(objective.beneficiary, context)} can rely on it`,
    hint: `write a \`retention\` that is longer than the window${claimTime ? ' and the time for a claim together' : ''}, such as \`${wholeYears(needed)}\``,
    facts: { retention: metric.source?.retention ?? '', window: objective.window.length },
    related: [
      { path: `${path}/window/length`, message: 'how long a window is' },
      ...(claimTime ? [{ path: '/remedies/claim/limit', message: 'how long a credit may be claimed' }] : []),
    ],
  };
}

/** The shortest time for which a limit lasts: so many business days are as many days at least. */
function atLeast(limit: NonNullable<Agreement['remedies']['claim']>['limit']): CalendarDuration | undefined {
  if (limit?.within !== undefined) return parseDuration(limit.within);
  const days = limit?.businessDays;
  return typeof days === 'number' ? { months: 0, days: Math.max(0, days - 1), seconds: exact(0) } : undefined;
}

/** The fewest whole years that are longer than a time: `P2Y` for a year and a day. */
function wholeYears({ months, days, seconds }: CalendarDuration): string {
  const least = months + Math.ceil((days + Number(seconds.valueOf()) / 86_400) / 28);
  return `P${Math.max(1, Math.ceil(least / 12))}Y`;
}

function together(a: CalendarDuration, b: CalendarDuration): CalendarDuration {
  return { months: a.months + b.months, days: a.days + b.days, seconds: a.seconds.add(b.seconds) };
}
