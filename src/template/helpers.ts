import { NONE } from '../agreement/open-values.ts';
import type { Problem } from '../problem.ts';
import { type Binder, originOf } from './bind.ts';
import type { Budget } from './budget.ts';
import {
  formatChoice,
  formatConsecutive,
  formatCount,
  formatFormula,
  formatHours,
  formatOpeningHours,
  formatOpenValue,
  formatOrdinal,
  formatPer,
  formatPeriodic,
  formatQuantity,
  formatWindow,
  formatWindowNoun,
  type TimeRange,
  type WindowFields,
} from './format.ts';
import { formatGoal } from './format-goal.ts';
import { formatLanguage } from './format-language.ts';
import { postalAddress } from './postal-address.ts';
import { formatRecurrence, type RecurrenceFields } from './recurrence.ts';
import type { Site } from './site.ts';
import { joinList, type Words } from './words.ts';

/** What helpers work on in one composition. */
export interface Composition {
  readonly binder: Binder;
  readonly words: Words;
  readonly sites: ReadonlyMap<string, Site>;
  readonly problems: Problem[];
  readonly budget: Budget;
}

type Helper = (composition: Composition, args: readonly unknown[]) => unknown;

/** The block helpers of Handlebars that templates may use. */
export const BLOCK_HELPERS: readonly string[] = ['if', 'unless', 'each', 'with'];

/** Helpers that may be given a field with no value. */
export const TOLERANT_HELPERS: ReadonlySet<string> = new Set([
  'eq',
  'not',
  'and',
  'or',
  'where',
  'except',
  'some',
  'every',
  'distinct',
  'at',
]);

