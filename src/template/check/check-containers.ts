import type { Place, Problem } from '../../problem.ts';
import { placeOf } from '../inspect-template.ts';
import { type TemplateFile, templateProblem } from '../site.ts';

/** A `:::` where it stands; without a name it closes a container. */
interface Fence {
  readonly name: string;
  readonly place: Place;
}

/** Tells which `:::` containers of a template are not closed, and which `:::` close nothing, whichever way its conditions go. */
export function checkContainers(file: TemplateFile, program: hbs.AST.Program): Problem[] {
  const problems: Problem[] = [];
  for (const { name, place } of walk(file, program, problems))
    problems.push(
      openContainer(`\`::: ${name}\` is not closed`, place, 'write a line with `:::` alone where it ends'),
    );
  return problems;
}

/** What is still open at the end of a part; a part of a condition closes what it opens. */
function walk(file: TemplateFile, program: hbs.AST.Program, problems: Problem[]): Fence[] {
  const open: Fence[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      for (const fence of fencesIn(statement as hbs.AST.ContentStatement, file)) {
        if (fence.name !== '') open.push(fence);
        else if (!open.pop())
          problems.push(
            openContainer(
              'This `:::` closes nothing',
              fence.place,
              'remove it, or write `::: name` where the part begins',
            ),
          );
      }
    } else if (statement.type === 'BlockStatement') {
      const { program: then, inverse } = statement as hbs.AST.BlockStatement;
      for (const part of [then, inverse])
        for (const { name, place } of part ? walk(file, part, problems) : [])
          problems.push(
            openContainer(
              `\`::: ${name}\` is not closed in the part of the condition that opens it`,
              place,
              'write a line with `:::` alone before its `{{else}}` or its end',
            ),
          );
    }
  }
  return open;
}

function openContainer(message: string, place: Place, hint: string): Problem {
  return templateProblem('open-container', message, place, hint);
}

const FENCE = /^[ \t]*:::[ \t]*([a-z]*)/;
/** What opens or closes blocks of the template may stand before a container on its line. */
const BLOCK_TAGS = /\{\{~?[#/!][^}]*\}\}|\{\{~?else[^}]*\}\}/g;

function fencesIn(content: hbs.AST.ContentStatement, file: TemplateFile): Fence[] {
  const start = placeOf(content, file);
  const source = file.text.split(/\r?\n/);
  return String(content.original)
    .split('\n')
    .flatMap((text, at): Fence[] => {
      const line = start.line + at;
      const match = FENCE.exec(text);
      const before = at === 0 ? (source[line - 1] ?? '').slice(0, start.column - 1) : '';
      if (!match || before.replace(BLOCK_TAGS, '').trim() !== '') return [];
      const length = (source[line - 1] ?? '').length;
      return [
        {
          name: match[1] ?? '',
          place: { file: file.file, line, column: 1, endLine: line, endColumn: length + 1 },
        },
      ];
    });
}
