import type { Source } from '../agreement/read.ts';
import { escapeKey } from '../agreement/shape.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { OptionValue, StyleFile, StyleOption } from './style-file.ts';

/** Where an agreement has the options of its style. */
export const OPTIONS_PATH = '/presentation/options';

/** The options that every style takes. */
export const GENERAL_OPTIONS: readonly string[] = [
  'fonts',
  'sizes',
  'colours',
  'numbering',
  'header',
  'footer',
  'logo',
];

/** The values of a style's own options, and what is wrong with those that an agreement gives. */
export interface ChosenOptions {
  /** Absent: neither given nor with a default. */
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly problems: readonly Problem[];
}

/** Holds the options that an agreement gives against those that its style declares. */
export function chooseOptions(
  given: Readonly<Record<string, unknown>>,
  style: string,
  declared: NonNullable<StyleFile['options']>,
  source: Source,
): ChosenOptions {
  const problems: Problem[] = [];
  const values: Record<string, OptionValue> = Object.create(null);
  for (const [name, option] of Object.entries(declared)) {
    const fallback = option.default ?? (option.type === 'boolean' ? false : undefined);
    if (fallback !== undefined) values[name] = fallback;
  }
  for (const [name, value] of Object.entries(given)) {
    if (GENERAL_OPTIONS.includes(name) || name.startsWith('x-')) continue;
    const path = `${OPTIONS_PATH}/${escapeKey(name)}`;
    const option = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!option) {
      problems.push({
        rule: 'template/unknown-option',
        severity: 'error',
        message: `The style \`${style}\` has no option \`${name.slice(0, 60)}\``,
        hint: suggest(name, Object.keys(declared)),
        place: source.locate(path, 'key'),
        path,
      });
    } else if (isAllowed(value, option)) values[name] = value;
    else {
      problems.push({
        rule: 'template/bad-option',
        severity: 'error',
        message: `The option \`${name}\` cannot be ${say(value)}`,
        hint: sayAllowed(option),
        place: source.locate(path, typeof value === 'object' ? 'key' : 'value'),
        path,
      });
    }
  }
  return { values, problems };
}

/** Whether a value is one that an option may have. */
export function isAllowed(value: unknown, { type, enum: choices }: StyleOption): value is OptionValue {
  if (choices) return choices.includes(value as string | number);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string' && value.length <= 2000;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return false;
  }
}

function sayAllowed({ type, enum: choices }: StyleOption): string {
  if (choices) return `write ${choices.map((choice) => `\`${choice}\``).join(' or ')}`;
  const kinds = {
    boolean: '`true` or `false`',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
  } as const;
  return `write ${kinds[type]}`;
}

function say(value: unknown): string {
  if (typeof value === 'object') return value === null ? 'empty' : 'a group of fields or a list';
  return `\`${String(value).slice(0, 60)}\``;
}

function suggest(name: string, own: readonly string[]): string {
  const close = nearest(name, [...own, ...GENERAL_OPTIONS]);
  if (close !== undefined) return `did you mean \`${close}\`?`;
  const list = (names: readonly string[]): string => names.map((one) => `\`${one}\``).join(', ');
  const every = `every style has ${list(GENERAL_OPTIONS)}`;
  return own.length === 0 ? every : `it has ${list(own)}; ${every}`;
}
