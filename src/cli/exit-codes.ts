import type { Problem, Severity } from '../index.ts';

/** What the process ends with. */
export const exitCodes = {
  done: 0,
  /** Problems in what the user wrote, or `--check` found stale output. */
  findings: 1,
  /** Wrong usage or configuration, input that cannot be read or parsed, output that cannot be written. */
  unusable: 2,
  /** A run over several files of which some failed. */
  partial: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The least severity that makes `validate` fail. */
export type FailOn = Severity | 'never';

const ranks: Readonly<Record<FailOn, number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Namespaces of rules that say that a file could not be taken in at all, or not be put out. */
const unusableNamespaces: ReadonlySet<string> = new Set(['file', 'read', 'output', 'config']);

/** Rules that the namespace puts on the wrong side: `true` stands for configuration, `false` for a finding. */
const exceptions: ReadonlyMap<string, boolean> = new Map([
  ['output/changed-by-hand', false],
  ['output/stale', false],
  ['template/unknown-style', true],
  ['letterhead/not-a-word-file', true],
  ['letterhead/damaged', true],
]);

/** Whether `rule` stands for input, output or configuration that could not be used, so that there is nothing to grade. */
export function isUnusableRule(rule: string): boolean {
  return exceptions.get(rule) ?? unusableNamespaces.has(rule.split('/', 1)[0]!);
}

/** The exit code of one file with these problems. */
export function exitCodeOf(problems: readonly Problem[], failOn: FailOn = 'error'): ExitCode {
  if (problems.some((problem) => problem.severity === 'error' && isUnusableRule(problem.rule))) {
    return exitCodes.unusable;
  }
  return problems.some((problem) => ranks[problem.severity] >= ranks[failOn])
    ? exitCodes.findings
    : exitCodes.done;
}
