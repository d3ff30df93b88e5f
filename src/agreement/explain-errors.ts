import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import {
  decapitalise,
  describeWriting,
  fieldsToName,
  listChoices,
  listNames,
  nameFirst,
  suggestChoice,
} from './describe-values.ts';
import { explainPattern } from './explain-pattern.ts';
import { explainType } from './explain-type.ts';
import type { RawError } from './generated/validator.js';
import { isGroup } from './is-group.ts';
import type { Source } from './read.ts';
import { escapeKey, type ObjectShape, type Shape, shapeAt, valueAt } from './shape.ts';

/**
 * Turns the validator's findings into problems that somebody who drafts an agreement, or `whole` if it is another thing,
 * understands.
 */
export function explainErrors(
  errors: readonly RawError[],
  shape: Shape,
  source: Source,
  whole = 'an agreement',
): Problem[] {
  const problems: Problem[] = [];
  const homes = findHomes(shape);
  for (const [pointer, found] of groupByPointer(errors)) {
    const node = shapeAt(shape, pointer);
    if (!node) continue;
    const value = valueAt(source.data, pointer);
    if (found.some(({ keyword }) => keyword === 'type')) {
      problems.push(
        explainType({ pointer, shape: node, value, required: isRequired(pointer, shape), source }),
      );
      continue;
    }
    if (node.kind === 'object')
      problems.push(...explainFields(pointer, node, found, { homes, whole }, source));
    const limit = found.find(({ keyword }) => !fieldKeywords.has(keyword));
    const problem = limit && explainLimit(limit, pointer, node, value, source);
    if (problem) problems.push(problem);
    if (node.kind === 'map') problems.push(...explainNames(found, pointer, source));
  }
  return problems;
}

function isRequired(pointer: string, root: Shape): boolean {
  const cut = pointer.lastIndexOf('/');
  const parent = shapeAt(root, pointer.slice(0, cut));
  return parent?.kind === 'object' && parent.required.includes(pointer.slice(cut + 1));
}

const fieldKeywords = new Set(['required', 'additionalProperties', 'oneOf', 'propertyNames']);

/** What a branch of a choice finds says nothing by itself; nor does what a name of a field breaks. */
function groupByPointer(errors: readonly RawError[]): Map<string, RawError[]> {
  const groups = new Map<string, RawError[]>();
  for (const error of errors) {
    if (/\/oneOf\/\d/.test(error.schemaPath) || error.propertyName !== undefined) continue;
    const group = groups.get(error.instancePath);
    if (group) group.push(error);
    else groups.set(error.instancePath, [error]);
  }
  return groups;
}

/** Fields that are missing, unknown, or too many of a choice; a misspelt field is told once, not also as missing. */
function explainFields(
  pointer: string,
  node: ObjectShape,
  errors: readonly RawError[],
  { homes, whole }: { readonly homes: Homes; readonly whole: string },
  source: Source,
): Problem[] {
  const problems: Problem[] = [];
  const missing = new Set(
    errors.flatMap(({ keyword, params }) => (keyword === 'required' ? [String(params.missingProperty)] : [])),
  );
  // A text that stands for one of the fields has none itself.
  const found = valueAt(source.data, pointer);
  const value = isGroup(found) ? found : {};
  const free = Object.keys(node.properties).filter((name) => !(name in value));
  let chosen = 0;
  for (const { keyword, params } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const name = String(params.additionalProperty);
    const comma = value[name] === null ? explainComma(pointer, name, source) : undefined;
    if (comma) {
      problems.push(comma);
      continue;
    }
    const renamed = node.renamed && Object.hasOwn(node.renamed, name) ? node.renamed[name] : undefined;
    const meant = renamed ?? nearest(name, free) ?? weekday(name, free);
    if (meant !== undefined) missing.delete(meant);
    if (meant !== undefined && node.exactlyOne?.includes(meant)) chosen++;
    problems.push({
      rule: 'schema/unknown-field',
      severity: 'error',
      message: `There is no field \`${visible(name)}\` in ${pointer === '' ? whole : placeName(pointer)}`,
      hint:
        renamed !== undefined
          ? `it is \`${renamed}\` now: \`slakit migrate\` rewrites the file`
          : meant === undefined
            ? hintForUnknown(name, node, homes)
            : `did you mean \`${meant}\`?`,
      place: source.locate(`${pointer}/${escapeKey(name)}`, 'key'),
      path: `${pointer}/${escapeKey(name)}`,
    });
  }
  const place = placeOfGroup(pointer, source);
  for (const name of missing) {
    const field = node.properties[name];
    problems.push({
      rule: 'schema/missing-field',
      severity: 'error',
      message: `${pointer === '' ? nameOfWhole(value, whole) : nameFirst(pointer)} has no \`${name}\``,
      hint: field === undefined ? `add \`${name}\`` : `add \`${name}\`: ${decapitalise(field.description)}`,
      place,
      path: pointer,
    });
  }
  const choice = errors.find(({ keyword }) => keyword === 'oneOf');
  if (choice && node.exactlyOne)
    problems.push(...explainChoice(pointer, node.exactlyOne, value, chosen, source));
  return problems;
}

