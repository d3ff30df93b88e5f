import { shapeAt, valueAt } from '../../agreement/shape.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { BOUND, sentencesOf, withoutTerms } from '../text/plain-prose.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';
import { isLegal, isNormative } from '../text/prose-roles.ts';

/** Words such as "promptly" and "reasonable", where nothing says how much they mean. */
export const vagueTerm: Rule = {
  name: 'vague-term',
  severity: 'warning',
  kind: 'language',
  summary: 'A duty is measured by a word that each party may read in its own way.',
  why:
    'Words such as “promptly” and “reasonable” feel like a promise when the agreement is written and cannot be checked ' +
    'when it is needed. The party that waits believes it was missed, the party that owes it believes it was kept, and ' +
    'nobody can show who is right. A number, an event or a list can be checked by both.',
  source: 'ISO/IEC/IEEE 29148:2018, 5.2.7 (terms that shall be avoided in requirements).',
  limits:
    'It reads the texts that bind a party, not the summary, the recitals, the history or the legal frame, where courts have ' +
    'given such words a meaning. A sentence with a number in it and an entry whose own fields say the time or the level pass, and so ' +
    'does a goal that is measured by an objective.',
  bad: {
    example: 'cloud-service',
    change: { 'requirements.service-report.need': 'answer the questions of Maasvliet promptly' },
  },
  good: {
    example: 'cloud-service',
    change: {
      'requirements.service-report.need':
        'answer the questions of Maasvliet promptly, and within 2 Business Days after it receives them',
    },
  },
  *check(context) {
    for (const leaf of richProseOf(context)) {
      if (!isNormative(leaf) || isLegal(leaf)) continue;
      yield* judge(leaf, readLexicon(leaf.words), context);
    }
  },
};

interface Lexicon {
  readonly find: ReturnType<typeof phraseFinder>;
  readonly measures: ReadonlyMap<string, string>;
  readonly times: ReadonlyMap<string, string>;
}

const readLexicon = perLanguage((words: LintWords): Lexicon => {
  const measures = wordTable(words, 'vague');
  const times = wordTable(words, 'vagueTimes');
  return { find: phraseFinder([...measures.keys(), ...times.keys()]), measures, times };
});

function* judge(
  leaf: ProseLeaf,
  { find, measures, times }: Lexicon,
  context: LintContext,
): Generator<Finding> {
  const plain = withoutTerms(leaf.text);
  if (find(plain).length === 0) return;
  const told = new Set<string>();
  for (const sentence of sentencesOf(plain)) {
    for (const { phrase, words, from } of find(sentence.text)) {
      const isName = from > 0 && /^\p{Lu}/u.test(words);
      const isTime = times.has(phrase);
      if (isName || told.has(phrase) || isMeasured(sentence.text)) continue;
      if (isMeasuredElsewhere(leaf, isTime, context)) continue;
      told.add(phrase);
      const instead = (isTime ? times : measures).get(phrase) ?? '';
      yield {
        path: leaf.path,
        message: `“${words}” has no measure: when it is disputed, neither party can show whether this was kept`,
        hint: `write ${instead} in place of “${words}”${isTime ? ', such as `{ within: PT4H }` in a field of this entry that takes a time limit' : ''}`,
        facts: { word: words },
      };
    }
  }
}

/** A number or a bound value says what the word leaves open. */
function isMeasured(sentence: string): boolean {
  return /\p{N}/u.test(sentence) || sentence.includes(BOUND);
}

const TIMES = new Set(['time-limit', 'recurrence', 'duration']);

/** Whether fields of the same entry say what the word leaves open: its level by an objective, its time by a limit. */
function isMeasuredElsewhere(
  { pattern, group }: ProseLeaf,
  isTime: boolean,
  { agreement, shape }: LintContext,
): boolean {
  const fields = valueAt(agreement, group);
  if (typeof fields !== 'object' || fields === null) return false;
  const has = (name: string): boolean => Object.hasOwn(fields, name);
  if (has('objective') || (has('field') && has('op'))) return true;
  if (pattern === '/goals/*/statement' && (has('metric') || has('value'))) return true;
  if (!isTime) return false;
  return Object.keys(fields).some((name) => {
    const node = shapeAt(shape, `${group}/${name}`);
    return node?.kind !== 'array' && node?.kind !== 'map' && TIMES.has(node?.format ?? '');
  });
}
