import { nearest } from '../nearest.ts';
import type { LeafShape, ObjectShape, Shape } from './shape.ts';

/** What a value must be, as it follows "must be": "a date", "text", "a list". */
export function describeKind(shape: Shape): string {
  switch (shape.kind) {
    case 'object':
      return shape.shorthand === undefined ? 'a group of fields' : 'text or a group of fields';
    case 'map':
      return 'a group of fields';
    case 'array':
      return 'a list';
    case 'leaf':
      return leafKinds[shape.format] ?? 'text';
  }
}

const leafKinds: Readonly<Record<string, string>> = {
  decimal: 'a number',
  percent: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  duration: 'a duration',
  date: 'a date',
  time: 'a time of day',
  zone: 'a time zone',
  currency: 'a currency code',
  version: 'three numbers with dots between',
  id: 'an id',
  'month-day': 'a day of the year',
  fraction: 'a fraction',
  length: 'a length in points',
  colour: 'a colour',
  file: 'a file of the project',
  path: 'a way to a field',
  expression: 'a formula',
};

/** How to write a value of this shape: "write P30D, P1M or PT4H". */
export function describeWriting(shape: Shape): string {
  switch (shape.kind) {
    case 'object':
      return shape.shorthand === undefined
        ? `write its fields, indented: ${listNames(fieldsToName(shape))}`
        : `write ${decapitalise(shape.properties[shape.shorthand]!.description)}`;
    case 'map':
      return 'write its fields, indented';
    case 'array':
      return describeListWriting(shape.items);
    case 'leaf':
      return describeLeafWriting(shape);
  }
}

function describeListWriting(items: Shape): string {
  if (items.kind === 'leaf' && items.enum) return `write one or more of ${listNames(items.enum)} in brackets`;
  if (items.kind === 'leaf' && items.refTo) return 'write one or more ids in brackets, with commas between';
  return 'write each item on a line of its own that begins with `- `';
}

function describeLeafWriting(leaf: LeafShape): string {
  if (leaf.enum) return `write ${listChoices(leaf.enum)}`;
  const example = leaf.example === undefined ? undefined : String(leaf.example);
  switch (leaf.format) {
    case 'boolean':
      return leaf.type === 'boolean' ? 'write `true` or `false`' : 'write `true`';
    case 'duration':
      return `write a duration such as \`${example ?? 'P30D'}\`: P1Y is a year, P1M a month, P30D 30 days, PT4H four hours`;
    case 'date':
      return `write year-month-day, such as \`${example ?? '2026-01-31'}\``;
    case 'time':
      return `write hours and minutes in quotes, such as \`"${example ?? '17:00'}"\``;
    case 'zone':
      return 'write the zone of a place, such as `America/New_York`, `Europe/Berlin` or `UTC`';
    case 'currency':
      return 'write an ISO 4217 code, such as `USD`, `EUR` or `GBP`';
    case 'id':
      return `write small letters, digits and hyphens, a letter first, such as \`${example ?? 'monthly-leads'}\``;
    case 'version':
      return 'write three numbers with dots between, such as `1.0.0`';
    case 'language':
      return 'write a language tag, such as `en`';
    case 'rule':
      return `write a rule such as \`${example ?? 'FREQ=MONTHLY;BYMONTHDAY=25'}\` or \`FREQ=WEEKLY;BYDAY=MO\``;
    case 'month-day':
      return `write month-day, such as \`${example ?? '06-01'}\``;
    case 'fraction':
      return `write two whole numbers with a slash between, such as \`${example ?? '1/30'}\``;
    case 'length':
      return `write a number of points, such as \`${example ?? '12'}\``;
    case 'colour':
      return `write it as #rrggbb in quotes, such as \`"${example ?? '#1f4e79'}"\``;
    case 'file':
      return `write the way to a file, with forward slashes, such as \`${example ?? 'assets/logo.png'}\``;
    case 'path':
      return `write the names of fields and ids with points between, such as \`${example ?? 'objectives.uptime.target'}\``;
    case 'expression':
      return `write a formula such as \`${example ?? '(agreed - downtime) / agreed * 100'}\``;
    case 'url':
      return 'write the whole address, beginning with `https://`';
    case 'email':
      return 'write an address such as `amir@example.com`';
    case 'decimal':
    case 'percent':
    case 'integer':
      return `write a number without quotes, such as \`${example ?? '10'}\``;
    default:
      return example === undefined
        ? `write ${decapitalise(leaf.description)}`
        : `write a text such as \`${example}\``;
  }
}

/** The choices with the one that was probably meant: "did you mean `draft`?". */
export function suggestChoice(value: string, choices: readonly string[]): string {
  const sign = comparisons[value.trim().toLowerCase()];
  const meant =
    sign !== undefined && choices.includes(sign)
      ? sign
      : nearest(
          value
            .trim()
            .toLowerCase()
            .replace(/[\s_]+/g, '-'),
          choices,
        );
  return meant === undefined
    ? `write ${listChoices(choices)}`
    : `did you mean \`${meant}\`? It may be ${listChoices(choices)}`;
}

/** How people write comparisons. */
const comparisons: Readonly<Record<string, string>> = {
  '>=': 'gte',
  '=>': 'gte',
  '≥': 'gte',
  'at least': 'gte',
  minimum: 'gte',
  '>': 'gt',
  above: 'gt',
  'more than': 'gt',
  '<=': 'lte',
  '=<': 'lte',
  '≤': 'lte',
  'at most': 'lte',
  maximum: 'lte',
  '<': 'lt',
  below: 'lt',
  'less than': 'lt',
  '=': 'eq',
  '==': 'eq',
  exactly: 'eq',
};

/** "`a`, `b` or `c`" */
export function listChoices(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `\`${choice}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** "`a`, `b`, `c`" */
export function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The fields to name first when an object is missing: the required ones and the choice, or else the first few. */
export function fieldsToName({ required, exactlyOne = [], properties }: ObjectShape): readonly string[] {
  const needed = [...required, ...exactlyOne];
  return needed.length > 0 ? needed : Object.keys(properties).slice(0, 12);
}

/** The first letter small, without the final full stop: a description as part of a sentence. */
export function decapitalise(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** What to call the value at a pointer: "`target`", or "item 2 of `roles`". */
export function nameAt(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  const last = parts.at(-1);
  if (last === undefined) return 'the agreement';
  const before = parts.at(-2);
  if (/^\d+$/.test(last) && before !== undefined) return `item ${Number(last) + 1} of \`${before}\``;
  return `\`${last}\``;
}

/** The same at the beginning of a sentence. */
export function nameFirst(pointer: string): string {
  const name = nameAt(pointer);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