/** Every helper of templates by name, each with its signature in `HELPER_SIGNATURES`; a value printed by one keeps the field it came from. */
export const HELPERS = {
  /** `(eq a b)`: whether two values are the same. */
  eq: (_, [a, b]) => rawOf(a) === rawOf(b),
  /** `(not a)`: whether there is no such value. */
  not: (_, [a]) => isEmpty(a),
  /** `(and a b …)`: whether all are there. */
  and: (_, args) => args.every((arg) => !isEmpty(arg)),
  /** `(or a b …)`: the first that is there. */
  or: (_, args) => args.find((arg) => !isEmpty(arg)),
  /** `(where list "field" value)`: the items whose field is, or is a list that holds, the value. */
  where: (_, [list, field, value]) => itemsWhere(list, field, value),
  /** `(except list "field" value)`: the items that `where` leaves out. */
  except: (_, [list, field, value]) => {
    const left = new Set(itemsWhere(list, field, value));
    return Array.isArray(list) ? list.filter((item: unknown) => !left.has(item)) : [];
  },
  /** `(some list "field" value)`: whether `where` finds any. */
  some: (_, [list, field, value]) => itemsWhere(list, field, value).length > 0,
  /** `(every list "field" value)`: whether `where` finds all. */
  every: (_, [list, field, value]) =>
    Array.isArray(list) && itemsWhere(list, field, value).length === list.length,
  /** `(distinct list "field")`: the field of each item, each value once, in order. */
  distinct: (_, [list, field]) => distinctOf(list, String(field)),
  /** `(at map key)`: the entry of a map, or the field of a group, that a value names. */
  at: (_, [map, key]) => ownField(map, String(rawOf(key))),
  /** `{{list parties}}`: "a, b and c"; with a second argument its name of a field to take of each: `{{list parties "name"}}`. */
  list: (composition, [list, field]) => joinItems(composition, list, field, composition.words.and),
  /** `{{anyOf list}}`: "a, b or c". */
  anyOf: (composition, [list, field]) => joinItems(composition, list, field, composition.words.or),
  /** `{{per goal.per}}`: "per month". */
  per: ({ binder, words }, [duration]) =>
    binder.bind(formatPer(String(rawOf(duration)), words), pathOf(duration)),
  /** `{{periodic review.every}}`: "every month". */
  periodic: ({ binder, words }, [duration]) =>
    binder.bind(formatPeriodic(String(rawOf(duration)), words), pathOf(duration)),
  /** `{{window objective.window}}`: "each calendar month". */
  window: ({ binder, words }, [window]) => {
    const zone = textOf(fieldOf(binder.root, 'term.timeZone'));
    return binder.bind(formatWindow(rawOf(window) as WindowFields, zone, words), pathOf(window));
  },
  /** `{{starting maintenance.schedule}}`: a recurrence whose time of day is a start: "every Sunday, from 02:00". */
  starting: ({ binder, words }, [schedule]) =>
    binder.bind(
      typeof rawOf(schedule) === 'string'
        ? formatOpenValue(String(rawOf(schedule)), words)
        : formatRecurrence(rawOf(schedule) as RecurrenceFields, closingCalendar(schedule), words, 'starting'),
      pathOf(schedule),
    ),
  /** `{{target objective}}`: "at least 99.90 %", with the unit of its metric. */
  target: ({ binder, words }, [objective]) =>
    binder.bind(targetText(objective, words), `${groupOf(objective).path}/target`),
  /** `{{quantity value unit}}`: a number and its unit, held together. */
  quantity: ({ binder, words }, [value, unit]) =>
    binder.bind(formatQuantity(String(rawOf(value)), textOf(unit), words), pathOf(value)),
  /** `{{bound value objective}}`: a number in the unit of the objective's metric: "99.0 %". */
  bound: ({ binder, words }, [value, objective]) =>
    binder.bind(formatQuantity(String(rawOf(value)), unitOf(objective), words), pathOf(value)),
  /** `{{windowNoun objective}}`: what its window is called: "month". */
  windowNoun: ({ words }, [objective]) => formatWindowNoun(windowFields(objective), words),
  /** `{{windows misses objective}}`: "3 months". */
  windows: ({ binder, words }, [count, objective]) =>
    binder.bind(formatWindowNoun(windowFields(objective), words, String(rawOf(count))), pathOf(count)),
  /** `{{consecutive misses objective}}`: "3 consecutive months". */
  consecutive: ({ binder, words }, [count, objective]) =>
    binder.bind(formatConsecutive(windowFields(objective), String(rawOf(count)), words), pathOf(count)),
  /** `{{formula metric.formula}}`: with true multiplication and division signs. */
  formula: ({ binder }, [formula]) => binder.bind(formatFormula(String(rawOf(formula))), pathOf(formula)),
  /** `{{symbol @key}}`: the name of a variable as formulas print it. */
  symbol: (_, [name]) => formatFormula(String(rawOf(name))),
  /** `{{openingHours calendar.week}}`: "Monday to Friday, 09:00 to 17:00". */
  openingHours: ({ binder, words }, [week]) =>
    binder.bind(
      formatOpeningHours(rawOf(week) as Parameters<typeof formatOpeningHours>[0], words),
      pathOf(week),
    ),
  /** `{{number @index}}`: the place of an item in its list, from 1. */
  number: (_, [index]) => String(placeOf(index) + 1),
  /** `{{word "allParties"}}`: a fixed word of the labels. */
  word: ({ words }, [key]) => {
    const word = (words as unknown as Record<string, unknown>)[String(rawOf(key))];
    return typeof word === 'string' ? word : formatChoice(String(rawOf(key)), words);
  },
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
  /** `{{goalName requirement.forGoal}}`: what a reference to a goal prints: "100 leads per month". */
  goalName: ({ binder, words }, [goal]) => binder.bind(goalText(goal, words), pathOf(goal)),
  /** `{{criterion this}}`: a criterion with its test in parentheses: "is a director (title is Director)". */
  criterion: ({ binder }, [item]) => {
    const parts = ['text', 'field', 'op', 'value'].flatMap((name) => fieldOf(item, name) ?? []);
    if (parts.length < 2) return parts[0];
    return binder.join([...parts, parenthesis], (at) => (at === 1 ? ' (' : at % parts.length ? ' ' : ''));
  },
  /** `{{worded duty.dependsOn.[0] need}}`: a reference printed in the words of another value. */
  worded: ({ binder }, [reference, text]) =>
    binder.bind(textOf(text) ?? '', pathOf(reference), originOf(text)?.rich),
  /** `{{language legal.prevailingLanguage}}`: "English". */
  language: ({ binder, words }, [tag]) => binder.bind(formatLanguage(String(rawOf(tag)), words), pathOf(tag)),
  /** `{{letter @index}}`: the place of an item in its list as a letter, from A. */
  letter: (_, [index]) => {
    const at = placeOf(index);
    return String.fromCharCode(65 + (at % 26)).repeat(Math.floor(at / 26) + 1);
  },
  /** `{{count cap.serviceDays "day"}}`: so many of a unit that the labels know: "1 day", "30 days". */
  count: ({ binder, words }, [value, unit]) => {
    const count = String(rawOf(value));
    const open = formatOpenValue(count, words);
    return binder.bind(open === count ? formatCount(count, String(rawOf(unit)), words) : open, pathOf(value));
  },
  /** `{{choice kind "metricKind"}}`: a chosen value in the words that the labels have under this name: `metricKind.count`. */
  choice: ({ binder, words }, [value, name]) =>
    binder.bind(formatChoice(String(rawOf(value)), words, String(rawOf(name))), pathOf(value)),
  /** `{{ordinal percentile}}`: "95th". */
  ordinal: ({ binder, words }, [value]) =>
    binder.bind(formatOrdinal(String(rawOf(value)), words), pathOf(value)),
  /** `{{hours exception.open}}`: stretches of a day: "08:00 to 12:00 and 13:00 to 15:00". */
  hours: ({ binder, words }, [ranges]) =>
    binder.bind(formatHours(rawOf(ranges) as readonly TimeRange[], words), pathOf(ranges)),
  /** `{{postal address}}`: an address on one line: "200 Market Street, Philadelphia, PA 19106, United States". */
  postal: ({ binder }, [address]) => postalAddress(address, binder, ', '),
  /** `{{addressLines address}}`: an address on lines of its own: "200 Market Street" / "Philadelphia, PA 19106, United States". */
  addressLines: ({ binder }, [address]) => postalAddress(address, binder, '\\\n'),
  /** `{{letters objective.exclusions}}`: the letters under which what a list refers to stands in its own: "(a) and (c)". */
  letters: ({ binder, words }, [list]) => {
    const items = Array.isArray(list) ? (list as unknown[]) : [];
    const letters = items.map((item) => formatLetter(Number(groupOf(item).path.split('/').at(-1))));
    return binder.bind(joinList(letters, words.and), pathOf(list));
  },
  /** `{{fieldName path}}`: the way to a field in the names of what it leads through: "target (Uptime)". */
  fieldName: ({ binder }, [way]) => binder.bind(nameOfField(binder.root, String(rawOf(way))), pathOf(way)),
} satisfies Readonly<Record<string, Helper>>;

