import { symbolOf } from '../../agreement/check-expressions.ts';
import { findConflict, intersect, isEmpty, stretchOf } from '../constraint/conflicting-constraints.ts';
import { conditionJudge, domainConstraint, tightest } from '../constraint/judge-condition.ts';
import { type Constraint, type Measure, measuresOf } from '../constraint/promised-values.ts';
import type { Finding, Rule } from '../rule.ts';
import { lastPromise, relatedTo, sayConflict, sayObligors } from '../say/say-conflict.ts';

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
      if (measure.conditional.size === 0) continue;
      const isShare = measure.objective.attainment !== undefined;
      const base: readonly Constraint[] = [
        ...(isShare ? measure.promises : tightest(measure.promises)),
        ...measure.limits,
        ...(domainConstraint(measure.metric.value, measure.metric.path) ?? []),
      ];
      // What contradicts itself without any condition is told there.
      if (findConflict(base)) continue;
      for (const [when, members] of measure.conditional) {
        const first = members[0]?.objective;
        const judged = first && judge(first, when);
        if (judged?.type !== 'possible') continue;
        const conflict = findConflict([...base, ...members]);
        if (conflict) yield* tellConflict(conflict, when);
        else if (!isShare) yield* judgeOwnCondition(measure, members, when, judged.boxes);
      }
    }
  },
};

function* tellConflict(conflict: readonly Constraint[], when: string): Iterable<Finding> {
  const conditional = conflict.filter(({ objective }) => objective?.when !== undefined);
  const told = lastPromise(conditional);
  if (!told?.objective) return;
  const other = conflict.find((one) => one !== told);
  yield {
    path: told.path,
    message: `${sayConflict(conflict)}, so that ${sayObligors(conflict)} misses one of them whenever \`${shorten(when)}\` holds`,
    hint:
      other?.objective === undefined
        ? 'write a target that can be reached while the condition holds'
        : `change \`target\` or \`comparator\` of “${told.name}”, or write \`overrides: ${other.objective.id}\` in it if it takes that place while the condition holds`,
    facts: { when },
    related: [
      { path: `${told.path.slice(0, told.path.lastIndexOf('/'))}/when`, message: 'when it holds' },
      ...(relatedTo(conflict, told) ?? []),
    ],
  };
}

/** A promise about the very metric that its condition asks for. */
function* judgeOwnCondition(
  { metric }: Measure,
  members: readonly Constraint[],
  when: string,
  boxes: readonly ReadonlyMap<string, ReturnType<typeof stretchOf>>[],
): Iterable<Finding> {
  const symbol = symbolOf(metric.value.id);
  for (const constraint of members) {
    const { objective, name, values, path } = constraint;
    const isRuledOut = boxes.every((box) => {
      const given = box.get(symbol);
      return given !== undefined && isEmpty(intersect(given, stretchOf(constraint)));
    });
    if (!isRuledOut || !objective) continue;
    yield {
      path,
      message: `“${name}” promises ${values}, but holds only where \`${shorten(when)}\`, and no figure is both: \`${objective.obligor}\` misses it whenever it holds`,
      hint: `write a target that is possible while \`when\` holds, or the opposite condition in \`when\``,
      facts: { when },
      related: [{ path: `${path.slice(0, path.lastIndexOf('/'))}/when`, message: 'when it holds' }],
    };
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
