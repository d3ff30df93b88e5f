import { type Composition, compose } from '../../compute/composition/composition.ts';
import type { System } from '../../compute/composition/system.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { chainSystem, type TargetOf } from '../../figures/chain-sheets.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import { promisedElsewhere } from '../constraint/promised-elsewhere.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber, sayPercent } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

/** A promise from end to end that the promises below it do not carry. */
export const endToEndInfeasible: Rule = {
  name: 'end-to-end-infeasible',
  severity: 'error',
  kind: 'meaning',
  summary: 'A promise from end to end is higher than what the promises below it can give.',
  why:
    'A service that needs three others is down whenever one of them is. Whoever promises more for the whole than the parts ' +
    'promise pays for failures of others out of their own pocket. Only what the parts guarantee whatever their failures have in ' +
    'common can back a commitment: the product of their availabilities is an estimate, and the best case needs all failures at once.',
  source:
    'B. Treynor and others, The Calculus of Service Availability, ACM Queue 15 (2017); Microsoft Azure, composite SLAs.',
  limits: 'Bounds of chains in which one promise stands in several places are valid but not the closest.',
  bad: {
    example: 'cloud-service',
    change: {
      chains:
        '[{ id: platform, objective: platform-availability, kind: availability, independence: independent, parts: [{ id: whole, kind: series, of: [network, servers, database] }, { id: network, kind: leaf, value: 99.9 }, { id: servers, kind: leaf, value: 99.8 }, { id: database, kind: leaf, value: 99.9 }] }]',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      chains:
        '[{ id: platform, objective: platform-availability, kind: availability, parts: [{ id: whole, kind: series, of: [network, servers] }, { id: network, kind: leaf, value: 99.95 }, { id: servers, kind: leaf, value: 99.95 }] }]',
    },
  },
  *check(context) {
    const targetOf: TargetOf = (id) => context.find('objectives', id)?.value.target;
    for (const { value: chain, path } of entries(context.agreement.chains, '/chains')) {
      const objective = context.find('objectives', chain.objective);
      const target = decided(objective?.value.target);
      const system =
        chain.kind === 'availability'
          ? chainSystem(chain, targetOf, (id) => promisedElsewhere(id, context))
          : undefined;
      const whole = system && compose(system);
      if (!objective || !target || !system || !whole) continue;
      if (objective.value.comparator !== 'gte' && objective.value.comparator !== 'gt') continue;
      const bearer = sayParty(objective.value.obligor, context);
      const found = judge(target, whole, system, chain.independence, bearer);
      if (!found) continue;
      yield {
        ...found,
        path: `${objective.path}/target`,
        message: `“${objective.value.name}” promises ${sayPercent(target, 6)}, ${found.message}`,
        related: [{ path, message: 'the chain of promises below it' }],
      };
    }
  },
};

function judge(
  target: Exact,
  { guaranteed, independent, best }: Composition,
  system: System,
  independence: string | undefined,
  bearer: string,
): Pick<Finding, 'message' | 'hint' | 'severity' | 'facts'> | undefined {
  const facts = {
    target: sayPercent(target, 6),
    guaranteed: sayPercent(guaranteed.exact),
    best: sayPercent(best.exact),
  };
  const hint = hintFor(target, guaranteed.exact, system);
  if (target.compare(best.exact) > 0)
    return {
      severity: 'error',
      message: `but the promises below it give ${sayPercent(best.exact, 4, 'up')} at the very best: ${bearer} owes a remedy however well the others keep theirs`,
      hint,
      facts,
    };
  if (independent && target.compare(independent.exact) > 0)
    return {
      severity: 'warning',
      message: `but the promises below it let ${sayPercent(independent.exact, 4)} be expected: it is kept only if failures fall together, and otherwise ${bearer} pays for others`,
      hint,
      facts,
    };
  if (target.compare(guaranteed.exact) <= 0) return undefined;
  return {
    severity: independence === 'independent' ? 'info' : 'warning',
    message: `but the promises below it guarantee only ${sayPercent(guaranteed.exact, 4)}: the rest depends on their failures not adding up, which nobody promises, and ${bearer} bears it`,
    hint,
    facts,
  };
}

function hintFor(target: Exact, guaranteed: Exact, system: System): string {
  const needed = neededParts(target, system);
  const lower = sayNumber(guaranteed, 3, 'down').replaceAll(',', '');
  const higher = needed ? `agree on ${needed}` : 'agree on more in the parts below it';
  return guaranteed.compare(0) > 0 ? `write \`target: ${lower}\`, or ${higher}` : higher;
}

/** What equal parts would have to promise to guarantee the whole: 1 − (1 − A) · (n − k + 1) ÷ n if k of n are needed. */
function neededParts(target: Exact, system: System): string | undefined {
  if (system.type === 'leaf' || system.parts.length < 2) return undefined;
  const legs = system.parts.length;
  if (system.type === 'parallel')
    return `${sayPercent(target, 4, 'up')} for one of the ${legs} promises below it`;
  const failing = system.type === 'k-of-n' ? legs - system.needed + 1 : 1;
  const leg = exact(100).sub(exact(100).sub(target).mul(failing).div(legs));
  return `${sayPercent(leg, 4, 'up')} for each of the ${legs} promises below it`;
}
