import { type LintWords, perLanguage, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import {
  beginningOf,
  countWords,
  plainProse,
  type Sentence,
  sentencesOf,
  withoutTerms,
} from '../text/plain-prose.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';
import { isContractText } from '../text/prose-roles.ts';

/** The longest sentence in words that is read once and understood; a definition is one sentence by its nature. */
const LONGEST = 30;
/** The words that the sentences of an agreement have on average at most, and from how many sentences on that is told. */
const LONGEST_AVERAGE = 20;
const FEWEST_SENTENCES = 10;
/** Characters without any punctuation, in languages that write no spaces. */
const LONGEST_UNSPACED = 60;
/** The words of a summary that is read before the meeting. */
const LONGEST_SUMMARY = 60;

/** Sentences that are too long, and the words of old contracts. */
export const plainLanguage: Rule = {
  name: 'plain-language',
  severity: 'info',
  kind: 'language',
  summary: 'A text is harder to read than it has to be.',
  why:
    'An agreement is kept by people who do the work, not by those who wrote it. They skip a sentence of fifty words and guess ' +
    'at “hereinafter”, and so break a promise that they never understood. Short sentences and the words of every day say the ' +
    'same and are just as binding.',
  source:
    'Federal Plain Language Guidelines, 2011; Office of the Parliamentary Counsel, Drafting Guidance, 2020.',
  limits: `A sentence may have ${LONGEST} words between its stops, semicolons and colons, a definition any number, and a summary ${LONGEST_SUMMARY}; from ${FEWEST_SENTENCES} sentences on they may have ${LONGEST_AVERAGE} on average. Words in quotations and in names are not judged.`,
  bad: {
    example: 'cloud-service',
    change: {
      'legal.changeControl':
        'In the event that a change is made pursuant to this Agreement, both parties sign it.',
    },
  },
  good: {
    example: 'cloud-service',
    change: { 'legal.changeControl': 'If a change is made under this Agreement, both parties sign it.' },
  },
  *check(context) {
    const lengths: number[] = [];
    for (const leaf of richProseOf(context)) {
      if (!isContractText(leaf)) continue;
      yield* oldWords(leaf, readLexicon(leaf.words));
      yield* longSentences(leaf, lengths);
    }
    yield* longOnAverage(lengths);
  },
};

interface Lexicon {
  readonly plain: ReadonlyMap<string, string>;
  readonly find: ReturnType<typeof phraseFinder>;
}

const readLexicon = perLanguage((words: LintWords): Lexicon => {
  const plain = wordTable(words, 'archaic');
  return { plain, find: phraseFinder(plain.keys()) };
});

function* oldWords(leaf: ProseLeaf, { plain, find }: Lexicon): Generator<Finding> {
  const whole = withoutTerms(leaf.text);
  if (find(whole).length === 0) return;
  const told = new Set<string>();
  for (const sentence of sentencesOf(whole)) {
    for (const { phrase, words, from } of find(sentence.text)) {
      const isName = from > 0 && /^\p{Lu}/u.test(words);
      if (isName || told.has(phrase)) continue;
      told.add(phrase);
      const instead = plain.get(phrase) ?? '';
      yield {
        path: leaf.path,
        message: `“${words}” is the language of old contracts: whoever has to keep this has to guess what it adds`,
        hint:
          instead === 'nothing'
            ? `delete “${words}”; the sentence says the same without it`
            : `write ${instead.includes('`') || / by its name$/.test(instead) ? instead : `“${instead}”`} in place of “${words}”`,
        facts: { words, instead },
      };
    }
  }
}

/** What something means is one sentence with all that belongs to it. */
const DEFINITIONS = new Set([
  '/contingencies/*/definition',
  '/definitions/*/meaning',
  '/services/*/downtime',
]);

function* longSentences(leaf: ProseLeaf, lengths: number[]): Generator<Finding> {
  const plain = plainProse(leaf.text);
  if (leaf.pattern === '/summary/purpose' || leaf.pattern === '/summary/notes')
    yield* longSummary(leaf, plain);
  if (/\p{Script=Han}/u.test(plain)) return yield* longRuns(leaf, plain);
  if (DEFINITIONS.has(leaf.pattern)) return;
  const parts = sentencesOf(plain)
    .flatMap(partsOf)
    .map((text) => ({ text, words: countWords(text) }));
  for (const { words } of parts) lengths.push(words);
  const longest = parts.reduce((most, each) => (each.words > most.words ? each : most), {
    text: '',
    words: 0,
  });
  if (longest.words <= LONGEST) return;
  yield {
    path: leaf.path,
    message: `“${beginningOf(longest.text)}” is a sentence of ${longest.words} words: readers lose its beginning before they reach its end, and miss a condition`,
    hint: `make two or more sentences of it, none of more than ${LONGEST} words, or a list of its conditions`,
    facts: { words: longest.words },
  };
}

/** Long sentences of which none is too long are tiring all the same. */
function* longOnAverage(lengths: readonly number[]): Generator<Finding> {
  const words = lengths.reduce((sum, length) => sum + length, 0);
  if (lengths.length < FEWEST_SENTENCES || words <= LONGEST_AVERAGE * lengths.length) return;
  const average = (Math.floor((words * 10) / lengths.length) / 10).toString();
  yield {
    path: '',
    part: 'line',
    message: `The ${lengths.length} sentences of this agreement have ${average} words on average: whoever has to keep it reads more slowly than with ${LONGEST_AVERAGE}, and skips what seems to be a detail`,
    hint: 'make two sentences of each of the longest ones',
    facts: { sentences: lengths.length, average },
  };
}

/** What stands between stops, semicolons and colons is taken in at once. */
function partsOf({ text }: Sentence): string[] {
  return text.split(/[;:](?=\s)/).map((part) => part.trim());
}

function* longSummary(leaf: ProseLeaf, plain: string): Generator<Finding> {
  const words = countWords(plain);
  if (words <= LONGEST_SUMMARY) return;
  yield {
    path: leaf.path,
    message: `“${beginningOf(plain.trim())}” has ${words} words: a summary of more than ${LONGEST_SUMMARY} is not read before the agreement is signed`,
    hint: 'keep what the agreement is for and move the rest to the clauses that decide it',
    facts: { words },
  };
}

function* longRuns(leaf: ProseLeaf, plain: string): Generator<Finding> {
  const run = plain
    .split(/[，。；：、！？,.;:!?\n]/)
    .find((part) => part.trim().length > LONGEST_UNSPACED)
    ?.trim();
  if (run === undefined) return;
  yield {
    path: leaf.path,
    message: `“${run.slice(0, 12)} …” runs over ${run.length} characters without a pause: readers lose its beginning before they reach its end`,
    hint: `make two or more sentences of it, with a pause at the latest after ${LONGEST_UNSPACED} characters`,
    facts: { characters: run.length },
  };
}
