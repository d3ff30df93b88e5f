import type { Problem, Severity } from '../index.ts';
import { isUnusableRule } from './exit-codes.ts';

/** What `--rule ID=…` makes of the problems of one rule. */
export type Grade = Severity | 'off';

export type Grades = ReadonlyMap<string, Grade>;

const grades: readonly Grade[] = ['off', 'info', 'warning', 'error'];

const ruleId = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/;

/** Reads one `ID=GRADE`, where a rule of meaning needs no `lint/` before it; a string says what is wrong with it. */
export function parseGrade(text: string): { readonly rule: string; readonly grade: Grade } | string {
  const at = text.indexOf('=');
  const written = at < 0 ? text : text.slice(0, at);
  const rule = written.includes('/') ? written : `lint/${written}`;
  const grade = grades.find((candidate) => candidate === text.slice(at + 1));
  if (at < 0 || !grade) return `Give a rule and its grade, ${grades.join(', ')}: vague-term=off.`;
  if (!ruleId.test(written))
    return `\`${written}\` is not the name of a rule; rules have names like vague-term or schema/unknown-field.`;
  if (isUnusableRule(rule))
    return `\`${rule}\` cannot be graded: without the file there is nothing to check.`;
  return { rule, grade };
}

/** The first graded name that no rule of meaning has; rules of other stages are known only when they tell something. */
export function unknownRule(wanted: Grades, names: readonly string[]): string | undefined {
  return [...wanted.keys()].find((rule) => rule.startsWith('lint/') && !names.includes(rule));
}

/** The problems with the severities that the user wants, and how many were turned off. */
export function regrade(
  problems: readonly Problem[],
  wanted: Grades,
): { readonly problems: readonly Problem[]; readonly turnedOff: number } {
  const kept: Problem[] = [];
  for (const problem of problems) {
    const grade = wanted.get(problem.rule) ?? problem.severity;
    if (grade !== 'off') kept.push(grade === problem.severity ? problem : { ...problem, severity: grade });
  }
  return { problems: kept, turnedOff: problems.length - kept.length };
}
