import { shapeAt, valueAt } from '../../agreement/shape.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { clauseSentencesOf, inClause } from '../text/clause-prose.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { BOUND, plainProse, sentencesOf, withoutTerms } from '../text/plain-prose.ts';
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
    'It reads the texts that bind a party and the sentences of the clauses, those of your own templates among them, not the summary, the recitals, the history or the legal frame, where courts have ' +
    'given such words a meaning. A sentence with a number that can be the measure and an entry whose own fields say the time or the level pass, and so ' +
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
      yield* judge(leaf, lexiconOf(leaf.words), context);
    }
    yield* judgeClauses(context, lexiconOf(context.words));
  },
};

/** The same for the words of the clauses themselves. */
function* judgeClauses(context: LintContext, lexicon: Lexicon): Generator<Finding> {
  const { find, measures, times } = lexicon;
  for (const sentence of clauseSentencesOf(context)) {
    if (sentence.paths.some((pattern) => isLegal({ pattern }))) continue;
    for (const { phrase, words, from } of find(sentence.own)) {
      const isTime = times.has(phrase);
      if ((from > 0 && /^\p{Lu}/u.test(words)) || isMeasured(sentence.text, isTime, lexicon)) continue;
      const instead = (isTime ? times : measures).get(phrase) ?? '';
      yield inClause(sentence, {
        message: `“${words}” has no measure: when it is disputed, neither party can show whether this was kept`,
        hint: `write ${instead} in place of “${words}”`,
        facts: { word: words },
      });
    }
  }
}

interface Lexicon {
  readonly find: FindPhrases;
  readonly measures: ReadonlyMap<string, string>;
  readonly times: ReadonlyMap<string, string>;
  /** Numbers in words and what they count, where the language has lists of both. */
  readonly findTimes: { readonly numbers: FindPhrases; readonly units: FindPhrases } | undefined;
  /** References such as "Section 4.2", whose numbers measure nothing. */
  readonly references: RegExp;
}

const lexiconOf = perLanguage((words: LintWords): Lexicon => {
  const measures = wordTable(words, 'vague');
  const times = wordTable(words, 'vagueTimes');
  const [numbers, units] = [wordTable(words, 'numberWords'), wordTable(words, 'timeUnits')];
  const hasTimes = numbers.size > 0 && units.size > 0;
  const names = wordList(words, 'referenceWords').map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'));
  const exempt = new Set(wordList(words, 'notVague'));
  const findAll = phraseFinder([...measures.keys(), ...times.keys(), ...exempt]);
  return {
    find: (text) => findAll(text).filter(({ phrase }) => !exempt.has(phrase)),
    measures,
    times,
    findTimes: hasTimes
      ? { numbers: phraseFinder(numbers.keys()), units: phraseFinder(units.keys()) }
      : undefined,
    references: new RegExp(
      `${names.length > 0 ? `\\b(?:${names.join('|')})\\b` : '§+'}\\.?\\s*\\d[\\d.]*(?:\\([a-z0-9]{1,3}\\))*|§+\\s*\\d[\\d.]*`,
      'giu',
    ),
  };
});

function* judge(leaf: ProseLeaf, lexicon: Lexicon, context: LintContext): Generator<Finding> {
  const { find, measures, times } = lexicon;
  const plain = withoutTerms(leaf.text);
  if (find(plain).length === 0) return;
  const whole = plainProse(leaf.text, { quotations: true });
  const told = new Set<string>();
  for (const { text: sentence, from: start } of sentencesOf(plain)) {
    for (const { phrase, words, from } of find(sentence)) {
      const isName = from > 0 && /^\p{Lu}/u.test(words);
      const isTime = times.has(phrase);
      if (isName || told.has(phrase)) continue;
      if (isMeasured(whole.slice(start, start + sentence.length), isTime, lexicon)) continue;
      if (isMeasuredElsewhere(leaf, isTime, context)) continue;
      told.add(phrase);
      const instead = (isTime ? times : measures).get(phrase) ?? '';
      yield {
        path: leaf.path,
        message: `“${words}” has no measure: when it is disputed, neither party can show whether this was kept`,
        hint: `write ${instead} in place of “${words}”${instead === TIME_LIMIT ? limitFor(leaf, context) : ''}`,
        facts: { word: words },
      };
    }
  }
}

const TIME_LIMIT = 'a time limit';

/** The field of the entry that takes a time limit, or the words of one. */
function limitFor({ group }: ProseLeaf, { shape }: LintContext): string {
  const node = shapeAt(shape, group);
  const fields = node?.kind === 'object' ? Object.entries(node.properties) : [];
  const field = fields.find(([, one]) => 'format' in one && one.format === 'time-limit')?.[0];
  return field === undefined
    ? ', such as “within 4 hours after the report”'
    : `, such as \`${field}: { within: PT4H }\``;
}

/** A number or a bound value says what the word leaves open: of time, one that counts time or its share of the cases. */
function isMeasured(sentence: string, isTime: boolean, { findTimes, references }: Lexicon): boolean {
  if (sentence.includes(BOUND)) return true;
  const plain = sentence.replace(references, ' ');
  if (findTimes && isTime) return TIME.test(plain) || timesIn(plain, findTimes);
  return (
    /\p{N}|[一二三四五六七八九十百](?:[分時日天週月年]|個月|小時)/u.test(plain) ||
    (findTimes !== undefined && timesIn(plain, findTimes))
  );
}

/** A share, a time of day, a date or a duration of ISO 8601. */
const TIME =
  /\p{N}\s*(?:%|per cent|percent)|\d{1,2}:\d\d|\d{4}-\d\d|\bP(?:T?\d)|\d\s*(?:[ap]\.?m\b|h\b|s\b)/iu;

/** "4 hours", "four Business Hours". */
function timesIn(plain: string, { numbers, units }: NonNullable<Lexicon['findTimes']>): boolean {
  return units(plain).some(({ from }) => {
    const before = plain.slice(Math.max(0, from - 24), from);
    return (
      /\p{N}[)\s-]*$/u.test(before) || numbers(before).some(({ to }) => /^[)\s-]*$/.test(before.slice(to)))
    );
  });
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
