import type { Agreement } from '../../agreement/generated/types.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { visitTexts } from '../text/contract-texts.ts';
import { circlesOf, type DefinedTerms, definedTerms, wayRound } from '../text/defined-terms.ts';
import { plainProse } from '../text/plain-prose.ts';

type Definition = NonNullable<Agreement['definitions']>[number];

/** Definitions that nobody needs, that are given twice, or that explain nothing. */
export const definitionDefects: Rule = {
  name: 'definition-defects',
  severity: 'warning',
  kind: 'document',
  summary: 'A definition is not used, is given twice, or explains a term by itself.',
  why:
    'A definition is a promise to use a word in one sense only. Two meanings of one term leave the choice to whoever reads, ' +
    'terms that explain each other explain nothing, and a definition that is not used makes readers search for what it was ' +
    'there for. A term that is used once is told as a remark: its meaning could stand where it is used.',
  source: 'commonform-lint; K. Adams, A Manual of Style for Contract Drafting (defined terms).',
  limits:
    'Uses are sought in the printed contract, plurals and words in small letters among them; in languages other than English, Chinese and Japanese unused terms are not told. ' +
    'What a term rests on is taken from the first part of its meaning, before a semicolon or a full stop, and only from words written as they are defined.',
  bad: {
    example: 'cloud-service',
    change: {
      'definitions.excluded-minutes.meaning':
        'the minutes of Downtime that an event listed under the exclusions of this Agreement has caused',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'definitions.excluded-minutes.meaning':
        'the minutes that an event listed under the exclusions of this Agreement has caused; they are not Downtime',
    },
  },
  *check(context) {
    const definitions = (context.agreement.definitions ?? []).map((value, index) => ({
      value,
      path: `/definitions/${index}`,
    }));
    if (definitions.length === 0) return;
    const terms = definedTerms(definitions);
    const twice = new Set<number>();
    yield* judgeDuplicates(context, definitions, terms, twice);
    yield* judgeMeanings(definitions, terms);
    if (/^(en|zh|ja)\b/.test(context.agreement.languages[0] ?? 'en'))
      yield* judgeUses(context, definitions, terms, twice);
  },
};

/** Terms, abbreviations and aliases that are defined before, and names of calendars that are defined again. */
function* judgeDuplicates(
  { all }: LintContext,
  definitions: readonly Entry<Definition>[],
  terms: DefinedTerms,
  twice: Set<number>,
): Iterable<Finding> {
  const first = new Map<
    string,
    { readonly index: number; readonly path: string; readonly meaning?: string }
  >();
  for (const { value, path } of all('calendars'))
    first.set(keyOf(value.name), { index: -1, path: `${path}/name` });
  for (const [index, { value, path }] of definitions.entries()) {
    const known = terms.formsOf(value).flatMap((form) => {
      const earlier = first.get(keyOf(form));
      return earlier && earlier.index !== index ? [{ form, earlier }] : [];
    })[0];
    for (const form of terms.formsOf(value))
      if (!first.has(keyOf(form))) first.set(keyOf(form), { index, path, meaning: value.meaning });
    if (!known) continue;
    twice.add(index);
    const { form, earlier } = known;
    const isCalendar = earlier.index < 0;
    const isSame = earlier.meaning !== undefined && normalise(earlier.meaning) === normalise(value.meaning);
    if (!isCalendar) twice.add(earlier.index);
    yield {
      path: `${path}/term`,
      message: isCalendar
        ? `“${form}” is the name of a calendar, which the contract defines by its hours, and is defined here again: where the two differ, each party counts the hours that suit it`
        : isSame
          ? `“${form}” is defined twice with the same meaning: as soon as one of them is changed, they contradict each other`
          : `“${form}” is defined twice with different meanings: wherever it is used, each party may take the meaning that suits it`,
      hint: isCalendar
        ? 'delete this definition, or give the calendar another `name`'
        : isSame
          ? 'delete one of the two definitions'
          : 'keep the meaning that is agreed and delete the other, or give one of them another `term`',
      facts: { term: form },
      related: [{ path: earlier.path, message: 'it is defined here first' }],
    };
  }
}

function keyOf(form: string): string {
  const words = normalise(form);
  return /[^s]s$/.test(words) && words.length > 3 ? words.slice(0, -1) : words;
}

function normalise(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Meanings that contain their own term, or lead back to it. */
function* judgeMeanings(
  definitions: readonly Entry<Definition>[],
  { graph }: DefinedTerms,
): Iterable<Finding> {
  const nameOf = (index: number): string => `“${definitions[index]?.value.term ?? ''}”`;
  for (const [index, { value, path }] of definitions.entries()) {
    if (!graph[index]?.has(index)) continue;
    yield {
      path: `${path}/meaning`,
      message: `“${value.term}” is explained by itself: whoever asks what it covers reads the word again, and the parties may disagree about all of it`,
      hint: `say in \`meaning\` what it is without the words “${value.term}”`,
      facts: { term: value.term },
    };
  }
  for (const circle of circlesOf(graph)) {
    const way = wayRound(graph, circle);
    const [start] = way;
    const at = start === undefined ? undefined : definitions[start];
    if (start === undefined || !at) continue;
    const shown = way.length > 5 ? [...way.slice(0, 4).map(nameOf), '…'] : way.map(nameOf);
    yield {
      path: `${at.path}/meaning`,
      message: `${[...shown, nameOf(start)].join(' → ')}: these terms explain each other, so that none of them says what it covers, and the parties may disagree about all of them`,
      hint: `say in the \`meaning\` of one of them, such as ${nameOf(way.at(-1) ?? start)}, what it is without the others`,
      facts: { terms: circle.length },
      related: way.slice(1, 6).map((index) => ({
        path: `${definitions[index]!.path}/meaning`,
        message: `what ${nameOf(index)} means`,
      })),
    };
  }
}

/** Terms that the contract uses never or once outside of their own definitions. */
function* judgeUses(
  { contract }: LintContext,
  definitions: readonly Entry<Definition>[],
  { usesIn }: DefinedTerms,
  twice: ReadonlySet<number>,
): Iterable<Finding> {
  const uses = definitions.map(() => 0);
  visitTexts(contract?.blocks ?? [], (inline, path) => {
    if (inline.type !== 'text') return;
    const own = /^\/definitions\/(\d+)\//.exec(path ?? '')?.[1];
    for (const index of usesIn(plainProse(inline.value))) if (String(index) !== own) uses[index]!++;
  });
  for (const [index, { value, path }] of definitions.entries()) {
    const count = uses[index]!;
    // What is defined twice is told already, and which of the two is used cannot be known.
    if (count > 1 || twice.has(index)) continue;
    const isUnused = count === 0;
    yield {
      path: `${path}/term`,
      ...(!isUnused && { severity: 'info' as const }),
      message: isUnused
        ? `“${value.term}” is defined but not used: readers look for the duty that it belongs to, and one of the parties may believe that there is one`
        : `“${value.term}” is defined and used only once: its meaning is quicker to read where it is used`,
      hint: isUnused
        ? `delete the definition, or write “${value.term}” where it is meant`
        : 'write the meaning in its place and delete the definition, unless it will be used more often',
      facts: { term: value.term, uses: count },
      ...(isUnused && {
        fix: {
          title: `Delete the definition of “${value.term}”`,
          safe: false,
          changes: [{ type: 'delete' as const, path }],
        },
      }),
    };
  }
}
