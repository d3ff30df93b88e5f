import { valueAt } from '../../agreement/shape.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { beginningOf, plainProse, sentencesOf } from '../text/plain-prose.ts';
import { type ProseLeaf, richProseOf } from '../text/prose-of.ts';
import { followsModal, isContractText, isNormative } from '../text/prose-roles.ts';

/** Words about time that the parties can read in two ways. */
export const ambiguousTimeWord: Rule = {
  name: 'ambiguous-time-word',
  severity: 'warning',
  kind: 'language',
  summary: 'A text names a time that can be read in two ways.',
  why:
    'Whether a party was in time is the most frequent question about an agreement. “Close of business”, “until 31 March” and ' +
    '“within 30 days” have two honest answers: which hour, with that day or without it, from when. The party that is late by ' +
    'the one reading is in time by the other. A time of day, a day that is included by name, or a field with a clock has one.',
  source: 'K. Adams, A Manual of Style for Contract Drafting, on references to time.',
  limits:
    'A length in months is taken as months of the calendar, and “by” and “from” with a date as including it. A limit such as ' +
    '“within 30 days” is judged only in duties and in the tests of grounds for termination, and not where a field of the same ' +
    'entry says from when it runs.',
  bad: {
    example: 'cloud-service',
    change: {
      'requirements.load-forecast.need':
        'announce each load test before close of business on the Friday before it begins',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'requirements.load-forecast.need':
        'announce each load test before 17:00 on the Friday before it begins',
    },
  },
  *check(context) {
    const defined = definedTerms(context);
    const hasHours = context.all('calendars').some(({ value }) => !value.always);
    for (const leaf of richProseOf(context)) {
      if (!isContractText(leaf)) continue;
      const reader = readerOf(leaf.words);
      const text = plainProse(leaf.text, { quotations: true });
      yield* phrases(leaf, text, reader, defined);
      yield* zones(leaf, text, reader);
      yield* numericDates(leaf, text);
      yield* dateBounds(leaf, text, reader);
      if (!isNormative(leaf)) continue;
      yield* limits(leaf, text, reader, context);
      if (!hasHours) yield* calendarWords(leaf, text, reader, defined);
    }
  },
};

/** What a language's words are looked for with; its lists may be empty, and then nothing is found. */
interface Reader {
  readonly times: FindPhrases;
  readonly instead: ReadonlyMap<string, string>;
  readonly zones: ReadonlyMap<string, string>;
  readonly bounds: ReadonlyMap<string, string>;
  readonly boundedDate: RegExp | undefined;
  readonly settled: FindPhrases;
  readonly limit: RegExp | undefined;
  /** Finds a limit of one unit that is written without a number: within a month. */
  readonly ones: RegExp | undefined;
  readonly anchors: FindPhrases;
  readonly nextAnchor: RegExp | undefined;
  readonly duties: FindPhrases;
  readonly calendars: FindPhrases;
}

const readerOf = perLanguage((words: LintWords): Reader => {
  const instead = wordTable(words, 'ambiguousTimes');
  const bounds = wordTable(words, 'dateBounds');
  const months = anyOf(wordList(words, 'monthNames'));
  const numbers = anyOf(wordTable(words, 'numberWords').keys());
  const units = anyOf(wordTable(words, 'timeUnits').keys());
  const limitWords = anyOf(wordList(words, 'limitWords'));
  const ones = anyOf(wordList(words, 'limitOnes'));
  const next = anyOf(wordList(words, 'nextAnchors'));
  const day = `\\d{1,2}(?:st|nd|rd|th)?`;
  const date = `\\d{4}-\\d{2}-\\d{2}|(?:the )?${day}(?: day)?(?: of)? (?:${months})\\b|(?:${months})\\.? ${day}\\b`;
  const isDated = bounds.size > 0 && months !== '';
  const isLimited = limitWords !== '' && units !== '';
  return {
    times: phraseFinder(instead.keys()),
    instead,
    zones: wordTable(words, 'ambiguousZones'),
    bounds,
    boundedDate: isDated ? new RegExp(`\\b(${anyOf(bounds.keys())}) (${date})`, 'gi') : undefined,
    settled: phraseFinder(wordList(words, 'boundsSettled')),
    limit: isLimited
      ? new RegExp(
          `\\b(?:${limitWords}) (?:\\d+${numbers && `|${numbers}`}${ones && `|${ones}`})(?: \\(\\d+\\))? (?:${units})\\b`,
          'gi',
        )
      : undefined,
    ones: ones === '' ? undefined : new RegExp(` (?:${ones}) `, 'i'),
    anchors: phraseFinder(wordList(words, 'limitAnchors')),
    nextAnchor: next === '' ? undefined : new RegExp(`^ (?:${next})\\b`, 'i'),
    duties: phraseFinder(wordList(words, 'modals')),
    calendars: phraseFinder(wordList(words, 'calendarWords')),
  };
});

/** Words as alternatives of a regular expression, the longest first. */
function anyOf(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N} ]/gu, '\\$&'))
    .join('|');
}

/** The terms that the agreement defines, in small letters. */
function definedTerms({ agreement }: LintContext): ReadonlySet<string> {
  return new Set(
    (agreement.definitions ?? []).flatMap(({ term, aliases = [] }) =>
      [term, ...aliases].map((word) => word.toLowerCase()),
    ),
  );
}

