import type { Problem } from '../../index.ts';

/** Problems as `{"problems":[…]}`: lines and columns count from 1, `path` is a JSON Pointer, what is unknown is null. */
export function formatJson(problems: readonly Problem[]): string {
  return `${JSON.stringify({ problems: problems.map(describe) }, null, 2)}\n`;
}

function describe(problem: Problem): object {
  const { rule, severity, message, hint, place, path, facts, related, fix } = problem;
  return {
    rule,
    severity,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    path: path ?? null,
    ...(hint === undefined ? {} : { hint }),
    ...(place ? { endLine: place.endLine, endColumn: place.endColumn } : {}),
    ...(facts ? { facts } : {}),
    ...(related
      ? {
          related: related.map(({ message: what, place: where, path: at }) => ({
            message: what,
            line: where?.line ?? null,
            column: where?.column ?? null,
            path: at,
          })),
        }
      : {}),
    ...(fix ? { fix: { title: fix.title, safe: fix.safe, edits: fix.edits } } : {}),
  };
}
