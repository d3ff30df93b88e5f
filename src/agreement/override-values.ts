import { nearest } from '../nearest.ts';
import type { Place, Problem } from '../problem.ts';
import { findForbiddenCharacters } from './forbidden-characters.ts';
import { isGroup } from './is-group.ts';
import type { Source } from './located-source.ts';
import { escapeKey, unescapeKey } from './shape.ts';
import { textPlaces } from './text-places.ts';

/** Reads the text of a replacing value; undefined if it is not YAML of its own. */
export type ReadValue = (text: string, name: string) => { readonly source?: Source };

/** A source whose values at the paths in `set` are replaced; their places lie in the replacing text, named `set PATH`. */
export function overrideValues(
  source: Source,
  set: Readonly<Record<string, string>>,
  readValue: ReadValue,
): { readonly source: Source; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let changed = source;
  for (const [path, text] of Object.entries(set)) {
    const name = `set ${path}`;
    const place = textPlaces(text, name);
    const forbidden = findForbiddenCharacters(text, place);
    problems.push(...forbidden);
    const keys = splitPath(path);
    const target = findTarget(changed.data, keys);
    if (typeof target === 'string') {
      problems.push({
        rule: 'read/unknown-path',
        severity: 'error',
        message: `There is no \`${path}\` to set`,
        hint: target,
        place: place(0, text.length),
      });
      continue;
    }
    if (forbidden.length === 0)
      changed = replaceValue(changed, target, chooseValue(text, name, target.value, readValue));
  }
  return { source: changed, problems };
}

/** `term.length` or `/term/length` as keys. */
function splitPath(path: string): string[] {
  return path.startsWith('/') ? path.slice(1).split('/').map(unescapeKey) : path.split('.');
}

interface Target {
  /** The keys with an item's id replaced by its index. */
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** Where the keys lead; a hint if they lead nowhere. An item of a list is named by its index or its id. */
function findTarget(data: unknown, keys: readonly string[]): Target | string {
  const found: string[] = [];
  let value = data;
  for (const key of keys) {
    if (key === '') return 'write the names of the fields with dots between, such as `term.length`';
    if (Array.isArray(value)) {
      const ids = value.map((item) => (isGroup(item) && typeof item.id === 'string' ? item.id : ''));
      const index = /^\d+$/.test(key) ? Number(key) : ids.indexOf(key);
      if (index < 0 || index >= value.length) {
        const meant = nearest(key, ids);
        return meant === undefined
          ? `the list has ${value.length} entries, counted from 0`
          : `did you mean \`${meant}\`?`;
      }
      found.push(String(index));
      value = value[index];
    } else if (isGroup(value) || value === undefined) {
      found.push(key);
      value = isGroup(value) && key in value ? value[key] : undefined;
    } else return `\`${found.join('.')}\` is a single value`;
  }
  return { keys: found, value };
}

/** A text stays a text; otherwise what is written as a number, true, false or a list in brackets is one. */
function chooseValue(text: string, name: string, before: unknown, readValue: ReadValue): Source {
  const place = textPlaces(text, name);
  const plain: Source = {
    file: name,
    text,
    data: text,
    numbers: new Map(),
    locate: (): Place => place(0, text.length),
  };
  const { source } = typeof before === 'string' ? {} : readValue(text, name);
  if (!source) return plain;
  const bare = typeof source.data === 'number' || typeof source.data === 'boolean';
  return bare || /^\s*[["'{]/.test(text) ? source : plain;
}

function replaceValue(source: Source, { keys }: Target, value: Source): Source {
  const pointer = keys.map((key) => `/${escapeKey(key)}`).join('');
  const inside = (other: string): boolean => other === pointer || other.startsWith(`${pointer}/`);
  const numbers = new Map([...source.numbers].filter(([at]) => !inside(at)));
  for (const [at, text] of value.numbers) numbers.set(pointer + at, text);
  return {
    ...source,
    data: withValue(source.data, keys, value.data),
    numbers,
    locate: (at, part) => (inside(at) ? value.locate(at.slice(pointer.length)) : source.locate(at, part)),
  };
}

function withValue(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data))
    return data.map((item: unknown, index) => (String(index) === key ? withValue(item, rest, value) : item));
  const copy: Record<string, unknown> = Object.assign(Object.create(null), data);
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}
