import { valueAt } from '../../agreement/shape.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Rule } from '../rule.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { withoutTerms } from '../text/plain-prose.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';
import { followsModal } from '../text/prose-roles.ts';

/** A commitment whose words promise no more than an attempt. */
export const effortsDilutedCommitment: Rule = {
  name: 'efforts-diluted-commitment',
  severity: 'warning',
  kind: 'language',
  summary: 'A text promises efforts where the agreement counts a commitment.',
  why:
    'A level with the strength `commitment` has to be reached, and a miss has its consequence. A text that promises only ' +
    '“reasonable efforts” says that trying is enough. A provider that tried and failed can then refuse the credit, and the ' +
    'recipient paid for a promise that it never had.',
  source:
    'K. Adams, A Manual of Style for Contract Drafting, on “efforts” provisions; Common Paper Service Level Agreement 2.0, 1.1.',
  limits:
    'It reads goals and duties that are tied to an objective, services with a commitment, and the duties that the contract prints after “shall”.',
  bad: {
    example: 'cloud-service',
    change: {
      'goals.dependable-platform.statement':
        'Alsterkrone shall use commercially reasonable efforts to keep the Freight Platform available.',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'goals.dependable-platform.statement': 'Alsterkrone shall keep the Freight Platform available.',
      'requirements.load-forecast.need': 'report to Alsterkrone the efforts that each load test needs',
    },
  },
  *check(context) {
    const promises = commitmentsByService(context);
    for (const leaf of richProseOf(context)) {
      const [found] = phraseFinder(wordList(leaf.words, 'efforts'))(withoutTerms(leaf.text));
      const promise = found && promiseOf(leaf, promises, context);
      if (!found || !promise) continue;
      yield {
        path: leaf.path,
        message: `“${found.words}” makes an attempt enough, but ${promise.says}: whoever tried and failed can refuse what follows from a miss`,
        hint: promise.objective
          ? `delete “${found.words}” and say what is reached, or write \`strength: target\` in \`objectives.${promise.objective}\``
          : `delete “${found.words}” and say what is done`,
        facts: { words: found.words, ...(promise.objective && { objective: promise.objective }) },
        ...(promise.path && {
          related: [{ path: promise.path, message: 'this level is a commitment' }],
        }),
      };
    }
  },
};

interface Promise {
  readonly says: string;
  readonly objective?: string;
  readonly path?: string;
}

/** The first objective with the strength `commitment` of each service. */
function commitmentsByService({ all }: LintContext): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { value } of all('objectives'))
    if (value.strength === 'commitment' && value.service !== undefined && !first.has(value.service))
      first.set(value.service, value.id);
  return first;
}

const SERVICE_TEXTS = new Set(['/services/*/description', '/services/*/included/*']);

/** What the field of a text promises: the commitment that it is tied to, or the duty that the contract prints. */
function promiseOf(
  leaf: ProseLeaf,
  byService: ReadonlyMap<string, string>,
  { agreement, find }: LintContext,
): Promise | undefined {
  const {
    id,
    modality,
    objective: own,
  } = valueAt(agreement, leaf.group) as Readonly<Record<string, unknown>>;
  const tied = SERVICE_TEXTS.has(leaf.pattern)
    ? byService.get(String(id))
    : ['/goals/*/statement', '/responsibilities/rows/*/cells/{}/*/action'].includes(leaf.pattern)
      ? own
      : undefined;
  const objective = typeof tied === 'string' ? find('objectives', tied) : undefined;
  if (objective) {
    const { name, strength } = objective.value;
    if (strength !== 'commitment') return undefined;
    return { says: `“${name}” is a commitment`, objective: objective.value.id, path: objective.path };
  }
  const isDuty =
    followsModal(leaf) && (modality === undefined || modality === 'shall' || modality === 'must');
  return isDuty ? { says: 'the contract prints this as a duty' } : undefined;
}
