import { wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { phraseFinder } from '../text/find-phrases.ts';
import { plainProse } from '../text/plain-prose.ts';
import { type ProseLeaf, proseOf } from '../text/prose-of.ts';

/** Words that are known to be translated wrongly, and names that have two translations. */
export const translationFalseFriend: Rule = {
  name: 'translation-false-friend',
  severity: 'warning',
  kind: 'language',
  summary: 'A word is translated wrongly, or one name in two ways.',
  why:
    'A translator who does not know the trade takes the word for another one: “strike system” becomes a system of walkouts, ' +
    '“close rate” a rate of closures. The party that signs the translation then agrees to something else than the party that ' +
    'signs the original. The same happens when one name has two translations: each looks like a thing of its own.',
  source: 'Errors found in printed Chinese editions of guides to service level agreements.',
  limits:
    'Wrong words are known for the pairs of languages that have a list `falseFriends` in the word files; two translations of one name are found in every language.',
  bad: {
    example: 'cloud-service',
    change: {
      languages: '[en, zh-Hant]',
      'legal.prevailingLanguage': 'en',
      'termination.survival.1': '{ en: claims for service credits, zh-Hant: 服務積分的請求權 }',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      languages: '[en, zh-Hant]',
      'legal.prevailingLanguage': 'en',
      'termination.survival.1': '{ en: claims for service credits, zh-Hant: 服務費抵扣的請求權 }',
    },
  },
  *check(context) {
    const finders = new Map<string, FalseFriends>();
    const translations = new Map<string, ProseLeaf>();
    for (const leaf of proseOf(context)) {
      const friends = finders.get(leaf.language) ?? falseFriendsOf(context.words, leaf.language);
      finders.set(leaf.language, friends);
      yield* wrongWords(leaf, friends);
      yield* secondTranslation(leaf, translations);
    }
  },
};

interface FalseFriends {
  readonly right: ReadonlyMap<string, string>;
  readonly find: ReturnType<typeof phraseFinder>;
}

function falseFriendsOf(words: Parameters<typeof wordTable>[0], language: string): FalseFriends {
  const right = wordTable(words, `falseFriends.${language}`);
  return { right, find: phraseFinder(right.keys()) };
}

function* wrongWords(leaf: ProseLeaf, { right, find }: FalseFriends): Generator<Finding> {
  if (right.size === 0) return;
  const told = new Set<string>();
  for (const { phrase, words } of find(plainProse(leaf.text))) {
    if (told.has(phrase)) continue;
    told.add(phrase);
    const instead = right.get(phrase) ?? '';
    yield {
      path: leaf.path,
      message: `“${words}” is a wrong translation: whoever reads only this language agrees to something else than the others`,
      hint: `write “${instead}” in place of “${words}”`,
      facts: { word: words, instead, language: leaf.language },
    };
  }
}

/** A name that reads the same in the first language has one translation; prose may say one thing in two ways. */
function* secondTranslation(leaf: ProseLeaf, translations: Map<string, ProseLeaf>): Generator<Finding> {
  if (leaf.original === undefined || leaf.format !== 'text') return;
  const key = `${leaf.language} ${leaf.original.trim().toLowerCase()}`;
  const before = translations.get(key);
  if (!before) translations.set(key, leaf);
  else if (before.text.trim() !== leaf.text.trim())
    yield {
      path: leaf.path,
      message: `“${clip(leaf.original)}” is “${clip(before.text)}” in one place and “${clip(leaf.text)}” here: readers of this language take them for two things`,
      hint: `write “${before.text}” in both places, or “${leaf.text}”`,
      facts: { original: leaf.original, first: before.text, second: leaf.text, language: leaf.language },
      related: [{ path: before.path, message: `here it is “${before.text}”` }],
    };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)} …` : text;
}