/** A place in a list, from 0. */
function placeOf(index: unknown): number {
  const place = Number(rawOf(index));
  if (!Number.isInteger(place) || place < 0 || place > 10_000) throw new RangeError('not a place in a list');
  return place;
}

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

/** The name of the calendar of a schedule, if it is ever closed. */
function closingCalendar(schedule: unknown): string | undefined {
  return fieldOf(schedule, 'calendar.always') === true ? undefined : textOf(fieldOf(schedule, 'calendar'));
}

const stop = { toHTML: (): string => '.' };
const parenthesis = { toHTML: (): string => ')' };

function rawOf(value: unknown): unknown {
  const origin = originOf(value);
  return origin ? origin.raw : value;
}

function pathOf(value: unknown): string {
  return originOf(value)?.path ?? '';
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return originOf(value)?.text;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}

function itemsWhere(list: unknown, field: unknown, value: unknown): readonly unknown[] {
  return Array.isArray(list) ? (itemsByField(list, String(field)).get(rawOf(value)) ?? []) : [];
}

/** The items of each list that was asked for by a field: a table asks once a row, and must not grow with its square. */
const INDEXES = new WeakMap<readonly unknown[], Map<string, ReadonlyMap<unknown, readonly unknown[]>>>();

/** Items by what their field is or holds, in the order of the list. */
function itemsByField(list: readonly unknown[], field: string): ReadonlyMap<unknown, readonly unknown[]> {
  const indexes = INDEXES.get(list) ?? new Map<string, ReadonlyMap<unknown, readonly unknown[]>>();
  INDEXES.set(list, indexes);
  const known = indexes.get(field);
  if (known) return known;
  const index = new Map<unknown, unknown[]>();
  for (const item of list) {
    const found = rawOf(fieldOf(item, field));
    for (const key of Array.isArray(found) ? new Set<unknown>(found) : [found]) {
      const items = index.get(key) ?? [];
      index.set(key, items);
      items.push(item);
    }
  }
  indexes.set(field, index);
  return index;
}