function* phrases(
  leaf: ProseLeaf,
  text: string,
  { times, instead }: Reader,
  defined: ReadonlySet<string>,
): Generator<Finding> {
  for (const { phrase, words, from } of times(text)) {
    // The minutes of another time of day, or an abbreviation that is not one in small letters.
    const isOther =
      text[from - 1] === ':' ||
      (/^[a-z]{3}$/.test(phrase) && words !== words.toUpperCase()) ||
      (phrase.endsWith('day') && /^ \d/.test(text.slice(from + words.length)));
    if (isOther || defined.has(phrase)) continue;
    yield found(leaf, words, 'names a time that two honest readers place differently', {
      hint: `write ${instead.get(phrase)}, in place of “${words}”`,
    });
  }
}

function* zones(leaf: ProseLeaf, text: string, reader: Reader): Generator<Finding> {
  for (const { 1: zone = '' } of text.matchAll(/(?:\d|[aApP]\.?[mM]\.?) ([A-Z]{3})\b/g)) {
    const places = reader.zones.get(zone);
    if (places === undefined) continue;
    yield found(leaf, zone, 'is the time of more than one part of the world, hours apart', {
      hint: `name the zone by a place: ${places}`,
    });
  }
}

/** Dates in digits whose day could be their month. */
function* numericDates(leaf: ProseLeaf, text: string): Generator<Finding> {
  for (const { 0: date, 1: first, 2: second } of text.matchAll(
    /(?<![\d/])(\d{1,2})[/](\d{1,2})[/](?:\d{4}|\d{2})(?![\d/])/g,
  )) {
    const [a, b] = [Number(first), Number(second)];
    if (a === b || a < 1 || b < 1 || a > 12 || b > 12) continue;
    yield found(
      leaf,
      date,
      'has its month first for some readers and its day first for others, months apart',
      {
        hint: 'write the month by its name, or the date as year-month-day',
      },
    );
  }
}

function* dateBounds(leaf: ProseLeaf, text: string, reader: Reader): Generator<Finding> {
  if (!reader.boundedDate) return;
  for (const { text: sentence } of sentencesOf(text)) {
    if (reader.settled(sentence).length > 0) continue;
    for (const { 0: words, 1: word = '', 2: date = '' } of sentence.matchAll(reader.boundedDate)) {
      // "may" is a month only with a capital letter.
      if (/\bmay\b/.test(date)) continue;
      yield found(leaf, words, 'leaves open whether that day itself belongs', {
        hint: `write ${reader.bounds.get(word.toLowerCase())}`,
      });
    }
  }
}

/** Fields of an entry that say from when its text runs. */
const ANCHORS = ['trigger', 'after', 'due', 'limit', 'at', 'schedule', 'cadence', 'events', 'every', 'from'];

/** The test of a ground, which holds or not on a certain day. */
const TEST = '/termination/grounds/*/trigger/test';

/** Limits in duties that do not say from when they run. */
function* limits(leaf: ProseLeaf, text: string, reader: Reader, { source }: LintContext): Generator<Finding> {
  if (!reader.limit || hasAnchor(valueAt(source.data, leaf.group), leaf)) return;
  for (const { text: sentence } of sentencesOf(text)) {
    const isDuty = followsModal(leaf) || leaf.pattern === TEST || reader.duties(sentence).length > 0;
    // The first word of a test is an "if", which is no event.
    const isAnchored = reader.anchors(sentence).some(({ from }) => from > 0 || leaf.pattern !== TEST);
    if (!isDuty || isAnchored) continue;
    for (const { 0: words, index } of sentence.matchAll(reader.limit)) {
      if (reader.nextAnchor?.test(sentence.slice(index + words.length))) continue;
      // So many within a minute are a rate.
      if (reader.ones?.test(words) && /\d/.test(sentence.slice(0, index))) continue;
      yield found(leaf, words, 'does not say from when it runs', {
        hint: `write from which event it runs, such as “${words} after the receipt of the request”, or use a field with \`from\``,
      });
    }
  }
}

function hasAnchor(group: unknown, { pattern }: ProseLeaf): boolean {
  if (typeof group !== 'object' || group === null) return false;
  // The `from` of a requirement is a party.
  const isRequirement = pattern.startsWith('/requirements/');
  return ANCHORS.some((field) => Object.hasOwn(group, field) && !(isRequirement && field === 'from'));
}

function* calendarWords(
  leaf: ProseLeaf,
  text: string,
  { calendars }: Reader,
  defined: ReadonlySet<string>,
): Generator<Finding> {
  const [first] = calendars(text).filter(
    ({ phrase }) => !defined.has(phrase) && !defined.has(phrase.replace(/s$/, '')),
  );
  if (!first) return;
  yield found(leaf, first.words, 'counts hours or days that no calendar of this agreement tells', {
    hint: 'add a calendar with `week` and `holidays` to `calendars`, or write hours and days of the clock',
  });
}

function found(
  { path, text }: ProseLeaf,
  words: string,
  what: string,
  { hint }: { readonly hint: string },
): Finding {
  return {
    path,
    message: `“${words}” in “${beginningOf(text, 8)}” ${what}: whether a party was in time then depends on who reads it`,
    hint,
    facts: { words },
  };
}
