import { read, type Source } from './agreement/read.ts';
import type { Profile } from './lint/profile.ts';
import { nearest } from './nearest.ts';
import type { Problem, Severity } from './problem.ts';

/** What `slakit.config.yaml` says for all agreements of a folder. */
export interface Configuration {
  readonly profile?: Profile;
  readonly failOn?: Severity | 'never';
  /** A Word file that Word contracts are written into, from the folder of the configuration. */
  readonly letterhead?: string;
  /** The grade of a rule, by its name as validate prints it. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

const GRADES = ['off', 'info', 'warning', 'error'];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  profile: ['internal', 'contract', 'regulated'],
  failOn: ['error', 'warning', 'info', 'never'],
};

/**
 * Reads a configuration; one with any problem is not used at all. A rule of meaning may be written without `lint/`, and
 * must be one of `lintNames`, if they are given.
 */
export function readConfiguration(
  content: string | Uint8Array,
  file: string,
  lintNames?: readonly string[],
): { readonly configuration?: Configuration; readonly problems: readonly Problem[] } {
  const { source, problems } = read(content, file);
  if (!source) return { problems };
  const found = [...problems, ...judge(source, lintNames)];
  if (found.length > 0) return { problems: found };
  const { rules = {}, ...rest } = source.data as Partial<Configuration>;
  const named = Object.entries(rules).map(([name, grade]) => [fullName(name), grade] as const);
  return { configuration: { ...rest, rules: Object.fromEntries(named) }, problems: [] };
}

function fullName(name: string): string {
  return name.includes('/') ? name : `lint/${name}`;
}

function judge(source: Source, lintNames: readonly string[] | undefined): Problem[] {
  const { data } = source;
  const problem = (
    path: string,
    message: string,
    hint: string,
    part: 'key' | 'value' = 'value',
  ): Problem => ({
    rule: 'config/not-allowed',
    severity: 'error',
    message,
    hint,
    place: source.locate(path, part),
    path,
  });
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return [
      problem('', 'A configuration holds fields', 'write `profile`, `failOn`, `letterhead` and `rules`'),
    ];
  return Object.entries(data).flatMap(([key, value]): Problem[] => {
    const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === 'rules') return judgeRules(value, path, problem, lintNames);
    if (key === 'letterhead') {
      if (typeof value === 'string' && /\.do[ct]x$/i.test(value)) return [];
      return [
        problem(path, '`letterhead` is the path of a Word file', 'write it as `letterhead: firm.docx`'),
      ];
    }
    const choices = Object.hasOwn(CHOICES, key) ? CHOICES[key] : undefined;
    if (!choices) {
      const meant = nearest(key, ['rules', 'letterhead', ...Object.keys(CHOICES)]);
      const hint = meant
        ? `did you mean \`${meant}\`?`
        : 'there are `profile`, `failOn`, `letterhead` and `rules`';
      return [problem(path, `There is no \`${key.slice(0, 60)}\` in a configuration`, hint, 'key')];
    }
    if (choices.includes(String(value))) return [];
    return [
      problem(
        path,
        `\`${key}\` cannot be \`${String(value).slice(0, 60)}\``,
        `write one of ${choices.join(', ')}`,
      ),
    ];
  });
}

function judgeRules(
  rules: unknown,
  path: string,
  problem: (path: string, message: string, hint: string, part?: 'key' | 'value') => Problem,
  lintNames: readonly string[] | undefined,
): Problem[] {
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules))
    return [problem(path, '`rules` must be names with grades', 'write a line such as `vague-term: off`')];
  return Object.entries(rules).flatMap(([name, grade]): Problem[] => {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const full = fullName(name);
    if (full.startsWith('lint/') && lintNames && !lintNames.includes(full)) {
      const meant = nearest(full, lintNames);
      const hint = meant
        ? `did you mean \`${meant.replace('lint/', '')}\`?`
        : '`slakit explain` lists all rules';
      return [problem(at, `There is no rule \`${name.slice(0, 60)}\``, hint, 'key')];
    }
    if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(full))
      return [
        problem(
          at,
          `\`${name.slice(0, 60)}\` is not the name of a rule`,
          'write it as validate prints it: `lint/vague-term`',
          'key',
        ),
      ];
    if (GRADES.includes(String(grade))) return [];
    return [
      problem(
        at,
        `A rule cannot be graded \`${String(grade).slice(0, 60)}\``,
        `write one of ${GRADES.join(', ')}`,
      ),
    ];
  });
}
