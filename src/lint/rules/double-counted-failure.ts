import type { Credit, Metric, Objective } from '../../agreement/generated/types.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';

/** Kinds of measure that one outage makes worse together. */
const OUTAGE_KINDS: ReadonlySet<string | undefined> = new Set([
  'time-ratio',
  'request-ratio',
  'interval-mean',
  'user-weighted',
  'probe-sequence',
]);

/** Two credits for one failure. */
export const doubleCountedFailure: Rule = {
  name: 'double-counted-failure',
  severity: 'warning',
  kind: 'meaning',
  summary: 'One failure misses two objectives of a service, and both credits are due.',
  why:
    'An outage lowers the availability of a service and raises its share of failed requests. Where each has its own credit and ' +
    'nothing says that only one is due, one failure is paid for twice. The parties seldom meant that, and argue about it when ' +
    'the first bad month comes.',
  source: 'Common practice of outsourcing contracts: for one event, the highest of several credits is due.',
  limits:
    'Only shares of time, of requests, of intervals and of users are known to fall together, and what is in series with its whole; ' +
    'other measures only where two objectives have the same one.',
  bad: {
    example: 'cloud-service',
    change: {
      'metrics.response-attainment.kind': 'request-ratio',
      'objectives.support-response.service': 'freight-platform',
      'remedies.caps': '',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'metrics.response-attainment.kind': 'request-ratio',
      'objectives.support-response.service': 'freight-platform',
      'remedies.caps': '',
      'remedies.singleEventRule': 'highest-only',
    },
  },
  *check(context) {
    const { agreement, find } = context;
    const { singleEventRule, caps, credits } = agreement.remedies;
    yield* creditAndPenalty(context);
    if (singleEventRule !== undefined && singleEventRule !== 'cumulative') return;
    if ((caps ?? []).some(({ scope }) => scope !== 'penalties')) return;
    yield* chainAndPart(context);
    // Where one objective takes the place of another, a failure misses the one that holds.
    const replaced = new Set(context.all('objectives').flatMap(({ value }) => value.overrides ?? []));
    const first = new Map<
      string,
      { readonly credit: Credit; readonly objective: Objective; readonly path: string }
    >();
    for (const { value: credit, path } of entries(credits, '/remedies/credits')) {
      const objective = find('objectives', credit.objective);
      const metric = objective && find('metrics', objective.value.metric)?.value;
      if (
        !objective ||
        !metric ||
        objective.value.strength !== 'commitment' ||
        replaced.has(objective.value.id)
      )
        continue;
      const key = eventKey(objective.value, metric, credit);
      const before = first.get(key);
      if (!before) {
        first.set(key, { credit, objective: objective.value, path });
        continue;
      }
      // Several credits for one objective are its own ladder.
      if (before.objective.id === objective.value.id) continue;
      const [one, other] = [before.objective.name, objective.value.name];
      yield {
        path,
        part: 'line',
        message: `One failure can miss both “${one}” and “${other}”, and both \`${before.credit.id}\` and \`${credit.id}\` are then due without a cap: ${sayParty(objective.value.obligor, context)} pays twice for it`,
        hint: 'write `singleEventRule: highest-only` in `remedies`, or add a cap to `remedies.caps`',
        facts: { first: before.credit.id, second: credit.id },
        related: [
          { path: before.path, message: 'the credit that the same failure earns' },
          { path: objective.path, message: 'the objective that is missed too' },
        ],
        fix: {
          title: 'Let only the highest credit be due for one event',
          safe: false,
          changes: [
            singleEventRule === undefined
              ? { type: 'insert', path: '/remedies', text: 'singleEventRule: highest-only' }
              : { type: 'replace', path: '/remedies/singleEventRule', text: 'highest-only' },
          ],
        },
      };
    }
  },
};

/** A promise from end to end and one below it, both with a credit: what fails below fails from end to end. */
function* chainAndPart(context: LintContext): Iterable<Finding> {
  const { agreement, find } = context;
  const credited = new Map(
    entries(agreement.remedies.credits, '/remedies/credits').map((entry) => [entry.value.objective, entry]),
  );
  for (const { objective: id, kind, parts } of agreement.chains ?? []) {
    const whole = find('objectives', id)?.value;
    const wholeCredit = credited.get(id);
    const [first] = parts;
    if (kind !== 'availability' || !whole || !wholeCredit || first?.kind !== 'series') continue;
    const direct = new Set(first.of);
    for (const part of parts) {
      const below = find('objectives', part.objective)?.value;
      const credit = credited.get(part.objective ?? '');
      if (!below || !credit || !direct.has(part.id) || below.id === id) continue;
      if (below.obligor !== whole.obligor || below.beneficiary !== whole.beneficiary) continue;
      yield {
        path: credit.path,
        part: 'line',
        message: `“${whole.name}” fails whenever “${below.name}” below it does, and both \`${wholeCredit.value.id}\` and \`${credit.value.id}\` are then due without a cap: ${sayParty(whole.obligor, context)} pays twice for one failure`,
        hint: 'write `singleEventRule: highest-only` in `remedies`, or add a cap to `remedies.caps`',
        facts: { first: wholeCredit.value.id, second: credit.value.id },
        related: [{ path: wholeCredit.path, message: 'the credit for the whole' }],
      };
    }
  }
}

/** A delay that is paid for by a credit and by a penalty, which no rule about several objectives touches. */
function* creditAndPenalty(context: LintContext): Iterable<Finding> {
  const { remedies } = context.agreement;
  if ((remedies.caps ?? []).some(({ scope }) => scope === 'all' || scope === undefined)) return;
  const credited = new Map(
    entries(remedies.credits, '/remedies/credits').map((entry) => [entry.value.objective, entry]),
  );
  for (const { value: penalty, path } of entries(remedies.latePenalties, '/remedies/latePenalties')) {
    const credit = credited.get(penalty.objective);
    const objective = context.find('objectives', penalty.objective)?.value;
    if (!credit || !objective) continue;
    yield {
      path,
      part: 'line',
      message: `When “${objective.name}” is missed, both the credit \`${credit.value.id}\` and the penalty \`${penalty.id}\` are due for the same failure, and no cap limits both together: ${sayParty(objective.obligor, context)} pays twice for it`,
      hint: 'leave one of the two out, or add a cap with `scope: all` to `remedies.caps`',
      facts: { credit: credit.value.id, penalty: penalty.id },
      related: [{ path: credit.path, message: 'the credit that the same failure earns' }],
    };
  }
}

/** Equal for credits that one failure earns: between the same parties, for the same part of the same service. */
function eventKey(objective: Objective, { id, kind, scope }: Metric, credit: Credit): string {
  const { service, obligor, beneficiary, plan, severity, level, when, entitlement } = objective;
  const isOutage = OUTAGE_KINDS.has(kind) && service !== undefined;
  return JSON.stringify([
    isOutage ? 'outage' : id,
    service,
    obligor,
    beneficiary,
    plan,
    severity,
    level,
    when,
    entitlement,
    scope,
    credit.scope,
  ]);
}
