import { Temporal } from 'temporal-polyfill';
import { type Exact, exact } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { type LintWords, perLanguage, wordList, wordTable } from '../lint-words.ts';
import { monthsApart, occurrences } from '../time/occurrences.ts';
import { type FindPhrases, phraseFinder } from './find-phrases.ts';

/** How often something happens by its words. */
export interface StatedCadence {
  /** As the text has it. */
  readonly words: string;
  /** How often in a mean year of 365.25 days. */
  readonly perYear: Exact;
}

/** Finds how often something happens by the words of a text; `name` takes adjectives at its beginning too. */
export type FindCadences = (text: string, kind: 'text' | 'name') => readonly StatedCadence[];

const DAYS_OF_YEAR = exact('365.25');
const FIRST_DAY = new Temporal.PlainDate(2026, 1, 1);
const DAYS_COUNTED = 728;
/** Working days a year from which on something happens daily. */
const LEAST_OF_DAILY = exact(240);

/** Prepares the words of a language for how often something happens; nothing is found where it has none. */
export const cadenceFinder = perLanguage((words: LintWords): FindCadences => {
  const phrases = wordTable(words, 'cadencePhrases');
  const periods = wordTable(words, 'cadencePeriods');
  const adjectives = wordTable(words, 'cadenceAdjectives');
  const numbers = wordTable(words, 'numberWords');
  const articles = new Set(wordList(words, 'cadenceArticles'));
  const nouns = new Set(wordList(words, 'cadenceNouns'));
  const objects = new Set(wordList(words, 'cadenceObjects'));
  const limits = new Set([...objects, ...wordList(words, 'cadenceLimits')]);
  const find: FindPhrases = phraseFinder(new Set([...phrases.keys(), ...periods.keys()]));
  return (text, kind) => {
    const found: StatedCadence[] = [];
    const add = (said: string, count: string, duration: string): void => {
      const perYear = timesPerYear(duration)?.mul(exact(count));
      if (perYear) found.push({ words: said, perYear });
    };
    for (const { phrase, words: said, from } of find(text)) {
      const [before, number] = lastWords(text.slice(0, from));
      if (objects.has(before)) continue;
      const count = numbers.get(number) ?? (/^\d{1,3}$/.test(number) ? number : undefined);
      const period = periods.get(phrase);
      const [times, duration] = (phrases.get(phrase) ?? '').split('/');
      if (count !== undefined && period !== undefined && nouns.has(before)) {
        add(`${number} ${before} ${said}`, count, period);
      } else if (times !== undefined && duration !== undefined) add(said, times, duration);
    }
    const adverbs = placesOfLastWords(text, limits);
    const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (const [index, word] of all.entries()) {
      const duration = adjectives.get(word);
      const isName = kind === 'name' && index === 0;
      const isAdverb = kind === 'text' && duration !== undefined && adverbs.has(index);
      if (isAdverb) add(word, '1', duration);
      const isArticled = articles.has(all[index - 1] ?? '') && !objects.has(all[index - 2] ?? '');
      if (duration === undefined || isAdverb || !(isName || isArticled)) continue;
      if (isName || all.slice(index + 1, index + 4).some((next) => nouns.has(next))) add(word, '1', duration);
    }
    return found;
  };
});

/** The places of the words that end a clause, as "weekly" does in "report weekly"; not after "at least" and its like. */
function placesOfLastWords(text: string, limiting: ReadonlySet<string>): ReadonlySet<number> {
  const places = new Set<number>();
  let count = 0;
  for (const clause of text.toLowerCase().split(/[.,;:()]/)) {
    const words = clause.match(/[\p{L}\p{N}]+/gu) ?? [];
    count += words.length;
    if (words.length > 1 && !limiting.has(words.at(-2)!)) places.add(count - 1);
  }
  return places;
}

/** The last word of a text and the one before it, in small letters. */
function lastWords(text: string): readonly [string, string] {
  const words =
    text
      .slice(-80)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [words.at(-1) ?? '', words.at(-2) ?? ''];
}

/** How often in a mean year something happens once in each `duration`; undefined for one of hours or of months and days. */
export function timesPerYear(duration: string): Exact | undefined {
  const length = parseDuration(duration);
  if (!length?.seconds.equals(0)) return undefined;
  if (length.days === 0) return length.months > 0 ? exact(12, length.months) : undefined;
  return length.months === 0 ? DAYS_OF_YEAR.div(length.days) : undefined;
}

/** How often in a mean year a recurrence rule falls on a day, counted over at least two years; undefined for no rule. */
export function rulePerYear(rrule: string): Exact | undefined {
  const apart = monthsApart(rrule);
  const months = apart === undefined ? 0 : apart * Math.max(1, Math.floor(24 / apart));
  const end = FIRST_DAY.add(apart === undefined ? { days: DAYS_COUNTED } : { months });
  const dates = occurrences(rrule, FIRST_DAY, end);
  // A rule that names no day has one in each of its periods.
  if (!dates) return apart === undefined ? weeklyRate(rrule) : exact(12, apart);
  if (apart !== undefined) return exact(dates.length * 12, months);
  return DAYS_OF_YEAR.mul(dates.length).div(DAYS_COUNTED);
}

function weeklyRate(rrule: string): Exact | undefined {
  if (!rrule.startsWith('FREQ=WEEKLY')) return undefined;
  const interval = /;INTERVAL=(\d{1,3})/.exec(rrule)?.[1] ?? '1';
  return timesPerYear(`P${interval}W`);
}

/**
 * Whether two rates a year are the same but for how months and weeks fall: within 3 %, so that 52 weeks are weekly and 48
 * reports a year are not. What happens on each working day is daily.
 */
export function isSameRate(a: Exact, b: Exact): boolean {
  const [low, high] = a.compare(b) < 0 ? [a, b] : [b, a];
  return high.mul(97).compare(low.mul(100)) <= 0 || low.compare(LEAST_OF_DAILY) >= 0;
}
