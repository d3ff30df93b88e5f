import type { HELPERS } from './helpers.ts';

/** What a helper needs of a value that it is given. */
export type Parameter =
  /** Anything, also nothing. */
  | { readonly is: 'anything' }
  /** Something that prints. */
  | { readonly is: 'value'; readonly formats?: readonly string[] }
  | { readonly is: 'list' }
  /** The name of a field that the items of the first value have, in quotation marks. */
  | { readonly is: 'field' }
  /** A map, or a group of fields. */
  | { readonly is: 'map' }
  /** A group with these fields, given itself or by a reference to it. */
  | { readonly is: 'group'; readonly fields?: readonly string[]; readonly format?: string }
  /** A place in a list: `@index`. */
  | { readonly is: 'index' }
  /** A fixed word of the labels, in quotation marks: any, a unit, or the first part of words such as `metricKind.count`. */
  | { readonly is: 'word'; readonly of: 'words' | 'units' | 'choices' };

/** What a helper takes, in order, and what it gives. */
export interface HelperSignature {
  readonly takes: readonly Parameter[];
  /** How many of them may be left out, from the end. */
  readonly optional?: number;
  /** Whether more of the last one may follow. */
  readonly repeats?: boolean;
  /**
   * `text` prints; `condition` is yes or no; `list` is the list of the first value, and `entries` what its items have in the
   * field; `entry` is what a map has; `first` is one of the values.
   */
  readonly gives: 'text' | 'condition' | 'list' | 'entries' | 'entry' | 'first';
}

const ANYTHING: Parameter = { is: 'anything' };
const VALUE: Parameter = { is: 'value' };
const LIST: Parameter = { is: 'list' };
const FIELD: Parameter = { is: 'field' };
const INDEX: Parameter = { is: 'index' };
const OBJECTIVE: Parameter = { is: 'group', fields: ['comparator', 'target', 'metric', 'window'] };
const UNIT_OF_METRIC: Parameter = { is: 'group', fields: ['metric'] };
const WINDOW_OF: Parameter = { is: 'group', fields: ['window'] };

const text = (...takes: readonly Parameter[]): HelperSignature => ({ takes, gives: 'text' });
const duration: Parameter = { is: 'value', formats: ['duration'] };

/** The signature of every helper, by which a template is checked before there is an agreement. */
export const HELPER_SIGNATURES: Readonly<Record<keyof typeof HELPERS, HelperSignature>> = {
  eq: { takes: [ANYTHING, ANYTHING], gives: 'condition' },
  not: { takes: [ANYTHING], gives: 'condition' },
  and: { takes: [ANYTHING, ANYTHING], repeats: true, gives: 'condition' },
  or: { takes: [ANYTHING, ANYTHING], repeats: true, gives: 'first' },
  where: { takes: [LIST, FIELD, ANYTHING], gives: 'list' },
  except: { takes: [LIST, FIELD, ANYTHING], gives: 'list' },
  some: { takes: [LIST, FIELD, ANYTHING], gives: 'condition' },
  every: { takes: [LIST, FIELD, ANYTHING], gives: 'condition' },
  distinct: { takes: [LIST, FIELD], gives: 'entries' },
  at: { takes: [{ is: 'map' }, ANYTHING], gives: 'entry' },
  list: { ...text(LIST, FIELD), optional: 1 },
  anyOf: { ...text(LIST, FIELD), optional: 1 },
  per: text(duration),
  periodic: text(duration),
  window: text({ is: 'group', format: 'window' }),
  starting: text({ is: 'group', format: 'recurrence' }),
  target: text(OBJECTIVE),
  quantity: text(VALUE, VALUE),
  bound: text(VALUE, UNIT_OF_METRIC),
  windowNoun: text(WINDOW_OF),
  windows: text(VALUE, WINDOW_OF),
  consecutive: text(VALUE, WINDOW_OF),
  formula: text(VALUE),
  symbol: text(VALUE),
  openingHours: text({ is: 'map' }),
  number: text(INDEX),
  word: text({ is: 'word', of: 'words' }),
  capital: text(VALUE),
  sentence: text(VALUE),
  lines: text(LIST),
  goalName: text({ is: 'group', fields: ['party'] }),
  criterion: text({ is: 'group', format: 'criterion' }),
  worded: text(ANYTHING, VALUE),
  language: text({ is: 'value', formats: ['language'] }),
  letter: text(INDEX),
  count: text(VALUE, { is: 'word', of: 'units' }),
  choice: text(VALUE, { is: 'word', of: 'choices' }),
  ordinal: text(VALUE),
  hours: text(LIST),
  postal: text({ is: 'group', format: 'address' }),
  addressLines: text({ is: 'group', format: 'address' }),
  letters: text(LIST),
  fieldName: text(VALUE),
  money: { ...text({ is: 'group', format: 'money' }, VALUE), optional: 1 },
  percent: text(VALUE),
  plural: text(ANYTHING, VALUE, VALUE),
  date: { ...text({ is: 'value', formats: ['date'] }, VALUE), optional: 1 },
  duration: { ...text(duration, VALUE), optional: 1 },
  businessDays: text(VALUE),
};
