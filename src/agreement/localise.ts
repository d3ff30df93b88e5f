import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { listNames, nameFirst } from './describe-values.ts';
import type { Source } from './located-source.ts';
import { childShape, escapeKey, type LeafShape, type Shape } from './shape.ts';

/** A source whose texts are in one language. */
export interface LocalisedSource {
  readonly source: Source;
  /** The texts in the other languages, at their own pointers: `/title/zh-Hant`. */
  readonly translations: readonly Visit[];
  readonly problems: readonly Problem[];
}

/**
 * Puts the text of one language in place of each map from language to text: the first of the agreement's `languages`,
 * or the one asked for. A map that lacks a language, or holds one that is not listed, is a problem.
 */
export function localise(source: Source, shape: Shape, language?: string): LocalisedSource {
  const languages = languagesOf(source.data);
  const wanted = language ?? languages[0] ?? 'en';
  const problems: Problem[] = [];
  const translations: Visit[] = [];
  const chosen = new Map<string, string>();

  const choose = (texts: Readonly<Record<string, unknown>>, leaf: LeafShape, pointer: string): string => {
    problems.push(...judgeLanguages(texts, languages, pointer, source));
    for (const [tag, text] of Object.entries(texts)) {
      const at = `${pointer}/${escapeKey(tag)}`;
      const problem = judgeText(text, tag, leaf, at, source);
      if (problem) problems.push(problem);
      else if (tag !== wanted)
        translations.push({ pointer: at, shape: leaf, value: text, collection: pointer });
    }
    if (typeof texts[wanted] === 'string' && texts[wanted].trim() !== '') {
      chosen.set(pointer, `${pointer}/${escapeKey(wanted)}`);
      return texts[wanted];
    }
    // Told already; another text keeps the rest of the check from stumbling over it.
    return Object.values(texts).find((text) => typeof text === 'string' && text.trim() !== '') === undefined
      ? 'text'
      : String(Object.values(texts).find((text) => typeof text === 'string' && text.trim() !== ''));
  };

  const walk = (value: unknown, node: Shape | undefined, pointer: string): unknown => {
    if (typeof value !== 'object' || value === null || !node) return value;
    if (Array.isArray(value)) {
      const items = node.kind === 'array' ? node.items : undefined;
      return keepIfSame(
        value,
        value.map((item: unknown, index) => walk(item, items, `${pointer}/${index}`)),
      );
    }
    const fields = value as Readonly<Record<string, unknown>>;
    if (node.kind === 'leaf')
      return node.localised && Object.keys(fields).length > 0 ? choose(fields, node, pointer) : value;
    let changed: Record<string, unknown> | undefined;
    for (const [key, item] of Object.entries(fields)) {
      const localised = walk(item, childShape(node, key), `${pointer}/${escapeKey(key)}`);
      if (localised === item) continue;
      changed ??= Object.assign(Object.create(null) as Record<string, unknown>, fields);
      changed[key] = localised;
    }
    return changed ?? value;
  };

  const data = walk(source.data, shape, '');
  if (data === source.data) return { source, translations, problems };
  const locate: Source['locate'] = (pointer, part) => source.locate(chosen.get(pointer) ?? pointer, part);
  return { source: { ...source, data, locate }, translations, problems };
}

function keepIfSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, index) => item === before[index]) ? before : after;
}

/** The languages of an agreement that may not have been checked yet. */
function languagesOf(data: unknown): readonly string[] {
  const languages = (data as { readonly languages?: unknown } | null)?.languages;
  const tags = Array.isArray(languages) ? languages.filter((tag) => typeof tag === 'string') : [];
  return tags.length > 0 ? tags : ['en'];
}

function judgeLanguages(
  texts: Readonly<Record<string, unknown>>,
  languages: readonly string[],
  pointer: string,
  source: Source,
): Problem[] {
  const problem = (rule: string, message: string, hint: string, path: string): Problem => ({
    rule: `schema/${rule}`,
    severity: 'error',
    message,
    hint,
    place: source.locate(path, 'key'),
    path,
  });
  const unlisted = Object.keys(texts).filter((tag) => !languages.includes(tag));
  const missing = languages.filter((tag) => !Object.hasOwn(texts, tag));
  const strange = unlisted.map((tag) => {
    const meant = nearest(tag, missing);
    const isTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag);
    const hint =
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : isTag
          ? `add \`${tag}\` to \`languages\`, or delete this text`
          : `a text has one entry for each language: ${listNames(languages)}`;
    return problem(
      'unlisted-language',
      `${nameFirst(pointer)} has a text for \`${tag.slice(0, 40)}\`, which \`languages\` does not list`,
      hint,
      `${pointer}/${escapeKey(tag)}`,
    );
  });
  const untold = missing.filter((tag) => !unlisted.some((other) => nearest(other, missing) === tag));
  if (untold.length === 0) return strange;
  const message = `${nameFirst(pointer)} has no text in ${listNames(untold)}`;
  return [
    ...strange,
    problem('missing-translation', message, `add \`${untold[0]}:\` with the same text in it`, pointer),
  ];
}

function judgeText(
  text: unknown,
  tag: string,
  leaf: LeafShape,
  pointer: string,
  source: Source,
): Problem | undefined {
  const fits = typeof text === 'string' && (!leaf.pattern || new RegExp(leaf.pattern, 'u').test(text));
  if (fits) return undefined;
  const empty = text === null || (typeof text === 'string' && text.trim() === '');
  const message = empty
    ? `The text in \`${tag.slice(0, 40)}\` is empty`
    : typeof text === 'string'
      ? `The text in \`${tag.slice(0, 40)}\` must stand on one line`
      : `The text in \`${tag.slice(0, 40)}\` is no text`;
  return {
    rule: empty ? 'schema/empty-text' : 'schema/wrong-type',
    severity: 'error',
    message,
    hint: empty
      ? 'write the text in this language'
      : 'write one text for each language, in quotes if it looks like a number',
    place: source.locate(pointer),
    path: pointer,
  };
}
