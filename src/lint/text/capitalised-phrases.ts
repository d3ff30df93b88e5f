import { BOUND } from './plain-prose.ts';

/** Words with capital letters that stand together, in a text that `withoutTerms` made. */
export interface CapitalisedPhrase {
  readonly words: readonly string[];
  /** Whether a sentence begins with it, so that its first word may be any word. */
  readonly opens: boolean;
  /** Whether "of" joins it to other capitalised words, as in "Head of Service". */
  readonly joined: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

/** The runs of capitalised words of a text; words in capitals alone, such as CRM, belong to them. */
export function capitalisedPhrases(plain: string): CapitalisedPhrase[] {
  const phrases: CapitalisedPhrase[] = [];
  let run: string[] = [];
  let opens = false;
  let end = 0;
  const close = (): void => {
    if (run.length === 0) return;
    const start = end - run.join(' ').length;
    const joined =
      /\p{Lu}[\p{L}\p{N}]* of $/u.test(plain.slice(Math.max(0, start - 60), start)) ||
      /^ of \p{Lu}/u.test(plain.slice(end, end + 6));
    phrases.push({ words: run, opens, joined });
    run = [];
  };
  for (const { index, 0: word } of plain.matchAll(WORD)) {
    const between = plain.slice(end, index);
    const isCapitalised = beginsWithCapital(word);
    if (run.length > 0 && (!isCapitalised || between !== ' ')) close();
    if (isCapitalised) {
      if (run.length === 0) opens = opensSentence(plain.slice(Math.max(0, index - 40), index), index > 40);
      run.push(word);
    }
    end = index + word.length;
  }
  close();
  return phrases;
}

function beginsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  // Most words need no table of letters.
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

function beginsSmall(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(word);
}

function opensSentence(before: string, isCut: boolean): boolean {
  const text = before.trimEnd();
  return (text === '' && !isCut) || (/[.!?:;•–—(“"‘]$/.test(text) && !text.endsWith(BOUND));
}

/** A word in small letters and in the singular, so that "Response Times" is "response time". */
export function singular(word: string): string {
  const small = word.toLowerCase();
  // Most words end in none of these.
  if (!/[s’']$/.test(small)) return small;
  const lower = small.replace(/[’']s?$/, '');
  if (/[^aeiou]ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(lower)) return lower.slice(0, -2);
  return /[^su]s$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower;
}

/** A phrase as it is compared: every word in small letters and in the singular. */
export function phraseKey(words: readonly string[]): string {
  return words.map(singular).join(' ');
}

/** The words of a text, in small letters and in the singular, that stand in small letters in it. */
export function smallWords(plain: string): string[] {
  return (plain.match(WORD) ?? []).filter(beginsSmall).map(singular);
}

/** The words of a name. */
export function wordsOf(name: string): readonly string[] {
  return name.match(WORD) ?? [];
}
