import type { Problem } from '../../problem.ts';
import { type TemplateFile, templateProblem } from '../site.ts';

/** Tells which `:::` containers of a template are not closed, and which `:::` close nothing. */
export function checkContainers({ file, text }: TemplateFile): Problem[] {
  const problems: Problem[] = [];
  const open: { readonly name: string; readonly line: number; readonly length: number }[] = [];
  const report = (message: string, line: number, length: number, hint: string): void => {
    const place = { file, line, column: 1, endLine: line, endColumn: 1 + length };
    problems.push(templateProblem('open-container', message, place, hint));
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    // A line may open or close blocks of the template round a container.
    const bare = line.replace(/\{\{[#/~!][^}]*\}\}|\{\{else[^}]*\}\}/g, '').trim();
    const [, name] = /^:::[ \t]*([a-z]*)/.exec(bare) ?? [];
    if (name === undefined) continue;
    if (name !== '') open.push({ name, line: index + 1, length: line.length });
    else if (!open.pop())
      report(
        'This `:::` closes nothing',
        index + 1,
        line.length,
        'remove it, or write `::: name` where the part begins',
      );
  }
  for (const { name, line, length } of open)
    report(`\`::: ${name}\` is not closed`, line, length, 'write a line with `:::` alone where it ends');
  return problems;
}
