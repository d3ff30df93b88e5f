import { isGroup } from '../agreement/is-group.ts';
import type { Source } from '../agreement/located-source.ts';
import { escapeKey } from '../agreement/shape.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';

/** What kinds of words a file holds, and what may be wrong with them. */
export interface WordsForm {
  /** The name of the rule that its problems have. */
  readonly rule: 'template/bad-labels' | 'template/bad-words';
  /** Words of the same kind in the language that has them all. */
  readonly model: unknown;
  /** Whether it may have names that the model has not: a style prints words of its own. */
  readonly mayAdd: boolean;
  /** Whether every name of the model has to be there: nothing lies below the file. */
  readonly isWhole: boolean;
}

/** What is wrong with a file of words: what is no text, list or group where the model has one, and names that nothing uses. */
export function checkWords(source: Source, { rule, model, mayAdd, isWhole }: WordsForm): Problem[] {
  const problems: Problem[] = [];
  const tell = (
    path: string,
    message: string,
    hint: string,
    part: 'key' | 'value' | 'line' = 'value',
  ): void => {
    problems.push({ rule, severity: 'error', message, hint, place: source.locate(path, part) });
  };
  const judge = (value: unknown, like: unknown, path: string, name: string): void => {
    if (typeof like === 'string') {
      if (typeof value !== 'string') tell(path, `\`${name}\` is not a text`, 'write it in quotation marks');
    } else if (Array.isArray(like)) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      if (items.length === 0)
        tell(path, `\`${name}\` is not a list`, `write \`[${examplesOf(like)}]\` or the like`);
      for (const [index, item] of items.entries()) judge(item, like[0], `${path}/${index}`, name);
    } else if (!isGroup(value)) {
      tell(path, `\`${name}\` is not a group of words`, 'write a line for each, such as `word: text`');
    } else if (isGroup(like)) {
      const usual = Object.values(like)[0];
      for (const [key, item] of Object.entries(value))
        judge(item, own(like, key) ?? usual, `${path}/${escapeKey(key)}`, key);
    }
  };
  const { data } = source;
  if (!isGroup(data) || !isGroup(model)) {
    tell(
      '',
      'The words of this file are names, each with its text',
      'write `preparedFor: Prepared for`',
      'line',
    );
    return problems;
  }
  for (const [name, value] of Object.entries(data)) {
    const like = own(model, name);
    const path = `/${escapeKey(name)}`;
    if (like !== undefined) judge(value, like, path, name);
    else if (mayAdd) judge(value, '', path, name);
    else {
      const close = nearest(name, Object.keys(model));
      const hint =
        close === undefined
          ? `the names there are: ${Object.keys(model).join(', ')}`
          : `did you mean \`${close}\`?`;
      tell(path, `Nothing uses words of the name \`${name}\``, hint, 'key');
    }
  }
  const missing = isWhole ? Object.keys(model).filter((name) => !Object.hasOwn(data, name)) : [];
  if (missing.length > 0)
    tell(
      '',
      `The words of this language lack ${missing.map((name) => `\`${name}\``).join(', ')}`,
      'translate them from `labels/en.yaml`',
      'line',
    );
  return problems;
}

function own(group: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(group, name) ? group[name] : undefined;
}

function examplesOf(list: readonly unknown[]): string {
  return list
    .slice(0, 2)
    .map((item) => (Array.isArray(item) ? `[${item.join(', ')}]` : String(item)))
    .join(', ');
}
