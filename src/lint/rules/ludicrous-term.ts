import { symbolOf } from '../../agreement/check-expressions.ts';
import { findConflict, withoutWeaker } from '../constraint/conflicting-constraints.ts';
import type { Constraint } from '../constraint/constraint.ts';
import { domainConstraints } from '../constraint/domain-constraints.ts';
import { conditionJudge, type JudgedCondition } from '../constraint/judge-condition.ts';
import { tightest } from '../constraint/meant-measure.ts';
import { type Measure, measuresOf } from '../constraint/promised-values.ts';
import type { Finding, Rule } from '../rule.ts';
import { lastPromise, relatedTo, sayConflict, sayConstraint, sayObligors } from '../say/say-conflict.ts';

/** A promise that cannot be kept whenever its condition holds. */
export const ludicrousTerm: Rule = {
  name: 'ludicrous-term',
  severity: 'error',
  kind: 'meaning',
  summary: 'A conditional promise contradicts its condition, or a promise that always holds.',
  why:
    'Such a promise lies quiet until its condition comes true, and from then on nobody can keep it: what another promise ' +
    'demands at the same time rules it out. The party that owes it finds out in the worst moment, when the condition holds.',
  source:
    'C. Müller and others, Automated analysis of service level agreements with WS-Agreement: conditionally inconsistent, “ludicrous” terms (University of Seville).',
  limits:
    'Decided as for inconsistent-terms and dead-term, for promises about one measure. Two promises with different conditions that hold at the same time ' +
    'are not compared, and neither are metrics that follow from each other.',
  bad: {
    example: 'dunder-mifflin',
    change: { 'objectives.monthly-volume.when': 'late_deliveries < 2 and reams_delivered < 40' },
  },
  good: {
    example: 'dunder-mifflin',
    change: { 'objectives.monthly-volume.when': 'late_deliveries < 2 or reams_delivered < 40' },
  },
  *check(context) {
    const measures = measuresOf(context);
    const judge = conditionJudge(context, measures);
    for (const measure of measures.values()) {
      const base = measure.conditional.size > 0 ? alwaysHeld(measure) : [];
      // What contradicts itself without any condition is told there.
      if (findConflict(base)) continue;
      for (const [when, members] of measure.conditional) {
        const first = members[0]?.objective;
        const judged = first && judge(first, when);
        if (judged?.type === 'possible') yield* judgeTogether(measure, base, members, when, judged);
      }
    }
  },
};

/** What holds of a measure beside any condition, without the promises whose place others take at times. */
function alwaysHeld({ metric, promises, limits, objective }: Measure): readonly Constraint[] {
  const always = promises.filter(({ isReplacedAtTimes }) => !isReplacedAtTimes);
  const held = objective.attainment === undefined ? tightest(always) : withoutWeaker(always);
  return [...held, ...limits, ...domainConstraints(metric)];
}

/** Judges what is promised under one condition: first what is owed, then what is aimed for too. */
function* judgeTogether(
  measure: Measure,
  base: readonly Constraint[],
  members: readonly Constraint[],
  when: string,
  { ruledOut }: Extract<JudgedCondition, { type: 'possible' }>,
): Iterable<Finding> {
  const replaced = new Set(
    members.map(({ objective }) => objective?.overrides).filter((id) => id !== undefined),
  );
  const all = members.filter(({ objective }) => !replaced.has(objective!.id));
  const owed = all.filter(({ objective }) => objective?.strength === 'commitment');
  for (const group of owed.length < all.length ? [owed, all] : [all]) {
    const conflict = findConflict([...base, ...group]);
    if (conflict) return yield* tellConflict(conflict, when);
    if (measure.objective.attainment !== undefined) continue;
    const needed = ruledOut(symbolOf(measure.metric.value.id), [...base, ...tightest(group)]);
    if (needed) return yield* tellRuledOut(needed, when);
  }
}

/** A promise of a group is only an aim: nobody owes it. */
function severityOf(conflict: readonly Constraint[]): Pick<Finding, 'severity'> {
  return conflict.some(({ objective }) => objective?.strength === 'target') ? { severity: 'warning' } : {};
}

function* tellConflict(conflict: readonly Constraint[], when: string): Iterable<Finding> {
  const conditional = conflict.filter(({ objective }) => objective?.when !== undefined);
  const told = lastPromise(conditional);
  if (!told?.objective) return;
  const other = conflict.find((one) => one !== told);
  yield {
    path: told.path,
    ...severityOf(conflict),
    message: `${sayConflict(conflict)}, so that ${sayObligors(conflict)} misses ${conflict.filter(({ type }) => type === 'promise').length === 1 ? 'it' : 'one of them'} whenever \`${shorten(when)}\` holds`,
    hint:
      other?.objective === undefined
        ? 'write a target that can be reached while the condition holds'
        : `change \`target\` or \`comparator\` of “${told.name}”, or write \`overrides: ${other.objective.id}\` in it if it takes that place while the condition holds`,
    facts: { when },
    related: [{ path: whenOf(told.path), message: 'when it holds' }, ...(relatedTo(conflict, told) ?? [])],
  };
}

/** Promises that a condition about their own metric rules out, alone or together with what always holds. */
function* tellRuledOut(conflict: readonly Constraint[], when: string): Iterable<Finding> {
  const told = lastPromise(conflict.filter(({ objective }) => objective?.when !== undefined));
  if (!told?.objective) return;
  const others = conflict.filter((one) => one !== told);
  const { name, values, path, objective } = told;
  const isAim = objective.strength === 'target';
  yield {
    path,
    ...severityOf(conflict),
    message: `“${name}” ${isAim ? 'aims for' : 'promises'} ${values}, but holds only where \`${shorten(when)}\`${others.map((other) => `, and ${sayConstraint(other)}`).join('')}: no figure is ${others.length > 0 ? 'all of this' : 'both'}, so that \`${objective.obligor}\` misses ${others.some(({ type }) => type === 'promise') ? 'one of them' : 'it'} whenever the condition holds`,
    hint:
      others.length > 0
        ? 'write a target that is possible while `when` and what else is promised hold'
        : 'write a target that is possible while `when` holds, or the opposite condition in `when`',
    facts: { when },
    related: [{ path: whenOf(path), message: 'when it holds' }, ...(relatedTo(conflict, told) ?? [])],
  };
}

function whenOf(path: string): string {
  return `${path.slice(0, path.lastIndexOf('/'))}/when`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
