import type { Source } from '../../agreement/located-source.ts';
import { valueAt } from '../../agreement/shape.ts';
import { decided } from '../../figures/figures-context.ts';
import { consequencesOf, hasConsequence } from '../parts/consequences.ts';
import type { FieldChange, Rule } from '../rule.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPromise } from '../say/say-promise.ts';

const UNBINDING: ReadonlySet<string> = new Set(['internal-policy', 'non-binding']);

/** A commitment that can be missed without anything following. */
export const objectiveWithoutConsequence: Rule = {
  name: 'objective-without-consequence',
  severity: 'warning',
  kind: 'completeness',
  summary: 'A commitment has no remedy and no ground for termination.',
  why:
    'A commitment that costs nothing to break is a wish. When it is missed, the party that relied on it has no credit, no plan ' +
    'and no way out, and the party that promised it has no reason to put it right. Where no consequence is wanted, the ' +
    'objective is a target, and the agreement should say so. In a contract this is an error.',
  source:
    'HubSpot, How to Create a Service Level Agreement: a plan for when goals are not met. TM Forum TMF623, SLA Management: consequence.',
  limits: 'Whether a consequence is worth anything to the party that was harmed is not judged.',
  bad: {
    example: 'marketing-sales',
    change: { 'remedies.plans.follow-up-plan': '' },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'remedies.plans.follow-up-plan': '',
      'objectives.follow-up-depth.strength': 'target',
    },
  },
  *check(context) {
    const { agreement, source, profile, all, find } = context;
    const consequences = consequencesOf(context);
    if (consequences.ofAny) return;
    const isError = profile !== 'internal' && !UNBINDING.has(agreement.legal?.binding ?? '');
    for (const { value: objective, path } of all('objectives')) {
      if (objective.strength !== 'commitment' || objective.target === 'none') continue;
      if (hasConsequence(objective, consequences, context)) continue;
      const [obligor, beneficiary] = [objective.obligor, objective.beneficiary].map((id) =>
        sayParty(id, context),
      );
      const target = decided(objective.target);
      const unit = find('metrics', objective.metric)?.value.unit ?? '';
      const promise =
        target && objective.comparator !== 'between'
          ? ` to ${sayPromise(objective.comparator, target, unit)}`
          : '';
      yield {
        path,
        part: 'line',
        severity: isError ? 'error' : 'warning',
        message: `“${objective.name}” commits ${obligor}${promise}, but no remedy and no ground for termination names it: when it is missed, ${beneficiary} can ask for nothing`,
        hint: `add an entry of \`remedies.plans\` with \`objective: ${objective.id}\`, or write \`strength: target\``,
        facts: { objective: objective.id, target: objective.target },
        related: [{ path: '/remedies', message: 'the remedies' }],
        fix: { title: `Make “${objective.name}” a target`, safe: false, changes: [asTarget(path, source)] },
      };
    }
  },
};

function asTarget(path: string, source: Source): FieldChange {
  return valueAt(source.data, `${path}/strength`) === undefined
    ? { type: 'insert', path, text: 'strength: target' }
    : { type: 'replace', path: `${path}/strength`, text: 'target' };
}
