import type { Problem } from '../../index.ts';
import { summarise } from './pretty.ts';

/** Problems as a Markdown summary for a pull request or the page of a CI run. */
export function formatMarkdown(problems: readonly Problem[]): string {
  if (problems.length === 0) return '### slakit: no problems\n';
  const rows = problems.map(({ rule, severity, message, hint, place }) => {
    const where = place ? `\`${place.file}:${place.line}\`` : '';
    return `| ${severity} | ${cell(where)} | ${cell(message)}${hint ? `<br>→ ${cell(hint)}` : ''} | \`${rule}\` |`;
  });
  return [
    `### slakit: ${summarise(problems)}`,
    '',
    '| | Where | What | Rule |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Text of a file may not become markup beyond its code marks. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
}
