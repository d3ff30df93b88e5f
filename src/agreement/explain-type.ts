import type { Problem } from '../problem.ts';
import { describeKind, describeWriting, listChoices, nameFirst } from './describe-values.ts';
import type { Source } from './read.ts';
import type { LeafShape, Shape } from './shape.ts';
import { suggestGroup, suggestTimes } from './suggest-group.ts';
import { isPlainNumber, suggestDate, suggestNumber } from './suggest-value.ts';

/** A value whose type is not the one that its shape asks for. */
export interface Mistyped {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: unknown;
  readonly required: boolean;
  readonly source: Source;
}

/** Tells a value of the wrong type: text for a number, a list for a text, nothing at all. */
export function explainType(mistyped: Mistyped): Problem {
  const { pointer, shape, value, source } = mistyped;
  const name = nameFirst(pointer);
  const { rule, message, hint } =
    value === null
      ? {
          rule: 'missing-value',
          message: `${name} has no value`,
          hint: mistyped.required ? describeWriting(shape) : `${describeWriting(shape)}, or delete the line`,
        }
      : shape.kind === 'leaf'
        ? explainLeaf(name, shape, mistyped)
        : explainGroup(name, shape, mistyped);
  const place = source.locate(pointer, typeof value === 'object' ? 'line' : 'value');
  const isWord = typeof value === 'string' && !/\d/.test(value);
  const orNone = isWord && 'none' in shape && shape.none ? ', or `none` if nothing is promised' : '';
  return { rule: `schema/${rule}`, severity: 'error', message, hint: hint + orNone, place, path: pointer };
}

interface Explanation {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

const numeric = new Set(['decimal', 'percent', 'integer']);

function explainLeaf(name: string, leaf: LeafShape, { value, source, pointer }: Mistyped): Explanation {
  const wrong = (hint: string): Explanation => ({
    rule: 'wrong-type',
    message: `${name} must be ${leaf.enum ? 'one of the allowed words' : describeKind(leaf)}, not ${describeActual(value)}`,
    hint,
  });
  if (numeric.has(leaf.format))
    return explainNumber(name, leaf, value, source.numbers.get(pointer) ?? '', wrong);
  if (leaf.format === 'boolean') {
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    const meant =
      leaf.type !== 'boolean' || ['true', 'yes', 'y', 'on'].includes(word)
        ? 'true'
        : ['false', 'no', 'n', 'off'].includes(word)
          ? 'false'
          : undefined;
    return wrong(meant === undefined ? describeWriting(leaf) : `write \`${meant}\` without quotes`);
  }
  const number = source.numbers.get(pointer);
  if (leaf.enum || leaf.format === 'time') return wrong(describeWriting(leaf));
  if (leaf.format === 'date') {
    const meant = number === undefined ? undefined : suggestDate(number);
    return { ...wrong(meant === undefined ? describeWriting(leaf) : `write \`${meant}\``), rule: 'bad-date' };
  }
  if (leaf.format === 'version' && number !== undefined) {
    return wrong(
      `write three numbers, such as \`${[...number.split('.'), '0', '0'].slice(0, 3).join('.')}\``,
    );
  }
  if (number !== undefined || typeof value === 'boolean') {
    return leaf.format === 'text' || leaf.format === 'rich'
      ? wrong(`put it into quotes: \`"${number ?? String(value)}"\``)
      : wrong(describeWriting(leaf));
  }
  const [only] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (Array.isArray(value) && value.length === 1 && typeof only === 'string') {
    const bracketed = `[${only}]`;
    return leaf.refTo || leaf.format === 'id'
      ? wrong(`write \`${only}\` without brackets`)
      : wrong(`write the text alone, or in quotes if the brackets belong to it: \`"${bracketed}"\``);
  }
  return wrong(describeWriting(leaf));
}

function explainNumber(
  name: string,
  leaf: LeafShape,
  value: unknown,
  number: string,
  wrong: (hint: string) => Explanation,
): Explanation {
  if (typeof value === 'number') {
    const whole = leaf.format === 'integer' && Number.isFinite(value);
    const message = whole
      ? `${name} must be a whole number, not ${number}`
      : `${name} must be a plain number, not \`${number}\``;
    return {
      rule: 'bad-decimal',
      message,
      hint: whole ? 'write a number without a decimal point' : describeWriting(leaf),
    };
  }
  if (typeof value !== 'string') return wrong(describeWriting(leaf));
  const text = value.trim();
  if (isPlainNumber(text)) {
    return {
      rule: 'number-in-quotes',
      message: `${name} is a number in quotes`,
      hint: `write \`${text}\` without quotes`,
    };
  }
  const joined = /^(\S*\d)#\s*(.*)$/s.exec(text);
  if (joined && isPlainNumber(joined[1]!))
    return wrong(`put a space before the comment: \`${joined[1]} # ${cut(joined[2]!)}\``);
  const meant = suggestNumber(text);
  if (meant === undefined) return wrong(describeWriting(leaf));
  return {
    rule: 'bad-decimal',
    message: `${name} must be a plain number, not \`${text.slice(0, 40)}\``,
    hint: `write \`${meant}\``,
  };
}

function explainGroup(
  name: string,
  shape: Exclude<Shape, LeafShape>,
  { value, source, pointer }: Mistyped,
): Explanation {
  const wrong = (hint: string): Explanation => ({
    rule: 'wrong-type',
    message: `${name} must be ${describeKind(shape)}, not ${describeActual(value)}`,
    hint,
  });
  const written = source.numbers.get(pointer) ?? value;
  if (typeof written === 'string') {
    const meant =
      shape.kind === 'object'
        ? suggestGroup(shape, written)
        : shape.kind === 'array' && suggestTimes(shape, written);
    if (meant) return wrong(`write \`${meant}\``);
  }
  if (typeof value === 'string') {
    const joined = /^([A-Za-z][\w-]*):(\S.*)$/s.exec(value);
    if (joined && shape.kind !== 'array' && !/^\/\//.test(joined[2]!))
      return wrong(`put a space after the colon: \`${joined[1]}: ${cut(joined[2]!)}\``);
    if (shape.kind === 'array' && shape.items.kind === 'leaf' && value.length <= 60)
      return wrong(`write \`[${value}]\`, or each item on a line of its own that begins with \`- \``);
  }
  if (shape.kind === 'array' && typeof value === 'object') {
    const [first = ''] = Object.keys(value as object);
    const isIdentified = shape.items.kind === 'object' && Object.hasOwn(shape.items.properties, 'id');
    const named =
      isIdentified && /^[a-z][a-z0-9-]*$/.test(first) && !Object.hasOwn(shape.items.properties, first);
    return wrong(named ? `begin each item with \`- id: ${first}\`` : 'begin each item with `- `');
  }
  if (shape.kind !== 'array' && Array.isArray(value))
    return wrong(
      value.some((item) => typeof item === 'object' && item !== null)
        ? 'leave out the `- ` before its fields'
        : describeWriting(shape),
    );
  if (shape.kind === 'array' && shape.items.kind === 'leaf' && shape.items.enum)
    return wrong(`write a list of ${listChoices(shape.items.enum)}`);
  return wrong(describeWriting(shape));
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function describeActual(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'boolean') return `\`${value}\``;
  return typeof value === 'number' ? 'a number' : 'text';
}