/** `{ from: 99,00 }` is read as two entries, the second of which is a field called `00`. */
function explainComma(pointer: string, name: string, source: Source): Problem | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  const place = source.locate(`${pointer}/${name}`, 'key');
  const line = source.text.split('\n')[place.line - 1] ?? '';
  const whole = /-?\d+,\s*$/.exec(line.slice(0, place.column - 1));
  if (!whole) return undefined;
  return {
    rule: 'schema/bad-decimal',
    severity: 'error',
    message: `A comma stands between the digits of a number: \`${whole[0]}${name}\``,
    hint: `write \`${whole[0].replace(/,\s*$/, '.')}${name}\``,
    place: { ...place, column: whole.index + 1 },
    path: `${pointer}/${name}`,
  };
}

/** "monday" where the field is `mon`. */
function weekday(name: string, free: readonly string[]): string | undefined {
  const [, day] = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/i.exec(name) ?? [];
  return free.find((field) => field === day?.toLowerCase());
}

/** "The customer agreement", "The style". */
function nameOfWhole({ type }: Readonly<Record<string, unknown>>, whole: string): string {
  const name = whole.replace(/^an? /, '');
  return `The ${typeof type === 'string' ? `${type} ` : ''}${name}`;
}

function explainChoice(
  pointer: string,
  names: readonly string[],
  value: Readonly<Record<string, unknown>>,
  misspelt: number,
  source: Source,
): Problem[] {
  const written = names.filter((name) => name in value);
  if (written.length === 0 && misspelt > 0) return [];
  const second = written[1];
  const message =
    second === undefined
      ? `${nameFirst(pointer)} has neither ${names.map((name) => `\`${name}\``).join(' nor ')}`
      : `${nameFirst(pointer)} has both ${listNames(written).replace(', ', ' and ')}`;
  const place =
    second === undefined ? placeOfGroup(pointer, source) : source.locate(`${pointer}/${second}`, 'key');
  return [
    {
      rule: 'schema/choose-one',
      severity: 'error',
      message,
      hint: `write exactly one of ${listChoices(names)}`,
      place,
      path: pointer,
    },
  ];
}

/** A group is shown by the key that holds it, an item of a list by its first line, the agreement by its type. */
function placeOfGroup(pointer: string, source: Source): Problem['place'] & object {
  if (pointer === '') return source.locate('/type');
  if (/\/\d+$/.test(pointer)) return source.locate(pointer, 'line');
  return source.locate(pointer, 'key');
}

function placeName(pointer: string): string {
  const name = nameFirst(pointer);
  return name.startsWith('Item') ? `i${name.slice(1)}` : name;
}

/** Where a field of that name belongs, if only one place has it; else what fields there are. */
function hintForUnknown(name: string, node: ObjectShape, homes: Homes): string {
  if (name === '<<') return 'merge keys are not read: write the fields out';
  const [home, another] = homes.get(name) ?? [];
  if (home !== undefined && another === undefined) return `\`${name}\` belongs in \`${home}\``;
  const names = Object.keys(node.properties);
  const shown =
    names.length > 14
      ? 'see `slakit schema` for the fields there are'
      : `the fields here are ${listNames(names)}`;
  return `${shown}; a field of your own begins with \`x-\``;
}

/** By the name of a field, the paths of the groups, without indices, that have it. */
type Homes = ReadonlyMap<string, ReadonlySet<string>>;