/** A field of an item, or a field of its field: "window.partial". */
function fieldOf(item: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>(ownField, item);
}

/** A field that a group of fields has itself, never one of its prototype. */
function ownField(group: unknown, name: string): unknown {
  return typeof group === 'object' && group !== null && Object.hasOwn(group, name)
    ? (group as Record<string, unknown>)[name]
    : undefined;
}

function distinctOf(list: unknown, field: string): unknown[] {
  const found = new Map<unknown, unknown>();
  for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
    const value = fieldOf(item, field);
    if (value !== undefined && !found.has(rawOf(value))) found.set(rawOf(value), value);
  }
  return [...found.values()];
}

function joinItems(composition: Composition, list: unknown, field: unknown, word: string): unknown {
  const items = Array.isArray(list) ? (list as unknown[]) : [];
  const parts = field === undefined ? items : items.map((item) => fieldOf(item, String(field)));
  const last = parts.length - 1;
  return composition.binder.join(parts, (index) => (index === 0 ? '' : index === last ? ` ${word} ` : ', '));
}

/** A goal by the fields that name it; what is not decided yet prints as itself. */
function goalText(goal: unknown, words: Words): string {
  const { raw } = groupOf(goal);
  if (typeof raw !== 'object') return textOf(goal) ?? '';
  const { value, per } = raw as { readonly value?: string | number; readonly per?: string };
  const texts = ['unit', 'objective', 'metric', 'party'].map((name) => [name, textOf(fieldOf(goal, name))]);
  return formatGoal(
    {
      ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
      ...(value !== undefined && { value: String(value) }),
      ...(per !== undefined && { per }),
    },
    words,
  );
}

interface ObjectiveFields {
  readonly window: { readonly length: string; readonly kind?: string };
  readonly comparator: string;
  readonly target: string;
  readonly targetUpper?: string;
}

/** A group of fields, given itself or by a reference to it. */
function groupOf(value: unknown): { readonly raw: unknown; readonly path: string } {
  const origin = originOf(value);
  return origin?.target ?? { raw: origin?.raw, path: origin?.path ?? '' };
}

function targetText(objective: unknown, words: Words): string {
  const { raw } = groupOf(objective);
  // An objective that is not decided yet has no level.
  if (typeof raw !== 'object') return textOf(objective) ?? '';
  const { comparator, target, targetUpper } = raw as ObjectiveFields;
  const unit = unitOf(objective);
  if (target === NONE) return formatOpenValue(target, words);
  const start = `${formatChoice(comparator, words)} ${formatQuantity(target, unit, words)}`;
  return targetUpper === undefined
    ? start
    : `${start} ${words.words['to'] ?? 'to'} ${formatQuantity(targetUpper, unit, words)}`;
}

function windowFields(objective: unknown): ObjectiveFields['window'] {
  return (groupOf(objective).raw as ObjectiveFields).window;
}

function unitOf(objective: unknown): string | undefined {
  const metric = (objective as { metric?: { unit?: unknown } }).metric;
  return textOf(metric?.unit);
}
