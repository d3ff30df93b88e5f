import type { Agreement } from '../agreement/generated/types.ts';
import { childShape, entryShape, type Shape } from '../agreement/shape.ts';
import { nearest } from '../nearest.ts';
import { bindAgreement, originOf } from './bind.ts';
import type { Words } from './words.ts';

/** What a path such as `parties.0.name` stands for in an agreement. */
export type FieldText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'missing' }
  | { readonly type: 'unknown'; readonly message: string; readonly hint: string };

/** Texts of fields by their paths: names of fields, and the ids of entries of lists or their numbers from 0. */
export function fieldTexts(agreement: Agreement, shape: Shape, words: Words): (path: string) => FieldText {
  const { root } = bindAgreement(agreement, shape, words);
  return (path) => {
    const field = findField(path, shape, agreement);
    if (field.type === 'unknown') return field;
    let value: unknown = root;
    for (const key of field.keys) {
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Readonly<Record<string, unknown>>)[key]
          : undefined;
    }
    const text = originOf(value)?.text;
    return text === undefined ? { type: 'missing' } : { type: 'text', text };
  };
}

/** Whether an agreement of any of `shapes` could have the field; a text of nothing stands for one that could. */
export function possibleField(path: string, shapes: readonly Shape[]): FieldText {
  const found = shapes.map((shape) => findField(path, shape, undefined));
  const unknown = found.find((field) => field.type === 'unknown');
  return found.some(({ type }) => type === 'found') || !unknown || unknown.type !== 'unknown'
    ? { type: 'text', text: '' }
    : unknown;
}

type FoundField =
  | { readonly type: 'found'; readonly keys: readonly string[] }
  | Extract<FieldText, { type: 'unknown' }>;

const INDEX = /^(0|[1-9]\d{0,3})$/;
const GROUPS = new Set(['money', 'time-limit', 'recurrence']);

/** Follows the names of `path`; without data, any entry of a list may be meant. */
function findField(path: string, root: Shape, data: unknown): FoundField {
  const keys: string[] = [];
  let node = root;
  let raw = data;
  for (const part of path.split('.')) {
    const before = keys.join('.');
    if (node.kind === 'leaf' && node.refTo) {
      const target = node.refTo
        .map((collection) => entryShape(root, collection))
        .find((one) => one && childShape(one, part));
      if (!target) return unknownPart(part, before, []);
      node = target;
      raw = undefined;
    }
    if (node.kind === 'array') {
      const ids: string[] = Array.isArray(raw) ? raw.map(idOf) : [];
      const at = ids.indexOf(part);
      if (at < 0 && !INDEX.test(part) && (Array.isArray(raw) || !/^[a-z][a-z0-9-]*$/.test(part)))
        return unknownPart(
          part,
          before,
          ids.filter((id) => id !== ''),
          'entries are numbered from 0',
        );
      const key: string = at < 0 ? part : String(at);
      keys.push(key);
      raw = Array.isArray(raw) ? raw[Number(key)] : undefined;
      node = node.items;
      continue;
    }
    const child = childShape(node, part);
    if (!child) return unknownPart(part, before, node.kind === 'object' ? Object.keys(node.properties) : []);
    keys.push(part);
    raw =
      typeof raw === 'object' && raw !== null && Object.hasOwn(raw, part)
        ? (raw as Record<string, unknown>)[part]
        : undefined;
    node = child;
  }
  return hasText(node) ? { type: 'found', keys } : notOneText(path, node);
}

function hasText(shape: Shape): boolean {
  return shape.kind === 'leaf'
    ? shape.format !== 'rich' && shape.format !== 'boolean'
    : shape.kind === 'object' && GROUPS.has(shape.format ?? '');
}

function idOf(entry: unknown): string {
  const id =
    typeof entry === 'object' && entry !== null ? (entry as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : '';
}

const MOST_SHOWN = 10;

function unknownPart(part: string, before: string, choices: readonly string[], more?: string): FoundField {
  const meant = nearest(part, choices);
  const whole = (name: string): string => (before === '' ? name : `${before}.${name}`);
  const list = choices.slice(0, MOST_SHOWN).join(', ') + (choices.length > MOST_SHOWN ? ' …' : '');
  return {
    type: 'unknown',
    message: `Agreements have no field \`${whole(part)}\``,
    hint:
      meant !== undefined
        ? `did you mean \`${whole(meant)}\`?`
        : (more ??
          (list === '' ? 'write the path of a field, such as `parties.0.name`' : `there are ${list}`)),
  };
}

function notOneText(path: string, shape: Shape): FoundField {
  const inside =
    shape.kind === 'object'
      ? `write one of its fields, such as \`${path}.${Object.keys(shape.properties)[0]}\``
      : shape.kind === 'array'
        ? `write one of its entries, such as \`${path}.0${shape.items.kind === 'object' && childShape(shape.items, 'name') ? '.name' : ''}\``
        : 'write a field that is a name, a number or a date';
  return { type: 'unknown', message: `\`${path}\` is not one text`, hint: inside };
}
