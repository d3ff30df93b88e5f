import type { Agreement } from '../agreement/generated/types.ts';
import { escapeKey, type Shape, shapeAt, valueAt } from '../agreement/shape.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { readFrontMatter, startOf } from './front-matter.ts';
import { type TemplateFiles, templateProblem } from './site.ts';

/** Which template each clause with variants is, and what is wrong with the choice. */
export interface ChosenVariants {
  /** The template of a variant by the name of its clause: `clauses/library/governing-law` and the name below it. */
  readonly alias: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** Clauses that exist only in variants of which none fits, with what to do. */
  readonly unfit: ReadonlyMap<string, Problem>;
}

/** Folders of `clauses/` that hold clauses rather than the variants of one. */
const LIBRARY = 'clauses/library/';

/**
 * Chooses a variant of each clause that has any: the one that `presentation.clauses` names, else the one whose fields have
 * their values, else the clause itself, else the variant that no field chooses. Of the library only clauses that are `included` have a choice.
 */
export function chooseVariants(
  agreement: Agreement,
  shape: Shape,
  templates: TemplateFiles,
  included: readonly string[] = [],
): ChosenVariants {
  const families = variantsOf(templates.names());
  const wanted = agreement.presentation?.clauses ?? {};
  const named = new Set([
    ...included,
    ...(agreement.presentation?.include ?? []).map(({ clause }) => clause),
    ...Object.keys(wanted),
  ]);
  const alias: Record<string, string> = {};
  const unfit = new Map<string, Problem>();
  const problems = unknownClauses(Object.keys(wanted), [...families.keys()]);
  for (const [clause, variants] of families) {
    const name = shortName(clause);
    // Nobody reads the whole library to print a contract without any of it.
    if (clause.startsWith(LIBRARY) && !named.has(name)) continue;
    const choice = wanted[name];
    if (choice !== undefined) {
      const found = variants.find((variant) => variant === `${clause}/${choice}`);
      if (found) alias[clause] = found;
      else problems.push(unknownVariant(name, choice, variants));
      continue;
    }
    const fitting = fittingVariants(variants, agreement, shape, templates);
    problems.push(...fitting.problems);
    const [best, second] = fitting.ranked;
    if (best && best.fields === second?.fields) {
      problems.push(
        templateProblem(
          'ambiguous-variant',
          `Both \`${shortName(best.name)}\` and \`${shortName(second.name)}\` fit this agreement`,
          startOf(templates(best.name)!),
          `choose one under \`presentation\`: \`clauses: { ${name}: ${best.name.split('/').at(-1)} }\``,
        ),
      );
    }
    if (best && (best.fields > 0 || !templates(clause))) alias[clause] = best.name;
    else if (!best && !templates(clause)) unfit.set(clause, noVariant(name, variants));
  }
  return { alias, problems, unfit };
}

/** The name by which people call a clause or a variant: `governing-law`, `governing-law/germany`. */
export function shortName(template: string): string {
  return template.replace(/^clauses\/(library\/)?/, '');
}

/** The variants of each clause that has a folder of its own. */
function variantsOf(names: readonly string[]): Map<string, string[]> {
  const families = new Map<string, string[]>();
  for (const name of names) {
    const depth = name.startsWith(LIBRARY) ? 4 : 3;
    const parts = name.split('/');
    if (parts.length !== depth) continue;
    const clause = parts.slice(0, -1).join('/');
    if (`${clause}/` === LIBRARY) continue;
    families.set(clause, [...(families.get(clause) ?? []), name]);
  }
  return families;
}

interface Fit {
  readonly name: string;
  /** How many fields chose it. */
  readonly fields: number;
}

/** The variants whose fields all have one of their values, those that most fields chose first. */
function fittingVariants(
  variants: readonly string[],
  agreement: Agreement,
  shape: Shape,
  templates: TemplateFiles,
): { readonly ranked: readonly Fit[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fits: Fit[] = [];
  for (const name of variants) {
    const file = templates(name)!;
    const { frontMatter, problems: found } = readFrontMatter(file);
    problems.push(...found);
    const choices = Object.entries(frontMatter.chosenBy ?? {});
    const isFit = choices.map(([field, values]) => {
      const pointer = `/${field.split('.').map(escapeKey).join('/')}`;
      if (shapeAt(shape, pointer) === undefined && !field.includes('x-'))
        problems.push(
          templateProblem(
            'unknown-field',
            `\`chosen by\` names the field \`${field}\`, which no agreement of the type \`${agreement.type}\` has`,
            startOf(file),
            'the fields there are: docs/definitions.md',
          ),
        );
      const value = valueAt(agreement, pointer);
      const texts = (Array.isArray(value) ? value : [value]).map((one) => String(one ?? '').toLowerCase());
      return values.some((wanted) => texts.includes(wanted.toLowerCase()));
    });
    if (isFit.every(Boolean)) fits.push({ name, fields: choices.length });
  }
  return { ranked: fits.sort((a, b) => b.fields - a.fields), problems };
}

function unknownClauses(names: readonly string[], clauses: readonly string[]): Problem[] {
  const known = clauses.map(shortName);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const close = nearest(name, known);
      return {
        rule: 'template/unknown-variant',
        severity: 'error',
        message: `There is no clause \`${name}\` with variants`,
        hint:
          close === undefined
            ? `the clauses with variants: ${known.join(', ') || 'none'}`
            : `did you mean \`${close}\`?`,
        path: `/presentation/clauses/${escapeKey(name)}`,
      };
    });
}

function unknownVariant(clause: string, choice: string, variants: readonly string[]): Problem {
  const known = variants.map((name) => name.split('/').at(-1)!);
  const close = nearest(choice, known);
  return {
    rule: 'template/unknown-variant',
    severity: 'error',
    message: `The clause \`${clause}\` has no variant \`${choice}\``,
    hint: close === undefined ? `its variants: ${known.join(', ')}` : `did you mean \`${close}\`?`,
    path: `/presentation/clauses/${escapeKey(clause)}`,
  };
}

function noVariant(clause: string, variants: readonly string[]): Problem {
  const known = variants.map((name) => name.split('/').at(-1)!);
  return {
    rule: 'template/no-variant',
    severity: 'error',
    message: `No variant of the clause \`${clause}\` fits this agreement by its fields`,
    hint: `choose one under \`presentation\`: \`clauses: { ${clause}: ${known[0]} }\`; its variants: ${known.join(', ')}`,
    path: '/presentation',
  };
}