function findHomes(root: Shape): Homes {
  const homes = new Map<string, Set<string>>();
  const visit = (shape: Shape, path: readonly string[]): void => {
    if (shape.kind === 'array') visit(shape.items, path);
    else if (shape.kind === 'map') visit(shape.values, path);
    else if (shape.kind === 'object') {
      for (const [key, field] of Object.entries(shape.properties)) {
        if (path.length > 0) homes.set(key, (homes.get(key) ?? new Set()).add(path.join('.')));
        visit(field, [...path, key]);
      }
    }
  };
  visit(root, []);
  return homes;
}

function explainNames(errors: readonly RawError[], pointer: string, source: Source): Problem[] {
  return errors.flatMap(({ keyword, params }) => {
    if (keyword !== 'propertyNames') return [];
    const name = String(params.propertyName);
    const path = `${pointer}/${escapeKey(name)}`;
    // The names of cells are ids, which are judged as references.
    if (pointer.endsWith('/cells')) return [];
    const message = `\`${visible(name)}\` cannot be a symbol of a formula`;
    const hint = 'write small letters, digits and underscores, such as `leads_won`';
    return [
      {
        rule: 'schema/bad-symbol',
        severity: 'error',
        message,
        hint,
        place: source.locate(path, 'key'),
        path,
      } as const,
    ];
  });
}

/** A value of the right type that is too long, too large, not allowed or wrongly written. */
function explainLimit(
  error: RawError,
  pointer: string,
  shape: Shape,
  value: unknown,
  source: Source,
): Problem | undefined {
  const limit = Number(error.params.limit);
  const name = nameFirst(pointer);
  const problem = (rule: string, message: string, hint: string): Problem => {
    const whole = source.locate(pointer, Array.isArray(value) || typeof value === 'object' ? 'key' : 'value');
    return { rule: `schema/${rule}`, severity: 'error', message, hint, place: whole, path: pointer };
  };
  switch (error.keyword) {
    case 'enum':
      return problem(
        'not-allowed',
        `${name} cannot be \`${visible(String(value))}\``,
        suggestChoice(String(value), shape.kind === 'leaf' ? (shape.enum ?? []) : []),
      );
    case 'const':
      return problem(
        'not-allowed',
        `${name} cannot be \`${String(value)}\``,
        `${describeWriting(shape)}, or leave the field out`,
      );
    case 'maxLength':
      return problem(
        'too-long',
        `${name} is ${[...String(value)].length} characters long; the most is ${limit}`,
        'shorten it',
      );
    case 'minItems':
      return problem(
        'too-few',
        `${name} needs at least ${limit === 1 ? 'one entry' : `${limit} entries`}`,
        describeWriting(shape),
      );
    case 'maxItems':
      return problem(
        'too-many',
        `${name} has ${(value as readonly unknown[]).length} entries; the most is ${limit}`,
        'keep only those that this agreement needs',
      );
    case 'minProperties':
      return problem(
        'too-few',
        `${name} is empty`,
        shape.kind === 'object'
          ? `write at least one of ${listNames(fieldsToName(shape))}`
          : 'write its fields',
      );
    case 'maxProperties':
      return problem(
        'too-many',
        `${name} has more than ${limit} fields`,
        'keep only those that this agreement needs',
      );
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return problem(
        'out-of-range',
        `${name} must be ${rangeWords[error.keyword]} ${limit}`,
        rangeHint(shape, source.numbers.get(pointer) ?? ''),
      );
    case 'pattern':
      return shape.kind === 'leaf'
        ? explainPattern(pointer, shape, String(value), source)
        : problem('empty-text', `${name} is empty`, describeWriting(shape));
    default:
      throw new Error(`The schema has a keyword without words: ${error.keyword}`);
  }
}

const rangeWords = { minimum: 'at least', maximum: 'at most', exclusiveMinimum: 'more than' };

function rangeHint(shape: Shape, text: string): string {
  if (shape.kind === 'leaf' && shape.format === 'percent')
    return `it is a percentage from 0 to 100, not ${text}`;
  return `it is ${text} here`;
}

/** A name from the file, short enough to read. */
function visible(name: string): string {
  const shown = name.replace(/\s+/g, ' ');
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}
