import { plainText, walkBlocks } from '../../document/walk.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import type { Rule } from '../rule.ts';
import { capitalisedPhrases, phraseKey, singular, smallWords, wordsOf } from '../text/capitalised-phrases.ts';
import { withoutTerms } from '../text/plain-prose.ts';
import { type ProseLeaf, proseOf } from '../text/prose-of.ts';
import { isContractText } from '../text/prose-roles.ts';

/** Words with the capital letters of a defined term that nothing defines. */
export const undefinedTerm: Rule = {
  name: 'undefined-term',
  severity: 'warning',
  kind: 'document',
  summary: 'A phrase is written like a defined term, and nothing defines it.',
  why:
    'Capital letters tell a reader to look for a definition. Where there is none, each party fills the term with its own ' +
    'meaning, and the difference shows when money depends on it: whether “Service Hours” end at five or at six decides ' +
    'whether a response was late.',
  source: 'Published agreements that use “Services”, “Term” and “Charges” without a definition.',
  limits:
    'It tells phrases of ordinary words that are used twice or more; names of parties, people, calendars, services, documents and the headings of the contract are known. A term in double brackets without a definition is refused by the form. A term may be used before the clause that defines it: the contract links each use to its definition.',
  bad: {
    example: 'cloud-service',
    change: {
      'requirements.service-report.need': 'send Maasvliet the Performance Data of each calendar month',
      'requirements.incident-data.need': 'return the Performance Data with its questions',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'requirements.service-report.need': 'send Maasvliet the Performance Data of each calendar month',
      'requirements.incident-data.need': 'return the Performance Data with its questions',
      'definitions.+':
        '{ id: performance-data, term: Performance Data, meaning: the records of the Monitoring System for each test transaction }',
    },
  },
  *check(context) {
    const leaves = proseOf(context).filter(({ words }) => words === context.words);
    const ordinary = ordinaryWords(context, leaves);
    const opening = new Set(wordList(context.words, 'openingWords'));
    const alone = new Set(wordList(context.words, 'termsOfOneWord').map(singular));
    const known = knownPhrases(context, leaves);
    const uses = new Map<string, { readonly written: string; readonly at: ProseLeaf[] }>();
    for (const leaf of leaves) {
      if (!isSentence(leaf)) continue;
      for (const phrase of capitalisedPhrases(withoutTerms(leaf.text))) {
        const isOpening = phrase.opens && opening.has((phrase.words[0] ?? '').toLowerCase());
        const words = isOpening ? phrase.words.slice(1) : phrase.words;
        // The first word of a sentence has a capital letter anyhow.
        if (words.length === 0 || (phrase.opens && !isOpening && words.length === 1)) continue;
        for (const part of unknownParts(words, known)) {
          if (part.length > LONGEST_TERM || (part.length === 1 && phrase.joined)) continue;
          if (!isLikeTerm(part, ordinary, alone)) continue;
          const key = phraseKey(part);
          const use = uses.get(key) ?? { written: part.join(' '), at: [] };
          use.at.push(leaf);
          uses.set(key, use);
        }
      }
    }
    for (const { written, at } of uses.values()) {
      const [first, second] = at;
      if (!first || !second) continue;
      const id = written.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      yield {
        path: first.path,
        message: `“${written}” is written like a defined term ${at.length === 2 ? 'twice' : `${at.length} times`}, but nothing defines it: each party gives it the meaning that suits it`,
        hint: `add \`{ id: ${id}, term: ${written}, meaning: … }\` to \`definitions\`, or write “${written.toLowerCase()}”`,
        facts: { term: written, uses: at.length },
        ...(second.path !== first.path && {
          related: [{ path: second.path, message: 'it is used here too' }],
        }),
      };
    }
  },
};

/** Names have a word of their own; a single word is a term only where contracts are known to define it. */
function isLikeTerm(
  words: readonly string[],
  ordinary: ReadonlySet<string>,
  alone: ReadonlySet<string>,
): boolean {
  const [first = ''] = words;
  return words.length === 1
    ? alone.has(singular(first))
    : words.every((word) => ordinary.has(singular(word)));
}

/** Short texts that are sentences or parts of one; the others are names. */
const SENTENCES = /\/(?:from|startEvent|endEvent|method|object|variables\/\{\})$/;

function isSentence(leaf: ProseLeaf): boolean {
  return isContractText(leaf) && (leaf.format === 'rich' || SENTENCES.test(leaf.pattern));
}

/** Words that the agreement itself writes in small letters, and those of the list. */
function ordinaryWords(context: LintContext, leaves: readonly ProseLeaf[]): ReadonlySet<string> {
  const words = new Set(wordList(context.words, 'ordinaryWords').map(singular));
  for (const leaf of leaves)
    if (isSentence(leaf)) for (const word of smallWords(withoutTerms(leaf.text))) words.add(word);
  return words;
}

/** The names and headings that a phrase may be, and parts of two or more words of them. */
function knownPhrases(context: LintContext, leaves: readonly ProseLeaf[]): ReadonlySet<string> {
  const known = new Set(wordList(context.words, 'capitalised').map((name) => phraseKey(wordsOf(name))));
  const add = (name: string): void => {
    known.add(phraseKey(wordsOf(name)));
    for (const { words } of capitalisedPhrases(name)) {
      if (words.length > LONGEST_NAME) continue;
      const keys = words.map(singular);
      for (let from = 0; from < keys.length; from++)
        for (let to = from + 2; to <= keys.length; to++) known.add(keys.slice(from, to).join(' '));
    }
  };
  for (const leaf of leaves)
    if (leaf.format === 'text' && !SENTENCES.test(leaf.pattern) && /\p{Lu}/u.test(leaf.text)) add(leaf.text);
  // A stage of the lead model says what a lead is that has reached it.
  for (const { id, name } of context.agreement.leadModel?.stages ?? [])
    for (const stage of [id, name]) known.add(phraseKey([...wordsOf(stage.replaceAll('-', ' ')), 'lead']));
  walkBlocks(context.contract?.blocks ?? [], {
    block: (block) => {
      if (block.type === 'section') add(plainText(block.heading));
    },
    inline: (inline) => {
      if (inline.type === 'term') add(plainText(inline.children));
    },
  });
  return known;
}

/** More words than any term has. */
const LONGEST_TERM = 6;

/** Longer names are sentences, whose parts are no names. */
const LONGEST_NAME = 10;

/** What is left of a phrase without the names of two or more words in it, the longest first from the left. */
function unknownParts(words: readonly string[], known: ReadonlySet<string>): (readonly string[])[] {
  if (known.has(phraseKey(words))) return [];
  const parts: (readonly string[])[] = [];
  let start = 0;
  let from = 0;
  while (from < words.length) {
    let to = Math.min(words.length, from + LONGEST_NAME);
    while (to > from + 1 && !known.has(phraseKey(words.slice(from, to)))) to--;
    if (to <= from + 1) from++;
    else {
      if (start < from) parts.push(words.slice(start, from));
      from = to;
      start = to;
    }
  }
  if (start < words.length) parts.push(words.slice(start));
  return parts;
}
