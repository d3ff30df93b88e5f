/** A phrase of a list where it stands in a text. */
export interface FoundPhrase {
  /** As the list has it. */
  readonly phrase: string;
  /** As the text has it. */
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/** Finds phrases in texts: whole words, in small or capital letters, the longest first, none within another. */
export type FindPhrases = (text: string) => readonly FoundPhrase[];

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** Languages that write no spaces have no whole words. */
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Prepares a list of phrases, so that the time for a text does not grow with the list; a list of words only once. */
export function phraseFinder(phrases: Iterable<string>): FindPhrases {
  const find = FINDERS.get(phrases) ?? makeFinder(phrases);
  FINDERS.set(phrases, find);
  return find;
}

const FINDERS = new WeakMap<Iterable<string>, FindPhrases>();

function makeFinder(phrases: Iterable<string>): FindPhrases {
  const index = new Map<string, string[]>();
  const unspaced: string[] = [];
  for (const phrase of phrases) {
    const lower = phrase.toLowerCase();
    if (NO_SPACES.test(phrase)) unspaced.push(phrase);
    else {
      const first = lower.match(WORD)?.[0];
      if (first === undefined || !lower.startsWith(first)) continue;
      const list = index.get(first);
      if (list) list.push(phrase);
      else index.set(first, [phrase]);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.length - a.length);
  unspaced.sort((a, b) => b.length - a.length);
  return (text) => {
    const found = index.size > 0 ? spaced(text, index) : [];
    return unspaced.length > 0 && NO_SPACES.test(text) ? [...found, ...without(text, unspaced)] : found;
  };
}

function spaced(text: string, index: ReadonlyMap<string, readonly string[]>): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  const { lower, words } = wordsOf(text);
  let free = 0;
  for (const { word, from } of words) {
    if (from < free) continue;
    const phrase = index.get(word)?.find((each) => {
      const end = from + each.length;
      return lower.startsWith(each.toLowerCase(), from) && !LETTER.test(lower[end] ?? ' ');
    });
    if (phrase === undefined) continue;
    const to = from + phrase.length;
    found.push({ phrase, words: text.slice(from, to), from, to });
    free = to;
  }
  return found;
}

interface TextWords {
  readonly lower: string;
  readonly words: readonly { readonly word: string; readonly from: number }[];
}

/** The words of the last texts: a dozen rules look for phrases in the same ones. */
const WORDS = new Map<string, TextWords>();
const MOST_TEXTS = 2_000;

function wordsOf(text: string): TextWords {
  const known = WORDS.get(text);
  if (known) return known;
  if (WORDS.size >= MOST_TEXTS) WORDS.clear();
  const lower = text.toLowerCase();
  // A text whose small letters are longer than itself has no places to point at.
  const words =
    lower.length === text.length
      ? Array.from(lower.matchAll(WORD), ({ index: from, 0: word }) => ({ word, from }))
      : [];
  const made = { lower, words };
  WORDS.set(text, made);
  return made;
}

function without(text: string, phrases: readonly string[]): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (const phrase of phrases)
    for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + phrase.length)) {
      const to = from + phrase.length;
      if (!found.some((other) => from < other.to && other.from < to))
        found.push({ phrase, words: phrase, from, to });
    }
  return found.sort((a, b) => a.from - b.from);
}
