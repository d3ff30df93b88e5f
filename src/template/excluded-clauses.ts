import type { Problem } from '../problem.ts';
import type { ExcludedClause } from './arrange-clauses.ts';
import type { PrintedValue } from './bind.ts';
import { shortName } from './choose-variants.ts';
import type { PrintedClauses } from './print-clauses.ts';
import { type TemplateFile, templateProblem } from './site.ts';

/** A clause that is left out, and what it would have printed. */
export interface LeftOut extends ExcludedClause {
  readonly text: string;
  readonly values: readonly PrintedValue[];
}

/** How many fields are named in one problem. */
const MOST_FIELDS = 6;

/**
 * What a contract lacks without the clauses that are left out: parts that its other clauses refer to, which is an error, and
 * fields that it says nowhere else.
 */
export function tellExcluded(
  excluded: readonly LeftOut[],
  printed: PrintedClauses,
  values: readonly PrintedValue[],
  fileOf: (name: string) => TemplateFile | undefined,
): readonly Problem[] {
  const said = new Set(values.map(({ path }) => path));
  return excluded.flatMap((clause) => {
    const name = shortName(clause.name);
    const at = clause.path === undefined ? {} : { path: clause.path };
    const dangling = [...printed].flatMap(([other, text]) =>
      referencesTo(clause.text, text).map((id) => danglingReference(id, name, other, fileOf(other))),
    );
    const fields = fieldsOf(clause.values.map(({ path }) => path).filter((path) => !said.has(path)));
    if (clause.text.trim() === '') return dangling;
    const silent: Problem =
      fields.length === 0
        ? {
            rule: 'template/left-out',
            severity: 'info',
            message: `The contract leaves out the clause \`${name}\`, which would have something to say here`,
            ...at,
          }
        : {
            rule: 'template/left-out',
            severity: 'warning',
            message: `Without the clause \`${name}\` the contract does not say what the agreement has in ${listFields(fields)}`,
            hint: 'print the clause, or take out of the agreement what is not agreed',
            ...at,
          };
    return [...dangling, silent];
  });
}

/** The ids of a clause that another text refers to. */
function referencesTo(clause: string, text: string): string[] {
  const ids = [...clause.matchAll(/\{#([\w-]+)[^}]*\}/g)].map(([, id = '']) => id);
  return [...new Set(ids)].filter((id) => text.includes(`](#${id})`));
}

function danglingReference(
  id: string,
  clause: string,
  other: string,
  file: TemplateFile | undefined,
): Problem {
  const message = `The clause \`${shortName(other)}\` refers to the clause \`${clause}\`, which this contract leaves out`;
  const hint = `leave out both, print \`${clause}\`, or change the sentence in \`${shortName(other)}\``;
  const reference = `](#${id})`;
  const start = file?.text.indexOf(reference) ?? -1;
  if (!file || start < 0) return { rule: 'template/dangling-reference', severity: 'error', message, hint };
  const lines = file.text.slice(0, start).split('\n');
  const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  return templateProblem(
    'dangling-reference',
    message,
    { file: file.file, line, column, endLine: line, endColumn: column + reference.length },
    hint,
  );
}

/**
 * The fields that values stand in, as people write them: `termination.grounds` for `/termination/grounds/0/notice`; the group
 * alone where it is many of its fields.
 */
function fieldsOf(paths: readonly string[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const path of paths) {
    const [group, field] = path.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
    if (group === undefined) continue;
    const fields = groups.get(group) ?? new Set<string>();
    groups.set(group, fields);
    if (field !== undefined) fields.add(field);
  }
  return [...groups]
    .flatMap(([group, fields]) =>
      fields.size === 0 || fields.size > 2 ? [group] : [...fields].map((field) => `${group}.${field}`),
    )
    .sort();
}

function listFields(fields: readonly string[]): string {
  const told = fields.slice(0, MOST_FIELDS).map((field) => `\`${field}\``);
  const more = fields.length - told.length;
  return more > 0 ? `${told.join(', ')} and ${more} more` : told.join(', ');
}
