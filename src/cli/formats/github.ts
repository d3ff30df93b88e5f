import type { Problem, Severity } from '../../index.ts';
import { STANDARD_INPUT_NAME } from '../read-input.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Problems as workflow commands of GitHub Actions, which shows them beside the changed lines. */
export function formatGithub(problems: readonly Problem[]): string {
  return problems.map((problem) => `${describe(problem)}\n`).join('');
}

function describe({ severity, rule, message, hint, place }: Problem): string {
  const properties = [
    ...(place && place.file !== STANDARD_INPUT_NAME
      ? [
          `file=${escapeProperty(place.file)}`,
          `line=${place.line}`,
          `endLine=${place.endLine}`,
          `col=${place.column}`,
        ]
      : []),
    `title=${escapeProperty(rule)}`,
  ];
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(hint ? `${message}: ${hint}` : message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
