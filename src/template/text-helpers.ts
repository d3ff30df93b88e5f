import { originOf } from './bind.ts';
import { formatChoice } from './format.ts';
import { formatLanguage } from './format-language.ts';
import type { Composition, Helper } from './helper.ts';
import { fieldOf, groupOf, itemsWhere, pathOf, placeOf, rawOf, textOf } from './helper-arguments.ts';
import { postalAddress } from './postal-address.ts';
import { joinList, type Words } from './words.ts';

/** Helpers that print words, names and lists. */
export const TEXT_HELPERS = {
  /** `{{list parties}}`: "a, b and c"; with a second argument its name of a field to take of each: `{{list parties "name"}}`. */
  list: (composition, [list, field]) => joinItems(composition, list, field, 'conjunction'),
  /** `{{anyOf list}}`: "a, b or c". */
  anyOf: (composition, [list, field]) => joinItems(composition, list, field, 'disjunction'),
  /** `{{word "allParties"}}`: a fixed word of the labels. */
  word: ({ words }, [key]) => {
    const word = (words as unknown as Record<string, unknown>)[String(rawOf(key))];
    return typeof word === 'string' ? word : formatChoice(String(rawOf(key)), words);
  },
  /** `{{choice kind "metricKind"}}`: a chosen value in the words that the labels have under this name: `metricKind.count`. */
  choice: ({ binder, words }, [value, name]) =>
    binder.bind(formatChoice(String(rawOf(value)), words, String(rawOf(name))), pathOf(value)),
  /** `{{capital value}}`: the value with a capital first letter. */
  capital: ({ binder }, [value]) => {
    const text = textOf(value) ?? '';
    return binder.bind(text.charAt(0).toUpperCase() + text.slice(1), pathOf(value), originOf(value)?.rich);
  },
  /** `{{sentence text}}`: the value with a full stop, unless it ends in one of its own. */
  sentence: ({ binder }, [value]) =>
    /[.!?…:;]["”’)]?\s*$/.test(textOf(value) ?? '') ? value : binder.join([value, stop], () => ''),
  /** `{{lines address.lines}}`: one line of the page for each item. */
  lines: ({ binder }, [list]) =>
    binder.join(Array.isArray(list) ? list : [], (index) => (index === 0 ? '' : '\\\n')),
  /** `{{worded duty.dependsOn.[0] need}}`: a reference printed in the words of another value. */
  worded: ({ binder }, [reference, text]) =>
    binder.bind(textOf(text) ?? '', pathOf(reference), originOf(text)?.rich),
  /** `{{language legal.prevailingLanguage}}`: "English". */
  language: ({ binder, words }, [tag]) => binder.bind(formatLanguage(String(rawOf(tag)), words), pathOf(tag)),
  /** `{{number @index}}`: the place of an item in its list, from 1. */
  number: (_, [index]) => String(placeOf(index) + 1),
  /** `{{letter @index}}`: the place of an item in its list as a letter, from A. */
  letter: (_, [index]) => {
    const at = placeOf(index);
    return String.fromCharCode(65 + (at % 26)).repeat(Math.floor(at / 26) + 1);
  },
  /** `{{letters objective.exclusions}}`: the letters under which what a list refers to stands in its own: "(a) and (c)". */
  letters: ({ binder, words }, [list]) => {
    const items = Array.isArray(list) ? (list as unknown[]) : [];
    const letters = items.map((item) => formatLetter(Number(groupOf(item).path.split('/').at(-1))));
    return binder.bind(joinList(letters, words.and), pathOf(list));
  },
  /** `{{fieldName path}}`: the way to a field in the names of what it leads through: "target (Uptime)". */
  fieldName: ({ binder }, [way]) => binder.bind(nameOfField(binder.root, String(rawOf(way))), pathOf(way)),
  /** `{{postal address}}`: an address on one line: "200 Market Street, Philadelphia, PA 19106, United States". */
  postal: ({ binder }, [address]) => postalAddress(address, binder, ', '),
  /** `{{addressLines address}}`: an address on lines of its own: "200 Market Street" / "Philadelphia, PA 19106, United States". */
  addressLines: ({ binder }, [address]) => postalAddress(address, binder, '\\\n'),
} satisfies Readonly<Record<string, Helper>>;

/** "(a)" for the first item of a list, as lists of clauses are lettered. */
function formatLetter(index: number): string {
  return `(${String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)})`;
}

function nameOfField(root: unknown, way: string): string {
  const names: string[] = [];
  let group = root;
  for (const part of way.split('.')) {
    if (Array.isArray(group)) {
      const [item] = itemsWhere(group, 'id', part);
      const name = ['name', 'term', 'title', 'label'].flatMap(
        (field) => textOf(fieldOf(item, field)) ?? [],
      )[0];
      names.splice(-1, 1, name ?? part);
      group = item;
    } else {
      names.push(part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
      group = fieldOf(group, part);
    }
  }
  const [last = '', ...before] = names.reverse();
  return before.length === 0 ? last : `${last} (${before.reverse().join(', ')})`;
}

const stop = { toHTML: (): string => '.' };

function joinItems(
  { binder, words }: Composition,
  list: unknown,
  field: unknown,
  type: 'conjunction' | 'disjunction',
): unknown {
  const items = Array.isArray(list) ? (list as unknown[]) : [];
  const parts = field === undefined ? items : items.map((item) => fieldOf(item, String(field)));
  const between = listSeparators(parts.length, type, words);
  return binder.join(parts, (index) => (index === 0 ? '' : (between[index - 1] ?? '')));
}

/**
 * What stands between the items of a list in the language of the contract: ", " and " and ". English lists have no comma
 * before the last item, wherever its numbers are at home, because the clauses have none either.
 */
function listSeparators(count: number, type: 'conjunction' | 'disjunction', words: Words): string[] {
  const locale = /^en\b/.test(words.locale) ? 'en-GB' : words.locale;
  const items = Array.from({ length: Math.min(count, 4) }, () => 'x');
  const few = new Intl.ListFormat(locale, { type })
    .formatToParts(items)
    .flatMap(({ type: part, value }) => (part === 'literal' ? [value] : []));
  if (count <= 4) return few;
  return [few[0] ?? '', ...Array.from({ length: count - 3 }, () => few[1] ?? ''), few[2] ?? ''];
}
