import { visitValues } from '../../agreement/check-values.ts';
import { type FindEntry, followPath } from '../../agreement/field-path.ts';
import type { Source } from '../../agreement/located-source.ts';
import { proseReferences } from '../../agreement/prose.ts';
import type { Shape } from '../../agreement/shape.ts';
import { canBeEqual, hasOtherNotation, type Numeral, numeralsIn, plainDigits } from './numerals.ts';

/** Two texts of one field whose numbers cannot be the same. */
export interface NumberConflict {
  /** JSON Pointer of the field with the texts. */
  readonly path: string;
  /** The two languages with the first number that only its text has. */
  readonly first: LanguageNumber;
  readonly second: LanguageNumber;
}

interface LanguageNumber {
  readonly language: string;
  readonly number: string;
}

interface ReadText {
  readonly language: string;
  readonly text: string;
  readonly bindings: readonly string[];
  readonly numerals: readonly Numeral[];
}

/**
 * The fields whose text in the first language has a number that the text in another has not, while that one has a number
 * of its own. A number against none is no conflict: it may be written as a word.
 */
export function conflictingNumbers(
  source: Source,
  shape: Shape,
  languages: readonly string[],
): NumberConflict[] {
  const texts: { readonly path: string; readonly texts: Readonly<Record<string, unknown>> }[] = [];
  visitValues(source.data, shape, ({ pointer, shape: node, value }) => {
    if (node.kind !== 'leaf' || !node.localised || typeof value !== 'object' || value === null) return;
    const byLanguage = value as Readonly<Record<string, unknown>>;
    // Most texts have no number in any language.
    if (Object.values(byLanguage).some((text) => typeof text === 'string' && /\p{Nd}|\{\{/u.test(text)))
      texts.push({ path: pointer, texts: byLanguage });
  });
  let index: FindEntry | undefined;
  const find: FindEntry = (collection, id) => {
    index ??= indexEntries(source, shape);
    return index(collection, id);
  };
  const bound = (path: string): Numeral | undefined => boundNumeral(path, source, shape, find);
  return texts.flatMap(({ path, texts: byLanguage }) => {
    const read = languages.flatMap((language) => {
      const text = Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined;
      return typeof text === 'string' ? [readText(language, text)] : [];
    });
    const [first, ...others] = read;
    if (!first) return [];
    for (const other of others) {
      const conflict = conflictBetween(first, other, bound);
      if (conflict) return [{ path, ...conflict }];
    }
    return [];
  });
}

function indexEntries(source: Source, shape: Shape): FindEntry {
  const entries = new Map<string, { readonly pointer: string; readonly value: unknown }>();
  visitValues(source.data, shape, ({ pointer, value, collection }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { id } = value as Readonly<Record<string, unknown>>;
    if (typeof id === 'string') entries.set(`${collection} ${id}`, { pointer, value });
  });
  return (collection, id) => entries.get(`${collection} ${id}`);
}

function readText(language: string, written: string): ReadText {
  const references = proseReferences(written);
  let text = '';
  let at = 0;
  for (const { from, to } of references) {
    text += `${written.slice(at, from)} `;
    at = to;
  }
  text = plainDigits(text + written.slice(at));
  const bindings = references.filter(({ type }) => type === 'binding').map(({ name }) => name);
  return { language, text, bindings, numerals: numeralsIn(text) };
}

function conflictBetween(
  a: ReadText,
  b: ReadText,
  bound: (path: string) => Numeral | undefined,
): Omit<NumberConflict, 'path'> | undefined {
  const [bindingsOfA, bindingsOfB] = leftOver(a.bindings, b.bindings, (one, other) => one === other);
  const values = [...bindingsOfA, ...bindingsOfB].map(bound);
  // A bound duration or date prints with numbers of its own.
  if (values.includes(undefined)) return undefined;
  const known = values.filter((value) => value !== undefined);
  const [ofA, ofB] = leftOver(
    [...known.slice(0, bindingsOfA.length), ...a.numerals],
    [...known.slice(bindingsOfA.length), ...b.numerals],
    canBeEqual,
  );
  if (ofA.length === 0 || ofB.length === 0) return undefined;
  const isLoose = hasOtherNotation(a.text) || hasOtherNotation(b.text);
  const [first, second] = [ofA, ofB].map((left) => left.find(({ isMeasure }) => isMeasure || !isLoose));
  if (!first || !second) return undefined;
  return {
    first: { language: a.language, number: first.text },
    second: { language: b.language, number: second.text },
  };
}

/** More numbers than this in one text are not compared one by one. */
const MOST_COMPARED = 200;

/** What is left of two lists when each pair that is the same has been taken away. */
function leftOver<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return [[], []];
  const rest = [...b];
  const left = a.filter((one) => {
    const at = rest.findIndex((other) => isSame(one, other));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [left, rest];
}

/** The number that a binding prints; undefined for what is no number or amount. */
function boundNumeral(path: string, source: Source, shape: Shape, find: FindEntry): Numeral | undefined {
  const found = followPath(path, source.data, shape, find);
  if (found.type !== 'found') return undefined;
  const text = source.numbers.get(found.pointer) ?? source.numbers.get(`${found.pointer}/amount`);
  const [numeral, ...more] = text === undefined ? [] : numeralsIn(text);
  return numeral && more.length === 0 ? { ...numeral, isMeasure: true } : undefined;
}
